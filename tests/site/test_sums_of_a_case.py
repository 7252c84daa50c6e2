"""Sums typed into the calculators belong to the case, like answers and days."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import answer, at_node, ready

pytestmark = pytest.mark.warm

FORM = '[data-sum="outage-refund-of-fee"]'
GIVEN = {"monthly-fee": "69.90", "days-without-service": "3"}


def _work_out(page: Page) -> None:
    page.fill(f"{FORM} [name=monthly-fee]", "69,90 zł")
    page.fill(f"{FORM} [name=days-without-service]", "3")
    page.click(f"{FORM} button")
    expect(page.locator(f"{FORM} .sum__amount")).to_have_text("6,99 zł")


def _kept(page: Page) -> dict[str, Any]:
    kept: dict[str, Any] = page.evaluate("JSON.parse(localStorage.getItem('eskalator-case')).trip")
    return kept


def test_the_page_holds_one_trip_with_the_sums_in_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}kwoty/")
    _work_out(page)
    state = page.evaluate("history.state")
    assert [*state] == ["eskalator"]
    assert state["eskalator"]["details"] == GIVEN
    assert page.evaluate("[location.hash, localStorage.length]") == ["", 0]


LEAVING = {"what-is-wrong": "contract", "contract-what": "leave", "leave-why": "early"}


def test_a_link_in_the_text_takes_the_case_along(page: Page, site_url: str) -> None:
    """What the device keeps of the case has the sums from then on, also after the way back."""
    page.goto(site_url)
    answer(page, **{node.replace("-", "_"): id_ for node, id_ in LEAVING.items()})
    at_node(page, "leave-early")
    ready(page)
    page.check(".keep__box")
    page.click('.what-now__page a[href*="/kwoty/#"]')
    page.wait_for_url(f"{site_url}kwoty/#etf-new-contracts")
    _work_out(page)
    trip = page.evaluate("history.state.eskalator")
    assert trip["answers"] == _kept(page)["answers"] == LEAVING
    assert trip["details"] == _kept(page)["details"] == GIVEN
    page.go_back()
    at_node(page, "leave-early")
    assert page.evaluate("history.state.eskalator.details") == GIVEN
    page.click(".what-now__back")
    at_node(page, "leave-why")
    assert _kept(page)["details"] == GIVEN


def test_the_calculators_know_what_the_case_knows(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}kwoty/")
    trip = {
        "events": {"contract-concluded": "2025-01-05"},
        "drafts": {"contract-concluded": "5 stycznia 2025"},
        "details": {"monthly-fee": "69.9", "payments-left": "12"},
    }
    page.evaluate("trip => history.replaceState({eskalator: trip}, '')", trip)
    page.reload()
    for field, value in {
        "etf-new-contracts-contract-concluded": "5 stycznia 2025",
        "etf-new-contracts-monthly-fee": "69,90",
        "outage-refund-of-fee-monthly-fee": "69,90",
        "etf-new-contracts-payments-left": "12",
        "etf-old-contracts-rebate": "",
    }.items():
        expect(page.locator(f"#{field}")).to_have_value(value)
    page.click('[data-sum="etf-new-contracts"] button')
    expect(page.locator('[data-sum="etf-new-contracts"] .sum__amount')).to_have_text("838,80 zł")


def test_a_damaged_case_costs_the_sum_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}kwoty/")
    trip = {"events": {"complaint-filed": "2026-02-31"}}
    page.evaluate("trip => history.replaceState({eskalator: trip}, '')", trip)
    page.reload()
    _work_out(page)
