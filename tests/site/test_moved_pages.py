"""Old addresses of pages that moved: what stands there leads on, and takes the answers along."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import at_node, ready

OLD = {"pl": "co-teraz/czy-minal-obiecany-termin/", "en": "en/what-now/promised-time-over/"}


def test_the_old_addresses_are_there(site: Path) -> None:
    assert [old for old in OLD.values() if not (site / old / "index.html").is_file()] == []


@pytest.mark.warm
@pytest.mark.parametrize("old", OLD.values(), ids=OLD)
def test_an_old_address_leads_to_the_page_with_its_answers(
    page: Page, site_url: str, old: str
) -> None:
    """The shared answers of then are read as those of now, and the way back skips the old page."""
    page.goto(site_url)
    page.goto(f"{site_url}{old}#a=how-far:reported&from=how-far")
    at_node(page, "reported-when")
    ready(page)
    expect(page.locator(".trail__entry")).to_have_count(1)
    assert page.url.startswith(site_url)
    assert old not in page.url
    page.go_back()
    at_node(page, "what-is-wrong")


def test_without_scripts_an_old_address_leads_on_all_the_same(
    chromium: Browser, site_url: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + OLD["pl"])
    page.wait_for_url(f"{site_url}co-teraz/co-ze-zgloszeniem/")
    context.close()
