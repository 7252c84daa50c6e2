"""What ``python -m decision_tree`` costs, first and again: run by ``make bench``."""

import resource
import subprocess
import sys
import time

from build_tools import kept_guide
from tests.conftest import ROOT

CASE = b'{"format": "eskalator-case/1", "events": {"complaint-filed": "2026-10-05"}}'


def _answer() -> tuple[float, float]:
    """Return the seconds that one answer takes on the clock, and of the processor."""
    command = [sys.executable, "-m", "decision_tree", "--case", "-", "--today", "2026-11-22"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, input=CASE, stdout=subprocess.DEVNULL, check=True)
    took = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_the_second_answer_finds_the_guide_compiled() -> None:
    """The first one compiles the pages and keeps the guide."""
    kept_guide.KEPT.unlink(missing_ok=True)
    (first, first_cpu), (second, second_cpu) = _answer(), _answer()
    print(f"\ncommand, first: {first:.2f} s ({first_cpu:.2f} s of the processor)")
    print(f"command, again: {second:.2f} s ({second_cpu:.2f} s of the processor)")
    print(f"command: the first costs {first_cpu / second_cpu:.1f} times the second")
