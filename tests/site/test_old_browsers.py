"""The oldest browsers that README names: what came after them is not there to be called."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import answer, at_node, ready

pytestmark = pytest.mark.warm

NEWER = [
    *(f"Array.prototype.{name}" for name in ("at", "findLast", "findLastIndex", "toReversed")),
    *(f"Array.prototype.{name}" for name in ("toSorted", "toSpliced", "with")),
    *(f"{array}.prototype.at" for array in ("String", "Int8Array.prototype.__proto__")),
    *("Array.fromAsync", "String.prototype.replaceAll", "String.prototype.isWellFormed"),
    *("Object.hasOwn", "Object.groupBy", "Map.groupBy", "structuredClone", "WeakRef"),
    *("Promise.any", "Promise.try", "Promise.withResolvers", "AggregateError", "Iterator"),
    *(f"Set.prototype.{name}" for name in ("union", "intersection", "difference")),
    *(f"Set.prototype.{name}" for name in ("isSubsetOf", "isSupersetOf", "isDisjointFrom")),
    *("Set.prototype.symmetricDifference", "RegExp.escape", "Intl.Segmenter"),
    *("AbortSignal.any", "AbortSignal.timeout", "AbortSignal.prototype.throwIfAborted"),
    *("URL.canParse", "URL.parse", "Response.json", "Blob.prototype.bytes"),
    *(f"{kind}.prototype.replaceChildren" for kind in ("Element", "DocumentFragment")),
    *("Document.prototype.replaceChildren", "Element.prototype.checkVisibility"),
    *(
        "Element.prototype.setHTMLUnsafe",
        "Element.prototype.moveBefore",
        "Document.parseHTMLUnsafe",
    ),
    *("HTMLElement.prototype.showPopover", "HTMLElement.prototype.togglePopover"),
    *("Document.prototype.startViewTransition", "CSS.highlights", "navigation", "scheduler"),
    *("requestIdleCallback", "crypto.randomUUID", "navigator.locks", "reportError"),
    *("URLPattern", "CompressionStream", "DecompressionStream", "cookieStore", "trustedTypes"),
]
"""Newer than Chrome 84 or Safari 15.0, the oldest with private methods and module workers."""

DELETE = f"""for (const path of {NEWER}) {{
  const names = path.split(".")
  const last = names.pop()
  let owner = window
  for (const name of names) owner = owner?.[name]
  if (owner) delete owner[last]
  while (owner && last in owner) owner = (delete owner[last], Object.getPrototypeOf(owner))
}}"""


@pytest.fixture
def old(page: Page) -> Page:
    """A page in which none of the newer calls is left."""
    page.add_init_script(DELETE)
    return page


def test_no_newer_call_is_left_in_the_old_page(old: Page, site_url: str) -> None:
    old.goto(site_url)
    left = old.evaluate(
        """paths => paths.filter((path) => {
          const names = path.split(".")
          const last = names.pop()
          const owner = names.reduce((owner, name) => owner?.[name], window)
          return owner && last in owner
        })""",
        NEWER,
    )
    assert left == []


def test_an_old_browser_walks_to_an_outcome_with_a_date_and_back(old: Page, site_url: str) -> None:
    old.goto(site_url)
    answer(old, what_is_wrong="outage", outage_state="still", how_far="complaint")
    at_node(old, "complaint-date")
    ready(old)
    old.click(".what-now__back")
    at_node(old, "how-far")
    answer(old, how_far="complaint")
    at_node(old, "complaint-date")
    old.fill(".date-form__field", "5.10.2026")
    old.click(".date-form button")
    at_node(old, "silence")
    expect(old.locator(".trail__entry")).to_have_count(5)
    expect(old.locator(".deadlines > .deadline .deadline__summary")).to_contain_text("4 listopada")
    old.click(".trail__entry:nth-child(1) .trail__change")
    answer(old, what_is_wrong="slow")
    at_node(old, "slow-what")
    expect(old.locator(".trail__dropped li")).to_have_count(2)


def test_an_old_browser_reads_a_list_of_days(old: Page, site_url: str) -> None:
    old.goto(f"{site_url}co-teraz/gdzie-jestem/")
    old.fill('[name="complaint-filed"]', "5.10.2026")
    old.click(".events-form button")
    at_node(old, "silence")


def test_an_old_browser_works_out_a_sum(old: Page, site_url: str) -> None:
    old.goto(f"{site_url}kwoty/")
    old.fill("#outage-refund-of-fee-monthly-fee", "69,90")
    old.fill("#outage-refund-of-fee-days-without-service", "3")
    old.click('[data-sum="outage-refund-of-fee"] button')
    expect(old.locator('[data-sum="outage-refund-of-fee"] .sum__amount')).to_be_visible()
