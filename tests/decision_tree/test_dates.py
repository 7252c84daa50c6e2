from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decision_tree import Language, UnreadableDate
from decision_tree.words import plain

TODAY = date(2026, 11, 22)
PAST = st.dates(date(2020, 1, 1), TODAY)
DATES = st.dates(date(2020, 1, 1), date(2040, 12, 31))

POLISH_MONTHS = (
    *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
    *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
)
POLISH_NOMINATIVES = (
    *("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec"),
    *("lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień"),
)
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def read_date(text: str, language: Language, today: date, *, may_lie_ahead: bool = False) -> date:
    return language.read_date(text, today, ahead=may_lie_ahead).day


type Written = Callable[[date], str]

IN_ANY_LANGUAGE: dict[str, Written] = {
    "iso": lambda d: d.isoformat(),
    "iso-with-slashes": lambda d: f"{d:%Y/%m/%d}",
    "iso-without-zeros": lambda d: f"{d.year}-{d.month}-{d.day}",
    "dots": lambda d: f"{d.day}.{d.month}.{d.year}",
    "dots-and-zeros": lambda d: f"{d:%d.%m.%Y}",
    "dots-and-spaces": lambda d: f" {d.day}. {d.month}. {d.year} ",
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "dashes": lambda d: f"{d.day}-{d.month}-{d.year}",
    "spaces": lambda d: f"{d.day} {d.month} {d.year}",
    "two-digit-year": lambda d: f"{d:%d.%m.%y}",
    "eight-digits": lambda d: f"{d:%d%m%Y}",
    "roman-month": lambda d: f"{d.day} {ROMAN[d.month - 1]} {d.year}",
    "small-roman-month": lambda d: f"{d.day}.{ROMAN[d.month - 1].lower()}.{d.year}",
}
IN_POLISH: dict[str, Written] = {
    "month": lambda d: f"{d.day} {POLISH_MONTHS[d.month - 1]} {d.year}",
    "month-and-r": lambda d: f"{d.day} {POLISH_MONTHS[d.month - 1]} {d.year} r.",
    "month-and-roku": lambda d: f"{d.day} {POLISH_MONTHS[d.month - 1]} {d.year} roku",
    "dots-and-r": lambda d: f"{d:%d.%m.%Y}r.",
    "capitals": lambda d: f"{d.day} {POLISH_MONTHS[d.month - 1].upper()} {d.year}",
    "nominative": lambda d: f"{d.day} {POLISH_NOMINATIVES[d.month - 1]} {d.year}",
    "three-letters": lambda d: f"{d.day} {POLISH_MONTHS[d.month - 1][:3]} {d.year}",
    "no-diacritics": lambda d: f"{d.day} {POLISH_MONTHS[d.month - 1]} {d.year}".translate(
        str.maketrans("śźń", "szn")
    ),
    "no-break-spaces": lambda d: f"{d.day}\u00a0{POLISH_MONTHS[d.month - 1]}\u00a0{d.year}",
}
IN_ENGLISH: dict[str, Written] = {
    "month": lambda d: f"{d.day} {ENGLISH_MONTHS[d.month - 1]} {d.year}",
    "month-first": lambda d: f"{ENGLISH_MONTHS[d.month - 1]} {d.day}, {d.year}",
    "small-letters": lambda d: f"{d.day} {ENGLISH_MONTHS[d.month - 1].lower()} {d.year}",
    "three-letters": lambda d: f"{d.day} {ENGLISH_MONTHS[d.month - 1][:3]} {d.year}",
    "four-letters-first": lambda d: f"{ENGLISH_MONTHS[d.month - 1][:4]}. {d.day}, {d.year}",
    "ordinal": lambda d: (
        f"{d.day}{ENDINGS.get(d.day, 'th')} {ENGLISH_MONTHS[d.month - 1]} {d.year}"
    ),
    "ordinal-of": lambda d: (
        f"{d.day}{ENDINGS.get(d.day, 'th')} of {ENGLISH_MONTHS[d.month - 1]}, {d.year}"
    ),
    "month-and-ordinal": lambda d: (
        f"{ENGLISH_MONTHS[d.month - 1]} {d.day}{ENDINGS.get(d.day, 'th')} {d.year}"
    ),
}
ALL_POLISH = {**IN_ANY_LANGUAGE, **IN_POLISH}
ALL_ENGLISH = {**IN_ANY_LANGUAGE, **IN_ENGLISH}


@pytest.mark.parametrize("written", ALL_POLISH.values(), ids=ALL_POLISH)
@given(day=PAST)
def test_a_day_written_in_polish_reads_back(polish: Language, written: Written, day: date) -> None:
    assert read_date(written(day), polish, TODAY) == day


@pytest.mark.parametrize("written", ALL_ENGLISH.values(), ids=ALL_ENGLISH)
@given(day=PAST)
def test_a_day_written_in_english_reads_back(
    english: Language, written: Written, day: date
) -> None:
    assert read_date(written(day), english, TODAY) == day


WITHOUT_YEAR = {
    "today": ("22.11", date(2026, 11, 22)),
    "earlier-this-year": ("5.10", date(2026, 10, 5)),
    "tomorrow-was-last-year": ("23.11.", date(2025, 11, 23)),
    "christmas-was-last-year": ("24 grudnia", date(2025, 12, 24)),
    "roman": ("5 X", date(2026, 10, 5)),
    "three-letters": ("5 paź", date(2026, 10, 5)),
    "last-leap-day": ("29.2", date(2024, 2, 29)),
}


@pytest.mark.parametrize(("typed", "day"), WITHOUT_YEAR.values(), ids=WITHOUT_YEAR)
def test_a_day_without_a_year_is_the_last_such_day(polish: Language, typed: str, day: date) -> None:
    assert read_date(typed, polish, TODAY) == day


@pytest.mark.parametrize("typed", ["October 5", "Oct. 5th", "5 October", "5th of October"])
def test_a_month_may_come_first_without_a_year_too(english: Language, typed: str) -> None:
    assert read_date(typed, english, TODAY) == date(2026, 10, 5)


def test_the_last_leap_day_may_be_eight_years_ago(polish: Language) -> None:
    """The year 2100 is no leap year."""
    assert read_date("29.2", polish, date(2104, 2, 28)) == date(2096, 2, 29)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("dziś", date(2026, 11, 22)),
        ("DZIŚ", date(2026, 11, 22)),
        ("dzis", date(2026, 11, 22)),
        (" wczoraj ", date(2026, 11, 21)),
        ("przedwczoraj", date(2026, 11, 20)),
    ],
)
def test_a_day_near_today_has_a_name(polish: Language, typed: str, day: date) -> None:
    assert read_date(typed, polish, TODAY) == day


def test_diacritics_and_capitals_are_no_matter() -> None:
    assert plain(" Zażółć GĘŚLĄ Jaźń ") == "zazolc gesla jazn"


SENTENCES = {
    "empty": ("", "date-unreadable"),
    "a-word": ("niedawno", "date-unreadable"),
    "only-a-day": ("5", "date-unreadable"),
    "only-a-month": ("maj", "date-month-alone"),
    "too-many-parts": ("5.10.2026 12:00", "date-unreadable"),
    "unknown-month": ("5 brumaire 2026", "date-unreadable"),
    "year-of-one-digit": ("5.10.6", "date-unreadable"),
    "year-of-three-digits": ("5.10.202", "date-unreadable"),
    "year-of-five-digits": ("5.10.20266", "date-unreadable"),
    "superscript": ("²", "date-unreadable"),
    "lone-surrogate": ("\ud800", "date-unreadable"),
    "nine-digits": ("051020266", "date-unreadable"),
    "huge-day": ("99999999999.1", "date-unreadable"),
    "huge-month": ("1.99999999999999999999", "date-unreadable"),
    "more-digits-than-int-reads": (f"{'9' * 5000}.1", "date-unreadable"),
    "no-such-day": ("31.6.2026", "date-impossible"),
    "no-such-month": ("5.13.2026", "date-impossible"),
    "no-leap-day": ("29.2.2026", "date-impossible"),
    "day-zero": ("0.10.2026", "date-impossible"),
    "year-zero": ("5.10.0000", "date-impossible"),
    "year-zero-iso": ("0000-10-05", "date-impossible"),
    "no-such-day-without-a-year": ("31.6", "date-impossible"),
    "american-order": ("10/25/2026", "date-impossible"),
    "tomorrow": ("23.11.2026", "date-ahead"),
    "two-digit-year-ahead": ("5.10.27", "date-ahead"),
    "two-digit-year-of-another-century": ("5.10.99", "date-out-of-reason"),
}


@pytest.mark.parametrize(("typed", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_what_is_no_day_names_the_sentence_that_says_what_to_do(
    polish: Language, typed: str, sentence: str
) -> None:
    with pytest.raises(UnreadableDate) as unreadable:
        read_date(typed, polish, TODAY)
    assert unreadable.value.sentence == str(unreadable.value) == sentence


def test_digits_of_other_scripts_are_digits(polish: Language) -> None:
    assert read_date("٥.١٠.٢٠٢٦", polish, TODAY) == date(2026, 10, 5)


def test_a_year_of_four_digits_is_taken_as_it_is_written(polish: Language) -> None:
    with pytest.raises(UnreadableDate, match="date-out-of-reason"):
        read_date("5.10.0026", polish, TODAY)


@given(day=DATES)
def test_a_day_agreed_beforehand_may_lie_ahead(polish: Language, day: date) -> None:
    assert read_date(f"{day:%d.%m.%Y}", polish, TODAY, may_lie_ahead=True) == day


ALMOST_DATES = st.text("0123456789./- XVIabcdeźrs²٣½Ⅹ", max_size=30)
LONG_NUMBERS = st.lists(st.integers(0, 10**30).map(str), min_size=1, max_size=4).map(".".join)


@given(typed=st.text() | ALMOST_DATES | LONG_NUMBERS)
@example(typed="²")
@example(typed="٣")
@example(typed=f"1.1.{'9' * 5000}")
def test_any_text_is_a_day_up_to_today_or_unreadable(polish: Language, typed: str) -> None:
    try:
        day = read_date(typed, polish, TODAY)
    except UnreadableDate:
        return
    assert day <= TODAY


NEAREST = {
    "ahead": ("1 grudnia", date(2026, 12, 1)),
    "behind": ("1.10", date(2026, 10, 1)),
    "next-year": ("3 stycznia", date(2027, 1, 3)),
}


@pytest.mark.parametrize(("typed", "day"), NEAREST.values(), ids=NEAREST)
def test_an_agreed_day_without_a_year_is_the_nearest_one(
    polish: Language, typed: str, day: date
) -> None:
    assert read_date(typed, polish, TODAY, may_lie_ahead=True) == day


@pytest.mark.parametrize("typed", ["31.2", "0.5", "5.13", "29.2"])
def test_an_agreed_day_that_no_near_year_has_is_impossible(polish: Language, typed: str) -> None:
    with pytest.raises(UnreadableDate, match=r"^date-impossible$"):
        read_date(typed, polish, TODAY, may_lie_ahead=True)


@pytest.mark.parametrize("typed", ["5.10.1926", "5.10.1989", "5.10.2226", "1.1.2047"])
@pytest.mark.parametrize("ahead", [False, True])
def test_a_year_that_no_case_is_about_is_asked_about(
    polish: Language, typed: str, ahead: bool
) -> None:
    with pytest.raises(UnreadableDate, match="date-out-of-reason"):
        read_date(typed, polish, TODAY, may_lie_ahead=ahead)
