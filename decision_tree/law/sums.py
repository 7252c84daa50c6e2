"""Sums the law gives or bounds, in whole hundredths of a currency; never floats."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .clocks import Against, EventId, governing


class Hundredths(int):
    """A sum in hundredths of its currency."""


class Arithmetic(StrEnum):
    """How a sum is computed from the inputs that its law file names."""

    PER_DAY = "per-day"
    """``amount`` of a ``month`` of so many days, for each of the ``days``; where those are not
    given, for the days from ``begins`` to ``ends``, both counted."""
    TIMES = "times"
    """``amount`` and the optional ``and_amount``, together times ``count``."""
    SHARE_LEFT = "share-left"
    """``amount`` in proportion to the days left, today not counted, from ``begins`` to ``ends``."""


INPUTS: Mapping[Arithmetic, frozenset[str]] = {
    Arithmetic.PER_DAY: frozenset({"amount", "days", "begins", "ends", "month"}),
    Arithmetic.TIMES: frozenset({"amount", "and_amount", "count"}),
    Arithmetic.SHARE_LEFT: frozenset({"amount", "begins", "ends"}),
}
"""What each needs to be told: details and events by their ids, and ``month`` as a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumValue:
    """What a rule says of the events of certain days."""

    since: date
    until: date | None = None
    reference: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRule:
    """A rule of law under which a sum is demanded or bounded."""

    id: str
    arithmetic: Arithmetic
    inputs: Mapping[str, str] = field(default_factory=dict)
    governed_by: EventId
    """Whose day picks the value, such as the day of an outage, or of a contract."""
    needs_day: bool = False
    """Whether nothing is computed without that day; else the newest value stands in."""
    replaced_by: str | None = None
    """The rule that took its place: this one is for events older than that rule."""
    values: tuple[SumValue, ...]
    """Oldest first."""
    checked: date
    against: Against


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A computed sum and how it came about."""

    rule: SumRule
    value: SumValue
    amount: Hundredths
    working: str
    """Which arithmetic it came from, such as ``times-of-two`` where both amounts were given."""
    inputs: Mapping[str, int]
    """What it was computed from."""


def hundredths(text: str) -> Hundredths:
    """Return a plain decimal such as ``69.9`` in hundredths."""
    whole, _, rest = text.partition(".")
    return Hundredths(100 * int(whole) + int(rest.ljust(2, "0")))


def sums(
    rules: Mapping[str, SumRule],
    events: Mapping[EventId, date],
    details: Mapping[str, str],
    today: date,
) -> Iterator[Sum]:
    """Yield every sum for which *events* and *details* have what it takes."""
    for rule in rules.values():
        value = _value_for(rule, rules, events, today)
        given = _Given(rule, events, details)
        found = _COMPUTED[rule.arithmetic](given, today) if value else None
        if value and found:
            amount, working, inputs = found
            yield Sum(rule=rule, value=value, amount=amount, working=working, inputs=inputs)


def _value_for(
    rule: SumRule, rules: Mapping[str, SumRule], events: Mapping[EventId, date], today: date
) -> SumValue | None:
    """Return the value of *rule* that governs *events*, or None when the rule does not.

    Where no event picks one, that is the value of *today*, and before the first one the first.
    """
    day = events.get(rule.governed_by)
    now = max(today, rule.values[0].since)
    if day is None:
        return None if rule.needs_day else governing(rule.values, now)
    if rule.replaced_by is not None:
        is_older = day < rules[rule.replaced_by].values[0].since
        return governing(rule.values, now) if is_older else None
    return governing(rule.values, day)


@dataclass(frozen=True, slots=True)
class _Given:
    """What a case gives for the inputs of a rule."""

    rule: SumRule
    events: Mapping[EventId, date]
    details: Mapping[str, str]

    def detail(self, name: str) -> str | None:
        id_ = self.rule.inputs.get(name)
        return self.details.get(id_) if id_ else None

    def amount(self, name: str) -> Hundredths | None:
        given = self.detail(name)
        return hundredths(given) if given is not None else None

    def day(self, name: str) -> date | None:
        return self.events.get(self.rule.inputs[name])


type _Computed = tuple[Hundredths, str, Mapping[str, int]] | None


def _per_day(given: _Given, _today: date) -> _Computed:
    amount, days = given.amount("amount"), _days_between(given)
    if amount is None or not days:
        return None
    month = int(given.rule.inputs["month"])
    found = Hundredths((2 * amount * days + month) // (2 * month))
    return found, "per-day", {"fee": amount, "days": days, "month": month}


def _days_between(given: _Given) -> int | None:
    """Return the days given, else those from the first to the last day, both counted."""
    if days := given.detail("days"):
        return int(days)
    begun, ended = given.day("begins"), given.day("ends")
    if begun is None or ended is None or ended < begun:
        return None
    return (ended - begun).days + 1


def _times(given: _Given, _today: date) -> _Computed:
    amount, count = given.amount("amount"), given.detail("count")
    if amount is None or count is None:
        return None
    more = given.amount("and_amount") or Hundredths(0)
    found = Hundredths((amount + more) * int(count))
    working = "times-of-two" if more else "times"
    return found, working, {"fee": amount, "device": more, "left": int(count)}


def _share_left(given: _Given, today: date) -> _Computed:
    amount, begun, ends = given.amount("amount"), given.day("begins"), given.day("ends")
    if amount is None or begun is None or ends is None or ends <= max(begun, today):
        return None
    whole = (ends - begun).days
    left = min((ends - today).days, whole)
    found = Hundredths(amount * left // whole)
    return found, "share-left", {"rebate": amount, "left": left, "whole": whole}


_COMPUTED: Mapping[Arithmetic, Callable[[_Given, date], _Computed]] = {
    Arithmetic.PER_DAY: _per_day,
    Arithmetic.TIMES: _times,
    Arithmetic.SHARE_LEFT: _share_left,
}
