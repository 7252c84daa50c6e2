"""The definition of a law file under whose rule a sum can be worked out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from pydantic import ValidationInfo, field_validator
from pydantic_core import InitErrorDetails

from decision_tree.law import INPUTS, Arithmetic, SumRule, SumValue

from ..definitions import Definition, Flag, Missing, WholeNumber, choice, mistake_at, tell
from ..lined_yaml import Table
from .forms import Detail, Event
from .rule_file import RuleFile
from .rules import Rule


class Inputs(Definition):
    """What a sum is worked out from; each arithmetic takes some of it."""

    amount: Detail | None = None
    and_amount: Detail | None = None
    """What is added to the amount."""
    count: Detail | None = None
    """How many times the amount is paid."""
    days: Detail | None = None
    """How many days; where they are not given, those from ``begins`` to ``ends``."""
    begins: Event | None = None
    ends: Event | None = None
    month: WholeNumber | None = None
    """The days of the month that the amount is for: an arithmetic rule, not a calendar's."""


class HowToCount(Definition):
    """How a sum is worked out, and for which events."""

    arithmetic: Annotated[Arithmetic, choice(Arithmetic)]
    inputs: Annotated[
        Inputs, Missing(fix="Write inputs: and under it what the sum is worked out from.")
    ]
    governed_by: Event
    """The event whose day picks the value."""
    needs_day: Flag = False
    """Whether nothing is worked out without that day."""
    replaced_by: str | None = None
    """The rule that took its place: this one is for events older than that rule."""

    @field_validator("inputs")
    @classmethod
    def _are_its_own(cls, inputs: Inputs, info: ValidationInfo) -> Inputs:
        if "arithmetic" in info.data:
            tell(_foreign(inputs, info.data["arithmetic"]))
        return inputs


def _foreign(inputs: Inputs, arithmetic: Arithmetic) -> Iterator[InitErrorDetails]:
    taken = sorted(INPUTS[arithmetic])
    for name in inputs.model_fields_set:
        if name not in taken:
            message = f'the arithmetic "{arithmetic}" takes no "{name}"'
            yield mistake_at((name,), message, f"It takes {', '.join(taken)}.")


class SumFile(RuleFile):
    """A rule under which a sum is demanded, or may at most be charged."""

    sum: HowToCount

    def rule(self, file: str, table: Table) -> Rule:
        """Return the rule that *file* says, with its sum."""
        rule = super().rule(file, table)
        how = self.sum
        found = SumRule(
            id=self.id,
            arithmetic=how.arithmetic,
            inputs={name: str(id_) for name, id_ in how.inputs if id_ is not None},
            governed_by=how.governed_by,
            needs_day=how.needs_day,
            replaced_by=how.replaced_by,
            values=tuple(
                SumValue(
                    since=value.since,
                    until=value.until,
                    reference=value.reference.title,
                    url=value.reference.url,
                )
                for value in rule.values
            ),
            checked=rule.checked,
            against=rule.against,
        )
        return replace(rule, sum=found)
