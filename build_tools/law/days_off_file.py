"""The definition of the law file that lists days off: the Act's, and those of each week."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Self

import holidays
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from ..definitions import Definition, Missing, WholeNumber, line_of, mistake, one_or_more
from ..lined_yaml import Table
from ..problems import did_you_mean
from .forms import Day, MonthAndDay, Words
from .rule_file import RuleFile
from .rules import DayOff, Rule
from .values import ValueOfRule

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _day_of_week(name: object) -> int:
    if name not in _WEEK:
        fix = did_you_mean(str(name), _WEEK, f"Choose among {', '.join(_WEEK)}.")
        raise mistake(f'"{name}" is no day of the week', fix)
    return _WEEK.index(str(name)) + 1


DayOfWeek = Annotated[
    int, BeforeValidator(_day_of_week), WithJsonSchema({"type": "string", "enum": list(_WEEK)})
]


def _is_known(country: str) -> str:
    known = holidays.list_supported_countries()
    if country not in known:
        fix = did_you_mean(country, known, "Write its code in two capital letters, such as PL.")
        raise mistake(f'the holidays package knows no country "{country}"', fix)
    return country


class YearlyDayOff(Definition):
    """A day that is off each year: on a date, or some days after Easter Sunday."""

    id: str
    on: MonthAndDay | None = None
    easter: WholeNumber | None = None
    """The days after Easter Sunday; 0 for Easter Sunday itself."""
    since: Day | None = None
    """The first day from which it is off, where that lies within the years of the list."""
    title: Words

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if (self.on is None) == (self.easter is None):
            fix = "Write on: and a month and day, or easter: and the days after Easter Sunday."
            raise mistake("the day off needs one of on: and easter:", fix)
        return self


class DaysOffFile(RuleFile):
    """The days on which no period ends; the value says until when they were checked."""

    country: Annotated[str, AfterValidator(_is_known)]
    """Whose days off they are, as ISO 3166 has it, such as PL: the holidays package knows them too,
    and the build holds the list against it."""
    days: tuple[YearlyDayOff, ...]
    weekend: Annotated[
        tuple[DayOfWeek, ...],
        Field(min_length=1),
        one_or_more,
        Missing(fix=f"List the days of each week that are off, of {', '.join(_WEEK)}."),
    ]

    @field_validator("values")
    @classmethod
    def _have_an_end(cls, values: Mapping[date, ValueOfRule]) -> Mapping[date, ValueOfRule]:
        if not any(value.until for value in values.values()):
            fix = "Write until: and the last day whose days off were checked."
            raise mistake("the list of days off has no end", fix)
        return values

    def rule(self, file: str, table: Table) -> Rule:
        """Return the rule that *file* says, with its days off."""
        days = (
            DayOff(
                id=entry.id,
                line=line_of(table, ("days", number)),
                on=entry.on,
                after_easter=entry.easter or 0,
                since=entry.since,
                title=entry.title,
            )
            for number, entry in enumerate(self.days)
        )
        rule = super().rule(file, table)
        return replace(
            rule, days=tuple(days), weekend=frozenset(self.weekend), country=self.country
        )
