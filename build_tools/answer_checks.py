"""The rules for answers: each is a link with an id of its own, and leads to a node."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from decision_tree import Kind
from decision_tree.tree import NO, YES

from .docs import Docs
from .pages import Page
from .problems import Problem
from .walks import kind_is_known

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ID_FIX = "Write it in small English letters, digits and hyphens, such as no-answer."


def answers_lead_to_nodes(docs: Docs) -> Iterator[Problem]:
    known = {page.id for page in docs.pages[docs.source] if kind_is_known(page)}
    no_nodes = known - docs.node_ids
    for page in chain.from_iterable(docs.answering(lang) for lang in docs.pages):
        if not page.items and not page.empty:
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
            target = docs.target(item, page)
            if target and target.id in no_nodes:
                fix = "Link to a question, date, check or outcome page."
                message = f'answer "{item.link.text}" leads to {target.file}, which is no node'
                yield Problem(page.file, item.line, message, fix)
        yield from _bad_answer_ids(page, docs)


def _bad_answer_ids(page: Page, docs: Docs) -> Iterator[Problem]:
    for item in page.items:
        if item.link and item.link.mark and not ID.fullmatch(item.link.mark):
            yield Problem(page.file, item.line, f'"{item.link.mark}" is no id', ID_FIX)
    ids = [docs.answer_id(item, page) for item in page.items]
    counted = Counter(id_ for id_ in ids if id_)
    for item, id_ in zip(page.items, ids, strict=True):
        if id_ and counted[id_] > 1:
            fix = "Give each its own { #id } behind the link."
            yield Problem(page.file, item.line, f'two answers have the id "{id_}"', fix)


def answers_can_be_told_apart(docs: Docs) -> Iterator[Problem]:
    """There are two at least, and no two are worded alike."""
    for page in docs.nodes():
        if page.kind == Kind.QUESTION and len(page.items) == 1 and page.items_are_read:
            fix = "Write the other answers, or lead to the next page without this one."
            yield Problem(page.file, page.items[0].line, "the question has one answer", fix)
    for page in chain.from_iterable(docs.answering(lang) for lang in docs.pages):
        seen: dict[str, int] = {}
        for item in page.items:
            words = " ".join(item.link.text.casefold().split()) if item.link else ""
            if words and words in seen:
                fix = f"Say how it differs from that on line {seen[words]}."
                yield Problem(page.file, item.line, "two answers have the same words", fix)
            seen.setdefault(words, item.line)


def checks_and_lists_have_their_answers(docs: Docs) -> Iterator[Problem]:
    for page in docs.nodes():
        if page.kind == Kind.CHECK and page.items and page.items_are_read:
            ids = {docs.answer_id(item, page) for item in page.items}
            for needed in (YES, NO):
                if needed not in ids:
                    fix = f"Mark the link of that answer with {{ #{needed} }}."
                    message = f'the check has no answer "{needed}"'
                    yield Problem(page.file, page.items[0].line, message, fix)
        if page.kind == Kind.EVENTS:
            yield from _answers_that_are_no_events(page, docs)


def answer_events_are_known(docs: Docs) -> Iterator[Problem]:
    """The event that stands behind an answer of a check exists, and stands nowhere else."""
    for page in chain.from_iterable(docs.answering(lang) for lang in docs.pages):
        for item in page.items:
            event = item.link.event if item.link else None
            if event is None:
                continue
            if page.lang != docs.source or page.kind != Kind.CHECK:
                fix = f"Take event={event} out."
                message = f"only answers of a check in {docs.source}/ say an event"
                yield Problem(page.file, item.line, message, fix)
            elif fix_ := docs.vocabulary.unknown_event(event):
                yield Problem(page.file, item.line, f'unknown event "{event}"', fix_)


def _answers_that_are_no_events(page: Page, docs: Docs) -> Iterator[Problem]:
    for item in page.items:
        id_ = docs.answer_id(item, page)
        if id_ and (fix := docs.vocabulary.unknown_event(id_)):
            yield Problem(page.file, item.line, f'unknown event "{id_}"', fix)
