from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_tools.docs import read_docs
from build_tools.macros import Macros

from .conftest import BROKEN

VALUES = """\
id: two-values
title: {pl: Opłata, en: Fee}
values:
  2020-01-01:
    until: 2025-12-31
    length: 5 days
    amount: 20.00 PLN
    reference: {title: PKE art. 1, journal: Dz.U. 2024 poz. 1221, url: "https://isap.sejm.gov.pl/1"}
  2026-01-01:
    length: 12 months
    amount: 1234.05 PLN
    reference: {title: PKE art. 2 ust. 3, journal: Dz.U. 2024 poz. 1221, url: "https://isap.sejm.gov.pl/2"}
checked: {day: 2026-11-22, against: promulgated}
facts: [complaint-30-days]
"""


def macros(sound: Path, lang: str, day: date) -> Macros:
    """The macros of *lang*, printing the law of *day* although it was checked later."""
    (sound / "law" / "two-values.yml").write_text(VALUES, "utf-8")
    return replace(read_docs(sound, day).macros[lang], today=day)


PRINTED = {
    "length": ('{{ length("two-values") }}', "12 miesięcy", "12 months"),
    "genitive": ('{{ length("two-values", "genitive") }}', "12 miesięcy", "12 months"),
    "genitive-of-one": ('{{ length("one-day", "genitive") }}', "1 dnia", "1 day"),
    "amount": ('{{ amount("two-values") }}', "1234,05 zł", "PLN 1234.05"),
    "since": ('{{ since("two-values") }}', "1 stycznia 2026", "1 January 2026"),
    "source": (
        '{{ source("two-values") }}',
        "[PKE art. 2 ust. 3](https://isap.sejm.gov.pl/2){ .source }",
        "[PKE art. 2 ust. 3](https://isap.sejm.gov.pl/2){ .source }",
    ),
    "no-spaces": ('{{length("two-values")}}', "12 miesięcy", "12 months"),
}
"""What each macro prints in Polish and in English."""


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize(("macro", "polish", "english"), PRINTED.values(), ids=PRINTED)
def test_a_macro_prints_the_law_in_the_words_of_its_language(
    macro: str, polish: str, english: str, lang: str, sound: Path
) -> None:
    one_day = VALUES.replace("two-values", "one-day").replace("12 months", "1 days")
    (sound / "law" / "one-day.yml").write_text(one_day, "utf-8")
    expanded = macros(sound, lang, date(2026, 11, 23)).expand(f"Masz {macro}.", "page.md")
    printed = {"pl": polish, "en": english}[lang]
    plain_spaces = expanded.text.replace("\N{NO-BREAK SPACE}", " ")
    assert (plain_spaces, expanded.problems) == (f"Masz {printed}.", ())


def test_a_number_and_its_unit_stay_on_one_line(sound: Path) -> None:
    text = '{{ length("two-values") }}|{{ since("two-values") }}|{{ source("two-values") }}'
    expanded = macros(sound, "pl", date(2026, 11, 23)).expand(text, "page.md")
    length, since, source = expanded.text.split("|")
    assert (length, since) == ("12\xa0miesięcy", "1\xa0stycznia\xa02026")
    assert source.startswith("[PKE\xa0art.\xa02\xa0ust.\xa03](")


@pytest.mark.parametrize(
    ("today", "printed"),
    [(date(2020, 1, 1), "20 zł"), (date(2025, 12, 31), "20 zł"), (date(2026, 1, 1), "1234,05 zł")],
    ids=["first-day", "last-day", "next-value"],
)
def test_the_value_in_force_today_is_printed(today: date, printed: str, sound: Path) -> None:
    expanded = macros(sound, "pl", today).expand('{{ amount("two-values") }}', "page.md")
    assert expanded.text == printed


def test_a_day_without_a_value_is_a_mistake(sound: Path) -> None:
    today = date(2019, 12, 31)
    text = 'One.\n\nTwo {{ amount("two-values") }}.'
    [problem] = macros(sound, "pl", today).expand(text, "page.md", first_line=5).problems
    assert (problem.file, problem.line) == ("page.md", 7)
    assert problem.message == f'the rule "two-values" has no value on {today}'


def test_lines_stay_what_they_were(sound: Path) -> None:
    lines = ['a {{ length("two-values") }}', "", '{{ source("two-values") }} b', "- c", ""]
    expanded = macros(sound, "pl", date(2026, 11, 23)).expand("\n".join(lines), "page.md")
    assert [line[:1] for line in expanded.text.split("\n")] == ["a", "", "[", "-", ""]


def test_each_rule_is_cited_once_in_the_order_of_the_page(sound: Path) -> None:
    text = '{{ source("two-values") }} {{ length("complaint-reply") }} {{ since("two-values") }}'
    expanded = macros(sound, "pl", date(2026, 11, 23)).expand(text, "page.md")
    assert expanded.cited == ("two-values", "complaint-reply")


BAD = {
    "unknown-macro": ('{{ lenght("two-values") }}', 'unknown macro "lenght"'),
    "unknown-rule": ('{{ length("two-value") }}', 'unknown rule "two-value"'),
    "no-quotes": ("{{ length(two-values) }}", '"{{ length(two-values) }}" is no macro'),
    "empty": ("{{ }}", '"{{  }}" is no macro'),
    "field-outside-a-letter": ("{{ demand }}", '"{{ demand }}" is no macro'),
    "over-two-lines": ('{{ length(\n"two-values") }}', "the macro does not close"),
    "one-bracket": ('{{ length("two-values") }', "the macro does not close"),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD)
def test_what_prints_nothing_is_a_mistake_on_its_line(text: str, message: str, sound: Path) -> None:
    expanded = macros(sound, "pl", date(2026, 11, 23)).expand(f"A.\n{text}\nB.", "page.md")
    [problem] = expanded.problems
    assert (problem.line, problem.message) == (2, message)
    assert problem.fix


def test_a_letter_names_its_fields_and_no_others(sound: Path) -> None:
    text = "{{ demand }}\n{{ demnad }}"
    expanded = macros(sound, "pl", date(2026, 11, 23)).expand(text, "page.md", fields={"demand"})
    [problem] = expanded.problems
    assert (problem.line, problem.message) == (2, 'unknown field "demnad"')
    assert expanded.text == text


def test_a_broken_rule_is_no_mistake_of_the_pages_that_name_it(sound: Path) -> None:
    broken = (BROKEN / "bad-length" / "law" / "complaint-reply.yml").read_text("utf-8")
    (sound / "law" / "complaint-reply.yml").write_text(broken, "utf-8")
    text = '{{ length("complaint-reply") }}'
    assert macros(sound, "pl", date(2026, 11, 23)).expand(text, "page.md").problems == ()
