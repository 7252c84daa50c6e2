"""Days off, and how the end of a period moves away from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .length import Length, Unit, shifted

ONE_DAY = timedelta(days=1)


class OutsideCalendar(Exception):
    """The days off of that day were never checked, so no period may end there."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(f"{day} is outside the calendar of days off ({first} to {last})")
        self.day = day


class Roll(StrEnum):
    """What happens to the end of a period that falls on a day off."""

    NONE = "none"
    NEXT_WORKING_DAY = "next-working-day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days off of one country between two days."""

    first: date
    last: date
    weekend: frozenset[int]
    """The days of each week on which no period ends, 1 for Monday to 7 for Sunday."""
    days_off: Mapping[date, str]
    """The id of the day off, for the sentence that explains a shift."""
    reference: str
    """The article by which an end on a day off moves, such as ``k.c. art. 115``."""

    def is_working_day(self, day: date) -> bool:
        """Tell whether *day* is neither of the weekend nor a day off.

        Raises:
            OutsideCalendar: nobody checked the days off of that day.
        """
        if not self.first <= day <= self.last:
            raise OutsideCalendar(day, self.first, self.last)
        return day.isoweekday() not in self.weekend and day not in self.days_off

    def rolled(self, day: date) -> date:
        """Return *day*, or the next working day.

        Source: k.c. art. 115.
        """
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def working_days_away(self, day: date, number: int, *, back: bool = False) -> date:
        """Return the *number*-th working day after (or before) *day*."""
        step = -ONE_DAY if back else ONE_DAY
        while number:
            day += step
            number -= self.is_working_day(day)
        return day

    def away(self, day: date, length: Length, *, back: bool = False) -> date:
        """Return the day *length* after (or before) *day*, in any unit, before any shift.

        Raises:
            OutsideCalendar: nobody checked the days off on the way, or no year is that far.
        """
        if length.unit is Unit.WORKING_DAYS:
            return self.working_days_away(day, length.number, back=back)
        try:
            return shifted(day, length, back=back)
        except OverflowError:
            raise OutsideCalendar(day, self.first, self.last) from None
