"""The tree as its pages wrote it: nodes, and answers that lead to other nodes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..case import AnswerId, NodeId, Vocabulary
from ..law import Calendar, Clock, EventId, SumRule
from ..words import Language


class Kind(StrEnum):
    """What a node asks of the reader, or tells."""

    QUESTION = "question"
    DATE = "date"
    CHECK = "check"
    EVENTS = "events"
    """Lists what may have happened, in the order of the road; the last that has leads on."""
    OUTCOME = "outcome"


YES, NO = "yes", "no"
"""The answers every check has: its clock's legal day has passed, or it has not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One way on from a node."""

    id: AnswerId
    """Stable: saved cases and shared links carry it, so renaming it breaks them."""
    leads_to: NodeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One page of the tree, without its words."""

    id: NodeId
    kind: Kind
    answers: tuple[Answer, ...]
    """None on an outcome. The first answer of a date is the way on once its day is known; each
    answer of a list of events is the id of its event."""
    event: EventId | None = None
    """The event whose day a date node asks for."""
    clock: str | None = None
    """The clock whose legal day a check node asks about."""
    clocks: tuple[str, ...] = ()
    """The clocks that say by when an outcome is to be done, most urgent first."""
    letter: str | None = None
    """The letter an outcome hands to the reader."""
    done_by: tuple[EventId, ...] = ()
    """The events that say that what an outcome asks for is done."""
    answer_events: Mapping[AnswerId, EventId] = field(default_factory=dict)
    """The event that says the same as an answer, at a check whose clock has passed."""
    formerly: tuple[NodeId, ...] = ()
    """Ids it had, and those of nodes it took over: kept cases and shared links carry them."""
    formerly_answers: Mapping[AnswerId, AnswerId] = field(default_factory=dict)
    """What became of answers it had."""

    def answer(self, id_: AnswerId) -> Answer | None:
        """Return the answer with that id, or None when this node has no such answer."""
        return next((answer for answer in self.answers if answer.id == id_), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Every node of the tree; the build refuses cycles, dead ends and unknown targets."""

    start: NodeId
    entry: NodeId | None = None
    """The list of events, where a case of dates alone begins."""
    nodes: Mapping[NodeId, Node]
    situations: frozenset[AnswerId]
    """Answers that name the reader's problem; each has a page of that id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """All that the engine needs to answer: the tree, the law and the words for both."""

    tree: Tree
    vocabulary: Vocabulary
    clocks: Mapping[str, Clock]
    sums: Mapping[str, SumRule]
    calendar: Calendar
    languages: Mapping[str, Language]
