"""The part of a law file that lists days off: the Act's, and those of each week."""

import re
from functools import partial

from ..lined_yaml import Items, Table, Text
from ..problems import did_you_mean
from .fields import Mistake, Told, day, in_all_languages, text_of
from .rules import DayOff, RuleValue

KEYS = frozenset({"days", "weekend"})
_DAY_KEYS = frozenset({"id", "on", "easter", "since", "title"})
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COMMON_YEAR = 2023
"""A year without 29 February, which would be no day off in most years."""


def days_off_of(table: Table, values: tuple[RuleValue, ...], told: Told) -> tuple[DayOff, ...]:
    """Read the list of days off, of a rule whose value says until when it was checked."""
    if "days" not in table:
        return ()
    told.of(lambda: _has_an_end(table, values), None)
    listed = table.get("days")
    days = [
        told.of(partial(_day_off, entry, table, told), None)
        for entry in (listed if isinstance(listed, Items) else ())
    ]
    return tuple(filter(None, days))


def weekend_of(table: Table, told: Told) -> frozenset[int]:
    """Read the days of each week that are off, 1 for Monday to 7 for Sunday."""
    return told.of(lambda: _weekend(table), frozenset()) if "days" in table else frozenset()


def _has_an_end(table: Table, values: tuple[RuleValue, ...]) -> None:
    if not any(value.until for value in values):
        fix = "Write until: and the last day whose days off were checked."
        raise Mistake(table.key_line("values"), "the list of days off has no end", fix)


def _day_off(entry: object, table: Table, told: Told) -> DayOff | None:
    if not isinstance(entry, Table):
        fix = "Write it as {id: …, on: …, title: …}."
        raise Mistake(table.key_line("days"), "a day off is no list of keys", fix)
    told.unknown_keys(entry, _DAY_KEYS)
    on, easter, since = (entry.text(key) for key in ("on", "easter", "since"))
    if (on is None) == (easter is None):
        fix = "Write on: and a month and day, or easter: and the days after Easter Sunday."
        raise Mistake(entry.line, "the day off needs one of on: and easter:", fix)
    return DayOff(
        id=text_of(entry, "id"),
        line=entry.line,
        on=_month_and_day(on) if on else None,
        after_easter=_whole_number(easter) if easter else 0,
        since=day(since) if since else None,
        title=in_all_languages(entry, "title", told),
    )


def _weekend(table: Table) -> frozenset[int]:
    if not table.texts("weekend"):
        fix = f"List the days of each week that are off, of {', '.join(_WEEK)}."
        raise Mistake(table.key_line("weekend"), '"weekend" is missing', fix)
    for name in table.texts("weekend"):
        if name not in _WEEK:
            fix = did_you_mean(name, _WEEK, f"Choose among {', '.join(_WEEK)}.")
            raise Mistake(name.line, f'"{name}" is no day of the week', fix)
    return frozenset(_WEEK.index(str(name)) + 1 for name in table.texts("weekend"))


def _month_and_day(text: Text) -> str:
    try:
        day(Text.at(text.line, f"{_COMMON_YEAR}-{text}"))
    except Mistake:
        fix = "Write a month and a day that every year has, as MM-DD."
        raise Mistake(text.line, f'"{text}" is no day of a year', fix) from None
    return text


def _whole_number(text: Text) -> int:
    if not re.fullmatch(r"-?\d+", text, re.ASCII):
        raise Mistake(text.line, f'"{text}" is no number of days', "Write a whole number.")
    return int(text)
