"""What goes wrong in a build beside the mistakes that our own checks find, told the same way."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..problems import Problem
from ..runtime import ROOT
from ..text_file import shown_path

_FIX = "Mend it and save; the preview tries again by itself."
_FIX_BUILD = "A build stops at this too, and says the same."
_REPEATS = ("Error reading page", "Error building page")
"""How MkDocs announces an error that it then raises."""


class Warnings(logging.Handler):
    """Collects what MkDocs complains of; a strict build does not go on with any of it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith(_REPEATS):
            self.messages.append(message)

    def problems(self, config_file: Path, otherwise: str = "") -> tuple[Problem, ...]:
        """Return them as problems of the configuration: MkDocs names no file and line.

        With no warning a build stopped over something else, and *otherwise* says over what.
        """
        file = shown_path(config_file)
        messages = self.messages or [otherwise] * bool(otherwise)
        lines = (" ".join(message.split()) for message in messages)
        return tuple(Problem(file, 1, line, _FIX_BUILD) for line in lines)


@contextmanager
def warnings_of_mkdocs() -> Iterator[Warnings]:
    """Collect MkDocs' warnings instead of printing them."""
    heard = Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield heard
    finally:
        logger.removeHandler(heard)


def problem_of(error: BaseException) -> Problem:
    """Return an error of the tools, the engine or a template, at the line of ours it came from."""
    said = str(error).strip() or type(error).__name__
    message = f"{type(error).__name__}: {said.splitlines()[0]}"
    file, line = _where(error)
    return Problem(file, line, message, _FIX)


def _where(error: BaseException) -> tuple[str, int]:
    """Return the last of our own lines that *error* passed through, or the line it names itself."""
    named = getattr(error, "filename", None)
    if isinstance(named, str) and getattr(error, "lineno", None):
        return shown_path(Path(named)), int(error.lineno)  # type: ignore[attr-defined]
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename).resolve()
        if path.is_relative_to(ROOT) and ".venv" not in path.parts:
            return shown_path(path), frame.lineno or 1
    return shown_path(ROOT / "build_tools"), 1
