"""Reading of text files as their authors' editors write them."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from .problems import Problem

_MERGE = re.compile(r"<{7}(?: |$)")


def shown_path(path: Path) -> str:
    """Return *path* relative to the working directory, or whole when it lies outside."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def read_text(path: Path) -> tuple[str, list[Problem]]:
    """Read UTF-8 text; a byte-order mark and CRLF are no mistakes.

    Where bytes are not UTF-8, signs that stand for them keep the rest readable.
    """
    data = path.read_bytes()
    problems: list[Problem] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        likely = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
        text = data.decode(likely, errors="replace")
        line = data.count(b"\n", 0, error.start) + 1
        fix = "Save the file as UTF-8 in your editor."
        problems.append(Problem(shown_path(path), line, "this line is not UTF-8 text", fix))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += half_merged(text, shown_path(path))
    return text, problems


def half_merged(text: str, file: str) -> list[Problem]:
    """Return each place where two versions of *text* stand, of which nobody has chosen one."""
    fix = "Keep one of the two versions, and delete the lines of <<<<<<<, ======= and >>>>>>>."
    return [
        Problem(file, line, "a merge was left half done", fix)
        for line, written in enumerate(text.split("\n"), start=1)
        if _MERGE.match(written)
    ]
