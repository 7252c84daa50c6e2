"""What is true of every clock and every day, on Poland's calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from decision_tree import Clock, Counts, Due, Effect, Guide, Length, OutsideCalendar, Unit, due
from decision_tree.law import Actor, Against, Roll, Status, Value
from decision_tree.words import why
from tests.law_files import CLOCKS, DAYS_OFF

FIRST, LAST = date(2020, 1, 1), date(2040, 12, 31)
DATES = st.dates(FIRST, LAST)
LENGTHS = st.builds(Length, number=st.integers(1, 40), unit=st.sampled_from(Unit))


@st.composite
def made_up(draw: st.DrawFn) -> Clock:
    value = Value(
        since=date(2000, 1, 1),
        length=draw(LENGTHS.filter(lambda length: length.unit is not Unit.YEARS)),
        roll=draw(st.sampled_from(Roll)),
        reference="act art. 1",
    )
    return Clock(
        id="complaint-reply",  # the one whose safety the languages explain
        effect=draw(st.sampled_from(Effect)),
        acts=draw(st.sampled_from(Actor)),
        starts_on=("complaint-filed",),
        counts=draw(st.sampled_from(Counts)),
        values=(value,),
        safety=draw(st.none() | st.just(Length(number=7, unit=Unit.DAYS))),
        checked=date(2026, 11, 22),
        against=Against.PROMULGATED,
    )


each_clock = pytest.mark.parametrize("id_", ["made-up", *CLOCKS])


def test_every_real_clock_is_put_to_these_tests(guide: Guide) -> None:
    assert guide.clocks.keys() == set(CLOCKS)


def drawn(data: st.DataObject, guide: Guide, id_: str) -> Clock:
    return data.draw(made_up()) if id_ == "made-up" else guide.clocks[id_]


def computed(data: st.DataObject, clock: Clock, guide: Guide, value: Value | None = None) -> Due:
    """Return the days of *clock* from any start that *value* and the calendar cover."""
    value = value or drawn_value(data, clock)
    last = min(dict(spans(clock))[value.since], LAST)
    start = data.draw(st.dates(max(value.since, FIRST), last), label="start")
    try:
        found = due(clock, start, guide.calendar)
    except OutsideCalendar:  # too near the calendar's ends
        reject()
    assert found.end is not None
    return found


def drawn_value(data: st.DataObject, clock: Clock) -> Value:
    """Draw one of the values that give a length to days of the calendar."""
    last = dict(spans(clock))
    covered = [v for v in clock.values if v.length and v.since < LAST and last[v.since] > FIRST]
    return data.draw(st.sampled_from(covered), label="value")


def spans(clock: Clock) -> list[tuple[date, date]]:
    """Return the first and the last day that each value of *clock* governs."""
    nexts = [value.since - timedelta(days=1) for value in clock.values[1:]] + [date.max]
    return [
        (value.since, min(value.until or date.max, day))
        for value, day in zip(clock.values, nexts, strict=True)
    ]


def legal_and_safe(found: Due) -> tuple[date, date]:
    assert found.legal is not None
    assert found.safe is not None
    return found.legal, found.safe


def is_off(day: date) -> bool:
    return day.strftime("%a") in {"Sat", "Sun"} or day in DAYS_OFF


@each_clock
@given(data=st.data())
def test_a_period_never_ends_before_it_starts(guide: Guide, id_: str, data: st.DataObject) -> None:
    clock = drawn(data, guide, id_)
    found = computed(data, clock, guide)
    assert found.end is not None
    if clock.counts is Counts.BACK:
        assert found.end < found.start
    else:
        assert found.start < min(found.end, *legal_and_safe(found))


@each_clock
@given(data=st.data())
def test_a_later_start_never_has_an_earlier_day(
    guide: Guide, id_: str, data: st.DataObject
) -> None:
    """Under one value: a shorter period that begins to govern may end before a longer one."""
    clock = drawn(data, guide, id_)
    value = drawn_value(data, clock)
    one, other = (computed(data, clock, guide, value) for _ in range(2))
    earlier, later = sorted((one, other), key=lambda found: found.start)
    for before, after in zip(legal_and_safe(earlier), legal_and_safe(later), strict=True):
        assert before <= after


@each_clock
@given(data=st.data())
def test_no_rolled_end_is_a_saturday_a_sunday_or_a_day_off(
    guide: Guide, id_: str, data: st.DataObject
) -> None:
    clock = drawn(data, guide, id_)
    found = computed(data, clock, guide)
    legal, safe = legal_and_safe(found)
    assert found.value is not None
    if found.value.roll is Roll.NEXT_WORKING_DAY:
        assert not is_off(legal)
    else:
        assert legal == found.end
    if clock.safety and not clock.ends_something:
        assert not is_off(safe)


@each_clock
@given(data=st.data())
def test_a_shift_is_explained_and_nothing_else_is(
    guide: Guide, id_: str, data: st.DataObject
) -> None:
    found = computed(data, drawn(data, guide, id_), guide)
    legal, _ = legal_and_safe(found)
    assert found.end is not None
    passed = [found.end + timedelta(days=n) for n in range((legal - found.end).days)]
    for language in guide.languages.values():
        told = [s for s in why(found, language, guide.calendar) if guide.calendar.reference in s]
        assert len(told) == bool(passed)
        for sentence in told:
            assert language.word(found.end) in sentence
            assert language.word(legal) in sentence
            for day in passed:
                id_of_day = guide.calendar.days_off.get(day)
                name = language.weekdays[day.weekday()]
                assert (language.days_off[id_of_day] if id_of_day else name) in sentence


@each_clock
@given(data=st.data())
def test_the_safe_day_never_gives_the_reader_more_time_nor_less_to_wait(
    guide: Guide, id_: str, data: st.DataObject
) -> None:
    clock = drawn(data, guide, id_)
    legal, safe = legal_and_safe(computed(data, clock, guide))
    if clock.effect is Effect.EXTINGUISHES or clock.acts is Actor.READER:
        assert safe <= legal
    else:
        assert safe >= legal


@each_clock
@given(data=st.data())
def test_time_only_goes_on(guide: Guide, id_: str, data: st.DataObject) -> None:
    order = [Status.NOT_STARTED, Status.RUNNING, Status.DUE_TODAY, Status.PASSED]
    found = computed(data, drawn(data, guide, id_), guide)
    today, tomorrow = sorted(data.draw(st.tuples(DATES, DATES), label="days"))
    before, after = found.status(today), found.status(tomorrow)
    assert before is not None
    assert after is not None
    assert order.index(before) <= order.index(after)
    until, then = found.act_on(today), found.act_on(tomorrow)
    assert until is None or until >= today
    assert then is None or then >= tomorrow
    assert then is None or until is not None
