"""The wheel that goes to browsers, alone in an environment that has nothing else."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from build_tools.runtime import built_runtime

CASE = '{"format": "eskalator-case/1", "events": {"complaint-filed": "2026-10-05"}}'
ASKED = """\
import pathlib, sys
from decision_tree import Session
session = Session(pathlib.Path(sys.argv[1]).read_text("utf-8"))
print(session.step(sys.argv[2], "2026-11-22", "pl"))
"""


@pytest.fixture(scope="module")
def wheel() -> Path:
    (wheel,) = built_runtime().glob("eskalator-*.whl")
    return wheel


def test_it_holds_the_engine_and_nothing_else(wheel: Path) -> None:
    names = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert names
    assert {name.split("/")[0] for name in names} == {"decision_tree"}
    assert not [name for name in names if "__main__" in name or "pyproject" in name]
    metadata = [name.split("/")[-1] for name in zipfile.ZipFile(wheel).namelist()]
    assert "entry_points.txt" not in metadata


def test_it_answers_a_case_where_nothing_else_is_installed(
    wheel: Path, compiled: dict[str, Any], tmp_path: Path
) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "bare"], check=True)
    guide = tmp_path / "guide.json"
    guide.write_text(json.dumps(compiled), "utf-8")
    python = tmp_path / "bare" / "bin" / "python"
    (packages,) = (tmp_path / "bare").glob("lib/*/site-packages")
    zipfile.ZipFile(wheel).extractall(packages)  # what installing a wheel of pure Python does
    done = subprocess.run(
        [python, "-I", "-c", ASKED, guide, CASE], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.stderr == b""
    step = json.loads(done.stdout)
    reply = next(clock for clock in step["clocks"] if clock["id"] == "complaint-reply")
    assert (step["node"], reply["legal"]) == ("silence", "2026-11-04")
