from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decision_tree import BadCase, Guide, Language, parse_case
from decision_tree.case import DetailKind
from decision_tree.law import Hundredths, Sum, sums
from decision_tree.law.sums import hundredths
from decision_tree.words import UnreadableNumber, read_amount, read_count, why_sum
from tests.conftest import COUNT_DETAILS, MONEY_DETAILS, VOCABULARY

from .conftest import CAP, OLD_CAP, REFUND, TODAY

RULES = {rule.id: rule for rule in (REFUND, CAP, OLD_CAP)}
NEW = {"contract-concluded": date(2024, 11, 10)}
OLD = {"contract-concluded": date(2024, 11, 9)}
OLD_TERM = {"contract-concluded": date(2024, 1, 1), "contract-ends": date(2026, 1, 1)}
"""Of 731 days, 2024 being a leap year."""


def read_detail(name: str, typed: str, language: Language) -> str:
    if VOCABULARY.details[name] is DetailKind.COUNT:
        return read_count(typed)
    return read_amount(typed, language)


def found(
    events: Mapping[str, date], details: Mapping[str, str], today: date = TODAY
) -> dict[str, int]:
    return {sum_.rule.id: sum_.amount for sum_ in sums(RULES, events, details, today)}


READ = {
    "plain": ("monthly-fee", "69.90", "69.90"),
    "comma": ("monthly-fee", "69,90", "69.90"),
    "comma-and-zl": ("monthly-fee", "69,90 zł", "69.90"),
    "zl-without-its-stroke": ("monthly-fee", "69,90zl", "69.90"),
    "capitals": ("monthly-fee", "69,90 ZŁ", "69.90"),
    "one-decimal-and-pln": ("monthly-fee", "69.9 PLN", "69.9"),
    "pln-first": ("monthly-fee", "PLN 69.90", "69.90"),
    "small-pln-first": ("monthly-fee", "pln69.90", "69.90"),
    "thousands": ("amount-claimed", "1 234,50", "1234.50"),
    "thousands-and-no-break-space": ("amount-claimed", "1\u00a0234,50\u00a0zł", "1234.50"),
    "thousands-and-narrow-space": ("amount-claimed", "1\u202f234", "1234"),
    "whole": ("device-fee", "20", "20"),
    "nothing": ("rebate", "0", "0"),
    "nine-digits": ("amount-claimed", "999999999.99", "999999999.99"),
    "count": ("days-without-service", "12", "12"),
    "count-with-spaces": ("payments-left", " 7 ", "7"),
    "count-with-zeros": ("payments-left", "007", "7"),
    "no-days": ("days-without-service", "0", "0"),
    "four-digits": ("days-without-service", "9999", "9999"),
}


@pytest.mark.parametrize(("name", "typed", "held"), READ.values(), ids=READ)
def test_a_number_is_read_as_the_case_holds_it(
    polish: Language, name: str, typed: str, held: str
) -> None:
    assert read_detail(name, typed, polish) == held
    document = f'{{"format": "eskalator-case/1", "details": {{"{name}": "{held}"}}}}'
    assert parse_case(document, TODAY, VOCABULARY).details == {name: held}


UNREADABLE = {
    "empty": ("monthly-fee", "", "amount-unreadable"),
    "only-the-currency": ("monthly-fee", "zł", "amount-unreadable"),
    "words": ("monthly-fee", "dużo", "amount-unreadable"),
    "another-currency": ("monthly-fee", "69.90 EUR", "amount-unreadable"),
    "negative": ("monthly-fee", "-5", "amount-unreadable"),
    "three-decimals": ("monthly-fee", "69.905", "amount-unreadable"),
    "no-decimals-after-the-comma": ("monthly-fee", "69,", "amount-unreadable"),
    "no-zlote": ("monthly-fee", ",90", "amount-unreadable"),
    "two-commas": ("monthly-fee", "1,234,50", "amount-unreadable"),
    "thousands-with-a-point": ("monthly-fee", "1.234,50", "amount-unreadable"),
    "ten-digits": ("monthly-fee", "1000000000", "amount-unreadable"),
    "arabic-digits": ("monthly-fee", "٦٩", "amount-unreadable"),
    "exponent": ("monthly-fee", "1e3", "amount-unreadable"),
    "no-count": ("payments-left", "", "count-unreadable"),
    "fraction": ("payments-left", "1.5", "count-unreadable"),
    "comma": ("payments-left", "1,0", "count-unreadable"),
    "negative-count": ("days-without-service", "-1", "count-unreadable"),
    "five-digits": ("days-without-service", "10000", "count-unreadable"),
    "days-in-words": ("days-without-service", "12 dni", "count-unreadable"),
    "arabic-count": ("days-without-service", "٣", "count-unreadable"),
}


@pytest.mark.parametrize(("name", "typed", "sentence"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_number_names_the_sentence_that_says_what_to_do(
    polish: Language, name: str, typed: str, sentence: str
) -> None:
    with pytest.raises(UnreadableNumber, match=f"^{sentence}$") as unreadable:
        read_detail(name, typed, polish)
    assert unreadable.value.sentence == sentence


@given(
    name=st.sampled_from(MONEY_DETAILS + COUNT_DETAILS),
    typed=st.text() | st.text("0123456789.,- złPLN\u00a0", max_size=12),
)
def test_any_text_is_a_number_that_a_case_may_hold_or_unreadable(
    polish: Language, name: str, typed: str
) -> None:
    try:
        held = read_detail(name, typed, polish)
    except UnreadableNumber:
        return
    document = f'{{"format": "eskalator-case/1", "details": {{"{name}": "{held}"}}}}'
    assert parse_case(document, TODAY, VOCABULARY).details == {name: held}


@pytest.mark.parametrize("name", COUNT_DETAILS)
@pytest.mark.parametrize("count", ["", "-1", "1.0", "10000", "1 ", "٣", "many"])
def test_a_case_with_a_count_that_is_none_is_refused(name: str, count: str) -> None:
    document = f'{{"format": "eskalator-case/1", "details": {{"{name}": "{count}"}}}}'
    with pytest.raises(BadCase, match="write a whole number such as 12"):
        parse_case(document, TODAY, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("0", 0), ("69", 6900), ("69.9", 6990), ("69.90", 6990), ("0.05", 5), ("0.5", 50)],
)
def test_a_plain_decimal_in_hundredths(text: str, amount: int) -> None:
    assert hundredths(text) == amount
    assert isinstance(hundredths(text), Hundredths)


SHARES = {
    "a-day": ("30.00", "1", 100),
    "all-of-a-month": ("69.90", "30", 6990),
    "more-than-a-month": ("30.00", "45", 4500),
    "half-a-grosz-rounds-up": ("0.15", "1", 1),
    "less-than-half-rounds-down": ("0.14", "1", 0),
    "one-and-a-half": ("0.45", "1", 2),
    "two-and-a-half": ("0.75", "1", 3),
    "a-third-of-a-grosz": ("0.10", "1", 0),
    "two-thirds-of-a-grosz": ("0.10", "2", 1),
}


@pytest.mark.parametrize(("fee", "days", "amount"), SHARES.values(), ids=SHARES)
def test_a_share_of_the_fee_for_each_day_without_service(fee: str, days: str, amount: int) -> None:
    assert found({}, {"monthly-fee": fee, "days-without-service": days}) == {"refund": amount}


def test_a_sum_that_no_float_holds_is_exact() -> None:
    more = "90071992547409.93"
    assert found({}, {"monthly-fee": more, "days-without-service": "30"}) == {
        "refund": 9_007_199_254_740_993
    }
    assert found(OLD_TERM, {"rebate": more}, date(2024, 1, 1)) == {"old-cap": 9_007_199_254_740_993}


@given(fee=st.integers(0, 10**11 - 1), days=st.integers(1, 9999))
@example(fee=99_999_999_999, days=9999)
def test_a_share_of_the_fee_is_exact_to_half_a_grosz(fee: int, days: int) -> None:
    typed = f"{fee // 100}.{fee % 100:02d}"
    exact = (Decimal(fee) * days / 30).quantize(Decimal(1), ROUND_HALF_UP)
    details = {"monthly-fee": typed, "days-without-service": str(days)}
    (share,) = sums(RULES, {}, details, TODAY)
    assert type(share.amount) is Hundredths
    assert share.amount == exact


OUTAGE = {"service-failed": date(2026, 10, 5), "outage-ended": date(2026, 10, 7)}
DAYS_WITHOUT_SERVICE: dict[str, tuple[Mapping[str, date], Mapping[str, str], int | None]] = {
    "both-days-count": (OUTAGE, {}, 3),
    "ended-the-same-day": ({**OUTAGE, "outage-ended": date(2026, 10, 5)}, {}, 1),
    "a-given-number-beats-the-days": (OUTAGE, {"days-without-service": "2"}, 2),
    "given-alone": ({}, {"days-without-service": "2"}, 2),
    "ended-before-it-began": ({**OUTAGE, "outage-ended": date(2026, 10, 4)}, {}, None),
    "not-ended": ({"service-failed": date(2026, 10, 5)}, {}, None),
    "not-begun": ({"outage-ended": date(2026, 10, 5)}, {}, None),
    "nothing": ({}, {}, None),
}


@pytest.mark.parametrize(
    ("events", "details", "days"), DAYS_WITHOUT_SERVICE.values(), ids=DAYS_WITHOUT_SERVICE
)
def test_the_days_without_service(
    events: Mapping[str, date], details: Mapping[str, str], days: int | None
) -> None:
    expected = {} if days is None else {"refund": 100 * days}
    assert found(events, {**details, "monthly-fee": "30.00"}) == expected


BOTH_CAPS = {"monthly-fee": "10", "payments-left": "1", "rebate": "10"}


def test_without_a_day_a_sum_rests_on_the_law_of_today_and_not_on_one_to_come() -> None:
    later = replace(REFUND.values[0], since=date(2027, 1, 1), reference="act art. 50")
    rules = {"refund": replace(REFUND, values=(*REFUND.values, later))}
    details = {"monthly-fee": "60.00", "days-without-service": "1"}
    articles = [
        sum_.value.reference
        for day in (date(2026, 12, 31), date(2027, 1, 1))
        for sum_ in sums(rules, {}, details, day)
    ]
    assert articles == ["act art. 5", "act art. 50"]


def test_an_older_contract_ends_by_the_older_rule_as_it_stands_today() -> None:
    later = replace(OLD_CAP.values[0], since=date(2027, 1, 1), reference="act art. 70")
    rules = {**RULES, "old-cap": replace(OLD_CAP, values=(*OLD_CAP.values, later))}
    events = {**OLD, "contract-ends": date(2028, 1, 1)}
    articles = [
        sum_.value.reference
        for day in (date(2026, 12, 31), date(2027, 1, 1))
        for sum_ in sums(rules, events, {"rebate": "600.00"}, day)
        if sum_.rule.id == "old-cap"
    ]
    assert articles == ["act art. 7", "act art. 70"]


CAPS = {
    "the-day-before-the-act": ({**OLD, "contract-ends": date(2026, 12, 1)}, ["etf-old-contracts"]),
    "on-its-first-day": ({**NEW, "contract-ends": date(2026, 12, 1)}, ["etf-new-contracts"]),
    "on-an-unknown-day": ({"contract-ends": date(2026, 12, 1)}, []),
}


@pytest.mark.parametrize(("events", "ids"), CAPS.values(), ids=CAPS)
def test_the_day_of_the_contract_picks_what_bounds_its_cost(
    guide: Guide, events: Mapping[str, date], ids: list[str]
) -> None:
    """PKE art. 304 for contracts since 10 November 2024, UWPKE art. 80 ust. 4 for older ones."""
    assert [sum_.rule.id for sum_ in sums(guide.sums, events, BOTH_CAPS, TODAY)] == ids


FEES = {"monthly-fee": "69.90", "payments-left": "7"}
REMAINING = {
    "fees": (NEW, FEES, {"cap": 48_930}),
    "fees-and-device": (NEW, {**FEES, "device-fee": "20.05"}, {"cap": 62_965}),
    "device-of-nothing": (NEW, {**FEES, "device-fee": "0"}, {"cap": 48_930}),
    "no-payment-left": (NEW, {**FEES, "payments-left": "0"}, {"cap": 0}),
    "no-fee": (NEW, {"payments-left": "7"}, {}),
    "no-number-of-payments": (NEW, {"monthly-fee": "69.90"}, {}),
    "an-older-contract": (OLD, FEES, {}),
    "a-contract-of-an-unknown-day": ({}, FEES, {}),
}


@pytest.mark.parametrize(("events", "details", "amounts"), REMAINING.values(), ids=REMAINING)
def test_a_newer_contract_costs_the_fees_left_at_the_most(
    events: Mapping[str, date], details: Mapping[str, str], amounts: dict[str, int]
) -> None:
    assert found(events, details) == amounts


REBATE = {"rebate": "731.00"}
REBATES = {
    "on-the-first-day": (OLD_TERM, REBATE, date(2024, 1, 1), {"old-cap": 73_100}),
    "a-day-later": (OLD_TERM, REBATE, date(2024, 1, 2), {"old-cap": 73_000}),
    "a-day-before-the-end": (OLD_TERM, REBATE, date(2025, 12, 31), {"old-cap": 100}),
    "on-the-end": (OLD_TERM, REBATE, date(2026, 1, 1), {}),
    "after-the-end": (OLD_TERM, REBATE, date(2026, 1, 2), {}),
    "before-it-began": (OLD_TERM, REBATE, date(2023, 12, 31), {"old-cap": 73_100}),
    "rounded-down": (OLD_TERM, {"rebate": "100.00"}, date(2025, 12, 31), {"old-cap": 13}),
    "no-rebate": (OLD_TERM, {}, date(2025, 1, 1), {}),
    "end-unknown": (OLD, REBATE, date(2025, 1, 1), {}),
    "beginning-unknown": (
        *({"contract-ends": date(2026, 1, 1)}, REBATE),
        *(date(2025, 1, 1), {}),
    ),
    "ends-as-it-begins": (
        *({**OLD, "contract-ends": date(2024, 11, 9)}, REBATE),
        *(date(2025, 1, 1), {}),
    ),
    "ends-a-day-after-it-begins": (
        *({**OLD, "contract-ends": date(2024, 11, 10)}, REBATE),
        *(date(2024, 11, 9), {"old-cap": 73_100}),
    ),
    "a-newer-contract": (
        *({**NEW, "contract-ends": date(2026, 11, 10)}, REBATE),
        *(date(2025, 1, 1), {}),
    ),
}


@pytest.mark.parametrize(("events", "details", "today", "amounts"), REBATES.values(), ids=REBATES)
def test_an_older_contract_costs_what_is_left_of_the_rebate_at_the_most(
    events: Mapping[str, date],
    details: Mapping[str, str],
    today: date,
    amounts: dict[str, int],
) -> None:
    assert found(events, details, today) == amounts


def test_an_outage_before_the_rule_has_no_sum_under_it(guide: Guide) -> None:
    details = {"monthly-fee": "60", "days-without-service": "3"}
    for day, ids in ((date(2024, 11, 9), []), (date(2024, 11, 10), ["outage-refund-of-fee"])):
        under = sums(guide.sums, {"service-failed": day}, details, TODAY)
        assert [found.rule.id for found in under] == ids


def the_sum(events: Mapping[str, date], details: Mapping[str, str], today: date) -> Sum:
    (only,) = sums(RULES, events, details, today)
    return only


TOLD = {
    "share-of-fee": (
        *({}, {"monthly-fee": "69.90", "days-without-service": "3"}, REFUND),
        "PLN 69.90 / 30 x 3 = PLN 6.99",
    ),
    "remaining-fees": (NEW, FEES, CAP, "PLN 69.90 x 7 = PLN 489.30"),
    "remaining-fees-and-device": (
        *(NEW, {**FEES, "device-fee": "20.05"}, CAP),
        "(PLN 69.90 + PLN 20.05) x 7 = PLN 629.65",
    ),
    "share-of-rebate": (OLD_TERM, REBATE, OLD_CAP, "PLN 731 x 365 / 731 = PLN 365"),
}


@pytest.mark.parametrize(("events", "details", "rule", "told"), TOLD.values(), ids=TOLD)
def test_a_sum_tells_its_arithmetic_and_when_its_rule_was_checked(
    english: Language,
    events: Mapping[str, date],
    details: Mapping[str, str],
    rule: object,
    told: str,
) -> None:
    computed = the_sum(events, details, date(2025, 1, 1))
    assert computed.rule is rule
    assert list(why_sum(computed, english)) == [told, "promulgated, 22 November 2026"]


def test_each_sum_for_which_the_case_has_enough_is_found() -> None:
    details = {**FEES, **REBATE, "days-without-service": "3"}
    assert found(NEW, details) == {"refund": 699, "cap": 48_930}
    assert found(OLD_TERM, details, date(2025, 1, 1)) == {"refund": 699, "old-cap": 36_500}
    assert found({}, {}) == {}


def test_no_days_without_service_give_no_sum() -> None:
    assert found({}, {"monthly-fee": "69.90", "days-without-service": "0"}) == {}
    assert found(OUTAGE, {}) == {}


@given(data=st.data())
def test_a_cap_is_never_more_than_what_was_left_to_pay(data: st.DataObject) -> None:
    begun, ends, today = data.draw(st.tuples(*[st.dates(date(2020, 1, 1), date(2030, 1, 1))] * 3))
    rebate = data.draw(st.integers(0, 10**11 - 1))
    events = {"contract-concluded": begun, "contract-ends": ends}
    details = {"rebate": f"{rebate // 100}.{rebate % 100:02d}"}
    for amount in found(events, details, today).values():
        assert type(amount) is Hundredths
        assert 0 <= amount <= rebate
