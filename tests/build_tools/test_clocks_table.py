"""``docs/clocks.md`` says of each clock what its law file says."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from build_tools.clocks_table import COMMAND, clocks_page
from build_tools.docs import read_docs
from build_tools.law import Rule
from decision_tree import Length

from .conftest import ROOT, Command

TABLE = ROOT / "docs" / "clocks.md"


@pytest.fixture(scope="module")
def rules() -> dict[str, Rule]:
    return dict(read_docs(ROOT / "docs", date.today()).rules)


def test_it_is_current(rules: dict[str, Rule]) -> None:
    assert TABLE.read_text("utf-8") == clocks_page(rules), f"Run: {COMMAND}"


def test_a_value_still_to_come_is_not_in_it_yet(rules: dict[str, Rule]) -> None:
    """So a change of law is one file; the table follows with the next check of the rule."""
    rule = rules["complaint-reply"]
    begins = rule.checked + timedelta(days=30)
    to_come = replace(rule.values[-1], since=begins, length=Length.parse("21 days"))
    changed = replace(rule, values=(*rule.values, to_come))
    assert clocks_page({**rules, rule.id: changed}) == clocks_page(rules)
    checked = replace(changed, checked=begins)
    assert f"| 21 days | deems | provider | promulgated | {begins} |" in clocks_page(
        {rule.id: checked}
    )


def test_the_command_writes_it(sound: Path, command: Command) -> None:
    assert command("clocks")[0] == 0
    written = (sound / "clocks.md").read_text("utf-8")
    assert written.count("| [`complaint-reply`](law/complaint-reply.yml) | 30 days |") == 1


def test_the_command_writes_nothing_where_a_law_file_has_a_mistake(
    sound: Path, command: Command
) -> None:
    file = sound / "law" / "complaint-reply.yml"
    file.write_text(file.read_text("utf-8").replace("30 days", "30 dni"), "utf-8")
    status, _, said = command("clocks")
    assert status == 1
    assert said.startswith('docs/law/complaint-reply.yml:9: "30 dni" is no length of time')
    assert not (sound / "clocks.md").exists()


def test_the_files_it_links_exist() -> None:
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("| ["):
            assert (TABLE.parent / Path(line.partition("](")[2].partition(")")[0])).is_file()


def test_the_notes_for_engineers_link_it() -> None:
    assert "](clocks.md)" in (TABLE.parent / "architecture.md").read_text("utf-8")
