"""A page left open past midnight: it speaks of the day on which it is seen."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import answer, at_node, drawn, look_until_failed, ready, says
from .one_python import FALL_SILENT

LAST_DAY = "2026-11-04T23:50:00+01:00"
NEXT_DAY = "2026-11-05T00:08:00+01:00"
SUMMARY = ".deadlines > .deadline .deadline__summary"
SEEN = {
    "tab": "document.dispatchEvent(new Event('visibilitychange'))",
    "kept-page": "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
    "window": "window.dispatchEvent(new Event('focus'))",
}


def _at(page: Page, moment: str) -> None:
    page.clock.set_fixed_time(moment)


def _all_answered(page: Page, site_url: str) -> None:
    """Wait until Python has answered whatever the page has asked it, and that is drawn."""
    day = {"type": "day", "typed": "dziś", "today": "2026-11-04", "lang": "pl"}
    ask = "async ([module, request]) => void (await (await import(module)).engine.ask(request))"
    page.evaluate(ask, [f"{site_url}assets/what-now/engine.js", day])
    drawn(page)


def _waiting(page: Page, site_url: str) -> None:
    """Show the outcome of a complaint whose answer may come until 4 November."""
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still", how_far="complaint")
    at_node(page, "complaint-date")
    ready(page)
    page.fill(".date-form__field", "5.10.2026")
    page.click(".date-form button")
    at_node(page, "wait-for-reply")


@pytest.mark.warm
@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN)
def test_what_ended_with_the_day_is_over_when_the_page_is_seen_again(
    page: Page, site_url: str, seen: str
) -> None:
    _at(page, LAST_DAY)
    _waiting(page, site_url)
    expect(page.locator(SUMMARY).first).to_contain_text("dziś")
    entries = page.evaluate("history.length")
    _at(page, NEXT_DAY)
    page.evaluate(seen)
    at_node(page, "silence")
    says(page, "new-day")
    assert page.url == f"{site_url}co-teraz/brak-odpowiedzi/"
    assert page.evaluate("history.length") == entries


@pytest.mark.warm
def test_dates_are_said_anew_where_the_reader_stays(page: Page, site_url: str) -> None:
    """Neither focus nor scroll nor what is unfolded or typed is taken from the reader."""
    _at(page, "2026-11-03T23:50:00+01:00")
    _waiting(page, site_url)
    expect(page.locator(SUMMARY).first).to_contain_text("4 listopada 2026")
    page.click(".deadline__why summary")
    page.click(".as-of summary")
    page.fill(".as-of__field", "za ty")
    page.evaluate("window.scrollTo(0, document.querySelector('.as-of').offsetTop - 300)")
    scrolled = page.evaluate("window.scrollY")
    _at(page, "2026-11-04T00:08:00+01:00")
    page.evaluate(SEEN["tab"])
    says(page, "new-day")
    expect(page.locator(SUMMARY).first).to_contain_text("dziś")
    at_node(page, "wait-for-reply")
    expect(page.locator(".as-of__field")).to_be_focused()
    expect(page.locator(".as-of__field")).to_have_value("za ty")
    expect(page.locator(".deadlines > .deadline .deadline__why")).to_have_attribute("open", "")
    assert page.evaluate("window.scrollY") == scrolled


@pytest.mark.warm
def test_a_reader_who_changes_an_answer_stays_there(page: Page, site_url: str) -> None:
    _at(page, LAST_DAY)
    _waiting(page, site_url)
    page.click(".trail__entry:nth-child(2) .trail__change")
    at_node(page, "outage-state")
    expect(page.locator(".todo")).to_contain_text("zostało 8 dni")
    _at(page, NEXT_DAY)
    page.evaluate(SEEN["tab"])
    says(page, "new-day")
    expect(page.locator(".todo")).to_contain_text("zostało 7 dni")
    at_node(page, "outage-state")


@pytest.mark.warm
def test_a_page_seen_again_on_the_same_day_is_left_alone(page: Page, site_url: str) -> None:
    _at(page, "2026-11-04T08:00:00+01:00")
    _waiting(page, site_url)
    page.evaluate("document.querySelector('.deadlines').dataset.mark = 'same'")
    _at(page, LAST_DAY)
    for seen in SEEN.values():
        page.evaluate(seen)
    _all_answered(page, site_url)
    expect(page.locator(".deadlines[data-mark=same]")).to_have_count(1)


@pytest.mark.warm
def test_without_python_no_dates_of_another_day_are_left(page: Page, site_url: str) -> None:
    _at(page, LAST_DAY)
    _waiting(page, site_url)
    page.evaluate(FALL_SILENT)
    _at(page, NEXT_DAY)
    page.evaluate(SEEN["tab"])
    look_until_failed(page)
    says(page, "failed")
    expect(page.locator(".deadlines")).to_have_count(0)
