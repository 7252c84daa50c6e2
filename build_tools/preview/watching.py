"""Which files were saved.

The files are looked at a few times a second. That takes milliseconds for a project of this size,
and unlike a system's own notices it works on network drives and in containers too.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..memory import state

PAUSE = 0.2
"""Seconds between two looks."""
_SKIPPED = frozenset({"__pycache__", "node_modules"})

type Snapshot = Mapping[Path, tuple[int, int, int] | None]


def snapshot(roots: Iterable[Path]) -> Snapshot:
    """Return when each file under *roots* was written, its size and its identity."""
    return {path: state(path) for path in _files(roots)}


def edits(roots: Iterable[Path], pause: float = PAUSE) -> Iterator[set[Path]]:
    """Yield the files of each save, once no more of them come."""
    roots = tuple(roots)
    known = snapshot(roots)
    while True:
        time.sleep(pause)
        now = snapshot(roots)
        if now == known:
            continue
        settled = _settled(roots, now)
        yield _differing(known, settled)
        known = settled


def _settled(roots: tuple[Path, ...], now: Snapshot) -> Snapshot:
    """Return the first of two looks that agree: an editor may write in steps, Git many files."""
    while True:
        time.sleep(PAUSE / 4)
        later = snapshot(roots)
        if later == now:
            return later
        now = later


def _differing(one: Snapshot, other: Snapshot) -> set[Path]:
    return {path for path, _ in one.items() ^ other.items()}


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        if root.is_file():
            yield root
        for folder, folders, names in root.walk():
            folders[:] = [name for name in folders if name not in _SKIPPED]
            yield from (folder / name for name in names if not name.startswith("."))
