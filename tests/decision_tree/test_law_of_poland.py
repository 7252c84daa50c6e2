"""The real clocks of ``docs/law`` at the days where a mistake would cost a reader the case.

They are computed by the law of one day: a value that begins later changes none of these cases.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from decision_tree import Case, Due, Guide, Status, replay, step_document

TODAY = date(2026, 11, 22)
STARTS = {
    "complaint-reply": "complaint-filed",
    "accepted-sum-payment": "complaint-accepted",
    "complaint-window-outage": "billing-period-ended",
    "complaint-window-faulty-service": "service-failed",
    "complaint-window-invoice": "invoice-delivered",
    "adr-application": "first-contact",
    "complaint-acknowledgement": "complaint-filed",
    "complaint-completion": "completion-requested",
    "adr-proposal-reaction": "uke-proposal-received",
    "adr-result": "adr-complete",
    "adr-refusal-notice": "adr-complete",
    "service-suspension-shield": "complaint-refused",
    "payment-notice": "notice-to-pay-received",
    "suspension-notice": "suspension-notice-received",
    "distance-withdrawal": "contract-concluded",
    "auto-extension-information": "contract-ends",
    "switch-failure": "switch-due",
}


@pytest.fixture(scope="module")
def guide(pinned_guide: Guide) -> Guide:
    return pinned_guide


def listed(guide: Guide, events: Mapping[str, date], today: date = TODAY) -> dict[str, Due]:
    step = replay(guide, Case(events=events), today)
    return {due.clock.id: due for due in step.dues}


def test_the_answer_to_a_complaint_of_5_october_2026(guide: Guide) -> None:
    """Wednesday 4 November; a week more for the post ends on 11 November, which is off."""
    reply = listed(guide, {"complaint-filed": date(2026, 10, 5)})["complaint-reply"]
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
    dues = listed(guide, {"complaint-filed": date(2026, 10, 5)}, today)
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
    "corpus-christi-2026": ("suspension-notice", date(2026, 6, 1), date(2026, 6, 5)),
    "the-day-before-corpus-christi": ("suspension-notice", date(2026, 5, 31), date(2026, 6, 3)),
    "withdrawal-to-christmas-eve-2024": (
        "distance-withdrawal",
        date(2024, 12, 10),
        date(2024, 12, 24),
    ),
    "withdrawal-to-christmas-eve-2025": (
        "distance-withdrawal",
        date(2025, 12, 10),
        date(2025, 12, 29),
    ),
    "the-last-christmas-eve-that-counted": (
        "adr-refusal-notice",
        date(2024, 12, 3),
        date(2024, 12, 24),
    ),
    "30-days-from-31-january": ("switch-failure", date(2027, 1, 31), date(2027, 3, 2)),
    "30-days-over-a-leap-day": ("switch-failure", date(2028, 1, 31), date(2028, 3, 1)),
    "7-days-to-a-leap-day": ("payment-notice", date(2028, 2, 22), date(2028, 2, 29)),
    "12-months-to-a-leap-year": (
        *("complaint-window-invoice", date(2027, 2, 28)),
        date(2028, 2, 28),
    ),
    "12-months-from-a-leap-day-of-a-billing-period": (
        *("complaint-window-outage", date(2028, 2, 29)),
        date(2029, 2, 28),
    ),
    "31-december-to-31-december": (
        *("complaint-window-invoice", date(2029, 12, 31)),
        date(2030, 12, 31),
    ),
    "31-may-from-31-may": ("adr-application", date(2027, 5, 31), date(2028, 5, 31)),
    "14-days-to-acknowledge": (
        *("complaint-acknowledgement", date(2026, 3, 14)),
        date(2026, 3, 30),
    ),
    "7-days-to-complete": ("complaint-completion", date(2026, 3, 14), date(2026, 3, 23)),
    "14-days-for-a-proposal": ("adr-proposal-reaction", date(2026, 11, 9), date(2026, 11, 23)),
    "90-days-for-a-result": ("adr-result", date(2026, 8, 25), date(2026, 11, 23)),
    "3-weeks-for-a-refusal": ("adr-refusal-notice", date(2026, 10, 21), date(2026, 11, 12)),
    "21-protected-days-may-end-on-a-sunday": (
        *("service-suspension-shield", date(2026, 11, 1)),
        date(2026, 11, 22),
    ),
    "30-days-for-a-switch": ("switch-failure", date(2026, 10, 12), date(2026, 11, 12)),
    "information-counted-back": (
        *("auto-extension-information", date(2026, 12, 31)),
        date(2026, 12, 1),
    ),
    "information-counted-back-stays-on-a-day-off": (
        *("auto-extension-information", date(2026, 12, 1)),
        date(2026, 11, 1),
    ),
    "information-counted-back-over-a-leap-day": (
        *("auto-extension-information", date(2028, 3, 30)),
        date(2028, 2, 29),
    ),
    "the-last-day-of-the-calendar": (
        *("complaint-window-invoice", date(2039, 12, 31)),
        date(2040, 12, 31),
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
            "complaint-filed": date(2026, 10, 1),
            "complaint-delivered": date(2026, 10, 5),
        },
        ("complaint-reply", date(2026, 11, 4)),
    ),
    "a-start-that-was-due": (
        {"service-start-due": date(2026, 3, 2)},
        ("complaint-window-faulty-service", date(2027, 3, 2)),
    ),
}


@pytest.mark.parametrize(("events", "ends"), OTHER_STARTS.values(), ids=OTHER_STARTS)
def test_a_clock_may_start_on_another_event(
    guide: Guide, events: Mapping[str, date], ends: tuple[str, date]
) -> None:
    clock, last = ends
    assert listed(guide, events)[clock].legal == last


FIRST_DAYS = {
    **dict.fromkeys(
        (
            *("complaint-window-outage", "complaint-window-faulty-service"),
            *("complaint-window-invoice", "complaint-reply", "accepted-sum-payment"),
            *("adr-application", "adr-proposal-reaction", "service-suspension-shield"),
            *("payment-notice", "suspension-notice", "auto-extension-information"),
            "switch-failure",
        ),
        date(2024, 11, 10),
    ),
    "complaint-acknowledgement": date(2026, 3, 14),
    "complaint-completion": date(2026, 3, 14),
}


@pytest.mark.parametrize(("clock", "first"), FIRST_DAYS.items(), ids=FIRST_DAYS)
def test_a_rule_governs_from_its_first_day(guide: Guide, clock: str, first: date) -> None:
    before, on, after = (
        listed(guide, {STARTS[clock]: first + timedelta(days=n)})[clock] for n in (-1, 0, 1)
    )
    assert (before.legal, before.safe, before.uncovered) == (None, None, before.start)
    for due in (on, after):
        assert due.legal is not None
        assert due.value is not None
        assert due.value.since == first


def test_a_rule_older_than_the_calendar_gives_a_day_once_the_days_off_are_known(
    guide: Guide,
) -> None:
    """A contract of 17 December 2019: the last day for withdrawal would be 31 December."""
    before = listed(guide, {"contract-concluded": date(2019, 12, 17)})["distance-withdrawal"]
    on = listed(guide, {"contract-concluded": date(2019, 12, 18)})["distance-withdrawal"]
    assert (before.legal, before.uncovered) == (None, date(2019, 12, 31))
    assert on.legal == date(2020, 1, 2)


PAST_THE_CALENDAR = {
    "twelve-months-past-it": (
        *("complaint-window-invoice", date(2040, 6, 2)),
        date(2041, 6, 2),
    ),
    "thirty-days-past-it": ("complaint-reply", date(2040, 12, 2), date(2041, 1, 1)),
}


@pytest.mark.parametrize(
    ("clock", "start", "end"), PAST_THE_CALENDAR.values(), ids=PAST_THE_CALENDAR
)
def test_a_day_past_the_calendar_is_not_guessed(
    guide: Guide, clock: str, start: date, end: date
) -> None:
    found = listed(guide, {STARTS[clock]: start})[clock]
    assert (found.legal, found.safe, found.uncovered) == (None, None, end)


def test_a_week_for_the_post_past_the_calendar_is_not_guessed(guide: Guide) -> None:
    """The answer itself would be due on Monday 31 December 2040, which is known."""
    found = listed(guide, {"complaint-filed": date(2040, 12, 1)})["complaint-reply"]
    assert (found.legal, found.uncovered) == (None, date(2041, 1, 7))


def test_a_period_that_does_not_move_needs_no_calendar(guide: Guide) -> None:
    found = listed(guide, {"complaint-refused": date(2040, 12, 31)})
    assert found["service-suspension-shield"].legal == date(2041, 1, 21)


def document(guide: Guide, clock: str, events: Mapping[str, date], lang: str) -> dict[str, Any]:
    step = replay(guide, Case(events=events), TODAY)
    (found,) = (
        found for found in step_document(step, guide, lang, TODAY)["clocks"] if found["id"] == clock
    )
    assert isinstance(found, dict)
    return found


BEHIND_THE_COMPLAINT = {
    **{
        f"{event}-on-{day}": (event, day)
        for event in (
            *("service-failed", "outage-ended"),
            *("invoice-delivered", "service-start-due"),
        )
        for day in (date(2024, 11, 9), date(2024, 11, 10))
    }
}


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize(
    ("clock", "start"),
    [
        ("complaint-reply", "complaint-filed"),
        ("accepted-sum-payment", "complaint-accepted"),
    ],
)
@pytest.mark.parametrize(("event", "day"), BEHIND_THE_COMPLAINT.values(), ids=BEHIND_THE_COMPLAINT)
def test_the_event_behind_a_complaint_picks_its_law(
    guide: Guide, clock: str, start: str, event: str, day: date, lang: str
) -> None:
    """UWPKE art. 85: what happened before 10 November 2024 stays under the older act."""
    found = document(guide, clock, {event: day, start: date(2024, 11, 20)}, lang)
    if day == date(2024, 11, 10):
        assert found["legal"] == "2024-12-20"
    else:
        assert found.keys().isdisjoint({"legal", "safe", "status", "value_from"})
        assert guide.languages[lang].say("why-uncovered", day=day) in found["why"]


@pytest.mark.parametrize("event", ["service-failed", "outage-ended"])
def test_an_outage_before_the_act_has_no_window_by_the_act(guide: Guide, event: str) -> None:
    """The billing period may end later: the day of the outage picks the law."""
    events = {event: date(2024, 11, 9), "billing-period-ended": date(2024, 11, 30)}
    window = listed(guide, events)["complaint-window-outage"]
    assert (window.legal, window.uncovered) == (None, date(2024, 11, 9))
    events[event] = date(2024, 11, 10)
    assert listed(guide, events)["complaint-window-outage"].legal == date(2025, 12, 1)


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize(
    "events",
    [
        {"complaint-filed": date(2024, 11, 9)},
        {"complaint-delivered": date(2024, 11, 9)},
    ],
    ids=["filed", "delivered"],
)
def test_a_complaint_of_before_the_act_has_no_legal_day_and_says_why(
    guide: Guide, events: Mapping[str, date], lang: str
) -> None:
    found = document(guide, "complaint-reply", events, lang)
    assert found.keys().isdisjoint({"legal", "safe", "status", "value_from"})
    assert guide.languages[lang].say("why-uncovered", day=date(2024, 11, 9)) in found["why"]


FILED_UNDER_THE_OLDER_RULE = {
    "the-day-before-the-regulation": {"complaint-filed": date(2026, 3, 13)},
    "and-delivered-under-the-regulation": {
        "complaint-filed": date(2026, 3, 13),
        "complaint-delivered": date(2026, 3, 16),
    },
    "on-the-first-day-of-the-older-rule": {"complaint-filed": date(2024, 11, 10)},
}


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize(
    "events", FILED_UNDER_THE_OLDER_RULE.values(), ids=FILED_UNDER_THE_OLDER_RULE
)
def test_a_complaint_filed_under_the_older_rule_has_no_day_for_its_acknowledgement(
    guide: Guide, events: Mapping[str, date], lang: str
) -> None:
    """The older rule had an exception, so it is named and no day is computed from it."""
    found = document(guide, "complaint-acknowledgement", events, lang)
    day = events["complaint-filed"]
    assert found.keys().isdisjoint({"legal", "safe", "status", "value_from"})
    assert found["source"]["title"] == "UWPKE art. 104 ust. 9"
    older = guide.languages[lang].say("why-older-rule", day=day, reference="UWPKE art. 104 ust. 9")
    assert older in found["why"]


ACKNOWLEDGED_BY = {
    "filed-on-the-first-day": (
        {"complaint-filed": date(2026, 3, 14)},
        date(2026, 3, 30),
    ),
    "the-day-after": ({"complaint-filed": date(2026, 3, 15)}, date(2026, 3, 30)),
    "filed-and-delivered": (
        {
            "complaint-filed": date(2026, 3, 14),
            "complaint-delivered": date(2026, 3, 17),
        },
        date(2026, 3, 31),
    ),
    "only-the-delivery-is-known": (
        {"complaint-delivered": date(2026, 3, 16)},
        date(2026, 3, 30),
    ),
}


@pytest.mark.parametrize(("events", "last"), ACKNOWLEDGED_BY.values(), ids=ACKNOWLEDGED_BY)
def test_a_complaint_is_to_be_acknowledged_by(
    guide: Guide, events: Mapping[str, date], last: date
) -> None:
    acknowledgement = listed(guide, events)["complaint-acknowledgement"]
    assert acknowledgement.legal == last
    assert acknowledgement.value is not None
    assert acknowledgement.value.first_day_unconfirmed


ACCEPTED = {"complaint-accepted": date(2026, 10, 5)}
SHIELDS = {
    "after-a-refusal": ({"complaint-refused": date(2026, 10, 5)}, date(2026, 10, 26)),
    "after-the-time-for-payment": (ACCEPTED, date(2026, 11, 25)),
    "a-refusal-comes-first": (
        {**ACCEPTED, "complaint-refused": date(2026, 10, 6)},
        date(2026, 10, 27),
    ),
    "the-time-for-payment-has-no-day": (
        {"complaint-accepted": date(2024, 11, 9)},
        None,
    ),
}


@pytest.mark.parametrize(("events", "last"), SHIELDS.values(), ids=SHIELDS)
def test_the_service_is_protected_until(
    guide: Guide, events: Mapping[str, date], last: date | None
) -> None:
    """PKE art. 382 ust. 5: from the refusal, or from the end of the time for payment."""
    shield = listed(guide, events).get("service-suspension-shield")
    assert (shield.legal if shield else None) == last


def test_the_information_about_an_extension_is_late_after_its_day(guide: Guide) -> None:
    events = {"contract-ends": date(2026, 12, 31)}
    statuses = [
        listed(guide, events, today)["auto-extension-information"].status(today)
        for today in (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2))
    ]
    assert statuses == [Status.RUNNING, Status.DUE_TODAY, Status.PASSED]


def test_a_switch_that_is_still_to_come_has_not_failed(guide: Guide) -> None:
    events = {"switch-due": date(2026, 12, 1)}
    switch = listed(guide, events)["switch-failure"]
    assert (switch.legal, switch.safe) == (date(2026, 12, 31), date(2026, 12, 31))
    assert switch.status(TODAY) is Status.NOT_STARTED


STOPS = {
    "reply-sent-on-the-legal-day": ("answer-sent", date(2026, 11, 4), Status.STOPPED),
    "reply-sent-the-day-after": ("answer-sent", date(2026, 11, 5), Status.PASSED),
    "reply-received-in-time": ("answer-received", date(2026, 11, 4), Status.STOPPED),
    "reply-received-late": ("answer-received", date(2026, 11, 6), Status.PASSED),
    "refused-in-time": ("complaint-refused", date(2026, 10, 20), Status.STOPPED),
    "accepted-late": ("complaint-accepted", date(2026, 11, 10), Status.PASSED),
}


@pytest.mark.parametrize(("event", "day", "status"), STOPS.values(), ids=STOPS)
def test_an_answer_stops_the_time_for_it_only_up_to_the_legal_day(
    guide: Guide, event: str, day: date, status: Status
) -> None:
    dues = listed(guide, {"complaint-filed": date(2026, 10, 5), event: day})
    assert dues["complaint-reply"].status(TODAY) is status
    assert dues["complaint-reply"].legal == date(2026, 11, 4)


SAYS_TO_CHECK_THE_DAY_SENT = {
    "received-late": ({"answer-received": date(2026, 11, 6)}, True),
    "received-in-time": ({"answer-received": date(2026, 11, 4)}, False),
    "known-to-be-sent-late": (
        {"answer-sent": date(2026, 11, 5), "answer-received": date(2026, 11, 6)},
        False,
    ),
    "no-answer": ({}, False),
}


@pytest.mark.parametrize(
    ("answer", "says"), SAYS_TO_CHECK_THE_DAY_SENT.values(), ids=SAYS_TO_CHECK_THE_DAY_SENT
)
def test_only_a_late_receipt_of_unknown_sending_says_to_check_the_day_sent(
    guide: Guide, answer: Mapping[str, date], says: bool
) -> None:
    events = {"complaint-filed": date(2026, 10, 5), **answer}
    step = replay(guide, Case(events=events), TODAY)
    document = step_document(step, guide, "pl", TODAY)
    (reply,) = (clock for clock in document["clocks"] if clock["id"] == "complaint-reply")
    sentence = guide.languages["pl"].say("why-check-day-sent", legal=date(2026, 11, 4))
    assert (sentence in reply["why"]) is says


def test_an_acknowledgement_stops_the_time_for_it(guide: Guide) -> None:
    events = {
        "complaint-filed": date(2026, 10, 5),
        "complaint-acknowledged": date(2026, 10, 19),
    }
    dues = listed(guide, events)
    assert dues["complaint-acknowledgement"].status(TODAY) is Status.STOPPED
    assert dues["complaint-reply"].status(TODAY) is Status.PASSED


SETTLED = {
    "reply-by-an-application": ("complaint-reply", "adr-filed"),
    "payment-by-an-application": ("accepted-sum-payment", "adr-filed"),
    "acknowledgement-by-an-answer": ("complaint-acknowledgement", "answer-sent"),
    "acknowledgement-by-an-application": ("complaint-acknowledgement", "adr-filed"),
    "completion-by-a-refusal": ("complaint-completion", "complaint-refused"),
    "result-by-a-proposal": ("adr-result", "uke-proposal-received"),
    "notice-by-a-proposal": ("adr-refusal-notice", "uke-proposal-received"),
}


@pytest.mark.parametrize(("clock", "event"), SETTLED.values(), ids=SETTLED)
def test_a_later_event_settles_a_clock_and_leaves_its_days(
    guide: Guide, clock: str, event: str
) -> None:
    started = {STARTS[clock]: date(2026, 5, 4)}
    open_ = listed(guide, started)[clock]
    settled = listed(guide, {**started, event: date(2026, 11, 20)})[clock]
    assert (open_.settled, settled.settled) == (False, True)
    assert settled.legal == open_.legal
    assert settled.status(TODAY) is Status.PASSED


def test_a_late_answer_settles_nothing_but_ends_the_wait_for_the_post(guide: Guide) -> None:
    events = {"complaint-filed": date(2026, 10, 5)}
    silent = listed(guide, events)["complaint-reply"]
    late = listed(guide, {**events, "answer-received": date(2026, 11, 6)})["complaint-reply"]
    assert silent.act_on(date(2026, 11, 6)) == date(2026, 11, 12)
    assert late.act_on(date(2026, 11, 6)) is None
    assert (late.settled, late.status(date(2026, 11, 6))) == (False, Status.PASSED)


WINDOWS = ["complaint-window-outage", "complaint-window-faulty-service", "complaint-window-invoice"]


@pytest.mark.parametrize("clock", WINDOWS)
def test_a_complaint_stops_its_window(guide: Guide, clock: str) -> None:
    events = {STARTS[clock]: date(2025, 11, 24), "complaint-filed": date(2026, 11, 20)}
    assert listed(guide, events)[clock].status(date(2026, 11, 25)) is Status.STOPPED


def test_an_application_stops_the_year_for_it(guide: Guide) -> None:
    events = {"first-contact": date(2025, 11, 24), "adr-filed": date(2026, 11, 20)}
    assert listed(guide, events)["adr-application"].status(date(2026, 11, 25)) is Status.STOPPED
