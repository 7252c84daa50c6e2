"""Golden files: each folder of ``tests/broken`` lays one mistake over the sound pages."""

import shutil
from pathlib import Path

import pytest

from .conftest import BROKEN, Command

CASES = sorted(folder.name for folder in BROKEN.iterdir() if folder.name != "sound")


def lay_over(sound: Path, case: str) -> str:
    """Put the files of *case* over the sound pages and return what check is to print."""
    shutil.copytree(BROKEN / case, sound, dirs_exist_ok=True)
    return (sound / "expected.txt").read_text("utf-8")


def test_the_sound_pages_have_no_mistakes(sound: Path, command: Command) -> None:
    assert command("check", str(sound)) == (0, "", "")


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_with_its_line_and_its_fix(
    case: str, sound: Path, command: Command
) -> None:
    expected = lay_over(sound, case)
    assert expected
    assert command("check") == (1, expected, "")
