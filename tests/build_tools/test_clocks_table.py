"""``docs/clocks.md`` says of each clock what its law file says."""

from datetime import date
from pathlib import Path

import pytest

from build_tools.docs import Docs, read_docs
from build_tools.law import Rule

from .conftest import ROOT

TABLE = ROOT / "docs" / "clocks.md"


@pytest.fixture(scope="module")
def docs() -> Docs:
    return read_docs(ROOT / "docs", date(2026, 11, 23))


def right_row(rule: Rule) -> str:
    """Return the row of a clock as its law file has it."""
    assert rule.clock is not None
    newest = rule.values[-1]
    day = f"{newest.since}, unconfirmed" if newest.first_day_unconfirmed else f"{newest.since}"
    cells = [
        f"[`{rule.id}`](law/{rule.id}.yml)",
        f"{newest.length}",
        rule.clock.effect,
        rule.clock.acts,
        rule.against,
        day,
        ", ".join(f"`{fact}`" for fact in rule.table.texts("facts")),
    ]
    return f"| {' | '.join(cells)} |"


def test_each_clock_has_its_row_and_nothing_else_has_one(docs: Docs) -> None:
    rows = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| [")]
    right = [right_row(rule) for _, rule in sorted(docs.rules.items()) if rule.clock]
    wrong = [row for row in rows if row not in right]
    missing = [row for row in right if row not in rows]
    assert rows == right, "\n".join(
        ["Take out:", *wrong, "Write, in the order of the ids:", *missing]
    )


def test_the_files_it_links_exist() -> None:
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("| ["):
            assert (TABLE.parent / Path(line.partition("](")[2].partition(")")[0])).is_file()


def test_the_notes_for_engineers_link_it() -> None:
    assert "](clocks.md)" in (TABLE.parent / "architecture.md").read_text("utf-8")
