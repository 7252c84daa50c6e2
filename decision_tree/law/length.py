"""A length of time in the units the law uses; months are never thirty days."""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """The units a period of law is given in."""

    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A number of units, such as 30 days or 12 months."""

    number: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> "Length":
        """Read ``"30 days"``.

        Raises:
            ValueError: *text* is not a positive whole number and a unit.
        """
        number, _, unit = text.partition(" ")
        if not number.isascii() or not number.isdigit() or int(number) < 1:
            raise ValueError(f"{text!r} does not begin with a whole number above zero")
        return cls(number=int(number), unit=Unit(unit))

    def __str__(self) -> str:
        return f"{self.number} {self.unit}"


def shifted_by_months(day: date, months: int) -> date:
    """Return the same date *months* later (or earlier), else that month's last day.

    Source: k.c. art. 112, which is also how most of Europe counts.

    Raises:
        OverflowError: the result lies outside the years 1 to 9999.
    """
    years, month_index = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month_index + 1
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"there is no year {year}")
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def shifted(day: date, length: Length, *, back: bool = False) -> date:
    """Return the day *length* away from *day*; the day itself is not counted.

    Source: k.c. art. 111 § 2 and art. 112. Working days need a calendar:
    see :meth:`decision_tree.Calendar.away`.

    Raises:
        ValueError: *length* is in working days.
        OverflowError: the result lies outside the years 1 to 9999.
    """
    number = -length.number if back else length.number
    match length.unit:
        case Unit.DAYS:
            return day + timedelta(days=number)
        case Unit.WEEKS:
            return day + timedelta(weeks=number)
        case Unit.MONTHS:
            return shifted_by_months(day, number)
        case Unit.YEARS:
            return shifted_by_months(day, 12 * number)
        case Unit.WORKING_DAYS:
            raise ValueError("working days are counted on a calendar")
