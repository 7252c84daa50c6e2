"""The tree as plain pages: every node is walked without a line of script."""

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from decision_tree import Guide, Kind


@pytest.fixture
def plain_page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    context.route("**/*.{css,woff2,svg}", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_node_is_reached_from_the_home_page_by_links_alone(
    plain_page: Page, site_url: str, guide: Guide, lang: str
) -> None:
    """The links walked are those of the answers, and the home page's to the list of events."""
    pages = guide.languages[lang].pages
    assert guide.tree.entry
    start, entry = (site_url + pages[id_].url for id_ in (guide.tree.start, guide.tree.entry))
    plain_page.goto(start)
    hrefs = [str(link.get_attribute("href")) for link in plain_page.locator("what-now a").all()]
    assert entry in [urljoin(start, href) for href in hrefs]
    waiting = [start, entry]
    seen: dict[str, str] = {}
    while waiting:
        address = waiting.pop()
        if address in seen.values():
            continue
        plain_page.goto(address)
        shown = plain_page.locator("what-now")
        seen[str(shown.get_attribute("node"))] = address
        links = plain_page.locator("what-now .answers a")
        hrefs = [str(link.get_attribute("href")) for link in links.all()]
        waiting += [urljoin(address, href) for href in hrefs]
    assert seen.keys() == guide.tree.nodes.keys()
    outcomes = [id_ for id_, node in guide.tree.nodes.items() if node.kind is Kind.OUTCOME]
    assert len(outcomes) >= 18


def test_clicking_through_leads_to_an_outcome(plain_page: Page, site_url: str) -> None:
    plain_page.goto(site_url)
    for id_ in ("outage", "still", "complaint", "known", "yes"):
        plain_page.click(f'[data-answer="{id_}"]')
    shown = plain_page.locator("what-now")
    assert shown.get_attribute("node") == "silence"
    assert shown.get_attribute("engine") == "idle"
    assert plain_page.locator(".date-form, .trail").count() == 0
