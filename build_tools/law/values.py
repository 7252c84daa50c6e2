"""The dated values of a law file, each with its source."""

import re
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from decision_tree.law import Roll

from ..lined_yaml import Table, Text
from .fields import Mistake, Told, address, amount, day, length, one_of, table_of, text_of
from .rules import UNCONFIRMED, Reference, RuleValue

VALUE_KEYS = frozenset({"length", "amount", "roll", "until", "first_day", "reference"})
_REFERENCE_KEYS = frozenset({"title", "journal", "url"})
_FIRST_YEAR = 1918
_YEARS_AHEAD = 10
ONE_DAY = timedelta(days=1)


def values_of(table: Table, checked: date, told: Told) -> tuple[RuleValue, ...]:
    """Read every value of a rule that was last compared with its source on *checked*."""
    values = told.of(lambda: table_of(table, "values", "the first day of each value"), Table())
    read: list[tuple[Text, RuleValue]] = []
    for key in values:
        first = Text.at(values.key_line(key), key)
        latest = read[-1][1].since if read else None
        since = told.of(partial(_first_day, first, checked, latest), None)
        if since:
            read.append((first, _value(since, values.table(key), checked, told)))
    for (_, before), (first, after) in pairwise(read):
        told.of(partial(_follows, before, first, after), None)
    return tuple(value for _, value in read)


def _first_day(text: Text, checked: date, latest: date | None) -> date | None:
    since = day(text)
    if latest and since < latest:
        raise Mistake(text.line, f"{text} stands after a later day", "Put the oldest value first.")
    if not _FIRST_YEAR <= since.year <= checked.year + _YEARS_AHEAD:
        fix = "Write the first day on which the value governs."
        raise Mistake(text.line, f"{since} cannot be the first day of a rule", fix)
    return since


def _follows(before: RuleValue, first: Text, after: RuleValue) -> None:
    """Raise for a value that ends after the next begins, or leaves days before it to nobody."""
    if before.until is None or before.until == after.since - ONE_DAY:
        return
    overlaps = before.until >= after.since
    what = "ends after this one begins" if overlaps else "leaves days without a value"
    fix = f"Write until: {after.since - ONE_DAY}, or take it out: the next value ends it."
    raise Mistake(first.line, f"the value before {after.since} {what}", fix)


def _value(since: date, value: Table, checked: date, told: Told) -> RuleValue:
    told.unknown_keys(value, VALUE_KEYS)
    until, long, much, roll = (value.text(key) for key in ("until", "length", "amount", "roll"))
    return RuleValue(
        since=since,
        until=told.of(lambda: _last_day(until, since), None) if until else None,
        length=told.of(lambda: length(long), None) if long else None,
        amount=told.of(lambda: amount(much), None) if much else None,
        roll=told.of(lambda: one_of(Roll, roll), Roll.NONE) if roll else Roll.NONE,
        reference=_reference(value, checked, told),
        first_day_unconfirmed=told.of(lambda: _unconfirmed(value.text("first_day")), False),
    )


def _last_day(text: Text, since: date) -> date:
    until = day(text)
    if until < since:
        fix = "Write the last day on which the value governs."
        raise Mistake(text.line, f"the value ends on {until}, before it begins", fix)
    return until


def _unconfirmed(text: Text | None) -> bool:
    if text and text != UNCONFIRMED:
        fix = f"Write first_day: {UNCONFIRMED}, or take the line out."
        raise Mistake(text.line, f'the first day is "{text}"', fix)
    return bool(text)


def _reference(value: Table, checked: date, told: Told) -> Reference:
    nothing = Reference(title="", journal="", url="")
    under = told.of(lambda: table_of(value, "reference", "title:, journal: and url:"), None)
    if under is None:
        return nothing
    told.unknown_keys(under, _REFERENCE_KEYS)
    return Reference(
        title=told.of(lambda: text_of(under, "title"), ""),
        journal=told.of(lambda: _journal(text_of(under, "journal"), checked), ""),
        url=told.of(lambda: address(text_of(under, "url")), ""),
    )


def _journal(text: Text, checked: date) -> str:
    """Return the journal of an act; nobody can have compared a rule with it before its year."""
    year = re.match(r"Dz\.U\. (\d{4}) ", text)
    if year and int(year[1]) > checked.year:
        fix = "Write the day of a check that could be made, or the right journal."
        raise Mistake(text.line, f'checked on {checked}, before "{text}" was published', fix)
    return text
