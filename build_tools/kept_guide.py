"""``python -m build_tools.kept_guide``: the compiled guide, compiled only where something changed.

Compiling takes two seconds, an answer hundredths of one. So the guide is kept under ``.cache``
with the fingerprint of all that it was made of, and whoever asks again gets what was kept. This
module loads nothing but the standard library before it knows that it has to compile.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .today import BadToday, latest, today

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".cache" / "guide"
SOURCES = ("build_tools", "decision_tree")
PACKAGES = ROOT / "requirements.txt"
"""What reads the pages and knows the days off, by version."""


def main() -> int:
    """Print the guide of a docs folder; what ``compile`` says of mistakes stays as it is."""
    parser = argparse.ArgumentParser(prog="python -m build_tools.kept_guide", description=__doc__)
    parser.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    docs = parser.parse_args().docs
    wanted = fingerprint(docs)
    guide = kept(wanted) if wanted else None
    if guide is None:
        command = [sys.executable, "-X", "utf8", "-m", "build_tools", "compile", str(docs)]
        compiled = subprocess.run(command, stdout=subprocess.PIPE, check=False)
        if compiled.returncode:
            return compiled.returncode
        guide = compiled.stdout
        if wanted and wanted == fingerprint(docs):  # nothing was edited meanwhile
            keep(guide, wanted)
    sys.stdout.buffer.write(guide)
    return 0


def fingerprint(docs: Path) -> str | None:
    """Return in short all that the guide of *docs* depends on, or None where it is unreadable.

    The day is among it: macros print the law of the day, in titles too.
    """
    try:
        digest = hashlib.sha256(f"{docs.resolve()} {today()} {latest(today())}".encode())
        for file in _ingredients(docs):
            content = file.read_bytes()
            digest.update(f"\n{file} {len(content)}\n".encode())
            digest.update(content)
    except (BadToday, OSError):
        return None  # the compiler will say what is wrong
    return digest.hexdigest()


def _ingredients(docs: Path) -> Iterator[Path]:
    """Yield the files that the guide is made of and by."""
    for folder, endings in ((docs, {".md", ".yml"}), *((ROOT / name, {".py"}) for name in SOURCES)):
        for path in sorted(folder.rglob("*")):
            if path.suffix in endings and path.is_file():
                yield path
    yield PACKAGES


def kept(wanted: str) -> bytes | None:
    """Return the guide kept under the fingerprint *wanted*; a damaged one counts as none."""
    try:
        head, _, guide = KEPT.read_bytes().partition(b"\n")
    except OSError:
        return None
    return guide if head == _head(guide, wanted) else None


def keep(guide: bytes, fingerprint: str) -> None:
    """Keep *guide* in place of the one before; where nothing can be written, keep nothing.

    The file appears whole under its name, so that no other run reads half of it.
    """
    with suppress(OSError):
        KEPT.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=KEPT.parent, prefix=f"{KEPT.name}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_head(guide, fingerprint) + b"\n" + guide)
            Path(name).replace(KEPT)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _head(guide: bytes, fingerprint: str) -> bytes:
    return f"{fingerprint} {hashlib.sha256(guide).hexdigest()}".encode()


if __name__ == "__main__":
    sys.exit(main())
