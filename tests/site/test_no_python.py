"""Python that does not come: each fault ends in a page that goes on, and nothing is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import answer, at_node, ready, says
from .faulty_server import PIECES, FaultyServer

DATE_QUESTION = "co-teraz/kiedy-reklamacja/"
FIELD = ".date-form__field"
KNOWN = '[data-answer="known"]'
LOOK, SLOW, LONGEST_START = 2_000, 6_000, 30_000
"""How often the page looks for progress of the start, and how long it looks in vain, in ms."""


@pytest.fixture
def faulty(site: Path) -> Iterator[FaultyServer]:
    with FaultyServer(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _engine(page: Page, state: str) -> None:
    expect(page.locator("what-now")).to_have_attribute("engine", state)


def _look_until_failed(page: Page) -> None:
    """Let the page look again and again; what comes in between begins its count anew."""
    for _ in range(100):
        page.clock.run_for(LOOK)
        page.wait_for_timeout(100)
        if page.get_attribute("what-now", "engine") == "failed":
            return
    _engine(page, "failed")


def _rests(page: Page) -> None:
    """Wait until the page has not heard of its worker for a second."""
    heard = -1
    while heard != (now := page.evaluate("heard")):
        heard = now
        page.wait_for_timeout(1000)


def _focused_without_guide(page: Page, site_url: str) -> Route:
    """Start Python at the date question, and hold back its guide until the test lets it go."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/guide.json", hold)
    page.goto(site_url + DATE_QUESTION)
    page.focus(FIELD)
    while not held:
        page.wait_for_timeout(50)
    return held[0]


WEBASSEMBLY = "pyodide.asm.wasm"
FETCHED = ["guide.json", ".whl", "python_stdlib.zip", "pyodide-lock.json", "pyodide.asm.js"]
IMPORTED = ["pyodide.mjs", "worker.js"]
EVIDENT = [
    *((WEBASSEMBLY, fault) for fault in ("refused", "missing", "forbidden")),
    *((WEBASSEMBLY, fault) for fault in ("another", "cut", "broken-off")),
    *((file, "missing") for file in FETCHED),
    *((file, "another") for file in FETCHED if file != "pyodide-lock.json"),
    *((file, "missing") for file in IMPORTED),
]
HANGING = [
    *((file, "silent") for file in (WEBASSEMBLY, "guide.json", "pyodide.asm.js", "worker.js")),
    *((file, "stops") for file in (WEBASSEMBLY, "python_stdlib.zip", ".whl")),
]


@pytest.mark.parametrize(("file", "fault"), EVIDENT, ids=map("-".join, EVIDENT))
def test_a_fault_that_can_be_seen_ends_the_start_without_waiting(
    page: Page, faulty: FaultyServer, file: str, fault: str
) -> None:
    """The page cannot wait here: its looks for progress are taken away."""
    page.add_init_script("window.setInterval = () => 0")
    faulty.faults[file] = fault
    page.goto(faulty.url + DATE_QUESTION)
    page.focus(FIELD)
    _engine(page, "failed")
    says(page, "failed")
    expect(page.locator(KNOWN)).to_be_visible()


@pytest.mark.parametrize(("file", "fault"), HANGING, ids=map("-".join, HANGING))
def test_a_file_that_never_ends_is_not_waited_for_for_ever(
    page: Page, faulty: FaultyServer, file: str, fault: str
) -> None:
    faulty.faults[file] = fault
    page.goto(faulty.url + DATE_QUESTION)
    page.focus(FIELD)
    _engine(page, "loading")
    _look_until_failed(page)
    says(page, "failed")
    expect(page.locator(KNOWN)).to_be_visible()


def test_a_webassembly_of_no_type_starts_all_the_same(page: Page, faulty: FaultyServer) -> None:
    """Hosts that do not know `.wasm` send it as `application/octet-stream`."""
    faulty.faults[WEBASSEMBLY] = "untyped"
    page.goto(faulty.url + DATE_QUESTION)
    page.focus(FIELD)
    ready(page)


def test_a_slow_line_may_take_as_long_as_it_brings_something(
    page: Page, faulty: FaultyServer
) -> None:
    """Each piece comes when the page's patience is nearly at its end."""
    page.add_init_script(
        """const Platforms = Worker
        window.heard = 0
        window.Worker = class extends Platforms {
          constructor(...given) {
            super(...given)
            this.addEventListener("message", () => window.heard++)
          }
        }"""
    )
    faulty.faults[WEBASSEMBLY] = "in-pieces"
    page.goto(faulty.url + DATE_QUESTION)
    page.focus(FIELD)
    _rests(page)
    for _ in range(PIECES):
        page.clock.run_for(LONGEST_START - 3 * LOOK)
        _engine(page, "loading")
        heard = page.evaluate("heard")
        page.wait_for_timeout(600)  # the worker tells of bytes twice a second at most
        faulty.next_piece.release()
        page.wait_for_function("heard => window.heard > heard", arg=heard)
    ready(page)


def test_a_page_that_slept_still_hears_what_came_meanwhile(page: Page, site_url: str) -> None:
    """A browser stops the timers of a page in the background, and lets them run late."""
    guide = _focused_without_guide(page, site_url)
    for _ in range(3):
        page.clock.fast_forward("01:00:00")
    _engine(page, "loading")
    guide.continue_()
    ready(page)


NO_MODULE_WORKERS = {
    "no-workers": "delete window.Worker",
    "type-unknown": """const Platforms = Worker
        window.Worker = class extends Platforms { constructor(url) { super(url) } }""",
    "type-refused": "window.Worker = class { constructor() { throw new TypeError('type') } }",
}


@pytest.mark.parametrize("script", NO_MODULE_WORKERS.values(), ids=NO_MODULE_WORKERS)
def test_a_browser_without_module_workers_shows_the_plain_tree(
    page: Page, site_url: str, script: str
) -> None:
    page.add_init_script(script)
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still", how_far="complaint")
    _engine(page, "failed")
    answer(page, complaint_date="known", reply_time_over="yes")
    at_node(page, "silence")


def test_a_start_that_stands_still_offers_the_plain_answer_beside_the_field(
    page: Page, faulty: FaultyServer
) -> None:
    faulty.faults[WEBASSEMBLY] = "silent"
    page.goto(faulty.url + DATE_QUESTION)
    page.focus(FIELD)
    page.keyboard.type("5.10")
    expect(page.locator(KNOWN)).to_be_hidden()
    page.clock.run_for(SLOW)
    expect(page.locator(KNOWN)).to_be_visible()
    page.keyboard.type(".2026")
    expect(page.locator(FIELD)).to_have_value("5.10.2026")
    _engine(page, "loading")
    page.click(KNOWN)
    at_node(page, "reply-time-over")


def test_a_form_under_the_readers_fingers_stays_and_leads_on(
    page: Page, faulty: FaultyServer
) -> None:
    faulty.faults[WEBASSEMBLY] = "silent"
    page.goto(faulty.url + DATE_QUESTION)
    page.focus(FIELD)
    page.keyboard.type("5.10.2026")
    page.keyboard.press("Enter")
    says(page, "waiting")
    _look_until_failed(page)
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_have_value("5.10.2026")
    expect(page.locator(KNOWN)).to_be_visible()
    page.keyboard.press("Enter")
    at_node(page, "reply-time-over")
    drafts = page.evaluate("history.state.eskalator.drafts")
    assert drafts == {"complaint-filed": "5.10.2026"}


def test_a_list_of_days_under_the_readers_fingers_stays_and_leads_on(
    page: Page, faulty: FaultyServer
) -> None:
    faulty.faults[WEBASSEMBLY] = "silent"
    page.goto(faulty.url + "co-teraz/gdzie-jestem/")
    page.fill('[name="complaint-filed"]', "5.10.2026")
    _look_until_failed(page)
    expect(page.locator('[name="complaint-filed"]')).to_have_value("5.10.2026")
    expect(page.locator('.answers [data-answer="complaint-filed"]')).to_be_visible()
    page.click(".events-form button")
    at_node(page, "complaint-date")


def test_an_answer_once_offered_stays_and_python_still_decides(page: Page, site_url: str) -> None:
    """ "I know that day" is the same as the form's button when the day can be worked out."""
    guide = _focused_without_guide(page, site_url)
    page.keyboard.type("5.10.2026")
    for _ in range(100):
        page.clock.run_for(LOOK)
        if page.locator(KNOWN).is_visible():
            break
    guide.continue_()
    ready(page)
    page.click(KNOWN)
    at_node(page, "silence")
