from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import Case, Guide, Kind, Step, TraceEntry, replay
from decision_tree.tree.walk import By
from decision_tree.words import Reason

from .conftest import cases

TODAY = date(2026, 11, 22)
LATE = {"complaint-filed": date(2026, 10, 5)}
"""The reply was due on 4 November 2026."""
IN_TIME = {"complaint-filed": date(2026, 11, 20)}
"""The reply is due on 21 December 2026, a Monday: 20 December is a Sunday."""


def dropped(step: Step) -> dict[str, tuple[str, str]]:
    return {entry.node: (entry.answer, entry.reason.sentence) for entry in step.dropped}


WALKS: dict[str, tuple[Case, str, tuple[str, ...]]] = {
    "nothing-said": (Case(), "what", ()),
    "one-answer": (Case(answers={"what": "outage"}), "complaint-day", ("what",)),
    "to-an-outcome": (Case(answers={"what": "other"}), "elsewhere", ("what",)),
    "day-not-remembered": (
        Case(answers={"what": "outage", "complaint-day": "unknown"}),
        "elsewhere",
        ("what", "complaint-day"),
    ),
    "day-known-but-not-given": (
        Case(answers={"what": "outage", "complaint-day": "known"}),
        "reply-over",
        ("what", "complaint-day"),
    ),
    "the-reader-answers-a-check": (
        Case(answers={"what": "outage", "complaint-day": "known", "reply-over": "yes"}),
        "silence",
        ("what", "complaint-day", "reply-over"),
    ),
    "a-day-answers-its-page-and-the-check": (
        Case(answers={"what": "outage"}, events=LATE),
        "silence",
        ("what", "complaint-day", "reply-over"),
    ),
    "events-alone-begin-at-the-list-of-events": (
        Case(events=LATE),
        "silence",
        ("so-far", "reply-over"),
    ),
    "events-that-are-not-listed-answer-no-question": (
        Case(events={"complaint-delivered": date(2026, 10, 5)}),
        *("what", ()),
    ),
    "events-with-an-answer-begin-at-the-start": (
        Case(answers={"what": "other"}, events=LATE),
        *("elsewhere", ("what",)),
    ),
    "the-last-event-of-the-list-leads-on": (
        Case(events={"answer-received": date(2026, 10, 4), **LATE}),
        *("elsewhere", ("so-far",)),
    ),
    "a-listed-event-without-a-day": (
        Case(answers={"so-far": "invoice-delivered"}, begins_at="so-far"),
        *("complain", ("so-far",)),
    ),
    "a-later-event-without-a-day-beats-a-day": (
        Case(answers={"so-far": "answer-received"}, events=LATE, begins_at="so-far"),
        *("elsewhere", ("so-far",)),
    ),
    "a-later-day-beats-an-event-without-a-day": (
        Case(answers={"so-far": "invoice-delivered"}, events=LATE, begins_at="so-far"),
        *("silence", ("so-far", "reply-over")),
    ),
    "no-event-known": (Case(begins_at="so-far"), "so-far", ()),
    "the-answers-order-is-no-matter": (
        Case(answers={"reply-over": "no", "complaint-day": "known", "what": "outage"}),
        "wait",
        ("what", "complaint-day", "reply-over"),
    ),
    "begun-at-a-later-page": (
        Case(answers={"reply-over": "no"}, begins_at="reply-over"),
        "wait",
        ("reply-over",),
    ),
    "begun-at-an-outcome": (Case(begins_at="wait"), "wait", ()),
    "begun-at-a-page-that-is-gone": (
        Case(answers={"what": "other"}, begins_at="gone"),
        *("elsewhere", ("what",)),
    ),
    "an-answer-that-is-gone": (Case(answers={"what": "gone"}), "what", ()),
}


@pytest.mark.parametrize(("case", "node", "path"), WALKS.values(), ids=WALKS)
def test_a_case_leads_to(small_guide: Guide, case: Case, node: str, path: tuple[str, ...]) -> None:
    step = replay(small_guide, case, TODAY)
    assert (step.node.id, step.path) == (node, path)


def checked(guide: Guide, case: Case, today: date = TODAY) -> TraceEntry:
    (entry,) = (e for e in replay(guide, case, today).trace if e.node == "reply-over")
    return entry


RUNNING, PASSED = (
    Reason(sentence=sentence, values={"legal": date(2026, 11, 4)})
    for sentence in ("check-running", "check-passed")
)
RULINGS = {
    "legal-day-ahead": (LATE, date(2026, 11, 3), "no", RUNNING),
    "legal-day-today": (LATE, date(2026, 11, 4), "no", RUNNING),
    "legal-day-gone": (LATE, date(2026, 11, 5), "yes", PASSED),
    "answered-in-time": (
        {**LATE, "answer-sent": date(2026, 11, 3)},
        TODAY,
        "no",
        Reason(sentence="check-stopped", values={"day": date(2026, 11, 3)}),
    ),
    "answered-too-late": (
        {**LATE, "answer-sent": date(2026, 11, 5)},
        *(TODAY, "yes", PASSED),
    ),
}


@pytest.mark.parametrize(("events", "today", "answer", "reason"), RULINGS.values(), ids=RULINGS)
def test_a_known_day_answers_a_check(
    small_guide: Guide, events: Mapping[str, date], today: date, answer: str, reason: Reason
) -> None:
    entry = checked(small_guide, Case(answers={"what": "outage"}, events=events), today)
    assert (entry.answer, entry.by, entry.reason) == (answer, By.RULE, reason)


@pytest.mark.parametrize(
    ("events", "given_answer", "answer", "sentence"),
    [
        (LATE, "no", "yes", "check-passed-overruled"),
        (LATE, "gone", "yes", "check-passed-overruled"),
        (LATE, "yes", "yes", "check-passed"),
        (IN_TIME, "yes", "no", "check-running-overruled"),
        (
            {**LATE, "answer-sent": date(2026, 10, 9)},
            *("yes", "no", "check-stopped-overruled"),
        ),
    ],
    ids=["late", "late-and-unknown-answer", "agreed", "in-time", "stopped"],
)
def test_the_rule_beats_the_reader_and_says_so(
    small_guide: Guide,
    events: Mapping[str, date],
    given_answer: str,
    answer: str,
    sentence: str,
) -> None:
    answers = {"what": "outage", "reply-over": given_answer}
    entry = checked(small_guide, Case(answers=answers, events=events))
    assert (entry.answer, entry.by) == (answer, By.RULE)
    assert entry.reason is not None
    assert entry.reason.sentence == sentence


def test_the_reader_answers_a_check_that_no_rule_covers(small_guide: Guide) -> None:
    events = {"complaint-filed": date(2024, 11, 9)}
    answers = {"what": "outage", "reply-over": "yes"}
    entry = checked(small_guide, Case(answers=answers, events=events))
    assert entry == TraceEntry(node="reply-over", answer="yes", by=By.READER)


def test_the_event_that_led_on_is_named_with_its_day(small_guide: Guide) -> None:
    step = replay(small_guide, Case(events=LATE), TODAY)
    assert step.trace[0] == TraceEntry(
        node="so-far",
        answer="complaint-filed",
        by=By.READER,
        reason=Reason(sentence="date-given", values={"day": date(2026, 10, 5)}),
        day=date(2026, 10, 5),
        event="complaint-filed",
    )


@pytest.mark.parametrize("answers", [{}, {"complaint-day": "unknown"}], ids=["none", "unknown"])
def test_a_given_day_is_the_readers_answer_to_its_page(
    small_guide: Guide, answers: Mapping[str, str]
) -> None:
    step = replay(small_guide, Case(answers={"what": "outage", **answers}, events=LATE), TODAY)
    assert step.trace[1] == TraceEntry(
        node="complaint-day",
        answer="known",
        by=By.READER,
        reason=Reason(sentence="date-given", values={"day": date(2026, 10, 5)}),
        day=date(2026, 10, 5),
    )


DROPPED = {
    "unknown-node": ({"gone": "outage"}, {"gone": ("outage", "dropped-unknown-node")}),
    "unknown-answer": ({"what": "gone"}, {"what": ("gone", "dropped-unknown-answer")}),
    "off-the-path": (
        {"what": "other", "complaint-day": "unknown"},
        {"complaint-day": ("unknown", "dropped-off-path")},
    ),
    "beyond-an-open-question": (
        {"what": "outage", "reply-over": "yes"},
        {"reply-over": ("yes", "dropped-waiting")},
    ),
    "an-answer-to-an-outcome": (
        {"what": "other", "elsewhere": "yes"},
        {"elsewhere": ("yes", "dropped-unknown-answer")},
    ),
    "none": ({"what": "other"}, {}),
}


@pytest.mark.parametrize(("answers", "named"), DROPPED.values(), ids=DROPPED)
def test_answers_off_the_path_are_named_with_the_reason(
    small_guide: Guide, answers: Mapping[str, str], named: dict[str, tuple[str, str]]
) -> None:
    assert dropped(replay(small_guide, Case(answers=answers), TODAY)) == named


def test_the_situation_is_the_answer_that_names_one(small_guide: Guide) -> None:
    assert replay(small_guide, Case(answers={"what": "outage"}), TODAY).situation == "outage"
    assert replay(small_guide, Case(answers={"what": "other"}), TODAY).situation is None


def test_clocks_are_reported_for_every_event_whatever_the_node(small_guide: Guide) -> None:
    events = {**LATE, "invoice-delivered": date(2026, 9, 1)}
    step = replay(small_guide, Case(answers={"what": "other"}, events=events), TODAY)
    assert step.node.id == "elsewhere"
    assert [due.clock.id for due in step.dues] == ["reply", "payment", "window"]


@given(data=st.data())
def test_any_case_has_a_step_and_every_answer_a_place_in_it(
    guide: Guide, data: st.DataObject
) -> None:
    case = data.draw(cases(guide))
    step = replay(guide, case, TODAY)
    unused = {entry.node for entry in step.dropped}
    assert unused | set(step.path) >= case.answers.keys()
    assert unused.isdisjoint(step.path)


@given(data=st.data())
def test_every_full_path_of_answers_ends_at_an_outcome(guide: Guide, data: st.DataObject) -> None:
    answers: dict[str, str] = {}
    node = guide.tree.nodes[guide.tree.start]
    while node.answers:
        answer = data.draw(st.sampled_from(node.answers))
        answers[node.id] = answer.id
        node = guide.tree.nodes[answer.leads_to]
    step = replay(guide, Case(answers=answers), TODAY)
    assert step.node.kind is Kind.OUTCOME
    assert step.node == node
    assert step.path == tuple(answers)
    assert step.dropped == ()
    assert all(entry.by is By.READER for entry in step.trace)


@given(data=st.data())
def test_taking_answers_back_leads_to_a_node_on_the_way(guide: Guide, data: st.DataObject) -> None:
    """Except where a day beats the answer of the list of events, or nothing but days is left."""
    case = data.draw(cases(guide).filter(lambda case: case.answers))
    kept = data.draw(st.sets(st.sampled_from(sorted(case.answers)), min_size=1))
    kept |= {node for node in case.answers if node == guide.tree.entry}
    fewer = Case(
        answers={node: answer for node, answer in case.answers.items() if node in kept},
        events=case.events,
        begins_at=case.begins_at,
    )
    whole = replay(guide, case, TODAY)
    assert replay(guide, fewer, TODAY).node.id in {*whole.path, whole.node.id}


def test_a_case_from_the_middle_keeps_no_answer_that_names_no_problem(small_guide: Guide) -> None:
    step = replay(small_guide, Case(answers={"what": "other"}, begins_at="complaint-day"), TODAY)
    assert step.situation is None
    assert [entry.node for entry in step.dropped] == ["what"]


def test_a_case_from_the_middle_keeps_the_problem_it_names(small_guide: Guide) -> None:
    """A text led the reader on: the first question is not passed again, and not dropped."""
    answers = {"what": "outage", "elsewhere": "outage"}
    step = replay(small_guide, Case(answers=answers, begins_at="complaint-day"), TODAY)
    assert (step.node.id, step.situation) == ("complaint-day", "outage")
    assert [entry.node for entry in step.dropped] == ["elsewhere"]


def test_a_case_from_the_middle_that_names_two_problems_has_one_whatever_their_order(
    guide: Guide,
) -> None:
    answers = {"slow-what": "slow", "what-is-wrong": "outage"}
    turned = dict(reversed(answers.items()))
    one, other = (
        replay(guide, Case(answers=each, begins_at="silence"), TODAY) for each in (answers, turned)
    )
    assert one.situation == other.situation
