"""The rules for walks through the tree: one start, no circles, nothing unreached, none too long."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from decision_tree import Kind

from .docs import ANSWERING, Docs
from .front_matter import PageKind
from .pages import Page
from .problems import Problem

HOME = PurePosixPath("index.md")
"""The page that is the first question; another one that says so is the second."""

MOST_ANSWERS = 6
"""How many pages a reader answers at the most on the way to an outcome, dates included."""


def kind_is_known(page: Page) -> bool:
    """Tell whether *page* says what it is; if not, that is told, and nothing follows from it."""
    return page.id is not None and page.kind in PageKind and not page.unread


def one_node_starts(docs: Docs) -> Iterator[Problem]:
    starts = [page for page in docs.pages[docs.source] if "start" in page.meta]
    starts.sort(key=lambda page: page.path != HOME)
    if not starts:
        entries = docs.entries()
        for page in [page for page in _reached_from_nowhere(docs) if page not in entries][:1]:
            fix = "Write start: true in the front matter of the first question."
            yield Problem(page.file, 1, "no node is the start of the tree", fix)
    for page in starts[:1]:
        if kind_is_known(page) and page.kind not in ANSWERING:
            fix = "Move the line to the first question."
            yield Problem(page.file, page.key_line("start"), "the start asks nothing", fix)
    for page in starts[1:]:
        fix = f"Keep one; {starts[0].file} says start: true too."
        yield Problem(page.file, page.key_line("start"), "the tree has a second start", fix)
    for page in docs.entries()[1:]:
        fix = f"Keep one; {docs.entries()[0].file} lists events too."
        yield Problem(page.file, page.key_line("kind"), "the tree has a second list of events", fix)


def walks_end(docs: Docs) -> Iterator[Problem]:
    """Every node is reached, no walk comes back, and none asks too much."""
    starts = docs.starts()
    entries = docs.entries()
    roots = [*starts[:1], *entries[:1]]
    cycles = list(_cycles([*starts, *docs.nodes()], docs))
    yield from cycles
    if not starts:
        return
    for page in _reached_from_nowhere(docs):
        if page not in [*starts, *entries]:
            fix = "Link to it from an answer, or delete the page."
            message = f'no answer leads to the node "{page.id}"'
            yield Problem(page.file, page.key_line("id"), message, fix)
    if not cycles:
        for root in roots:
            yield from _long_walks(root, docs)


def _edges(page: Page, docs: Docs) -> list[tuple[Page, int]]:
    """Return the pages that the answers of *page* lead to, with the line of each."""
    if page.lang == docs.source and kind_is_known(page) and page.kind not in ANSWERING:
        return []
    targets = ((docs.target(item, page), item.line) for item in page.items)
    return [(target, line) for target, line in targets if target]


def _reached_from_nowhere(docs: Docs) -> list[Page]:
    """Return the nodes no answer leads to: in a tree without cycles, where all others hang.

    Where an answer of one language does, the other lacks it, and that is told of that page.
    """
    answering = chain.from_iterable(docs.answering(lang) for lang in docs.pages)
    reached = {target.id for page in answering for target, _ in _edges(page, docs)}
    return [page for page in docs.nodes() if page.id not in reached]


def _cycles(roots: Iterable[Page], docs: Docs) -> Iterator[Problem]:
    """Yield each answer that leads back to a page already on the way (depth first)."""
    done: set[str] = set()
    for root in roots:
        if root.file in done:
            continue
        way = [(root, iter(_edges(root, docs)))]
        place = {root.file: 0}
        while way:
            page, rest = way[-1]
            target, line = next(rest, (None, 0))
            if target is None:
                done.add(page.file)
                way.pop()
                del place[page.file]
            elif target.file in place:
                circle = [passed for passed, _ in way[place[target.file] :]]
                fix = "Lead it onwards; a reader goes back with the back button."
                message = f"this answer closes a circle: {_shown_walk([*circle, target])}"
                yield Problem(page.file, line, message, fix)
            elif target.file not in done:
                place[target.file] = len(way)
                way.append((target, iter(_edges(target, docs))))


def _long_walks(start: Page, docs: Docs) -> Iterator[Problem]:
    """Yield the last answer of the longest walk to each outcome that is too far away."""
    length = {start.file: 0}
    before: dict[str, tuple[Page, int]] = {}
    for page in _downwards(start, docs):
        for target, line in _edges(page, docs):
            if length[page.file] + 1 > length.get(target.file, 0):
                length[target.file] = length[page.file] + 1
                before[target.file] = page, line
        if page.kind == Kind.OUTCOME and length[page.file] > MOST_ANSWERS:
            walk = [page]
            while walk[-1].file in before:
                walk.append(before[walk[-1].file][0])
            last, line = before[page.file]
            shown = _shown_walk(reversed(walk))
            message = f"{length[page.file]} answers until an outcome: {shown}"
            fix = f"Ask at most {MOST_ANSWERS} questions before an outcome."
            yield Problem(last.file, line, message, fix)


def _downwards(start: Page, docs: Docs) -> list[Page]:
    """Return what is reached from *start*, each page after all that lead to it: no walk circles."""
    upwards: list[Page] = []
    seen = {start.file}
    way = [(start, iter(_edges(start, docs)))]
    while way:
        page, rest = way[-1]
        target, _ = next(rest, (None, 0))
        if target is None:
            upwards.append(page)
            way.pop()
        elif target.file not in seen:
            seen.add(target.file)
            way.append((target, iter(_edges(target, docs))))
    return upwards[::-1]


def _shown_walk(pages: Iterable[Page]) -> str:
    return " > ".join(page.id or page.path.name for page in pages)
