"""Replay of a case: from its answers and events to the node the reader stands at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ..case import AnswerId, Case, NodeId
from ..law import Due, EventId, Known, Status, due_clocks
from ..words import Reason
from .duties import duties, place
from .nodes import NO, YES, Answer, Guide, Kind, Node, Tree
from .renamed import renamed


class By(StrEnum):
    """Who answered a node."""

    READER = "reader"
    RULE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceEntry:
    """One node passed on the way, and how it was answered."""

    node: NodeId
    answer: AnswerId
    by: By
    reason: Reason | None = None
    day: date | None = None
    """The day that the reader gave to a date node, or to the event that led on."""
    clock: str | None = None
    """The clock by which a rule answered."""
    event: EventId | None = None
    """The event of a list of events that led on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """An answer of the case that plays no part, and why."""

    node: NodeId
    answer: AnswerId
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a case leads on one day."""

    case: Case
    tree: Tree
    node: Node
    trace: tuple[TraceEntry, ...]
    dropped: tuple[Dropped, ...]
    dues: tuple[Due, ...]
    """Every clock that the case's events start, whatever the node."""
    conflicts: tuple[tuple[EventId, EventId], ...]
    """Pairs of events whose days cannot both be right."""
    situation: AnswerId | None
    """The problem the reader chose, which is also the id of its page."""

    @property
    def path(self) -> tuple[NodeId, ...]:
        """The nodes before this one."""
        return tuple(entry.node for entry in self.trace)


def replay(guide: Guide, case: Case, today: date) -> Step:
    """Walk to the first node that nothing answers yet, or to an outcome.

    Answers off the path are named in *dropped* and kept in the case: readers go back.
    """
    tree = guide.tree
    case = renamed(case, tree)
    conflicts = guide.vocabulary.conflicts(case.events)
    known = Known(
        clocks=guide.clocks,
        events=case.events,
        answers=case.answers,
        agreed=guide.vocabulary.agreed,
        receipts=guide.vocabulary.receipts,
        conflicts=conflicts,
        calendar=guide.calendar,
        today=today,
    )
    dues = {due.clock.id: due for due in due_clocks(known)}
    trace: list[TraceEntry] = []
    node = tree.nodes[_beginning(tree, case)]
    while chosen := _chosen(node, tree, case, dues, today):  # ends: the build refuses a cyclic tree
        entry, answer = chosen
        trace.append(entry)
        node = tree.nodes[answer.leads_to]
    passed = {entry.node for entry in trace}
    problems = [entry.answer for entry in trace if entry.answer in tree.situations]
    named = _named_elsewhere(tree, case) if not problems else {}
    return Step(
        case=case,
        tree=tree,
        node=node,
        trace=tuple(trace),
        dropped=tuple(
            Dropped(node=id_, answer=answer_id, reason=_why_dropped(guide, node, id_, answer_id))
            for id_, answer_id in case.answers.items()
            if id_ not in passed and id_ not in named
        ),
        dues=tuple(dues.values()),
        conflicts=conflicts,
        situation=next(iter([*problems, *named.values()]), None),
    )


def _beginning(tree: Tree, case: Case) -> NodeId:
    """Return where the walk begins; dates without any answer begin at the list of events."""
    if case.begins_at and case.begins_at in tree.nodes:
        return case.begins_at
    if tree.entry and not case.answers and any(map(tree.nodes[tree.entry].answer, case.events)):
        return tree.entry
    return tree.start


def _named_elsewhere(tree: Tree, case: Case) -> Mapping[NodeId, AnswerId]:
    """Return the problem that a case beginning in the middle names at a question before it.

    Should it name two, the tree's order decides, not the case's.
    """
    answered = ((node, case.answers.get(id_)) for id_, node in tree.nodes.items())
    return {
        node.id: answer
        for node, answer in answered
        if case.begins_at not in {None, tree.start}
        if answer in tree.situations and node.answer(answer)
    }


def _chosen(
    node: Node, tree: Tree, case: Case, dues: Mapping[str, Due], today: date
) -> tuple[TraceEntry, Answer] | None:
    """Return how *node* is answered: by a rule where one can, else by the reader."""
    given = case.answers.get(node.id)
    ruled = _ruled(node, tree, case, dues, today)
    if ruled is not None:
        answer_id, reason = ruled
        by = By.RULE if node.kind is Kind.CHECK else By.READER
    elif given is not None:
        answer_id, reason, by = given, None, By.READER
    else:
        return None
    answer = node.answer(answer_id)
    if answer is None:
        return None
    overruled = by is By.RULE and given not in (None, answer_id)
    if overruled and reason is not None:
        reason = Reason(sentence=f"{reason.sentence}-overruled", values=reason.values)
    listed = answer.id if node.kind is Kind.EVENTS else None
    event = node.event or listed
    entry = TraceEntry(
        node=node.id,
        answer=answer.id,
        by=by,
        reason=reason,
        day=case.events.get(event) if event else None,
        clock=node.clock if by is By.RULE else None,
        event=listed,
    )
    return entry, answer


def _ruled(
    node: Node, tree: Tree, case: Case, dues: Mapping[str, Due], today: date
) -> tuple[AnswerId, Reason] | None:
    """Return the answer that a known day gives to a date or a check node."""
    if node.event is not None and node.event in case.events:
        day = case.events[node.event]
        return node.answers[0].id, Reason(sentence="date-given", values={"day": day})
    if node.kind is Kind.EVENTS:
        chosen = node.id in case.answers
        nearest = None if chosen else _nearest_event(node, tree, case, dues, today)
        return nearest or _last_event(node, case)
    due = dues.get(node.clock) if node.clock else None
    return _checked(node, due, case, today) if due else None


def _checked(node: Node, due: Due, case: Case, today: date) -> tuple[AnswerId, Reason] | None:
    """Return whether the legal day of *due* has passed; where that means nothing, why."""
    status = due.status(today)
    bar = due.bar(today)
    if bar and (led := [a.id for a in node.answers if a.leads_to == bar.clock.pages.passed]):
        return led[0], Reason(sentence="check-barred", values={"legal": bar.legal})
    if due.legal is None:
        return None
    if status is Status.PASSED:
        since = {event for event, day in case.events.items() if day >= due.legal}
        said = next((a for a, event in node.answer_events.items() if event in since), YES)
        return said, Reason(sentence="check-passed", values={"legal": due.legal})
    if status is Status.STOPPED:
        return NO, Reason(sentence="check-stopped", values={"day": due.stop_day})
    return NO, Reason(sentence="check-running", values={"legal": due.legal})


_SOON = timedelta(days=30)
"""Our advice, never law: a day further off does not decide where a case goes on."""


def _nearest_event(
    node: Node, tree: Tree, case: Case, dues: Mapping[str, Due], today: date
) -> tuple[AnswerId, Reason] | None:
    """Return the listed event whose clock asks for something first, if it does so soon.

    A right that lies behind a route is asked for at the end of that route, not where its time
    began.
    """
    found = duties(dues.values(), tree, case.events, today)
    soon = [duty for duty in found if duty.by is None or duty.by <= today + _SOON]
    for duty in sorted(soon, key=lambda duty: place(duty.by, duty.due, today)):
        event = duty.due.began_with
        if duty.due.clock.route is None and node.answer(event):
            return event, Reason(sentence="date-given", values={"day": case.events[event]})
    return None


def _last_event(node: Node, case: Case) -> tuple[AnswerId, Reason] | None:
    """Return the last event of the list that has a day; one chosen without a day stands too."""
    given = case.answers.get(node.id)
    known = [answer.id for answer in node.answers if answer.id in case.events or answer.id == given]
    if not known or known[-1] not in case.events:
        return None
    day = case.events[known[-1]]
    return known[-1], Reason(sentence="date-given", values={"day": day})


def _why_dropped(guide: Guide, reached: Node, node_id: NodeId, answer_id: AnswerId) -> Reason:
    node = guide.tree.nodes.get(node_id)
    if node is None:
        return Reason(sentence="dropped-unknown-node")
    if node.answer(answer_id) is None:
        return Reason(sentence="dropped-unknown-answer")
    settled = reached.kind is Kind.OUTCOME  # before one, the way may still lead there
    return Reason(sentence="dropped-off-path" if settled else "dropped-waiting")
