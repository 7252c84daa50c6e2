from collections.abc import Mapping
from datetime import date

import pytest

from decision_tree import Calendar, Due, Language, due_clocks
from decision_tree.events import Event
from decision_tree.explain import summary, why

from .conftest import NOTICE, PAYMENT, REPLY, WINDOW

CLOCKS = {clock.id: clock for clock in (REPLY, PAYMENT, WINDOW, NOTICE)}
FILED = {Event.COMPLAINT_FILED: date(2026, 10, 5)}


def the(clock: str, events: Mapping[Event, date], calendar: Calendar) -> Due:
    (found,) = (due for due in due_clocks(CLOCKS, events, calendar) if due.clock.id == clock)
    return found


WHYS: dict[str, tuple[str, Mapping[Event, date], list[str]]] = {
    "days-and-a-safety": (
        "reply",
        FILED,
        [
            "from complaint filed, 5 October 2026",
            "30 days, uncounted first, to 4 November 2026 (act art. 1)",
            "letters travel, so wait until 12 November 2026",
            "since 10 November 2024",
            "promulgated, 22 November 2026",
        ],
    ),
    "weeks-of-a-lapsed-value": (
        "reply",
        {Event.COMPLAINT_FILED: date(2024, 6, 3)},
        [
            "from complaint filed, 3 June 2024",
            "2 weeks, date to date, to 17 June 2024 (old act art. 1)",
            "letters travel, so wait until 24 June 2024",
            "since 1 March 2024",
            "promulgated, 22 November 2026",
        ],
    ),
    "rolled-off-a-saturday": (
        "window",
        {Event.INVOICE_DELIVERED: date(2026, 1, 16)},
        [
            "from invoice delivered, 16 January 2026",
            "12 months, date to date, to 16 January 2027 (act art. 3)",
            "16 January 2027 is a Saturday, so 18 January 2027 (code art. 115)",
            "better by 16 January 2027 than 18 January 2027",
            "since 10 November 2024",
            "consolidated, 22 November 2026",
        ],
    ),
    "rolled-off-a-sunday": (
        "window",
        {Event.INVOICE_DELIVERED: date(2026, 1, 17)},
        [
            "from invoice delivered, 17 January 2026",
            "12 months, date to date, to 17 January 2027 (act art. 3)",
            "17 January 2027 is a Sunday, so 18 January 2027 (code art. 115)",
            "better by 17 January 2027 than 18 January 2027",
            "since 10 November 2024",
            "consolidated, 22 November 2026",
        ],
    ),
    "rolled-off-a-day-off-on-a-saturday": (
        "window",
        {Event.INVOICE_DELIVERED: date(2025, 12, 26)},
        [
            "from invoice delivered, 26 December 2025",
            "12 months, date to date, to 26 December 2026 (act art. 3)",
            "26 December 2026 is the second day of Christmas, so 28 December 2026 (code art. 115)",
            "better by 26 December 2026 than 28 December 2026",
            "since 10 November 2024",
            "consolidated, 22 November 2026",
        ],
    ),
    "chained": (
        "payment",
        FILED,
        [
            "from the end of Reply, 4 November 2026",
            "3 working days, date to date, to 9 November 2026 (act art. 2)",
            "since 10 November 2024",
            "secondary, 22 November 2026",
        ],
    ),
    "counted-back": (
        "notice",
        {Event.CONTRACT_ENDS: date(2026, 12, 31)},
        [
            "from contract ends, 31 December 2026",
            "30 days back to 1 December 2026 (act art. 4)",
            "since 10 November 2024",
            "promulgated, 22 November 2026",
        ],
    ),
    "stopped-in-time": (
        "reply",
        {**FILED, Event.ANSWER_RECEIVED: date(2026, 11, 4)},
        [
            "from complaint filed, 5 October 2026",
            "30 days, uncounted first, to 4 November 2026 (act art. 1)",
            "letters travel, so wait until 12 November 2026",
            "in time: answer received, 4 November 2026",
            "since 10 November 2024",
            "promulgated, 22 November 2026",
        ],
    ),
    "sent-too-late": (
        "reply",
        {**FILED, Event.ANSWER_SENT: date(2026, 11, 5)},
        [
            "from complaint filed, 5 October 2026",
            "30 days, uncounted first, to 4 November 2026 (act art. 1)",
            "letters travel, so wait until 12 November 2026",
            "too late: answer sent, 5 November 2026",
            "since 10 November 2024",
            "promulgated, 22 November 2026",
        ],
    ),
    "received-too-late": (
        "reply",
        {**FILED, Event.ANSWER_RECEIVED: date(2026, 11, 5)},
        [
            "from complaint filed, 5 October 2026",
            "30 days, uncounted first, to 4 November 2026 (act art. 1)",
            "letters travel, so wait until 12 November 2026",
            "too late: answer received, 5 November 2026",
            "check it was sent by 4 November 2026",
            "since 10 November 2024",
            "promulgated, 22 November 2026",
        ],
    ),
    "uncovered": (
        "reply",
        {Event.COMPLAINT_FILED: date(2024, 11, 9)},
        ["from complaint filed, 9 November 2024", "nothing covers 9 November 2024"],
    ),
    "uncovered-by-its-governing-day": (
        "reply",
        {Event.SERVICE_FAILED: date(2024, 11, 9), **FILED},
        ["from complaint filed, 5 October 2026", "nothing covers 9 November 2024"],
    ),
}


@pytest.mark.parametrize(("clock", "events", "sentences"), WHYS.values(), ids=WHYS)
def test_every_step_of_the_arithmetic_is_said(
    english: Language,
    calendar: Calendar,
    clock: str,
    events: Mapping[Event, date],
    sentences: list[str],
) -> None:
    assert list(why(the(clock, events, calendar), english, calendar)) == sentences


STOPPED = {**FILED, Event.ANSWER_SENT: date(2026, 10, 20)}
SUMMARIES_OF_WHAT_OPENS = {
    "not-started": (FILED, date(2026, 10, 4), "opens, from 5 October 2026, 4 November 2026"),
    "running": (
        *(FILED, date(2026, 11, 3)),
        "opens 4 November 2026, wait until 12 November 2026",
    ),
    "due-today": (FILED, date(2026, 11, 4), "opens today, wait until 12 November 2026"),
    "passed-but-not-safe": (
        *(FILED, date(2026, 11, 5)),
        "opened 4 November 2026, yet wait until 12 November 2026",
    ),
    "safe": (FILED, date(2026, 11, 12), "opened 4 November 2026"),
    "stopped": (STOPPED, date(2026, 11, 12), "will not open"),
    "uncovered": (
        *({Event.COMPLAINT_FILED: date(2024, 11, 9)}, date(2026, 11, 12)),
        "no date for 9 November 2024",
    ),
}


@pytest.mark.parametrize(
    ("events", "today", "sentence"),
    SUMMARIES_OF_WHAT_OPENS.values(),
    ids=SUMMARIES_OF_WHAT_OPENS,
)
def test_the_summary_of_what_opens(
    english: Language,
    calendar: Calendar,
    events: Mapping[Event, date],
    today: date,
    sentence: str,
) -> None:
    assert summary(the("reply", events, calendar), english, today) == sentence


INVOICE = {Event.INVOICE_DELIVERED: date(2026, 1, 16)}
SUMMARIES_OF_WHAT_ENDS = {
    "not-started": (INVOICE, date(2026, 1, 15), "ends, from 16 January 2026, 18 January 2027"),
    "running": (INVOICE, date(2027, 1, 15), "ends, do it by 16 January 2027"),
    "on-the-safe-day": (INVOICE, date(2027, 1, 16), "ends, do it by 16 January 2027"),
    "after-the-safe-day": (INVOICE, date(2027, 1, 17), "ends, do it by 18 January 2027"),
    "due-today": (INVOICE, date(2027, 1, 18), "ends today"),
    "passed": (INVOICE, date(2027, 1, 19), "ended 18 January 2027"),
    "stopped": ({**INVOICE, **FILED}, date(2027, 1, 19), "was in time"),
}


@pytest.mark.parametrize(
    ("events", "today", "sentence"),
    SUMMARIES_OF_WHAT_ENDS.values(),
    ids=SUMMARIES_OF_WHAT_ENDS,
)
def test_the_summary_of_what_ends(
    english: Language,
    calendar: Calendar,
    events: Mapping[Event, date],
    today: date,
    sentence: str,
) -> None:
    """A day that is gone is never named as the one to be done by."""
    assert summary(the("window", events, calendar), english, today) == sentence
