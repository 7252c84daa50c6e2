"""The commands ``python -m build_tools check`` and ``compile``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Command
from .test_broken_pages import lay_over


@pytest.mark.parametrize(("case", "status"), [(None, 0), ("dead-end", 1)], ids=["sound", "broken"])
def test_check_exits_with_1_when_there_are_mistakes(
    case: str | None, status: int, sound: Path
) -> None:
    expected = lay_over(sound, case) if case else ""
    program = [sys.executable, "-m", "build_tools", "check"]
    done = subprocess.run(program, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (status, expected, b"")


def test_paths_are_relative_to_the_working_directory(
    sound: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = lay_over(sound, "dead-end")
    monkeypatch.chdir(sound)
    assert command("check", ".") == (1, expected.replace("docs/pl/", "pl/"), "")


def test_paths_are_whole_when_the_folder_lies_outside(
    sound: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = lay_over(sound, "dead-end")
    (sound.parent / "elsewhere").mkdir()
    monkeypatch.chdir(sound.parent / "elsewhere")
    whole = expected.replace("docs/pl/", f"{sound.resolve()}/pl/")
    assert command("check", "../docs") == (1, whole, "")


def test_all_mistakes_are_told_at_once_sorted_by_file_and_line(
    sound: Path, command: Command
) -> None:
    for case in ("missing-translation", "dead-end", "bad-length", "other-gaps-in-a-sentence"):
        lay_over(sound, case)
    with (sound / "pl" / "droga" / "reklamacja.md").open("a", encoding="utf-8") as page:
        page.write("\n[A](a.md),\n[B](b.md).\n")
    status, printed, _ = command("check")
    told = [line.split(": ")[0] for line in printed.splitlines()[::2]]
    assert status == 1
    assert told == [
        "docs/en/sentences.yml:46",
        "docs/law/complaint-reply.yml:9",
        "docs/pl/co-teraz/kiedy-reklamacja.md:6",
        "docs/pl/droga/reklamacja.md:9",
        "docs/pl/droga/reklamacja.md:10",
        "docs/pl/slowniczek.md:2",
    ]


@pytest.mark.parametrize("name", ["check", "compile"])
def test_a_folder_that_is_not_there_is_no_clean_one(
    name: str, sound: Path, command: Command
) -> None:
    missing = str(sound / "nowhere")
    assert command(name, missing) == (2, "", f"{missing}: no such folder\n")


def test_compile_prints_one_guide(sound: Path, command: Command) -> None:
    status, printed, errors = command("compile", str(sound))
    assert (status, errors) == (0, "")
    assert json.loads(printed)["format"] == "eskalator-guide/1"


def test_compile_refuses_docs_with_mistakes(sound: Path, command: Command) -> None:
    expected = lay_over(sound, "dead-end")
    assert command("compile") == (1, "", expected)


@pytest.mark.parametrize("file", ["pl/sentences.yml", "law/counting.yml", "law/days-off.yml"])
def test_compile_names_a_file_that_every_guide_needs(
    file: str, sound: Path, command: Command
) -> None:
    (sound / file).unlink()
    status, printed, errors = command("compile")
    assert (status, printed) == (1, "")
    assert errors.startswith(f"docs/{file}:1: the file is missing\n")
    assert errors.count("\n") == 2


@pytest.mark.parametrize("folder", [".", "docs/pl"], ids=["too-high", "too-deep"])
def test_a_folder_without_pages_is_a_mistake(sound: Path, command: Command, folder: str) -> None:
    assert sound.name == "docs"
    status, shown, _ = command("check", folder)
    assert status == 1
    assert "there is no page here" in shown


def test_files_that_an_editor_hides_are_no_pages(sound: Path, command: Command) -> None:
    (sound / "pl" / ".#index.md").symlink_to("nowhere")
    assert command("check", "docs") == (0, "", "")
