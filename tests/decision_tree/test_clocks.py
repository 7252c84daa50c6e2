from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from decision_tree import (
    Calendar,
    Clock,
    Counts,
    Due,
    Effect,
    Guide,
    Length,
    NoValue,
    OutsideCalendar,
    Status,
    due,
)
from decision_tree.law import Actor, Roll

from .conftest import NOTICE, PAYMENT, REPLY, WINDOW, reckoned

CLOCKS = {clock.id: clock for clock in (REPLY, PAYMENT, WINDOW, NOTICE)}


def listed(events: Mapping[str, date], calendar: Calendar) -> dict[str, Due]:
    return reckoned(CLOCKS, events, calendar)


VALUES = {
    "first-day-it-governs": (date(2024, 3, 1), "old act art. 1", date(2024, 3, 15)),
    "last-day-before-it-lapses": (date(2024, 6, 30), "old act art. 1", date(2024, 7, 14)),
    "first-day-of-the-next": (date(2024, 11, 10), "act art. 1", date(2024, 12, 10)),
}


@pytest.mark.parametrize(("start", "reference", "end"), VALUES.values(), ids=VALUES)
def test_the_value_in_force_on_the_start_governs(
    calendar: Calendar, start: date, reference: str, end: date
) -> None:
    found = due(REPLY, start, calendar)
    assert found.value is not None
    assert (found.value.reference, found.end) == (reference, end)


@pytest.mark.parametrize(
    "start",
    [date(2024, 2, 29), date(2024, 7, 1), date(2024, 11, 9)],
    ids=["before-the-first", "after-it-lapsed", "in-the-gap"],
)
def test_a_day_that_no_value_governs_is_an_error(calendar: Calendar, start: date) -> None:
    with pytest.raises(NoValue) as missing:
        due(REPLY, start, calendar)
    assert missing.value.day == start
    assert missing.value.named is None
    assert str(missing.value) == f"no value of reply governs {start}"


@pytest.mark.parametrize(
    ("start", "legal"),
    [(date(2026, 3, 13), date(2026, 3, 27)), (date(2026, 3, 14), date(2026, 4, 13))],
    ids=["the-day-before", "its-first-day"],
)
def test_a_new_value_governs_from_its_first_day(
    calendar: Calendar, start: date, legal: date
) -> None:
    old, new = (replace(value, until=None) for value in REPLY.values)
    clock = replace(REPLY, values=(old, replace(new, since=date(2026, 3, 14))))
    assert due(clock, start, calendar).legal == legal


def test_the_governing_day_picks_the_value_and_the_start_is_counted_from(
    calendar: Calendar,
) -> None:
    found = due(REPLY, date(2024, 11, 20), calendar, governed_on=date(2024, 6, 30))
    assert found.legal == date(2024, 12, 4)


SAFE_DAYS = {
    "what-opens-waits-for-its-safety": (REPLY, date(2026, 10, 5), date(2026, 11, 12)),
    "what-opens-without-safety": (PAYMENT, date(2026, 12, 23), date(2026, 12, 29)),
    "the-readers-own-time-never-gains": (WINDOW, date(2026, 1, 16), date(2027, 1, 16)),
}


@pytest.mark.parametrize(("clock", "start", "safe"), SAFE_DAYS.values(), ids=SAFE_DAYS)
def test_the_safe_day(calendar: Calendar, clock: Clock, start: date, safe: date) -> None:
    assert due(clock, start, calendar).safe == safe


ENDS_SOMETHING = {
    "extinguishes-reader": (Effect.EXTINGUISHES, Actor.READER, True),
    "extinguishes-provider": (Effect.EXTINGUISHES, Actor.PROVIDER, True),
    "advises-reader": (Effect.ADVISES, Actor.READER, True),
    "advises-authority": (Effect.ADVISES, Actor.AUTHORITY, False),
    "deems-provider": (Effect.DEEMS, Actor.PROVIDER, False),
    "unlocks-provider": (Effect.UNLOCKS, Actor.PROVIDER, False),
    "accrues-provider": (Effect.ACCRUES, Actor.PROVIDER, False),
}


@pytest.mark.parametrize(("effect", "acts", "ends"), ENDS_SOMETHING.values(), ids=ENDS_SOMETHING)
def test_being_late_harms_the_reader_when(effect: Effect, acts: Actor, ends: bool) -> None:
    assert replace(REPLY, effect=effect, acts=acts).ends_something is ends


def test_an_end_without_a_roll_stays_on_a_saturday(calendar: Calendar) -> None:
    clock = replace(WINDOW, values=(replace(WINDOW.values[0], roll=Roll.NONE),))
    assert due(clock, date(2026, 1, 16), calendar).legal == date(2027, 1, 16)


def test_an_end_whose_days_off_were_not_checked_is_an_error(calendar: Calendar) -> None:
    with pytest.raises(OutsideCalendar) as outside:
        due(WINDOW, date(2030, 1, 1), calendar)
    assert outside.value.day == date(2031, 1, 1)


STATUSES = {
    "before-its-start": (date(2026, 10, 4), Status.NOT_STARTED),
    "on-its-start": (date(2026, 10, 5), Status.RUNNING),
    "the-day-before": (date(2026, 11, 3), Status.RUNNING),
    "on-the-legal-day": (date(2026, 11, 4), Status.DUE_TODAY),
    "the-day-after": (date(2026, 11, 5), Status.PASSED),
    "on-the-safe-day": (date(2026, 11, 12), Status.PASSED),
}


@pytest.mark.parametrize(("today", "status"), STATUSES.values(), ids=STATUSES)
def test_the_status_follows_the_legal_day(calendar: Calendar, today: date, status: Status) -> None:
    assert due(REPLY, date(2026, 10, 5), calendar).status(today) is status


BACK_STATUSES = {
    "long-before": (date(2026, 11, 23), Status.RUNNING),
    "on-the-legal-day": (date(2026, 12, 1), Status.DUE_TODAY),
    "between-it-and-the-start": (date(2026, 12, 2), Status.PASSED),
    "on-the-start": (date(2026, 12, 31), Status.PASSED),
}


@pytest.mark.parametrize(("today", "status"), BACK_STATUSES.values(), ids=BACK_STATUSES)
def test_a_clock_counted_back_runs_before_its_start(
    calendar: Calendar, today: date, status: Status
) -> None:
    found = due(NOTICE, date(2026, 12, 31), calendar)
    assert found.legal == date(2026, 12, 1)
    assert found.status(today) is status


STOPS = {
    "on-the-day-it-started": (date(2026, 10, 5), Status.STOPPED),
    "long-before-the-legal-day": (date(2026, 10, 6), Status.STOPPED),
    "on-the-legal-day": (date(2026, 11, 4), Status.STOPPED),
    "the-day-after": (date(2026, 11, 5), Status.PASSED),
    "before-the-safe-day": (date(2026, 11, 12), Status.PASSED),
}


@pytest.mark.parametrize(("stop_day", "status"), STOPS.values(), ids=STOPS)
def test_a_stop_counts_up_to_the_legal_day(
    calendar: Calendar, stop_day: date, status: Status
) -> None:
    events = {"complaint-filed": date(2026, 10, 5), "answer-sent": stop_day}
    assert listed(events, calendar)["reply"].status(date(2026, 11, 23)) is status


def test_a_stopped_clock_keeps_its_days(calendar: Calendar) -> None:
    events = {
        "complaint-filed": date(2026, 10, 5),
        "answer-sent": date(2026, 10, 20),
    }
    found = listed(events, calendar)["reply"]
    assert (found.legal, found.safe) == (date(2026, 11, 4), date(2026, 11, 12))
    assert (found.stop, found.stop_day) == ("answer-sent", date(2026, 10, 20))


def test_the_first_known_stop_decides(calendar: Calendar) -> None:
    """The day of sending is what the law looks at, so the later receipt stops nothing away."""
    events = {
        "complaint-filed": date(2026, 10, 5),
        "answer-received": date(2026, 11, 9),
        "answer-sent": date(2026, 11, 3),
    }
    found = listed(events, calendar)["reply"]
    assert found.stop == "answer-sent"
    assert found.stopped


def test_the_first_known_start_counts(calendar: Calendar) -> None:
    events = {
        "complaint-filed": date(2026, 10, 1),
        "complaint-delivered": date(2026, 10, 5),
    }
    found = listed(events, calendar)["reply"]
    assert (found.start_source, found.legal) == ("complaint-delivered", date(2026, 11, 4))


def test_a_clock_without_a_known_start_is_not_listed(calendar: Calendar) -> None:
    assert listed({}, calendar) == {}
    assert listed({"invoice-delivered": date(2026, 11, 2)}, calendar).keys() == {"window"}


def test_a_chained_clock_starts_on_the_legal_day_before_it(calendar: Calendar) -> None:
    found = listed({"complaint-filed": date(2026, 10, 5)}, calendar)["payment"]
    assert (found.start_source, found.start) == ("clock:reply", date(2026, 11, 4))
    assert found.legal == date(2026, 11, 9)


def test_a_chain_may_have_many_links(calendar: Calendar) -> None:
    third = replace(PAYMENT, id="third", starts_on=("clock:payment",))
    clocks = {**CLOCKS, "third": third}
    dues = reckoned(clocks, {"complaint-filed": date(2026, 10, 5)}, calendar)
    assert dues["third"].start == dues["payment"].legal == date(2026, 11, 9)
    assert dues["third"].legal == date(2026, 11, 13)


def test_an_older_rule_without_a_length_is_named(calendar: Calendar) -> None:
    older = replace(REPLY.values[0], length=None)
    with pytest.raises(NoValue) as missing:
        due(replace(REPLY, values=(older,)), date(2024, 6, 30), calendar)
    assert missing.value.named == older
    assert str(missing.value) == "no value of reply governs 2024-06-30"


def test_an_event_named_before_a_chain_comes_first(calendar: Calendar) -> None:
    events = {
        "complaint-filed": date(2026, 10, 5),
        "complaint-accepted": date(2026, 10, 12),
    }
    found = listed(events, calendar)["payment"]
    assert (found.start_source, found.legal) == ("complaint-accepted", date(2026, 10, 15))


CHAINS_THAT_DO_NOT_START = {
    "stopped-in-time": {
        "complaint-filed": date(2026, 10, 5),
        "answer-sent": date(2026, 11, 4),
    },
    "no-legal-day": {"complaint-filed": date(2024, 11, 9)},
}


@pytest.mark.parametrize("events", CHAINS_THAT_DO_NOT_START.values(), ids=CHAINS_THAT_DO_NOT_START)
def test_a_chained_clock_does_not_start_when_the_one_before_it(
    calendar: Calendar, events: Mapping[str, date]
) -> None:
    assert listed(events, calendar).keys() == {"reply"}


def test_a_chained_clock_starts_when_the_stop_came_too_late(calendar: Calendar) -> None:
    events = {
        "complaint-filed": date(2026, 10, 5),
        "answer-sent": date(2026, 11, 5),
    }
    assert listed(events, calendar)["payment"].start == date(2026, 11, 4)


UNCOVERED = {
    "before-any-value": ({"complaint-filed": date(2024, 2, 29)}, date(2024, 2, 29)),
    "the-governing-day": (
        {"service-failed": date(2024, 11, 9), "complaint-filed": date(2024, 11, 20)},
        date(2024, 11, 9),
    ),
    "an-event-behind-it": (
        {"invoice-delivered": date(2024, 11, 9), "complaint-filed": date(2024, 11, 20)},
        date(2024, 11, 9),
    ),
    "the-first-known-of-the-governing-days": (
        {
            "invoice-delivered": date(2024, 11, 10),
            "service-failed": date(2024, 11, 9),
            "complaint-filed": date(2024, 11, 20),
        },
        date(2024, 11, 9),
    ),
    "past-the-calendar": ({"complaint-filed": date(2030, 12, 31)}, date(2031, 1, 30)),
    "past-the-last-year": ({"complaint-filed": date(9999, 12, 31)}, date(9999, 12, 31)),
}


@pytest.mark.parametrize(("events", "day"), UNCOVERED.values(), ids=UNCOVERED)
def test_a_clock_that_nothing_covers_stands_without_a_legal_day(
    calendar: Calendar, events: Mapping[str, date], day: date
) -> None:
    found = listed(events, calendar)["reply"]
    assert (found.legal, found.safe, found.value) == (None, None, None)
    assert found.status(date(2026, 11, 23)) is None
    assert found.uncovered == day


def test_a_governing_day_in_force_gives_the_legal_day(calendar: Calendar) -> None:
    events = {
        "service-failed": date(2024, 11, 10),
        "complaint-filed": date(2024, 11, 20),
    }
    assert listed(events, calendar)["reply"].legal == date(2024, 12, 20)


def test_a_clock_counts_from_any_unit(calendar: Calendar) -> None:
    years = replace(WINDOW.values[0], length=Length.parse("1 years"))
    clock = replace(WINDOW, values=(years,))
    assert due(clock, date(2028, 2, 29), calendar).legal == date(2029, 2, 28)


def test_a_clock_counted_back_in_working_days(calendar: Calendar) -> None:
    three_days = replace(NOTICE.values[0], length=Length.parse("3 working days"))
    clock = replace(NOTICE, counts=Counts.BACK, values=(three_days,))
    assert due(clock, date(2026, 12, 29), calendar).legal == date(2026, 12, 23)


def test_a_value_that_has_lapsed_does_not_give_way_to_an_older_one(calendar: Calendar) -> None:
    older = replace(REPLY.values[0], since=date(2020, 1, 1), until=None)
    newer = replace(REPLY.values[0], since=date(2024, 1, 1), until=date(2025, 12, 31))
    with pytest.raises(NoValue):
        due(replace(REPLY, values=(older, newer)), date(2026, 5, 1), calendar)


def test_what_happened_before_the_start_stops_nothing(guide: Guide) -> None:
    """An answer before the complaint answered something else."""
    events = {
        "complaint-filed": date(2026, 10, 5),
        "answer-received": date(2026, 9, 1),
    }
    reply = reckoned(guide.clocks, events, guide.calendar)["complaint-reply"]
    assert reply.status(date(2026, 11, 22)) is Status.PASSED


def test_a_complaint_before_the_billing_period_ends_is_in_time(guide: Guide) -> None:
    """The start is an agreed day, so the complaint about that outage may come before it."""
    events = {
        "complaint-filed": date(2026, 10, 5),
        "billing-period-ended": date(2026, 10, 31),
    }
    window = reckoned(guide.clocks, events, guide.calendar)["complaint-window-outage"]
    assert window.status(date(2026, 11, 22)) is Status.STOPPED
