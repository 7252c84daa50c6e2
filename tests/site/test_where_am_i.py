"""The middle of the road: dates of what has happened, other days, a calendar file, the sums."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from decision_tree import Guide

from .conftest import at_node, ready, type_day
from .faulty_server import FaultyServer

MOST_OPEN = 15
"""Rows that stand open in the list of days before the reader opens more: two screens."""
OWN_CLOCK = ".deadlines > .deadline"
DAYS = {
    "service-failed": "20.09",
    "complaint-filed": "5 października",
    "first-contact": "1.10.2026",
    "contract-concluded": "przedwczoraj",
    "contract-ends": "10 I 2027",
}


def _ask_with(page: Page, site_url: str, **days: str) -> None:
    page.goto(f"{site_url}co-teraz/gdzie-jestem/")
    for event, typed in days.items():
        type_day(page, event.replace("_", "-"), typed)
    page.click(".events-form button")


def _in_the_middle(page: Page, site_url: str) -> None:
    _ask_with(page, site_url, **DAYS)
    at_node(page, "silence")
    ready(page)


@pytest.mark.warm
def test_dates_in_any_order_lead_to_the_right_node(page: Page, site_url: str, guide: Guide) -> None:
    _in_the_middle(page, site_url)
    assert page.url == site_url + guide.languages["pl"].pages["silence"].url
    expect(page.locator(f"{OWN_CLOCK} .deadline__summary")).to_contain_text("4 listopada 2026")
    expect(page.locator(".deadlines__more .deadline")).to_have_count(7)


@pytest.mark.warm
@pytest.mark.parametrize(
    ("days", "node"),
    [
        ({"complaint_filed": "10.11.2026"}, "wait-for-reply"),
        ({"complaint_delivered": "1.9.2026"}, "silence"),
        ({"complaint_filed": "1.9.2026", "answer_received": "20.9.2026"}, "what-answer"),
        ({"complaint_accepted": "1.9.2026", "complaint_filed": "1.8.2026"}, "accepted-not-paid"),
        ({"complaint_filed": "1.9.2026", "complaint_refused": "20.9.2026"}, "refused-next"),
        ({"adr_complete": "1.11.2026", "first_contact": "1.8.2026"}, "adr-state"),
        ({"uke_proposal_received": "15.11.2026"}, "adr-proposal"),
        ({"suspension_notice_received": "wczoraj"}, "cut-off-threat"),
        ({"invoice_delivered": "2.11.2026"}, "how-far"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_a_subset_of_dates_leads_to(
    page: Page, site_url: str, days: dict[str, str], node: str
) -> None:
    _ask_with(page, site_url, **days)
    at_node(page, node)


@pytest.mark.warm
def test_every_unreadable_day_is_told_at_its_field(page: Page, site_url: str) -> None:
    _ask_with(page, site_url, complaint_filed="31.2.2026", first_contact="jutro", adr_filed="1.11")
    for event in ("complaint-filed", "first-contact"):
        expect(page.locator(f"#error-{event}")).to_be_visible()
        expect(page.locator(f"#day-{event}")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#error-adr-filed")).to_be_hidden()
    expect(page.locator("#day-first-contact")).to_be_focused()  # the first of them on the page
    at_node(page, "where-am-i")


@pytest.mark.warm
def test_an_empty_form_says_what_to_do(page: Page, site_url: str) -> None:
    _ask_with(page, site_url)
    expect(page.locator(".events-form__error")).to_be_visible()


@pytest.mark.warm
def test_the_list_is_grouped_and_short_groups_are_folded(page: Page, site_url: str) -> None:
    """Which holds for the list of links too; a group with a day in it is open."""
    page.goto(f"{site_url}co-teraz/gdzie-jestem/")
    groups = page.locator(".events-form .group")
    built = page.locator(".answers .group > summary")
    expect(groups.locator("summary")).to_have_text(
        [str(title) for title in built.all_text_contents()]
    )
    assert page.locator(".events-form .group[open] .events-form__row").count() < MOST_OPEN
    court = groups.last
    expect(court).not_to_have_attribute("open", "")
    court.locator("summary").click()
    court.locator("input").fill("20.11.2026")
    page.reload()
    expect(court).to_have_attribute("open", "")


@pytest.mark.warm
def test_a_row_is_changed_and_emptied(page: Page, site_url: str) -> None:
    _ask_with(page, site_url, complaint_filed="5.10.2026", complaint_refused="30.10.2026")
    at_node(page, "refused-next")
    page.click(".trail__dates")
    at_node(page, "where-am-i")
    type_day(page, "complaint-refused", "")
    type_day(page, "complaint-filed", "10.11.2026")
    page.click(".events-form button")
    at_node(page, "wait-for-reply")
    expect(page.locator(".trail__days li")).to_have_text(
        "dzień złożenia reklamacji – 10 listopada 2026"
    )


@pytest.mark.warm
def test_a_list_that_was_emptied_forgets_the_days(page: Page, site_url: str) -> None:
    _ask_with(page, site_url, complaint_filed="10.11.2026")
    at_node(page, "wait-for-reply")
    page.click(".deadlines__change")
    at_node(page, "where-am-i")
    type_day(page, "complaint-filed", "")
    page.click(".events-form button")
    expect(page.locator(".events-form__error")).to_be_visible()
    expect(page.locator(".deadlines, .trail")).to_have_count(0)
    assert page.evaluate("history.state.eskalator.events") == {}


CONFLICT = {"complaint_filed": "20.11.2026", "answer_received": "10.11.2026"}


@pytest.mark.warm
def test_days_that_do_not_fit_are_told_at_both_fields(page: Page, site_url: str) -> None:
    """Nothing is lost; a second click goes on, and the cards say it again."""
    _ask_with(page, site_url, **CONFLICT)
    for event in ("complaint-filed", "answer-received"):
        error = page.locator(f"#error-{event}")
        expect(error).to_contain_text("10 listopada 2026")
        expect(error).to_contain_text("20 listopada 2026")
        expect(page.locator(f"#day-{event}")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#day-complaint-filed")).to_be_focused()
    expect(page.locator("#day-complaint-filed")).to_have_value("20.11.2026")
    expect(page.locator(".events-form__error")).to_contain_text("jeszcze raz")
    at_node(page, "where-am-i")
    page.click(".events-form button")
    at_node(page, "what-answer")
    expect(page.locator(".conflicts")).to_contain_text("20 listopada 2026")
    page.click(".conflicts__change")
    at_node(page, "where-am-i")
    expect(page.locator("#day-answer-received")).to_have_value("10 listopada 2026")


@pytest.mark.warm
def test_days_that_are_mended_lead_on_at_once(page: Page, site_url: str) -> None:
    _ask_with(page, site_url, **CONFLICT)
    expect(page.locator("#error-complaint-filed")).to_be_visible()
    type_day(page, "complaint-filed", "1.9.2026")
    type_day(page, "answer-received", "20.9.2026")
    page.click(".events-form button")
    at_node(page, "what-answer")
    expect(page.locator(".conflicts")).to_have_count(0)


@pytest.mark.warm
def test_what_was_typed_is_there_after_a_reload_and_on_the_way_back(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}co-teraz/gdzie-jestem/")
    page.fill("#day-complaint-filed", "5.10")
    page.reload()
    assert page.input_value("#day-complaint-filed") == "5.10"
    page.click(".events-form button")
    at_node(page, "silence")
    page.go_back()
    at_node(page, "where-am-i")
    assert page.input_value("#day-complaint-filed") == "5.10"


@pytest.mark.warm
def test_who_knows_no_day_chooses_from_the_list(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}co-teraz/gdzie-jestem/")
    page.click(".undated > summary")
    page.click('[data-answer="complaint-filed"]')
    at_node(page, "complaint-date")


def test_without_python_the_list_stays(pageless_runtime: Page, site_url: str) -> None:
    page = pageless_runtime
    page.goto(f"{site_url}co-teraz/gdzie-jestem/")
    page.focus("#day-complaint-filed")
    expect(page.locator(".events-form")).to_have_count(0)
    answer = page.locator('[data-answer="complaint-refused"]')
    page.locator(".answers .group", has=answer).locator("summary").click()
    answer.click()
    at_node(page, "refused-next")


@pytest.mark.warm
def test_what_else_is_due_is_listed_with_its_page(page: Page, site_url: str, guide: Guide) -> None:
    """UKE is not among it while no refusal opens it; a link to a page keeps the case."""
    _in_the_middle(page, site_url)
    pages = guide.languages["pl"].pages
    duties = page.locator(".todo__list a")
    expect(duties).to_have_text([pages["withdraw-from-contract"].title])
    duties.first.click()
    at_node(page, "withdraw-from-contract")
    expect(page.locator(f"{OWN_CLOCK} .deadline__when")).to_contain_text("piątek 4 grudnia")


@pytest.mark.warm
def test_a_date_links_to_the_guide_and_to_the_article(page: Page, site_url: str) -> None:
    _in_the_middle(page, site_url)
    page.click(f"{OWN_CLOCK} summary")
    guide_link, source = page.locator(f"{OWN_CLOCK} .deadline__links a").all()
    assert guide_link.get_attribute("href") == f"{site_url}droga/4-reklamacja-na-pismie/"
    assert str(source.get_attribute("href")).startswith("https://isap.sejm.gov.pl/")


@pytest.mark.warm
def test_an_automatic_answer_opens_its_arithmetic(page: Page, site_url: str) -> None:
    _in_the_middle(page, site_url)
    page.click(".trail__why summary")
    expect(page.locator(".trail__why li").first).to_contain_text("5 października 2026")
    expect(page.locator(".trail__why li").nth(1)).to_contain_text("PKE art. 378 ust. 5")


@pytest.mark.warm
def test_the_case_is_seen_as_of_another_day(page: Page, site_url: str) -> None:
    """What came later is left out and named; the way back to today is one click."""
    _in_the_middle(page, site_url)
    page.click(".as-of > summary")
    page.fill(".as-of__field", "10.10.2026")
    page.click(".as-of__form button")
    at_node(page, "wait-for-reply")
    expect(page.locator(".as-of__banner")).to_contain_text("10 października 2026")
    expect(page.locator(".as-of__later")).to_contain_text("20 listopada 2026")
    page.reload()
    expect(page.locator(".as-of__banner")).to_contain_text("10 października 2026")
    page.click(".as-of__today")
    at_node(page, "silence")
    expect(page.locator(".as-of__banner")).to_have_count(0)


@pytest.mark.warm
def test_another_day_with_the_same_answer_says_so_too(page: Page, site_url: str) -> None:
    _ask_with(page, site_url, complaint_filed="10.11.2026")
    at_node(page, "wait-for-reply")
    page.click(".as-of > summary")
    page.fill(".as-of__field", "15.11.2026")
    page.click(".as-of__form button")
    expect(page.locator(".as-of__banner")).to_contain_text("15 listopada 2026")
    expect(page.locator(f"{OWN_CLOCK} .deadline__summary")).to_contain_text("10 grudnia 2026")
    expect(page.locator(".deadlines__calendar")).to_have_count(0)
    page.click(".as-of__today")
    expect(page.locator(".as-of__banner")).to_have_count(0)
    expect(page.locator(".deadlines__calendar")).to_be_visible()


@pytest.mark.warm
def test_a_day_read_roughly_is_said_back_in_its_row(page: Page, site_url: str) -> None:
    _ask_with(page, site_url, complaint_filed="tydzień temu", first_contact="w piątek")
    expect(page.locator("#error-complaint-filed")).to_contain_text("niedziela 15 listopada 2026")
    expect(page.locator("#error-first-contact")).to_be_hidden()
    at_node(page, "where-am-i")
    page.click(".events-form button[type=submit]")
    at_node(page, "wait-for-reply")


@pytest.mark.warm
def test_yesterday_stays_the_same_day_tomorrow(page: Page, site_url: str) -> None:
    """Going back to the list days later finds the day that was meant."""
    _ask_with(page, site_url, complaint_filed="wczoraj")
    at_node(page, "wait-for-reply")
    page.clock.set_fixed_time("2026-11-30T12:00:00+01:00")
    page.click(".trail__entry:nth-child(1) .trail__change")
    at_node(page, "where-am-i")
    assert page.input_value("#day-complaint-filed") == "21 listopada 2026"
    page.click(".events-form button")
    at_node(page, "wait-for-reply")
    expect(page.locator(f"{OWN_CLOCK} .deadline__summary")).to_contain_text("21 grudnia 2026")


@pytest.mark.warm
def test_the_other_language_keeps_the_days_and_understands_them(page: Page, site_url: str) -> None:
    _ask_with(page, site_url, complaint_filed="5 października")
    at_node(page, "silence")
    page.click(".head__language")
    page.wait_for_url(f"{site_url}en/**")
    ready(page)
    page.click(".trail__entry:nth-child(1) .trail__change")
    at_node(page, "where-am-i")
    page.click(".events-form button")
    at_node(page, "silence")


@pytest.mark.warm
def test_days_typed_but_not_sent_reach_the_other_language(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}co-teraz/gdzie-jestem/")
    page.fill("#day-complaint-filed", "5.10.2026")
    page.click(".head__language")
    page.wait_for_url(f"{site_url}en/**")
    expect(page.locator("#day-complaint-filed")).to_have_value("5.10.2026")


def test_what_is_typed_while_python_loads_counts(page: Page, faulty: FaultyServer) -> None:
    faulty.faults["pyodide.asm.wasm"] = "held"
    _ask_with(page, faulty.url, complaint_filed="5.10.2026")
    type_day(page, "complaint-refused", "30.10.2026")
    faulty.wait_until_asked()
    faulty.let_go()
    at_node(page, "refused-next")


@pytest.mark.warm
def test_the_first_question_can_be_changed_although_days_are_known(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    for node, id_ in {"what-is-wrong": "outage", "outage-state": "long-ago"}.items():
        at_node(page, node)
        page.click(f'[data-answer="{id_}"]')
    at_node(page, "outage-period-end")
    page.fill(".date-form__field", "31.3.2026")
    page.click(".date-form button")
    at_node(page, "complain-at-once")
    for node in ("outage-state", "what-is-wrong"):
        page.click(f'.trail__change[data-node="{node}"]')
        at_node(page, node)
    ready(page)
    expect(page.locator('[data-answer="slow"]')).to_be_visible()
    at_node(page, "what-is-wrong")


@pytest.mark.warm
def test_the_calendar_file_holds_the_dates_ahead(page: Page, site_url: str, tmp_path: Path) -> None:
    _in_the_middle(page, site_url)
    with page.expect_download() as download:
        page.click(".deadlines__calendar")
    download.value.save_as(tmp_path / "dates.ics")
    entries = Calendar.from_ical((tmp_path / "dates.ics").read_bytes()).walk("VEVENT")
    days = {str(e["UID"]).rsplit("-", 1)[0]: e.decoded("DTSTART") for e in entries}
    assert days == {
        "distance-withdrawal": date(2026, 12, 4),
        "deemed-sum-payment": date(2026, 12, 11),
        "service-suspension-shield": date(2026, 12, 25),
        "auto-extension-information": date(2026, 12, 11),
        "adr-application": date(2027, 10, 1),
    }


@pytest.mark.warm
def test_a_sum_is_worked_out_with_its_arithmetic(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}kwoty/")
    form = page.locator('[data-sum="outage-refund-of-fee"]')
    fee, days = form.locator("input").all()
    fee.fill("69,90 zł")
    days.fill("dziesięć")
    form.locator("button").click()
    expect(form.locator(".form__error").nth(1)).to_be_visible()
    days.fill("10")
    form.locator("button").click()
    expect(form.locator(".sum__amount")).to_have_text("23,30 zł")
    expect(form.locator(".sum__caution")).to_contain_text("nie stawka z ustawy")
    expect(form.locator(".form__error").nth(1)).to_be_hidden()
    page.reload()
    assert page.input_value("#outage-refund-of-fee-monthly-fee") == "69,90 zł"


@pytest.mark.warm
@pytest.mark.parametrize(
    ("concluded", "shown"),
    [("10.11.2024", "120 zł"), ("9.11.2024", None)],
    ids=["newer-contract", "older-contract"],
)
def test_the_contracts_day_decides_which_ceiling_there_is(
    page: Page, site_url: str, concluded: str, shown: str | None
) -> None:
    page.goto(f"{site_url}kwoty/")
    form = page.locator('[data-sum="etf-new-contracts"]')
    for name, typed in {
        "contract-concluded": concluded,
        "monthly-fee": "60",
        "payments-left": "2",
    }.items():
        form.locator(f'[name="{name}"]').fill(typed)
    form.locator("button").click()
    if shown:
        expect(form.locator(".sum__amount")).to_have_text(shown)
    else:
        result = form.locator(".sum-form__result")
        expect(result).to_have_text(str(result.get_attribute("data-other-rule")))
