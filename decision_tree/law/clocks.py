"""Clocks: periods of law that start on an event, and what their end changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from .calendar import Roll
from .length import Length

CHAINED = "clock:"
"""A start such as ``clock:accepted-sum-payment`` is another clock's legal day."""

type EventId = str
type Answers = Mapping[str, frozenset[str]]
"""Answers by the question they answer, such as those of the readers whom a clock concerns."""


class Effect(StrEnum):
    """What the end of a clock changes; it decides which mistake would harm the reader."""

    UNLOCKS = "unlocks"
    EXTINGUISHES = "extinguishes"
    DEEMS = "deems"
    """The law assumes an answer, such as silence that counts as accepting the demand."""
    ACCRUES = "accrues"
    """Money grows with each period that passes."""
    ADVISES = "advises"
    """A duty or a custom whose end by itself opens and ends nothing."""


class Actor(StrEnum):
    """Whose time a clock measures."""

    READER = "reader"
    PROVIDER = "provider"
    AUTHORITY = "authority"


class Counts(StrEnum):
    """Which way a clock runs from its start."""

    FORWARD = "forward"
    BACK = "back"


class Against(StrEnum):
    """The text a rule was last compared with."""

    PROMULGATED = "promulgated"
    CONSOLIDATED = "consolidated"
    SECONDARY = "secondary"


class Status(StrEnum):
    """Where today stands against the legal day."""

    NOT_STARTED = "not-started"
    RUNNING = "running"
    DUE_TODAY = "due-today"
    PASSED = "passed"
    STOPPED = "stopped"


class NoValue(Exception):
    """No value of the rule gives that day a length, so there is no deadline to give."""

    def __init__(self, clock: str, day: date, named: "Value | None" = None) -> None:
        super().__init__(f"no value of {clock} governs {day}")
        self.day = day
        self.named = named
        """The value that governs the day but has no length, if there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a rule says for the events of certain days."""

    since: date
    """The first day it governs."""
    until: date | None = None
    """The last day it governs, where it has lapsed."""
    length: Length | None
    """None where an older rule is named only: no day is computed from it."""
    roll: Roll = Roll.NONE
    reference: str
    """The article, such as ``PKE art. 378 ust. 5``."""
    url: str = ""
    """Where the article can be read."""
    first_day_unconfirmed: bool = False
    """Whether *since* was not found in the act itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages that a clock sends its reader to, by id."""

    guide: str | None = None
    """Explains the period."""
    running: str | None = None
    """What to do while it runs."""
    passed: str | None = None
    """What to do once it has passed: the way it opened, or the one that remains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What must be gone through before the reader can use a right, such as a complaint."""

    begun_by: tuple[EventId, ...]
    begun_where: Answers = field(default_factory=dict)
    """Answers that say the same, where no day is known."""
    ended_by: tuple[str, ...]
    """Events, or ``clock:`` and the id of a clock whose legal day has to pass."""
    ended_where: Answers = field(default_factory=dict)
    page: str
    """How to begin it; the right's own pages are for those who have been through."""


class Dated(Protocol):
    """Something that governs from one day on, and perhaps until another."""

    @property
    def since(self) -> date: ...

    @property
    def until(self) -> date | None: ...


def governing[V: Dated](values: Sequence[V], day: date) -> V | None:
    """Return the one of *values* (oldest first) that governs *day*, or None when none does.

    A newer value that has lapsed does not give way to an older one.
    """
    begun = [value for value in values if value.since <= day]
    if not begun or (begun[-1].until is not None and begun[-1].until < day):
        return None
    return begun[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One period of law, with every value it has had."""

    id: str
    effect: Effect
    acts: Actor
    starts_on: tuple[str, ...]
    """Events, or ``clock:`` and a clock's id; the first one known starts it."""
    takes_earliest: bool = False
    """Whether the earliest of the known starts counts, not the first one listed."""
    gives_way: Mapping[str, tuple[EventId, ...]] = field(default_factory=dict)
    """Starts that do not count once one of these events is known: another clock has the problem."""
    at_least_from: EventId | None = None
    """An event that cannot be later than the start: where the start is unknown, the clock has no
    legal day, and runs at least as long as if it began here."""
    governed_by: tuple[EventId, ...] = ()
    """The first of these events that is known picks the value; else the start does."""
    stopped_by: tuple[EventId, ...] = ()
    """The first one known decides; after the legal day it stops nothing."""
    settled_by: tuple[EventId, ...] = ()
    """Once one of these is known, the clock's end asks nothing more of the reader."""
    barred_by: tuple[str, ...] = ()
    """Clocks of the reader's acts: where one has passed, the end of this clock means nothing."""
    concerns: Answers = field(default_factory=dict)
    """Whom the clock is for; where a question was answered otherwise, it does not run."""
    only_for: Answers = field(default_factory=dict)
    """Whom alone it is for: it runs only where a question was answered so."""
    recurs_from: tuple[EventId, ...] = ()
    """Starts of a harm that comes back each day, so that each day has a period of its own."""
    recurs_where: Answers = field(default_factory=dict)
    """The answers of such a harm; where a question was answered otherwise, it does not recur."""
    route: Route | None = None
    hurry: Length | None = None
    """Our advice, never law: how long before the legal day it goes before everything else."""
    asks: EventId | None = None
    """The event whose day readers know best, where it is not the first one listed."""
    counts: Counts = Counts.FORWARD
    fiction: bool = False
    """Whether its end is no act, but what the law assumes, so that a move off a day off is open to
    doubt: both readings are told, and the later one is the legal day."""
    values: tuple[Value, ...]
    """Oldest first; each governs until the next one does, or lapses on its own day."""
    safety: Length | None = None
    """Our advice, never law: how much longer to wait before relying on the legal day."""
    checked: date
    """The day someone last compared the values with their source."""
    against: Against
    """What they were compared with."""
    pages: Pages = Pages()

    def may_concern(self, answers: Mapping[str, str]) -> bool:
        """Tell whether *answers*, by question, leave it open or say that the clock is for them."""
        for_whom = {**self.concerns, **self.only_for}
        return all(answers[node] in ids for node, ids in for_whom.items() if node in answers)

    @property
    def asked_for(self) -> EventId | None:
        """The event whose day starts the clock, to be asked of the reader."""
        events = (start for start in self.starts_on if not start.startswith(CHAINED))
        return self.asks or next(events, None)

    @property
    def ends_something(self) -> bool:
        """Whether being late harms the reader, so that the safe day comes first."""
        return self.effect is Effect.EXTINGUISHES or self.acts is Actor.READER

    @property
    def wording(self) -> str:
        """Which sentences tell of it: those of its effect, and of whose time it is."""
        if self.effect in {Effect.EXTINGUISHES, Effect.ADVISES}:
            return f"{self.effect}-{'reader' if self.acts is Actor.READER else 'other'}"
        return self.effect


def event_asked_for(clock: Clock, clocks: Mapping[str, Clock]) -> EventId | None:
    """Return the event to ask the reader for: what starts *clock*, or the clock that it rests on.

    Law files that are being checked may name clocks that are not there, or go round in a circle.
    """
    before = [clock]
    for found in before:  # grows by what each one rests on
        if found.asked_for:
            return found.asked_for
        named = (clocks.get(start.removeprefix(CHAINED)) for start in found.starts_on)
        before += [other for other in named if other and other not in before]
    return None


def value_on(clock: Clock, day: date) -> Value:
    """Return the value that governs *day*; it has a length.

    Raises:
        NoValue: none does, or only an older rule that is named without a length. The latest
            one is no substitute: a wrong deadline is worse than none.
    """
    value = governing(clock.values, day)
    if value is None or value.length is None:
        raise NoValue(clock.id, day, value)
    return value
