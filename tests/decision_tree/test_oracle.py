"""The real clocks against another implementation: dateutil's arithmetic, holidays' days off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays
import pytest
from dateutil.relativedelta import relativedelta

from decision_tree import Clock, Guide, NoValue, OutsideCalendar, due


@dataclass(frozen=True, kw_only=True)
class Period:
    """A clock as its act gives it, written here a second time on purpose."""

    starts_on: tuple[str, ...]
    length: relativedelta
    since: date = date(2024, 11, 10)
    """The first day of the Electronic Communications Law, unless the rule is another act's."""
    moves: bool = True
    """Whether an end on a Saturday or a day off moves."""
    ends_something: bool = False
    """Whether the safe day is the end before it moved."""
    safety: relativedelta | None = None


REGULATION = date(2026, 3, 14)
ADR_ACT = date(2017, 1, 10)
CONSUMER_ACT = date(2014, 12, 25)
A_WEEK = relativedelta(weeks=1)
COMPLAINT = ("complaint-delivered", "complaint-filed")
PERIODS = {
    "complaint-window-outage": Period(
        starts_on=("billing-period-ended",), length=relativedelta(months=12), ends_something=True
    ),
    "complaint-window-faulty-service": Period(
        starts_on=("service-failed", "service-start-due"),
        length=relativedelta(months=12),
        ends_something=True,
    ),
    "complaint-window-invoice": Period(
        starts_on=("invoice-delivered",), length=relativedelta(months=12), ends_something=True
    ),
    "complaint-acknowledgement": Period(
        starts_on=COMPLAINT, length=relativedelta(days=14), since=REGULATION
    ),
    "complaint-completion": Period(
        starts_on=("completion-requested",),
        length=relativedelta(days=7),
        since=REGULATION,
        ends_something=True,
    ),
    "complaint-reply": Period(starts_on=COMPLAINT, length=relativedelta(days=30), safety=A_WEEK),
    "accepted-sum-payment": Period(
        starts_on=("complaint-accepted",), length=relativedelta(days=30), safety=A_WEEK
    ),
    "adr-application": Period(
        starts_on=("first-contact", "fault-reported", "complaint-filed", "complaint-delivered"),
        length=relativedelta(years=1),
        ends_something=True,
    ),
    "adr-proposal-reaction": Period(
        starts_on=("uke-proposal-received",), length=relativedelta(days=14), ends_something=True
    ),
    "adr-result": Period(starts_on=("adr-complete",), length=relativedelta(days=90), since=ADR_ACT),
    "adr-refusal-notice": Period(
        starts_on=("adr-complete",), length=relativedelta(weeks=3), since=ADR_ACT
    ),
    "service-suspension-shield": Period(
        starts_on=("complaint-refused", "clock:accepted-sum-payment"),
        length=relativedelta(days=21),
        moves=False,
        ends_something=True,
    ),
    "payment-notice": Period(
        starts_on=("notice-to-pay-received",), length=relativedelta(days=7), ends_something=True
    ),
    "suspension-notice": Period(
        starts_on=("suspension-notice-received",),
        length=relativedelta(days=3),
        ends_something=True,
    ),
    "distance-withdrawal": Period(
        starts_on=("contract-concluded",),
        length=relativedelta(days=14),
        since=CONSUMER_ACT,
        ends_something=True,
    ),
    "auto-extension-information": Period(
        starts_on=("contract-ends",), length=relativedelta(days=-30), moves=False
    ),
    "payment-order-objection": Period(
        starts_on=("payment-order-received",),
        length=relativedelta(weeks=2),
        since=date(2020, 1, 1),
        ends_something=True,
    ),
    "switch-failure": Period(starts_on=("switch-due",), length=relativedelta(days=30)),
}
FIRST_CHECKED, LAST_START = date(2020, 1, 1), date(2039, 12, 31)
DAYS_OFF = holidays.country_holidays("PL", years=range(2020, 2041))


@cache
def moved(day: date) -> date:
    off = day.strftime("%a") in {"Sat", "Sun"} or day in DAYS_OFF
    return moved(day + timedelta(days=1)) if off else day


def days_of(period: Period, start: date) -> tuple[date, date] | None:
    """Return the legal and the safe day by the oracle; none whose days off nobody checked."""
    end = start + period.length
    if period.moves and end < FIRST_CHECKED:
        return None
    legal = moved(end) if period.moves else end
    if period.ends_something:
        return legal, end
    return legal, moved(legal + period.safety) if period.safety else legal


def days_by_the_engine(clock: Clock, start: date, guide: Guide) -> tuple[date, date] | None:
    try:
        found = due(clock, start, guide.calendar)
    except OutsideCalendar:
        return None
    assert found.legal is not None
    assert found.safe is not None
    return found.legal, found.safe


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def test_every_clock_is_put_to_the_oracle(guide: Guide) -> None:
    assert guide.clocks.keys() == PERIODS.keys()


@pytest.mark.parametrize("id_", PERIODS)
def test_a_clock_starts_on_what_its_act_says(guide: Guide, id_: str) -> None:
    assert guide.clocks[id_].starts_on == PERIODS[id_].starts_on


@pytest.mark.parametrize("id_", PERIODS)
def test_a_clock_agrees_with_the_oracle_on_every_day(guide: Guide, id_: str) -> None:
    clock, period = guide.clocks[id_], PERIODS[id_]
    starts = list(days(period.since, LAST_START))
    differ = {
        start: (ours, theirs)
        for start in starts
        if (ours := days_by_the_engine(clock, start, guide)) != (theirs := days_of(period, start))
    }
    assert differ == {}
    assert sum(days_of(period, start) is not None for start in starts) > 5000


@pytest.mark.parametrize("id_", PERIODS)
def test_a_clock_gives_no_day_before_its_act(guide: Guide, id_: str) -> None:
    since = PERIODS[id_].since
    for start in days(min(since - timedelta(days=400), FIRST_CHECKED), since - timedelta(days=1)):
        with pytest.raises(NoValue):
            due(guide.clocks[id_], start, guide.calendar)
