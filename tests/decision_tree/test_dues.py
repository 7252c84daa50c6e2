"""What a case makes of its clocks: which start, and what bars, hurries or outlasts them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import Calendar, Clock, Due, Guide, Length, Status, Unit
from decision_tree.law import Pages, Route, RouteStage
from decision_tree.tree import Tree, page_for

from .conftest import PAYMENT, REPLY, TODAY, WINDOW, reckoned

NO_PAGES = Tree(start="", nodes={}, situations=frozenset())
YEAR = replace(
    WINDOW,
    id="year",
    starts_on=("first-contact", "fault-reported", "complaint-filed"),
    stopped_by=("adr-filed",),
    takes_earliest=True,
    route=Route(
        begun_by=("complaint-filed",),
        begun_where={"how-far": frozenset({"complaint", "answered"})},
        ended_by=("complaint-refused", "clock:payment"),
        ended_where={"what-answer": frozenset({"refused"})},
        page="complain",
    ),
    hurry=Length(number=30, unit=Unit.DAYS),
    pages=Pages(running="apply", passed="too-late"),
)
OUTAGE = replace(
    WINDOW, id="outage", starts_on=("billing-period-ended",), at_least_from="outage-ended"
)
FAULT = replace(
    WINDOW,
    id="fault",
    starts_on=("service-failed", "service-start-due"),
    gives_way={"service-failed": ("outage-ended",)},
    concerns={"what": frozenset({"slow", "missed"})},
    recurs_from=("service-failed",),
    recurs_where={"what": frozenset({"slow"}), "how-slow": frozenset({"drops"})},
    pages=Pages(running="complain", passed="too-late"),
)
BARRED = replace(REPLY, barred_by=("fault",))
ACCEPTED = replace(PAYMENT, starts_on=("complaint-accepted",))
CLOCKS = {clock.id: clock for clock in (YEAR, OUTAGE, FAULT, BARRED, ACCEPTED)}


def the(
    clock: str,
    events: Mapping[str, date],
    calendar: Calendar,
    answers: Mapping[str, str] | None = None,
) -> Due | None:
    return reckoned(CLOCKS, events, calendar, answers).get(clock)


def found(
    clock: str,
    events: Mapping[str, date],
    calendar: Calendar,
    answers: Mapping[str, str] | None = None,
) -> Due:
    due = the(clock, events, calendar, answers)
    assert due is not None
    return due


def test_the_earliest_start_counts_not_the_first_listed(calendar: Calendar) -> None:
    events = {"first-contact": date(2026, 5, 4), "complaint-filed": date(2026, 3, 2)}
    due = found("year", events, calendar)
    assert (due.start_source, due.start) == ("complaint-filed", date(2026, 3, 2))
    assert due.legal == date(2027, 3, 2)


@given(days=st.lists(st.dates(date(2024, 11, 10), TODAY), min_size=3, max_size=3))
def test_one_more_contact_never_moves_the_end_later(guide: Guide, days: list[date]) -> None:
    contacts = dict(zip(("first-contact", "fault-reported", "complaint-filed"), days, strict=True))
    ends = []
    for number in (1, 2, 3):
        events = dict(list(contacts.items())[:number])
        end = reckoned(guide.clocks, events, guide.calendar)["adr-application"].legal
        assert end is not None
        ends.append(end)
    assert ends == sorted(ends, reverse=True)


def test_a_start_that_gives_way_starts_nothing(calendar: Calendar) -> None:
    failed = {"service-failed": date(2026, 9, 20)}
    assert the("fault", failed, calendar) is not None
    ended = {**failed, "outage-ended": date(2026, 9, 25)}
    assert the("fault", ended, calendar) is None
    both = {**ended, "service-start-due": date(2026, 8, 3)}
    assert found("fault", both, calendar).start == date(2026, 8, 3)


def test_a_clock_whose_start_is_unknown_runs_at_least_so_long(calendar: Calendar) -> None:
    """The bound does not move off a Saturday: it is a day that is in time whatever comes."""
    events = {"outage-ended": date(2026, 1, 16)}
    due = found("outage", events, calendar)
    assert (due.legal, due.safe, due.at_least) == (None, None, date(2027, 1, 16))
    assert due.status(TODAY) is None
    assert due.act_on(date(2027, 1, 16)) == date(2027, 1, 16)
    assert due.act_on(date(2027, 1, 17)) is None
    assert page_for(due, NO_PAGES, {}, TODAY) == "complain"
    assert page_for(due, NO_PAGES, {}, date(2027, 1, 17)) is None
    known = found("outage", {**events, "billing-period-ended": date(2026, 1, 31)}, calendar)
    assert (known.legal, known.at_least) == (date(2027, 2, 1), None)


@pytest.mark.parametrize(
    ("filed", "stopped"),
    [(date(2026, 1, 10), True), (date(2027, 1, 16), True), (date(2027, 1, 17), False)],
    ids=["before-it-ended", "on-the-last-sure-day", "after-it"],
)
def test_a_complaint_before_the_last_sure_day_stops_it(
    calendar: Calendar, filed: date, stopped: bool
) -> None:
    events = {"outage-ended": date(2026, 1, 16), "complaint-filed": filed}
    due = found("outage", events, calendar)
    assert due.stopped is stopped
    assert page_for(due, NO_PAGES, {}, TODAY) is None  # what is filed is not to be filed again


def test_a_bound_that_no_value_covers_gives_no_day(calendar: Calendar) -> None:
    due = found("outage", {"outage-ended": date(2024, 11, 9)}, calendar)
    assert (due.legal, due.at_least, due.uncovered) == (None, None, date(2024, 11, 9))


@pytest.mark.parametrize(
    ("answers", "runs"),
    [({}, True), ({"what": "slow"}, True), ({"what": "outage"}, False), ({"other": "x"}, True)],
    ids=["not-asked", "concerned", "otherwise", "another-question"],
)
def test_a_clock_runs_unless_the_reader_answered_otherwise(
    calendar: Calendar, answers: Mapping[str, str], runs: bool
) -> None:
    failed = {"service-failed": date(2026, 9, 20)}
    assert (the("fault", failed, calendar, answers) is not None) is runs


RECURS = {
    "said": ({"what": "slow"}, True),
    "said-twice": ({"what": "slow", "how-slow": "drops"}, True),
    "not-said": ({}, True),
    "another-problem": ({"what": "missed"}, False),
    "over-long-ago": ({"what": "slow", "how-slow": "long-ago"}, False),
}


@pytest.mark.parametrize(("answers", "recurs"), RECURS.values(), ids=RECURS)
def test_a_harm_that_recurs_loses_only_its_oldest_days(
    calendar: Calendar, answers: Mapping[str, str], recurs: bool
) -> None:
    failed = {"service-failed": date(2025, 8, 1)}
    due = found("fault", failed, calendar, answers)
    assert due.status(TODAY) is Status.PASSED
    assert due.recurs is recurs
    assert due.lost(TODAY) is not recurs
    assert page_for(due, NO_PAGES, {}, TODAY) == ("complain" if recurs else "too-late")
    filed = {**failed, "complaint-filed": date(2026, 9, 20)}
    complained = found("fault", filed, calendar, answers)
    assert page_for(complained, NO_PAGES, {}, TODAY) == (None if recurs else "too-late")


def test_a_start_that_came_late_does_not_recur(calendar: Calendar) -> None:
    due = found("fault", {"service-start-due": date(2025, 8, 1)}, calendar)
    assert not due.recurs
    assert due.lost(TODAY)


OVER = {"what": "missed"}
"""An answer by which the failure did not come back."""
FAILED_LONG_AGO = {
    "service-failed": date(2025, 8, 1),
    "complaint-filed": date(2026, 9, 20),
}


def test_a_complaint_after_its_own_time_is_accepted_by_no_silence(calendar: Calendar) -> None:
    due = found("reply", FAILED_LONG_AGO, calendar, OVER)
    bar = due.bar(TODAY)
    assert bar is not None
    assert bar.clock.id == "fault"
    assert page_for(due, NO_PAGES, {}, TODAY) == "too-late"
    assert not due.ahead(date(2026, 10, 1))
    assert due.bar(date(2026, 8, 3)) is None  # the last day of the time to complain


def test_what_recurs_or_was_in_time_bars_nothing(calendar: Calendar) -> None:
    assert found("reply", FAILED_LONG_AGO, calendar, {"what": "slow"}).bar(TODAY) is None
    in_time = {**FAILED_LONG_AGO, "service-failed": date(2025, 9, 22)}
    assert found("reply", in_time, calendar, OVER).bar(TODAY) is None


def test_an_answer_in_time_leaves_nothing_to_bar(calendar: Calendar) -> None:
    answered = {**FAILED_LONG_AGO, "answer-sent": date(2026, 9, 30)}
    due = found("reply", answered, calendar, OVER)
    assert due.stopped
    assert due.bar(TODAY) is None


STAGES: dict[str, tuple[Mapping[str, date], Mapping[str, str], RouteStage]] = {
    "nothing": ({}, {}, RouteStage.NOT_BEGUN),
    "complained": ({"complaint-filed": date(2026, 10, 5)}, {}, RouteStage.UNDER_WAY),
    "complained-by-an-answer": ({}, {"how-far": "complaint"}, RouteStage.UNDER_WAY),
    "reported-by-an-answer": ({}, {"how-far": "reported"}, RouteStage.NOT_BEGUN),
    "refused": ({"complaint-refused": date(2026, 10, 5)}, {}, RouteStage.ENDED),
    "refused-by-an-answer": ({}, {"what-answer": "refused"}, RouteStage.ENDED),
    "accepted-and-unpaid": ({"complaint-accepted": date(2026, 11, 17)}, {}, RouteStage.ENDED),
    "accepted-today-is-the-last-day": (
        {"complaint-accepted": date(2026, 11, 19), "complaint-filed": date(2026, 10, 20)},
        {},
        RouteStage.UNDER_WAY,
    ),
}


@pytest.mark.parametrize(("events", "answers", "stage"), STAGES.values(), ids=STAGES)
def test_how_far_a_case_has_got_on_the_route(
    calendar: Calendar,
    events: Mapping[str, date],
    answers: Mapping[str, str],
    stage: RouteStage,
) -> None:
    events = {"first-contact": date(2026, 3, 2), **events}
    due = found("year", events, calendar, answers)
    assert due.route is stage
    assert page_for(due, NO_PAGES, {}, TODAY) == ("apply" if stage is RouteStage.ENDED else None)


@pytest.mark.parametrize(
    ("today", "hurries"),
    [
        (date(2027, 1, 30), False),
        (date(2027, 1, 31), True),
        (date(2027, 3, 2), True),
        (date(2027, 3, 3), False),
    ],
    ids=["31-days-left", "30-days-left", "last-day", "over"],
)
def test_little_time_left_sends_the_reader_to_begin_the_route(
    calendar: Calendar, today: date, hurries: bool
) -> None:
    due = found("year", {"first-contact": date(2026, 3, 2)}, calendar)
    assert due.hurries(today) is hurries
    assert page_for(due, NO_PAGES, {}, today) == ("complain" if hurries else None)


def test_who_has_begun_the_route_is_not_sent_to_begin_it(calendar: Calendar) -> None:
    events = {"first-contact": date(2026, 3, 2), "complaint-filed": date(2026, 10, 5)}
    assert page_for(found("year", events, calendar), NO_PAGES, {}, date(2027, 2, 20)) is None


def test_what_was_filed_in_time_hurries_no_more(calendar: Calendar) -> None:
    events = {"first-contact": date(2026, 3, 2), "adr-filed": date(2026, 11, 20)}
    assert not found("year", events, calendar).hurries(date(2027, 2, 20))


def test_a_clock_without_hurry_has_none(calendar: Calendar) -> None:
    due = found("outage", {"billing-period-ended": date(2025, 12, 1)}, calendar)
    assert due.hurry_from is None
    assert not due.hurries(date(2026, 12, 1))


@pytest.mark.parametrize("stop", ["answer-sent", "answer-received"])
@pytest.mark.parametrize("day", [date(2026, 11, 4), date(2026, 11, 5)], ids=["in-time", "late"])
def test_only_a_day_of_sending_proves_an_answer_late(
    calendar: Calendar, stop: str, day: date
) -> None:
    due = found("reply", {"complaint-filed": date(2026, 10, 5), stop: day}, calendar)
    proven = day == date(2026, 11, 5) and stop != "answer-received"
    assert due.stopped_late is proven
    assert page_for(due, NO_PAGES, {}, TODAY) == ("silence" if proven else None)


def test_a_stop_that_no_legal_day_was_counted_for_is_not_late(calendar: Calendar) -> None:
    events = {"complaint-filed": date(2024, 11, 9), "answer-sent": date(2025, 3, 3)}
    assert not found("reply", events, calendar).stopped_late


def test_clocks_that_name_each_other_are_reckoned_from_what_is_given(guide: Guide) -> None:
    """Every clock of Poland at once, on one day: none asks for what is not there."""
    events = dict.fromkeys(guide.vocabulary.events, date(2026, 11, 2))
    dues = reckoned(guide.clocks, events, guide.calendar)
    assert dues["complaint-reply"].stop == "answer-sent"
    clock: Clock = dues["adr-application"].clock
    assert clock.takes_earliest
