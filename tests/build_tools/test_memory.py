"""After an edit only what was written is read again, and the docs are the same as if all were."""

from pathlib import Path

from build_tools.docs import Docs, read_docs
from build_tools.memory import Memory
from build_tools.today import today


def read_again(root: Path, memory: Memory, before: Docs) -> tuple[Docs, set[str]]:
    """Read *root* once more: the docs, and the files of the pages that were read for it."""
    docs = read_docs(root, today(), memory)
    assert docs == read_docs(root, today())
    known = {id(page) for pages in before.pages.values() for page in pages}
    pages = (page for pages in docs.pages.values() for page in pages)
    return docs, {page.path.as_posix() for page in pages if id(page) not in known}


def test_what_was_not_written_is_not_read_again(sound: Path) -> None:
    memory = Memory()
    docs = read_docs(sound, today(), memory)
    docs, read = read_again(sound, memory, docs)
    assert read == set()

    page = sound / "pl" / "droga" / "reklamacja.md"
    page.write_text(page.read_text("utf-8") + "\nI jeszcze to.\n", "utf-8")
    docs, read = read_again(sound, memory, docs)
    assert read == {"droga/reklamacja.md"}

    page.unlink()
    docs, read = read_again(sound, memory, docs)
    assert (read, len(docs.pages["pl"])) == (set(), len(docs.pages["en"]) - 1)


def test_a_changed_law_is_printed_on_every_page_that_cites_it(sound: Path) -> None:
    memory = Memory()
    docs = read_docs(sound, today(), memory)
    rule = sound / "law" / "complaint-reply.yml"
    rule.write_text(rule.read_text("utf-8").replace("30 days", "31 days"), "utf-8")
    docs, read = read_again(sound, memory, docs)
    assert len(read) == len({page.path for pages in docs.pages.values() for page in pages})


def test_letters_of_the_source_are_known_to_their_translations(sound: Path) -> None:
    memory = Memory()
    docs = read_docs(sound, today(), memory)
    (letter,) = [page for page in docs.pages["pl"] if page.kind == "letter"]
    path = sound / "pl" / letter.path
    path.write_text(path.read_text("utf-8").replace("fields: [", "fields: [other, "), "utf-8")
    _, read = read_again(sound, memory, docs)
    assert len(read) > 1
