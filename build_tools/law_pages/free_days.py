"""The days off of this year and the next."""

from collections.abc import Iterator
from datetime import date

from ..days_off import bounds, table_of
from ..law import DayOff, Rule
from .words import CannotTell, LawInWords, bullets

DAYS_OFF = "days-off"


def days_off(law: LawInWords) -> Iterator[str]:
    """Yield the days off of this year and the next, as far as they were checked."""
    if DAYS_OFF not in law.rules:
        raise CannotTell(f'unknown rule "{DAYS_OFF}"', "Write it as a file in docs/law/.")
    rule = law.rules[DAYS_OFF]
    entries = {entry.id: entry for entry in rule.days}
    for year in (law.today.year, law.today.year + 1):
        days = {day: id_ for day, id_ in table_of(rule).items() if day.year == year}
        if days:
            yield f"### {year} {{ #{DAYS_OFF}-{year} }}"
            yield bullets(_day_off(law, day, entries[id_], rule) for day, id_ in days.items())


def _day_off(law: LawInWords, day: date, entry: DayOff, rule: Rule) -> str:
    month = law.language.months[day.month - 1]
    told = f"{day.day} {month} – {entry.title[law.language.code]}"
    if entry.since is None:
        return told
    return f"{told} ({law.say('first-off', year=first_off(entry, rule).year)})"


def first_off(entry: DayOff, rule: Rule) -> date:
    """Return the first day that *entry* made a day off, among the years that were checked."""
    days = (day for day, id_ in table_of(rule).items() if id_ == entry.id)
    return next(days, entry.since or bounds(rule)[1])
