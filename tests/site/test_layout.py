"""Pages fit the screen they are read on."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from decision_tree import Guide

from .conftest import addresses

WIDTHS = [320, 390, 768, 962, 1090, 1280]


def _wider(page: Page) -> dict[int, int]:
    """Return how wide the page is on each screen that is narrower."""
    wider = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        try:  # parts that slide to their place may be late
            page.wait_for_function(
                "document.documentElement.scrollWidth <= innerWidth", timeout=3000
            )
        except PlaywrightTimeout:
            wider[width] = page.evaluate("document.documentElement.scrollWidth")
    return wider


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("name", ["what-is-wrong", "where-am-i", "silence", "time-limits", "sums"])
def test_no_page_is_wider_than_its_screen(
    page: Page, site_url: str, guide: Guide, name: str, lang: str
) -> None:
    page.goto(site_url + guide.languages[lang].pages[name].url)
    assert _wider(page) == {}


@pytest.mark.long("every page at every width")
def test_no_page_at_all_is_wider_than_its_screen(page: Page, site: Path, site_url: str) -> None:
    wider = {}
    for address in addresses(site, site_url):
        page.goto(address)
        if found := _wider(page):
            wider[address.removeprefix(site_url)] = found
    assert wider == {}
