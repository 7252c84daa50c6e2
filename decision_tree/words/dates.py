"""Days as people type them, in their own language."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta

from .language import Language

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SHORTEST_MONTH = 3
_FIRST_YEAR, _YEARS_AHEAD = 1990, 20
"""No case is about a day before or after these years: one digit of the year is wrong."""
_LEAP_CYCLE = 9
"""Years to look back for a 29 February: a century may leave eight without one."""


class UnreadableDate(Exception):
    """What was typed is no day; ``sentence`` is the id of the sentence that says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_date(text: str, language: Language, today: date, *, may_lie_ahead: bool = False) -> date:
    """Read a day such as ``5.10.2026``, ``5 X``, ``5 października`` or ``wczoraj``.

    Day comes before month, except in ISO order. A day without a year is the last such day that
    is not ahead of *today*, or the nearest one where it may lie ahead.

    Raises:
        UnreadableDate: it is no day, one of a year that no case is about, or one ahead of *today*
            where none can be.
    """
    typed = plain(text)
    if typed in language.relative_days:
        day = today + timedelta(days=language.relative_days[typed])
    else:
        day = _from_parts(re.findall(r"\d+|[a-z]+", typed), may_lie_ahead, language, today)
    if not _FIRST_YEAR <= day.year <= today.year + _YEARS_AHEAD:
        raise UnreadableDate("date-out-of-reason")
    if day > today and not may_lie_ahead:
        raise UnreadableDate("date-ahead")
    return day


def plain(text: str) -> str:
    """Return *text* in small letters without diacritics; Polish ł has none to take off."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(c for c in letters if not unicodedata.combining(c)).strip()


def _from_parts(parts: list[str], ahead: bool, language: Language, today: date) -> date:
    parts = [part for part in parts if part not in language.date_fillers]
    if len(parts) == 1 and len(parts[0]) == len("05102026") and parts[0].isdigit():
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts) == 3 and parts[0].isdigit() and len(parts[0]) == len("2026"):
        parts.reverse()  # ISO order
    if len(parts) >= 2 and parts[0].isalpha() and parts[1].isdigit():
        parts[0], parts[1] = parts[1], parts[0]  # October 5
    too_long = any(part.isdigit() and len(part) > len("2026") for part in parts)
    if too_long or len(parts) not in (2, 3) or not parts[0].isdigit():
        raise UnreadableDate("date-unreadable")
    day, month = int(parts[0]), _month(parts[1], language)
    if len(parts) == 2:
        return _nearest_such_day(day, month, today) if ahead else _last_such_day(day, month, today)
    if not parts[2].isdigit() or len(parts[2]) not in (2, 4):
        raise UnreadableDate("date-unreadable")
    year = int(parts[2])
    return _existing(day, month, year if len(parts[2]) == len("2026") else 2000 + year)


def _month(part: str, language: Language) -> int:
    if part.isdigit():
        return int(part)
    if part in _ROMAN:
        return _ROMAN.index(part) + 1
    if len(part) >= _SHORTEST_MONTH:
        for number, name in enumerate(language.months, start=1):
            if plain(name)[:_SHORTEST_MONTH] == part[:_SHORTEST_MONTH]:
                return number
    raise UnreadableDate("date-unreadable")


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
