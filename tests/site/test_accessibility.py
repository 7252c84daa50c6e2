"""Axe-core over the pages of each kind, in Polish by light and in English in the dark.

That any page is read in both languages and in both lights is for the run of all tests.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from decision_tree import Guide
from tests.conftest import ROOT

from .conftest import PHONE, addresses, answer, at_node

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
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return {
        violation["id"]: [node["html"] for node in violation["nodes"]]
        for violation in found["violations"]
        if violation["impact"] in {"serious", "critical"}
    }


type Scheme = Literal["light", "dark"]
SCHEMES: list[Scheme] = ["light", "dark"]
LANGUAGES = ["pl", "en"]


@pytest.fixture(scope="module")
def readers(chromium: Browser) -> Iterator[Mapping[tuple[str, Scheme], Page]]:
    """A page for each language and scheme; each test opens a document of its own in it."""
    contexts = {
        (lang, scheme): chromium.new_context(color_scheme=scheme, viewport=PHONE, locale=lang)
        for lang in LANGUAGES
        for scheme in SCHEMES
    }
    yield {reader: context.new_page() for reader, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize(("lang", "scheme"), [("pl", "light"), ("en", "dark")])
@pytest.mark.parametrize("node", NODES.values(), ids=NODES)
def test_axe_finds_nothing_grave(
    readers: Mapping[tuple[str, Scheme], Page],
    site_url: str,
    guide: Guide,
    node: str,
    lang: str,
    scheme: Scheme,
) -> None:
    page = readers[lang, scheme]
    page.goto(site_url + guide.languages[lang].pages[node].url)
    assert _grave(page) == {}


@pytest.mark.long("every page under axe")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_grave_on_any_page(
    readers: Mapping[tuple[str, Scheme], Page],
    site: Path,
    site_url: str,
    lang: str,
    scheme: Scheme,
) -> None:
    page = readers[lang, scheme]
    grave = {}
    for address in addresses(site, site_url):
        if address.startswith(f"{site_url}en/") == (lang == "en"):
            page.goto(address)
            if found := _grave(page):
                grave[address.removeprefix(site_url)] = found
    assert grave == {}


@pytest.mark.warm
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_grave_in_what_is_shown_in_place(
    page: Page, site_url: str, scheme: Scheme
) -> None:
    """A date with an error in it, then an outcome with its dates, answers and arithmetic."""
    page.emulate_media(color_scheme=scheme)
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still", how_far="complaint")
    at_node(page, "complaint-date")
    page.fill(".date-form__field", "31.2.2026")
    page.click(".date-form button")
    page.wait_for_selector(".date-form__error:not([hidden])")
    assert _grave(page) == {}
    page.fill(".date-form__field", "5.10.2026")
    page.click(".date-form button")
    at_node(page, "silence")
    page.click(".deadline__why summary")
    assert _grave(page) == {}


@pytest.mark.warm
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_grave_in_a_case_under_way(
    page: Page, site_url: str, scheme: Scheme
) -> None:
    """Days with an error among them, then every date opened, then another day."""
    page.emulate_media(color_scheme=scheme)
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


@pytest.mark.warm
def test_axe_finds_nothing_grave_in_a_sum(page: Page, site_url: str) -> None:
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
