"""Pages in a fresh browser context: no test sees what another left behind."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone's page that fails the test on any error of our scripts."""
    context = chromium.new_context(viewport=PHONE, locale="pl-PL")  # type: ignore[arg-type]
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def pageless_runtime(page: Page) -> Page:
    """A page that cannot fetch any file of Pyodide."""
    page.route("**/assets/runtime/**", lambda route: route.abort())
    return page


def at_node(page: Page, node: str) -> None:
    """Wait until the page shows *node*."""
    expect(page.locator("what-now")).to_have_attribute("node", node)


def ready(page: Page) -> None:
    """Wait until Python is ready in the page."""
    expect(page.locator("what-now")).to_have_attribute("engine", "ready")


def answer(page: Page, **answers: str) -> None:
    """Click the given answers, one after the other; each leads to another node."""
    for node, id_ in answers.items():
        at_node(page, node.replace("_", "-"))
        page.click(f'[data-answer="{id_}"]')


def says(page: Page, key: str) -> None:
    """Expect the status line to show its sentence *key*."""
    status = page.locator("what-now > .what-now__status")
    expect(status).to_have_text(str(status.get_attribute(f"data-{key}")))
