"""What the server knows: the mistakes that stand, and when which file of the site changed."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition
from typing import Any

from ..problems import Problem
from .reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What an open page must hear."""

    version: int
    restarted: bool
    """The page is older than this server, so that nobody knows what has changed since."""
    changed: Sequence[str]
    problems: Sequence[Problem]

    def document(self) -> dict[str, Any]:
        problems = [
            {
                "where": f"{problem.file}:{problem.line}",
                "message": problem.message,
                "fix": problem.fix,
            }
            for problem in self.problems
        ]
        return {
            "version": self.version,
            "restarted": self.restarted,
            "changed": list(self.changed),
            "problems": problems,
        }


class State:
    """Shared by the threads that serve, and written by the one that hears the builder."""

    def __init__(self) -> None:
        # Versions are moments, so that those of a later server are higher.
        self._started = self._version = time.time_ns() // 1_000_000
        self._changed: dict[str, int] = {}
        self._problems: tuple[Problem, ...] = ()
        self._shown: Counter[str] = Counter()
        self._news = Condition()

    @property
    def version(self) -> int:
        return self._version

    def take(self, report: Report) -> None:
        with self._news:
            self._version += 1
            self._problems = report.problems
            self._changed |= dict.fromkeys(report.changed, self._version)
            self._news.notify_all()

    def news(self, since: int) -> News:
        """Return what has happened since the version *since*, and all mistakes that stand."""
        with self._news:
            return self._news_since(since)

    def wait(self, since: int, seconds: float) -> News | None:
        """Return what happens after the version *since*, or None after so many *seconds*."""
        with self._news:
            happened = self._news.wait_for(lambda: self._version > since, seconds)
            return self._news_since(since) if happened else None

    @contextmanager
    def showing(self, file: str) -> Iterator[None]:
        """Remember that a browser has *file* of the site open."""
        with self._news:
            self._shown[file] += 1
        try:
            yield
        finally:
            with self._news:
                self._shown[file] -= 1

    def shown(self) -> list[str]:
        with self._news:
            return sorted(+self._shown)

    def _news_since(self, since: int) -> News:
        return News(
            version=self._version,
            restarted=since < self._started,
            changed=[file for file, version in self._changed.items() if version > since],
            problems=self._problems,
        )
