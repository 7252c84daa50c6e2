"""The table of journeys on CPython and in Pyodide: the same steps, whoever computes them."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from ruamel.yaml import YAML

from decision_tree import Guide, parse_case, replay, step_document
from tests.conftest import JOURNEYS

from .random_cases import random_cases

TABLE = Path(__file__).with_name("journeys.yml")


def _read(table: Path) -> dict[str, Any]:
    """Read a table; its dates are days of cases, which are texts."""
    read: dict[str, Any] = YAML(typ="safe").load(table)
    return _as_json(read)


def _as_json(document: dict[str, Any]) -> dict[str, Any]:
    """Return *document* as it comes out of JSON, with days as texts."""
    read: dict[str, Any] = json.loads(json.dumps(document, default=date.isoformat))
    return read


JOURNEYS_TOLD = _read(TABLE)
CASES_TOLD = _read(TABLE.with_name("cases.yml"))
BOTH_TOLD = {**JOURNEYS_TOLD, **CASES_TOLD}


def _case_text(journey: Mapping[str, Any]) -> str:
    return json.dumps({"format": "eskalator-case/1", **journey["case"]})


def _on_cpython(guide: Guide, journey: Mapping[str, Any], lang: str) -> dict[str, Any]:
    today = date.fromisoformat(journey["today"])
    step = replay(guide, parse_case(_case_text(journey), today, guide.vocabulary), today)
    return _as_json(step_document(step, guide, lang, today))


def _mismatches(expected: Any, found: Any, where: str = "step") -> Iterator[str]:
    """Yield where *found* is not what the table says; it may say more."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            yield from _mismatches(value, found.get(key), f"{where}.{key}")
    elif isinstance(expected, list) and expected and isinstance(expected[0], dict):
        if len(expected) != len(found):
            yield f"{where}: {len(found)} entries"
        for number, (inner, outer) in enumerate(zip(expected, found, strict=False)):
            yield from _mismatches(inner, outer, f"{where}[{number}]")
    elif expected != found:
        yield f"{where}: {found!r}, not {expected!r}"


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
    yield from (f"clock {id_}" for id_ in expect.get("clock_absent", ()) if id_ in clocks)
    for id_ in expect.get("clock_no_legal", ()):
        if id_ not in clocks or "legal" in clocks[id_]:
            yield f"clock {id_} is {clocks.get(id_)}"
    for id_, fields in expect.get("clock", {}).items():
        yield from _mismatches(fields, clocks.get(id_, {}), id_)
    yield from (f"no {word!r}" for word in expect.get("words", ()) if word not in whole)
    yield from (f"{word!r}" for word in expect.get("no_words", ()) if word in whole)


def _count(config: pytest.Config, runtime: str) -> None:
    counts = config.stash.setdefault(JOURNEYS, {})
    counts[runtime] = counts.get(runtime, 0) + 1


@pytest.mark.parametrize("case", CASES_TOLD.values(), ids=CASES_TOLD)
def test_a_case_is_advised_as_the_table_says(guide: Guide, case: Mapping[str, Any]) -> None:
    assert list(_wrong(case["expect"], _on_cpython(guide, case, "pl"))) == [], case["right"]


@pytest.mark.parametrize("journey", JOURNEYS_TOLD.values(), ids=JOURNEYS_TOLD)
def test_a_journey_leads_where_the_table_says(
    guide: Guide, journey: Mapping[str, Any], pytestconfig: pytest.Config
) -> None:
    assert list(_mismatches(journey["step"], _on_cpython(guide, journey, "pl"))) == []
    _count(pytestconfig, "on CPython")


@pytest.fixture(scope="module")
def page(chromium: Browser, site_url: str) -> Iterator[Page]:
    """The home page, with Python ready in it."""
    context = chromium.new_context(locale="pl-PL")
    page = context.new_page()
    page.goto(site_url)
    page.evaluate(f"import('{site_url}assets/what-now/engine.js').then(m => m.engine.start())")
    expect(page.locator("what-now")).to_have_attribute("engine", "ready")
    yield page
    context.close()


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("journey", BOTH_TOLD.values(), ids=BOTH_TOLD)
def test_pyodide_computes_the_same_step(
    page: Page,
    site_url: str,
    guide: Guide,
    journey: Mapping[str, Any],
    lang: str,
    pytestconfig: pytest.Config,
) -> None:
    """The documents are equal to the letter, sentences included."""
    ask = """async ([module, request]) => (await import(module)).engine.ask(request)"""
    request = {
        "type": "step",
        "case": _case_text(journey),
        "today": journey["today"],
        "lang": lang,
    }
    step = page.evaluate(ask, [f"{site_url}assets/what-now/engine.js", request])
    assert step == _on_cpython(guide, journey, lang)
    if lang == "pl":
        _count(pytestconfig, "in Pyodide")


def test_random_cases_have_the_same_steps_in_both_runtimes(
    page: Page, site_url: str, guide: Guide
) -> None:
    """Two hundred cases, their documents equal to the letter."""
    cases = list(random_cases(guide, 200))
    requests = [
        {"type": "step", "case": case.text, "today": case.today.isoformat(), "lang": case.lang}
        for case in cases
    ]
    ask = """async ([module, requests]) => {
      const { engine } = await import(module)
      return Promise.all(requests.map((request) => engine.ask(request)))
    }"""
    in_pyodide = page.evaluate(ask, [f"{site_url}assets/what-now/engine.js", requests])
    on_cpython = [
        _as_json(
            step_document(
                replay(guide, parse_case(c.text, c.today, guide.vocabulary), c.today),
                guide,
                c.lang,
                c.today,
            )
        )
        for c in cases
    ]
    assert in_pyodide == on_cpython
    reached = {step["node"] for step in on_cpython}
    started = {clock["id"] for step in on_cpython for clock in step["clocks"]}
    assert len(reached) > 20
    assert started == guide.clocks.keys()


def _click_through(page: Page, case: Mapping[str, Any]) -> int:
    """Answer what the page asks from *case*; return how many steps that took."""
    shown = page.locator("what-now")
    events = case.get("events", {})
    steps = 0
    while True:
        node = str(shown.get_attribute("node"))
        event = shown.get_attribute("event")
        if event in events:
            page.fill(".date-form__field", events[event])
            page.click(".date-form button")
        elif node in case["answers"]:
            page.click(f'[data-answer="{case["answers"][node]}"]')
        else:
            return steps
        expect(shown).not_to_have_attribute("node", node)
        steps += 1


def _clickable() -> dict[str, Any]:
    """Leave out the readers who count by hand: while Python is there, a date is asked instead."""
    return {
        name: journey
        for name, journey in JOURNEYS_TOLD.items()
        if "known" not in journey["case"]["answers"].values()
    }


@pytest.mark.parametrize("journey", _clickable().values(), ids=_clickable())
def test_clicking_the_journey_leads_to_the_same_node(
    page: Page,
    site_url: str,
    guide: Guide,
    journey: Mapping[str, Any],
    pytestconfig: pytest.Config,
) -> None:
    """The reader answers on the built site; its address is the page of the node reached."""
    if page.url != site_url:  # the journey before this one failed on its way
        page.goto(site_url)
    page.clock.set_fixed_time(f"{journey['today']}T12:00:00+01:00")
    steps = _click_through(page, journey["case"])
    expected = journey["step"]["node"]
    expect(page.locator("what-now")).to_have_attribute("node", expected)
    url = guide.languages["pl"].pages[expected].url
    assert page.url == f"{site_url}{url}"
    page.evaluate("steps => history.go(-steps)", steps)
    expect(page.locator("what-now")).to_have_attribute("node", guide.tree.start)
    _count(pytestconfig, "clicked through in the browser")


def test_the_table_holds_enough_journeys() -> None:
    assert len(JOURNEYS_TOLD) >= 30
