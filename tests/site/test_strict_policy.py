"""The site under the strictest policy a host can set: nothing inline, nothing from elsewhere."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from queue import Queue

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from decision_tree import Guide
from tests.conftest import PATIENCE

from .conftest import answer, at_node, ready

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
)
REPORTS = "/violations"
POLICY_NAMED = "Content Security Policy"
FORBIDDEN = "https://forbidden.example/"
OFFENCES = count()


class _Server(ThreadingHTTPServer):
    """The site under the policy; browsers tell it of all that the policy forbids, workers too."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
        self.url = f"http://127.0.0.1:{self.server_port}/"
        self.violations: Queue[str] = Queue()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up."""


class _Handler(SimpleHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", f"{POLICY}; report-uri {REPORTS}")
        super().end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.violations.put(body.decode())
        self.send_response(204)
        self.end_headers()

    def send_error(self, code: int, *_: object) -> None:
        """Send the page for unknown addresses, as hosts do."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="module")
def strict_host(site: Path) -> Iterator[_Server]:
    with _Server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def strict(strict_host: _Server) -> _Server:
    """A host of the site under the policy, which nothing has offended against yet."""
    strict_host.violations = Queue()
    return strict_host


@pytest.fixture(autouse=True)
def nothing_is_forbidden(page: Page, strict: _Server) -> Iterator[None]:
    """Fail on whatever the policy forbids in the page or in its worker."""

    def hear(told: ConsoleMessage) -> None:
        if POLICY_NAMED in told.text:
            strict.violations.put(told.text)

    page.on("console", hear)
    yield
    assert _told(page, strict) == []


def _told(page: Page, strict: _Server) -> list[str]:
    """Return what the browser tells of what was forbidden, up to an offence made here and now."""
    last = f"{FORBIDDEN}{next(OFFENCES)}"  # of one address it would tell once
    page.evaluate("address => void (new Image().src = address)", last)
    told: list[str] = []
    while not told or last not in told[-1] or "csp-report" not in told[-1]:
        told.append(strict.violations.get(timeout=PATIENCE / 1000))
    return [text for text in told if FORBIDDEN not in text]


def _search(page: Page, words: str) -> None:
    page.click('.head label[for="__search"]')
    page.locator(".md-search__input").press_sequentially(words)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_what_is_forbidden_is_told(page: Page, strict: _Server) -> None:
    page.goto(strict.url)
    assert _told(page, strict) == []
    page.evaluate(
        """() => {
          const style = document.createElement("style")
          style.textContent = "p { color: red }"
          document.head.append(style)
        }"""
    )
    assert any("csp-report" in told and "style-src" in told for told in _told(page, strict))


def test_a_reader_comes_to_an_outcome_with_a_date(page: Page, strict: _Server) -> None:
    page.goto(strict.url)
    answer(page, what_is_wrong="outage", outage_state="still", how_far="complaint")
    at_node(page, "complaint-date")
    ready(page)
    page.fill(".date-form__field", "5.10.2026")
    page.click(".date-form button")
    at_node(page, "silence")
    expect(page.locator(".deadlines > .deadline .deadline__summary")).to_contain_text("4 listopada")
    with page.expect_download():
        page.click(".deadlines__calendar")


def test_search_works_on_the_trees_pages_and_on_the_guides(page: Page, strict: _Server) -> None:
    page.goto(strict.url)
    _search(page, "reklamacja")
    page.goto(f"{strict.url}droga/4-reklamacja-na-pismie/")
    expect(page.locator("html.js")).to_have_count(1)
    _search(page, "reklamacja")
    page.goto(f"{strict.url}droga/4-reklamacja-na-pismie/?h=reklamacja")
    expect(page.locator("article mark").first).to_be_visible()


def test_a_sum_is_worked_out(page: Page, strict: _Server) -> None:
    page.goto(f"{strict.url}kwoty/")
    page.fill("#outage-refund-of-fee-monthly-fee", "69,90")
    page.fill("#outage-refund-of-fee-days-without-service", "3")
    page.click('[data-sum="outage-refund-of-fee"] button')
    expect(page.locator('[data-sum="outage-refund-of-fee"] .sum__amount')).to_be_visible()


@pytest.mark.parametrize("address", ["gone/", "a/long/way/off", "en/gone/"])
def test_an_unknown_address_offers_the_question_and_the_search_in_both_languages(
    page: Page, strict: _Server, guide: Guide, address: str
) -> None:
    for lang, language in guide.languages.items():
        page.goto(strict.url + address)
        page.click(f'article [lang="{lang}"] .answers a')
        expect(page.locator("html")).to_have_attribute("lang", lang)
        at_node(page, guide.tree.start)
        page.go_back()
        page.fill(f"#search-{lang}", language.pages[guide.tree.start].title.split()[-1].strip("?"))
        page.keyboard.press("Enter")
        expect(page.locator("html")).to_have_attribute("lang", lang)
        expect(page.locator(".md-search-result__link").first).to_be_visible()
