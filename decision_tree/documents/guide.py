"""The compiled guide, as the engine reads it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..case import DetailKind, Event, Vocabulary
from ..law import (
    Actor,
    Against,
    Answers,
    Arithmetic,
    Calendar,
    Clock,
    Counts,
    Effect,
    Length,
    Pages,
    Roll,
    Route,
    SumRule,
    SumValue,
    Value,
)
from ..tree import Answer, Guide, Kind, Node, Tree
from ..words import Language, Page

GUIDE_FORMAT = "eskalator-guide/1"


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
        events={
            id_: Event(**flags | {"not_before": tuple(flags.get("not_before", ()))})
            for id_, flags in vocabulary["events"].items()
        },
        details={id_: DetailKind(kind) for id_, kind in vocabulary["details"].items()},
    )


def _node(id_: str, node: Mapping[str, Any]) -> Node:
    return Node(
        id=id_,
        kind=Kind(node["kind"]),
        answers=tuple(
            Answer(id=id_, leads_to=to, event=node.get("answer_events", {}).get(id_))
            for id_, to in node["answers"].items()
        ),
        event=node.get("event"),
        clock=node.get("clock"),
        clocks=tuple(node.get("clocks", ())),
        letter=node.get("letter"),
        done_by=tuple(node.get("done_by", ())),
        formerly=tuple(node.get("formerly", ())),
        formerly_answers=node.get("formerly_answers", {}),
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
        only_for=_answers(clock, "only_for"),
        recurs_from=tuple(clock.get("recurs_from", ())),
        recurs_where=_answers(clock, "recurs_where"),
        route=_route(clock["route"]) if "route" in clock else None,
        hurry=Length.parse(clock["hurry"]) if "hurry" in clock else None,
        counts=Counts(clock["counts"]),
        asks=clock.get("asks"),
        fiction=clock.get("fiction", False),
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
        weekdays_until=tuple(language["weekdays_until"]),
        days_left=language["days_left"],
        asked=language["asked"],
        units=language["units"],
        plurals=language["plurals"],
        decimal_mark=language["decimal_mark"],
        currency=tuple(language["currency"]),
        relative_days=language["relative_days"],
        date_fillers=frozenset(language["date_fillers"]),
    )
