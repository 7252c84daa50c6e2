"""What the builder tells the server, one line of JSON each, and what it is asked."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from ..problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an edit has come to so far; later reports of the same edit replace its problems."""

    problems: tuple[Problem, ...] = ()
    """Every mistake that stands now; with none the site is the edited one."""
    changed: tuple[str, ...] = ()
    """The files of the served site that are new, other or gone."""

    def to_line(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def of_line(cls, line: str) -> "Report":
        document = json.loads(line)
        problems = tuple(Problem(**problem) for problem in document["problems"])
        return cls(problems=problems, changed=tuple(document["changed"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What was saved, and what somebody is looking at."""

    files: Sequence[str] = ()
    """Whole paths of files that are new, other or gone."""
    shown: Sequence[str] = ()
    """The files of the site that browsers have open: they are made first."""

    def to_line(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def of_line(cls, line: str) -> "Edit":
        return cls(**json.loads(line))
