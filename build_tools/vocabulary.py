"""The vocabulary file: what a case may hold, as ``docs/vocabulary.yml`` lists it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field, WithJsonSchema, field_validator

from decision_tree.case import DetailKind, Event, Vocabulary

from .definitions import (
    Definition,
    Flag,
    Missing,
    choice,
    mistake_at,
    one_or_more,
    only,
    read_as,
    tell,
)
from .lined_yaml import read_yaml
from .problems import Problem, did_you_mean
from .text_file import read_text, shown_path

FILE = "vocabulary.yml"
RECEIPT = "receipt"


class EventEntry(Definition):
    """Something dated that happens in a case; most need no more than their id."""

    may_lie_ahead: Flag = False
    """Whether its day is agreed beforehand; another event has happened, or is no event yet."""
    day_of: Annotated[bool, only(RECEIPT), WithJsonSchema({"const": RECEIPT})] = False
    """Whether its day is that of receipt: what came late may have been sent in time."""
    not_before: Annotated[tuple[str, ...], one_or_more] = ()
    """Events that it cannot come before; a case that says so is asked about both days."""
    group: str = ""
    """Under which title the list of events shows it; the titles are in the sentence files."""


class DetailEntry(Definition):
    """Something else that a case may hold, and that is checked."""

    kind: Annotated[DetailKind, choice(DetailKind, "kind")]
    """``money`` is a plain decimal with at most two places, ``count`` a whole number."""


class VocabularyDefinition(Definition):
    """What a case may hold. Ids are stable: readers' kept cases carry them."""

    events: Annotated[
        dict[str, EventEntry],
        Field(min_length=1),
        Missing(fix="Write events: and under it the id of each."),
    ]
    """By id, in the order in which they are listed to authors and readers."""
    details: dict[str, DetailEntry] = Field(default_factory=dict)
    """By id; another detail is any text."""

    @field_validator("events")
    @classmethod
    def _name_each_other(cls, events: dict[str, EventEntry]) -> dict[str, EventEntry]:
        tell(
            mistake_at(
                (id_, "not_before", number),
                f'unknown event "{other}"',
                did_you_mean(other, events, f"Choose one of: {', '.join(events)}."),
            )
            for id_, event in events.items()
            for number, other in enumerate(event.not_before)
            if other not in events
        )
        return events

    def vocabulary(self) -> Vocabulary:
        """Return it as the engine knows it."""
        return Vocabulary(
            events={
                id_: Event(
                    may_lie_ahead=event.may_lie_ahead,
                    day_of_receipt=event.day_of,
                    not_before=event.not_before,
                )
                for id_, event in self.events.items()
            },
            details={id_: detail.kind for id_, detail in self.details.items()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyFile:
    """The vocabulary; empty where its file has problems."""

    words: Vocabulary
    groups: Mapping[str, str] = field(default_factory=dict)
    """Of each event that has one the group in which the list of events shows it."""
    problems: tuple[Problem, ...]

    def unknown_event(self, name: str) -> str | None:
        """Return the fix for an event that is none, or None when it is one."""
        return self._unknown(name, self.words.events)

    def unknown_detail(self, name: str) -> str | None:
        """Return the fix for a detail that is none, or None when it is one."""
        return self._unknown(name, self.words.details)

    def _unknown(self, name: str, known: Iterable[str]) -> str | None:
        names = list(known)
        if self.problems or name in names:
            return None
        return did_you_mean(name, names, f"Choose one of: {', '.join(names)}.")


def read_vocabulary(root: Path) -> VocabularyFile:
    """Read the vocabulary of the docs folder *root*."""
    path = root / FILE
    file = shown_path(path)
    nothing = Vocabulary(events={}, details={})
    if not path.is_file():
        fix = "Write it, with events: and under it the id of each."
        problem = Problem(file, 1, "the file is missing", fix)
        return VocabularyFile(words=nothing, problems=(problem,))
    text, problems = read_text(path)
    table, bad_yaml = read_yaml(text, file)
    problems += bad_yaml
    written: VocabularyDefinition | None = None
    if not problems:
        written, problems = read_as(VocabularyDefinition, table, file)
    if written is None:
        return VocabularyFile(words=nothing, problems=tuple(problems))
    groups = {id_: event.group for id_, event in written.events.items() if event.group}
    return VocabularyFile(words=written.vocabulary(), groups=groups, problems=tuple(problems))
