"""Days that rule each other out: both are named, and nothing is computed from them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import Case, Guide, replay
from decision_tree.documents import step_document

from .conftest import TODAY, cases

FILED = date(2026, 10, 5)
BEFORE, AFTER = date(2026, 10, 1), date(2026, 10, 20)

PAIRS = {
    *(("complaint-filed", then) for then in ("complaint-delivered", "complaint-acknowledged")),
    *(("complaint-filed", then) for then in ("completion-requested", "answer-sent")),
    *(("complaint-filed", then) for then in ("answer-received", "complaint-refused")),
    ("complaint-filed", "complaint-accepted"),
    ("completion-requested", "complaint-completed"),
    *(("answer-sent", then) for then in ("answer-received", "complaint-refused")),
    ("answer-sent", "complaint-accepted"),
    ("service-failed", "outage-ended"),
    ("adr-filed", "adr-complete"),
    ("adr-filed", "uke-proposal-received"),
    ("contract-concluded", "contract-ends"),
}
"""Written here a second time on purpose."""


def told(guide: Guide, events: dict[str, date], **more: Any) -> dict[str, Any]:
    case = Case(events=events, **more)
    return step_document(replay(guide, case, TODAY), guide, "pl", TODAY)


def test_the_order_of_events_is_that_of_the_road(guide: Guide) -> None:
    events = guide.vocabulary.events.items()
    assert {(first, then) for then, event in events for first in event.not_before} == PAIRS


@pytest.mark.parametrize(("first", "then"), sorted(PAIRS))
def test_both_days_are_named(guide: Guide, first: str, then: str) -> None:
    step = told(guide, {first: FILED, then: BEFORE})
    (conflict,) = step["conflicts"]
    assert conflict["events"] == [first, then]
    assert "5 października 2026" in conflict["why"]
    assert "1 października 2026" in conflict["why"]
    assert "conflicts" not in told(guide, {first: FILED, then: FILED})
    assert "conflicts" not in told(guide, {first: FILED, then: AFTER})


def legal(step: dict[str, Any], clock: str) -> str | None:
    (found,) = [entry for entry in step["clocks"] if entry["id"] == clock]
    day: str | None = found.get("legal")
    return day


def test_no_clock_is_built_on_a_start_in_doubt(guide: Guide) -> None:
    step = told(guide, {"complaint-filed": FILED, "answer-received": BEFORE})
    assert legal(step, "complaint-reply") is None
    (reply,) = [clock for clock in step["clocks"] if clock["id"] == "complaint-reply"]
    assert "dzień złożenia reklamacji" in reply["why"][-1]
    assert "dzień otrzymania odpowiedzi" in reply["why"][-1]
    assert not {"deemed-sum-payment"} & {clock["id"] for clock in step["clocks"]}


def test_no_clock_is_built_on_a_stop_in_doubt(guide: Guide) -> None:
    """The start is no part of the pair; the answer that stopped the clock is."""
    sent_after_it_came = {"answer-sent": AFTER, "answer-received": date(2026, 10, 15)}
    assert (
        legal(told(guide, {"complaint-filed": FILED, **sent_after_it_came}), "complaint-reply")
        is None
    )
    before_filing = {"complaint-delivered": date(2026, 10, 7), "answer-sent": BEFORE}
    assert (
        legal(told(guide, {"complaint-filed": FILED, **before_filing}), "complaint-reply") is None
    )


def test_the_year_keeps_the_earliest_contact_without_doubt(guide: Guide) -> None:
    doubt = {"complaint-filed": FILED, "answer-sent": BEFORE}
    assert legal(told(guide, doubt), "adr-application") is None
    assert legal(told(guide, {**doubt, "first-contact": AFTER}), "adr-application") == "2027-10-20"


def test_an_outage_that_ended_before_it_began_has_no_window(guide: Guide) -> None:
    step = told(guide, {"service-failed": AFTER, "outage-ended": FILED})
    assert [(clock["id"], clock.get("at_least")) for clock in step["clocks"]] == [
        ("complaint-window-outage", None)
    ]


def test_a_sum_is_not_worked_out_from_days_in_doubt(guide: Guide) -> None:
    fee = {"details": {"monthly-fee": "69.90"}}
    agree = {"service-failed": FILED, "outage-ended": date(2026, 10, 7)}
    assert [found["words"] for found in told(guide, agree, **fee)["sums"]] == ["6,99 zł"]
    assert told(guide, {**agree, "service-failed": AFTER}, **fee)["sums"] == []


@given(data=st.data())
def test_what_is_typed_is_never_refused_for_its_order(guide: Guide, data: st.DataObject) -> None:
    case = data.draw(cases(guide))
    step = replay(guide, case, TODAY)
    document = step_document(step, guide, "pl", TODAY)
    assert step.case.events == case.events
    named = {tuple(conflict["events"]) for conflict in document.get("conflicts", ())}
    assert named == {
        (first, then)
        for first, then in PAIRS
        if first in case.events and then in case.events and case.events[then] < case.events[first]
    }
    in_doubt = {event for pair in named for event in pair}
    for due in step.dues:
        assert due.legal is None or not in_doubt & {due.start_source, due.stop}
