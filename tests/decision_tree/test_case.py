import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import BadCase, Case, Guide, parse_case, replay, step_document
from decision_tree.case import parse_day
from tests.conftest import VOCABULARY

TODAY = date(2026, 11, 22)
FORMAT = "eskalator-case/1"


def case_of(**parts: object) -> Case:
    return parse_case(json.dumps({"format": FORMAT, **parts}), TODAY, VOCABULARY)


def test_a_case_holds_what_was_written() -> None:
    case = case_of(
        answers={"what": "outage"},
        events={"complaint-filed": "2026-10-05"},
        details={"monthly-fee": "69.90", "customer-number": "A 1"},
        id="k7",
        **{"from": "reply-over"},
    )
    assert case == Case(
        answers={"what": "outage"},
        events={"complaint-filed": date(2026, 10, 5)},
        details={"monthly-fee": "69.90", "customer-number": "A 1"},
        begins_at="reply-over",
        id="k7",
    )


def test_every_part_may_be_left_out() -> None:
    assert case_of() == Case(answers={}, events={}, details={}, begins_at=None, id="")


NO_CASES = {
    "empty": ("", "is not JSON"),
    "no-json": ("answers: {}", "is not JSON"),
    "cut-off": ('{"format": "eskalator-case/1", "answers":', "is not JSON"),
    "number-too-long-to-read": ('{"format": %s}' % ("1" * 5000), "is not JSON"),
    "nested-too-deeply": ("[" * 100_000, "nested too deeply"),
    "null": ("null", '"format": "eskalator-case/1"'),
    "list": ("[]", '"format": "eskalator-case/1"'),
    "text": ('"eskalator-case/1"', '"format": "eskalator-case/1"'),
    "no-format": ("{}", '"format": "eskalator-case/1"'),
    "later-format": ('{"format": "eskalator-case/2"}', '"format": "eskalator-case/1"'),
    "format-in-a-list": ('{"format": ["eskalator-case/1"]}', '"format": "eskalator-case/1"'),
}


@pytest.mark.parametrize(("text", "says"), NO_CASES.values(), ids=NO_CASES)
def test_a_text_that_is_no_case_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadCase) as refused:
        parse_case(text, TODAY, VOCABULARY)
    assert says in str(refused.value)


BAD_PARTS: dict[str, tuple[dict[str, object], str]] = {
    "unknown-part": ({"answer": {}}, "unknown part 'answer': did you mean 'answers'?"),
    "answers-null": ({"answers": None}, '"answers" must be an object of texts.'),
    "answers-list": ({"answers": ["what"]}, '"answers" must be an object of texts.'),
    "answer-number": ({"answers": {"what": 1}}, '"answers" must be an object of texts.'),
    "events-list": ({"events": []}, '"events" must be an object of days.'),
    "details-number": ({"details": {"fee": 69.9}}, '"details" must be an object of texts.'),
    "id-number": ({"id": 7}, '"id" must be a few small letters and digits.'),
    "id-with-a-hyphen": ({"id": "a-1"}, '"id" must be a few small letters and digits.'),
    "id-with-a-capital": ({"id": "A1"}, '"id" must be a few small letters and digits.'),
    "id-with-a-new-line": ({"id": "a1\n"}, '"id" must be a few small letters and digits.'),
    "id-with-an-arabic-digit": ({"id": "٣"}, '"id" must be a few small letters and digits.'),
    "id-too-long": ({"id": "a" * 41}, '"id" must be a few small letters and digits.'),
    "from-number": ({"from": 1}, '"from" must be the id of a node.'),
    "event-misspelt": (
        {"events": {"complaint-file": "2026-10-05"}},
        "unknown event 'complaint-file': did you mean 'complaint-filed'?",
    ),
    "event-unheard-of": ({"events": {"zzz": "2026-10-05"}}, "'zzz': known are "),
}


@pytest.mark.parametrize(("parts", "says"), BAD_PARTS.values(), ids=BAD_PARTS)
def test_a_part_that_cannot_be_read_is_refused(parts: dict[str, object], says: str) -> None:
    with pytest.raises(BadCase) as refused:
        case_of(**parts)
    assert says in str(refused.value)


def test_an_id_may_have_40_letters_and_digits() -> None:
    assert case_of(id="a1" * 20).id == "a1" * 20


def test_a_case_as_of_a_day_leaves_out_what_had_not_happened_yet() -> None:
    case = Case(
        answers={"what": "outage"},
        events={
            "service-failed": date(2026, 10, 5),
            "complaint-filed": date(2026, 10, 6),
            "answer-sent": date(2026, 10, 7),
            "contract-ends": date(2026, 12, 31),
        },
        details={"monthly-fee": "69.90"},
        begins_at="what",
        id="k7",
    )
    assert case.as_of(date(2026, 10, 6), VOCABULARY) == Case(
        answers={"what": "outage"},
        events={
            "service-failed": date(2026, 10, 5),
            "complaint-filed": date(2026, 10, 6),
            "contract-ends": date(2026, 12, 31),
        },
        details={"monthly-fee": "69.90"},
        begins_at="what",
        id="k7",
    )


MISWRITTEN_DAYS = {
    "null": None,
    "number": 20261005,
    "empty": "",
    "polish-order": "5.10.2026",
    "no-dashes": "20261005",
    "short-month": "2026-9-05",
    "week-date": "2026-W41-1",
    "with-a-time": "2026-10-05T00:00",
    "with-a-new-line": "2026-10-05\n",
    "arabic-digits": "٢٠٢٦-١٠-٠٥",
    "year-of-five-digits": "12026-10-05",
    "minus": "-2026-10-05",
}


@pytest.mark.parametrize("day", MISWRITTEN_DAYS.values(), ids=MISWRITTEN_DAYS)
def test_a_day_is_written_as_iso_does(day: object) -> None:
    with pytest.raises(BadCase, match=r"^The event 'complaint-filed' is .* as YYYY-MM-DD\.$"):
        case_of(events={"complaint-filed": day})


@pytest.mark.parametrize(
    "day", ["2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "0000-01-01"]
)
def test_a_day_must_be_in_the_calendar(day: str) -> None:
    with pytest.raises(BadCase) as refused:
        case_of(events={"complaint-filed": day})
    assert str(refused.value) == (
        f"The event 'complaint-filed' is '{day}': the calendar has no such day."
    )


def test_a_leap_day_is_in_the_calendar() -> None:
    assert parse_day("2028-02-29", "it") == date(2028, 2, 29)


AGREED_BEFOREHAND = {
    *("contract-ends", "switch-due", "service-start-due", "billing-period-ended"),
    "change-takes-effect",
}


@pytest.mark.parametrize("event", sorted(AGREED_BEFOREHAND))
def test_an_event_agreed_beforehand_may_lie_ahead(event: str) -> None:
    assert case_of(events={event: "2026-12-31"}).events == {event: date(2026, 12, 31)}


@pytest.mark.parametrize("event", sorted(VOCABULARY.events.keys() - AGREED_BEFOREHAND))
def test_any_other_event_has_happened(event: str) -> None:
    assert case_of(events={event: "2026-11-22"}).events == {event: TODAY}
    with pytest.raises(BadCase) as refused:
        case_of(events={event: "2026-11-23"})
    assert str(refused.value) == (
        f"The event '{event}' is on 2026-11-23, after today (2026-11-22)."
    )


@pytest.mark.parametrize("name", ["monthly-fee", "amount-claimed"])
@pytest.mark.parametrize("money", ["0", "0.00", "69.9", "69.90", "1000000"])
def test_a_sum_is_a_plain_decimal(name: str, money: str) -> None:
    assert case_of(details={name: money}).details == {name: money}


@pytest.mark.parametrize("name", ["monthly-fee", "amount-claimed"])
@pytest.mark.parametrize(
    "money",
    ["", "-1", "+1", "1.", ".50", "69,90", "1.005", "1e3", "NaN", "69.90 zł", " 1", "1\n", "٣"],
)
def test_a_sum_that_is_none_is_refused(name: str, money: str) -> None:
    with pytest.raises(BadCase, match="write a sum such as"):
        case_of(details={name: money})


@given(st.text())
def test_any_text_that_is_no_case_is_refused(text: str) -> None:
    with pytest.raises(BadCase):
        parse_case(text, TODAY, VOCABULARY)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("2026-10-05"),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.text() | st.sampled_from(sorted(VOCABULARY.events)), inner)
    ),
    max_leaves=8,
)
PARTS = st.dictionaries(st.sampled_from(["answers", "events", "details", "from", "id"]), JSON)


def refusal(parts: dict[str, object]) -> str:
    try:
        case_of(**parts)
    except BadCase as refused:
        return str(refused)
    return "The case can be read."


@given(PARTS)
def test_any_json_is_a_case_or_refused_on_one_line(parts: dict[str, object]) -> None:
    said = refusal(parts)
    assert said.endswith((".", "?"))
    assert "\n" not in said


MEGABYTE = "x" * 1_000_000
SPOILT: dict[str, dict[str, object]] = {
    "event-unheard-of": {"events": {MEGABYTE: "2026-10-05"}},
    "event-on-no-day": {"events": {"complaint-filed": MEGABYTE}},
    "event-on-a-list": {"events": {"complaint-filed": [MEGABYTE]}},
    "part-unheard-of": {MEGABYTE: {}},
    "sum-that-is-none": {"details": {"monthly-fee": MEGABYTE}},
    "count-that-is-none": {"details": {"days-without-service": MEGABYTE}},
    "id": {"id": MEGABYTE},
}


@pytest.mark.parametrize("parts", SPOILT.values(), ids=SPOILT)
def test_a_megabyte_gets_one_short_line(parts: dict[str, object]) -> None:
    with pytest.raises(BadCase) as refused:
        case_of(**parts)
    assert len(str(refused.value)) < 300
    assert "\n" not in str(refused.value)


def test_an_answer_that_nobody_knows_is_dropped_by_its_beginning(guide: Guide) -> None:
    """It may be off the path of an older page, so it is not refused; nor is it repeated whole."""
    step = replay(guide, case_of(answers={MEGABYTE: MEGABYTE}), TODAY)
    (dropped,) = step_document(step, guide, "pl", TODAY)["dropped"]
    assert len(dropped["node"]) == len(dropped["answer"]) == len("x" * 60 + "…")
