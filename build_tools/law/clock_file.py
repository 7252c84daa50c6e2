"""The definition of a law file whose rule is a clock."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from decision_tree import Clock, Counts, Effect, Value
from decision_tree.law import Actor, Pages, Route

from ..definitions import Definition, Flag, Missing, choice, one_or_more
from ..lined_yaml import Table
from .forms import Answers, Day, Event, Events, Period, Starts, Words
from .rule_file import RuleFile
from .rules import Rule, RuleValue
from .values import ValueOfClock

EARLIEST = "earliest"


class Earliest(Definition):
    """Starts of which not the first one listed counts, but the earliest one known."""

    earliest: Starts


class RouteToARight(Definition):
    """What has to be gone through before the right can be used, such as the complaint."""

    begun_by: Events = ()
    begun_where: Answers = Field(default_factory=dict)
    """Answers that say the same, where no day is known."""
    ended_by: Annotated[
        Starts,
        Missing(fix="List the events, or clocks as clock:id, that end the route."),
    ]
    ended_where: Answers = Field(default_factory=dict)
    page: str
    """The id of the page on how to begin it."""


class Safety(Definition):
    """Our advice, never law: how much longer to wait before relying on the legal day."""

    length: Period
    why: Words


class Hurry(Definition):
    """Our advice, never law: how long before the legal day it goes before everything else."""

    length: Period


class ClockFile(RuleFile):
    """A period of law: what starts, stops and settles it, and what its end changes."""

    effect: Annotated[Effect, choice(Effect)]
    """What the end changes: it ``unlocks`` a way, ``extinguishes`` a right, ``deems`` an answer
    given, ``accrues`` a sum, or only ``advises``."""
    acts: Annotated[Actor, choice(Actor)]
    """Whose time it is."""
    counts: Annotated[Counts, choice(Counts)] = Counts.FORWARD
    """Which way it runs from its start, whose own day is not counted (k.c. art. 111)."""
    fiction: Flag = False
    """Whether its end is no act, but what the law assumes; both readings of it are told."""
    starts_on: Annotated[
        Annotated[Starts, Tag("list")] | Annotated[Earliest, Tag(EARLIEST)],
        Discriminator(lambda given: EARLIEST if isinstance(given, Mapping) else "list"),
        Missing(fix="List the events that start it."),
    ]
    """The first one known starts it, or the ``earliest`` one."""
    asks: Event | None = None
    """The event whose day readers know best, where it is not the first one listed."""
    gives_way: dict[Event, Events] = Field(default_factory=dict)
    """Starts that do not count once one of these events is known."""
    at_least_from: Event | None = None
    """An event that cannot be later than the start, for cases in which that is not known."""
    governed_by: Events = ()
    """The first of these that is known picks the value; else the start does."""
    stopped_by: Events = ()
    """The first one known decides; after the legal day it stops nothing."""
    settled_by: Events = ()
    """Once one of these is known, nobody has to act on the clock any more."""
    barred_by: Annotated[tuple[str, ...], one_or_more] = ()
    """Clocks of the reader's acts: where one has passed, the end of this clock means nothing."""
    concerns: Answers = Field(alias="for", default_factory=dict)
    """Whom it is for; where a question was answered otherwise, it does not run."""
    only_for: Answers = Field(default_factory=dict)
    """Whom alone it is for: it runs only where a question was answered so."""
    recurs_from: Events = ()
    """Starts of a harm that comes back each day, so that each day has a period of its own."""
    recurs_where: Answers = Field(default_factory=dict)
    """The answers of such a harm; where a question was answered otherwise, it does not recur."""
    route: RouteToARight | None = None
    hurry: Hurry | None = None
    safety: Safety | None = None
    pages: Pages = Pages()
    values: Annotated[
        Mapping[Day, ValueOfClock],
        Missing(fix="Write values: and under it the first day of each value."),
    ]
    """Oldest first, each under the first day it governs, until the next one does."""

    def rule(self, file: str, table: Table) -> Rule:
        """Return the rule that *file* says, with its clock."""
        rule, starts_on = super().rule(file, table), self.starts_on
        if isinstance(starts_on, Earliest):
            starts_on = starts_on.earliest
        clock = Clock(
            **{name: getattr(self, name) for name in _SAID_ALIKE},
            starts_on=starts_on,
            takes_earliest=starts_on is not self.starts_on,
            route=Route(**dict(self.route)) if self.route else None,
            hurry=self.hurry.length if self.hurry else None,
            safety=self.safety.length if self.safety else None,
            values=tuple(map(_value, rule.values)),
            checked=rule.checked,
            against=rule.against,
        )
        return replace(rule, clock=clock, safety_why=self.safety.why if self.safety else {})


_SAID_OTHERWISE = {"starts_on", "route", "hurry", "safety", "values", "checked"}
_SAID_ALIKE = [
    field.name
    for field in fields(Clock)
    if field.name in ClockFile.model_fields.keys() - _SAID_OTHERWISE
]
"""What a clock of the engine has under the same name, and in the same form."""


def _value(value: RuleValue) -> Value:
    return Value(
        since=value.since,
        until=value.until,
        length=value.length,
        roll=value.roll,
        reference=value.reference.title,
        url=value.reference.url,
        first_day_unconfirmed=value.first_day_unconfirmed,
    )
