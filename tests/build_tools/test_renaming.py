"""Renaming the file of a node, on a copy of the real pages."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.restored import restored

from .conftest import ROOT, Command

NODES = {
    "how-far": "pl/co-teraz/jak-daleko.md",
    "file-complaint": "pl/co-teraz/zloz-reklamacje.md",
    "apply-to-uke": "en/what-now/apply-to-uke.md",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("renaming")
    shutil.copytree(ROOT / "docs", folder / "docs")
    return folder


@pytest.fixture
def docs(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(copy)
    with restored(copy):
        yield copy / "docs"


def lines_with_a_link_to(name: str, folder: Path) -> set[str]:
    link = re.compile(rf"\]\(([^)]*/)?{re.escape(name)}[#)]")
    return {
        f"{path.relative_to(folder.parent.parent).as_posix()}:{number}"
        for path in folder.rglob("*.md")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if link.search(line)
    }


@pytest.mark.parametrize(("id_", "file"), NODES.items(), ids=NODES)
def test_every_line_that_leads_to_a_renamed_node_is_named(
    id_: str, file: str, docs: Path, command: Command
) -> None:
    path = docs / file
    assert f"id: {id_}\n" in path.read_text("utf-8")
    linked = lines_with_a_link_to(path.name, docs / file[:2])
    path.rename(path.with_name("renamed.md"))
    status, printed, _ = command("check")
    told = {
        line.split(": ")[0]
        for line in printed.splitlines()
        if line.endswith(f'{path.name}", which does not exist')
    }
    assert status == 1
    assert len(linked) > 1
    assert told == linked
