"""The dated values of a law file, each with its source."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Self

from pydantic import WithJsonSchema, model_validator
from pydantic_core import InitErrorDetails

from decision_tree.law import Roll

from ..definitions import Definition, choice, mistake, mistake_at, only
from .forms import Amount, Day, Period
from .rules import Reference, RuleValue

UNCONFIRMED = "unconfirmed"
_FIRST_YEAR = 1918
_YEARS_AHEAD = 10
ONE_DAY = timedelta(days=1)


class ValueOfRule(Definition):
    """What a rule says from its first day on, which is the key above."""

    until: Day | None = None
    """The last day it governs, where it lapsed, or where another value does not follow at once."""
    length: Period | None = None
    """How long a period is."""
    amount: Amount | None = None
    """How much is to be paid."""
    roll: Annotated[Roll | None, choice(Roll)] = None
    """Whether an end on a day off moves to the next working day (k.c. art. 115)."""
    first_day: Annotated[bool, only(UNCONFIRMED), WithJsonSchema({"const": UNCONFIRMED})] = False
    """Says that the first day was not found in the act itself."""
    reference: Reference

    def since(self, day: date) -> RuleValue:
        """Return it as the value that governs since *day*."""
        return RuleValue(
            since=day,
            until=self.until,
            length=self.length,
            amount=self.amount,
            roll=self.roll or Roll.NONE,
            reference=self.reference,
            first_day_unconfirmed=self.first_day,
        )


class ValueOfClock(ValueOfRule):
    """What a clock's rule says from its first day on, which is the key above."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.length is None and self.until is None:
            fix = (
                "Give it a length, such as a number of days; only a value that lapsed may lack one."
            )
            raise mistake("a clock's value has no length", fix)
        if self.length is not None and self.roll is None:
            fix = f"Write roll: and one of: {', '.join(Roll)}."
            raise mistake("a clock's value does not say whether its end moves", fix)
        return self


def unfit(values: Mapping[date, ValueOfRule], checked: date | None) -> Iterator[InitErrorDetails]:
    """Yield what is wrong of *values* beside each other and beside the day they were *checked*."""
    latest = date.min
    for since, value in values.items():
        place = (since.isoformat(),)
        if since < latest:
            yield mistake_at(
                place, f"{since} stands after a later day", "Put the oldest value first."
            )
        latest = max(since, latest)
        if since.year < _FIRST_YEAR or (checked and since.year > checked.year + _YEARS_AHEAD):
            fix = "Write the first day on which the value governs."
            yield mistake_at(place, f"{since} cannot be the first day of a rule", fix)
        if value.until and value.until < since:
            fix = "Write the last day on which the value governs."
            message = f"the value ends on {value.until}, before it begins"
            yield mistake_at((*place, "until"), message, fix)
        journal = value.reference.journal
        year = re.match(r"Dz\.U\. (\d{4}) ", journal)
        if year and checked and int(year[1]) > checked.year:
            fix = "Write the day of a check that could be made, or the right journal."
            message = f'checked on {checked}, before "{journal}" was published'
            yield mistake_at((*place, "reference", "journal"), message, fix)
    for (_, before), (since, _) in pairwise(values.items()):
        if before.until and before.until != since - ONE_DAY:
            overlaps = before.until >= since
            what = "ends after this one begins" if overlaps else "leaves days without a value"
            fix = f"Write until: {since - ONE_DAY}, or take it out: the next value ends it."
            yield mistake_at((since.isoformat(),), f"the value before {since} {what}", fix)
