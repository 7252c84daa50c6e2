"""Days as people type them, in their own language: dates, weekdays, distances, and roughly."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from ..law import ONE_DAY, Length, Unit, shifted

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SHORTEST_MONTH = 3
_SHORTEST_STEM = 3
"""A shorter stem of a weekday is an abbreviation, which nothing may follow."""
_WEEK = 7
_LEAP_CYCLE = 9
"""Years to look back for a 29 February: a century may leave eight without one."""
_FIRST_YEAR, _YEARS_AHEAD = 1990, 20
"""No case is about a day before or after these years: one digit of the year is wrong."""
_EXACT_UNITS = frozenset({Unit.DAYS})
"""Who counts in other units means a day near the one they lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDays:
    """The words of one language that people type for a day, in small letters, as :func:`plain`."""

    relative: Mapping[str, int]
    """Words for days near today, such as "yesterday", and their distance in days."""
    fillers: frozenset[str]
    """Words that say nothing, such as the "of" in "5th of October"."""
    weekdays: tuple[tuple[str, ...], ...] = ()
    """How each day of the week begins, from Monday; short ones are whole abbreviations."""
    last: frozenset[str] = frozenset()
    """Words for the one before today, such as the "last" in "last Friday"."""
    ago: frozenset[str] = frozenset()
    """Words that make a length of time a distance back from today."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Numbers in words, such as "two"; a length of time without any is one."""
    units: Mapping[str, Length] = field(default_factory=dict)
    """Words for a length of time, such as "week" or "fortnight"."""
    roughly: frozenset[str] = frozenset()
    """Words that make a day an approximate one."""
    forgotten: tuple[str, ...] = ()
    """How people begin to say that they do not know the day."""
    order_in_doubt: bool = False
    """Whether readers of the language may mean the month by the first number of a date."""


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day that was typed."""

    day: date
    said_as: str | None = None
    """The sentence that says it back where readers may have meant another day, by its id."""


class UnreadableDate(Exception):
    """What was typed is no day; ``sentence`` is the id of the sentence that says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def plain(text: str) -> str:
    """Return *text* in small letters without diacritics; Polish ł has none to take off."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(c for c in letters if not unicodedata.combining(c)).strip()


def read_date(
    text: str, words: TypedDays, months: tuple[str, ...], today: date, *, ahead: bool = False
) -> TypedDay:
    """Read a day such as ``5.10.2026``, ``5 X``, ``pon. 5 października`` or ``tydzień temu``.

    Day comes before month, except in ISO order. What leaves the year or the week open is the last
    such day that is not ahead of *today*, or the nearest one that may lie *ahead*.

    Raises:
        UnreadableDate: it is no day, one of a year that no case is about, one whose weekday does
            not fit, or one ahead of *today* where none can be.
    """
    typed = plain(text)
    if typed.startswith(words.forgotten):
        raise UnreadableDate("date-forgotten")
    parts = [part for part in re.findall(r"\d+|[^\W\d_]+", typed) if part not in words.fillers]
    roughly = any(part in words.roughly for part in parts)
    parts = [part for part in parts if part not in words.roughly]
    read = _Reader(words, months, today, ahead).read(parts)
    if not _FIRST_YEAR <= read.day.year <= today.year + _YEARS_AHEAD:
        raise UnreadableDate("date-out-of-reason")
    if read.day > today and not ahead:
        raise UnreadableDate("date-ahead")
    return TypedDay(read.day, "date-said-roughly") if roughly else read


@dataclass(frozen=True, slots=True)
class _Reader:
    words: TypedDays
    months: tuple[str, ...]
    today: date
    ahead: bool

    def read(self, parts: list[str]) -> TypedDay:
        if len(parts) == 1 and parts[0] in self.words.relative:
            return TypedDay(self.today + self.words.relative[parts[0]] * ONE_DAY)
        if any(part in self.words.ago for part in parts):
            return self._ago([part for part in parts if part not in self.words.ago])
        weekdays = [day for part in parts if (day := self._weekday(part)) is not None]
        rest = [part for part in parts if self._weekday(part) is None]
        if len(weekdays) > 1:
            raise UnreadableDate("date-unreadable")
        if weekdays and set(rest) <= self.words.last:
            return TypedDay(self._nearest(weekdays[0], back=bool(rest)))
        found = self._date(rest)
        if weekdays and found.day.weekday() != weekdays[0]:
            raise UnreadableDate("date-of-another-weekday")
        return found

    def _ago(self, parts: list[str]) -> TypedDay:
        """Return the day so long before today; only who counts days means that very day."""
        number, unit = self._number(parts[:-1]), "".join(parts[-1:])
        of_one = self.words.units.get(unit)
        if of_one is None or not number:
            raise UnreadableDate("date-unreadable")
        length = replace(of_one, number=number * of_one.number)
        try:
            day = shifted(self.today, length, back=True)
        except OverflowError:
            raise UnreadableDate("date-out-of-reason") from None
        return TypedDay(day, None if length.unit in _EXACT_UNITS else "date-said-roughly")

    def _number(self, parts: list[str]) -> int | None:
        match parts:
            case []:
                return 1
            case [digits] if digits.isdecimal() and len(digits) <= len("9999"):
                return int(digits)
            case [word]:
                return self.words.numbers.get(word)
        return None

    def _weekday(self, part: str) -> int | None:
        """Return the weekday that *part* names, 0 for Monday; a unit of time names none."""
        if part in self.words.units:
            return None
        for number, stems in enumerate(self.words.weekdays):
            for stem in stems:
                if part == stem or (len(stem) >= _SHORTEST_STEM and part.startswith(stem)):
                    return number
        return None

    def _nearest(self, weekday: int, *, back: bool) -> date:
        """Return the last such day before today, or the next one where it may lie ahead."""
        if self.ahead and not back:
            return self.today + ((weekday - self.today.weekday() - 1) % _WEEK + 1) * ONE_DAY
        return self.today - ((self.today.weekday() - weekday - 1) % _WEEK + 1) * ONE_DAY

    def _date(self, parts: list[str]) -> TypedDay:
        in_doubt = self.words.order_in_doubt and not _begins_with_year(parts)
        parts = _in_order(parts)
        too_long = any(part.isdecimal() and len(part) > len("2026") for part in parts)
        if not too_long and self._is_month_alone(parts):
            raise UnreadableDate("date-month-alone")
        if too_long or len(parts) not in (2, 3) or not parts[0].isdecimal():
            raise UnreadableDate("date-unreadable")
        day, month = int(parts[0]), self._month(parts[1])
        if month is None:
            raise UnreadableDate("date-unreadable")
        if len(parts) == 2:
            return self._without_year(day, month)
        if not parts[2].isdecimal() or len(parts[2]) not in (2, 4):
            raise UnreadableDate("date-unreadable")
        year = int(parts[2])
        found = _existing(day, month, year if len(parts[2]) == len("2026") else 2000 + year)
        in_numbers = all(part.isdecimal() for part in parts)
        return TypedDay(found, "date-said" if in_doubt and in_numbers else None)

    def _is_month_alone(self, parts: list[str]) -> bool:
        match parts:
            case [name]:
                return not name.isdecimal() and self._month(name) is not None
            case [month, year]:
                return len(year) == len("2026") and self._month(month) is not None
        return False

    def _month(self, part: str) -> int | None:
        if part.isdecimal():
            return int(part)
        if part in _ROMAN:
            return _ROMAN.index(part) + 1
        if len(part) >= _SHORTEST_MONTH:
            for number, name in enumerate(self.months, start=1):
                if plain(name)[:_SHORTEST_MONTH] == part[:_SHORTEST_MONTH]:
                    return number
        return None

    def _without_year(self, day: int, month: int) -> TypedDay:
        if self.ahead:
            return TypedDay(_nearest_such_day(day, month, self.today))
        found = _last_such_day(day, month, self.today)
        return TypedDay(found, None if found.year == self.today.year else "date-said")


def _begins_with_year(parts: list[str]) -> bool:
    """Tell whether *parts* are a date in ISO order."""
    return len(parts) == 3 and parts[0].isdecimal() and len(parts[0]) == len("2026")


def _in_order(parts: list[str]) -> list[str]:
    """Return the parts of a date as day, month and year."""
    if len(parts) == 1 and len(parts[0]) == len("05102026") and parts[0].isdecimal():
        return [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if _begins_with_year(parts):
        return parts[::-1]
    month_first = len(parts) >= 2 and parts[0].isalpha() and parts[1].isdecimal()
    if month_first and len(parts[1]) < len("2026"):
        return [parts[1], parts[0], *parts[2:]]  # October 5
    return parts


def _such_days(day: int, month: int, years: Iterable[int]) -> Iterator[date]:
    for year in years:
        with suppress(ValueError):
            yield date(year, month, day)


def _last_such_day(day: int, month: int, today: date) -> date:
    for found in _such_days(day, month, range(today.year, today.year - _LEAP_CYCLE, -1)):
        if found <= today:
            return found
    raise UnreadableDate("date-impossible")


def _nearest_such_day(day: int, month: int, today: date) -> date:
    found = list(_such_days(day, month, range(today.year - 1, today.year + 2)))
    if not found:
        raise UnreadableDate("date-impossible")
    return min(found, key=lambda candidate: abs(candidate - today))


def _existing(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDate("date-impossible") from None
