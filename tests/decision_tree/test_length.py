from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import Length, Unit
from decision_tree.law.length import shifted

DATES = st.dates(date(2020, 1, 1), date(2040, 12, 31))
UNITS_WITHOUT_CALENDAR = [Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS]
LENGTHS = st.builds(
    Length, number=st.integers(1, 400), unit=st.sampled_from(UNITS_WITHOUT_CALENDAR)
)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("30 days", 30, Unit.DAYS),
        ("1 working days", 1, Unit.WORKING_DAYS),
        ("3 weeks", 3, Unit.WEEKS),
        ("12 months", 12, Unit.MONTHS),
        ("1 years", 1, Unit.YEARS),
    ],
)
def test_a_length_reads_back_as_it_was_written(text: str, number: int, unit: Unit) -> None:
    length = Length.parse(text)
    assert (length.number, length.unit) == (number, unit)
    assert str(length) == text


BAD_LENGTHS = {
    "empty": "",
    "no-number": "days",
    "no-unit": "30",
    "zero": "0 days",
    "negative": "-1 days",
    "fraction": "1.5 years",
    "superscript": "² days",
    "arabic-digit": "٣ days",
    "unknown-unit": "30 fortnights",
    "two-spaces": "30  days",
    "words": "thirty days",
}


@pytest.mark.parametrize("text", BAD_LENGTHS.values(), ids=BAD_LENGTHS)
def test_a_length_is_a_whole_number_above_zero_and_a_known_unit(text: str) -> None:
    with pytest.raises(ValueError, match=r"whole number|is not a valid Unit"):
        Length.parse(text)


AFTER = {
    "days-leave-out-the-first": (date(2026, 10, 5), "30 days", date(2026, 11, 4)),
    "days-cross-a-leap-day": (date(2028, 2, 28), "2 days", date(2028, 3, 1)),
    "days-are-no-month": (date(2027, 1, 31), "30 days", date(2027, 3, 2)),
    "weeks-keep-the-weekday": (date(2026, 11, 23), "3 weeks", date(2026, 12, 14)),
    "months-keep-the-date": (date(2026, 1, 16), "12 months", date(2027, 1, 16)),
    "months-cross-the-year": (date(2026, 11, 5), "3 months", date(2027, 2, 5)),
    "leap-day-ends-on-28": (date(2028, 2, 29), "12 months", date(2029, 2, 28)),
    "leap-day-to-leap-day": (date(2028, 2, 29), "48 months", date(2032, 2, 29)),
    "31-january-ends-in-february": (date(2027, 1, 31), "1 months", date(2027, 2, 28)),
    "31-january-of-a-leap-year": (date(2028, 1, 31), "1 months", date(2028, 2, 29)),
    "31-march-ends-on-30-april": (date(2026, 3, 31), "1 months", date(2026, 4, 30)),
    "30-april-does-not-grow": (date(2026, 4, 30), "1 months", date(2026, 5, 30)),
    "31-december": (date(2026, 12, 31), "2 months", date(2027, 2, 28)),
    "a-year-from-a-leap-day": (date(2028, 2, 29), "1 years", date(2029, 2, 28)),
    "into-the-last-year-of-all": (date(9998, 12, 31), "12 months", date(9999, 12, 31)),
}


@pytest.mark.parametrize(("start", "length", "end"), AFTER.values(), ids=AFTER)
def test_a_period_ends_on(start: date, length: str, end: date) -> None:
    """K.c. art. 111 § 2 leaves out the day of the event; art. 112 ends months on their date."""
    assert shifted(start, Length.parse(length)) == end


BEFORE = {
    "days": (date(2027, 3, 2), "30 days", date(2027, 1, 31)),
    "weeks": (date(2027, 1, 1), "1 weeks", date(2026, 12, 25)),
    "months-end-earlier-in-february": (date(2027, 3, 31), "1 months", date(2027, 2, 28)),
    "months-cross-the-year": (date(2027, 1, 15), "2 months", date(2026, 11, 15)),
    "a-year-from-a-leap-day": (date(2028, 2, 29), "1 years", date(2027, 2, 28)),
    "into-the-first-year-of-all": (date(2, 1, 31), "1 years", date(1, 1, 31)),
}


@pytest.mark.parametrize(("start", "length", "end"), BEFORE.values(), ids=BEFORE)
def test_a_period_counted_back_reaches(start: date, length: str, end: date) -> None:
    assert shifted(start, Length.parse(length), back=True) == end


def test_working_days_are_refused_without_a_calendar() -> None:
    with pytest.raises(ValueError, match=r"^working days are counted on a calendar$"):
        shifted(date(2026, 11, 23), Length.parse("1 working days"))


@pytest.mark.parametrize("unit", UNITS_WITHOUT_CALENDAR)
@pytest.mark.parametrize(
    ("start", "back"),
    [(date(9999, 12, 31), False), (date(1, 1, 1), True)],
    ids=["after-9999", "before-1"],
)
def test_a_day_outside_the_years_1_to_9999_overflows(start: date, back: bool, unit: Unit) -> None:
    with pytest.raises(OverflowError):
        shifted(start, Length(number=1, unit=unit), back=back)


def test_a_year_that_no_calendar_has_is_named() -> None:
    with pytest.raises(OverflowError, match=r"^there is no year 10000$"):
        shifted(date(9999, 12, 31), Length.parse("1 months"))


@given(DATES, LENGTHS)
def test_a_period_never_ends_before_it_starts(start: date, length: Length) -> None:
    assert shifted(start, length) > start
    assert shifted(start, length, back=True) < start


@given(DATES, DATES, LENGTHS, st.booleans())
def test_a_later_start_never_ends_earlier(
    one: date, other: date, length: Length, back: bool
) -> None:
    earlier, later = sorted((one, other))
    assert shifted(earlier, length, back=back) <= shifted(later, length, back=back)


@given(DATES, LENGTHS)
def test_lengths_agree_with_dateutil(start: date, length: Length) -> None:
    delta = {
        Unit.DAYS: relativedelta(days=length.number),
        Unit.WEEKS: relativedelta(weeks=length.number),
        Unit.MONTHS: relativedelta(months=length.number),
        Unit.YEARS: relativedelta(years=length.number),
    }[length.unit]
    assert shifted(start, length) == start + delta
    assert shifted(start, length, back=True) == start - delta
