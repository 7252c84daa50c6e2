"""``python -m tests.law_to_come``: the suite as it would run after correct changes of law.

A copy of the project in which nothing but law files is changed: periods, an amount, an article,
an end, a day off and a new rule, all of days to come. What stands behind the command is handed on
to pytest: ``python -m tests.law_to_come --fast``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from build_tools.today import latest, today

from .law_files import ONE_DAY, PINNED

ROOT = Path(__file__).resolve().parent.parent
FIRST = max(latest(today()), PINNED) + timedelta(days=40)
"""The first day of the law to come; nothing that was pinned or is printed today is as late."""
LATER = FIRST + timedelta(days=150)

_LEFT_OUT = shutil.ignore_patterns(
    *(".*_cache", ".cache", ".git", ".hypothesis", ".venv"),
    *("__pycache__", "mutants", "node_modules", "screenshots", "site"),
)
_LINKED = (".venv", "node_modules")
_NOT_RUN = "--ignore=tests/build_tools/test_law_to_come.py"
"""What would change the law a second time."""
_REFERENCE = (
    '    reference: {title: PKE art. 499, journal: Dz.U. 2026 poz. 1999, url: "https://isap.sejm.gov.pl/'
    'isap.nsf/DocDetails.xsp?id=WDU20260001999"}'
)
_VALUES = {
    "complaint-reply": [
        (FIRST, "length: 21 days\n    roll: next-working-day"),
        (LATER, "length: 14 days\n    roll: next-working-day"),
    ],
    "adr-application": [(FIRST, "length: 6 months\n    roll: next-working-day")],
    "suspension-notice": [(LATER, "length: 5 working days\n    roll: none")],
    "auto-extension-information": [(FIRST, "length: 2 months\n    roll: none")],
    "adr-minimum-value": [(FIRST, "amount: 50.00 PLN")],
    "termination-notice": [(FIRST, "length: 10 days")],
    "counting": [(FIRST, "")],
    "etf-new-contracts": [(FIRST, "")],
    "etf-old-contracts": [(LATER, "")],
}
LAPSES = "switch-failure"
_DAY_OFF = (
    "  - {{id: flag-day, on: 05-02, since: {since}, title: {{pl: Dzień Flagi, en: Flag Day}}}}"
)
_RULE = f"""\
id: a-new-period
title: {{pl: Nowy termin, en: New period}}
effect: advises
starts_on: [board-letter-sent]
acts: provider
values:
  {FIRST}:
    length: 10 working days
    roll: none
{_REFERENCE}
checked: {{day: {date.today()}, against: promulgated}}
facts: [complaint-30-days]
"""


def change_the_law(docs: Path) -> None:
    """Write into the law files of *docs* what an author would when the law is to change."""
    give_new_values(docs)
    lapses = docs / "law" / f"{LAPSES}.yml"
    written = lapses.read_text("utf-8")
    ended = written.replace("    length:", f"    until: {LATER - ONE_DAY}\n    length:")
    assert ended != written
    lapses.write_text(ended, "utf-8")
    (docs / "law" / "a-new-period.yml").write_text(_RULE, "utf-8")


def give_new_values(docs: Path) -> None:
    """Give rules of *docs* their next values, and the list of days off a new one."""
    law = docs / "law"
    for id_, values in _VALUES.items():
        rows = [
            "\n".join(filter(None, (f"  {since}:", f"    {said}" * bool(said), _REFERENCE)))
            for since, said in values
        ]
        _add(law / f"{id_}.yml", "values:", rows)
    _add(law / "days-off.yml", "days:", [_DAY_OFF.format(since=LATER)])


def _add(path: Path, section: str, rows: list[str]) -> None:
    """Add *rows* at the end of a section."""
    lines = path.read_text("utf-8").splitlines()
    end = lines.index(section) + 1
    while lines[end].startswith(" "):
        end += 1
    path.write_text("\n".join([*lines[:end], *rows, *lines[end:], ""]), "utf-8")


def project_under_the_law_to_come(folder: Path) -> Path:
    """Copy the project to *folder*, with the law changed and the table of the clocks made anew.

    What is installed is only linked.
    """
    copy = Path(shutil.copytree(ROOT, folder, ignore=_LEFT_OUT))
    for name in _LINKED:
        if (ROOT / name).exists():
            (copy / name).symlink_to(ROOT / name)
    change_the_law(copy / "docs")
    write_clocks = [sys.executable, "-m", "build_tools", "clocks"]
    subprocess.run(write_clocks, cwd=copy, env=environment_of(copy), check=True)
    return copy


def environment_of(project: Path) -> dict[str, str]:
    """Return an environment in which the modules of *project* come before what is installed."""
    return {**os.environ, "PYTHONPATH": str(project)}


def run(project: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run pytest in the copy *project*."""
    command = [sys.executable, "-m", "pytest", "-q", _NOT_RUN, *arguments]
    return subprocess.run(
        command,
        cwd=project,
        env=environment_of(project),
        check=False,
        text=True,
        stdout=subprocess.PIPE,
    )


def main() -> int:
    """Run the suite on a copy that is deleted afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        done = run(project_under_the_law_to_come(Path(folder) / "project"), *sys.argv[1:])
    print(done.stdout, end="")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
