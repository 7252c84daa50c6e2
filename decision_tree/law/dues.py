"""Clocks that a case has started: their days, and what stops, bars or hurries them."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from .calendar import Calendar, OutsideCalendar, Roll
from .clocks import (
    CHAINED,
    Answers,
    Clock,
    Counts,
    Effect,
    EventId,
    NoValue,
    Route,
    Status,
    Value,
    value_on,
)


class RouteStage(StrEnum):
    """How far a case has got on the route that a clock's right lies behind."""

    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A clock that has a start: its days, and how they came about."""

    clock: Clock
    start: date
    start_source: str
    """The entry of ``starts_on`` that gave the start, or ``at_least_from``."""
    value: Value | None = None
    end: date | None = None
    """The end before it moved off a day off."""
    legal: date | None = None
    """The last day of the period as the law counts it; None when no value or calendar covers it,
    or when the start itself is unknown."""
    safe: date | None = None
    """The day to act on. The reader's own deadlines never gain by it; what opens never hurries."""
    at_least: date | None = None
    """Where the start is unknown: a day until which the clock runs in any case."""
    stop: EventId | None = None
    stop_day: date | None = None
    stop_is_receipt: bool = False
    """Whether *stop* may have been sent before the day on which it is known to have come."""
    uncovered: date | None = None
    """The day that no length, or no checked calendar, covers."""
    contradicted: tuple[EventId, ...] = ()
    """Two days that rule each other out, one of them the clock's, so that none is computed."""
    settled: bool = False
    """Whether a later event makes the end of the clock a thing of the past."""
    recurs: bool = False
    """Whether only the oldest days of the problem fall out when the clock has passed."""
    rests_on: "Due | None" = None
    """The clock whose legal day is the start."""
    bars: tuple["Due", ...] = ()
    """The clocks of ``barred_by`` that the case has started."""
    route: RouteStage | None = None
    """None where the right lies behind no route."""
    hurry_from: date | None = None
    """The first day on which the clock goes before everything else."""

    @property
    def began_with(self) -> EventId:
        """The event from which the clock counts, also where others lie between."""
        return self.rests_on.began_with if self.rests_on else self.start_source

    @property
    def stopped(self) -> bool:
        """Whether the clock stopped in time."""
        last = self.legal or self.at_least
        return last is not None and self.stop_day is not None and self.stop_day <= last

    @property
    def stopped_late(self) -> bool:
        """Whether what should have stopped the clock came too late for sure.

        A day of receipt proves nothing: what was received late may have been sent in time.
        """
        late = self.legal is not None and self.stop is not None and not self.stopped
        return late and not self.stop_is_receipt

    def act_on(self, today: date) -> date | None:
        """Return the day to act on that is still ahead: the safe one, else the legal one.

        What came too late ends the wait as well: the post it might have been in is here.
        """
        if self.stop and not self.stopped:
            return None
        days = (self.safe, self.legal, self.at_least)
        return next((day for day in days if day and day >= today), None)

    def ahead(self, today: date) -> bool:
        """Tell whether the clock has a day to act on that is still to come, or today."""
        over = self.stopped or self.settled or self.bar(today)
        return not over and self.act_on(today) is not None

    def bar(self, today: date) -> "Due | None":
        """Return the clock that has passed and leaves this one without effect, if there is one."""
        return next((due for due in self.bars if due.lost(today) and not self.stopped), None)

    def lost(self, today: date) -> bool:
        """Tell whether the time is over for the whole of the problem."""
        return self.status(today) is Status.PASSED and not self.recurs

    def hurries(self, today: date) -> bool:
        """Tell whether the little time left puts this clock before everything else."""
        return self.ahead(today) and self.hurry_from is not None and self.hurry_from <= today

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
        hurry_from=calendar.away(legal, clock.hurry, back=True) if clock.hurry else None,
    )


def _safe_day(clock: Clock, end: date, legal: date, calendar: Calendar) -> date:
    if clock.ends_something:
        return end
    if clock.safety is None:
        return legal
    return calendar.rolled(calendar.away(legal, clock.safety))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that decides which clocks run, and since when."""

    clocks: Mapping[str, Clock]
    events: Mapping[EventId, date]
    answers: Mapping[str, str] = field(default_factory=dict)
    """The reader's, by question."""
    agreed: frozenset[EventId] = frozenset()
    """Events whose day is agreed beforehand, so that it may lie ahead."""
    receipts: frozenset[EventId] = frozenset()
    """Events whose day is that of receipt: what happened may have been sent earlier."""
    conflicts: tuple[tuple[EventId, EventId], ...] = ()
    """Pairs of events whose days rule each other out, so that nothing is computed from them."""
    calendar: Calendar
    today: date
    """Tells whether a clock on which another depends has passed."""

    def conflict(self, event: str | None) -> tuple[EventId, ...]:
        """Return the first pair that *event* is in, or nothing."""
        return next((pair for pair in self.conflicts if event in pair), ())

    def any_answered(self, given: Answers) -> bool:
        """Tell whether a question of *given* has one of its answers, and none another one."""
        said = self._fitting(given)
        return bool(said) and all(said)

    def otherwise(self, given: Answers) -> bool:
        """Tell whether a question of *given* was answered, and with none of its answers."""
        return not all(self._fitting(given))

    def _fitting(self, given: Answers) -> list[bool]:
        return [self.answers[node] in ids for node, ids in given.items() if node in self.answers]


def due_clocks(known: Known) -> Iterator[Due]:
    """Yield every clock of *known* whose start is known, in the order of its clocks.

    A day that no value or calendar covers is no error here: the clock stands without a legal day.
    """
    for clock in known.clocks.values():
        found = _due_clock(clock, known)
        if found is not None:
            yield found


def _due_clock(clock: Clock, known: Known) -> Due | None:
    elsewhere = known.otherwise(clock.concerns)
    if elsewhere or (clock.only_for and not known.any_answered(clock.only_for)):
        return None
    start = _start(clock, known)
    if start is None:
        return None
    source, day = start
    if pair := known.conflict(source) or known.conflict(_stop(clock, known.events)):
        return Due(clock=clock, start=day, start_source=source, contradicted=pair)
    governed_on = next((known.events[e] for e in clock.governed_by if e in known.events), None)
    try:
        computed = due(clock, day, known.calendar, governed_on=governed_on)
    except NoValue as gap:
        return Due(clock=clock, start=day, start_source=source, value=gap.named, uncovered=gap.day)
    except OutsideCalendar as gap:
        return Due(clock=clock, start=day, start_source=source, uncovered=gap.day)
    if source == clock.at_least_from:
        computed = replace(computed, legal=None, safe=None, at_least=computed.end)
    later = _later(source, day, clock, known)
    stop = _stop(clock, later)
    bars = (_due_clock(known.clocks[bar], known) for bar in clock.barred_by)
    return replace(
        computed,
        start_source=source,
        stop=stop,
        stop_day=later[stop] if stop else None,
        stop_is_receipt=stop in known.receipts,
        settled=any(event in later for event in clock.settled_by),
        recurs=source in clock.recurs_from and not known.otherwise(clock.recurs_where),
        bars=tuple(bar for bar in bars if bar),
        rests_on=_before(source, known),
        route=_stage(clock.route, known) if clock.route else None,
    )


def _start(clock: Clock, known: Known) -> tuple[str, date] | None:
    """Return the entry of ``starts_on`` that counts, and its day."""
    found: list[tuple[str, date]] = []
    for source in clock.starts_on:
        day = _day_of(source, known)
        if day and not any(event in known.events for event in clock.gives_way.get(source, ())):
            found.append((source, day))
    bound = clock.at_least_from
    if not found and bound and bound in known.events:
        found.append((bound, known.events[bound]))
    if clock.takes_earliest:  # of days that agree with each other, where there are any
        found.sort(key=lambda start: (bool(known.conflict(start[0])), start[1]))
    return found[0] if found else None


def _stop(clock: Clock, events: Container[EventId]) -> EventId | None:
    return next((event for event in clock.stopped_by if event in events), None)


def _day_of(source: str, known: Known) -> date | None:
    """Return the day of an event, or the legal day of a clock that was not stopped before it.

    What the law assumes at the end of a clock is not there before that end, nor where another
    clock bars it.
    """
    if not source.startswith(CHAINED):
        return known.events.get(source)
    before = _before(source, known)
    if before is None or before.stopped or before.bar(known.today):
        return None
    assumed = before.clock.effect is not Effect.DEEMS or before.status(known.today) is Status.PASSED
    return before.legal if assumed else None


def _before(source: str, known: Known) -> Due | None:
    """Return the clock on whose end *source* rests, or None when it is an event."""
    if not source.startswith(CHAINED):
        return None
    return _due_clock(known.clocks[source.removeprefix(CHAINED)], known)


def _later(source: str, start: date, clock: Clock, known: Known) -> Mapping[EventId, date]:
    """Return the events that can stop or settle a clock.

    What happened before the start concerned something else, unless the start is a day that was
    agreed beforehand, such as the end of a billing period: a complaint may well come before it.
    So it may before an event that only bounds the start.
    """
    if source in known.agreed or source == clock.at_least_from:
        return known.events
    return {event: day for event, day in known.events.items() if day >= start}


def _stage(route: Route, known: Known) -> RouteStage:
    """Return how far a case has got; a clock on the way ends the route once it has passed."""
    ends = [_passed(source, known) for source in route.ended_by]
    if any(ends) or known.any_answered(route.ended_where):
        return RouteStage.ENDED
    begun = any(event in known.events for event in route.begun_by)
    if begun or known.any_answered(route.begun_where):
        return RouteStage.UNDER_WAY
    return RouteStage.NOT_BEGUN


def _passed(source: str, known: Known) -> bool:
    if not source.startswith(CHAINED):
        return source in known.events
    found = _before(source, known)
    return found is not None and found.status(known.today) is Status.PASSED
