"""The real clocks of ``docs/law`` at the days where a mistake would cost a reader the case."""

from collections.abc import Mapping
from datetime import date

import pytest

from decision_tree import Case, Due, Guide, Status, replay, step_document
from decision_tree.events import Event

TODAY = date(2026, 11, 22)
STARTS = {
    "complaint-reply": Event.COMPLAINT_FILED,
    "accepted-sum-payment": Event.COMPLAINT_ACCEPTED,
    "complaint-window-outage": Event.BILLING_PERIOD_ENDED,
    "complaint-window-faulty-service": Event.SERVICE_FAILED,
    "complaint-window-invoice": Event.INVOICE_DELIVERED,
    "adr-application": Event.FIRST_CONTACT,
}


def listed(guide: Guide, events: Mapping[Event, date], today: date = TODAY) -> dict[str, Due]:
    step = replay(guide, Case(events=events), today)
    return {due.clock.id: due for due in step.dues}


def test_the_answer_to_a_complaint_of_5_october_2026(guide: Guide) -> None:
    """Wednesday 4 November; a week more for the post ends on 11 November, which is off."""
    reply = listed(guide, {Event.COMPLAINT_FILED: date(2026, 10, 5)})["complaint-reply"]
    assert reply.legal == date(2026, 11, 4)
    assert reply.safe == date(2026, 11, 12)
    assert reply.status(TODAY) is Status.PASSED


STATUSES = {
    "the-day-before": (date(2026, 11, 3), Status.RUNNING),
    "on-the-legal-day": (date(2026, 11, 4), Status.DUE_TODAY),
    "the-day-after": (date(2026, 11, 5), Status.PASSED),
}


@pytest.mark.parametrize(("today", "status"), STATUSES.values(), ids=STATUSES)
def test_the_answer_is_late_after_its_legal_day(guide: Guide, today: date, status: Status) -> None:
    dues = listed(guide, {Event.COMPLAINT_FILED: date(2026, 10, 5)}, today)
    assert dues["complaint-reply"].status(today) is status


LAST_DAYS = {
    "wednesday-stays": ("complaint-reply", date(2026, 10, 5), date(2026, 11, 4)),
    "first-day-of-the-act": ("complaint-reply", date(2024, 11, 10), date(2024, 12, 10)),
    "saturday-moves": ("complaint-reply", date(2026, 10, 15), date(2026, 11, 16)),
    "sunday-moves": ("complaint-reply", date(2026, 10, 16), date(2026, 11, 16)),
    "independence-day-moves": ("complaint-reply", date(2026, 10, 12), date(2026, 11, 12)),
    "corpus-christi-moves": ("complaint-reply", date(2026, 5, 5), date(2026, 6, 5)),
    "christmas-eve-2024-counts": ("complaint-reply", date(2024, 11, 24), date(2024, 12, 24)),
    "christmas-eve-2025-is-off": ("complaint-reply", date(2025, 11, 24), date(2025, 12, 29)),
    "payment-30-days": ("accepted-sum-payment", date(2026, 10, 5), date(2026, 11, 4)),
    "29-february": ("complaint-window-invoice", date(2028, 2, 29), date(2029, 2, 28)),
    "31-march": ("complaint-window-invoice", date(2025, 3, 31), date(2026, 3, 31)),
    "31-october-over-all-saints": (
        "complaint-window-outage",
        date(2026, 10, 31),
        date(2027, 11, 2),
    ),
    "12-months-to-a-saturday": ("complaint-window-invoice", date(2026, 1, 16), date(2027, 1, 18)),
    "12-months-to-a-sunday": ("complaint-window-outage", date(2026, 1, 17), date(2027, 1, 18)),
    "12-months-to-corpus-christi": (
        "complaint-window-faulty-service",
        date(2025, 6, 4),
        date(2026, 6, 5),
    ),
    "adr-a-year": ("adr-application", date(2026, 3, 2), date(2027, 3, 2)),
    "adr-a-year-from-29-february": ("adr-application", date(2028, 2, 29), date(2029, 2, 28)),
}


@pytest.mark.parametrize(("clock", "start", "last"), LAST_DAYS.values(), ids=LAST_DAYS)
def test_the_legal_day(guide: Guide, clock: str, start: date, last: date) -> None:
    """K.c. art. 111 leaves out the event's day; art. 112 and 115 say where the end falls."""
    assert listed(guide, {STARTS[clock]: start})[clock].legal == last


SAFE_DAYS = {
    "reply-waits-a-week-for-the-post": (
        "complaint-reply",
        date(2025, 11, 24),
        date(2026, 1, 5),
    ),
    "window-does-not-gain-the-weekend": (
        "complaint-window-invoice",
        date(2026, 1, 16),
        date(2027, 1, 16),
    ),
    "payment-waits-a-week": ("accepted-sum-payment", date(2026, 10, 5), date(2026, 11, 12)),
}


@pytest.mark.parametrize(("clock", "start", "safe"), SAFE_DAYS.values(), ids=SAFE_DAYS)
def test_the_safe_day(guide: Guide, clock: str, start: date, safe: date) -> None:
    assert listed(guide, {STARTS[clock]: start})[clock].safe == safe


OTHER_STARTS = {
    "delivery-beats-filing": (
        {
            Event.COMPLAINT_FILED: date(2026, 10, 1),
            Event.COMPLAINT_DELIVERED: date(2026, 10, 5),
        },
        ("complaint-reply", date(2026, 11, 4)),
    ),
    "a-start-that-was-due": (
        {Event.SERVICE_START_DUE: date(2026, 3, 2)},
        ("complaint-window-faulty-service", date(2027, 3, 2)),
    ),
}


@pytest.mark.parametrize(("events", "ends"), OTHER_STARTS.values(), ids=OTHER_STARTS)
def test_a_clock_may_start_on_another_event(
    guide: Guide, events: Mapping[Event, date], ends: tuple[str, date]
) -> None:
    clock, last = ends
    assert listed(guide, events)[clock].legal == last


UNCOVERED = {
    "filed-before-the-act": ({Event.COMPLAINT_FILED: date(2024, 11, 9)}, date(2024, 11, 9)),
    "service-failed-before-the-act": (
        {Event.SERVICE_FAILED: date(2024, 11, 9), Event.COMPLAINT_FILED: date(2024, 11, 20)},
        date(2024, 11, 9),
    ),
}


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize(("events", "day"), UNCOVERED.values(), ids=UNCOVERED)
def test_a_complaint_that_the_act_does_not_govern_has_no_legal_day_and_says_why(
    guide: Guide, events: Mapping[Event, date], day: date, lang: str
) -> None:
    """UWPKE art. 85: the day of the event behind the complaint picks the law."""
    step = replay(guide, Case(events=events), TODAY)
    document = step_document(step, guide, lang, TODAY)
    (reply,) = (clock for clock in document["clocks"] if clock["id"] == "complaint-reply")
    assert reply.keys().isdisjoint({"legal", "safe", "status", "value_from"})
    assert guide.languages[lang].say("why-uncovered", day=day) in reply["why"]


def test_a_service_that_failed_on_the_acts_first_day_is_governed_by_it(guide: Guide) -> None:
    events = {
        Event.SERVICE_FAILED: date(2024, 11, 10),
        Event.COMPLAINT_FILED: date(2024, 11, 20),
    }
    assert listed(guide, events)["complaint-reply"].legal == date(2024, 12, 20)


STOPS = {
    "reply-sent-on-the-legal-day": (Event.ANSWER_SENT, date(2026, 11, 4), Status.STOPPED),
    "reply-sent-the-day-after": (Event.ANSWER_SENT, date(2026, 11, 5), Status.PASSED),
    "reply-received-in-time": (Event.ANSWER_RECEIVED, date(2026, 11, 4), Status.STOPPED),
    "reply-received-late": (Event.ANSWER_RECEIVED, date(2026, 11, 6), Status.PASSED),
    "refused-in-time": (Event.COMPLAINT_REFUSED, date(2026, 10, 20), Status.STOPPED),
    "accepted-late": (Event.COMPLAINT_ACCEPTED, date(2026, 11, 10), Status.PASSED),
}


@pytest.mark.parametrize(("event", "day", "status"), STOPS.values(), ids=STOPS)
def test_an_answer_stops_the_time_for_it_only_up_to_the_legal_day(
    guide: Guide, event: Event, day: date, status: Status
) -> None:
    dues = listed(guide, {Event.COMPLAINT_FILED: date(2026, 10, 5), event: day})
    assert dues["complaint-reply"].status(TODAY) is status
    assert dues["complaint-reply"].legal == date(2026, 11, 4)


SAYS_TO_CHECK_THE_DAY_SENT = {
    "received-late": ({Event.ANSWER_RECEIVED: date(2026, 11, 6)}, True),
    "received-in-time": ({Event.ANSWER_RECEIVED: date(2026, 11, 4)}, False),
    "known-to-be-sent-late": (
        {Event.ANSWER_SENT: date(2026, 11, 5), Event.ANSWER_RECEIVED: date(2026, 11, 6)},
        False,
    ),
    "no-answer": ({}, False),
}


@pytest.mark.parametrize(
    ("answer", "says"), SAYS_TO_CHECK_THE_DAY_SENT.values(), ids=SAYS_TO_CHECK_THE_DAY_SENT
)
def test_only_a_late_receipt_of_unknown_sending_says_to_check_the_day_sent(
    guide: Guide, answer: Mapping[Event, date], says: bool
) -> None:
    events = {Event.COMPLAINT_FILED: date(2026, 10, 5), **answer}
    step = replay(guide, Case(events=events), TODAY)
    document = step_document(step, guide, "pl", TODAY)
    (reply,) = (clock for clock in document["clocks"] if clock["id"] == "complaint-reply")
    sentence = guide.languages["pl"].say("why-check-day-sent", legal=date(2026, 11, 4))
    assert (sentence in reply["why"]) is says


WINDOWS = ["complaint-window-outage", "complaint-window-faulty-service", "complaint-window-invoice"]


@pytest.mark.parametrize("clock", WINDOWS)
def test_a_complaint_stops_its_window(guide: Guide, clock: str) -> None:
    events = {STARTS[clock]: date(2025, 11, 24), Event.COMPLAINT_FILED: date(2026, 11, 20)}
    assert listed(guide, events)[clock].status(date(2026, 11, 25)) is Status.STOPPED


def test_an_application_stops_the_year_for_it(guide: Guide) -> None:
    events = {Event.FIRST_CONTACT: date(2025, 11, 24), Event.ADR_FILED: date(2026, 11, 20)}
    assert listed(guide, events)["adr-application"].status(date(2026, 11, 25)) is Status.STOPPED
