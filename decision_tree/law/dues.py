"""Which clocks the events of a case start, and what stops, bars or hurries them."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from .calendar import Calendar, OutsideCalendar
from .clocks import CHAINED, Answers, Clock, Effect, EventId, NoValue, Route, Status
from .deadline import Due, RouteStage, due


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
