"""The definition of a law file; one that is a clock, a sum or the days off says more."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from decision_tree.law import Against

from ..definitions import Definition, Missing, choice, mistake, tell
from ..lined_yaml import Table
from .forms import Day, Facts, Words, known
from .rules import Rule
from .values import ValueOfRule, unfit


class Check(Definition):
    """When somebody last compared the rule with its source, and with which text."""

    day: Day
    against: Annotated[Against, choice(Against)]
    """The act as ``promulgated``, its ``consolidated`` text, or a ``secondary`` source only."""

    @field_validator("day")
    @classmethod
    def _is_past(cls, day: date, info: ValidationInfo) -> date:
        if day > known(info).today:
            fix = "Write the day on which somebody compared the rule with its source."
            raise mistake(f"checked on {day}, which is still to come", fix)
        return day


class RuleFile(Definition):
    """A rule of law with every value it has had, each with its source."""

    id: str
    """The file's own name; pages name the rule by it."""
    title: Words
    """What readers know the rule by."""
    checked: Check
    facts: Annotated[
        Facts,
        Missing(
            message="the rule rests on no fact",
            fix="Name the notes it rests on, by their ids in facts.yml.",
        ),
    ]
    """The notes of ``facts.yml`` that the rule rests on."""
    values: Annotated[
        Mapping[Day, ValueOfRule],
        Missing(fix="Write values: and under it the first day of each value."),
    ]
    """Oldest first, each under the first day it governs, until the next one does."""

    @field_validator("id")
    @classmethod
    def _is_the_name_of_the_file(cls, id_: str, info: ValidationInfo) -> str:
        stem = known(info).stem
        if id_ != stem:
            fix = f"Rename the file to {id_}.yml, or the id to {stem}."
            raise mistake(f'the id "{id_}" is not the file\'s name', fix)
        return id_

    @field_validator("values")
    @classmethod
    def _fit(
        cls, values: Mapping[date, ValueOfRule], info: ValidationInfo
    ) -> Mapping[date, ValueOfRule]:
        check = info.data.get("checked")
        tell(unfit(values, check.day if check else None))
        return values

    def rule(self, file: str, table: Table) -> Rule:
        """Return the rule that *file* says; *table* is the file as it stands."""
        return Rule(
            id=self.id,
            file=file,
            title=self.title,
            values=tuple(value.since(day) for day, value in self.values.items()),
            checked=self.checked.day,
            against=self.checked.against,
            facts=self.facts,
            table=table,
        )
