"""What goes wrong on readers' devices, and that it costs them no step."""

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import answer, at_node, drawn, look_until_failed, ready, says
from .one_python import FALL_SILENT


def test_without_python_the_reader_walks_to_an_outcome_in_place(
    pageless_runtime: Page, site_url: str
) -> None:
    page = pageless_runtime
    page.goto(site_url)
    page.evaluate("window.sameDocument = true")
    answer(page, what_is_wrong="outage", outage_state="still", how_far="complaint")
    at_node(page, "complaint-date")
    expect(page.locator("what-now")).to_have_attribute("engine", "failed")
    says(page, "failed")
    expect(page.locator(".date-form")).to_have_count(0)
    answer(page, complaint_date="known", reply_time_over="yes")
    at_node(page, "silence")
    expect(page.locator(".trail__entry")).to_have_count(5)
    assert page.evaluate("window.sameDocument")
    page.go_back()
    at_node(page, "reply-time-over")
    page.reload()
    expect(page.locator(".trail__entry")).to_have_count(4)


def test_a_date_typed_into_the_void_leaves_the_answers(
    pageless_runtime: Page, site_url: str
) -> None:
    page = pageless_runtime
    page.goto(f"{site_url}co-teraz/kiedy-reklamacja/")
    page.fill(".date-form__field", "5.10.2026")
    expect(page.locator("what-now")).to_have_attribute("engine", "failed")
    answer(page, complaint_date="known")
    at_node(page, "reply-time-over")


def test_a_worker_that_dies_leaves_the_answers_and_the_way(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage")
    ready(page)
    page.workers[0].evaluate("setTimeout(() => { throw new Error('as if out of memory') })")
    expect(page.locator("what-now")).to_have_attribute("engine", "failed")
    says(page, "failed")
    answer(page, outage_state="still", how_far="nothing")
    at_node(page, "report-it")
    expect(page.locator(".trail__entry")).to_have_count(3)


@pytest.mark.warm
def test_a_worker_that_falls_silent_counts_as_dead(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage")
    ready(page)
    page.evaluate(FALL_SILENT)
    answer(page, outage_state="still")
    look_until_failed(page)
    at_node(page, "how-far")


def test_a_guide_that_is_no_guide_counts_as_no_python(page: Page, site_url: str) -> None:
    page.route("**/guide.json", lambda route: route.fulfill(body="{}"))
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still", how_far="nothing")
    at_node(page, "report-it")
    expect(page.locator("what-now")).to_have_attribute("engine", "failed")


@pytest.mark.warm
def test_a_node_that_cannot_be_fetched_is_opened_as_a_page(page: Page, site_url: str) -> None:
    """On a bad line the browser fetches it again, and the answers are still there."""
    page.goto(site_url)
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")
    broken = f"{site_url}co-teraz/jak-daleko/"
    page.route(broken, lambda route: route.abort(), times=1)
    page.click('[data-answer="still"]')
    page.wait_for_url(broken)
    at_node(page, "how-far")
    ready(page)
    expect(page.locator(".trail__entry")).to_have_count(2)


@pytest.mark.warm
def test_an_answer_that_came_too_late_replaces_nothing(page: Page, site_url: str) -> None:
    """Two answers, one after the other; the first one's page fails when the second is shown."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/co-teraz/czy-nadal-nie-dziala/", hold)
    page.goto(site_url)
    with page.expect_event("requestfailed"):  # the page gives it up, or the line does
        page.click('[data-answer="outage"]')
        page.click('[data-answer="bill"]')
        at_node(page, "bill-what")
        held[0].abort()
    drawn(page)
    at_node(page, "bill-what")


BAD_DATES = {
    "nothing": ("", "date-empty"),
    "no-such-day": ("31.2.2026", "kalendarzu"),
    "no-date": ("jutro albo nigdy", "na przykład 5.10.2026"),
    "ahead": ("1.12.2026", "przed nami"),
}


@pytest.mark.warm
@pytest.mark.parametrize(("typed", "advice"), BAD_DATES.values(), ids=BAD_DATES)
def test_a_date_that_is_none_says_what_to_do(
    page: Page, site_url: str, typed: str, advice: str
) -> None:
    page.goto(f"{site_url}co-teraz/kiedy-reklamacja/")
    page.fill(".date-form__field", typed)
    page.click(".date-form button")
    error = page.locator(".date-form__error")
    expect(error).to_be_visible(timeout=60_000)
    expected = error.get_attribute("data-empty") if advice == "date-empty" else advice
    expect(error).to_contain_text(str(expected))
    field = page.locator(".date-form__field")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    at_node(page, "complaint-date")


@pytest.mark.warm
def test_a_shared_address_leads_to_its_step_and_holds_no_date(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still", how_far="complaint")
    at_node(page, "complaint-date")
    ready(page)
    page.fill(".date-form__field", "5.10.2026")
    page.click(".date-form button")
    at_node(page, "silence")
    page.click(".trail__share")
    says(page, "copied")
    address = page.evaluate("navigator.clipboard.readText()")
    assert "2026" not in address
    page.goto(address)
    at_node(page, "complaint-date")
    says(page, "no-dates")
    expect(page.locator(".trail__entry")).to_have_count(3)


@pytest.mark.warm
def test_a_stale_fragment_names_what_it_lost(page: Page, site_url: str) -> None:
    """An unknown question and an unknown answer are dropped; the rest is replayed."""
    page.goto(f"{site_url}#a=what-is-wrong:outage,outage-state:gone,long-lost:yes")
    ready(page)
    at_node(page, "outage-state")
    expect(page.locator(".trail__dropped li")).to_have_count(2)


@pytest.mark.warm
@pytest.mark.parametrize(
    "fragment", ["#a=%%%", "#a=what-is-wrong", "#a=<b>:x", "#a=a:b:c", "#a=a:b,,"]
)
def test_a_fragment_that_cannot_be_read_is_told(page: Page, site_url: str, fragment: str) -> None:
    page.goto(site_url + fragment)
    says(page, "bad-address")
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")


@pytest.mark.warm
def test_a_damaged_history_entry_costs_the_case_and_not_the_page(page: Page, site_url: str) -> None:
    page.goto(site_url)
    trip = {"answers": {"what-is-wrong": "outage"}, "events": {"complaint-filed": "2026-02-31"}}
    page.evaluate("trip => history.replaceState({eskalator: trip}, '')", trip)
    page.reload()
    ready(page)
    says(page, "bad-case")
    answer(page, what_is_wrong="slow")
    at_node(page, "slow-what")


@pytest.mark.warm
def test_a_history_entry_in_pieces_keeps_what_is_whole(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}co-teraz/jak-daleko/")
    trip = {
        "from": "how-far",
        "passed": 5,
        "answers": None,
        "drafts": None,
        "events": {"complaint-filed": "2026-10-05"},
    }
    page.evaluate("trip => history.replaceState({eskalator: trip}, '')", trip)
    page.reload()
    ready(page)
    answer(page, how_far="complaint")
    at_node(page, "silence")


@pytest.mark.warm
@pytest.mark.parametrize(
    "record",
    ["[]", "5", "{}", "null", '{"trip": null}', '{"trip": []}', '{"trip": {}, "url": "http://"}'],
)
def test_a_kept_record_that_is_no_case_is_not_offered(
    page: Page, site_url: str, record: str
) -> None:
    page.goto(site_url)
    page.evaluate("record => localStorage.setItem('eskalator-case', record)", record)
    page.reload()
    expect(page.locator("what-now > .what-now__status")).to_have_count(1)
    expect(page.locator(".resume")).to_have_count(0)


@pytest.mark.warm
def test_a_kept_case_in_pieces_opens_its_page(page: Page, site_url: str) -> None:
    page.goto(site_url)
    address = f"{site_url}co-teraz/kiedy-reklamacja/"
    record = {"trip": {"id": "x", "answers": None, "drafts": None}, "url": address}
    page.evaluate(
        "record => localStorage.setItem('eskalator-case', JSON.stringify(record))", record
    )
    page.reload()
    page.click(".resume__link")
    at_node(page, "complaint-date")
    answer(page, complaint_date="unknown")
    ready(page)


@pytest.mark.warm
def test_nothing_is_stored_before_the_reader_asks(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still")
    at_node(page, "how-far")
    ready(page)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.context.cookies() == []


@pytest.mark.warm
def test_a_kept_case_is_offered_again_and_deleted_with_one_button(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")
    page.check(".keep__box")
    page.click('[data-answer="still"]')
    at_node(page, "how-far")
    page.goto("about:blank")
    page.goto(site_url)
    page.click(".resume__link")
    at_node(page, "how-far")
    page.click(".keep__delete")
    says(page, "deleted")
    assert page.evaluate("localStorage.length") == 0
    page.goto("about:blank")
    page.goto(site_url)
    expect(page.locator(".resume")).to_have_count(0)


@pytest.mark.warm
def test_the_offer_names_the_problem_and_the_nearest_day(page: Page, site_url: str) -> None:
    """For as long as that day is ahead, and the words in their own language only."""
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still", how_far="complaint")
    at_node(page, "complaint-date")
    page.fill(".date-form__field", "10.11.2026")
    page.click(".date-form button")
    at_node(page, "wait-for-reply")
    page.check(".keep__box")
    page.goto(f"{site_url}co-teraz/jak-daleko/")
    offer = page.locator(".resume")
    expect(offer).to_contain_text("Internet nie działa albo miał przerwę")
    expect(offer).to_contain_text("17 grudnia")
    page.goto(f"{site_url}en/")
    expect(offer).not_to_contain_text("Internet nie działa")
    expect(offer).to_contain_text("17 December")
    page.clock.set_fixed_time("2026-12-18T12:00:00+01:00")
    page.goto(f"{site_url}co-teraz/jak-daleko/")
    expect(offer).to_contain_text("Internet nie działa albo miał przerwę")
    expect(offer).not_to_contain_text("grudnia")


@pytest.mark.warm
@pytest.mark.parametrize("as_of", ["rubbish", "2026-02-31"])
def test_a_damaged_day_to_look_at_a_kept_case_on_is_left_out(
    page: Page, site_url: str, as_of: str
) -> None:
    page.goto(site_url)
    trip = {"id": "x", "events": {"complaint-filed": "2026-11-10"}, "asOf": as_of}
    record = {
        "trip": {**trip, "from": "complaint-date"},
        "url": f"{site_url}co-teraz/gdzie-jestem/",
    }
    page.evaluate(
        "record => localStorage.setItem('eskalator-case', JSON.stringify(record))", record
    )
    page.reload()
    page.click(".resume__link")
    at_node(page, "wait-for-reply")
    expect(page.locator(".as-of__banner")).to_have_count(0)


@pytest.mark.warm
def test_a_shared_address_carries_only_answers_that_count(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage", outage_state="still")
    at_node(page, "how-far")
    page.click('.trail__change[data-node="what-is-wrong"]')
    answer(page, what_is_wrong="bill")
    at_node(page, "bill-what")
    ready(page)
    expect(page.locator(".trail__dropped li")).to_have_count(1)
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(Error()); 0")
    page.click(".trail__share")
    says(page, "in-the-bar")
    assert page.url.partition("#")[2] == "a=what-is-wrong:bill"


@pytest.mark.warm
def test_going_back_does_not_shorten_the_kept_case(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")
    page.check(".keep__box")
    answer(page, outage_state="still")
    at_node(page, "how-far")
    page.go_back()
    page.go_back()
    at_node(page, "what-is-wrong")
    kept = page.evaluate("JSON.parse(localStorage.getItem('eskalator-case')).trip.answers")
    assert kept == {"what-is-wrong": "outage", "outage-state": "still"}


@pytest.mark.warm
def test_a_case_kept_in_one_language_opens_in_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/")
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")
    page.check(".keep__box")
    page.goto(site_url)
    page.click(".resume__link")
    page.wait_for_url(f"{site_url}en/what-now/still-down/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".trail__entry")).to_have_count(1)


@pytest.mark.warm
def test_another_case_does_not_replace_the_kept_one(page: Page, site_url: str) -> None:
    page.goto(site_url)
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")
    page.check(".keep__box")
    page.goto(f"{site_url}#a=what-is-wrong:bill,bill-what:unknown")
    at_node(page, "read-the-bill")
    expect(page.locator(".keep__box")).not_to_be_checked()
    expect(page.locator(".keep__instead")).to_be_visible()
    kept = page.evaluate("JSON.parse(localStorage.getItem('eskalator-case')).trip.answers")
    assert kept == {"what-is-wrong": "outage"}


@pytest.mark.warm
@pytest.mark.parametrize("trouble", ["QuotaExceededError", "SecurityError"])
def test_storage_that_is_full_or_forbidden_is_told(page: Page, site_url: str, trouble: str) -> None:
    page.add_init_script(
        f"Storage.prototype.setItem = () => {{ throw new DOMException('', '{trouble}') }}"
    )
    page.goto(site_url)
    answer(page, what_is_wrong="outage")
    at_node(page, "outage-state")
    page.click(".keep__box")
    says(page, "storage-failed")
    expect(page.locator(".keep__box")).not_to_be_checked()
    expect(page.locator(".trail__entry")).to_have_count(1)
