"""Python that does not come: each fault ends in a page that goes on, and nothing is lost."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import LOOK, answer, at_node, look_until_failed, ready, says
from .faulty_server import PIECES, FaultyServer

DATE_QUESTION = "co-teraz/kiedy-reklamacja/"
FIELD = ".date-form__field"
KNOWN = '[data-answer="known"]'
LONGEST_START = 15 * LOOK
"""How long the page looks in vain for progress of the start, in ms."""


def _engine(page: Page, state: str) -> None:
    expect(page.locator("what-now")).to_have_attribute("engine", state)


def _focused_without_guide(page: Page, faulty: FaultyServer) -> None:
    """Start Python at the date question, and hold back its guide until the test lets it go."""
    faulty.faults["guide.json"] = "held"
    page.goto(faulty.url + DATE_QUESTION)
    page.focus(FIELD)
    faulty.wait_until_asked()


def _look_until_offered(page: Page) -> None:
    """Let the page look until the start counts as slow, and the plain answer is there."""
    for _ in range(100):
        page.clock.run_for(LOOK)
        if page.locator(KNOWN).is_visible():
            return
    expect(page.locator(KNOWN)).to_be_visible()


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
    faulty.wait_until_asked()
    _engine(page, "loading")
    look_until_failed(page)
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
    """Each piece comes when the page's patience is nearly at its end.

    The worker tells of bytes twice a second at most; here each look at the clock is a second.
    """
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
    with page.expect_worker() as started:
        page.focus(FIELD)
    started.value.evaluate("() => { let now = 0; Date.now = () => (now += 1000) }")
    for _ in range(PIECES):
        page.clock.run_for(LONGEST_START - 3 * LOOK)
        _engine(page, "loading")
        heard = page.evaluate("heard")
        faulty.next_piece.release()
        page.wait_for_function("heard => window.heard > heard", arg=heard)
    ready(page)


def test_a_page_that_slept_still_hears_what_came_meanwhile(
    page: Page, faulty: FaultyServer
) -> None:
    """A browser stops the timers of a page in the background, and lets them run late."""
    _focused_without_guide(page, faulty)
    for _ in range(3):
        page.clock.fast_forward("01:00:00")
    _engine(page, "loading")
    faulty.let_go()
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
    faulty.wait_until_asked()
    _look_until_offered(page)
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
    faulty.wait_until_asked()
    look_until_failed(page)
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
    faulty.wait_until_asked()
    look_until_failed(page)
    expect(page.locator('[name="complaint-filed"]')).to_have_value("5.10.2026")
    expect(page.locator('.answers [data-answer="complaint-filed"]')).to_be_visible()
    page.click(".events-form button")
    at_node(page, "complaint-date")


def test_an_answer_once_offered_stays_and_python_still_decides(
    page: Page, faulty: FaultyServer
) -> None:
    """ "I know that day" is the same as the form's button when the day can be worked out."""
    _focused_without_guide(page, faulty)
    page.keyboard.type("5.10.2026")
    _look_until_offered(page)
    faulty.let_go()
    ready(page)
    page.click(KNOWN)
    at_node(page, "silence")
