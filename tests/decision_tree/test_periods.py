"""What is true of every clock and every day, on Poland's calendar."""

from datetime import date

from hypothesis import given, reject
from hypothesis import strategies as st

from decision_tree import Clock, Counts, Due, Effect, Guide, Length, OutsideCalendar, Unit, due
from decision_tree.calendar import Roll
from decision_tree.clocks import Actor, Against, Status, Value

DATES = st.dates(date(2020, 1, 1), date(2040, 12, 31))
LENGTHS = st.builds(Length, number=st.integers(1, 40), unit=st.sampled_from(Unit))


@st.composite
def clocks(draw: st.DrawFn, counts: tuple[Counts, ...] = tuple(Counts)) -> Clock:
    value = Value(
        since=date(2000, 1, 1),
        length=draw(LENGTHS.filter(lambda length: length.unit is not Unit.YEARS)),
        roll=draw(st.sampled_from(Roll)),
        reference="act art. 1",
    )
    return Clock(
        id="any",
        effect=draw(st.sampled_from(Effect)),
        acts=draw(st.sampled_from(Actor)),
        starts_on=("complaint-filed",),
        counts=draw(st.sampled_from(counts)),
        values=(value,),
        safety=draw(st.none() | st.just(Length(number=7, unit=Unit.DAYS))),
        checked=date(2026, 11, 22),
        against=Against.PROMULGATED,
    )


def within_calendar(clock: Clock, start: date, guide: Guide) -> Due:
    """Return the clock's days; starts too near the calendar's ends are no example."""
    try:
        return due(clock, start, guide.calendar)
    except OutsideCalendar:
        reject()


FORWARD = clocks(counts=(Counts.FORWARD,))


@given(clock=FORWARD, start=DATES)
def test_a_period_never_ends_before_it_starts(guide: Guide, clock: Clock, start: date) -> None:
    found = within_calendar(clock, start, guide)
    assert found.legal is not None
    assert found.safe is not None
    assert start < found.legal
    assert start < found.safe


@given(clock=clocks(), one=DATES, other=DATES)
def test_a_later_start_never_has_an_earlier_day(
    guide: Guide, clock: Clock, one: date, other: date
) -> None:
    earlier, later = (within_calendar(clock, day, guide) for day in sorted((one, other)))
    assert earlier.legal is not None
    assert later.legal is not None
    assert earlier.legal <= later.legal
    assert earlier.safe is not None
    assert later.safe is not None
    assert earlier.safe <= later.safe


@given(clock=clocks(), start=DATES)
def test_a_rolled_end_is_a_working_day(guide: Guide, clock: Clock, start: date) -> None:
    found = within_calendar(clock, start, guide)
    assert found.legal is not None
    if clock.values[0].roll is Roll.NEXT_WORKING_DAY:
        assert guide.calendar.is_working_day(found.legal)
    else:
        assert found.legal == found.end


@given(clock=clocks(), start=DATES)
def test_the_safe_day_never_gives_the_reader_more_time_nor_less_to_wait(
    guide: Guide, clock: Clock, start: date
) -> None:
    found = within_calendar(clock, start, guide)
    assert found.legal is not None
    assert found.safe is not None
    if clock.effect is Effect.EXTINGUISHES or clock.acts is Actor.READER:
        assert found.safe <= found.legal
    else:
        assert found.safe >= found.legal


@given(clock=FORWARD, start=DATES, today=DATES, tomorrow=DATES)
def test_time_only_goes_on(
    guide: Guide, clock: Clock, start: date, today: date, tomorrow: date
) -> None:
    order = [Status.NOT_STARTED, Status.RUNNING, Status.DUE_TODAY, Status.PASSED]
    found = within_calendar(clock, start, guide)
    before, after = (found.status(day) for day in sorted((today, tomorrow)))
    assert before is not None
    assert after is not None
    assert order.index(before) <= order.index(after)
