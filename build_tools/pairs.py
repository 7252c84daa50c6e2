"""The rules for pairs: each page has one in every language, with the same answers."""

from collections.abc import Iterator

from .answer_checks import ID
from .docs import ANSWERING, Docs
from .pages import Page
from .problems import Problem, did_you_mean

_ROUTING = ("kind", "start", "event", "clock", "clocks", "stage", "letter", "fields")


def languages_agree(docs: Docs) -> Iterator[Problem]:
    source = docs.by_id(docs.source)
    for lang in docs.translations:
        others = docs.by_id(lang)
        for id_, page in source.items():
            if id_ not in others:
                fix = f"Write it under {lang}/ with the same id."
                message = f'the page "{id_}" is missing in {lang}'
                yield Problem(page.file, page.key_line("id"), message, fix)
            elif not page.unread:
                yield from _pair_differs(page, others[id_], docs)
        if any(page.id is None for page in docs.pages[docs.source]):
            continue  # it may be the pair of any page without one
        for id_, other in others.items():
            if id_ not in source:
                fix = did_you_mean(
                    id_, source, f"Write its pair under {docs.source}/, or delete it."
                )
                message = f'no page under {docs.source}/ has the id "{id_}"'
                yield Problem(other.file, other.key_line("id"), message, fix)


def _pair_differs(page: Page, other: Page, docs: Docs) -> Iterator[Problem]:
    for key in _ROUTING:
        if key in other.meta and other.meta.texts(key) != page.meta.texts(key):
            fix = f"Take the line out; {page.file} decides it."
            message = f'"{key}" is not what the page\'s pair says'
            yield Problem(other.file, other.key_line(key), message, fix)
    here, there = _routes(page, docs), _routes(other, docs)
    if page.kind not in ANSWERING or here is None or there is None:
        return
    missing = {answer: target for answer, (target, _) in here.items() if answer not in there}
    for answer, (target, line) in there.items():
        meant = next((id_ for id_, leads_to in missing.items() if leads_to == target), None)
        if answer not in here and meant:
            del missing[meant]
            fix = f"Mark its link with {{ #{meant} }}."
            message = f'the answer "{answer}" is "{meant}" in {page.file}'
            yield Problem(other.file, line, message, fix)
        elif answer not in here:
            fix = f"Take it out, or add it to {page.file}."
            message = f'{page.file} has no answer "{answer}"'
            yield Problem(other.file, line, message, fix)
        elif target != here[answer][0]:
            fix = f'Lead it to the page with the id "{here[answer][0]}", as in {page.file}.'
            message = f'the answer "{answer}" leads to "{target}"'
            yield Problem(other.file, line, message, fix)
    for answer in missing:
        fix = f"Add it; {page.file} has it on line {here[answer][1]}."
        message = f'the answer "{answer}" is missing'
        yield Problem(other.file, other.items[-1].line, message, fix)
    if here.keys() == there.keys() and list(here) != list(there):
        fix = f"Put them in the order of {page.file}."
        yield Problem(other.file, other.items[0].line, "the answers are in another order", fix)


def _routes(page: Page, docs: Docs) -> dict[str, tuple[str, int]] | None:
    """Return where each answer of *page* leads, as an id, and its line.

    None when an answer is half read, has no id of its own, or leads to no node with a pair: that
    is told elsewhere.
    """
    if not page.items_are_read:
        return None
    source = docs.by_id(docs.source)
    routes: dict[str, tuple[str, int]] = {}
    for item in page.items:
        id_, target = docs.answer_id(item, page), docs.target(item, page)
        if id_ is None or not ID.fullmatch(id_) or id_ in routes:
            return None
        if target is None or target.id not in source or target.id not in docs.node_ids:
            return None
        routes[id_] = (target.id, item.line)
    return routes or None
