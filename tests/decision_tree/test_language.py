from datetime import date

import pytest

from decision_tree import Language, Length

POLISH_LENGTHS = {
    "1 days": "1 dzień",
    "2 days": "2 dni",
    "1 months": "1 miesiąc",
    "2 months": "2 miesiące",
    "4 months": "4 miesiące",
    "5 months": "5 miesięcy",
    "11 months": "11 miesięcy",
    "12 months": "12 miesięcy",
    "14 months": "14 miesięcy",
    "21 months": "21 miesięcy",
    "22 months": "22 miesiące",
    "24 months": "24 miesiące",
    "25 months": "25 miesięcy",
    "112 months": "112 miesięcy",
    "122 months": "122 miesiące",
    "1 years": "1 rok",
    "3 years": "3 lata",
    "5 years": "5 lat",
}


@pytest.mark.parametrize(("length", "words"), POLISH_LENGTHS.items(), ids=POLISH_LENGTHS)
def test_a_length_in_polish(polish: Language, length: str, words: str) -> None:
    """The plural forms are those of the Unicode CLDR."""
    assert polish.length(Length.parse(length)) == words


POLISH_GENITIVES = {
    "1 days": "1 dnia",
    "30 days": "30 dni",
    "1 months": "1 miesiąca",
    "24 months": "24 miesięcy",
    "12 months": "12 miesięcy",
    "1 years": "1 roku",
    "2 years": "2 lat",
}


@pytest.mark.parametrize(("length", "words"), POLISH_GENITIVES.items(), ids=POLISH_GENITIVES)
def test_a_length_in_the_polish_genitive(polish: Language, length: str, words: str) -> None:
    assert polish.length(Length.parse(length), "genitive") == words


@pytest.mark.parametrize(
    ("length", "words"),
    [("1 years", "1 year"), ("2 years", "2 years"), ("21 working days", "21 working days")],
)
def test_a_length_in_english_has_two_forms_and_no_cases(
    english: Language, length: str, words: str
) -> None:
    assert english.length(Length.parse(length)) == words
    assert english.length(Length.parse(length), "genitive") == words


@pytest.mark.parametrize(
    ("grosze", "words"),
    [(0, "0 zł"), (2000, "20 zł"), (6990, "69,90 zł"), (5, "0,05 zł"), (100_050, "1000,50 zł")],
)
def test_an_amount_shows_its_grosze_only_where_it_has_some(
    polish: Language, grosze: int, words: str
) -> None:
    assert polish.amount(grosze) == words


def test_an_amount_in_english(english: Language) -> None:
    assert english.amount(6990) == "PLN 69.90"


WORDS = {
    "a-day": (date(2026, 10, 5), "5 October 2026"),
    "a-length": (Length.parse("3 weeks"), "3 weeks"),
    "a-text": ("Reply", "Reply"),
    "a-number": (6, "6"),
}


@pytest.mark.parametrize(("value", "words"), WORDS.values(), ids=WORDS)
def test_a_value_is_said_as_a_reader_would(english: Language, value: object, words: str) -> None:
    assert english.word(value) == words


def test_a_sentence_is_filled_with_words(english: Language) -> None:
    said = english.say("why-start", event="the complaint", start=date(2026, 10, 5))
    assert said == "from the complaint, 5 October 2026"
