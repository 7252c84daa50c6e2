from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from decision_tree import Calendar, Due, Effect, Language, due
from decision_tree.law import Actor
from decision_tree.words import summary, why

from .conftest import NOTICE, PAYMENT, REPLY, WINDOW, reckoned

CLOCKS = {clock.id: clock for clock in (REPLY, PAYMENT, WINDOW, NOTICE)}
FILED = {"complaint-filed": date(2026, 10, 5)}


def the(clock: str, events: Mapping[str, date], calendar: Calendar) -> Due:
    return reckoned(CLOCKS, events, calendar)[clock]


WHYS: dict[str, tuple[str, Mapping[str, date], list[str]]] = {
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
        {"complaint-filed": date(2024, 6, 3)},
        [
            "from complaint filed, 3 June 2024",
            "2 weeks, date to date, to 17 June 2024 (old act art. 1)",
            "letters travel, so wait until 24 June 2024",
            "from 1 March 2024 to 30 June 2024",
            "promulgated, 22 November 2026",
        ],
    ),
    "rolled-off-a-saturday": (
        "window",
        {"invoice-delivered": date(2026, 1, 16)},
        [
            "from invoice delivered, 16 January 2026",
            "12 months, date to date, to 16 January 2027 (act art. 3)",
            "16 January 2027 is a Saturday, then a Sunday, so 18 January 2027 (code art. 115)",
            "better by 16 January 2027 than 18 January 2027",
            "since 10 November 2024",
            "consolidated, 22 November 2026",
        ],
    ),
    "rolled-off-a-sunday": (
        "window",
        {"invoice-delivered": date(2026, 1, 17)},
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
        {"invoice-delivered": date(2025, 12, 26)},
        [
            "from invoice delivered, 26 December 2025",
            "12 months, date to date, to 26 December 2026 (act art. 3)",
            "26 December 2026 is the second day of Christmas, then a Sunday, "
            "so 28 December 2026 (code art. 115)",
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
        {"contract-ends": date(2026, 12, 31)},
        [
            "from contract ends, 31 December 2026",
            "30 days back to 1 December 2026 (act art. 4)",
            "since 10 November 2024",
            "promulgated, 22 November 2026",
        ],
    ),
    "stopped-in-time": (
        "reply",
        {**FILED, "answer-received": date(2026, 11, 4)},
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
        {**FILED, "answer-sent": date(2026, 11, 5)},
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
        {**FILED, "answer-received": date(2026, 11, 5)},
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
    "rolled-over-many-days-off": (
        "window",
        {"invoice-delivered": date(2025, 12, 25)},
        [
            "from invoice delivered, 25 December 2025",
            "12 months, date to date, to 25 December 2026 (act art. 3)",
            "25 December 2026 is Christmas Day, then the second day of Christmas, a Sunday, "
            "so 28 December 2026 (code art. 115)",
            "better by 25 December 2026 than 28 December 2026",
            "since 10 November 2024",
            "consolidated, 22 November 2026",
        ],
    ),
    "uncovered": (
        "reply",
        {"complaint-filed": date(2024, 11, 9)},
        ["from complaint filed, 9 November 2024", "nothing covers 9 November 2024"],
    ),
    "uncovered-by-its-governing-day": (
        "reply",
        {"service-failed": date(2024, 11, 9), **FILED},
        ["from complaint filed, 5 October 2026", "nothing covers 9 November 2024"],
    ),
}


@pytest.mark.parametrize(("clock", "events", "sentences"), WHYS.values(), ids=WHYS)
def test_every_step_of_the_arithmetic_is_said(
    english: Language,
    calendar: Calendar,
    clock: str,
    events: Mapping[str, date],
    sentences: list[str],
) -> None:
    assert list(why(the(clock, events, calendar), english, calendar)) == sentences


def test_an_older_rule_without_a_length_is_named(english: Language, calendar: Calendar) -> None:
    clock = replace(REPLY, values=(replace(REPLY.values[0], length=None),))
    events = {"complaint-filed": date(2024, 6, 30)}
    found = reckoned({"reply": clock}, events, calendar)["reply"]
    assert list(why(found, english, calendar)) == [
        "from complaint filed, 30 June 2024",
        "old act art. 1 covered 30 June 2024",
    ]


def test_a_first_day_that_no_act_shows_is_told(english: Language, calendar: Calendar) -> None:
    value = replace(NOTICE.values[0], first_day_unconfirmed=True)
    found = due(replace(NOTICE, values=(value,)), date(2026, 12, 31), calendar)
    assert list(why(found, english, calendar))[-3:] == [
        "since 10 November 2024",
        "that day is unconfirmed",
        "promulgated, 22 November 2026",
    ]


STOPPED = {**FILED, "answer-sent": date(2026, 10, 20)}
INVOICE = {"invoice-delivered": date(2026, 1, 16)}
ENDS = {"contract-ends": date(2026, 12, 31)}
SUMMARIES: dict[str, tuple[str, Mapping[str, date], date, str]] = {
    "deems-not-started": (
        *("reply", FILED, date(2026, 10, 4)),
        "from 5 October 2026 to 4 November 2026",
    ),
    "deems-running": (
        *("reply", FILED, date(2026, 11, 3)),
        "deems, running: 4 November 2026, 12 November 2026",
    ),
    "deems-due-today": (
        *("reply", FILED, date(2026, 11, 4)),
        "deems, due-today: 4 November 2026, 12 November 2026",
    ),
    "deems-passed-but-not-safe": (
        *("reply", FILED, date(2026, 11, 5)),
        "over since 4 November 2026, yet wait until 12 November 2026",
    ),
    "deems-on-the-safe-day": (
        *("reply", FILED, date(2026, 11, 12)),
        "over since 4 November 2026, yet wait until 12 November 2026",
    ),
    "deems-passed": (
        *("reply", FILED, date(2026, 11, 13)),
        "deems, passed: 4 November 2026, 12 November 2026",
    ),
    "deems-stopped": ("reply", STOPPED, date(2026, 11, 12), "runs no more"),
    "uncovered": (
        *("reply", {"complaint-filed": date(2024, 11, 9)}, date(2026, 11, 12)),
        "no date for 9 November 2024",
    ),
    "unlocks": (
        *("payment", FILED, date(2026, 11, 9)),
        "unlocks, due-today: 9 November 2026, 9 November 2026",
    ),
    "ends-not-started": (
        *("window", INVOICE, date(2026, 1, 15)),
        "from 16 January 2026 to 18 January 2027",
    ),
    "ends-running": (
        *("window", INVOICE, date(2027, 1, 15)),
        "extinguishes-reader, running: 18 January 2027, 16 January 2027",
    ),
    "ends-on-the-safe-day": (
        *("window", INVOICE, date(2027, 1, 16)),
        "extinguishes-reader, running: 18 January 2027, 16 January 2027",
    ),
    "ends-after-the-safe-day": (
        *("window", INVOICE, date(2027, 1, 17)),
        "extinguishes-reader, running: 18 January 2027, 18 January 2027",
    ),
    "ends-due-today": (
        *("window", INVOICE, date(2027, 1, 18)),
        "extinguishes-reader, due-today: 18 January 2027, 18 January 2027",
    ),
    "ended": (
        *("window", INVOICE, date(2027, 1, 19)),
        "extinguishes-reader, passed: 18 January 2027, 16 January 2027",
    ),
    "stopped-in-time": (
        *("window", {**INVOICE, **FILED}, date(2027, 1, 19)),
        "was in time",
    ),
    "advises": (
        *("notice", ENDS, date(2026, 12, 2)),
        "advises-other, passed: 1 December 2026, 1 December 2026",
    ),
}


@pytest.mark.parametrize(
    ("clock", "events", "today", "sentence"), SUMMARIES.values(), ids=SUMMARIES
)
def test_the_summary_of_a_clock(
    english: Language,
    calendar: Calendar,
    clock: str,
    events: Mapping[str, date],
    today: date,
    sentence: str,
) -> None:
    """A day that is gone is never named as the one to be done by."""
    assert summary(the(clock, events, calendar), english, today) == sentence


WORDINGS = {
    "the-readers-right": (Effect.EXTINGUISHES, Actor.READER, "extinguishes-reader"),
    "a-protection": (Effect.EXTINGUISHES, Actor.PROVIDER, "extinguishes-other"),
    "the-readers-task": (Effect.ADVISES, Actor.READER, "advises-reader"),
    "an-authoritys-task": (Effect.ADVISES, Actor.AUTHORITY, "advises-other"),
    "silence": (Effect.DEEMS, Actor.PROVIDER, "deems"),
    "a-way-on": (Effect.UNLOCKS, Actor.PROVIDER, "unlocks"),
    "a-growing-sum": (Effect.ACCRUES, Actor.PROVIDER, "accrues"),
}


@pytest.mark.parametrize(("effect", "acts", "wording"), WORDINGS.values(), ids=WORDINGS)
def test_the_summary_tells_what_the_end_changes_and_for_whom(
    english: Language, calendar: Calendar, effect: Effect, acts: Actor, wording: str
) -> None:
    found = due(replace(NOTICE, effect=effect, acts=acts), date(2026, 12, 31), calendar)
    told = summary(found, english, date(2026, 11, 30))
    assert told == f"{wording}, running: 1 December 2026, 1 December 2026"
