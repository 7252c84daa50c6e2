"""The table of journeys in Pyodide, and clicked through: the same steps, whoever computes them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from decision_tree import Guide, parse_case, replay, step_document
from tests.conftest import JOURNEY
from tests.journeys.random_cases import random_cases
from tests.journeys.table import BOTH_TOLD, JOURNEYS_TOLD, as_json, case_text, on_cpython

from .conftest import ready


@pytest.fixture(scope="module")
def asked(chromium: Browser, site_url: str) -> Iterator[Page]:
    """A page of its own with Python ready in it, of which answers are asked and nothing else."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(site_url)
    page.evaluate(f"import('{site_url}assets/what-now/engine.js').then(m => m.engine.start())")
    ready(page)
    yield page
    context.close()


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("journey", BOTH_TOLD.values(), ids=BOTH_TOLD)
def test_pyodide_computes_the_same_step(
    asked: Page,
    site_url: str,
    guide: Guide,
    journey: Mapping[str, Any],
    lang: str,
    record_property: Callable[[str, object], None],
) -> None:
    """The documents are equal to the letter, sentences included."""
    ask = """async ([module, request]) => (await import(module)).engine.ask(request)"""
    request = {
        "type": "step",
        "case": case_text(journey),
        "today": journey["today"],
        "lang": lang,
    }
    step = asked.evaluate(ask, [f"{site_url}assets/what-now/engine.js", request])
    assert step == on_cpython(guide, journey, lang)
    if lang == "pl":
        record_property(JOURNEY, "in Pyodide")


@pytest.mark.parametrize(
    "number", [200, pytest.param(2_000, marks=pytest.mark.long("2,000 random cases"))]
)
def test_random_cases_have_the_same_steps_in_both_runtimes(
    asked: Page, site_url: str, guide: Guide, number: int
) -> None:
    """Their documents are equal to the letter."""
    cases = list(random_cases(guide, number))
    requests = [
        {"type": "step", "case": case.text, "today": case.today.isoformat(), "lang": case.lang}
        for case in cases
    ]
    ask = """async ([module, requests]) => {
      const { engine } = await import(module)
      return Promise.all(requests.map((request) => engine.ask(request)))
    }"""
    in_pyodide = asked.evaluate(ask, [f"{site_url}assets/what-now/engine.js", requests])
    here = [
        as_json(step_document(replay(guide, told, c.today), guide, c.lang, c.today))
        for c in cases
        for told in [parse_case(c.text, c.today, guide.vocabulary)]
    ]
    assert in_pyodide == here
    reached = {step["node"] for step in here}
    started = {clock["id"] for step in here for clock in step["clocks"]}
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


@pytest.mark.warm
@pytest.mark.parametrize("journey", _clickable().values(), ids=_clickable())
def test_clicking_the_journey_leads_to_the_same_node(
    page: Page,
    site_url: str,
    guide: Guide,
    journey: Mapping[str, Any],
    record_property: Callable[[str, object], None],
) -> None:
    """The reader answers on the built site; its address is the page of the node reached."""
    page.clock.set_fixed_time(f"{journey['today']}T12:00:00+01:00")
    page.goto(site_url)
    steps = _click_through(page, journey["case"])
    expected = on_cpython(guide, journey, "pl")["node"]
    expect(page.locator("what-now")).to_have_attribute("node", expected)
    url = guide.languages["pl"].pages[expected].url
    assert page.url == f"{site_url}{url}"
    page.evaluate("steps => history.go(-steps)", steps)
    expect(page.locator("what-now")).to_have_attribute("node", guide.tree.start)
    record_property(JOURNEY, "clicked through in the browser")
