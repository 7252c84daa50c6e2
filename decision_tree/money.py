"""Sums the law gives or bounds, in whole grosze (hundredths of PLN); never floats."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .case import COUNT, COUNT_DETAILS, MONEY, Case
from .clocks import Against
from .dates import plain
from .events import Event
from .language import Hundredths, Reason

DAYS_OF_A_MONTH = 30
"""The divisor of a fair demand by arithmetic; no act sets it."""


class Formula(StrEnum):
    """How a sum is computed from a case."""

    SHARE_OF_FEE = "share-of-fee"
    """The monthly fee for each day without service: a fair demand, not a statutory rate."""
    REMAINING_FEES = "remaining-fees"
    """The most that leaving early can cost: the fees left until the contract's end."""
    SHARE_OF_REBATE = "share-of-rebate"
    """The most that leaving an older contract can cost: what is left of the rebate granted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRule:
    """A rule of law under which a sum is demanded or bounded."""

    id: str
    formula: Formula
    since: date
    """The first day it governs: of an outage, or of a contract."""
    reference: str
    url: str
    checked: date
    against: Against


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A computed sum and how it came about."""

    rule: SumRule
    amount: Hundredths
    """In grosze."""
    reasons: tuple[Reason, ...]


class UnreadableNumber(Exception):
    """What was typed is no sum or no count; ``sentence`` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_detail(name: str, text: str) -> str:
    """Read what was typed for the detail *name*, such as ``69,90 zł``, as a case holds it.

    Raises:
        UnreadableNumber: it is no sum with at most two decimal places, or no whole number.
    """
    typed = (
        re.sub(r"\s", "", plain(text)).removesuffix("zl").removesuffix("pln").removeprefix("pln")
    )
    if name in COUNT_DETAILS:
        if not COUNT.fullmatch(typed):
            raise UnreadableNumber("count-unreadable")
        return str(int(typed))
    typed = typed.replace(",", ".")
    if not MONEY.fullmatch(typed):
        raise UnreadableNumber("amount-unreadable")
    return typed


def grosze(text: str) -> Hundredths:
    """Return a plain decimal of PLN, such as ``69.9``, in grosze."""
    zlote, _, rest = text.partition(".")
    return Hundredths(100 * int(zlote) + int(rest.ljust(2, "0")))


def sums(rules: Mapping[str, SumRule], case: Case, today: date) -> Iterator[Sum]:
    """Yield every sum for which *case* has what it takes."""
    cap = cap_formula(rules, case)
    for rule in rules.values():
        match rule.formula:
            case Formula.SHARE_OF_FEE:
                found = _share_of_fee(rule, case)
            case Formula.REMAINING_FEES if cap is rule.formula:
                found = _remaining_fees(rule, case)
            case Formula.SHARE_OF_REBATE if cap is rule.formula:
                found = _share_of_rebate(rule, case, today)
            case _:
                found = None
        if found:
            yield found


def cap_formula(rules: Mapping[str, SumRule], case: Case) -> Formula | None:
    """Return what bounds the cost of leaving early: the contract's own day decides.

    Source: PKE art. 304 for contracts since it governs, UWPKE art. 80 ust. 4 for older ones.
    """
    concluded = case.events.get(Event.CONTRACT_CONCLUDED)
    newer = next((r for r in rules.values() if r.formula is Formula.REMAINING_FEES), None)
    if concluded is None or newer is None:
        return None
    return newer.formula if newer.since <= concluded else Formula.SHARE_OF_REBATE


def days_without_service(case: Case) -> int | None:
    """Return the days given, else those from the failure to its end, both counted."""
    if given := case.details.get("days-without-service"):
        return int(given)
    begun, ended = (case.events.get(e) for e in (Event.SERVICE_FAILED, Event.OUTAGE_ENDED))
    if begun is None or ended is None or ended < begun:
        return None
    return (ended - begun).days + 1


def _share_of_fee(rule: SumRule, case: Case) -> Sum | None:
    fee, days = case.details.get("monthly-fee"), days_without_service(case)
    if fee is None or not days or case.events.get(Event.SERVICE_FAILED, rule.since) < rule.since:
        return None
    amount = (2 * grosze(fee) * days + DAYS_OF_A_MONTH) // (2 * DAYS_OF_A_MONTH)
    values = {"fee": grosze(fee), "days": days, "month": DAYS_OF_A_MONTH}
    return _sum(rule, amount, "share-of-fee", values)


def _remaining_fees(rule: SumRule, case: Case) -> Sum | None:
    fee, left = case.details.get("monthly-fee"), case.details.get("payments-left")
    if fee is None or left is None:
        return None
    device = grosze(case.details.get("device-fee") or "0")
    amount = (grosze(fee) + device) * int(left)
    sentence = "remaining-fees-and-device" if device else "remaining-fees"
    values = {"fee": grosze(fee), "device": device, "left": int(left)}
    return _sum(rule, amount, sentence, values)


def _share_of_rebate(rule: SumRule, case: Case, today: date) -> Sum | None:
    rebate = case.details.get("rebate")
    begun, ends = (case.events.get(e) for e in (Event.CONTRACT_CONCLUDED, Event.CONTRACT_ENDS))
    if rebate is None or begun is None or ends is None or ends <= max(begun, today):
        return None
    whole = (ends - begun).days
    left = min((ends - today).days, whole)
    amount = grosze(rebate) * left // whole
    values = {"rebate": grosze(rebate), "left": left, "whole": whole}
    return _sum(rule, amount, "share-of-rebate", values)


def _sum(rule: SumRule, amount: int, arithmetic: str, values: Mapping[str, object]) -> Sum:
    whole = Hundredths(amount)
    reasons = (
        Reason(sentence=f"sum-{arithmetic}", values={**values, "amount": whole}),
        Reason(sentence=f"why-checked-{rule.against}", values={"day": rule.checked}),
    )
    return Sum(rule=rule, amount=whole, reasons=reasons)
