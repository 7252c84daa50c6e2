"""A guide about something else goes through the same code: no law of telecoms, another currency."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from build_tools.compile import checked_docs, compile_docs
from decision_tree import BadCase, Guide, Session, load_guide, parse_case, replay, step_document

from .conftest import BROKEN, ROOT

TODAY = date(2026, 11, 22)
EVENTS = {
    "pl": ("dzień zgubienia bagażu", "dzień zgłoszenia", "dzień nadania", "dzień lotu"),
    "en": ("the day it was lost", "the day of the report", "the day of posting", "the flight"),
}
IDS = ("luggage-lost", "loss-reported", "parcel-posted", "flight-booked-for")


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The other guide, with this one's sentences, other events and another currency."""
    folder = tmp_path_factory.mktemp("other") / "docs"
    shutil.copytree(ROOT / "tests" / "other_subject", folder)
    for rule in ("counting.yml", "days-off.yml"):
        shutil.copy(BROKEN / "sound" / "law" / rule, folder / "law" / rule)
    for lang, words in EVENTS.items():
        text = (ROOT / "docs" / lang / "sentences.yml").read_text("utf-8")
        named = "".join(f"  {id_}: {of}\n" for id_, of in zip(IDS, words, strict=True))
        text = re.sub(r"(?ms)^events:\n.*?(?=^\w)", f"events:\n{named}", text)
        text = re.sub(r"(?ms)^asked:.*?(?=^\w)", f"asked: {{luggage-lost: {words[0]}}}\n", text)
        text = re.sub(r"(?ms)^(cautions|passed):\n.*?(?=^\w)", "", text)
        text = re.sub(r"(?m)^currency: .*$", "currency: [€, eur]", text)
        text = re.sub(r"(?m)^  amount: .*$", '  amount: "{sum} €"', text)
        (folder / lang / "sentences.yml").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def guide(docs: Path) -> Guide:
    return load_guide(json.dumps(compile_docs(checked_docs(docs, TODAY))))


def test_it_answers_with_its_own_clock_and_sum(guide: Guide) -> None:
    case = parse_case(
        json.dumps(
            {
                "format": "eskalator-case/1",
                "answers": {"what-happened": "lost"},
                "events": {"luggage-lost": "2026-11-10"},
                "details": {"value-of-contents": "12.50", "nights-away": "2"},
            }
        ),
        TODAY,
        guide.vocabulary,
    )
    step = step_document(replay(guide, case, TODAY), guide, "en", TODAY)
    assert step["path"] == ["what-happened", "when-lost", "report-over"]
    assert (step["node"], step["actions"][0]["by"]) == ("report-the-loss", "2026-12-01")
    (clock,) = step["clocks"]
    assert (clock["id"], clock["legal"], clock["status"]) == (
        "report-of-loss",
        "2026-12-01",
        "running",
    )
    (refund,) = step["sums"]
    assert refund["words"] == "25 €"
    assert "12.50 €" in refund["why"][0]


def test_a_flight_may_lie_ahead_and_counts_when_it_is_the_earlier(guide: Guide) -> None:
    events = {"luggage-lost": "2026-11-20", "flight-booked-for": "2026-11-18"}
    text = json.dumps({"format": "eskalator-case/1", "events": events})
    case = parse_case(text, TODAY, guide.vocabulary)
    (due,) = replay(guide, case, TODAY).dues
    assert (due.start_source, due.legal) == ("flight-booked-for", date(2026, 12, 9))
    ahead = json.dumps(
        {"format": "eskalator-case/1", "events": {"flight-booked-for": "2027-01-01"}}
    )
    assert parse_case(ahead, TODAY, guide.vocabulary).events["flight-booked-for"].year == 2027


def test_it_refuses_events_of_another_guide(guide: Guide) -> None:
    text = json.dumps({"format": "eskalator-case/1", "events": {"complaint-filed": "2026-11-10"}})
    with pytest.raises(BadCase, match="unknown event 'complaint-filed'"):
        parse_case(text, TODAY, guide.vocabulary)


def test_its_currency_is_read_as_typed(docs: Path) -> None:
    session = Session(json.dumps(compile_docs(checked_docs(docs, TODAY))))
    assert json.loads(session.detail("12,50 €", "value-of-contents", "pl")) == {"value": "12.50"}
    assert "sentence" in json.loads(session.detail("12,50 zł", "value-of-contents", "pl"))
