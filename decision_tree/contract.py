"""The engine's documents: the compiled guide it reads and the step it answers with."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from .advice import Action, actions, page_for
from .calendar import Calendar, Roll
from .case import shortened
from .clocks import Actor, Against, Answers, Clock, Counts, Effect, Pages, Route, Value
from .dues import Due
from .explain import summary, why
from .language import Language, Page
from .length import Length
from .sums import Arithmetic, Sum, SumRule, SumValue, sums
from .tree import Answer, Guide, Kind, Node, Tree
from .vocabulary import DetailKind, Event, Vocabulary
from .walk import Step, TraceEntry

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
            entry=tree.get("entry"),
            nodes={id_: _node(id_, node) for id_, node in tree["nodes"].items()},
            situations=frozenset(tree["situations"]),
        ),
        vocabulary=_vocabulary(document["vocabulary"]),
        clocks={id_: _clock(id_, clock) for id_, clock in document["clocks"].items()},
        sums={id_: _sum_rule(id_, rule) for id_, rule in document["sums"].items()},
        calendar=_calendar(document["calendar"]),
        languages={code: _language(code, of) for code, of in document["languages"].items()},
    )


def _vocabulary(vocabulary: Mapping[str, Any]) -> Vocabulary:
    return Vocabulary(
        events={id_: Event(**flags) for id_, flags in vocabulary["events"].items()},
        details={id_: DetailKind(kind) for id_, kind in vocabulary["details"].items()},
    )


def _node(id_: str, node: Mapping[str, Any]) -> Node:
    return Node(
        id=id_,
        kind=Kind(node["kind"]),
        answers=tuple(
            Answer(id=answer, leads_to=leads_to) for answer, leads_to in node["answers"].items()
        ),
        event=node.get("event"),
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
        takes_earliest=clock.get("takes_earliest", False),
        gives_way={start: tuple(events) for start, events in clock.get("gives_way", {}).items()},
        at_least_from=clock.get("at_least_from"),
        governed_by=tuple(clock.get("governed_by", ())),
        stopped_by=tuple(clock.get("stopped_by", ())),
        settled_by=tuple(clock.get("settled_by", ())),
        barred_by=tuple(clock.get("barred_by", ())),
        concerns=_answers(clock, "concerns"),
        recurs_from=tuple(clock.get("recurs_from", ())),
        recurs_where=_answers(clock, "recurs_where"),
        route=_route(clock["route"]) if "route" in clock else None,
        hurry=Length.parse(clock["hurry"]) if "hurry" in clock else None,
        counts=Counts(clock["counts"]),
        values=tuple(
            Value(
                since=date.fromisoformat(value["since"]),
                until=date.fromisoformat(value["until"]) if "until" in value else None,
                length=Length.parse(value["length"]) if "length" in value else None,
                roll=Roll(value["roll"]),
                reference=value["reference"],
                url=value["url"],
                first_day_unconfirmed="first_day" in value,
            )
            for value in clock["values"]
        ),
        safety=Length.parse(clock["safety"]) if "safety" in clock else None,
        checked=date.fromisoformat(clock["checked"]),
        against=Against(clock["against"]),
        pages=Pages(**clock.get("pages", {})),
    )


def _answers(document: Mapping[str, Any], key: str) -> Answers:
    return {node: frozenset(answers) for node, answers in document.get(key, {}).items()}


def _route(route: Mapping[str, Any]) -> Route:
    return Route(
        begun_by=tuple(route["begun_by"]),
        begun_where=_answers(route, "begun_where"),
        ended_by=tuple(route["ended_by"]),
        ended_where=_answers(route, "ended_where"),
        page=route["page"],
    )


def _sum_rule(id_: str, rule: Mapping[str, Any]) -> SumRule:
    return SumRule(
        id=id_,
        arithmetic=Arithmetic(rule["arithmetic"]),
        inputs=rule["inputs"],
        governed_by=rule["governed_by"],
        needs_day=rule.get("needs_day", False),
        replaced_by=rule.get("replaced_by"),
        values=tuple(
            SumValue(
                since=date.fromisoformat(value["since"]),
                until=date.fromisoformat(value["until"]) if "until" in value else None,
                reference=value["reference"],
                url=value["url"],
            )
            for value in rule["values"]
        ),
        checked=date.fromisoformat(rule["checked"]),
        against=Against(rule["against"]),
    )


def _calendar(calendar: Mapping[str, Any]) -> Calendar:
    return Calendar(
        first=date.fromisoformat(calendar["first"]),
        last=date.fromisoformat(calendar["last"]),
        weekend=frozenset(calendar["weekend"]),
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
        sums=language["sums"],
        safety=language["safety"],
        cautions=language["cautions"],
        passed=language["passed"],
        days_off=language["days_off"],
        months=tuple(language["months"]),
        weekdays=tuple(language["weekdays"]),
        units=language["units"],
        plurals=language["plurals"],
        decimal_mark=language["decimal_mark"],
        currency=tuple(language["currency"]),
        relative_days=language["relative_days"],
        date_fillers=frozenset(language["date_fillers"]),
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
                "node": shortened(entry.node),
                "title": language.pages[entry.node].title if entry.node in language.pages else "",
                "answer": shortened(entry.answer),
                "why": language.tell(entry.reason),
            }
            for entry in step.dropped
        ],
        "clocks": [
            _clock_document(due, language, guide.calendar, today)
            for due in sorted(step.dues, key=lambda due: _urgency(due, today))
        ],
        "actions": [_action_document(action, language, today) for action in actions(step, today)],
        "sums": [_sum_document(found, language) for found in sums(guide.sums, step.case, today)],
        "trace": [_trace_document(entry, language) for entry in step.trace],
    }
    if step.situation:
        document["situation"] = step.situation
    return document


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
    due: Due, language: Language, calendar: Calendar, today: date
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
        document["act_on"] = act_on.isoformat()
    document["summary"] = summary(due, language, today)
    document["why"] = list(why(due, language, calendar))
    has_day = due.legal is not None or due.at_least is not None
    if has_day and due.bar(today) is None and clock.id in language.cautions:
        document["caution"] = language.cautions[clock.id]
    for key, page in (("page", page_for(due, today)), ("guide", clock.pages.guide)):
        if page:
            document[key] = {"title": language.pages[page].title, "url": language.pages[page].url}
    if due.value is not None:
        document["source"] = {"title": due.value.reference, "url": due.value.url}
    return document


def _action_document(action: Action, language: Language, today: date) -> dict[str, Any]:
    page = language.pages[action.page]
    document: dict[str, Any] = {"id": action.page, "title": page.title, "url": page.url}
    if action.by:
        document["by"] = action.by.isoformat()
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
        "why": [language.tell(reason) for reason in found.reasons],
        "source": {"title": found.value.reference, "url": found.value.url},
    }
    if found.rule.id in language.cautions:
        document["caution"] = language.cautions[found.rule.id]
    return document
