"""The engine's documents: the compiled guide it reads and the step it answers with."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from .calendar import Calendar, Roll
from .clocks import Actor, Against, Clock, Counts, Due, Effect, Status, Value
from .events import Event
from .explain import summary, why
from .language import Language, Page
from .length import Length
from .tree import Answer, Guide, Kind, Node, Tree
from .walk import Reason, Step, TraceEntry

GUIDE_FORMAT = "eskalator-guide/1"
STEP_FORMAT = "eskalator-step/1"


def load_guide(text: str) -> Guide:
    """Read a compiled guide. The build checked it, so a gap in it is a :class:`KeyError`.

    Raises:
        ValueError: *text* is no guide of this engine's format.
    """
    document = json.loads(text)
    if document.get("format") != GUIDE_FORMAT:
        raise ValueError(f"the guide is not of the format {GUIDE_FORMAT}")
    tree = document["tree"]
    return Guide(
        tree=Tree(
            start=tree["start"],
            nodes={id_: _node(id_, node) for id_, node in tree["nodes"].items()},
            situations=frozenset(tree["situations"]),
        ),
        clocks={id_: _clock(id_, clock) for id_, clock in document["clocks"].items()},
        calendar=_calendar(document["calendar"]),
        languages={code: _language(code, of) for code, of in document["languages"].items()},
    )


def _node(id_: str, node: Mapping[str, Any]) -> Node:
    return Node(
        id=id_,
        kind=Kind(node["kind"]),
        answers=tuple(
            Answer(id=answer, leads_to=leads_to) for answer, leads_to in node["answers"].items()
        ),
        event=Event(node["event"]) if "event" in node else None,
        clock=node.get("clock"),
        clocks=tuple(node.get("clocks", ())),
        letter=node.get("letter"),
    )


def _clock(id_: str, clock: Mapping[str, Any]) -> Clock:
    return Clock(
        id=id_,
        effect=Effect(clock["effect"]),
        acts=Actor(clock["acts"]),
        starts_on=tuple(clock["starts_on"]),
        governed_by=Event(clock["governed_by"]) if "governed_by" in clock else None,
        stopped_by=tuple(Event(event) for event in clock.get("stopped_by", ())),
        counts=Counts(clock["counts"]),
        values=tuple(
            Value(
                since=date.fromisoformat(value["since"]),
                until=date.fromisoformat(value["until"]) if "until" in value else None,
                length=Length.parse(value["length"]),
                roll=Roll(value["roll"]),
                reference=value["reference"],
            )
            for value in clock["values"]
        ),
        safety=Length.parse(clock["safety"]) if "safety" in clock else None,
        checked=date.fromisoformat(clock["checked"]),
        against=Against(clock["against"]),
    )


def _calendar(calendar: Mapping[str, Any]) -> Calendar:
    return Calendar(
        first=date.fromisoformat(calendar["first"]),
        last=date.fromisoformat(calendar["last"]),
        days_off={date.fromisoformat(day): id_ for day, id_ in calendar["days_off"].items()},
        reference=calendar["reference"],
    )


def _language(code: str, language: Mapping[str, Any]) -> Language:
    return Language(
        code=code,
        pages={
            id_: Page(title=page["title"], url=page["url"], answers=page.get("answers", {}))
            for id_, page in language["pages"].items()
        },
        sentences=language["sentences"],
        events=language["events"],
        clocks=language["clocks"],
        safety=language["safety"],
        days_off=language["days_off"],
        months=tuple(language["months"]),
        weekdays=tuple(language["weekdays"]),
        units=language["units"],
        decimal_mark=language["decimal_mark"],
        relative_days=language["relative_days"],
    )


def step_document(step: Step, guide: Guide, lang: str, today: date) -> dict[str, Any]:
    """Return the step as ``eskalator-step/1``, with its sentences in *lang* (``pl``, ``en``)."""
    language = guide.languages[lang]
    document: dict[str, Any] = {
        "format": STEP_FORMAT,
        "node": step.node.id,
        "kind": step.node.kind,
        "title": language.pages[step.node.id].title,
        "path": list(step.path),
        "dropped": [
            {
                "node": entry.node,
                "title": language.pages[entry.node].title if entry.node in language.pages else "",
                "answer": entry.answer,
                "why": _say(entry.reason, language),
            }
            for entry in step.dropped
        ],
        "clocks": [_clock_document(due, language, guide.calendar, today) for due in step.dues],
        "actions": _actions(step, language, today),
        "trace": [
            {
                "node": entry.node,
                "title": language.pages[entry.node].title,
                "answer": entry.answer,
                "label": _label(entry, language),
                "by": entry.by,
                "why": _say(entry.reason, language) if entry.reason else "",
            }
            for entry in step.trace
        ],
    }
    if step.situation:
        document["situation"] = step.situation
    return document


def _label(entry: TraceEntry, language: Language) -> str:
    """Return what was answered: the day itself where one was given, else the answer's words."""
    if entry.day is not None:
        return language.word(entry.day)
    return language.pages[entry.node].answers[entry.answer]


def _say(reason: Reason, language: Language) -> str:
    return language.say(reason.sentence, **reason.values)


def _clock_document(
    due: Due, language: Language, calendar: Calendar, today: date
) -> dict[str, Any]:
    document: dict[str, Any] = {
        "id": due.clock.id,
        "title": language.clocks[due.clock.id],
        "effect": due.clock.effect,
        "starts": due.start.isoformat(),
    }
    status = due.status(today)
    if due.legal is not None and due.safe is not None and due.value is not None:
        document |= {
            "legal": due.legal.isoformat(),
            "safe": due.safe.isoformat(),
            "status": status,
            "value_from": due.value.since.isoformat(),
        }
    document["summary"] = summary(due, language, today)
    document["why"] = list(why(due, language, calendar))
    return document


def _actions(step: Step, language: Language, today: date) -> list[dict[str, Any]]:
    """Return what an outcome tells the reader to do, with the day its own clocks give."""
    if step.node.kind is not Kind.OUTCOME:
        return []
    action: dict[str, Any] = {
        "id": step.node.id,
        "title": language.pages[step.node.id].title,
    }
    dues = {due.clock.id: due for due in step.dues}
    for clock in step.node.clocks:
        due = dues.get(clock)
        if due is None or due.status(today) is Status.STOPPED:
            continue
        ahead = [day for day in (due.safe, due.legal) if day and day >= today]
        if ahead:
            action["by"] = ahead[0].isoformat()
            break
    if step.node.letter:
        action["letter"] = step.node.letter
    return [action]
