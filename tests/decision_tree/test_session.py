import json
from typing import Any

import pytest

from decision_tree import BadCase, Session

CASE = '{"format": "eskalator-case/1", "events": {"complaint-filed": "2026-10-05"}}'


@pytest.fixture(scope="module")
def session(compiled: dict[str, Any]) -> Session:
    return Session(json.dumps(compiled))


def test_a_case_in_a_step_out(session: Session) -> None:
    step = json.loads(session.step(CASE, "2026-11-22", "pl"))
    (reply,) = step["clocks"]
    assert (reply["id"], reply["legal"]) == ("complaint-reply", "2026-11-04")


def test_a_bad_case_is_refused(session: Session) -> None:
    with pytest.raises(BadCase):
        session.step("{}", "2026-11-22", "pl")


def test_a_typed_day_is_read(session: Session) -> None:
    read = session.day("5 października 2026", "complaint-filed", "2026-11-22", "pl")
    assert json.loads(read) == {"day": "2026-10-05"}


@pytest.mark.parametrize("typed", ["soon", "31.6.2026", "23.11.2026", "9" * 5000 + ".1"])
def test_what_is_no_day_is_answered_with_a_sentence(session: Session, typed: str) -> None:
    read = json.loads(session.day(typed, "complaint-filed", "2026-11-22", "pl"))
    assert read.keys() == {"sentence"}
    assert read["sentence"].endswith(".")


def test_an_agreed_day_may_lie_ahead(session: Session) -> None:
    read = session.day("31 December 2026", "contract-ends", "2026-11-22", "en")
    assert json.loads(read) == {"day": "2026-12-31"}
