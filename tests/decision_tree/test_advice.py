from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import Case, Effect, Guide, Kind, Status, replay
from decision_tree.tree import Action, actions, is_near

from .conftest import TODAY, cases

FILED = {"complaint-filed": date(2026, 10, 5)}
"""The reply is due on 4 November 2026, and safely late after the 12th."""
INVOICE = {"invoice-delivered": date(2026, 1, 16)}
"""Its time ends on Saturday 16 January 2027, in law on Monday the 18th."""
BOTH = {"invoice-delivered": date(2025, 11, 24), "complaint-delivered": date(2026, 10, 5)}
"""The complaint is about something else, so the time for the invoice runs to 24 November 2026."""

type Told = list[tuple[str, date | None, str | None]]


def told(guide: Guide, case: Case, today: date) -> Told:
    """Return the page, the day and the clock of each action."""
    return [
        (action.page, action.by, action.due.clock.id if action.due else None)
        for action in actions(replay(guide, case, today), today)
    ]


OF_CLOCKS: dict[str, tuple[Mapping[str, date], date, Told]] = {
    "no-clock": ({}, date(2026, 11, 4), []),
    "not-started": (FILED, date(2026, 10, 4), []),
    "running": (FILED, date(2026, 10, 20), [("wait", date(2026, 11, 12), "reply")]),
    "due-today": (FILED, date(2026, 11, 4), [("wait", date(2026, 11, 12), "reply")]),
    "passed-but-not-safe": (FILED, date(2026, 11, 5), [("wait", date(2026, 11, 12), "reply")]),
    "on-the-safe-day": (FILED, date(2026, 11, 12), [("wait", date(2026, 11, 12), "reply")]),
    "passed": (FILED, date(2026, 11, 13), [("silence", None, "reply")]),
    "stopped": ({**FILED, "answer-sent": date(2026, 10, 20)}, date(2026, 10, 21), []),
    "received-too-late-but-perhaps-sent-in-time": (
        *({**FILED, "answer-received": date(2026, 11, 5)}, date(2026, 11, 6)),
        [],
    ),
    "sent-too-late": (
        *({**FILED, "answer-sent": date(2026, 11, 5)}, date(2026, 11, 6)),
        [("silence", None, "reply")],
    ),
    "settled": ({**FILED, "adr-filed": date(2026, 10, 20)}, date(2026, 10, 21), []),
    "settled-before-it-started": (
        {**FILED, "adr-filed": date(2026, 10, 4)},
        date(2026, 10, 21),
        [("wait", date(2026, 11, 12), "reply")],
    ),
    "uncovered": ({"complaint-filed": date(2024, 11, 9)}, date(2026, 11, 4), []),
    "the-readers-own-time": (
        *(INVOICE, date(2027, 1, 16)),
        [("complain", date(2027, 1, 16), "window")],
    ),
    "the-readers-last-legal-day": (
        *(INVOICE, date(2027, 1, 17)),
        [("complain", date(2027, 1, 18), "window")],
    ),
    "no-page-for-the-end": (INVOICE, date(2027, 1, 19), []),
    "the-earlier-day-first": (
        *(BOTH, date(2026, 11, 10)),
        [("wait", date(2026, 11, 12), "reply"), ("complain", date(2026, 11, 24), "window")],
    ),
    "what-has-no-day-is-for-today": (
        *(BOTH, date(2026, 11, 13)),
        [("silence", None, "reply"), ("complain", date(2026, 11, 24), "window")],
    ),
}


@pytest.mark.parametrize(("events", "today", "expected"), OF_CLOCKS.values(), ids=OF_CLOCKS)
def test_a_clock_asks_for_its_page(
    small_guide: Guide, events: Mapping[str, date], today: date, expected: Told
) -> None:
    assert told(small_guide, Case(events=events, begins_at="what"), today) == expected


ACTION_DAYS = {
    "no-clock-runs": ({}, date(2026, 11, 4), None, None),
    "the-safe-day": (FILED, date(2026, 11, 4), date(2026, 11, 12), "reply"),
    "on-the-safe-day": (FILED, date(2026, 11, 12), date(2026, 11, 12), "reply"),
    "after-the-safe-day": (FILED, date(2026, 11, 13), None, "reply"),
    "the-readers-own-time": (INVOICE, date(2027, 1, 16), date(2027, 1, 16), "window"),
    "the-safe-day-is-gone-but-not-the-legal-one": (
        *(INVOICE, date(2027, 1, 17)),
        *(date(2027, 1, 18), "window"),
    ),
    "the-readers-time-is-over": (INVOICE, date(2027, 1, 19), None, "window"),
    "the-most-urgent-clock-is-stopped": (
        *({**INVOICE, **FILED}, date(2026, 11, 4)),
        *(date(2026, 11, 12), "reply"),
    ),
    "the-most-urgent-clock": (BOTH, date(2026, 11, 4), date(2026, 11, 24), "window"),
    "the-most-urgent-clock-is-over": (
        {"invoice-delivered": date(2025, 10, 1), "complaint-delivered": date(2026, 10, 5)},
        *(date(2026, 11, 4), date(2026, 11, 12), "reply"),
    ),
    "no-rule-covers-it": (
        {"complaint-filed": date(2024, 11, 9)},
        *(date(2026, 11, 4), None, None),
    ),
}


@pytest.mark.parametrize(("events", "today", "by", "clock"), ACTION_DAYS.values(), ids=ACTION_DAYS)
def test_an_outcome_is_to_be_done_by(
    small_guide: Guide,
    events: Mapping[str, date],
    today: date,
    by: date | None,
    clock: str | None,
) -> None:
    own = told(small_guide, Case(events=events, begins_at="silence"), today)
    assert ("silence", by, clock) in own
    assert len([page for page, _, _ in own if page == "silence"]) == 1


def test_the_earlier_of_two_actions_on_one_page_stays(small_guide: Guide) -> None:
    """The outcome's first clock runs to 24 November, the one that leads there to the 12th."""
    case = Case(events=BOTH, begins_at="wait")
    assert told(small_guide, case, date(2026, 11, 10)) == [("wait", date(2026, 11, 12), "reply")]


def test_an_outcome_goes_first_among_what_is_for_today(small_guide: Guide) -> None:
    case = Case(events=FILED, begins_at="elsewhere")
    assert told(small_guide, case, date(2026, 11, 13)) == [
        ("elsewhere", None, None),
        ("silence", None, "reply"),
    ]


def test_an_outcome_hands_over_its_letter_and_a_clock_none(small_guide: Guide) -> None:
    step = replay(small_guide, Case(events=BOTH, begins_at="silence"), date(2026, 11, 10))
    letters = {action.page: action.letter for action in actions(step, date(2026, 11, 10))}
    assert letters == {"wait": None, "silence": "reminder"}


def test_a_letter_stays_with_its_page_when_another_clock_is_more_urgent(
    small_guide: Guide,
) -> None:
    """The outcome's own clock runs to 24 November; the one that led there is over."""
    step = replay(small_guide, Case(events=BOTH, begins_at="silence"), date(2026, 11, 13))
    first, *_ = actions(step, date(2026, 11, 13))
    assert first.due is not None
    assert (first.page, first.by, first.due.clock.id) == ("silence", None, "reply")
    assert first.letter == "reminder"


def test_a_question_is_no_action(small_guide: Guide) -> None:
    assert told(small_guide, Case(), TODAY) == []


def first_of_all(action: Action, today: date) -> bool:
    """Tell whether *action* goes before what has only its day.

    It hurries, something is lost within days, or silence stands.
    """
    due = action.due
    if is_near(action.by, due, today):
        return True
    silence = due is not None and due.clock.effect is Effect.DEEMS and due.stopped_late
    return due is not None and (due.hurries(today) or silence)


@given(data=st.data())
def test_what_to_do_in_any_case(guide: Guide, data: st.DataObject) -> None:
    today = data.draw(st.dates(date(2024, 1, 1), TODAY))
    step = replay(guide, data.draw(cases(guide)).as_of(today, guide.vocabulary), today)
    found = actions(step, today)
    usual = [action for action in found if not first_of_all(action, today)]
    assert found[: len(found) - len(usual)] == tuple(a for a in found if a not in usual)
    days = [action.by or today for action in usual]
    assert days == sorted(days)
    assert all((action.by or today) >= today for action in found)
    assert len({action.page for action in found}) == len(found)
    assert all(
        action.due.status(today) in {Status.RUNNING, Status.DUE_TODAY, Status.PASSED}
        for action in found
        if action.due and action.due.legal
    )
    known = step.case.events.keys()
    own = [action for action in found if action.page == step.node.id]
    if step.node.kind is Kind.OUTCOME and not known & set(step.node.done_by):
        assert [action.letter for action in own] == [step.node.letter]


DAY = {
    "invoice": ("invoice-delivered", date(2026, 10, 1)),
    "old-invoice": ("invoice-delivered", date(2025, 10, 1)),
    "failure": ("service-failed", date(2026, 9, 20)),
    "contact": ("first-contact", date(2026, 9, 21)),
    "filed": ("complaint-filed", date(2026, 10, 5)),
    "delivered": ("complaint-delivered", date(2026, 10, 7)),
    "refused": ("complaint-refused", date(2026, 10, 30)),
    "refused-late": ("complaint-refused", date(2026, 11, 6)),
    "accepted-late": ("complaint-accepted", date(2026, 11, 6)),
    "at-uke": ("adr-complete", date(2026, 11, 10)),
    "proposal": ("uke-proposal-received", date(2026, 11, 20)),
    "notice": ("notice-to-pay-received", date(2026, 11, 18)),
    "switch": ("switch-due", date(2026, 10, 20)),
}
APPLY = ("apply-to-uke", date(2027, 9, 21))
UNDER_POLISH_LAW: dict[str, list[tuple[str, date | None]]] = {
    "invoice": [("file-complaint", date(2027, 10, 1))],
    "invoice+filed": [("silence", None)],
    "old-invoice": [],
    "old-invoice+filed": [("too-late-to-complain", None)],
    "invoice+delivered": [("silence", None)],
    "invoice+refused": [],
    "failure+contact+filed": [("silence", None)],
    "contact+filed+refused": [APPLY],
    "filed+refused-late": [("apply-to-uke", date(2027, 10, 5))],
    "filed+accepted-late": [("wait-for-payment", date(2026, 12, 14))],
    "contact+filed+at-uke": [("adr-running", date(2027, 2, 8))],
    "contact+filed+at-uke+proposal": [("adr-proposal", date(2026, 12, 4))],
    "filed+notice": [("cut-off-threat", date(2026, 11, 25)), ("silence", None)],
    "switch": [("switch-fell-through", None)],
}
"""What was given, and what is advised on 22 November 2026."""


@pytest.mark.parametrize(("given_", "expected"), UNDER_POLISH_LAW.items(), ids=UNDER_POLISH_LAW)
def test_what_is_advised_under_polish_law(
    guide: Guide, given_: str, expected: list[tuple[str, date | None]]
) -> None:
    """Nobody is sent to file what was filed, nor to claim silence once there is an answer."""
    events = dict(DAY[name] for name in given_.split("+"))
    found = told(guide, Case(events=events, begins_at=guide.tree.start), TODAY)
    assert [(page, by) for page, by, _ in found] == expected


IN_ORDER: dict[str, tuple[Mapping[str, str], Mapping[str, date], list[str]]] = {
    "the-years-end-before-the-outcome": (
        {"what-is-wrong": "slow", "slow-what": "slow", "how-far": "nothing"},
        {"fault-reported": date(2025, 12, 1)},
        ["complain-at-once"],
    ),
    "the-years-end-before-a-nearer-day": (
        {},
        {
            "fault-reported": date(2025, 12, 1),
            "complaint-filed": date(2026, 8, 20),
            "complaint-refused": date(2026, 9, 10),
            "notice-to-pay-received": date(2026, 11, 20),
        },
        ["apply-to-uke", "cut-off-threat"],
    ),
    "silence-before-a-late-refusal": (
        {
            "what-is-wrong": "slow",
            "slow-what": "slow",
            "how-far": "answered",
            "what-answer": "refused",
            "refused-next": "not-yet",
        },
        {"complaint-filed": date(2026, 10, 5), "answer-sent": date(2026, 11, 10)},
        ["silence", "write-to-board", "apply-to-uke"],
    ),
    "the-years-end-before-the-silence": (
        {},
        {
            "fault-reported": date(2025, 12, 1),
            "complaint-filed": date(2026, 9, 1),
            "answer-sent": date(2026, 10, 20),
            "complaint-refused": date(2026, 10, 22),
        },
        ["apply-to-uke", "silence", "deemed-not-paid"],
    ),
}
"""What the case holds, and what is advised on 22 November 2026, in this order."""


@pytest.mark.parametrize(("answers", "events", "pages"), IN_ORDER.values(), ids=IN_ORDER)
def test_what_hurries_goes_first_and_then_what_a_late_answer_left_standing(
    guide: Guide, answers: Mapping[str, str], events: Mapping[str, date], pages: list[str]
) -> None:
    found = told(guide, Case(answers=answers, events=events), TODAY)
    assert [page for page, _, _ in found] == pages
