from dataclasses import replace
from datetime import date

import holidays
import pytest

from build_tools.days_off import bounds, disagreements, table_of
from build_tools.law import Rule, read_law
from build_tools.vocabulary import read_vocabulary
from tests.law_files import CALENDAR_ENDED, PINNED

from .conftest import ROOT


@pytest.fixture(scope="module")
def rule() -> Rule:
    """The list as it stood: days off that begin later are no case of these tests."""
    written = _written()
    known = tuple(day for day in written.days if not day.since or day.since <= PINNED)
    return ending(replace(written, days=known), CALENDAR_ENDED)


def _written() -> Rule:
    law = read_law(ROOT / "docs" / "law", date.max, read_vocabulary(ROOT / "docs"))
    return law.rules["days-off"]


def test_the_table_runs_from_2020_to_2040_at_least() -> None:
    first, last = bounds(_written())
    assert first == date(2020, 1, 1)
    assert last >= CALENDAR_ENDED


@pytest.mark.parametrize("year", range(2020, 2041))
def test_each_year_agrees_with_the_holidays_package(rule: Rule, year: int) -> None:
    ours = {day for day in table_of(rule) if day.year == year}
    assert ours == set(holidays.country_holidays("PL", years=year))


def test_the_list_and_the_holidays_package_do_not_disagree() -> None:
    assert list(disagreements(_written())) == []


@pytest.mark.parametrize(
    ("since", "told"),
    {
        "before-the-check": (date(2025, 2, 1), "on 2025-05-02 and 15 more"),
        "on-its-day": (date(2026, 11, 22), "on 2027-05-02 and 13 more"),
        "after-it": (date(2026, 11, 23), None),
    }.values(),
)
def test_only_a_day_off_to_come_may_be_unknown_to_the_holidays_package(
    rule: Rule, since: date, told: str | None
) -> None:
    flag_day = replace(rule.days[0], id="flag-day", on="05-02", since=since)
    listed = replace(rule, days=(*rule.days, flag_day), checked=date(2026, 11, 22))
    messages = [problem.message for problem in disagreements(listed)]
    package = 'the holidays package does not know "flag-day"'
    assert messages == ([f"{package} {told}"] if told else [])


@pytest.mark.parametrize(
    ("year", "number"), [(2020, 13), (2024, 13), (2025, 14), (2026, 14), (2040, 14)]
)
def test_there_is_one_day_off_more_since_2025(rule: Rule, year: int, number: int) -> None:
    """Dz.U. 2024 poz. 1965 added 24 December from 1 February 2025."""
    assert sum(day.year == year for day in table_of(rule)) == number


@pytest.mark.parametrize(("year", "is_off"), [(2023, False), (2024, False), (2025, True)])
def test_christmas_eve_is_off_since_2025(rule: Rule, year: int, is_off: bool) -> None:
    assert (table_of(rule).get(date(year, 12, 24)) == "christmas-eve") is is_off


MOVABLE = {
    "easter-2024": (date(2024, 3, 31), "easter-sunday"),
    "easter-monday-2025": (date(2025, 4, 21), "easter-monday"),
    "corpus-christi-2026": (date(2026, 6, 4), "corpus-christi"),
    "pentecost-2027": (date(2027, 5, 16), "pentecost"),
    "latest-easter": (date(2038, 4, 25), "easter-sunday"),
}


@pytest.mark.parametrize(("day", "id_"), MOVABLE.values(), ids=MOVABLE)
def test_movable_feasts_follow_easter(rule: Rule, day: date, id_: str) -> None:
    assert table_of(rule)[day] == id_


@pytest.mark.parametrize("day", [date(2026, 11, 10), date(2026, 12, 27), date(2026, 4, 3)])
def test_a_working_day_or_a_mere_sunday_is_not_in_the_table(rule: Rule, day: date) -> None:
    """10 November, a Sunday after Christmas, and Good Friday."""
    assert day not in table_of(rule)


def test_each_day_off_has_a_name_in_each_language(rule: Rule) -> None:
    titles = {entry.id: entry.title for entry in rule.days}
    assert titles.keys() == set(table_of(rule).values())
    assert titles["christmas-eve"] == {"pl": "Wigilia", "en": "Christmas Eve"}


def ending(rule: Rule, last: date) -> Rule:
    return replace(rule, values=(replace(rule.values[0], until=last),))


def without(rule: Rule, id_: str) -> Rule:
    return replace(rule, days=tuple(day for day in rule.days if day.id != id_))


def test_the_last_day_that_was_checked_is_in_the_table(rule: Rule) -> None:
    short = ending(rule, date(2026, 12, 26))
    assert max(table_of(short)) == date(2026, 12, 26)
    assert list(disagreements(short)) == []


def test_a_day_off_missing_on_the_last_day_that_was_checked_is_told(rule: Rule) -> None:
    short = ending(without(rule, "second-christmas-day"), date(2020, 12, 26))
    (problem,) = disagreements(short)
    assert problem.message.endswith("on 2020-12-26")


def test_a_day_off_that_is_a_sunday_anyway_need_not_be_listed(rule: Rule) -> None:
    assert list(disagreements(without(rule, "pentecost"))) == []


@pytest.mark.parametrize(
    ("since", "years"),
    [(date(2025, 12, 24), range(2025, 2041)), (date(2025, 12, 25), range(2026, 2041))],
    ids=["on-that-day", "the-day-after-it"],
)
def test_a_day_off_counts_from_its_first_day(rule: Rule, since: date, years: range) -> None:
    days = tuple(replace(day, since=since) for day in rule.days if day.id == "christmas-eve")
    assert list(table_of(replace(rule, days=days))) == [date(year, 12, 24) for year in years]


def test_a_list_whose_newest_value_has_no_end_is_checked_up_to_its_first_day(rule: Rule) -> None:
    (value,) = rule.values
    starts = (date(2020, 1, 1), date(2024, 1, 1), date(2025, 2, 1))
    values = tuple(replace(value, since=since, until=None) for since in starts)
    assert bounds(replace(rule, values=values)) == (date(2020, 1, 1), date(2025, 2, 1))
