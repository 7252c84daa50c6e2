"""The modules that need no page, by Node's own runner."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.environment import node

FILES = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.js"))
def test_its_tests_pass(file: Path, record_property: Callable[[str, object], None]) -> None:
    done = subprocess.run(
        [*node(), "--test", "--test-reporter=tap", file],
        capture_output=True,
        text=True,
        check=False,
    )
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert passed
    assert int(passed[1]) > 0
    record_property("javascript", int(passed[1]))


def test_there_are_files() -> None:
    assert FILES
