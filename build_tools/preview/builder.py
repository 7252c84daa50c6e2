"""The builder's program: it reads edits from its input and writes reports to its output.

It is started anew whenever the engine or the tools change.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

from .reports import Edit, Report
from .trouble import problem_of


def main() -> None:
    """Follow edits until the server goes away."""
    config_file, served = map(Path, sys.argv[1:])
    # What prints to the output by mistake must not be taken for a report.
    reports = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    edits: Queue[str] = Queue()
    Thread(target=_read, args=(edits,), daemon=True).start()
    for report in _follow(config_file, served, edits):
        reports.write(report.to_line() + "\n")
        reports.flush()


def _read(edits: Queue[str]) -> None:
    for line in sys.stdin:
        edits.put(line)
    os._exit(0)  # the server is gone, and nobody is left to build for


def _follow(config_file: Path, served: Path, edits: Queue[str]) -> Iterator[Report]:
    try:
        from .live_site import LiveSite  # noqa: PLC0415 - tools with a mistake are reported too
    except Exception as error:
        yield Report(problems=(problem_of(error),))
        return
    site = LiveSite(config_file, served, superseded=lambda: not edits.empty())
    while True:
        yield from site.follow(Edit.of_line(edits.get()))


if __name__ == "__main__":
    main()
