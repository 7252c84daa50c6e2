"""The real clocks against another implementation: dateutil's arithmetic, holidays' days off."""

from datetime import date, timedelta

import holidays
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import Case, Guide, replay
from decision_tree.events import Event

PERIODS = {
    "complaint-reply": (Event.COMPLAINT_FILED, relativedelta(days=30)),
    "accepted-sum-payment": (Event.COMPLAINT_ACCEPTED, relativedelta(days=30)),
    "complaint-window-outage": (Event.BILLING_PERIOD_ENDED, relativedelta(months=12)),
    "complaint-window-faulty-service": (Event.SERVICE_FAILED, relativedelta(months=12)),
    "complaint-window-invoice": (Event.INVOICE_DELIVERED, relativedelta(months=12)),
    "adr-application": (Event.FIRST_CONTACT, relativedelta(years=1)),
}
"""Each clock's length as the Act gives it, written here a second time on purpose."""

IN_FORCE = date(2024, 11, 10)
DAYS_OFF = holidays.country_holidays("PL", years=range(2024, 2041))


def moved(day: date) -> date:
    while day.strftime("%a") in {"Sat", "Sun"} or day in DAYS_OFF:
        day += timedelta(days=1)
    return day


def test_every_clock_is_put_to_the_oracle(guide: Guide) -> None:
    assert guide.clocks.keys() == PERIODS.keys()


@pytest.mark.parametrize("clock", PERIODS)
@given(start=st.dates(IN_FORCE, date(2039, 12, 1)))
def test_a_clock_agrees_with_the_oracle(guide: Guide, clock: str, start: date) -> None:
    event, length = PERIODS[clock]
    step = replay(guide, Case(events={event: start}), start)
    (legal,) = (due.legal for due in step.dues if due.clock.id == clock)
    assert legal == moved(start + length)


@pytest.mark.parametrize("clock", PERIODS)
@given(start=st.dates(date(2020, 1, 1), IN_FORCE - timedelta(days=1)))
def test_a_clock_gives_no_day_before_the_act(guide: Guide, clock: str, start: date) -> None:
    event, _ = PERIODS[clock]
    step = replay(guide, Case(events={event: start}), start)
    assert [due.legal for due in step.dues if due.clock.id == clock] == [None]
