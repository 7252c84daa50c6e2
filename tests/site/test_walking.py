"""Walking the tree in place: addresses, focus, back and forward, reload, changed answers."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import answer, at_node, ready, says
from .faulty_server import FaultyServer

TO_THE_DATE = {"what_is_wrong": "outage", "outage_state": "still", "how_far": "complaint"}


def _to_the_silence(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, **TO_THE_DATE)
    at_node(page, "complaint-date")
    ready(page)
    page.fill(".date-form__field", "5 października 2026")
    page.click(".date-form button")
    at_node(page, "silence")


@pytest.mark.warm
def test_each_node_has_its_address_its_title_and_the_focus(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.evaluate("window.sameDocument = true")
    answer(page, what_is_wrong="outage", outage_state="still")
    at_node(page, "how-far")
    heading = page.locator("h1")
    assert page.url == f"{site_url}co-teraz/jak-daleko/"
    assert page.title() == f"{heading.inner_text()} – Eskalator"
    expect(heading).to_be_focused()
    assert page.evaluate("window.sameDocument")


def test_python_starts_with_the_first_answer_and_not_before(page: Page, site_url: str) -> None:
    page.goto(site_url)
    expect(page.locator("what-now")).to_have_attribute("engine", "idle")
    with page.expect_worker():
        answer(page, what_is_wrong="bill")
    expect(page.locator("what-now")).to_have_attribute("engine", re.compile("loading|ready"))


def test_python_starts_when_a_date_field_is_entered(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}co-teraz/kiedy-reklamacja/")
    expect(page.locator("what-now")).to_have_attribute("engine", "idle")
    with page.expect_worker():
        page.focus(".date-form__field")
    expect(page.locator("what-now")).to_have_attribute("engine", re.compile("loading|ready"))


def test_a_date_typed_before_python_is_ready_is_computed_when_it_is(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}co-teraz/kiedy-reklamacja/")
    page.fill(".date-form__field", "wczoraj")
    page.click(".date-form button")
    at_node(page, "wait-for-reply")
    expect(page.locator(".deadlines > .deadline .deadline__summary")).to_contain_text(
        "21 grudnia 2026"
    )


@pytest.mark.warm
def test_the_computed_date_says_why(page: Page, site_url: str) -> None:
    _to_the_silence(page, site_url)
    page.click(".deadline__why summary")
    why = page.locator(".deadlines > .deadline .deadline__why")
    for part in ("5 października 2026", "4 listopada 2026", "PKE art. 378 ust. 5", "12 listopada"):
        expect(why).to_contain_text(part)


@pytest.mark.warm
def test_the_situation_chosen_first_is_shown_in_the_outcome(page: Page, site_url: str) -> None:
    _to_the_silence(page, site_url)
    expect(page.locator(".situation details")).to_have_count(3)
    expect(page.locator(".situation > ul, .situation .answers")).to_have_count(0)


@pytest.mark.warm
def test_a_day_that_may_be_meant_otherwise_is_said_back_before_it_counts(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    answer(page, **TO_THE_DATE)
    at_node(page, "complaint-date")
    ready(page)
    said = page.locator(".date-form__error")
    for typed, day in (("miesiąc temu", "22 października 2026"), ("1.12", "1 grudnia 2025")):
        page.fill(".date-form__field", typed)
        page.click(".date-form button")
        expect(said).to_contain_text(day)
        at_node(page, "complaint-date")
    expect(page.locator(".date-form__field")).not_to_have_attribute("aria-invalid", "true")
    page.fill(".date-form__field", "ok. 20.10")
    page.click(".date-form button")
    expect(said).to_contain_text("wtorek 20 października 2026")
    page.click(".date-form button")
    at_node(page, "silence")


@pytest.mark.warm
def test_back_and_forward_and_reload(page: Page, site_url: str) -> None:
    _to_the_silence(page, site_url)
    page.go_back()
    at_node(page, "complaint-date")
    assert page.input_value(".date-form__field") == "5 października 2026"
    page.go_back()
    at_node(page, "how-far")
    page.go_forward()
    page.go_forward()
    at_node(page, "silence")
    page.reload()
    at_node(page, "silence")
    ready(page)
    expect(page.locator(".deadlines > .deadline .deadline__summary")).to_contain_text(
        "4 listopada 2026"
    )
    expect(page.locator(".trail__entry")).to_have_count(5)


@pytest.mark.warm
def test_what_was_typed_survives_a_reload(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}co-teraz/kiedy-reklamacja/")
    page.fill(".date-form__field", "5.10")
    page.reload()
    assert page.input_value(".date-form__field") == "5.10"


@pytest.mark.warm
def test_back_to_a_link_inside_a_page(page: Page, site_url: str) -> None:
    """The entry that such a link made holds the trip too."""
    page.goto(site_url)
    page.evaluate("location.hash = 'jak-to-dziala'")
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")
    page.go_back()
    at_node(page, "what-is-wrong")


@pytest.mark.warm
def test_a_changed_answer_drops_what_no_longer_fits_and_names_it(page: Page, site_url: str) -> None:
    _to_the_silence(page, site_url)
    page.click(".trail__entry:nth-child(1) .trail__change")
    at_node(page, "what-is-wrong")
    answer(page, what_is_wrong="slow")
    at_node(page, "slow-what")
    expect(page.locator(".trail__dropped li")).to_have_count(2)
    page.click('[data-answer="drops"]')
    at_node(page, "silence")
    expect(page.locator(".trail__dropped li")).to_have_count(1)


@pytest.mark.warm
def test_changing_the_date_asks_for_it_again(page: Page, site_url: str) -> None:
    _to_the_silence(page, site_url)
    page.click(".trail__entry:nth-child(4) .trail__change")
    at_node(page, "complaint-date")
    assert page.input_value(".date-form__field") == "5 października 2026"
    page.fill(".date-form__field", "20.11.2026")
    page.click(".date-form button")
    at_node(page, "wait-for-reply")


@pytest.mark.warm
def test_an_answer_that_a_date_decides_offers_no_change(page: Page, site_url: str) -> None:
    _to_the_silence(page, site_url)
    expect(page.locator(".trail__entry:nth-child(5) .trail__change")).to_have_count(0)


@pytest.mark.warm
def test_the_other_language_keeps_the_answers_and_the_dates(page: Page, site_url: str) -> None:
    _to_the_silence(page, site_url)
    page.click(".head__language")
    page.wait_for_url(f"{site_url}en/what-now/no-reply/")
    ready(page)
    expect(page.locator(".deadlines > .deadline .deadline__summary")).to_contain_text(
        "4 November 2026"
    )
    page.click(".head__language")
    page.wait_for_url(f"{site_url}co-teraz/brak-odpowiedzi/")


@pytest.mark.warm
def test_the_language_link_follows_the_node_shown(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="slow")
    at_node(page, "slow-what")
    link = page.locator(".head__language")
    expect(link).to_have_attribute("href", f"{site_url}en/what-now/what-about-speed/")


def test_answers_walked_before_python_was_ready_are_replayed(
    page: Page, faulty: FaultyServer
) -> None:
    """Questions that a known date decides are passed over, and the reader is told."""
    faulty.faults["guide.json"] = "held"
    page.goto(f"{faulty.url}co-teraz/jak-daleko/")
    trip = {"from": "how-far", "answers": {}, "events": {"complaint-filed": "2026-10-05"}}
    page.evaluate("trip => history.replaceState({eskalator: trip}, '')", trip)
    page.reload()
    answer(page, how_far="complaint")
    at_node(page, "complaint-date")
    faulty.let_go()
    at_node(page, "silence")
    says(page, "moved")


@pytest.mark.warm
def test_a_click_with_a_key_held_opens_a_plain_page(page: Page, site_url: str) -> None:
    page.goto(site_url)
    with page.context.expect_page() as opened:
        page.click('[data-answer="outage"]', modifiers=["Control"])
    expect(opened.value.locator("what-now")).to_have_attribute("node", "outage-state")
    at_node(page, "what-is-wrong")


@pytest.mark.warm
def test_a_link_in_the_middle_of_the_tree_starts_there(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}co-teraz/jak-daleko/")
    answer(page, how_far="nothing")
    at_node(page, "report-it")
    ready(page)
    expect(page.locator(".trail__entry")).to_have_count(1)


@pytest.mark.warm
def test_a_link_in_the_text_keeps_the_dates_and_the_problem(page: Page, site_url: str) -> None:
    """An outcome sends the reader on to another node, which is not on the path."""
    _to_the_silence(page, site_url)
    page.locator('.what-now__page a[href*="odpowiedz-nie-doszla"]').first.click()
    at_node(page, "reply-never-arrived")
    expect(page.locator(".trail__entry")).to_have_count(5)
    expect(page.locator(".situation details")).to_have_count(3)
    page.reload()
    ready(page)
    expect(page.locator(".trail__entry")).to_have_count(5)
    at_node(page, "reply-never-arrived")
    page.go_back()
    at_node(page, "silence")


@pytest.mark.warm
def test_a_question_that_a_text_leads_to_goes_on_from_there(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="contract", contract_what="leave", leave_why="unknown")
    at_node(page, "check-your-contract")
    ready(page)
    page.evaluate(
        """url => {
          const link = Object.assign(document.createElement("a"), { href: url, id: "onwards" })
          document.querySelector(".what-now__page").append(link)
          link.textContent = "onwards"
        }""",
        f"{site_url}co-teraz/jak-daleko/",
    )
    page.click("#onwards")
    at_node(page, "how-far")
    answer(page, how_far="nothing")
    at_node(page, "report-it")
    expect(page.locator(".situation details")).to_have_count(3)
    expect(page.locator(".trail__entry")).to_have_count(1)
    expect(page.locator(".trail__dropped")).to_have_count(0)


@pytest.mark.warm
def test_the_link_to_the_content_stays_on_the_page(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    at_node(page, "outage-state")
    expect(page.locator(".trail__entry")).to_have_count(1)


@pytest.mark.warm
def test_starting_again_leaves_the_answers_behind(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still")
    at_node(page, "how-far")
    page.click(".trail__restart")
    page.wait_for_url(site_url)
    expect(page.locator(".trail")).to_have_count(0)


@pytest.mark.warm
def test_a_link_in_the_text_to_a_guide_opens_it(page: Page, site_url: str) -> None:
    _to_the_silence(page, site_url)
    page.locator('.what-now__page .road a[href*="4-reklamacja"]').click()
    page.wait_for_url(f"{site_url}droga/4-reklamacja-na-pismie/")


@pytest.mark.warm
def test_the_previous_question_is_one_click_away(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still")
    at_node(page, "how-far")
    page.click(".what-now__back")
    at_node(page, "outage-state")
    expect(page.locator(".trail__entry")).to_have_count(1)


@pytest.mark.warm
def test_back_over_a_change_of_language_shows_one_language(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="bill")
    at_node(page, "bill-what")
    page.click(".head__language")
    page.wait_for_url(f"{site_url}en/**")
    at_node(page, "bill-what")
    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "pl")
    at_node(page, "bill-what")
    expect(page.locator(".trail__title")).to_have_text("Twoje odpowiedzi")
