"""The table of journeys in Pyodide, and clicked through: the same steps, whoever computes them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from decision_tree import Guide, parse_case, replay, step_document
from tests.conftest import JOURNEY, PATIENCE
from tests.journeys.random_cases import random_cases
from tests.journeys.table import BOTH_TOLD, JOURNEYS_TOLD, as_json, case_text, on_cpython

from .conftest import errors_of, ready

LANGUAGES = ["pl", "en"]
SAMPLED = 8
"""Of so many journeys one is clicked through with the mouse."""

type Request = Mapping[str, str]


@pytest.fixture(scope="module")
def asked(warm_context: BrowserContext, site_url: str) -> Iterator[Page]:
    """The home page, where Python is ready; each journey goes back to where it began."""
    page = warm_context.new_page()
    errors = errors_of(page)
    page.goto(site_url)
    page.evaluate(f"import('{site_url}assets/what-now/engine.js').then(m => m.engine.start())")
    ready(page)
    yield page
    page.close()
    assert errors == []


def _steps(page: Page, site_url: str, requests: Sequence[Request]) -> list[Any]:
    """Ask Pyodide for all the steps in one go."""
    ask = """async ([module, requests]) => {
      const { engine } = await import(module)
      return Promise.all(requests.map((request) => engine.ask({ type: "step", ...request })))
    }"""
    steps: list[Any] = page.evaluate(ask, [f"{site_url}assets/what-now/engine.js", requests])
    return steps


@pytest.fixture(scope="module")
def in_pyodide(asked: Page, site_url: str) -> Mapping[tuple[str, str], Any]:
    """The step of each journey, by its name and the language."""
    told = {(name, lang): BOTH_TOLD[name] for name in BOTH_TOLD for lang in LANGUAGES}
    requests = [
        {"case": case_text(journey), "today": journey["today"], "lang": lang}
        for (_, lang), journey in told.items()
    ]
    return dict(zip(told, _steps(asked, site_url, requests), strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", BOTH_TOLD)
def test_pyodide_computes_the_same_step(
    in_pyodide: Mapping[tuple[str, str], Any],
    guide: Guide,
    name: str,
    lang: str,
    record_property: Callable[[str, object], None],
) -> None:
    """The documents are equal to the letter, sentences included."""
    assert in_pyodide[name, lang] == on_cpython(guide, BOTH_TOLD[name], lang)
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
        {"case": case.text, "today": case.today.isoformat(), "lang": case.lang} for case in cases
    ]
    there = _steps(asked, site_url, requests)
    here = [
        as_json(step_document(replay(guide, told, c.today), guide, c.lang, c.today))
        for c in cases
        for told in [parse_case(c.text, c.today, guide.vocabulary)]
    ]
    assert there == here
    reached = {step["node"] for step in here}
    started = {clock["id"] for step in here for clock in step["clocks"]}
    assert len(reached) > 20
    assert started == guide.clocks.keys()


ANSWER = """async ([{ answers, events = {} }, patience]) => {
  const shown = document.querySelector("what-now")
  const until = (there) => new Promise((done, fail) => {
    const end = setTimeout(() => fail(new Error(`waited in vain until ${there}`)), patience)
    const look = () => {
      const found = there()
      if (!found) return
      watch.disconnect()
      clearTimeout(end)
      done(found)
    }
    const watch = new MutationObserver(look)
    watch.observe(shown, { attributes: true, childList: true, subtree: true })
    look()
  })
  const one = (selector) => until(() => shown.querySelector(selector))
  for (let steps = 0; ; steps++) {
    const node = shown.getAttribute("node")
    const day = events[shown.getAttribute("event")]
    if (day) {
      const field = await one(".date-form__field")
      field.value = day
      field.dispatchEvent(new Event("input", { bubbles: true }))
      field.form.querySelector("button").click()
    } else if (answers[node] === undefined && shown.getAttribute("kind") === "check") {
      const form = await one(".ask")
      const field = form.querySelector("input")
      field.value = events[form.dataset.event]
      field.dispatchEvent(new Event("input", { bubbles: true }))
      form.querySelector("button").click()
    } else if (answers[node]) {
      const answer = await one(`[data-answer="${answers[node]}"]`)
      if (!answer.checkVisibility()) throw new Error(`${node}: nobody sees the answer`)
      answer.click()
    } else return steps
    await until(() => shown.getAttribute("node") !== node)
  }
}"""


def _by_script(page: Page, case: Mapping[str, Any]) -> int:
    """Answer what the page asks from *case*; return how many steps that took."""
    steps: int = page.evaluate(ANSWER, [case, PATIENCE])
    return steps


def _with_the_mouse(page: Page, case: Mapping[str, Any]) -> int:
    """Do the same where the reader would point and type, which takes three times as long."""
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
        elif shown.get_attribute("kind") == "check":
            form = page.locator(".ask")
            form.locator("input").fill(events[str(form.get_attribute("data-event"))])
            form.locator("button").click()
        else:
            return steps
        expect(shown).not_to_have_attribute("node", node)
        steps += 1


def _clicked() -> list[Any]:
    """Return each journey and how it is clicked through.

    Readers who count by hand are left out: while Python is there, a date is asked instead.
    """
    every = pytest.mark.long("every journey with the mouse")
    clickable = [
        name
        for name, journey in JOURNEYS_TOLD.items()
        if "known" not in journey["case"].get("answers", {"": "known"}).values()
    ]
    with_the_mouse = [
        pytest.param(
            name,
            _with_the_mouse,
            id=f"{name}-with-the-mouse",
            marks=() if number % SAMPLED == 0 else every,
        )
        for number, name in enumerate(clickable)
    ]
    return [*(pytest.param(name, _by_script, id=name) for name in clickable), *with_the_mouse]


@pytest.mark.parametrize(("name", "click_through"), _clicked())
def test_clicking_the_journey_leads_to_the_same_node(
    asked: Page,
    site_url: str,
    guide: Guide,
    name: str,
    click_through: Callable[[Page, Mapping[str, Any]], int],
    record_property: Callable[[str, object], None],
) -> None:
    """The reader answers on the built site; its address is the page of the node reached."""
    page, journey = asked, JOURNEYS_TOLD[name]
    page.clock.set_fixed_time(f"{journey['today']}T12:00:00+01:00")
    if page.url != site_url:  # the journey before this one failed on its way
        page.goto(site_url)
    steps = click_through(page, journey["case"])
    expected = on_cpython(guide, journey, "pl")["node"]
    expect(page.locator("what-now")).to_have_attribute("node", expected)
    url = guide.languages["pl"].pages[expected].url
    assert page.url == f"{site_url}{url}"
    page.evaluate("steps => history.go(-steps)", steps)
    expect(page.locator("what-now")).to_have_attribute("node", guide.tree.start)
    if click_through is _by_script:
        record_property(JOURNEY, "clicked through in the browser")
