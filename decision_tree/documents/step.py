"""What a step says: the document that the engine answers with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..case import AnswerId, NodeId
from ..law import Effect, EventId, Status
from ..tree import By, Kind
from .codec import Codec

STEP_FORMAT = "eskalator-step/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page that a clock leads to, or the article that a number comes from."""

    title: str
    url: str
    """Of a page, relative to the site's root; of an article, its whole address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedEntry:
    """An answer of the case that plays no part."""

    node: NodeId
    title: str
    """Empty where there is no such node."""
    answer: AnswerId
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockEntry:
    """A period that the case's events start. Without a value for it, it has no days."""

    id: str
    title: str
    effect: Effect
    starts: date
    """The day of the event that starts it, which is not counted."""
    legal: date | None = None
    """The last day of the period, as the law counts it; ``status`` follows it."""
    safe: date | None = None
    """The day to act on, by our advice."""
    status: Status | None = None
    value_from: date | None = None
    """The first day of the value that was chosen."""
    at_least: date | None = None
    """Until when it runs in any case, where its start is not known."""
    act_on: date | None = None
    """The day ahead on which something is to be done, if there is one."""
    when: str | None = None
    """That day with its weekday, and how many days are left."""
    summary: str
    why: tuple[str, ...]
    """Sentences with the arithmetic and the article."""
    caution: str | None = None
    """What not to expect of it."""
    page: Link | None = None
    """What to do about it now."""
    guide: Link | None = None
    """What explains the period."""
    source: Link | None = None
    """The article of the value that was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEntry:
    """Something to do; what has no day is to be done now."""

    id: NodeId
    """The page whose title says it."""
    title: str
    url: str
    by: date | None = None
    """The reader's last safe day, or the day until which to wait."""
    when: str | None = None
    """That day with its weekday, and how many days are left."""
    urgent: bool = False
    """Whether the day is near, today or past."""
    clock: str | None = None
    """The clock that asks for it."""
    why: str | None = None
    letter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SumEntry:
    """A sum that may be demanded, or at most be charged."""

    id: str
    title: str
    amount: str
    """A plain decimal with two places, in the guide's currency."""
    words: str
    why: tuple[str, ...]
    source: Link
    caution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedEntry:
    """A node that was passed on the way."""

    node: NodeId
    title: str
    answer: AnswerId
    label: str
    """The answer's words, or the day that was given."""
    by: By
    why: str
    """Empty where the reader answered and nothing else is to be said."""
    clock: str | None = None
    """The clock by which a rule answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDay:
    """An event of the case."""

    id: EventId
    title: str
    day: str
    """The day in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDay:
    """An event whose day the page lacks, so that one of its clocks cannot run."""

    event: EventId
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The line that stands above a step: what comes first, and by when or until when."""

    text: str
    urgent: bool
    """Whether the reader has to act on a computed day that is near, today or past."""
    page: NodeId | None = None
    """The page that says what to do, where it is not the one that the case leads to."""
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two events whose days cannot both be right."""

    events: tuple[EventId, ...]
    """The one that has to come first, and the other."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDocument:
    """Where a case leads on one day, and all that is told of it, in one language."""

    node: NodeId
    kind: Kind
    title: str
    path: tuple[NodeId, ...]
    """The nodes before this one."""
    dropped: tuple[DroppedEntry, ...]
    clocks: tuple[ClockEntry, ...]
    """Those with a day ahead first, nearest day first."""
    actions: tuple[ActionEntry, ...]
    """Most urgent first."""
    sums: tuple[SumEntry, ...]
    trace: tuple[PassedEntry, ...]
    events: tuple[KnownDay, ...]
    """In the order of the vocabulary."""
    asks: tuple[AskedDay, ...]
    """Most urgent first."""
    lead: Lead | None = None
    conflicts: tuple[Conflict, ...] | None = None
    situation: AnswerId | None = None
    """The problem the reader chose, which is also the id of its page."""
    as_of: str | None = None
    """That the step is told as it stood on another day."""
    later: tuple[str, ...] | None = None
    """The events that had not happened by then, each in a sentence."""


STEP = Codec(StepDocument, texts={date: (date.fromisoformat, date.isoformat)}, keys={})


def document_of(told: StepDocument) -> dict[str, Any]:
    """Return what was *told* as ``eskalator-step/1``."""
    return {"format": STEP_FORMAT, **STEP.write(told)}
