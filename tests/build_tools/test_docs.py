"""What is true of the real pages and law files, whatever their words."""

import re
from datetime import date
from pathlib import Path

import pytest

from build_tools.checks import check
from build_tools.docs import Docs, read_docs
from decision_tree import Guide, Kind

from .conftest import ROOT

PAGES = sorted((ROOT / "docs").glob("??/**/*.md"))


@pytest.fixture(scope="module")
def docs() -> Docs:
    return read_docs(ROOT / "docs", date(2026, 11, 23))


def test_the_real_pages_have_no_mistakes(docs: Docs) -> None:
    assert "\n".join(map(str, check(docs))) == ""


def test_the_tree_has_at_least_45_nodes_and_18_outcomes(guide: Guide) -> None:
    kinds = [node.kind for node in guide.tree.nodes.values()]
    assert len(kinds) >= 45
    assert kinds.count(Kind.OUTCOME) >= 18


def test_every_outcome_is_at_most_6_answers_away(guide: Guide) -> None:
    nodes = guide.tree.nodes
    at_distance, distance = {guide.tree.start}, 0
    while asked := {id_ for id_ in at_distance if nodes[id_].kind is not Kind.OUTCOME}:
        assert distance < 6, asked
        at_distance = {answer.leads_to for id_ in asked for answer in nodes[id_].answers}
        distance += 1


def test_every_outcome_names_a_step_of_the_road_or_lies_aside(docs: Docs) -> None:
    steps = {page.id for page in docs.pages["pl"] if "step" in page.meta}
    assert len(steps) == 7
    for page in docs.nodes():
        if page.kind == Kind.OUTCOME:
            assert page.meta.text("stage") in {*steps, "aside"}, page.file


def test_every_law_file_names_the_facts_it_rests_on(docs: Docs) -> None:
    for rule in docs.rules.values():
        facts = rule.table.texts("facts")
        assert facts, rule.file
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fact) for fact in facts), rule.file


POLISH_NUMBERS = (
    "jeden|jedną|jednego|jednej|dwa|dwie|dwóch|trzy|trzech|cztery|czterech|pięć|pięciu|sześć|"
    "sześciu|siedem|siedmiu|dziesięć|dziesięciu|dwanaście|dwunastu|czternaście|czternastu|"
    "dwadzieścia|dwudziestu|trzydzieści|trzydziestu|sto|stu|pół|półtora"
)
POLISH_UNITS = (
    "dni|dzień|dnia|doby|dobę|dób|tydzień|tygodnia|tygodnie|tygodni|miesiąc|miesiąca|miesiące|"
    "miesięcy|rok|roku|lata|lat|zł|złotych|złote|grosze|groszy|PLN|%|procent"
)
ENGLISH_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|twenty-one|thirty|"
    "ninety|hundred|half"
)
ENGLISH_UNITS = "days?|weeks?|months?|years?|PLN|zlotys?|%|percent|per cent"

BARE_NUMBER = {
    "pl": re.compile(
        rf"\b(?:\d[\d .,–]*|(?:{POLISH_NUMBERS}) )(?:robocz\w+ )?(?:{POLISH_UNITS})(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\b(?:\d[\d .,–]*|(?:{ENGLISH_NUMBERS})[ -])(?:working |more )?(?:{ENGLISH_UNITS})(?!\w)"
        r"|PLN ?\d",
        re.IGNORECASE,
    ),
}
ADVICE = {
    "pl": re.compile(r"nasza rada|radzimy|z dwóch dni", re.IGNORECASE),
    "en": re.compile(r"our advice|we advise|of two days", re.IGNORECASE),
}
"""What marks a number as no law's; the last one is about which of two days counts."""
NOT_TEXT = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|^\s*\d+\.", re.MULTILINE)
"""Macros, the targets of links, and the numbers of a list."""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_a_number_in_a_page_is_a_macro_or_our_advice(path: Path) -> None:
    lang = path.relative_to(ROOT / "docs").parts[0]
    for paragraph in path.read_text("utf-8").split("\n\n"):
        found = BARE_NUMBER[lang].findall(NOT_TEXT.sub("…", paragraph))
        assert not found or ADVICE[lang].search(paragraph), paragraph
