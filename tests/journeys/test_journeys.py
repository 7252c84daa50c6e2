"""The table of journeys on CPython; tests/site holds Pyodide and the built site against CPython.

The table is held against the law of one day: a value that begins later changes none of its cases.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from decision_tree import Guide
from tests.conftest import JOURNEY

from .table import CASES_TOLD, JOURNEYS_TOLD, mismatches, on_cpython


@pytest.fixture(scope="module")
def guide(pinned_guide: Guide) -> Guide:
    return pinned_guide


def _wrong(expect: Mapping[str, Any], step: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a case's *step* does not hold although the table expects it, or the reverse."""
    actions = [action["id"] for action in step["actions"]]
    clocks = {clock["id"]: clock for clock in step["clocks"]}
    whole = json.dumps(step, ensure_ascii=False)
    if expect.get("node", step["node"]) != step["node"]:
        yield f"node is {step['node']}"
    if "first_action" in expect and not set(actions[:1]) <= {*expect["first_action"]}:
        yield f"actions are {actions}"
    if "first_action" in expect and not actions:
        yield "there is no action"
    if "first_action_by" in expect and expect["first_action_by"] != step["actions"][0].get("by"):
        yield f"the first action is {step['actions'][0]}"
    yield from (f"action {id_}" for id_ in expect.get("no_action", ()) if id_ in actions)
    yield from (f"no action {id_}" for id_ in expect.get("action", ()) if id_ not in actions)
    conflicts = [conflict["events"] for conflict in step.get("conflicts", ())]
    if conflicts != expect.get("conflicts", []):
        yield f"conflicts: {conflicts}"
    yield from (f"clock {id_}" for id_ in expect.get("clock_absent", ()) if id_ in clocks)
    for id_ in expect.get("clock_no_legal", ()):
        if id_ not in clocks or "legal" in clocks[id_]:
            yield f"clock {id_} is {clocks.get(id_)}"
    for id_, fields in expect.get("clock", {}).items():
        yield from mismatches(fields, clocks.get(id_, {}), id_)
    yield from (f"no {word!r}" for word in expect.get("words", ()) if word not in whole)
    yield from (f"{word!r}" for word in expect.get("no_words", ()) if word in whole)


@pytest.mark.parametrize("case", CASES_TOLD.values(), ids=CASES_TOLD)
def test_a_case_is_advised_as_the_table_says(guide: Guide, case: Mapping[str, Any]) -> None:
    assert list(_wrong(case["expect"], on_cpython(guide, case, "pl"))) == [], case["right"]


@pytest.mark.parametrize("journey", JOURNEYS_TOLD.values(), ids=JOURNEYS_TOLD)
def test_a_journey_leads_where_the_table_says(
    guide: Guide, journey: Mapping[str, Any], record_property: Callable[[str, object], None]
) -> None:
    assert list(mismatches(journey["step"], on_cpython(guide, journey, "pl"))) == []
    record_property(JOURNEY, "on CPython")


def test_the_table_holds_enough_journeys() -> None:
    assert len(JOURNEYS_TOLD) >= 30
