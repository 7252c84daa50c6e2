"""Clocks: periods of law that start on an event, and what their end changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from .calendar import Calendar, OutsideCalendar, Roll
from .events import MAY_LIE_AHEAD, Event
from .length import Length

CHAINED = "clock:"
"""A start such as ``clock:accepted-sum-payment`` is another clock's legal day."""


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
    governed_by: tuple[Event, ...] = ()
    """The first of these events that is known picks the value; else the start does."""
    stopped_by: tuple[Event, ...] = ()
    """The first one known decides; after the legal day it stops nothing."""
    settled_by: tuple[Event, ...] = ()
    """Once one of these is known, the clock's end asks nothing more of the reader."""
    counts: Counts = Counts.FORWARD
    values: tuple[Value, ...]
    """Oldest first; each governs until the next one does, or lapses on its own day."""
    safety: Length | None = None
    """Our advice, never law: how much longer to wait before relying on the legal day."""
    checked: date
    """The day someone last compared the values with their source."""
    against: Against
    """What they were compared with."""
    pages: Pages = Pages()

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A clock that has a start: its days, and how they came about."""

    clock: Clock
    start: date
    start_source: str
    """The entry of ``starts_on`` that gave the start."""
    value: Value | None = None
    end: date | None = None
    """The end before it moved off a day off."""
    legal: date | None = None
    """The last day of the period as the law counts it; None when no value or calendar covers it."""
    safe: date | None = None
    """The day to act on. The reader's own deadlines never gain by it; what opens never hurries."""
    stop: Event | None = None
    stop_day: date | None = None
    uncovered: date | None = None
    """The day that no length, or no checked calendar, covers."""
    settled: bool = False
    """Whether a later event makes the end of the clock a thing of the past."""

    @property
    def stopped(self) -> bool:
        """Whether the clock stopped in time."""
        return self.legal is not None and self.stop_day is not None and self.stop_day <= self.legal

    def act_on(self, today: date) -> date | None:
        """Return the day to act on that is still ahead: the safe one, else the legal one.

        What came too late ends the wait as well: the post it might have been in is here.
        """
        if self.stop and not self.stopped:
            return None
        return next((day for day in (self.safe, self.legal) if day and day >= today), None)

    def ahead(self, today: date) -> bool:
        """Tell whether the clock has a day to act on that is still to come, or today."""
        return not self.stopped and not self.settled and self.act_on(today) is not None

    def status(self, today: date) -> Status | None:
        """Return where *today* stands against the legal day, or None when there is none."""
        if self.legal is None:
            return None
        if self.stopped:
            return Status.STOPPED
        if self.clock.counts is Counts.FORWARD and today < self.start:
            return Status.NOT_STARTED
        if today < self.legal:
            return Status.RUNNING
        return Status.DUE_TODAY if today == self.legal else Status.PASSED


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


def due(clock: Clock, start: date, calendar: Calendar, *, governed_on: date | None = None) -> Due:
    """Return the legal and the safe day of *clock* when it starts on *start*.

    The day of the event is not counted (k.c. art. 111 § 2), and an end on a Saturday or a day
    off moves to the next working day where the value says so (k.c. art. 115).

    Raises:
        NoValue: no value governs *governed_on*, or *start* when that is None.
        OutsideCalendar: the days off around the end were never checked.
    """
    value = value_on(clock, governed_on or start)
    assert value.length is not None
    end = calendar.away(start, value.length, back=clock.counts is Counts.BACK)
    legal = calendar.rolled(end) if value.roll is Roll.NEXT_WORKING_DAY else end
    return Due(
        clock=clock,
        start=start,
        start_source=clock.starts_on[0],
        value=value,
        end=end,
        legal=legal,
        safe=_safe_day(clock, end, legal, calendar),
    )


def _safe_day(clock: Clock, end: date, legal: date, calendar: Calendar) -> date:
    if clock.ends_something:
        return end
    if clock.safety is None:
        return legal
    return calendar.rolled(calendar.away(legal, clock.safety))


def due_clocks(
    clocks: Mapping[str, Clock], events: Mapping[Event, date], calendar: Calendar
) -> Iterator[Due]:
    """Yield every clock whose start is known from *events*, in the order of *clocks*."""
    for clock in clocks.values():
        found = due_clock(clock, clocks, events, calendar)
        if found is not None:
            yield found


def due_clock(
    clock: Clock, clocks: Mapping[str, Clock], events: Mapping[Event, date], calendar: Calendar
) -> Due | None:
    """Return *clock* as *events* set it, or None while nothing starts it.

    A day that no value or calendar covers is no error here: the clock stands without a legal day.
    """
    for source in clock.starts_on:
        if start := _start(source, clocks, events, calendar):
            break
    else:
        return None
    governed_on = next((events[event] for event in clock.governed_by if event in events), None)
    try:
        computed = due(clock, start, calendar, governed_on=governed_on)
    except NoValue as gap:
        return Due(
            clock=clock, start=start, start_source=source, value=gap.named, uncovered=gap.day
        )
    except OutsideCalendar as gap:
        return Due(clock=clock, start=start, start_source=source, uncovered=gap.day)
    later = _later(source, start, events)
    stop = next((event for event in clock.stopped_by if event in later), None)
    return replace(
        computed,
        start_source=source,
        stop=stop,
        stop_day=later[stop] if stop else None,
        settled=any(event in later for event in clock.settled_by),
    )


def _later(source: str, start: date, events: Mapping[Event, date]) -> Mapping[Event, date]:
    """Return the events that can stop or settle a clock.

    What happened before the start concerned something else, unless the start is a day that was
    agreed beforehand, such as the end of a billing period: a complaint may well come before it.
    """
    if source in MAY_LIE_AHEAD:
        return events
    return {event: day for event, day in events.items() if day >= start}


def _start(
    source: str, clocks: Mapping[str, Clock], events: Mapping[Event, date], calendar: Calendar
) -> date | None:
    if not source.startswith(CHAINED):
        return events.get(Event(source))
    before = due_clock(clocks[source.removeprefix(CHAINED)], clocks, events, calendar)
    return before.legal if before and not before.stopped else None
