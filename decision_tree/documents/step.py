"""The step document that the engine answers with."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any

from ..case import shortened
from ..law import Calendar, Due, EventId, Sum, sums
from ..tree import Action, Guide, Step, TraceEntry, actions, asked, page_for
from ..words import Language, summary, why, why_conflict, why_sum
from .lead import is_urgent, lead_document, leads

STEP_FORMAT = "eskalator-step/1"


def step_document(step: Step, guide: Guide, lang: str, today: date) -> dict[str, Any]:
    """Return the step as ``eskalator-step/1``, with its sentences in *lang* (``pl``, ``en``)."""
    language = guide.languages[lang]
    todo = actions(step, today)
    document: dict[str, Any] = {
        "format": STEP_FORMAT,
        "node": step.node.id,
        "kind": step.node.kind,
        "title": language.pages[step.node.id].title,
        "path": list(step.path),
        "dropped": [
            {
                "node": shortened(entry.node),
                "title": language.pages[entry.node].title if entry.node in language.pages else "",
                "answer": shortened(entry.answer),
                "why": language.tell(entry.reason),
            }
            for entry in step.dropped
        ],
        "clocks": [
            _clock_document(due, step, language, guide.calendar, today)
            for due in sorted(step.dues, key=lambda due: _urgency(due, today))
        ],
        "actions": [_action_document(action, language, today) for action in todo],
        "sums": [
            _sum_document(found, language)
            for found in sums(guide.sums, _agreeing(step), step.case.details, today)
        ],
        "trace": [_trace_document(entry, language) for entry in step.trace],
        "events": [
            {"id": event, "title": language.events[event], "day": language.word(day)}
            for event, day in guide.vocabulary.in_order(step.case.events)
        ],
        "asks": [
            {"event": event, "question": language.asked[event]} for event in asked(step, guide)
        ],
    }
    if todo and leads(todo[0], step.node.id, today):
        document["lead"] = lead_document(todo[0], step.node.id, language, today)
    if step.conflicts:
        document["conflicts"] = [
            {"events": list(pair), "why": why_conflict(pair, step.case.events, language)}
            for pair in step.conflicts
        ]
    if step.situation:
        document["situation"] = step.situation
    return document


def _agreeing(step: Step) -> Mapping[EventId, date]:
    """Return the events whose days do not rule each other out."""
    in_doubt = frozenset(chain.from_iterable(step.conflicts))
    return {event: day for event, day in step.case.events.items() if event not in in_doubt}


def _trace_document(entry: TraceEntry, language: Language) -> dict[str, Any]:
    document: dict[str, Any] = {
        "node": entry.node,
        "title": language.pages[entry.node].title,
        "answer": entry.answer,
        "label": _label(entry, language),
        "by": entry.by,
        "why": language.tell(entry.reason) if entry.reason else "",
    }
    if entry.clock:
        document["clock"] = entry.clock
    return document


def _label(entry: TraceEntry, language: Language) -> str:
    """Return what was answered: the day itself where one was given, else the answer's words."""
    answers = language.pages[entry.node].answers
    if entry.day is None:
        return answers[entry.answer]
    if entry.event is not None:
        return f"{answers[entry.answer]} – {language.word(entry.day)}"
    return language.word(entry.day)


def _urgency(due: Due, today: date) -> tuple[bool, date]:
    """Return what puts a clock in its place: those with a day ahead first, nearest day first."""
    ahead = due.ahead(today)
    return not ahead, (due.act_on(today) if ahead else due.legal) or date.max


def _clock_document(
    due: Due, step: Step, language: Language, calendar: Calendar, today: date
) -> dict[str, Any]:
    clock = due.clock
    document: dict[str, Any] = {
        "id": clock.id,
        "title": language.clocks[clock.id],
        "effect": clock.effect,
        "starts": due.start.isoformat(),
    }
    if due.legal is not None and due.safe is not None and due.value is not None:
        document |= {
            "legal": due.legal.isoformat(),
            "safe": due.safe.isoformat(),
            "status": due.status(today),
            "value_from": due.value.since.isoformat(),
        }
    if due.at_least is not None:
        document["at_least"] = due.at_least.isoformat()
    act_on = due.act_on(today)
    if act_on and due.ahead(today):
        document |= {"act_on": act_on.isoformat(), "when": _when(act_on, language, today)}
    document["summary"] = summary(due, language, today)
    document["why"] = list(why(due, language, calendar))
    has_day = due.legal is not None or due.at_least is not None
    if has_day and due.bar(today) is None and clock.id in language.cautions:
        document["caution"] = language.cautions[clock.id]
    own_page = page_for(due, step.tree, step.case.events, today)
    for key, page in (("page", own_page), ("guide", clock.pages.guide)):
        if page:
            document[key] = {"title": language.pages[page].title, "url": language.pages[page].url}
    if due.value is not None:
        document["source"] = {"title": due.value.reference, "url": due.value.url}
    return document


def _when(day: date, language: Language, today: date) -> str:
    """Return a day that is not over, with its weekday and the days left until it."""
    if day == today:
        return language.say("when-today")
    return language.say("when", day=language.on(day, today), left=language.left(day, today))


def _action_document(action: Action, language: Language, today: date) -> dict[str, Any]:
    page = language.pages[action.page]
    document: dict[str, Any] = {"id": action.page, "title": page.title, "url": page.url}
    if action.by:
        document |= {"by": action.by.isoformat(), "when": _when(action.by, language, today)}
    if is_urgent(action, today):
        document["urgent"] = True
    if action.due:
        document["clock"] = action.due.clock.id
        document["why"] = summary(action.due, language, today)
    if action.letter:
        document["letter"] = action.letter
    return document


def _sum_document(found: Sum, language: Language) -> dict[str, Any]:
    document: dict[str, Any] = {
        "id": found.rule.id,
        "title": language.sums[found.rule.id],
        "amount": f"{found.amount // 100}.{found.amount % 100:02d}",
        "words": language.amount(found.amount),
        "why": list(why_sum(found, language)),
        "source": {"title": found.value.reference, "url": found.value.url},
    }
    if found.rule.id in language.cautions:
        document["caution"] = language.cautions[found.rule.id]
    return document
