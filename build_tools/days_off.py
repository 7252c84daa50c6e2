"""The table of days off: the holidays package's years, held against the Act's list."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import holidays
from dateutil.easter import easter

from .law import Rule
from .problems import Problem


def table_of(rule: Rule) -> dict[date, str]:
    """Return each day off and its id, between the first and last day that *rule* governs."""
    first, last = bounds(rule)
    days = {
        day: id_
        for year in range(first.year, last.year + 1)
        for day, id_ in _days_of(rule, year)
        if first <= day <= last
    }
    return dict(sorted(days.items()))


def disagreements(rule: Rule) -> Iterator[Problem]:
    """Yield each day off that only the Act's list or only the holidays package has.

    One that begins after the list was checked is law to come, which the package may not know yet.
    """
    first, last = bounds(rule)
    years = range(first.year, last.year + 1)
    known = holidays.country_holidays(rule.country, years=years)
    ours = table_of(rule)
    theirs = {day: name for day, name in sorted(known.items()) if first <= day <= last}
    fix = "Compare the Act with the holidays package; correct the list or pin another version."
    lines = {entry.id: entry.line for entry in rule.days}
    to_come = {entry.id for entry in rule.days if entry.since and entry.since > rule.checked}
    unknown = {day: id_ for day, id_ in ours.items() if day not in theirs and id_ not in to_come}
    for id_, days in _by_name(unknown):
        message = f'the holidays package does not know "{id_}" on {_first_of(days)}'
        yield Problem(rule.file, lines[id_], message, fix)
    missing = {day: theirs[day] for day in theirs if day not in ours and day.isoweekday() != 7}
    for name, days in _by_name(missing):
        message = f'the holidays package has "{name}" on {_first_of(days)}'
        yield Problem(rule.file, rule.table.key_line("days"), message, fix)


def bounds(rule: Rule) -> tuple[date, date]:
    """Return the first and the last day whose days off were checked."""
    return rule.values[0].since, rule.values[-1].until or rule.values[-1].since


def _days_of(rule: Rule, year: int) -> Iterator[tuple[date, str]]:
    for entry in rule.days:
        if entry.on:
            day = date.fromisoformat(f"{year}-{entry.on}")
        else:
            day = easter(year) + timedelta(days=entry.after_easter)
        if entry.since is None or day >= entry.since:
            yield day, entry.id


def _by_name(days: Mapping[date, str]) -> Iterator[tuple[str, list[date]]]:
    for name in dict.fromkeys(days.values()):
        yield name, [day for day in days if days[day] == name]


def _first_of(days: list[date]) -> str:
    return f"{days[0]}" if len(days) == 1 else f"{days[0]} and {len(days) - 1} more"
