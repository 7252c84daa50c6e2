"""A small docs folder without mistakes, and the command that checks it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.__main__ import main

ROOT = Path(__file__).resolve().parent.parent.parent
BROKEN = ROOT / "tests" / "broken"

type Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sound pages as ``docs`` in the working directory."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(BROKEN / "sound", tmp_path / "docs"))


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run ``python -m build_tools`` with arguments: its exit status, and what it printed."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["build_tools", *arguments])
        status = main()
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run
