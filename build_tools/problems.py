"""Mistakes that an author can fix, and how they are told."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake in a page, a sentence file or a law file that its author can fix."""

    file: str
    line: int
    """From 1; markdown-it-py's ``token.map`` counts from 0."""
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}\n    {self.fix}"


class BadDocs(Exception):
    """The pages or law files have mistakes, so nothing can be built from them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(wrong: str, known: Iterable[str], otherwise: str) -> str:
    """Return a suggestion from *known*, or *otherwise* when none is near."""
    near = difflib.get_close_matches(wrong, list(known), n=1, cutoff=0.5)
    return f'Did you mean "{near[0]}"?' if near else otherwise
