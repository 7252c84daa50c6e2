"""The built site in a real browser: each test has a new page, and many share one Python.

A test that is about the start of Python, or about what goes wrong with it, has a context of its
own, where nothing is shared. All others are marked ``warm``: see :mod:`tests.site.one_python`.
"""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.conftest import PATIENCE

from .faulty_server import FaultyServer
from .one_python import hold_python

PHONE: ViewportSize = {"width": 390, "height": 844}
NOW = "2026-11-22T12:00:00+01:00"
LOOK = 2_000
"""How often a page looks for signs of life of its worker, in ms."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "warm: Python has been started for the page")


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Page:
    """A phone's page that fails the test on any error of our scripts."""
    warm = request.node.get_closest_marker("warm")
    page: Page = request.getfixturevalue("warm_page" if warm else "fresh_page")
    return page


@pytest.fixture
def fresh_page(chromium: Browser) -> Iterator[Page]:
    """A page in a context of its own: no test sees what another left behind."""
    context = chromium.new_context(viewport=PHONE, locale="pl-PL")
    page = context.new_page()
    errors = errors_of(page)
    page.clock.set_fixed_time(NOW)
    yield page
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def warm_context(chromium: Browser, site_url: str) -> Iterator[BrowserContext]:
    """A context whose pages find Python started."""
    context = chromium.new_context(viewport=PHONE, locale="pl-PL")
    hold_python(context, site_url)
    yield context
    context.close()


@pytest.fixture
def warm_page(warm_context: BrowserContext) -> Iterator[Page]:
    """A new page that finds Python started; what the context kept of other tests is deleted."""
    holder, *others = warm_context.pages
    for other in others:
        other.close()
    warm_context.clear_cookies()
    warm_context.clear_permissions()
    holder.evaluate("localStorage.clear()")
    page = warm_context.new_page()
    errors = errors_of(page)
    workers: list[str] = []
    page.on("worker", lambda worker: workers.append(worker.url))
    page.clock.set_fixed_time(NOW)
    yield page
    page.close()
    assert errors == []
    assert not [url for url in workers if "/what-now/" in url], "Python was started once more"


def errors_of(page: Page) -> list[str]:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


@pytest.fixture(scope="session")
def faulty_host(site: Path) -> Iterator[FaultyServer]:
    with FaultyServer(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def faulty(faulty_host: FaultyServer) -> FaultyServer:
    """A host of the site that has no faults yet."""
    faulty_host.mend()
    return faulty_host


def addresses(site: Path, site_url: str) -> list[str]:
    """Return the address of every page that was built, but for the one of unknown addresses."""
    folders = (path.parent.relative_to(site) for path in sorted(site.rglob("index.html")))
    return [f"{site_url}{folder.as_posix()}/".replace("/./", "/") for folder in folders]


@pytest.fixture
def pageless_runtime(page: Page) -> Page:
    """A page that cannot fetch any file of Pyodide."""
    page.route("**/assets/runtime/**", lambda route: route.abort())
    return page


def at_node(page: Page, node: str) -> None:
    """Wait until the page shows *node*."""
    expect(page.locator("what-now")).to_have_attribute("node", node)


def type_day(page: Page, event: str, typed: str) -> None:
    """Type the day of *event* into the list of events, whose shorter groups are folded."""
    field = page.locator(f"#day-{event}")
    field.wait_for(state="attached")
    folded = page.locator(".events-form .group:not([open])", has=field)
    if folded.count():
        folded.locator("summary").click()
    field.fill(typed)


def ready(page: Page) -> None:
    """Wait until Python is ready in the page."""
    expect(page.locator("what-now")).to_have_attribute("engine", "ready")


def look_until_failed(page: Page) -> None:
    """Let the page look for its worker again and again, until it gives it up.

    Whatever is heard of the worker in between begins the page's count anew.
    """
    end = time.monotonic() + PATIENCE / 1000
    while page.get_attribute("what-now", "engine") != "failed":
        assert time.monotonic() < end, "the page still waits for its worker"
        page.clock.run_for(LOOK)


def drawn(page: Page) -> None:
    """Wait until the page has drawn what it knows by now."""
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def answer(page: Page, **answers: str) -> None:
    """Click the given answers, one after the other; each leads to another node."""
    for node, id_ in answers.items():
        at_node(page, node.replace("_", "-"))
        page.click(f'[data-answer="{id_}"]')


def says(page: Page, key: str) -> None:
    """Expect the status line to show its sentence *key*."""
    status = page.locator("what-now > .what-now__status")
    expect(status).to_have_text(str(status.get_attribute(f"data-{key}")))
