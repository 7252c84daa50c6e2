import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import (
    Calendar,
    Case,
    Clock,
    Effect,
    Guide,
    Language,
    Length,
    Value,
    Written,
    calendar_file,
    load_guide,
    replay,
)
from decision_tree import step_document as document_of
from decision_tree.case import DetailKind, Event, Vocabulary
from decision_tree.law import Actor, Against, Counts, Pages, Roll, Route
from decision_tree.tree import Answer, Kind, Node
from decision_tree.words import Page, TypedDays

from .conftest import REFUND, REPLY, cases

TODAY = date(2026, 11, 22)
FILED = {"complaint-filed": date(2026, 10, 5)}
COMPILED = {
    "format": "eskalator-guide/1",
    "tree": {
        "start": "day",
        "entry": "day",
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
    "vocabulary": {
        "events": {
            "complaint-filed": {},
            "contract-ends": {"may_lie_ahead": True},
            "answer-received": {"day_of_receipt": True},
        },
        "details": {"monthly-fee": "money", "payments-left": "count"},
    },
    "clocks": {
        "reply": {
            "effect": "deems",
            "acts": "provider",
            "starts_on": ["complaint-delivered", "clock:notice"],
            "governed_by": ["service-failed", "invoice-delivered"],
            "stopped_by": ["answer-sent"],
            "settled_by": ["adr-filed"],
            "takes_earliest": True,
            "gives_way": {"complaint-delivered": ["complaint-filed"]},
            "at_least_from": "outage-ended",
            "barred_by": ["notice"],
            "concerns": {"over": ["yes"]},
            "recurs_from": ["complaint-delivered"],
            "recurs_where": {"over": ["no", "yes"]},
            "route": {
                "begun_by": ["complaint-filed"],
                "begun_where": {"over": ["no"]},
                "ended_by": ["complaint-refused", "clock:notice"],
                "ended_where": {},
                "page": "wait",
            },
            "hurry": "30 days",
            "counts": "forward",
            "values": [
                {
                    "since": "2024-03-01",
                    "until": "2024-11-09",
                    "roll": "none",
                    "reference": "old act art. 1",
                    "url": "https://law.example/old",
                },
                {
                    "since": "2024-11-10",
                    "length": "30 days",
                    "roll": "next-working-day",
                    "reference": "act art. 1",
                    "url": "https://law.example/1",
                    "first_day_unconfirmed": True,
                },
            ],
            "safety": "7 days",
            "checked": "2026-11-22",
            "against": "promulgated",
            "pages": {"guide": "replies", "passed": "silence"},
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
    "sums": {
        "refund": {
            "arithmetic": "per-day",
            "inputs": dict(REFUND.inputs),
            "governed_by": "service-failed",
            "values": [
                {
                    "since": "2024-11-10",
                    "reference": "act art. 5",
                    "url": "https://law.example/5",
                },
            ],
            "checked": "2026-11-22",
            "against": "promulgated",
        },
    },
    "calendar": {
        "first": "2024-01-01",
        "last": "2030-12-31",
        "weekend": [6, 7],
        "days_off": {"2026-11-11": "independence-day"},
        "reference": "code art. 115",
    },
    "languages": {
        "en": {
            "pages": {
                "wait": {"title": "Wait", "url": "en/wait/"},
                "over": {"title": "Over?", "url": "en/over/", "answers": {"yes": "Y", "no": "N"}},
            },
            "sentences": {"amount": "PLN {sum}"},
            "events": {"complaint-filed": "the complaint"},
            "clocks": {"reply": "Reply"},
            "sums": {"refund": "Refund"},
            "safety": {"reply": "letters travel"},
            "cautions": {"reply": "not money yet"},
            "passed": {"reply": "over since {legal}"},
            "days_off": {"independence-day": "Independence Day"},
            "months": ["January", "February"],
            "weekdays": ["a Monday", "a Tuesday"],
            "weekdays_until": ["Monday", "Tuesday"],
            "days_left": {"one": "{number} day left"},
            "asked": {"complaint-filed": "When did you complain?"},
            "units": {"days": {"one": "day", "many": "days"}},
            "plurals": "one-other",
            "decimal_mark": ".",
            "currency": ["zł"],
            "typed_days": {"relative": {"yesterday": -1}, "fillers": ["of"]},
        }
    },
}


def test_a_compiled_guide_is_read_whole() -> None:
    guide = load_guide(json.dumps(COMPILED))
    assert (guide.tree.start, guide.tree.entry) == ("day", "day")
    assert guide.tree.situations == {"outage"}
    assert guide.tree.nodes == {
        "day": Node(
            id="day",
            kind=Kind.DATE,
            event="complaint-filed",
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
        "wait": Node(
            id="wait", kind=Kind.OUTCOME, answers=(), clocks=("reply",), letter="reminder"
        ),
    }
    assert guide.vocabulary == Vocabulary(
        events={
            "complaint-filed": Event(),
            "contract-ends": Event(may_lie_ahead=True),
            "answer-received": Event(day_of_receipt=True),
        },
        details={"monthly-fee": DetailKind.MONEY, "payments-left": DetailKind.COUNT},
    )
    assert guide.clocks["reply"] == Clock(
        id="reply",
        effect=Effect.DEEMS,
        acts=Actor.PROVIDER,
        starts_on=("complaint-delivered", "clock:notice"),
        governed_by=("service-failed", "invoice-delivered"),
        stopped_by=("answer-sent",),
        settled_by=("adr-filed",),
        takes_earliest=True,
        gives_way={"complaint-delivered": ("complaint-filed",)},
        at_least_from="outage-ended",
        barred_by=("notice",),
        concerns={"over": frozenset({"yes"})},
        recurs_from=("complaint-delivered",),
        recurs_where={"over": frozenset({"no", "yes"})},
        route=Route(
            begun_by=("complaint-filed",),
            begun_where={"over": frozenset({"no"})},
            ended_by=("complaint-refused", "clock:notice"),
            page="wait",
        ),
        hurry=Length.parse("30 days"),
        values=(
            Value(
                since=date(2024, 3, 1),
                until=date(2024, 11, 9),
                length=None,
                reference="old act art. 1",
                url="https://law.example/old",
            ),
            Value(
                since=date(2024, 11, 10),
                length=Length.parse("30 days"),
                roll=Roll.NEXT_WORKING_DAY,
                reference="act art. 1",
                url="https://law.example/1",
                first_day_unconfirmed=True,
            ),
        ),
        safety=Length.parse("7 days"),
        checked=date(2026, 11, 22),
        against=Against.PROMULGATED,
        pages=Pages(guide="replies", passed="silence"),
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
    assert guide.sums == {"refund": REFUND}
    assert guide.calendar == Calendar(
        first=date(2024, 1, 1),
        last=date(2030, 12, 31),
        weekend=frozenset({6, 7}),
        days_off={date(2026, 11, 11): "independence-day"},
        reference="code art. 115",
    )
    assert guide.languages == {
        "en": Language(
            code="en",
            pages={
                "wait": Page(title="Wait", url="en/wait/", answers={}),
                "over": Page(title="Over?", url="en/over/", answers={"yes": "Y", "no": "N"}),
            },
            sentences={"amount": "PLN {sum}"},
            events={"complaint-filed": "the complaint"},
            clocks={"reply": "Reply"},
            sums={"refund": "Refund"},
            safety={"reply": "letters travel"},
            passed={"reply": "over since {legal}"},
            cautions={"reply": "not money yet"},
            days_off={"independence-day": "Independence Day"},
            months=("January", "February"),
            weekdays=("a Monday", "a Tuesday"),
            weekdays_until=("Monday", "Tuesday"),
            days_left={"one": "{number} day left"},
            asked={"complaint-filed": "When did you complain?"},
            units={"days": {"one": "day", "many": "days"}},
            plurals="one-other",
            decimal_mark=".",
            currency=("zł",),
            typed_days=TypedDays(relative={"yesterday": -1}, fillers=frozenset({"of"})),
        )
    }


@pytest.mark.parametrize("format_", [None, "eskalator-guide/2", "eskalator-case/1"])
def test_a_guide_of_another_format_is_refused(format_: str | None) -> None:
    with pytest.raises(ValueError, match="eskalator-guide/1"):
        load_guide(json.dumps({**COMPILED, "format": format_}))


def test_the_step_of_a_case_as_a_document(small_guide: Guide) -> None:
    answers = {"what": "outage", "reply-over": "no", "gone": "yes"}
    details = {"monthly-fee": "69.99", "days-without-service": "3"}
    step = replay(small_guide, Case(answers=answers, events=FILED, details=details), TODAY)
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
                "summary": "deems, passed: 4 November 2026, 12 November 2026",
                "why": [
                    "from complaint filed, 5 October 2026",
                    "30 days, uncounted first, to 4 November 2026 (act art. 1)",
                    "letters travel, so wait until 12 November 2026",
                    "since 10 November 2024",
                    "promulgated, 22 November 2026",
                ],
                "page": {"title": "Use their silence", "url": "en/silence/"},
                "guide": {"title": "About replies", "url": "en/replies/"},
                "source": {"title": "act art. 1", "url": ""},
            }
        ],
        "actions": [
            {
                "id": "silence",
                "title": "Use their silence",
                "url": "en/silence/",
                "clock": "reply",
                "why": "deems, passed: 4 November 2026, 12 November 2026",
                "urgent": True,
                "letter": "reminder",
            }
        ],
        "sums": [
            {
                "id": "refund",
                "title": "Refund",
                "amount": "7.00",
                "words": "PLN 7",
                "why": ["PLN 69.99 / 30 x 3 = PLN 7", "promulgated, 22 November 2026"],
                "source": {"title": "act art. 5", "url": "https://law.example/5"},
                "caution": "no fixed rate",
            }
        ],
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
                "clock": "reply",
            },
        ],
        "events": [{"id": "complaint-filed", "title": "complaint filed", "day": "5 October 2026"}],
        "asks": [{"event": "invoice-delivered", "question": "When: invoice-delivered?"}],
        "lead": {"text": "write today", "urgent": True},
    }


def test_a_question_has_no_action_and_no_situation_yet(small_guide: Guide) -> None:
    document = document_of(replay(small_guide, Case(), TODAY), small_guide, "en", TODAY)
    assert document["actions"] == []
    assert "situation" not in document


def test_a_clock_that_nothing_covers_is_listed_without_its_days(small_guide: Guide) -> None:
    step = replay(small_guide, Case(events={"complaint-filed": date(2024, 11, 9)}), TODAY)
    assert document_of(step, small_guide, "en", TODAY)["clocks"] == [
        {
            "id": "reply",
            "title": "Reply",
            "effect": "deems",
            "starts": "2024-11-09",
            "summary": "no date for 9 November 2024",
            "why": ["from complaint filed, 9 November 2024", "nothing covers 9 November 2024"],
            "guide": {"title": "About replies", "url": "en/replies/"},
        }
    ]


def test_an_older_rule_that_is_only_named_is_the_source(small_guide: Guide) -> None:
    older = replace(REPLY.values[0], length=None, url="https://law.example/old")
    guide = replace(small_guide, clocks={"reply": replace(REPLY, values=(older,))})
    step = replay(guide, Case(events={"complaint-filed": date(2024, 6, 30)}), TODAY)
    (reply,) = document_of(step, guide, "en", TODAY)["clocks"]
    assert reply.keys().isdisjoint({"legal", "safe", "status", "value_from", "caution"})
    assert reply["summary"] == "older rules on 30 June 2024"
    assert reply["source"] == {"title": "old act art. 1", "url": "https://law.example/old"}


def test_a_clock_carries_its_caution_and_an_action_its_day(small_guide: Guide) -> None:
    step = replay(small_guide, Case(events={"invoice-delivered": date(2026, 1, 16)}), TODAY)
    document = document_of(step, small_guide, "en", TODAY)
    (window,) = document["clocks"]
    assert window["caution"] == "invoices differ"
    assert document["actions"] == [
        {
            "id": "complain",
            "title": "Complain, now; \\o/",
            "url": "en/complain/",
            "by": "2027-01-16",
            "when": "a Saturday 16 January 2027, 55 days left",
            "clock": "window",
            "why": "extinguishes-reader, running: 18 January 2027, 16 January 2027",
        }
    ]


def test_an_answer_off_the_path_is_named_with_its_page(small_guide: Guide) -> None:
    answers = {"what": "other", "reply-over": "yes"}
    step = replay(small_guide, Case(answers=answers), TODAY)
    assert document_of(step, small_guide, "en", TODAY)["dropped"] == [
        {
            "node": "reply-over",
            "title": "Is the reply late?",
            "answer": "yes",
            "why": "off the path",
        }
    ]


def test_a_listed_event_is_labelled_with_its_day(small_guide: Guide) -> None:
    step = replay(small_guide, Case(events=FILED), TODAY)
    entry, _ = document_of(step, small_guide, "en", TODAY)["trace"]
    assert entry["label"] == "I complained – 5 October 2026"


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
            for key in ("guide", "when"):
                clock.pop(key, None)
            clock.pop("caution", None)
            clock.pop("page", None)
        for entry in (*document["trace"], *document["dropped"]):
            entry.pop("label", None)
            del entry["title"], entry["why"]
        for action in document["actions"]:
            del action["title"], action["url"]
            action.pop("why", None)
            action.pop("when", None)
        for entry in (*document["events"], *document["asks"]):
            entry.pop("title", None)
            entry.pop("question", None)
            entry.pop("day", None)
        if lead := document.get("lead"):
            del lead["text"]
            lead.pop("title", None)
            lead.pop("url", None)
        for conflict in document.get("conflicts", ()):
            del conflict["why"]
        for found in document["sums"]:
            del found["title"], found["words"], found["why"], found["caution"]
        del document["title"]
    assert polish == english


def documents(guide: Guide, case: Case, today: date) -> list[str]:
    """Return all that the engine says of *case*; what was dropped comes in the case's own order."""
    step = replay(guide, case, today)
    told = [document_of(step, guide, lang, today) for lang in guide.languages]
    for document in told:
        document["dropped"].sort(key=lambda entry: entry["node"])
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    files = [calendar_file(step, guide, lang, today, Written(noon)) for lang in guide.languages]
    return [*map(json.dumps, told), *map(str, files)]


@given(data=st.data())
def test_the_same_case_gives_the_same_step_whatever_the_order_of_its_parts(
    guide: Guide, data: st.DataObject
) -> None:
    case = data.draw(cases(guide))
    shuffled = replace(
        case,
        answers=dict(data.draw(st.permutations(list(case.answers.items())))),
        events=dict(data.draw(st.permutations(list(case.events.items())))),
        details=dict(data.draw(st.permutations(list(case.details.items())))),
    )
    first = documents(guide, case, TODAY)
    assert documents(guide, case, TODAY) == first
    assert documents(guide, shuffled, TODAY) == first
