"""How long one case with every clock takes, on CPython and in the worker: run by ``make bench``."""

import json
import statistics
import time
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from decision_tree import Guide, Session
from tests.journeys.random_cases import RandomCase, random_cases

MOST_ON_CPYTHON = 2.0
MOST_IN_WORKER = 10.0
"""Medians, in ms."""
ROUNDS = 300


@pytest.fixture(scope="module")
def cases(guide: Guide) -> list[RandomCase]:
    """Cases in which every event has a day, so that every clock is evaluated."""
    return list(random_cases(guide, ROUNDS, every_event=True))


@pytest.fixture(scope="module")
def on_cpython(compiled: dict[str, Any], guide: Guide, cases: list[RandomCase]) -> float:
    """The median on CPython, in ms: from the text of a case to the text of its step."""
    session = Session(json.dumps(compiled))
    took = []
    for case in cases:
        begun = time.perf_counter()
        step = session.step(case.text, case.today.isoformat(), case.lang)
        took.append(1000 * (time.perf_counter() - begun))
        assert len(json.loads(step)["clocks"]) == len(guide.clocks)
    return statistics.median(took)


def test_one_case_on_cpython(on_cpython: float) -> None:
    print(f"\nCPython: {on_cpython:.2f} ms a case with all clocks (at most {MOST_ON_CPYTHON})")
    assert on_cpython < MOST_ON_CPYTHON


def test_one_case_in_the_worker(
    chromium: Browser, site_url: str, cases: list[RandomCase], on_cpython: float
) -> None:
    """The page's own clock counts the way to the worker and back too."""
    page = chromium.new_page()
    page.goto(site_url)
    engine = f"{site_url}assets/what-now/engine.js"
    page.evaluate("module => import(module).then(({ engine }) => engine.start())", engine)
    expect(page.locator("what-now")).to_have_attribute("engine", "ready")
    requests = [
        {"type": "step", "case": case.text, "today": case.today.isoformat(), "lang": case.lang}
        for case in cases
    ]
    took = page.evaluate(
        """async ([module, requests]) => {
          const { engine } = await import(module)
          const took = []
          for (const request of requests) {
            const begun = performance.now()
            await engine.ask(request)
            took.push(performance.now() - begun)
          }
          return took
        }""",
        [engine, requests],
    )
    page.close()
    median = statistics.median(took)
    ratio = median / on_cpython
    print(f"\nworker: {median:.2f} ms a case (at most {MOST_IN_WORKER}), {ratio:.1f} times CPython")
    assert median < MOST_IN_WORKER
