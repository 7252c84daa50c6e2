"""Cases kept before an id changed: their answers are found where they are now."""

from dataclasses import replace

import pytest

from decision_tree import Case, Guide, replay

from .conftest import TODAY


@pytest.fixture
def guide_of_today(small_guide: Guide) -> Guide:
    """The question "what" was "trouble", and its answer "outage" was "no-internet"."""
    tree = small_guide.tree
    what = replace(
        tree.nodes["what"],
        formerly=("trouble", "first-question"),
        formerly_answers={"no-internet": "outage"},
    )
    return replace(small_guide, tree=replace(tree, nodes={**tree.nodes, "what": what}))


KEPT = {
    "node-and-answer": {"trouble": "no-internet"},
    "another-former-node": {"first-question": "outage"},
    "answer": {"what": "no-internet"},
    "present-ids-before-former-ones": {"trouble": "other", "what": "outage"},
}


@pytest.mark.parametrize("answers", KEPT.values(), ids=KEPT)
def test_an_old_case_lands_where_a_new_one_does(
    guide_of_today: Guide, answers: dict[str, str]
) -> None:
    step = replay(guide_of_today, Case(answers=answers), TODAY)
    assert step.path == replay(guide_of_today, Case(answers={"what": "outage"}), TODAY).path
    assert step.path[0] == "what"
    assert step.dropped == ()


def test_a_case_that_began_at_a_former_node_begins_at_the_present_one(
    guide_of_today: Guide,
) -> None:
    assert replay(guide_of_today, Case(begins_at="trouble"), TODAY).node.id == "what"


def test_what_nobody_knows_is_dropped_as_before(guide_of_today: Guide) -> None:
    answers = {"what": "outage", "gone": "yes", "complaint-day": "gone"}
    step = replay(guide_of_today, Case(answers=answers), TODAY)
    assert {(entry.node, entry.answer) for entry in step.dropped} == {
        ("gone", "yes"),
        ("complaint-day", "gone"),
    }


BEGUN = {"what-is-wrong": "slow", "slow-what": "slow"}
OF_BEFORE = {
    "pressed-in-vain": ({"how-far": "escalated", "escalated-result": "nothing"}, "knows-procedure"),
    "a-manager-promised": (
        {"how-far": "escalated", "escalated-result": "promised"},
        "wait-for-manager",
    ),
    "report-closed": ({"how-far": "reported", "reported-when": "closed"}, "push-inside"),
    "promised-time-left": (
        {"how-far": "reported", "reported-when": "still-time"},
        "wait-for-support",
    ),
    "only-talked": ({"how-far": "unknown", "not-sure-where": "only-talked"}, "report-it"),
    "partly-refused": ({"how-far": "answered", "what-answer": "partly"}, "refused-next"),
    "warning-over": ({"how-far": "warned", "warning-time": "private"}, "route-ended"),
    "warning-still": ({"how-far": "warned", "warning-time": "still"}, "wait-last-chance"),
    "provider-left-uke": (
        {"how-far": "adr", "adr-state": "provider-left"},
        "adr-without-agreement",
    ),
}


@pytest.mark.parametrize(("answers", "node"), OF_BEFORE.values(), ids=OF_BEFORE)
def test_a_case_kept_on_the_road_of_before_stands_where_it_belongs(
    guide: Guide, answers: dict[str, str], node: str
) -> None:
    step = replay(guide, Case(answers={**BEGUN, **answers}), TODAY)
    assert (step.node.id, step.dropped) == (node, ())
