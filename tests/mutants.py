"""Change the code that computes dates and sums, bit by bit, and tell how often a test notices.

Run by ``make mutants``; ``[tool.mutmut]`` in pyproject.toml names the modules and the tests.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST = 95
"""Of a hundred changes, how many have to be noticed."""


def mutmut(*arguments: str) -> str:
    program = Path(sys.executable).parent / "mutmut"
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout.decode()[-4000:]}\neskalator: mutmut {arguments[0]} stopped")
    return done.stdout.decode()


def main() -> int:
    mutmut("run")
    mutmut("export-cicd-stats")
    figures = json.loads((ROOT / "mutants" / "mutmut-cicd-stats.json").read_text("utf-8"))
    noticed = figures["killed"] + figures["timeout"]
    share = 100 * noticed / figures["total"]
    print(mutmut("results"), end="")
    print(f"mutants: {noticed} of {figures['total']} killed, {share:.1f} % (at least {LEAST} %)")
    return int(share < LEAST)


if __name__ == "__main__":
    sys.exit(main())
