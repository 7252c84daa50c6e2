"""The table of days off: the holidays package's years, held against the Act's list."""

from collections.abc import Iterator
from datetime import date, timedelta

import holidays
from dateutil.easter import easter

from .law import LANGUAGES, Rule
from .lined_yaml import Items, Table
from .problems import Problem

COUNTRY = "PL"


def table_of(rule: Rule) -> tuple[dict[date, str], list[Problem]]:
    """Return each day off and its id, between the first and last day that *rule* governs.

    A day that the Act and the holidays package disagree about is a problem.
    """
    first, last = bounds(rule)
    ours = {
        day: id_
        for year in range(first.year, last.year + 1)
        for day, id_ in _days_of(rule, year)
        if first <= day <= last
    }
    known = holidays.country_holidays(COUNTRY, years=range(first.year, last.year + 1))
    theirs = {day for day in known if first <= day <= last}
    line = rule.table.key_line("days")
    fix = "Compare the Act with the holidays package; correct the list or pin another version."
    problems = [
        Problem(rule.file, line, f"{day} is a day off here only", fix)
        for day in sorted(ours.keys() - theirs)
    ] + [
        Problem(rule.file, line, f"{day} is a day off in the holidays package only", fix)
        for day in sorted(theirs - ours.keys() - _sundays(theirs))
    ]
    return dict(sorted(ours.items())), problems


def bounds(rule: Rule) -> tuple[date, date]:
    """Return the first and the last day whose days off were checked."""
    return rule.values[0].since, rule.values[-1].until or rule.values[-1].since


def titles(rule: Rule) -> dict[str, dict[str, str]]:
    """Return the name of each day off, by language and id."""
    return {
        lang: {
            str(entry.text("id")): str(entry.table("title").text(lang)) for entry in _entries(rule)
        }
        for lang in LANGUAGES
    }


def _entries(rule: Rule) -> Iterator[Table]:
    days = rule.table.get("days")
    if isinstance(days, Items):
        yield from (entry for entry in days if isinstance(entry, Table))


def _days_of(rule: Rule, year: int) -> Iterator[tuple[date, str]]:
    for entry in _entries(rule):
        on, after_easter, since = entry.text("on"), entry.text("easter"), entry.text("since")
        if on:
            day = date.fromisoformat(f"{year}-{on}")
        else:
            day = easter(year) + timedelta(days=int(after_easter or 0))
        if since is None or day >= date.fromisoformat(since):
            yield day, str(entry.text("id"))


def _sundays(days: set[date]) -> set[date]:
    return {day for day in days if day.isoweekday() == 7}
