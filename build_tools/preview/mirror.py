"""Putting a built site in the place of the served one, file by file."""

import filecmp
import shutil
from pathlib import Path


def mirror(built: Path, served: Path) -> list[str]:
    """Make *served* the same as *built*, and return the names of the files that changed.

    A file that is the same is left alone, so that only what changed is loaded again.
    """
    served.mkdir(exist_ok=True)
    wanted = _names(built)
    changed = [name for name in sorted(wanted) if mirror_file(built, served, name)]
    for name in sorted(_names(served) - wanted):
        _delete(served / name)
        changed.append(name)
    return changed


def mirror_file(built: Path, served: Path, name: str) -> bool:
    """Put one file in place at once, so that no browser gets half of it; say if it was another."""
    source, target = built / name, served / name
    if target.is_file() and filecmp.cmp(source, target, shallow=False):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    half = served.with_name("half-written")
    shutil.copyfile(source, half)
    half.replace(target)
    return True


def _delete(path: Path) -> None:
    """Delete a file, and the folders that it leaves empty: an address without a page is none."""
    path.unlink()
    for folder in path.parents:
        if any(folder.iterdir()):
            return
        folder.rmdir()


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
