"""Mistakes as people make them, planted one at a time in a copy of the real ``docs/``."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from build_tools import __main__ as program
from build_tools.docs import read_docs
from build_tools.memory import Memory
from tests.conftest import PLANTED

from .conftest import ROOT, Command

TABLE = Path(__file__).with_name("planted_mistakes.yml")
MISTAKES: Mapping[str, dict[str, Any]] = YAML(typ="safe").load(TABLE)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of ``docs/``."""
    folder = tmp_path_factory.mktemp("planted")
    shutil.copytree(ROOT / "docs", folder / "docs")
    return folder


@pytest.fixture(scope="module")
def memory() -> Memory:
    """What was read of the copy before: of one file edited, one file is read again."""
    return Memory()


@pytest.fixture(autouse=True)
def _in_the_copy(copy: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy)
    monkeypatch.setattr(program, "read_docs", partial(read_docs, memory=memory))


@contextmanager
def planted(docs: Path, mistake: Mapping[str, Any]) -> Iterator[None]:
    """Make a mistake, and take it back."""
    edits = [mistake, *([mistake["also"]] if "also" in mistake else [])]
    paths = [docs / edit["file"] for edit in edits]
    paths += [docs / mistake["delete"]] if "delete" in mistake else []
    before = [path.read_bytes() if path.exists() else None for path in paths]
    for edit in edits:
        plant(docs, edit)
    if "delete" in mistake:
        (docs / mistake["delete"]).unlink()
    try:
        yield
    finally:
        for path, text in zip(paths, before, strict=True):
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_bytes(text)


def plant(docs: Path, edit: Mapping[str, Any]) -> None:
    path, becomes = docs / edit["file"], edit.get("becomes", "")
    if "copy_of" in edit:
        becomes = (docs / edit["copy_of"]).read_text("utf-8")
    if "was" in edit:
        text = path.read_text("utf-8")
        assert edit["was"] in text, f"{edit['file']} has been edited: mend the table"
        becomes = text.replace(edit["was"], becomes, 1)
    path.write_text(becomes, "utf-8")


def line_with(words: str, path: Path) -> int:
    lines = path.read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def test_the_copy_has_no_mistake(command: Command) -> None:
    assert command("check") == (0, "", "")


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_planted_mistake_is_told_where_it_was_made(
    copy: Path,
    command: Command,
    mistake: Mapping[str, Any],
    record_property: Callable[[str, object], None],
) -> None:
    """At its line, and no other file is blamed but those that the table counts."""
    with planted(copy / "docs", mistake):
        line = line_with(mistake["told"]["on"], copy / "docs" / mistake["file"])
        status, printed, errors = command("check")
    told = [text for text in printed.splitlines() if not text.startswith("    ")]
    own = f"docs/{mistake['file']}:"
    assert (status, errors) == (1, "")
    assert [
        text
        for text in told
        if text.startswith(f"{own}{line}: ") and mistake["told"]["message"] in text
    ], printed
    elsewhere = [text for text in told if not text.startswith(own)]
    assert len(elsewhere) == mistake.get("elsewhere", 0), printed
    record_property(PLANTED, "told")


def test_the_table_holds_enough_mistakes() -> None:
    assert len(MISTAKES) >= 41
