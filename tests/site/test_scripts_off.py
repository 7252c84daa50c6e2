"""The tree in a browser that runs no script; that links reach every node is read in the files."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def plain_page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    context.route("**/*.{css,woff2,svg}", lambda route: route.abort())
    yield context.new_page()
    context.close()


WALKS = {"pl": "", "en": "en/"}


@pytest.mark.parametrize("home", WALKS.values(), ids=WALKS)
def test_clicking_through_leads_to_an_outcome(plain_page: Page, site_url: str, home: str) -> None:
    plain_page.goto(site_url + home)
    for id_ in ("outage", "still", "complaint", "known", "yes"):
        plain_page.click(f'[data-answer="{id_}"]')
    shown = plain_page.locator("what-now")
    assert shown.get_attribute("node") == "silence"
    assert shown.get_attribute("engine") == "idle"
    assert plain_page.locator(".date-form, .trail").count() == 0
