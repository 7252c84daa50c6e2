"""``python -m build_tools review``: checks that have grown old."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from build_tools.law import read_law
from build_tools.review import overdue
from build_tools.today import VARIABLE
from build_tools.vocabulary import read_vocabulary

from .conftest import ROOT, Command
from .test_broken_pages import lay_over


def set_today(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    monkeypatch.setenv(VARIABLE, str(int(moment.timestamp())))


def write_check(sound: Path, day: str) -> None:
    """Write *day* as that on which the complaint's rule was checked."""
    path = sound / "law" / "complaint-reply.yml"
    path.write_text(path.read_text("utf-8").replace("day: 2026-11-22", f"day: {day}"), "utf-8")


AGES = {
    "exactly-12-months": ("2025-11-23", False),
    "12-months-and-a-day": ("2025-11-22", True),
    "a-day-short": ("2025-11-24", False),
    "years": ("2020-01-01", True),
    "ahead": ("2027-01-01", False),
}


@pytest.mark.parametrize(("checked", "is_old"), AGES.values(), ids=AGES)
def test_a_check_is_old_after_12_months_and_a_day(sound: Path, checked: str, is_old: bool) -> None:
    write_check(sound, checked)
    told = overdue(read_law(sound / "law", date.max, read_vocabulary(sound)), date(2026, 11, 23))
    assert [problem.file for problem in told] == ["docs/law/complaint-reply.yml"] * is_old


@pytest.mark.parametrize(("today", "is_old"), [((2029, 2, 28), False), ((2029, 3, 1), True)])
def test_a_check_of_a_leap_day_holds_until_the_end_of_february(
    sound: Path, today: tuple[int, int, int], is_old: bool
) -> None:
    for path in (sound / "law").glob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("2026-11-22", "2028-02-29"), "utf-8")
    assert (
        bool(overdue(read_law(sound / "law", date.max, read_vocabulary(sound)), date(*today)))
        is is_old
    )


def test_the_list_names_line_day_and_what_to_do(
    sound: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_today(monkeypatch, date(2026, 11, 23))
    write_check(sound, "2025-11-22")
    assert command("review") == (
        1,
        "docs/law/complaint-reply.yml:13: checked on 2025-11-22, more than 12 months ago\n"
        "    Compare it with the consolidated text on ISAP, then write the new day. "
        "https://isap.sejm.gov.pl/\n",
        "",
    )


def test_fresh_checks_are_counted(
    sound: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_today(monkeypatch, date(2026, 11, 23))
    write_check(sound, "2026-01-31")
    assert command("review", str(sound)) == (0, "6 rules, oldest check 2026-01-31\n", "")


def test_a_file_that_cannot_be_read_is_not_passed_over(
    sound: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_today(monkeypatch, date(2026, 11, 23))
    expected = lay_over(sound, "bad-length")
    assert command("review") == (1, expected, "")


def test_a_folder_without_law_files_is_not_fresh(sound: Path, command: Command) -> None:
    status, printed, _ = command("review", "docs/pl")
    assert sound.name == "docs"
    assert (status, printed.splitlines()[0]) == (1, "docs/pl/law:1: there is no law file here")


def test_no_build_fails_for_an_old_check(
    sound: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_check(sound, "2024-11-22")
    set_today(monkeypatch, date(2026, 11, 23))
    assert command("check") == (0, "", "")


def test_a_scheduler_has_a_program_to_run() -> None:
    program = ROOT / ".ci" / "review"
    assert program.stat().st_mode & 0o111
    assert program.read_text("utf-8").splitlines()[-1] == "make review"
