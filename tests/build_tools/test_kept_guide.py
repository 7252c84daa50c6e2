"""The kept guide answers only while everything it was made of is the same, and never by halves."""

import json
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from build_tools import kept_guide
from build_tools.today import VARIABLE

from .test_broken_pages import lay_over

type Printed = Callable[[], tuple[int, bytes]]


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was compiled; a compiler that only counts stands for the real one."""
    guides: list[bytes] = []

    def run(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        guides.append(b'{"since": "2024-11-10"}')
        return subprocess.CompletedProcess([], 0, guides[-1])

    monkeypatch.setattr(subprocess, "run", run)
    return guides


@pytest.fixture
def printed(
    sound: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Printed:
    """Ask for the guide of the sound pages: the exit status, and what was printed."""
    monkeypatch.setattr("sys.argv", ["kept_guide", str(sound)])
    monkeypatch.setattr(kept_guide, "KEPT", sound.parent / "cache" / "guide")
    monkeypatch.setenv(VARIABLE, "1795348800")

    def ask() -> tuple[int, bytes]:
        status = kept_guide.main()
        return status, capfdbinary.readouterr().out

    return ask


def test_what_is_kept_is_printed_again_to_the_byte(
    printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = printed()
    monkeypatch.delattr(subprocess, "run")
    assert json.loads(first[1])["format"] == "eskalator-guide/1"
    assert printed() == first


def rewrite(docs: Path) -> None:
    page = docs / "pl" / "index.md"
    page.write_text(page.read_text("utf-8").replace("Co się dzieje?", "Co się stało?"), "utf-8")


def rename(docs: Path) -> None:
    (docs / "pl" / "droga" / "reklamacja.md").rename(docs / "pl" / "droga" / "inna.md")


def add_law(docs: Path) -> None:
    rule = (docs / "law" / "counting.yml").read_text("utf-8")
    (docs / "law" / "another.yml").write_text(rule.replace("counting", "another"), "utf-8")


@pytest.mark.parametrize("change", [rewrite, rename, add_law])
def test_a_change_of_the_docs_compiles_again(
    sound: Path, printed: Printed, compiled: list[bytes], change: Callable[[Path], None]
) -> None:
    printed()
    change(sound)
    printed()
    assert len(compiled) == 2


def test_another_day_compiles_again(
    printed: Printed, compiled: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Macros print the law of the day, so what was kept yesterday is of yesterday."""
    printed()
    monkeypatch.setenv(VARIABLE, "1795435200")
    printed()
    assert len(compiled) == 2


def test_a_change_of_the_compiler_compiles_again(sound: Path) -> None:
    """Its own sources and the versions of its packages are in the fingerprint."""
    ingredients = set(kept_guide._ingredients(sound))
    root = kept_guide.ROOT
    names = ("build_tools/compile.py", "decision_tree/law/length.py", "requirements.txt")
    assert {root / name for name in names} <= ingredients


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut-short": lambda kept: kept[:-1],
    "another-byte": lambda kept: kept.replace(b"2024", b"2025", 1),
    "of-another-make": lambda kept: (b"1" if kept.startswith(b"0") else b"0") + kept[1:],
    "no-text": lambda _: b"\xff\x00" * 99,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_ignored_and_replaced(
    printed: Printed, compiled: list[bytes], damage: Callable[[bytes], bytes]
) -> None:
    first = printed()
    kept = kept_guide.KEPT.read_bytes()
    kept_guide.KEPT.write_bytes(damage(kept))
    assert printed() == first
    assert len(compiled) == 2
    assert kept_guide.KEPT.read_bytes() == kept


def test_mistakes_are_told_and_never_kept(sound: Path, printed: Printed) -> None:
    lay_over(sound, "dead-end")
    assert printed() == (1, b"")
    assert not kept_guide.KEPT.exists()


def test_what_was_edited_while_it_was_compiled_is_not_kept(
    sound: Path, printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        rewrite(sound)
        return subprocess.CompletedProcess([], 0, b"{}")

    monkeypatch.setattr(subprocess, "run", run)
    assert printed() == (0, b"{}")
    assert not kept_guide.KEPT.exists()


def test_where_nothing_can_be_written_the_guide_is_printed_all_the_same(
    printed: Printed, compiled: list[bytes]
) -> None:
    kept_guide.KEPT.parent.write_text("a file in the place of the folder")
    status, guide = printed()
    assert (status, [guide]) == (0, compiled)


def test_a_failure_to_write_leaves_nothing_behind(
    printed: Printed, compiled: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    status, guide = printed()
    assert (status, [guide]) == (0, compiled)
    assert list(kept_guide.KEPT.parent.iterdir()) == []


def test_runs_at_the_same_time_see_one_whole_guide_or_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_guide, "KEPT", tmp_path / "guide")
    guides = {bytes([letter]) * 200_000 for letter in b"abcd"}

    def both(guide: bytes) -> set[bytes | None]:
        seen = set()
        for _ in range(20):
            kept_guide.keep(guide, "same")
            seen.add(kept_guide.kept("same"))
        return seen

    with ThreadPoolExecutor() as pool:
        assert set().union(*pool.map(both, guides)) <= guides
    assert [path.name for path in tmp_path.iterdir()] == ["guide"]
