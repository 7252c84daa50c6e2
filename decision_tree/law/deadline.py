"""A clock that has a start: its legal and its safe day, and where a day stands against them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .calendar import Calendar, Roll
from .clocks import Clock, Counts, EventId, Status, Value, value_on


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
