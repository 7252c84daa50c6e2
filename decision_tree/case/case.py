"""A reader's case: answers and dated events, checked on the way in."""

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ..law import EventId
from ..words import AMOUNT, COUNT
from .vocabulary import DetailKind, Vocabulary

type NodeId = str
type AnswerId = str

FORMAT = "eskalator-case/1"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CASE_ID = re.compile(r"[a-z0-9]{0,40}", re.ASCII)
_LONGEST_QUOTE = 60
"""Characters of what was given that an answer repeats: one line, whatever the case holds."""


def shortened(text: str) -> str:
    """Return the beginning of *text*, and an ellipsis where more was cut off."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def quoted(given: object) -> str:
    """Return *given* as Python writes it, shortened."""
    return repr(shortened(given)) if isinstance(given, str) else shortened(repr(given))


class BadCase(Exception):
    """The case cannot be read; its text is one sentence that says what to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the reader said. Where the reader stands is not in it: it is replayed."""

    answers: Mapping[NodeId, AnswerId] = field(default_factory=dict)
    """Keyed by node, not by order; one for a node off the path waits there unused."""
    events: Mapping[EventId, date] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    begins_at: NodeId | None = None
    """The node of the page on which the reader came in; the tree's start when None."""
    id: str = ""
    """Tells the calendar entries of this case from those of another; it means nothing else."""

    def as_of(self, day: date, vocabulary: Vocabulary) -> "Case":
        """Return the case as it was on *day*: without what had not happened yet."""
        events = {
            event: at
            for event, at in self.events.items()
            if at <= day or vocabulary.may_lie_ahead(event)
        }
        return replace(self, events=events)


def parse_day(text: object, what: str) -> date:
    """Read an ISO day such as ``2026-10-05``; *what* names it in the error.

    Raises:
        BadCase: it is no text, is written otherwise, or the calendar has no such day.
    """
    if not isinstance(text, str) or not _ISO_DAY.fullmatch(text):
        raise BadCase(f"{what} is {quoted(text)}: write the day as YYYY-MM-DD.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadCase(f"{what} is {quoted(text)}: the calendar has no such day.") from None


def parse_case(text: str, today: date, vocabulary: Vocabulary) -> Case:
    """Read a case document (``eskalator-case/1``).

    Raises:
        BadCase: *text* is no such document, or it holds an unknown event, an impossible
            day, a day ahead of *today* where none can be, or a sum that is no sum.
    """
    try:
        document = json.loads(text)
    except ValueError as error:  # also a number of more digits than Python reads
        raise BadCase(f"The case is not JSON: {error}.") from None
    except RecursionError:
        raise BadCase("The case is nested too deeply to be one.") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadCase(f'The case must be a JSON object with "format": "{FORMAT}".')
    _refuse_unknown("part", document.keys() - {"format"}, _PARTS)
    begins_at = document.get("from")
    if begins_at is not None and not isinstance(begins_at, str):
        raise BadCase('"from" must be the id of a node.')
    id_ = document.get("id", "")
    if not isinstance(id_, str) or not _CASE_ID.fullmatch(id_):
        raise BadCase('"id" must be a few small letters and digits.')
    return Case(
        answers=_texts(document, "answers"),
        events=_events(document, today, vocabulary),
        details=_details(document, vocabulary),
        begins_at=begins_at,
        id=id_,
    )


_PARTS = ("answers", "events", "details", "from", "id")
_FEW = 5
"""How many known names an error lists where none is near."""


def _refuse_unknown(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    names = sorted(map(str, known))
    for name in sorted(set(given) - set(names)):
        begun = shortened(name)
        near = difflib.get_close_matches(begun, names, n=1)
        nearest = difflib.get_close_matches(begun, names, n=_FEW, cutoff=0)
        known = f"known are {', '.join(nearest)} and so on."
        hint = f"did you mean {near[0]!r}?" if near else known
        raise BadCase(f"The case has an unknown {what} {quoted(name)}: {hint}")


def _texts(document: Mapping[str, Any], part: str) -> Mapping[str, str]:
    given = document.get(part, {})
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise BadCase(f'"{part}" must be an object of texts.')
    return given


def _events(
    document: Mapping[str, Any], today: date, vocabulary: Vocabulary
) -> Mapping[EventId, date]:
    given = document.get("events", {})
    if not isinstance(given, dict):
        raise BadCase('"events" must be an object of days.')
    _refuse_unknown("event", given, vocabulary.events)
    events = {name: parse_day(day, f"The event {name!r}") for name, day in given.items()}
    for event, day in events.items():
        if day > today and not vocabulary.may_lie_ahead(event):
            raise BadCase(f"The event '{event}' is on {day}, after today ({today}).")
    return events


def _details(document: Mapping[str, Any], vocabulary: Vocabulary) -> Mapping[str, str]:
    details = _texts(document, "details")
    for name in vocabulary.details.keys() & details.keys():
        given = details[name]
        match vocabulary.details[name]:
            case DetailKind.MONEY if not AMOUNT.fullmatch(given):
                raise BadCase(
                    f"The detail {name!r} is {quoted(given)}: write a sum such as 69.90, "
                    "at least 0, with at most two decimal places."
                )
            case DetailKind.COUNT if not COUNT.fullmatch(given):
                raise BadCase(
                    f"The detail {name!r} is {quoted(given)}: write a whole number such as 12."
                )
    return details
