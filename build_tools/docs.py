"""A whole docs folder: pages in every language, sentences and law, read together."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from decision_tree import Kind, Language

from .languages import SENTENCES, read_languages
from .law import FACTS, Rule, read_law
from .macros import Macros
from .memory import Memory, state, states
from .pages import Item, Page, read_page
from .problems import Problem
from .sentences import Sentences, read_sentences
from .text_file import shown_path
from .today import latest
from .vocabulary import FILE as VOCABULARY
from .vocabulary import VocabularyFile, read_vocabulary

ASSETS = "assets"
NODE_KINDS = frozenset(Kind)
ANSWERING = NODE_KINDS - {Kind.OUTCOME}
KIND_OF_KEY: Mapping[str, str] = {
    "event": Kind.DATE,
    "clock": Kind.CHECK,
    "stage": Kind.OUTCOME,
    "clocks": Kind.OUTCOME,
    "letter": Kind.OUTCOME,
    "done_by": Kind.OUTCOME,
    "fields": "letter",
}
"""The keys that only pages of one kind have."""


@dataclass(frozen=True, kw_only=True)  # no slots: what is looked up often is kept once found
class Docs:
    """Everything under one docs folder, read but not yet judged."""

    root: Path
    source: str
    """The language whose pages are the source of the others."""
    translations: tuple[str, ...]
    unsettled: tuple[Problem, ...]
    """Why it is not known which languages there are, so that nothing can be compared."""
    pages: Mapping[str, tuple[Page, ...]]
    """By language, in the order of their files."""
    vocabulary: VocabularyFile
    files: Mapping[str, frozenset[PurePosixPath]]
    """By language, every file that its pages may name, seen from the folder of its pages."""
    law_files: frozenset[str]
    """The names of the files among those of the law."""
    rules: Mapping[str, Rule]
    unread_rules: frozenset[str]
    """The ids of rules whose files have mistakes."""
    sentences: Mapping[str, Sentences]
    macros: Mapping[str, Macros]
    reading_problems: tuple[Problem, ...]
    """What was wrong with the files by themselves, before they are compared."""

    def nodes(self) -> Iterator[Page]:
        """Yield the source's pages that are nodes of the tree."""
        return (page for page in self.pages[self.source] if page.kind in NODE_KINDS)

    @cached_property
    def node_ids(self) -> Set[str]:
        return frozenset(page.id for page in self.nodes() if page.id)

    def starts(self) -> list[Page]:
        """Return the nodes that say they are the start; checked docs have exactly one."""
        return [page for page in self.nodes() if "start" in page.meta]

    def entries(self) -> list[Page]:
        """Return the nodes that list events; checked docs have one at most."""
        return [page for page in self.nodes() if page.kind == Kind.EVENTS]

    def road(self) -> list[Page]:
        """Return the pages of the road's steps, in their order; checked docs number them."""
        steps = [page for page in self.pages[self.source] if "step" in page.meta]
        return sorted(steps, key=lambda page: int(page.meta.text("step") or 0))

    def answering(self, lang: str) -> Iterator[Page]:
        """Yield the pages of *lang* that must have answers."""
        ids = {page.id for page in self.pages[self.source] if page.id and page.kind in ANSWERING}
        return (page for page in self.pages[lang] if page.id in ids)

    def target(self, item: Item, page: Page) -> Page | None:
        """Return the page that an answer of *page* leads to, or None when there is none."""
        path = page.target(item.link) if item.link else None
        return self.by_path(page.lang).get(path) if path else None

    def answer_id(self, item: Item, page: Page) -> str | None:
        """Return the id of an answer: its own mark, else the id of the node it leads to."""
        if item.link is None:
            return None
        if item.link.mark:
            return item.link.mark
        target = self.target(item, page)
        return target.id if target else None

    def url_of(self, path: PurePosixPath, lang: str) -> str:
        """Return the address of the page *path* under the site's root, with directory URLs."""
        parts = list(path.with_suffix("").parts)
        if parts[-1] == "index":
            parts.pop()
        prefix = [] if lang == self.source else [lang]
        return "".join(f"{part}/" for part in (*prefix, *parts))

    def by_path(self, lang: str) -> dict[PurePosixPath, Page]:
        return self._by_path[lang]

    def by_id(self, lang: str) -> dict[str, Page]:
        """Return the pages by id; of two with the same id the first."""
        return self._by_id[lang]

    @cached_property
    def _by_path(self) -> dict[str, dict[PurePosixPath, Page]]:
        return {lang: {page.path: page for page in pages} for lang, pages in self.pages.items()}

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Page]]:
        return {
            lang: {page.id: page for page in reversed(pages) if page.id}
            for lang, pages in self.pages.items()
        }


def read_docs(root: Path, today: date, memory: Memory | None = None) -> Docs:
    """Read the docs folder *root*; macros print the law as it stands on *today*.

    With a *memory* of an earlier reading only what was written since is read.

    Where *today* lies before the newest check of a rule, they print the law of that check: the
    pages were written for it. So a build can be repeated, or made by a computer whose clock is
    slow, without losing the values that began in between. A value that lapsed is still a mistake.
    """
    memory = memory or Memory()
    languages = read_languages(root)
    vocabulary = memory.recall(
        "vocabulary", state(root / VOCABULARY), partial(read_vocabulary, root)
    )
    law = memory.recall(
        "law",
        (
            states([*sorted((root / "law").glob("*")), root / FACTS]),
            languages,
            vocabulary,
            latest(today),
        ),
        partial(read_law, root / "law", latest(today), vocabulary),
    )
    law_files = frozenset(path.name for path in (root / "law").glob("[!.]*"))
    unread = law.unread | {name.partition(".")[0] for name in law_files} - law.rules.keys()
    source, *translations = languages.codes or ("",)
    day = max([today, *(rule.checked for rule in law.rules.values())])
    problems = [*vocabulary.problems, *law.problems, *_pages_outside(root, languages.codes)]
    pages: dict[str, tuple[Page, ...]] = {}
    sentences: dict[str, Sentences] = {}
    macros: dict[str, Macros] = {}
    letters: dict[str, set[str]] = {}
    for lang in languages.codes:
        made_from = (state(root / lang / SENTENCES), vocabulary)
        found, bad_sentences = memory.recall(
            ("sentences", lang), made_from, partial(read_sentences, root / lang, vocabulary)
        )
        problems += bad_sentences
        if found:
            sentences[lang] = found
        words = _language(found, lang)
        macros[lang] = memory.recall(
            ("macros", lang),
            (law, unread, found, day),
            partial(Macros, rules=law.rules, unread=unread, language=words, today=day),
        )
        read = _pages(root / lang, lang, macros[lang], letters, memory)
        pages[lang] = tuple(map(_with_its_kind, read) if lang == source else read)
        letters = letters or _letters(pages[lang])
        problems += [problem for page in pages[lang] for problem in page.problems]
    return Docs(
        root=root,
        source=source,
        translations=tuple(translations),
        unsettled=languages.problems,
        pages=pages,
        vocabulary=vocabulary,
        files={
            lang: frozenset(_files(root, lang, with_assets=lang == source))
            for lang in languages.codes
        },
        law_files=law_files,
        rules=law.rules,
        unread_rules=unread,
        sentences=sentences,
        macros=macros,
        reading_problems=tuple(problems),
    )


def _pages(
    folder: Path, lang: str, macros: Macros, letters: Mapping[str, Set[str]], memory: Memory
) -> Iterator[Page]:
    for path in _page_files(folder):
        made_from = (state(path), macros, letters)
        read = partial(read_page, path, folder, lang, macros, letters)
        yield memory.recall(path, made_from, read)


def _pages_outside(root: Path, languages: Iterable[str]) -> Iterator[Problem]:
    """Yield the pages that lie in no language's folder, where no site has them."""
    for path in sorted(root.glob("*.md")):
        if path.read_bytes().startswith(b"---"):
            fix = f"Move it into {' or '.join(f'{lang}/' for lang in languages)}."
            message = "the page lies outside the folders of the languages"
            yield Problem(shown_path(path), 1, message, fix)


def _with_its_kind(page: Page) -> Page:
    """Return *page* with the kind that it seems to be of, where it says none."""
    if "kind" in page.meta:
        return page
    kinds = (kind for key, kind in KIND_OF_KEY.items() if key in page.meta)
    marks = page.items and all(item.link and item.link.mark for item in page.items)
    asks = "step" not in page.meta and ("start" in page.meta or marks)
    meant = next(kinds, Kind.QUESTION if asks else None)
    return replace(page, kind_meant=meant) if meant else page


def _page_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.md")) if _is_seen(path, folder))


def _is_seen(path: Path, folder: Path) -> bool:
    """Tell whether MkDocs takes *path* below *folder* for a file of the site."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.is_file() and not hidden


def _files(root: Path, lang: str, *, with_assets: bool) -> Iterator[PurePosixPath]:
    """Yield the files of *lang*; the assets are built into the source's folder."""
    folder = root / lang
    for path in folder.rglob("*"):
        if _is_seen(path, folder):
            yield PurePosixPath(path.relative_to(folder).as_posix())
    for path in (root / ASSETS).rglob("*") if with_assets else ():
        yield PurePosixPath(path.relative_to(root).as_posix())


def _letters(pages: Iterable[Page]) -> dict[str, set[str]]:
    """Return the fields of each letter by its id, which its translations name too."""
    return {p.id: set(p.meta.texts("fields")) for p in pages if p.id and p.kind == "letter"}


def _language(sentences: Sentences | None, lang: str) -> Language | None:
    """Return the words that macros need, or None where no whole sentence file has them."""
    if sentences is None or sentences.said is None:
        return None
    words = sentences.said.language(lang, {}, {})
    return replace(words, sentences={**words.sentences, **sentences.said.law_pages})
