import json
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from build_tools.compile import checked_docs, compile_docs
from build_tools.docs import read_docs
from build_tools.problems import BadDocs
from decision_tree import Effect, Guide, load_guide

from .conftest import ROOT
from .test_broken_pages import lay_over

TODAY = date(2026, 11, 23)


@pytest.fixture
def small(sound: Path) -> dict[str, Any]:
    return compile_docs(checked_docs(sound, TODAY))


URLS = {
    "home": ("index.md", "pl", ""),
    "english-home": ("index.md", "en", "en/"),
    "page": ("co-teraz/jak-daleko.md", "pl", "co-teraz/jak-daleko/"),
    "english-page": ("what-now/how-far.md", "en", "en/what-now/how-far/"),
    "folder": ("droga/index.md", "pl", "droga/"),
    "english-folder": ("the-road/index.md", "en", "en/the-road/"),
}


@pytest.mark.parametrize(("path", "lang", "url"), URLS.values(), ids=URLS)
def test_addresses_are_folders_below_the_root_of_the_site(
    sound: Path, path: str, lang: str, url: str
) -> None:
    assert read_docs(sound, TODAY).url_of(PurePosixPath(path), lang) == url


def test_the_tree_is_what_the_pages_link(small: dict[str, Any]) -> None:
    assert small["tree"] == {
        "start": "what-is-wrong",
        "entry": "where-am-i",
        "nodes": {
            "what-is-wrong": {
                "kind": "question",
                "answers": {"outage": "when-did-you-complain", "bill": "file-a-complaint"},
            },
            "when-did-you-complain": {
                "kind": "date",
                "event": "complaint-filed",
                "answers": {"reply-time-over": "reply-time-over", "unknown": "file-a-complaint"},
            },
            "reply-time-over": {
                "kind": "check",
                "clock": "complaint-reply",
                "answers": {"yes": "no-reply", "no": "wait"},
            },
            "where-am-i": {
                "kind": "events",
                "answers": {
                    "invoice-delivered": "file-a-complaint",
                    "complaint-filed": "reply-time-over",
                },
            },
            "no-reply": {"kind": "outcome", "answers": {}, "clocks": ["complaint-reply"]},
            "wait": {"kind": "outcome", "answers": {}, "clocks": ["complaint-reply"]},
            "file-a-complaint": {"kind": "outcome", "answers": {}, "letter": "complaint-letter"},
        },
        "situations": ["outage"],
    }


def test_answers_keep_the_order_of_the_page(small: dict[str, Any]) -> None:
    """The first answer of a date is the way on once its day is known."""
    node = small["tree"]["nodes"]["when-did-you-complain"]
    assert list(node["answers"]) == ["reply-time-over", "unknown"]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_page_is_in_both_languages(small: dict[str, Any], lang: str) -> None:
    assert small["languages"][lang]["pages"].keys() == {
        *small["tree"]["nodes"],
        "outage",
        "complaint-letter",
        "step-complaint",
    }


def test_words_come_from_the_page_of_the_language(small: dict[str, Any]) -> None:
    english = small["languages"]["en"]["pages"]
    polish = small["languages"]["pl"]["pages"]
    assert english["reply-time-over"] == {
        "title": "Is the time for the reply over?",
        "url": "en/what-now/reply-time-over/",
        "answers": {"yes": "Yes, it is over", "no": "No, it still runs"},
    }
    assert polish["wait"] == {"title": "Poczekaj na odpowiedź", "url": "co-teraz/poczekaj/"}


def test_a_clock_is_compiled_whole(small: dict[str, Any]) -> None:
    assert small["clocks"]["complaint-reply"] == {
        "effect": "deems",
        "acts": "provider",
        "starts_on": ["complaint-delivered", "complaint-filed"],
        "stopped_by": ["answer-sent", "answer-received"],
        "values": [
            {
                "since": "2024-11-10",
                "length": "30 days",
                "roll": "next-working-day",
                "reference": "PKE art. 378 ust. 5",
                "url": "https://isap.sejm.gov.pl/",
            }
        ],
        "safety": "7 days",
        "checked": "2026-11-22",
        "against": "promulgated",
    }
    assert small["clocks"].keys() == {
        "complaint-reply",
        "complaint-acknowledgement",
        "accepted-sum-payment",
    }


def test_an_older_rule_may_be_named_without_a_length(small: dict[str, Any]) -> None:
    assert small["clocks"]["complaint-acknowledgement"] == {
        "effect": "advises",
        "acts": "provider",
        "starts_on": ["complaint-delivered"],
        "governed_by": ["complaint-filed"],
        "settled_by": ["answer-sent", "adr-filed"],
        "values": [
            {
                "since": "2024-11-10",
                "until": "2026-03-13",
                "reference": "UWPKE art. 104 ust. 9",
                "url": "https://isap.sejm.gov.pl/",
            },
            {
                "since": "2026-03-14",
                "length": "14 days",
                "reference": "rozporządzenie 2025/1371 § 2",
                "url": "https://isap.sejm.gov.pl/",
                "first_day_unconfirmed": True,
            },
        ],
        "checked": "2026-11-22",
        "against": "promulgated",
        "pages": {"guide": "outage", "passed": "no-reply"},
    }


def test_a_sum_is_compiled_with_its_source_and_named_in_each_language(
    small: dict[str, Any],
) -> None:
    assert small["sums"] == {
        "outage-refund-of-fee": {
            "arithmetic": "per-day",
            "inputs": {"amount": "monthly-fee", "days": "days-without-service", "month": "30"},
            "governed_by": "service-failed",
            "values": [
                {
                    "since": "2024-11-10",
                    "reference": "PKE art. 376 ust. 1",
                    "url": "https://isap.sejm.gov.pl/",
                },
            ],
            "checked": "2026-11-22",
            "against": "promulgated",
        }
    }
    english = small["languages"]["en"]
    assert english["sums"] == {"outage-refund-of-fee": "Refund of the fee for the outage"}


def test_the_calendar_holds_the_days_off_and_how_they_move_an_end(
    small: dict[str, Any],
) -> None:
    calendar = small["calendar"]
    assert (calendar["first"], calendar["last"]) == ("2024-01-01", "2026-12-31")
    assert calendar["days_off"]["2026-11-11"] == "independence-day"
    assert calendar["reference"] == "k.c. art. 115"


def test_the_engine_reads_what_was_compiled(small: dict[str, Any]) -> None:
    guide = load_guide(json.dumps(small))
    assert guide.clocks["complaint-reply"].effect is Effect.DEEMS
    assert guide.languages.keys() == {"pl", "en"}


def test_docs_with_mistakes_are_refused_with_all_of_them(sound: Path) -> None:
    expected = lay_over(sound, "answer-leads-elsewhere")
    with pytest.raises(BadDocs) as refused:
        checked_docs(sound, TODAY)
    assert f"{refused.value}\n" == expected
    assert len(refused.value.problems) == 2


def test_the_engine_reads_every_clock_as_its_law_file_has_it(guide: Guide) -> None:
    """What is compiled is read back whole: writer and reader know the same keys."""
    rules = read_docs(ROOT / "docs", date(2026, 11, 25)).rules
    assert guide.clocks == {id_: rule.clock for id_, rule in rules.items() if rule.clock}


def test_every_node_of_the_real_pages_is_in_both_languages(guide: Guide) -> None:
    for language in guide.languages.values():
        for id_, node in guide.tree.nodes.items():
            page = language.pages[id_]
            assert page.title
            assert page.url.endswith("/") or id_ == guide.tree.start
            assert list(page.answers) == [answer.id for answer in node.answers]
            assert all(page.answers.values())
