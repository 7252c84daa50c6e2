"""A small docs folder without mistakes, and the command that checks it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_tools.__main__ import main
from tests.restored import restored

ROOT = Path(__file__).resolve().parent.parent.parent
BROKEN = ROOT / "tests" / "broken"

type Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def sound_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    shutil.copytree(BROKEN / "sound", folder / "docs")
    return folder


@pytest.fixture
def sound(sound_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the sound pages as ``docs`` in the working directory; any edit is undone."""
    monkeypatch.chdir(sound_folder)
    with restored(sound_folder):
        yield sound_folder / "docs"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run ``python -m build_tools`` with arguments: its exit status, and what it printed."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["build_tools", *arguments])
        status = main()
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run
