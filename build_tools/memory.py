"""What was read before, for a program that reads the same folder after every edit."""

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any


class Memory:
    """Keeps the last value under each key, for as long as what it was made from is the same."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[object, Any]] = {}

    def recall[T](self, key: Hashable, made_from: object, make: Callable[[], T]) -> T:
        """Return what *make* returned for *key* when *made_from* was equal, else make it now."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != made_from:
            kept = self._kept[key] = (made_from, make())
        value: T = kept[1]
        return value


def states(paths: Iterable[Path]) -> tuple[tuple[Path, tuple[int, int, int] | None], ...]:
    """Return each path with the moment it was written, its size and its identity."""
    return tuple((path, state(path)) for path in paths)


def state(path: Path) -> tuple[int, int, int] | None:
    """Return what tells a file that was written from one that was not; None for no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
