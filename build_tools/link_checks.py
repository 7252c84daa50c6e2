"""The rules for links and pictures: what each names is there, under any address of the site."""

import re
from collections.abc import Container, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import unquote

from decision_tree.words import plain

from .docs import Docs
from .pages import Link, Page, file_of, href_of, parts_of
from .problems import Problem, did_you_mean
from .text_file import shown_path

_PAGE = ".md"
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NO_NAME = re.compile(r"[^a-z0-9]+")
_OTHER_PAGES = frozenset({_PAGE, ".markdown", ".mdown", ".mkdn", ".mkd"})
"""What MkDocs takes for pages too, while nothing else here does."""


def pages_are_md_files(docs: Docs) -> Iterator[Problem]:
    for lang, files in docs.files.items():
        for path in files:
            if path.suffix.lower() in _OTHER_PAGES and path.suffix != _PAGE:
                fix = f"Rename it to {path.with_suffix(_PAGE).name}."
                message = f"the page's name ends in {path.suffix}"
                yield Problem(shown_path(docs.root / lang / path), 1, message, fix)


def pages_have_plain_names(docs: Docs) -> Iterator[Problem]:
    """Names become addresses, which are typed, read out and sent in letters."""
    for page in _pages(docs):
        if not all(_NAME.fullmatch(part) for part in page.path.with_suffix("").parts):
            fix = f"Rename it to {_plain_name(page.path)}."
            yield Problem(page.file, 1, "the page's name makes no plain address", fix)


def _plain_name(path: PurePosixPath) -> str:
    parts = (_NO_NAME.sub("-", plain(part)).strip("-") for part in path.with_suffix("").parts)
    return f"{'/'.join(part or 'page' for part in parts)}{_PAGE}"


def links_have_words(docs: Docs) -> Iterator[Problem]:
    for page in _pages(docs):
        for link in page.links:
            if not link.text.strip():
                fix = "Write them between its square brackets."
                yield Problem(page.file, link.line, "the link has no words", fix)


def links_begin_at_their_page(docs: Docs) -> Iterator[Problem]:
    """No link begins at the root: the site may lie under a path, where that is another site."""
    for page in _pages(docs):
        for link in (*page.links, *page.pictures):
            parts = parts_of(link.href)
            if link.href.startswith(("/", "\\")) and not parts.netloc:
                address = unquote(parts.path).strip("/").removeprefix(f"{page.lang}/")
                meant = _page_at(PurePosixPath(address), docs.by_path(page.lang))
                fix = "Name the file, seen from this page."
                if meant:
                    fix = f'Did you mean "{href_of(page.path, meant)}"?'
                message = f'"{link.href}" begins at the root of the site'
                yield Problem(page.file, link.line, message, fix)


def _page_at(path: PurePosixPath, files: Container[PurePosixPath]) -> PurePosixPath | None:
    """Return the page whose file *path* is, or whose address."""
    tried = (path, path / f"index{_PAGE}", path.parent / f"{path.name}{_PAGE}")
    return next((path for path in tried if path in files), None)


def links_lead_somewhere(docs: Docs) -> Iterator[Problem]:
    for lang, pages in docs.pages.items():
        paths = docs.by_path(lang)
        answering = {page.file for page in docs.answering(lang)}
        for page in pages:
            answers = {item.link for item in page.items if item.link}
            for link in page.links:
                path = page.target(link)
                if path is None or path in paths:
                    continue
                is_answer = page.file in answering and link in answers
                what = f'answer "{link.mark or link.text}"' if is_answer else "the link"
                message = f'{what} leads to "{link.href}", which does not exist'
                meant = _where_the_pair_leads(link, page, docs) or _near_page(path, page, paths)
                fix = "Correct the file name, or write that page."
                if meant:
                    written = href_of(page.path, meant.path)
                    fix = f'Did you mean "{written}" (id: {meant.id})?'
                yield Problem(page.file, link.line, message, fix)


def _where_the_pair_leads(link: Link, page: Page, docs: Docs) -> Page | None:
    """Return the page in this language that the same answer leads to in another one."""
    pairs = [docs.by_id(lang).get(page.id or "") for lang in docs.pages if lang != page.lang]
    for pair in filter(None, pairs):
        for item in pair.items:
            if item.link and item.link.mark and item.link.mark == link.mark:
                target = docs.target(item, pair)
                return docs.by_id(page.lang).get(target.id or "") if target else None
    return None


def _near_page(path: PurePosixPath, page: Page, paths: Mapping[PurePosixPath, Page]) -> Page | None:
    written = {href_of(page.path, known): other for known, other in paths.items()}
    near = get_close_matches(href_of(page.path, path), written, n=1)
    return written[near[0]] if near else None


def files_are_there(docs: Docs) -> Iterator[Problem]:
    """Every picture is there, and every file behind a link that is no page."""
    for page in _pages(docs):
        files = docs.files[page.lang]
        for link in page.pictures:
            path = _own_file(page, link)
            if path and path not in files:
                message = f'the picture "{link.href}" does not exist'
                yield Problem(page.file, link.line, message, _near_file(page, path, files))
        for link in page.links:
            path = _own_file(page, link)
            if path and path not in files and page.target(link) is None:
                message = f'the link leads to "{link.href}", which does not exist'
                yield Problem(page.file, link.line, message, _near_file(page, path, files))


def _own_file(page: Page, link: Link) -> PurePosixPath | None:
    """Return the file of the site that *link* names, seen from its page."""
    parts = parts_of(link.href)
    elsewhere = parts.scheme or parts.netloc or parts.path.startswith(("/", "\\"))
    return None if elsewhere or not parts.path else file_of(page.path, parts.path)


def _near_file(page: Page, path: PurePosixPath, files: frozenset[PurePosixPath]) -> str:
    meant = _page_at(path, files)
    if meant:
        return f'Did you mean "{href_of(page.path, meant)}"?'
    names = [href_of(page.path, known) for known in sorted(files) if known.suffix != ".yml"]
    return did_you_mean(href_of(page.path, path), names, "Put that file there, or name another.")


def anchors_are_there(docs: Docs) -> Iterator[Problem]:
    """Every ``#place`` that a link ends with is on the page it leads to."""
    for lang, pages in docs.pages.items():
        paths = docs.by_path(lang)
        answering = {page.file for page in docs.answering(lang)}
        for page in pages:
            for link in page.links:
                place = unquote(parts_of(link.href).fragment)
                target = _page_of(page, link, paths)
                if not place or target is None or _is_half_read(target, docs):
                    continue
                known = _places(target, asks=target.file in answering)
                if place not in known:
                    message = f'the link leads to "{link.href}", where no "#{place}" is'
                    fix = f"Write {{ #{place} }} behind the heading that is meant."
                    fix = did_you_mean(f"#{place}", (f"#{id_}" for id_ in sorted(known)), fix)
                    yield Problem(page.file, link.line, message, fix)


def _page_of(page: Page, link: Link, paths: Mapping[PurePosixPath, Page]) -> Page | None:
    if link.href.startswith("#"):
        return page
    path = page.target(link)
    return paths.get(path) if path else None


def _is_half_read(page: Page, docs: Docs) -> bool:
    """Tell whether other mistakes keep a part of *page* from being known."""
    return page.unread or bool(page.problems or docs.unread_rules)


def _places(page: Page, *, asks: bool) -> frozenset[str]:
    """Return the ids of *page*; the marks of answers become something else in the browser."""
    marks = (item.link.mark for item in page.items if item.link and item.link.mark)
    return page.anchors - frozenset(marks if asks else ())


def _pages(docs: Docs) -> Iterator[Page]:
    return chain.from_iterable(docs.pages.values())
