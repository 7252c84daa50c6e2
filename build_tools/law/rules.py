"""What a law file says, once it is read: a rule with its dated values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from decision_tree import Clock, Length
from decision_tree.law import Against, Roll, SumRule, governing

from ..definitions import Definition
from ..lined_yaml import Table
from ..problems import Problem
from .forms import Address


class Reference(Definition):
    """Where a value is written."""

    title: str
    """The article, such as ``PKE art. 378 ust. 5``."""
    journal: str
    """The act's place in the journal of laws, such as ``Dz.U. 2024 poz. 1221``."""
    url: Address
    """Where readers can read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleValue:
    """What a rule says from one day on."""

    since: date
    until: date | None
    length: Length | None
    amount: int | None
    """In grosze."""
    roll: Roll
    reference: Reference
    first_day_unconfirmed: bool
    """Whether *since* was not found in the act itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """A day that is off each year: on a date, or some days after Easter Sunday."""

    id: str
    line: int
    on: str | None
    """Month and day, such as ``12-24``."""
    after_easter: int
    since: date | None
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One file of ``docs/law/``."""

    id: str
    file: str
    title: Mapping[str, str]
    values: tuple[RuleValue, ...]
    checked: date
    against: Against
    clock: Clock | None = None
    sum: SumRule | None = None
    """How a sum is computed under it."""
    safety_why: Mapping[str, str] = field(default_factory=dict)
    days: tuple[DayOff, ...] = ()
    """What the rule of days off lists; no other rule has any."""
    weekend: frozenset[int] = frozenset()
    """The days of each week that are off there too, 1 for Monday to 7 for Sunday."""
    country: str = ""
    """Whose days off they are, as ISO 3166 has it."""
    facts: tuple[str, ...]
    """The ids of the notes that it rests on."""
    table: Table
    """The file as it stands, with its lines."""

    @property
    def first_day_unconfirmed(self) -> bool:
        """Whether the first day of any value was not found in the act itself."""
        return any(value.first_day_unconfirmed for value in self.values)

    def value_on(self, day: date) -> RuleValue | None:
        """Return the value that governs *day*, or None when none does."""
        return governing(self.values, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The law files of one folder."""

    folder: Path
    rules: Mapping[str, Rule]
    """By id."""
    unread: frozenset[str]
    """The ids of rules whose files have mistakes."""
    problems: tuple[Problem, ...]
