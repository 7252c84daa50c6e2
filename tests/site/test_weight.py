"""What a first visit costs, and whom it talks to."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from decision_tree import Guide

from .conftest import addresses, answer, at_node

KILOBYTE = 1024
LANGUAGES = ["pl", "en"]
ADDRESSES = re.compile(r'(?:href|src|action)="([^"]*)"')


def _fetched(page: Page, address: str) -> dict[str, bytes]:
    """Open *address* and return what it fetched, by address."""
    bodies: dict[str, bytes] = {}
    page.on("response", lambda response: bodies.update({response.url: response.body()}))
    page.goto(address, wait_until="networkidle")
    return bodies


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_home_page_weighs_at_most_120_kilobytes(
    page: Page, site_url: str, guide: Guide, lang: str
) -> None:
    """Counted as gzip sends it; no file of Pyodide is among it, and the first question is there."""
    bodies = _fetched(page, site_url + guide.languages[lang].pages[guide.tree.start].url)
    weight = sum(len(gzip.compress(body)) for body in bodies.values())
    assert weight <= 120 * KILOBYTE, {url: len(gzip.compress(b)) for url, b in bodies.items()}
    assert not [url for url in bodies if "/runtime/" in url or url.endswith("guide.json")]
    assert page.locator("what-now .answers a").count() == 9


def test_no_page_talks_to_another_host_or_fetches_pyodide(
    page: Page, site_url: str, guide: Guide
) -> None:
    """Every guide and situation page, and one node of each kind, in both languages."""
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    nodes = {node.kind: id_ for id_, node in guide.tree.nodes.items()}.values()
    for language in guide.languages.values():
        for id_, shown in language.pages.items():
            if id_ not in guide.tree.nodes or id_ in nodes:
                page.goto(site_url + shown.url)
    hosts = {urlsplit(url).netloc for url in requested if not url.startswith("data:")}
    assert hosts == {urlsplit(site_url).netloc}
    assert not [url for url in requested if "/runtime/" in url]


def test_the_pages_for_unknown_addresses_lead_to_pages_that_are_there(site: Path) -> None:
    """A host serves them at any depth, so each address in them is one from the host's root."""
    for name in ("404.html", "en/404.html"):
        html = (site / name).read_text()
        ours = [url for url in ADDRESSES.findall(html) if not url.startswith(("http", "#"))]
        paths = [site / url.partition("#")[0].removeprefix("/") for url in ours]
        assert ours
        assert [url for url in ours if not url.startswith("/")] == []
        assert [str(p) for p in paths if not (p.is_file() or (p / "index.html").is_file())] == []


@pytest.mark.long("what every page fetches")
def test_no_page_at_all_talks_to_another_host_or_fetches_pyodide(
    page: Page, site: Path, site_url: str
) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    for address in addresses(site, site_url):
        page.goto(address)
    hosts = {urlsplit(url).netloc for url in requested if not url.startswith("data:")}
    assert hosts == {urlsplit(site_url).netloc}
    assert not [url for url in requested if "/runtime/" in url]


def test_search_is_fetched_when_the_reader_turns_to_it(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.click('.head label[for="__search"]')
    page.fill(".md-search__input", "reklamacja")
    page.wait_for_selector(".md-search-result__link")
    assert any(url.endswith("search_index.json") for url in requested)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(re.compile("/(droga|co-teraz|sytuacje|slowniczek)"))
