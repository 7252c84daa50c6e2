"""The rules for what pages were called before: old cases and links still find one page each."""

from collections.abc import Iterator
from itertools import chain
from pathlib import PurePosixPath

from .docs import Docs
from .pages import Page
from .problems import Problem, did_you_mean


def former_names_are_free(docs: Docs) -> Iterator[Problem]:
    """No id that a node or an answer had is one that another has now, or had."""
    taken = {str(page.id): page for page in docs.pages[docs.source] if page.id}
    for page in docs.nodes():
        for old in page.meta.texts("formerly"):
            if other := taken.get(old):
                fix = f"Take it out here, or there: {other.file}."
                yield Problem(page.file, old.line, f'"{old}" is the id of another page', fix)
            taken.setdefault(str(old), page)
        yield from _former_answers(page, docs)


def _former_answers(page: Page, docs: Docs) -> Iterator[Problem]:
    former = page.meta.table("formerly_answers")
    known = sorted(filter(None, (docs.answer_id(item, page) for item in page.items)))
    for old in former:
        now = former.text(old) or ""
        if old in known:
            fix = "Take the line out: readers who chose it still find it."
            yield Problem(page.file, former.key_line(old), f'"{old}" is an answer still', fix)
        if now not in known:
            fix = did_you_mean(now, known, f"Known: {', '.join(known)}.")
            message = f'"{page.id}" has no answer "{now}"'
            yield Problem(page.file, former.key_line(old), message, fix)


def moved_pages_are_gone(docs: Docs) -> Iterator[Problem]:
    """No page stands where ``moved_from`` says that none does any longer."""
    for page in chain.from_iterable(docs.pages.values()):
        paths = docs.by_path(page.lang)
        for old in page.meta.texts("moved_from"):
            path = page.path.parent / PurePosixPath(old)
            if path in paths:
                fix = "Delete that page, or take the line out."
                yield Problem(page.file, old.line, f'the page "{old}" is there still', fix)
            elif path.suffix != ".md":
                fix = "Write the file it had, such as old-page.md, seen from this page."
                yield Problem(page.file, old.line, f'"{old}" is no page', fix)
