"""The real clocks against another implementation: dateutil's arithmetic, holidays' days off.

Lengths and first days come from the law files, read a second time, so that a new value of the law
is put to the oracle as it is written. Those of the past are pinned in ``law_of_2026.yml``.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from ruamel.yaml import YAML

from decision_tree import Clock, Guide, NoValue, OutsideCalendar, due
from tests.conftest import ROOT
from tests.law_files import CLOCKS, DAYS_OFF, LAW_FILES, ONE_DAY, PINNED, Written, values

COMPLAINT = ("complaint-delivered", "complaint-filed")
STARTS_ON = {
    "complaint-window-outage": ("billing-period-ended",),
    "complaint-window-faulty-service": ("service-failed", "service-start-due"),
    "complaint-window-invoice": ("invoice-delivered",),
    "complaint-acknowledgement": COMPLAINT,
    "complaint-completion": ("completion-requested",),
    "complaint-reply": COMPLAINT,
    "accepted-sum-payment": ("complaint-accepted",),
    "adr-application": (
        "first-contact",
        "fault-reported",
        "complaint-filed",
        "complaint-delivered",
    ),
    "adr-proposal-reaction": ("uke-proposal-received",),
    "adr-result": ("adr-complete",),
    "adr-refusal-notice": ("adr-complete",),
    "deemed-sum-payment": ("clock:complaint-reply",),
    "service-suspension-shield": (
        *("complaint-refused", "clock:accepted-sum-payment", "clock:deemed-sum-payment"),
    ),
    "payment-notice": ("notice-to-pay-received",),
    "suspension-notice": ("suspension-notice-received",),
    "distance-withdrawal": ("contract-concluded",),
    "visit-withdrawal": ("contract-concluded",),
    "auto-extension-information": ("contract-ends",),
    "change-termination": ("change-takes-effect",),
    "payment-order-objection": ("payment-order-received",),
    "switch-failure": ("switch-due",),
}
"""What starts each period by its act, written here a second time on purpose."""
COUNTED_BACK = {"auto-extension-information", "change-termination"}
READER_LOSES = {
    *("complaint-window-outage", "complaint-window-faulty-service", "complaint-window-invoice"),
    *("complaint-completion", "adr-application", "adr-proposal-reaction", "payment-notice"),
    *("service-suspension-shield", "suspension-notice", "distance-withdrawal"),
    *("visit-withdrawal", "change-termination"),
    "payment-order-objection",
}
"""The periods whose safe day is the end before it moved; these too are written a second time."""
WAIT_A_WEEK_MORE = {"complaint-reply", "accepted-sum-payment", "deemed-sum-payment"}

FIRST_CHECKED, LAST_START = date(2020, 1, 1), date(2039, 12, 31)
CHECKED_UNTIL = values("days-off")[-1].last
ONE = {
    "days": relativedelta(days=1),
    "weeks": relativedelta(weeks=1),
    "months": relativedelta(months=1),
    "years": relativedelta(years=1),
}
LENGTH = re.compile(r"(\d+) (days|working days|weeks|months|years)")


class Unchecked(Exception):
    """Nobody checked the days off that the end of a period depends on."""


def is_off(day: date) -> bool:
    if not FIRST_CHECKED <= day <= CHECKED_UNTIL:
        raise Unchecked
    return day.strftime("%a") in {"Sat", "Sun"} or day in DAYS_OFF


@cache
def moved(day: date) -> date:
    return moved(day + ONE_DAY) if is_off(day) else day


def away(start: date, length: str, *, back: bool = False) -> date:
    found = LENGTH.fullmatch(length)
    assert found is not None, length
    number, unit = int(found[1]), found[2]
    sign = -1 if back else 1
    if unit == "working days":
        others = (start + sign * timedelta(days=n) for n in range(1, 20 * number))
        return next(islice((day for day in others if not is_off(day)), number - 1, None))
    return start + sign * number * ONE[unit]


def days_of(id_: str, value: Written, start: date) -> tuple[date, date] | None:
    """Return the legal and the safe day by the oracle; none whose days off nobody checked."""
    assert value.length is not None
    try:
        end = away(start, value.length, back=LAW_FILES[id_].get("counts") == "back")
        legal = moved(end) if value.roll == "next-working-day" else end
        if loses_by_the_end(id_):
            return legal, end
        more = LAW_FILES[id_].get("safety")
        return legal, moved(away(legal, more["length"])) if more else legal
    except Unchecked:
        return None


def loses_by_the_end(id_: str) -> bool:
    written = LAW_FILES[id_]
    return bool(written["effect"] == "extinguishes" or written["acts"] == "reader")


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


def with_a_length(id_: str) -> list[Written]:
    return [value for value in values(id_) if value.length]


def test_every_clock_is_put_to_the_oracle(guide: Guide) -> None:
    assert guide.clocks.keys() == set(CLOCKS)
    assert set(CLOCKS) >= STARTS_ON.keys()


@pytest.mark.parametrize("id_", STARTS_ON)
def test_a_clock_starts_and_ends_as_its_act_says(guide: Guide, id_: str) -> None:
    assert guide.clocks[id_].starts_on == STARTS_ON[id_]
    assert loses_by_the_end(id_) is (id_ in READER_LOSES)
    assert (LAW_FILES[id_].get("counts") == "back") is (id_ in COUNTED_BACK)
    safety = LAW_FILES[id_].get("safety", {}).get("length")
    assert safety == ("7 days" if id_ in WAIT_A_WEEK_MORE else None)


@pytest.mark.parametrize("id_", CLOCKS)
def test_a_clock_agrees_with_the_oracle_on_every_day(guide: Guide, id_: str) -> None:
    clock = guide.clocks[id_]
    starts = [
        (value, start)
        for value in with_a_length(id_)
        for start in days(value.since, min(value.last, LAST_START))
    ]
    by_the_oracle = {start: days_of(id_, value, start) for value, start in starts}
    differ = {
        start: (ours, theirs)
        for start, theirs in by_the_oracle.items()
        if (ours := days_by_the_engine(clock, start, guide)) != theirs
    }
    assert differ == {}
    if id_ in STARTS_ON:
        pinned = [start for start in by_the_oracle if start <= PINNED and by_the_oracle[start]]
        assert len(pinned) > 250


@pytest.mark.parametrize("id_", CLOCKS)
def test_a_clock_gives_no_day_where_no_value_gives_one(guide: Guide, id_: str) -> None:
    """Before the act, and where a value has lapsed: no other value is a substitute."""
    governed = with_a_length(id_)
    first = min(governed[0].since - timedelta(days=400), FIRST_CHECKED)
    gaps = [
        start
        for start in days(first, LAST_START)
        if not any(value.since <= start <= value.last for value in governed)
    ]
    assert gaps[0] == first
    for start in gaps:
        with pytest.raises(NoValue):
            due(guide.clocks[id_], start, guide.calendar)


def as_written(value: Written) -> dict[str, Any]:
    last = None if value.last > PINNED else value.last
    found = {
        "length": value.length,
        "amount": value.amount,
        "roll": value.roll,
        "last": last,
        "article": value.article,
    }
    return {key: text for key, text in found.items() if text}


LAW_OF_2026 = YAML(typ="safe").load(ROOT / "tests" / "decision_tree" / "law_of_2026.yml")


@pytest.mark.parametrize("id_", LAW_OF_2026)
def test_the_law_of_the_past_stays_as_it_was(id_: str) -> None:
    """Whoever corrects a value of the past does so in ``law_of_2026.yml`` too, with its source."""
    past = {value.since: as_written(value) for value in values(id_) if value.since <= PINNED}
    assert past == LAW_OF_2026[id_]
