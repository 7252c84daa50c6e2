"""``python -m tests.days``: the whole suite on each day on which it might come out differently.

Those are the days around every change of rule that the calendar of days off covers, and the same
day one and three years ahead.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from build_tools.days_off import bounds
from build_tools.law import Law, read_law
from build_tools.today import VARIABLE, latest, today
from build_tools.vocabulary import read_vocabulary
from decision_tree.law import shifted_by_months

LAW = Path(__file__).resolve().parent.parent / "docs" / "law"
ONE_DAY = timedelta(days=1)


def days(law: Law, now: date) -> list[date]:
    """Return the days to run on, in order."""
    first, last = bounds(law.rules["days-off"])
    around = {
        change + ONE_DAY * offset
        for change in _changes(law)
        if first < change <= last
        for offset in (-1, 0, 1)
    }
    return sorted({*around, shifted_by_months(now, 12), shifted_by_months(now, 36)})


def _changes(law: Law) -> Iterator[date]:
    for rule in law.rules.values():
        for value in rule.values:
            yield value.since
        for entry in rule.days:
            if entry.since:
                yield entry.since


def main() -> int:
    """Run the suite on each day; stop at the first that fails."""
    for day in days(read_law(LAW, latest(today()), read_vocabulary(LAW.parent)), today()):
        seconds = int(datetime.combine(day, time(12), UTC).timestamp())
        print(f"eskalator: every test as of {day}", flush=True)
        environment = {**os.environ, VARIABLE: str(seconds)}
        arguments = [sys.executable, "-m", "pytest", "-q", "-n", "2", *sys.argv[1:]]
        if subprocess.run(arguments, env=environment, check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
