import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import Case, Clock, Effect, Guide, Length, Value, load_guide, replay
from decision_tree import step_document as document_of
from decision_tree.calendar import Roll
from decision_tree.clocks import Actor, Against, Counts
from decision_tree.events import Event
from decision_tree.tree import Answer, Kind, Node

from .conftest import cases

TODAY = date(2026, 11, 22)
FILED = {Event.COMPLAINT_FILED: date(2026, 10, 5)}
COMPILED = {
    "format": "eskalator-guide/1",
    "tree": {
        "start": "day",
        "nodes": {
            "day": {
                "kind": "date",
                "event": "complaint-filed",
                "answers": {"known": "over", "unknown": "wait"},
            },
            "over": {"kind": "check", "clock": "reply", "answers": {"yes": "wait", "no": "wait"}},
            "wait": {"kind": "outcome", "answers": {}, "clocks": ["reply"], "letter": "reminder"},
        },
        "situations": ["outage"],
    },
    "clocks": {
        "reply": {
            "effect": "deems",
            "acts": "provider",
            "starts_on": ["complaint-delivered", "clock:notice"],
            "governed_by": "service-failed",
            "stopped_by": ["answer-sent"],
            "counts": "forward",
            "values": [
                {
                    "since": "2024-03-01",
                    "until": "2024-11-09",
                    "length": "2 weeks",
                    "roll": "none",
                    "reference": "old act art. 1",
                },
                {
                    "since": "2024-11-10",
                    "length": "30 days",
                    "roll": "next-working-day",
                    "reference": "act art. 1",
                },
            ],
            "safety": "7 days",
            "checked": "2026-11-22",
            "against": "promulgated",
        },
        "notice": {
            "effect": "advises",
            "acts": "reader",
            "starts_on": ["contract-ends"],
            "counts": "back",
            "values": [],
            "checked": "2026-11-22",
            "against": "secondary",
        },
    },
    "calendar": {
        "first": "2024-01-01",
        "last": "2030-12-31",
        "days_off": {"2026-11-11": "independence-day"},
        "reference": "code art. 115",
    },
    "languages": {},
}


def test_a_compiled_guide_is_read_whole() -> None:
    guide = load_guide(json.dumps(COMPILED))
    assert guide.tree.start == "day"
    assert guide.tree.situations == {"outage"}
    assert guide.tree.nodes == {
        "day": Node(
            id="day",
            kind=Kind.DATE,
            event=Event.COMPLAINT_FILED,
            answers=(
                Answer(id="known", leads_to="over"),
                Answer(id="unknown", leads_to="wait"),
            ),
        ),
        "over": Node(
            id="over",
            kind=Kind.CHECK,
            clock="reply",
            answers=(Answer(id="yes", leads_to="wait"), Answer(id="no", leads_to="wait")),
        ),
        "wait": Node(id="wait", kind=Kind.OUTCOME, clocks=("reply",), letter="reminder"),
    }
    assert guide.clocks["reply"] == Clock(
        id="reply",
        effect=Effect.DEEMS,
        acts=Actor.PROVIDER,
        starts_on=("complaint-delivered", "clock:notice"),
        governed_by=Event.SERVICE_FAILED,
        stopped_by=(Event.ANSWER_SENT,),
        values=(
            Value(
                since=date(2024, 3, 1),
                until=date(2024, 11, 9),
                length=Length.parse("2 weeks"),
                reference="old act art. 1",
            ),
            Value(
                since=date(2024, 11, 10),
                length=Length.parse("30 days"),
                roll=Roll.NEXT_WORKING_DAY,
                reference="act art. 1",
            ),
        ),
        safety=Length.parse("7 days"),
        checked=date(2026, 11, 22),
        against=Against.PROMULGATED,
    )
    assert guide.clocks["notice"] == Clock(
        id="notice",
        effect=Effect.ADVISES,
        acts=Actor.READER,
        starts_on=("contract-ends",),
        counts=Counts.BACK,
        values=(),
        checked=date(2026, 11, 22),
        against=Against.SECONDARY,
    )
    assert guide.calendar.rolled(date(2026, 11, 11)) == date(2026, 11, 12)


@pytest.mark.parametrize("format_", [None, "eskalator-guide/2", "eskalator-case/1"])
def test_a_guide_of_another_format_is_refused(format_: str | None) -> None:
    with pytest.raises(ValueError, match="eskalator-guide/1"):
        load_guide(json.dumps({**COMPILED, "format": format_}))


def test_the_step_of_a_case_as_a_document(small_guide: Guide) -> None:
    answers = {"what": "outage", "reply-over": "no", "gone": "yes"}
    step = replay(small_guide, Case(answers=answers, events=FILED), TODAY)
    document = document_of(step, small_guide, "en", TODAY)
    payment = document["clocks"].pop()
    assert (payment["id"], payment["starts"]) == ("payment", "2026-11-04")
    assert json.loads(json.dumps(document)) == {
        "format": "eskalator-step/1",
        "node": "silence",
        "kind": "outcome",
        "title": "Use their silence",
        "path": ["what", "complaint-day", "reply-over"],
        "situation": "outage",
        "dropped": [{"node": "gone", "title": "", "answer": "yes", "why": "unknown node"}],
        "clocks": [
            {
                "id": "reply",
                "title": "Reply",
                "effect": "deems",
                "starts": "2026-10-05",
                "legal": "2026-11-04",
                "safe": "2026-11-12",
                "status": "passed",
                "value_from": "2024-11-10",
                "summary": "opened 4 November 2026",
                "why": [
                    "from complaint filed, 5 October 2026",
                    "30 days, uncounted first, to 4 November 2026 (act art. 1)",
                    "letters travel, so wait until 12 November 2026",
                    "since 10 November 2024",
                    "promulgated, 22 November 2026",
                ],
            }
        ],
        "actions": [{"id": "silence", "title": "Use their silence", "letter": "reminder"}],
        "trace": [
            {
                "node": "what",
                "title": "What is wrong?",
                "answer": "outage",
                "label": "No internet",
                "by": "reader",
                "why": "",
            },
            {
                "node": "complaint-day",
                "title": "When did you complain?",
                "answer": "known",
                "label": "5 October 2026",
                "by": "reader",
                "why": "given 5 October 2026",
            },
            {
                "node": "reply-over",
                "title": "Is the reply late?",
                "answer": "yes",
                "label": "Yes",
                "by": "rule",
                "why": "overruled: passed 4 November 2026",
            },
        ],
    }


def test_a_question_has_no_action_and_no_situation_yet(small_guide: Guide) -> None:
    document = document_of(replay(small_guide, Case(), TODAY), small_guide, "en", TODAY)
    assert document["actions"] == []
    assert "situation" not in document


def test_a_clock_that_nothing_covers_is_listed_without_its_days(small_guide: Guide) -> None:
    step = replay(small_guide, Case(events={Event.COMPLAINT_FILED: date(2024, 11, 9)}), TODAY)
    assert document_of(step, small_guide, "en", TODAY)["clocks"] == [
        {
            "id": "reply",
            "title": "Reply",
            "effect": "deems",
            "starts": "2024-11-09",
            "summary": "no date for 9 November 2024",
            "why": ["from complaint filed, 9 November 2024", "nothing covers 9 November 2024"],
        }
    ]


INVOICE = {Event.INVOICE_DELIVERED: date(2026, 1, 16)}
"""Its time ends on Saturday 16 January 2027, in law on Monday the 18th."""
ACTION_DAYS = {
    "no-clock-runs": ({}, date(2026, 11, 4), None),
    "the-safe-day": (FILED, date(2026, 11, 4), "2026-11-12"),
    "on-the-safe-day": (FILED, date(2026, 11, 12), "2026-11-12"),
    "after-the-safe-day": (FILED, date(2026, 11, 13), None),
    "the-readers-own-time": (INVOICE, date(2027, 1, 16), "2027-01-16"),
    "the-safe-day-is-gone-but-not-the-legal-one": (INVOICE, date(2027, 1, 17), "2027-01-18"),
    "the-readers-time-is-over": (INVOICE, date(2027, 1, 19), None),
    "the-most-urgent-clock-is-stopped": ({**INVOICE, **FILED}, date(2026, 11, 4), "2026-11-12"),
    "the-most-urgent-clock": (
        {**INVOICE, Event.COMPLAINT_DELIVERED: date(2026, 10, 5)},
        *(date(2026, 11, 4), "2027-01-16"),
    ),
    "no-rule-covers-it": ({Event.COMPLAINT_FILED: date(2024, 11, 9)}, date(2026, 11, 4), None),
}


@pytest.mark.parametrize(("events", "today", "by"), ACTION_DAYS.values(), ids=ACTION_DAYS)
def test_an_outcome_is_to_be_done_by(
    small_guide: Guide, events: dict[Event, date], today: date, by: str | None
) -> None:
    step = replay(small_guide, Case(events=events, begins_at="wait"), today)
    (action,) = document_of(step, small_guide, "en", today)["actions"]
    assert action.get("by") == by


@given(data=st.data())
def test_every_step_can_be_said_in_every_language_with_the_same_content(
    guide: Guide, data: st.DataObject
) -> None:
    step = replay(guide, data.draw(cases(guide)), TODAY)
    polish, english = (document_of(step, guide, lang, TODAY) for lang in ("pl", "en"))
    for document in (polish, english):
        json.dumps(document)
        for clock in document["clocks"]:
            del clock["title"], clock["summary"], clock["why"]
        for entry in (*document["trace"], *document["dropped"]):
            entry.pop("label", None)
            del entry["title"], entry["why"]
        for action in document["actions"]:
            del action["title"]
        del document["title"]
    assert polish == english
