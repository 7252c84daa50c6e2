"""Days that a page asks for itself, and the line that says what comes first."""

import pytest
from playwright.sync_api import Browser, Page, expect

from decision_tree import Guide

from .conftest import answer, at_node, ready, says
from .faulty_server import FaultyServer

WITHDRAWAL = "co-teraz/odstap-od-umowy/"
FIELD = "#ask-contract-concluded"
ASK = ".ask button"
LEAD = ".what-now__page > .lead"


def _at(page: Page, address: str, **trip: object) -> None:
    """Open *address* with *trip* in the state of the page."""
    page.goto(address)
    page.evaluate("trip => history.replaceState({eskalator: trip}, '')", trip)
    page.reload()


def test_an_outcome_found_by_a_search_works_its_day_out(page: Page, site_url: str) -> None:
    """No trip has begun and no Python: the built page knows what to ask; the reader stays."""
    page.goto(site_url + WITHDRAWAL)
    page.evaluate("window.sameDocument = true")
    expect(page.locator("what-now")).to_have_attribute("engine", "idle")
    expect(page.locator(".ask label")).to_have_text("Kiedy zawarto umowę?")
    page.fill(FIELD, "15.11.2026")
    page.click(ASK)
    expect(page.locator(LEAD)).to_have_text("Zrób to do niedzieli 29 listopada, zostało 7 dni.")
    expect(page.locator(LEAD)).to_be_focused()
    expect(page.locator(".asks")).to_have_count(0)
    expect(page.locator(".deadlines > .deadline--urgent")).to_have_count(1)
    assert page.url == site_url + WITHDRAWAL
    assert page.evaluate("window.sameDocument")
    page.reload()
    expect(page.locator(LEAD)).to_contain_text("29 listopada")
    expect(page.locator(".asks")).to_have_count(0)


@pytest.mark.warm
def test_what_cannot_be_read_is_told_at_the_field(page: Page, site_url: str) -> None:
    page.goto(site_url + WITHDRAWAL)
    error = page.locator("#ask-contract-concluded-error")
    for typed in ("", "31.2.2026"):
        page.fill(FIELD, typed)
        page.click(ASK)
        expect(error).to_be_visible()
        expect(page.locator(FIELD)).to_be_focused()
        expect(page.locator(FIELD)).to_have_attribute("aria-invalid", "true")
    expect(error).to_contain_text("Takiego dnia nie ma")
    assert "ask-contract-concluded-error" in str(page.get_attribute(FIELD, "aria-describedby"))


@pytest.mark.warm
def test_what_is_typed_survives_a_reload(page: Page, site_url: str) -> None:
    page.goto(site_url + WITHDRAWAL)
    page.fill(FIELD, "15.11")
    page.reload()
    expect(page.locator(FIELD)).to_have_value("15.11")


def test_a_day_given_before_python_is_ready_waits_for_it(page: Page, faulty: FaultyServer) -> None:
    faulty.faults["guide.json"] = "held"
    page.goto(faulty.url + WITHDRAWAL)
    page.fill(FIELD, "15.11.2026")
    faulty.wait_until_asked()
    page.click(ASK)
    says(page, "waiting-for-events")
    faulty.let_go()
    expect(page.locator(LEAD)).to_contain_text("29 listopada")


def test_without_python_nothing_is_asked(pageless_runtime: Page, site_url: str) -> None:
    pageless_runtime.goto(site_url + WITHDRAWAL)
    pageless_runtime.focus(FIELD)
    expect(pageless_runtime.locator(".asks")).to_have_count(0)


def test_without_scripts_nothing_is_asked(chromium: Browser, site_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + WITHDRAWAL)
    assert page.locator("what-now input, what-now form").count() == 0
    context.close()


@pytest.mark.warm
def test_a_check_that_a_day_decides_is_left_for_where_it_leads(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}co-teraz/czy-minal-czas-na-odpowiedz/")
    above = page.evaluate(
        """() => document.querySelector(".asks").compareDocumentPosition(
          document.querySelector(".answers")) & Node.DOCUMENT_POSITION_FOLLOWING"""
    )
    assert above
    page.fill("#ask-complaint-filed", "5.10.2026")
    page.click(ASK)
    at_node(page, "silence")
    expect(page.locator("h1")).to_be_focused()


@pytest.mark.warm
def test_a_day_that_undoes_an_answer_leads_where_it_says(page: Page, site_url: str) -> None:
    """The reader did not know the day, and said that the time was over; it is not."""
    page.goto(f"{site_url}co-teraz/czy-minal-czas-na-odpowiedz/")
    answer(page, reply_time_over="yes")
    at_node(page, "silence")
    ready(page)
    page.fill("#ask-complaint-filed", "10.11.2026")
    page.click(ASK)
    at_node(page, "wait-for-reply")


@pytest.mark.warm
def test_one_of_several_days_is_enough(page: Page, site_url: str) -> None:
    """Python says which of the days that the page asked for it still needs."""
    page.goto(f"{site_url}co-teraz/zloz-reklamacje-od-razu/")
    expect(page.locator(".ask")).to_have_count(3)
    page.fill("#ask-invoice-delivered", "2.11.2026")
    page.click('.ask[data-event="invoice-delivered"] button')
    expect(page.locator(LEAD)).to_be_visible()
    expect(page.locator(".asks")).to_have_count(0)


@pytest.mark.warm
def test_the_first_line_names_another_page_where_that_comes_first(
    page: Page, site_url: str, guide: Guide
) -> None:
    """On that page it is not named again."""
    days = {"notice-to-pay-received": "2026-11-20", "complaint-filed": "2026-11-10"}
    _at(page, f"{site_url}co-teraz/jak-daleko/", **{"from": "how-far", "events": days})
    title = guide.languages["pl"].pages["cut-off-threat"].title
    told = "Zrób to do piątku 27 listopada, zostało 5 dni."
    expect(page.locator(LEAD)).to_have_text(f"Najpierw: {title}. {told}")
    expect(page.locator(f"{LEAD}.lead--urgent")).to_have_count(1)
    expect(page.locator(".todo")).not_to_contain_text("27 listopada")  # no day is said twice
    page.click(f"{LEAD} a")
    at_node(page, "cut-off-threat")
    expect(page.locator(LEAD)).to_have_text(told)


@pytest.mark.warm
def test_a_day_that_is_far_off_is_told_calmly(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}co-teraz/kiedy-reklamacja/")
    page.fill(".date-form__field", "10.11.2026")
    page.click(".date-form button")
    at_node(page, "wait-for-reply")
    expect(page.locator(LEAD)).to_contain_text("Poczekaj do")
    expect(page.locator(".lead--urgent, .deadline--urgent")).to_have_count(0)


@pytest.mark.warm
def test_the_first_line_speaks_the_other_language(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/what-now/withdraw-from-the-contract/")
    page.fill(FIELD, "15 November 2026")
    page.click(ASK)
    expect(page.locator(LEAD)).to_have_text("Do this by Sunday 29 November, 7 days left.")


@pytest.mark.warm
def test_each_day_typed_stands_in_the_trail_and_leads_to_the_list(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + WITHDRAWAL)
    page.fill(FIELD, "15.11.2026")
    page.click(ASK)
    expect(page.locator(".trail__days li")).to_have_text("dzień zawarcia umowy – 15 listopada 2026")
    page.click(".trail__dates")
    at_node(page, "where-am-i")
    expect(page.locator("#day-contract-concluded")).to_have_value("15 listopada 2026")
    expect(page.locator("#day-contract-concluded")).to_be_visible()  # its group is open


@pytest.mark.warm
def test_the_first_answers_and_the_way_in_with_dates_are_on_the_first_screen(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    for part in page.locator(".under-way, .answers li:nth-child(-n+3) a").all():
        expect(part).to_be_in_viewport(ratio=1)
    page.click(".under-way")
    at_node(page, "where-am-i")
