"""Where the real tree leads: to the right door, never in a circle, and to UKE by the law's way."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from build_tools.docs import Docs, read_docs
from build_tools.pages import Page
from decision_tree import Case, Guide, Kind, replay
from decision_tree.law import Actor, RouteStage
from decision_tree.tree import actions, asked
from tests.conftest import ROOT

from .conftest import TODAY, cases

HELP = {"pl": "## Gdy to nie pomoże", "en": "## If this does not help"}
"""The section of an outcome that says what comes next."""
CONTACTS = ("first-contact", "fault-reported", "complaint-filed", "complaint-delivered")


@pytest.fixture(scope="module")
def docs() -> Docs:
    return read_docs(ROOT / "docs", TODAY)


def next_links(page: Page, docs: Docs) -> Iterator[str]:
    """Yield the outcomes that the section of what comes next links."""
    lines = (docs.root / page.lang / page.path).read_text("utf-8").split("\n")
    headings = [number for number, line in enumerate(lines, start=1) if re.match("## ", line)]
    helps = (number for number in headings if lines[number - 1].startswith(HELP[page.lang]))
    begins = next(helps, None)
    assert begins, f"{page.file}: write the section {HELP[page.lang]}"
    ends = next((number for number in headings if number > begins), len(lines))
    for link in page.links:
        path = page.target(link)
        target = docs.by_path(page.lang).get(path) if path else None
        if begins < link.line < ends and target and target.kind == Kind.OUTCOME:
            yield str(target.id)


def test_what_comes_next_leads_to_no_outcome_twice_without_a_new_event(
    docs: Docs, guide: Guide
) -> None:
    """An outcome whose act is an event of its own may be left for one that was there before."""
    nodes = guide.tree.nodes
    links = {
        str(page.id): {link for link in next_links(page, docs) if not nodes[link].done_by}
        for page in docs.pages["pl"]
        if page.kind == Kind.OUTCOME
    }
    assert sum(map(len, links.values())) > 20
    assert [way for way in (circle(start, links) for start in links) if way] == []


def circle(start: str, links: dict[str, set[str]]) -> list[str]:
    """Return a way from *start* back to it, or nothing."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for link in links[way[-1]]:
            if link == start:
                return [*way, start]
            if link not in seen:
                seen.add(link)
                ways.append([*way, link])
    return []


@given(data=st.data())
def test_who_does_what_is_first_is_never_sent_to_it_again(
    guide: Guide, data: st.DataObject
) -> None:
    """Each act is an event; the list of what to do gets shorter or goes on, and does not turn."""
    case = data.draw(cases(guide))
    done: list[str] = []
    while True:
        found = actions(replay(guide, case, TODAY), TODAY)
        acts = [a.page for a in found if guide.tree.nodes[a.page].done_by]
        if not acts:
            break
        assert acts[0] not in done
        done.append(acts[0])
        event = guide.tree.nodes[acts[0]].done_by[0]
        case = replace(case, events={**case.events, event: TODAY})


@given(data=st.data())
def test_no_event_makes_an_action_ask_for_what_it_says_is_done(
    guide: Guide, data: st.DataObject
) -> None:
    case = data.draw(cases(guide))
    for event in sorted({e for node in guide.tree.nodes.values() for e in node.done_by}):
        known = replace(case, events={**case.events, event: TODAY})
        for action in actions(replay(guide, known, TODAY), TODAY):
            assert event not in guide.tree.nodes[action.page].done_by


def year(guide: Guide, case: Case) -> date | None:
    dues = {due.clock.id: due for due in replay(guide, case, TODAY).dues}
    return dues["adr-application"].legal if "adr-application" in dues else None


UNDER_THE_ACT = st.dates(date(2024, 11, 10), TODAY)
SOME_CONTACTS = st.dictionaries(st.sampled_from(CONTACTS), UNDER_THE_ACT, min_size=1)


@given(
    contacts=SOME_CONTACTS,
    others=st.dictionaries(st.sampled_from(["answer-sent", "complaint-refused"]), UNDER_THE_ACT),
    event=st.sampled_from(CONTACTS),
    days_later=st.integers(0, 500),
)
def test_a_later_contact_never_moves_the_year_for_uke(
    guide: Guide,
    contacts: dict[str, date],
    others: dict[str, date],
    event: str,
    days_later: int,
) -> None:
    """Unless its day rules out another one, so that nothing is computed from either."""
    case = Case(events={**contacts, **others})
    later = min(TODAY, min(contacts.values()) + timedelta(days=days_later))
    after = {**case.events, event: min(later, contacts.get(event, later))}
    assume(not guide.vocabulary.conflicts(case.events) and not guide.vocabulary.conflicts(after))
    assert year(guide, replace(case, events=after)) == year(guide, case)


def test_the_application_to_uke_is_reached_through_exhaustion_alone(guide: Guide) -> None:
    def ways_to(node: str) -> set[tuple[str, str]]:
        return {
            (before.id, answer.id)
            for before in guide.tree.nodes.values()
            for answer in before.answers
            if answer.leads_to == node
        }

    assert {before for before, _ in ways_to("apply-to-uke")} == {"adr-year-over"}
    assert ways_to("adr-year-over") == {
        ("route-ended", "refused"),
        ("route-ended", "unpaid"),
        ("refused-next", "in-a-hurry"),
    }
    assert {before for before, _ in ways_to("refused-next")} == {"what-answer", "where-am-i"}


@given(data=st.data())
def test_a_clock_urges_the_application_to_uke_once_the_route_is_exhausted(
    guide: Guide, data: st.DataObject
) -> None:
    step = replay(guide, data.draw(cases(guide)), TODAY)
    for action in actions(step, TODAY):
        if action.page == "apply-to-uke" and step.node.id != "apply-to-uke":
            assert action.due is not None
            assert action.due.route is RouteStage.ENDED


def test_each_outcome_with_a_time_of_the_readers_asks_for_its_day(guide: Guide) -> None:
    for node in guide.tree.nodes.values():
        clocks = [guide.clocks[id_] for id_ in node.clocks]
        readers = {clock.asked_for for clock in clocks if clock.acts is Actor.READER}
        step = replay(guide, Case(begins_at=node.id), TODAY)
        assert readers <= set(asked(step, guide)), node.id


def test_the_shortest_times_have_an_outcome_that_asks_for_their_day(guide: Guide) -> None:
    named = set(chain.from_iterable(node.clocks for node in guide.tree.nodes.values()))
    assert named >= {
        *("distance-withdrawal", "visit-withdrawal", "payment-notice", "suspension-notice"),
        *("complaint-completion", "adr-proposal-reaction", "payment-order-objection"),
    }
