"""The vocabulary file: what a case may hold, as ``docs/vocabulary.yml`` lists it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from decision_tree.case import DetailKind, Event, Vocabulary

from .lined_yaml import Table, read_yaml
from .problems import Problem, did_you_mean
from .text_file import read_text, shown_path

FILE = "vocabulary.yml"
_SECTIONS = frozenset({"events", "details"})
_EVENT_KEYS = frozenset({"may_lie_ahead", "day_of", "not_before"})
_RECEIPT = "receipt"
_TRUE = "true"
_KINDS = frozenset(map(str, DetailKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyFile:
    """The vocabulary as it stands; whole only when it has no problems."""

    words: Vocabulary
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
    if not path.is_file():
        fix = "Write it, with events: and under it the id of each."
        problem = Problem(file, 1, "the file is missing", fix)
        return VocabularyFile(words=Vocabulary(events={}, details={}), problems=(problem,))
    text, problems = read_text(path)
    table, bad_yaml = read_yaml(text, file)
    found = problems + bad_yaml or list(_mistakes(table, file))
    vocabulary = Vocabulary(
        events={
            str(id_): Event(
                may_lie_ahead=flags.text("may_lie_ahead") == _TRUE,
                day_of_receipt=flags.text("day_of") == _RECEIPT,
                not_before=tuple(map(str, flags.texts("not_before"))),
            )
            for id_, flags in _entries(table, "events")
        },
        details={
            str(id_): DetailKind(str(kind))
            for id_, flags in _entries(table, "details")
            if (kind := flags.text("kind") or "") in _KINDS
        },
    )
    return VocabularyFile(words=vocabulary, problems=tuple(found))


def _entries(table: Table, section: str) -> Iterator[tuple[str, Table]]:
    entries = table.table(section)
    return ((id_, entries.table(id_)) for id_ in entries)


def _mistakes(table: Table, file: str) -> Iterator[Problem]:
    yield from _unknown_keys(table, _SECTIONS, file)
    if not table.table("events"):
        fix = "Write events: and under it the id of each."
        yield Problem(file, table.key_line("events"), '"events" is missing', fix)
    events = list(table.table("events"))
    for _, flags in _entries(table, "events"):
        yield from _unknown_keys(flags, _EVENT_KEYS, file)
        for key, word in (("may_lie_ahead", _TRUE), ("day_of", _RECEIPT)):
            if key in flags and flags.text(key) != word:
                fix = f"Write {key}: {word}, or take it out."
                message = f'"{key}" says something else than {word}'
                yield Problem(file, flags.key_line(key), message, fix)
        for other in flags.texts("not_before"):
            if other not in events:
                fix = did_you_mean(other, events, f"Choose one of: {', '.join(events)}.")
                yield Problem(file, other.line, f'unknown event "{other}"', fix)
    for id_, flags in _entries(table, "details"):
        yield from _unknown_keys(flags, frozenset({"kind"}), file)
        kind = flags.text("kind") or ""
        if kind not in _KINDS:
            fix = did_you_mean(kind, DetailKind, f"Choose one of: {', '.join(DetailKind)}.")
            line = table.table("details").key_line(id_)
            yield Problem(file, line, f'the detail "{id_}" is of no known kind', fix)


def _unknown_keys(table: Table, known: frozenset[str], file: str) -> Iterator[Problem]:
    for key in table:
        if key not in known:
            fix = did_you_mean(key, known, f"Known keys are {', '.join(sorted(known))}.")
            yield Problem(file, table.key_line(key), f'unknown key "{key}"', fix)
