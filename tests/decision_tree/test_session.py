import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from decision_tree import BadCase, Guide, Session, Written, calendar_file, parse_case, replay

CASE = '{"format": "eskalator-case/1", "events": {"complaint-filed": "2026-10-05"}}'


@pytest.fixture(scope="module")
def session(compiled: dict[str, Any]) -> Session:
    return Session(json.dumps(compiled))


def test_a_case_in_a_step_out(session: Session) -> None:
    step = json.loads(session.step(CASE, "2026-11-22", "pl"))
    payment, shield, year, acknowledgement, reply = step["clocks"]
    assert year["id"] == "adr-application"
    assert acknowledgement["id"] == "complaint-acknowledgement"
    assert (reply["id"], reply["legal"]) == ("complaint-reply", "2026-11-04")
    assert (payment["id"], payment["starts"]) == ("deemed-sum-payment", "2026-11-04")
    assert (shield["id"], shield["starts"]) == ("service-suspension-shield", payment["legal"])


def test_a_step_as_of_another_day_leaves_out_what_had_not_happened(session: Session) -> None:
    step = json.loads(session.step(CASE, "2026-11-22", "pl", "2026-11-04"))
    assert [clock["status"] for clock in step["clocks"]] == ["due-today", "running", "passed"]
    before = json.loads(session.step(CASE, "2026-11-22", "pl", "2026-10-04"))
    assert before["clocks"] == []
    assert before["as_of"] == "Widok na 4 października 2026. To terminy według stanu na ten dzień."
    assert before["later"] == [
        "Jeszcze przed nami: dzień złożenia reklamacji – 5 października 2026."
    ]


def test_a_day_ahead_of_today_is_refused_whatever_day_is_asked_for(session: Session) -> None:
    with pytest.raises(BadCase):
        session.step(CASE, "2026-10-04", "pl", "2026-11-22")


@pytest.mark.parametrize("as_of", ["2026-02-31", "rubbish", "20261104"])
def test_a_day_to_look_at_that_is_none_is_refused(session: Session, as_of: str) -> None:
    with pytest.raises(BadCase):
        session.step(CASE, "2026-11-22", "pl", as_of)


def test_the_dates_ahead_as_a_calendar_file(session: Session, guide: Guide) -> None:
    day = date(2026, 10, 20)
    written = json.loads(session.calendar(CASE, "2026-10-20", "en", "2026-10-20T12:00:00Z"))
    step = replay(guide, parse_case(CASE, day, guide.vocabulary), day)
    asked = Written(datetime(2026, 10, 20, 12, tzinfo=UTC))
    assert written == {"file": calendar_file(step, guide, "en", day, asked)}
    assert "DTSTART;VALUE=DATE:20261112" in written["file"]
    assert "DTSTAMP:20261020T120000Z" in written["file"]
    late = session.calendar(CASE, "2027-11-22", "en", "2027-11-22T12:00:00Z")
    assert json.loads(late) == {"file": None}


def test_a_bad_case_is_refused(session: Session) -> None:
    with pytest.raises(BadCase):
        session.step("{}", "2026-11-22", "pl")
    with pytest.raises(BadCase):
        session.calendar("{}", "2026-11-22", "pl", "2026-11-22T12:00:00Z")


def test_a_typed_day_is_read(session: Session) -> None:
    read = session.day("5 października 2026", "complaint-filed", "2026-11-22", "pl")
    assert json.loads(read) == {"value": "2026-10-05", "words": "5 października 2026"}


@pytest.mark.parametrize("typed", ["soon", "31.6.2026", "23.11.2026", "9" * 5000 + ".1"])
def test_what_is_no_day_is_answered_with_a_sentence(session: Session, typed: str) -> None:
    read = json.loads(session.day(typed, "complaint-filed", "2026-11-22", "pl"))
    assert read.keys() == {"sentence"}
    assert read["sentence"].endswith(".")


def test_an_agreed_day_may_lie_ahead(session: Session) -> None:
    read = session.day("31 December 2026", "contract-ends", "2026-11-22", "en")
    assert json.loads(read) == {"value": "2026-12-31", "words": "31 December 2026"}


def test_a_typed_sum_is_read_as_the_case_holds_it(session: Session) -> None:
    assert json.loads(session.detail("69,90 zł", "monthly-fee", "pl")) == {"value": "69.90"}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("monthly-fee", "amount-unreadable"), ("payments-left", "count-unreadable")],
)
def test_what_is_no_number_is_answered_with_a_sentence(
    session: Session, guide: Guide, name: str, sentence: str
) -> None:
    read = json.loads(session.detail("a lot", name, "en"))
    assert read == {"sentence": guide.languages["en"].say(sentence)}
