"""The rules for pages: each is a generator of problems and reads no file."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath

from decision_tree import Kind
from decision_tree.events import Event
from decision_tree.tree import NO, YES

from .days_off import table_of
from .docs import KINDS, SOURCE, TRANSLATIONS, Docs
from .pages import Item, Page
from .problems import Problem, did_you_mean
from .sentences import differences

MOST_ANSWERS = 6
"""How many pages a reader answers at the most on the way to an outcome, dates included."""

SITUATION_SECTIONS = ("who", "demand", "evidence")

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_KEYS = ("id", "kind", "start", "event", "clock", "clocks", "stage", "letter", "fields", "step")
_ROUTING = ("kind", "start", "event", "clock", "clocks", "stage", "letter", "fields")
_ANSWERING = frozenset({Kind.QUESTION, Kind.DATE, Kind.CHECK})


def check(docs: Docs) -> list[Problem]:
    """Return every problem of *docs*, by file and line, each once."""
    rules: tuple[Callable[[Docs], Iterator[Problem]], ...] = (
        front_matter_is_known,
        pages_have_text,
        ids_are_unique,
        links_lead_somewhere,
        one_node_starts,
        answers_lead_to_nodes,
        answers_fit_their_kind,
        names_are_known,
        situations_have_their_sections,
        walks_end,
        languages_agree,
        sentences_agree,
        days_off_are_right,
    )
    found = chain(docs.reading_problems, *(rule(docs) for rule in rules))
    return sorted(set(found))


def _all_pages(docs: Docs) -> Iterator[Page]:
    return (page for pages in docs.pages.values() for page in pages if not page.unread)


def _answering(docs: Docs, lang: str) -> Iterator[Page]:
    """Yield the pages of *lang* that must have answers."""
    kinds = {page.id: page.kind for page in docs.pages[SOURCE]}
    return (page for page in docs.pages[lang] if kinds.get(page.id) in _ANSWERING)


def answer_id(item: Item, page: Page, docs: Docs) -> str | None:
    """Return the id of an answer: its own mark, else the id of the node it leads to."""
    if item.link is None:
        return None
    if item.link.mark:
        return item.link.mark
    target = _target_page(item, page, docs)
    return target.id if target else None


def _target_page(item: Item, page: Page, docs: Docs) -> Page | None:
    path = page.target(item.link) if item.link else None
    return docs.by_path(page.lang).get(path) if path else None


def front_matter_is_known(docs: Docs) -> Iterator[Problem]:
    for page in _all_pages(docs):
        for key in page.meta:
            near = did_you_mean(key, _KEYS, "")
            if key not in _KEYS and near and abs(len(key) - len(near.split('"')[1])) <= 2:
                yield Problem(page.file, page.key_line(key), f'unknown key "{key}"', near)
        if page.kind not in KINDS:
            fix = did_you_mean(page.kind, KINDS, f"Known kinds: {', '.join(sorted(KINDS))}.")
            message = f'unknown kind "{page.kind}"'
            yield Problem(page.file, page.key_line("kind"), message, fix)


def pages_have_text(docs: Docs) -> Iterator[Problem]:
    for page in _all_pages(docs):
        if page.empty:
            fix = "Write the page, or delete the file."
            yield Problem(page.file, page.title_line, "the page is empty", fix)
        elif not page.title:
            fix = "Begin the text with a line such as: # Title"
            yield Problem(page.file, page.title_line, "the page has no title", fix)


def ids_are_unique(docs: Docs) -> Iterator[Problem]:
    for pages in docs.pages.values():
        first: dict[str, Page] = {}
        for page in pages:
            if page.unread:
                continue
            if page.id is None:
                fix = "Write id: and a name in English kebab-case between two lines of ---."
                yield Problem(page.file, 1, "the page has no id", fix)
                continue
            line = page.key_line("id")
            if not _ID.fullmatch(page.id):
                fix = "Write it in small English letters, digits and hyphens, such as no-answer."
                yield Problem(page.file, line, f'"{page.id}" is no id', fix)
            if page.id in first:
                fix = f"{first[page.id].file} has it already; give this page its own id."
                yield Problem(page.file, line, f'duplicate id "{page.id}"', fix)
            first.setdefault(page.id, page)


def links_lead_somewhere(docs: Docs) -> Iterator[Problem]:
    for lang, pages in docs.pages.items():
        paths = docs.by_path(lang)
        for page in pages:
            answers = {item.link for item in page.items if item.link}
            for link in page.links:
                path = page.target(link)
                if path is None or path in paths:
                    continue
                answering = page.kind in _ANSWERING and link in answers
                what = f'answer "{link.mark or link.text}"' if answering else "the link"
                message = f'{what} leads to "{link.href}", which does not exist'
                yield Problem(page.file, link.line, message, _near_page(path, page, paths))


def _near_page(path: PurePosixPath, page: Page, paths: Mapping[PurePosixPath, Page]) -> str:
    written = {_relative(page.path, known): other for known, other in paths.items()}
    guess = did_you_mean(_relative(page.path, path), written, "")
    if not guess:
        return "Correct the file name, or write that page."
    other = written[guess.split('"')[1]]
    return f"{guess[:-1]} (id: {other.id})?"


def _relative(origin: PurePosixPath, path: PurePosixPath) -> str:
    """Return how a link on *origin* names *path*."""
    here, there = origin.parent.parts, path.parts
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join((*([".."] * (len(here) - shared)), *there[shared:]))


def one_node_starts(docs: Docs) -> Iterator[Problem]:
    nodes = [page for page in docs.nodes() if not page.unread]
    starts = [page for page in nodes if page.meta.text("start") == "true"]
    if nodes and not starts:
        fix = "Write start: true in the front matter of the first question."
        yield Problem(nodes[0].file, 1, "no node is the start of the tree", fix)
    for page in starts[1:]:
        fix = f"Take the line out; the tree starts at {starts[0].file}."
        yield Problem(page.file, page.key_line("start"), "the tree has a second start", fix)


def answers_lead_to_nodes(docs: Docs) -> Iterator[Problem]:
    node_ids = {page.id for page in docs.nodes()}
    for page in chain.from_iterable(_answering(docs, lang) for lang in docs.pages):
        if page.unread or page.empty:
            continue
        if not page.items:
            fix = "End the page with a bullet list of links, one an answer."
            yield Problem(page.file, page.title_line, "dead end: the page has no answers", fix)
        for item in page.items:
            if item.link is None:
                fix = "Begin it with a link to a page, such as - [Yes](next.md)."
                yield Problem(page.file, item.line, "this answer begins with no link", fix)
                continue
            if page.target(item.link) is None:
                fix = "Link to the .md file of a question or an outcome."
                message = f'answer "{item.link.text}" leads out of the tree'
                yield Problem(page.file, item.line, message, fix)
                continue
            target = _target_page(item, page, docs)
            if target is not None and not target.unread and target.id not in node_ids:
                fix = "Link to a question, date, check or outcome page."
                message = f'answer "{item.link.text}" leads to {target.file}, which is no node'
                yield Problem(page.file, item.line, message, fix)
        yield from _repeated_answers(page, docs)


def _repeated_answers(page: Page, docs: Docs) -> Iterator[Problem]:
    ids = [answer_id(item, page, docs) for item in page.items]
    counted = Counter(id_ for id_ in ids if id_)
    for item, id_ in zip(page.items, ids, strict=True):
        if id_ and counted[id_] > 1:
            fix = "Give each its own { #id } behind the link."
            yield Problem(page.file, item.line, f'two answers have the id "{id_}"', fix)


def answers_fit_their_kind(docs: Docs) -> Iterator[Problem]:
    for page in docs.nodes():
        if page.kind == Kind.CHECK and page.items:
            ids = {answer_id(item, page, docs) for item in page.items}
            for needed in (YES, NO):
                if needed not in ids:
                    fix = f"Mark the link of that answer with {{ #{needed} }}."
                    message = f'the check has no answer "{needed}"'
                    yield Problem(page.file, page.items[0].line, message, fix)
        if page.kind == Kind.OUTCOME:
            continue
        for key in ("stage", "clocks", "letter"):
            if key in page.meta:
                fix = "Take the line out, or make the page an outcome."
                message = f'"{key}" belongs to outcomes only'
                yield Problem(page.file, page.key_line(key), message, fix)


def names_are_known(docs: Docs) -> Iterator[Problem]:
    clocks = sorted(id_ for id_, rule in docs.rules.items() if rule.clock)
    letters = sorted(p.id for p in docs.pages[SOURCE] if p.kind == "letter" and p.id)
    needed: dict[str, tuple[str, list[str]]] = {
        Kind.DATE: ("event", list(Event)),
        Kind.CHECK: ("clock", clocks),
    }
    for page in docs.pages[SOURCE]:
        if page.kind in needed:
            key, known = needed[page.kind]
            if not page.meta.text(key):
                fix = f"Write {key}: and one of: {', '.join(known)}."
                message = f'the {page.kind} names no "{key}"'
                yield Problem(page.file, page.key_line("kind"), message, fix)
        yield from _unknown_names(page, "event", "event", list(Event))
        yield from _unknown_names(page, "clock", "clock", clocks)
        yield from _unknown_names(page, "clocks", "clock", clocks)
        yield from _unknown_names(page, "letter", "letter", letters)


def _unknown_names(page: Page, key: str, what: str, known: list[str]) -> Iterator[Problem]:
    for name in page.meta.texts(key):
        if name not in known:
            fix = did_you_mean(name, known, f"Known: {', '.join(known) or 'none'}.")
            yield Problem(page.file, name.line, f'unknown {what} "{name}"', fix)


def situations_have_their_sections(docs: Docs) -> Iterator[Problem]:
    situations = {page.id for page in docs.pages[SOURCE] if page.kind == "situation"}
    for page in _all_pages(docs):
        if page.id in situations and page.id:
            for section in SITUATION_SECTIONS:
                if section not in page.headings:
                    fix = f"Write a heading such as: ## Title {{ #{section} }}"
                    message = f'the situation has no section "#{section}"'
                    yield Problem(page.file, page.title_line, message, fix)


def walks_end(docs: Docs) -> Iterator[Problem]:
    """Every node is reached, no walk comes back, and none asks too much."""
    nodes = {page.id: page for page in docs.nodes() if page.id and not page.unread}
    edges = {id_: _edges(page, docs) for id_, page in nodes.items()}
    start = next((id_ for id_, p in nodes.items() if p.meta.text("start") == "true"), None)
    cycles = list(_cycles(edges, nodes))
    yield from cycles
    if start is None:
        return
    reached = _reached(start, edges)
    for id_, page in nodes.items():
        if id_ not in reached:
            fix = "Link to it from an answer, or delete the page."
            line = page.key_line("id")
            yield Problem(page.file, line, f'no answer leads to the node "{id_}"', fix)
    if not cycles:
        yield from _long_walks(start, edges, nodes)


def _edges(page: Page, docs: Docs) -> list[tuple[str, int]]:
    """Return the ids of the nodes that *page* leads to, with the line of each answer."""
    if page.kind not in _ANSWERING:
        return []
    targets = ((_target_page(item, page, docs), item.line) for item in page.items)
    return [(target.id, line) for target, line in targets if target and target.id]


def _reached(start: str, edges: Mapping[str, list[tuple[str, int]]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for target, _ in edges.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _cycles(
    edges: Mapping[str, list[tuple[str, int]]], nodes: Mapping[str, Page]
) -> Iterator[Problem]:
    """Yield each answer that leads back to a node already on the way (depth first)."""
    done: set[str] = set()
    for root in nodes:
        if root in done:
            continue
        way: list[tuple[str, Iterator[tuple[str, int]]]] = [(root, iter(edges[root]))]
        while way:
            id_, rest = way[-1]
            target, line = next(rest, (None, 0))
            on_way = [passed for passed, _ in way]
            if target is None:
                done.add(id_)
                way.pop()
            elif target in on_way:
                circle = f"{' > '.join(on_way[on_way.index(target) :])} > {target}"
                fix = "Lead it onwards; a reader goes back with the back button."
                yield Problem(nodes[id_].file, line, f"this answer closes a circle: {circle}", fix)
            elif target in nodes and target not in done:
                way.append((target, iter(edges[target])))


def _long_walks(
    start: str, edges: Mapping[str, list[tuple[str, int]]], nodes: Mapping[str, Page]
) -> Iterator[Problem]:
    walks: dict[str, tuple[str, ...]] = {start: ()}
    waiting = [start]
    while waiting:
        id_ = waiting.pop()
        for target, line in edges.get(id_, ()):
            walk = (*walks[id_], id_)
            if target not in nodes or len(walk) <= len(walks.get(target, ())):
                continue
            if len(walk) > MOST_ANSWERS:
                message = f"{len(walk)} answers lead here: {' > '.join((*walk, target))}"
                fix = f"Ask at most {MOST_ANSWERS} questions before an outcome."
                yield Problem(nodes[id_].file, line, message, fix)
            walks[target] = walk
            waiting.append(target)


def languages_agree(docs: Docs) -> Iterator[Problem]:
    source = docs.by_id(SOURCE)
    for lang in TRANSLATIONS:
        others = docs.by_id(lang)
        for id_, page in source.items():
            if page.unread:
                continue
            if id_ not in others:
                fix = f"Write it under {lang}/ with the same id."
                message = f'the page "{id_}" is missing in {lang}'
                yield Problem(page.file, page.key_line("id"), message, fix)
                continue
            if not others[id_].unread:
                yield from _pair_differs(page, others[id_], docs)
        for id_, other in others.items():
            if id_ not in source and not other.unread:
                fix = did_you_mean(id_, source, f"Write its pair under {SOURCE}/, or delete it.")
                message = f'no page under {SOURCE}/ has the id "{id_}"'
                yield Problem(other.file, other.key_line("id"), message, fix)


def _pair_differs(page: Page, other: Page, docs: Docs) -> Iterator[Problem]:
    for key in _ROUTING:
        if key in other.meta and other.meta.texts(key) != page.meta.texts(key):
            fix = f"Take the line out; {page.file} decides it."
            message = f'"{key}" is not what the page\'s pair says'
            yield Problem(other.file, other.key_line(key), message, fix)
    if page.kind not in _ANSWERING:
        return
    here, there = _routes(page, docs), _routes(other, docs)
    for answer, (target, _) in here.items():
        if answer not in there:
            fix = f"Give it the answer that {page.file} has under that id."
            message = f'the answer "{answer}" is missing'
            yield Problem(other.file, other.title_line, message, fix)
        elif target and there[answer][0] not in (None, target):
            fix = f'Lead it to the page with the id "{target}", as in {page.file}.'
            message = f'the answer "{answer}" leads to "{there[answer][0]}"'
            yield Problem(other.file, there[answer][1], message, fix)
    for answer, (_, line) in there.items():
        if answer not in here:
            fix = did_you_mean(answer, here, f"Take it out, or add it to {page.file}.")
            message = f'{page.file} has no answer "{answer}"'
            yield Problem(other.file, line, message, fix)
    if list(here) != list(there) and here.keys() == there.keys():
        fix = f"Put them in the order of {page.file}."
        yield Problem(other.file, other.items[0].line, "the answers are in another order", fix)


def _routes(page: Page, docs: Docs) -> dict[str, tuple[str | None, int]]:
    """Return the answers of *page*: where each leads, as an id, and its line."""
    routes: dict[str, tuple[str | None, int]] = {}
    for item in page.items:
        id_ = answer_id(item, page, docs)
        if id_:
            target = _target_page(item, page, docs)
            routes.setdefault(id_, (target.id if target else None, item.line))
    return routes


def sentences_agree(docs: Docs) -> Iterator[Problem]:
    source = docs.sentences.get(SOURCE)
    for lang in TRANSLATIONS:
        other = docs.sentences.get(lang)
        if source and other:
            yield from differences(source, other)


def days_off_are_right(docs: Docs) -> Iterator[Problem]:
    if "days-off" in docs.rules:
        yield from table_of(docs.rules["days-off"])[1]
