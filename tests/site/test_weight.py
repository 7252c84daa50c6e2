"""What a first visit costs, and whom it talks to."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from decision_tree import Guide

from .conftest import answer, at_node

KILOBYTE = 1024
LANGUAGES = ["pl", "en"]


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


OURS_IS_NOT_INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=")
THEMES_OWN_SCRIPTS = ("__md_scope=", "var target=", "{&#34;base&#34;", '{"')


def test_none_of_our_scripts_or_styles_is_inline(site: Path) -> None:
    """The theme brings three short scripts of its own; nothing else stands in a page."""
    for path in site.rglob("*.html"):
        html = path.read_text()
        assert not OURS_IS_NOT_INLINE.search(html), path
        for script in re.findall(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", html, re.DOTALL):
            assert script.strip().startswith(THEMES_OWN_SCRIPTS), path


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
