"""Files that tests may edit, and that are afterwards as they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MADE_BY_PYTHON = "__pycache__"


@contextmanager
def restored(*edited: Path) -> Iterator[None]:
    """Have the given files and all within the given folders be afterwards as they are now.

    A file that is the same is left alone: whoever watches it sees nothing.
    """
    before = {path: _content(path) for path in _all(edited)}
    try:
        yield
    finally:
        for path in sorted(_all(edited), reverse=True):  # what is in a folder before the folder
            if path not in before or path.is_dir() != (before[path] is None):
                _remove(path)
        for path, content in sorted(before.items()):
            if content is None:
                path.mkdir(exist_ok=True)
            elif not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)


def _all(edited: tuple[Path, ...]) -> Iterator[Path]:
    for top in edited:
        for path in (top, *top.rglob("*")):
            if _MADE_BY_PYTHON not in path.parts and (path.exists() or path.is_symlink()):
                yield path


def _content(path: Path) -> bytes | None:
    """Return what is in a file, or None for a folder; links are made by tests alone."""
    return path.read_bytes() if path.is_file() else None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink()
