"""Axe-core over the pages of each kind, in both languages, in light and dark."""

from collections.abc import Mapping
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from decision_tree import Guide
from tests.conftest import ROOT

from .conftest import PHONE, answer, at_node, ready

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NODES = {
    "home": "what-is-wrong",
    "question": "how-far",
    "date": "complaint-date",
    "check": "reply-time-over",
    "outcome": "silence",
    "events": "where-am-i",
    "sums": "sums",
    "guide": "step-complaint",
    "situation": "outage",
}


def _grave(page: Page) -> Mapping[str, list[str]]:
    """Return what axe calls serious or critical, by rule, with the elements."""
    page.add_script_tag(path=AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return {
        violation["id"]: [node["html"] for node in violation["nodes"]]
        for violation in found["violations"]
        if violation["impact"] in {"serious", "critical"}
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("node", NODES.values(), ids=NODES)
def test_axe_finds_nothing_grave(
    chromium: Browser,
    site_url: str,
    guide: Guide,
    node: str,
    lang: str,
    scheme: Literal["light", "dark"],
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site_url + guide.languages[lang].pages[node].url)
    assert _grave(page) == {}
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_in_what_is_shown_in_place(
    chromium: Browser, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    """A date with an error in it, then an outcome with its dates, answers and arithmetic."""
    context = chromium.new_context(color_scheme=scheme, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still", how_far="complaint")
    at_node(page, "complaint-date")
    ready(page)
    page.fill(".date-form__field", "31.2.2026")
    page.click(".date-form button")
    page.wait_for_selector(".date-form__error:not([hidden])")
    assert _grave(page) == {}
    page.fill(".date-form__field", "5.10.2026")
    page.click(".date-form button")
    at_node(page, "silence")
    page.click(".deadline__why summary")
    assert _grave(page) == {}
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_in_a_case_under_way(
    chromium: Browser, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    """Days with an error among them, then every date opened, then another day."""
    context = chromium.new_context(color_scheme=scheme, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
    page.goto(f"{site_url}co-teraz/gdzie-jestem/")
    for event, typed in {"complaint-filed": "5.10", "first-contact": "31.2"}.items():
        page.fill(f"#day-{event}", typed)
    page.click(".events-form button")
    page.wait_for_selector("#error-first-contact:not([hidden])")
    assert _grave(page) == {}
    page.fill("#day-first-contact", "1.10")
    page.click(".events-form button")
    at_node(page, "silence")
    for summary in page.locator("what-now details > summary").all():
        if summary.is_visible():
            summary.click()
    assert _grave(page) == {}
    page.fill(".as-of__field", "10.10.2026")
    page.click(".as-of__form button")
    page.wait_for_selector(".as-of__banner")
    assert _grave(page) == {}
    context.close()


def test_axe_finds_nothing_grave_in_a_sum(chromium: Browser, site_url: str) -> None:
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{site_url}kwoty/")
    form = page.locator('[data-sum="outage-refund-of-fee"]')
    form.locator("input").first.fill("69,90")
    form.locator("button").click()
    form.locator(".form__error:not([hidden])").wait_for()
    assert _grave(page) == {}
    form.locator("input").last.fill("10")
    form.locator("button").click()
    form.locator(".sum__amount").wait_for()
    assert _grave(page) == {}
    page.close()
