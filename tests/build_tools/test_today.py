"""Today is an input of a build, so that the build can be repeated."""

from datetime import date
from pathlib import Path

import pytest

from build_tools.docs import read_docs
from build_tools.today import VARIABLE, BadToday, today

from .conftest import Command

BEGINS_LATER = """\
id: new-rule
title: {pl: Nowa zasada, en: New rule}
values:
  2026-03-14:
    until: 2027-06-30
    length: 14 days
    reference: {title: PKE art. 1, journal: Dz.U. 2024 poz. 1221, url: "https://isap.sejm.gov.pl/"}
checked: {day: 2026-11-22, against: promulgated}
facts: [complaint-30-days]
"""
PAGE = """\
---
id: about
---
# Strona

Masz {{ length("new-rule") }}.
"""


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("1795391999", date(2026, 11, 22)),
        ("1795392000", date(2026, 11, 23)),
    ],
    ids=["first", "last-second-of-a-day", "midnight-in-utc"],
)
def test_the_environment_sets_the_day(
    monkeypatch: pytest.MonkeyPatch, seconds: str, day: date
) -> None:
    monkeypatch.setenv(VARIABLE, seconds)
    assert today() == day


def test_without_it_today_is_the_computers_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    before = date.today()
    assert before <= today() <= date.today()


@pytest.mark.parametrize("seconds", ["", "2026-11-23", "1e99", "9" * 30])
def test_what_is_no_moment_is_told(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv(VARIABLE, seconds)
    with pytest.raises(BadToday, match=f'{VARIABLE} is "{seconds}"; set it to seconds'):
        today()


def test_a_command_tells_it_without_a_traceback(
    sound: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sound.is_dir()
    monkeypatch.setenv(VARIABLE, "yesterday")
    status, printed, errors = command("check")
    assert (status, printed) == (2, "")
    assert errors.startswith(f'{VARIABLE} is "yesterday"')


def lay_rule_and_page(sound: Path) -> None:
    (sound / "law" / "new-rule.yml").write_text(BEGINS_LATER, "utf-8")
    (sound / "pl" / "o-serwisie.md").write_text(PAGE, "utf-8")
    (sound / "en" / "about.md").write_text(PAGE, "utf-8")


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (date(2025, 1, 1), date(2026, 11, 22)),
        (date(2026, 11, 22), date(2026, 11, 22)),
        (date(2027, 6, 30), date(2027, 6, 30)),
    ],
    ids=["slow-clock", "day-of-the-check", "later"],
)
def test_macros_print_the_law_of_today_or_of_the_newest_check(
    sound: Path, now: date, day: date
) -> None:
    lay_rule_and_page(sound)
    docs = read_docs(sound, now)
    assert {macros.today for macros in docs.macros.values()} == {day}
    assert docs.reading_problems == ()


def test_a_value_that_has_lapsed_by_today_is_still_a_mistake(sound: Path) -> None:
    lay_rule_and_page(sound)
    told = read_docs(sound, date(2027, 7, 1)).reading_problems
    assert {problem.message for problem in told} == {
        'the rule "new-rule" has no value on 2027-07-01'
    }
    assert {problem.line for problem in told} == {6}
