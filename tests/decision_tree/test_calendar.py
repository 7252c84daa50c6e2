from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import Calendar, Guide, Length, OutsideCalendar
from tests.law_files import DAYS_OFF

FIRST, LAST = date(2020, 1, 1), date(2040, 12, 31)
DATES = st.dates(FIRST, LAST - timedelta(days=7))
"""The last week is left out: its days off might move an end past the calendar."""

ROLLED = {
    "working-day-stays": (date(2026, 11, 4), date(2026, 11, 4)),
    "friday-stays": (date(2026, 11, 20), date(2026, 11, 20)),
    "saturday-moves-to-monday": (date(2027, 1, 16), date(2027, 1, 18)),
    "sunday-moves-to-monday": (date(2027, 1, 17), date(2027, 1, 18)),
    "independence-day-moves-a-day": (date(2026, 11, 11), date(2026, 11, 12)),
    "corpus-christi-2026": (date(2026, 6, 4), date(2026, 6, 5)),
    "easter-saturday-2026": (date(2026, 4, 4), date(2026, 4, 7)),
    "sunday-before-all-saints-2027": (date(2027, 10, 31), date(2027, 11, 2)),
    "christmas-eve-2024-counts": (date(2024, 12, 24), date(2024, 12, 24)),
    "christmas-eve-2025-is-off": (date(2025, 12, 24), date(2025, 12, 29)),
    "new-year-on-a-saturday": (date(2028, 1, 1), date(2028, 1, 3)),
    "epiphany-2026": (date(2026, 1, 6), date(2026, 1, 7)),
    "may-1-to-3-2026": (date(2026, 5, 1), date(2026, 5, 4)),
}


@pytest.mark.parametrize(("end", "rolled"), ROLLED.values(), ids=ROLLED)
def test_an_end_in_poland_moves_to(pinned_guide: Guide, end: date, rolled: date) -> None:
    """K.c. art. 115; 24 December is a day off since 2025 (Dz.U. 2024 poz. 1965)."""
    assert pinned_guide.calendar.rolled(end) == rolled


@given(day=DATES)
def test_no_rolled_end_is_a_saturday_a_sunday_or_a_day_off(guide: Guide, day: date) -> None:
    rolled = guide.calendar.rolled(day)
    assert rolled.strftime("%a") not in {"Sat", "Sun"}
    assert rolled not in DAYS_OFF


@given(day=DATES)
def test_an_end_moves_only_over_days_off(guide: Guide, day: date) -> None:
    skipped = [day + timedelta(days=n) for n in range((guide.calendar.rolled(day) - day).days)]
    assert all(passed.weekday() >= 5 or passed in DAYS_OFF for passed in skipped)


@given(one=DATES, other=DATES)
def test_a_later_end_never_moves_before_an_earlier_one(
    guide: Guide, one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    assert guide.calendar.rolled(earlier) <= guide.calendar.rolled(later)


@pytest.mark.parametrize(
    "day", [date(2023, 12, 31), date(2031, 1, 1)], ids=["before-the-first", "after-the-last"]
)
def test_a_day_whose_days_off_were_not_checked_is_refused(calendar: Calendar, day: date) -> None:
    with pytest.raises(OutsideCalendar) as refused:
        calendar.is_working_day(day)
    assert refused.value.day == day
    assert str(refused.value) == (
        f"{day} is outside the calendar of days off (2024-01-01 to 2030-12-31)"
    )


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2030, 12, 31)], ids=["first", "last"])
def test_the_calendar_covers_its_first_and_last_day(calendar: Calendar, day: date) -> None:
    assert calendar.rolled(day) == day


def test_an_end_does_not_move_past_the_calendar() -> None:
    calendar = Calendar(
        weekend=frozenset({6, 7}),
        first=date(2028, 1, 1),
        last=date(2028, 12, 31),
        days_off={},
        reference="code art. 115",
    )
    with pytest.raises(OutsideCalendar) as refused:
        calendar.rolled(date(2028, 12, 31))
    assert refused.value.day == date(2029, 1, 1)


WORKING_DAYS = {
    "tomorrow": (date(2026, 11, 23), 1, date(2026, 11, 24)),
    "friday-to-monday": (date(2026, 11, 20), 1, date(2026, 11, 23)),
    "from-a-saturday": (date(2026, 11, 21), 1, date(2026, 11, 23)),
    "over-a-day-off": (date(2026, 11, 10), 1, date(2026, 11, 12)),
    "over-christmas": (date(2026, 12, 23), 3, date(2026, 12, 29)),
    "a-week-of-work": (date(2026, 11, 23), 5, date(2026, 11, 30)),
}


@pytest.mark.parametrize(("day", "number", "last"), WORKING_DAYS.values(), ids=WORKING_DAYS)
def test_working_days_skip_saturdays_sundays_and_days_off(
    calendar: Calendar, day: date, number: int, last: date
) -> None:
    assert calendar.away(day, Length.parse(f"{number} working days")) == last


def test_working_days_count_onwards_unless_told_otherwise(calendar: Calendar) -> None:
    assert calendar.working_days_away(date(2026, 11, 20), 2) == date(2026, 11, 24)
    assert calendar.working_days_away(date(2026, 11, 20), 2, back=True) == date(2026, 11, 18)


def test_working_days_count_back_too(calendar: Calendar) -> None:
    length = Length.parse("3 working days")
    assert calendar.away(date(2026, 12, 29), length, back=True) == date(2026, 12, 23)


@pytest.mark.parametrize(
    ("day", "length", "back"),
    [
        (date(9999, 12, 31), "30 days", False),
        (date(9999, 1, 31), "12 months", False),
        (date(1, 1, 31), "1 years", True),
    ],
    ids=["days-ahead", "months-ahead", "years-back"],
)
def test_a_period_past_the_last_year_of_all_is_outside_the_calendar(
    calendar: Calendar, day: date, length: str, back: bool
) -> None:
    with pytest.raises(OutsideCalendar) as refused:
        calendar.away(day, Length.parse(length), back=back)
    assert refused.value.day == day
    assert str(refused.value).endswith("(2024-01-01 to 2030-12-31)")
