"""The law files: dated values with their source, read and checked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from decision_tree import Clock, Counts, Effect, Length, Value
from decision_tree.calendar import Roll
from decision_tree.clocks import CHAINED, Actor, Against
from decision_tree.events import Event

from .lined_yaml import Table, Text, read_yaml
from .problems import Problem, did_you_mean
from .text_file import read_text, shown_path

LANGUAGES = ("pl", "en")
"""The published languages; pages of the first are the source of the others."""

_AMOUNT = re.compile(r"(\d+)\.(\d\d) PLN", re.ASCII)
_KEYS = frozenset(
    {
        "id",
        "title",
        "effect",
        "starts_on",
        "governed_by",
        "stopped_by",
        "acts",
        "counts",
        "values",
        "safety",
        "checked",
        "facts",
        "days",
    }
)
_VALUE_KEYS = frozenset({"length", "amount", "roll", "until", "reference"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a value is written."""

    title: str
    journal: str
    url: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One file of ``docs/law/``."""

    id: str
    file: str
    title: Mapping[str, str]
    values: tuple[RuleValue, ...]
    checked: date
    against: Against
    clock: Clock | None
    safety_why: Mapping[str, str] = field(default_factory=dict)
    table: Table
    """The file as it stands, for keys that belong to one file only, such as ``days``."""

    def value_on(self, day: date) -> RuleValue | None:
        """Return the value that governs *day*, or None when none does."""
        governing = [
            value
            for value in self.values
            if value.since <= day and (value.until is None or day <= value.until)
        ]
        return governing[-1] if governing else None


class _Mistake(Exception):
    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line, self.message, self.fix = line, message, fix


def read_law(folder: Path) -> tuple[dict[str, Rule], list[Problem]]:
    """Read every rule of *folder*, by id."""
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        file = shown_path(path)
        text, bad_text = read_text(path)
        table, bad_yaml = read_yaml(text, file)
        problems += bad_text + bad_yaml
        if bad_text or bad_yaml:
            continue
        try:
            rule = _rule(table, file, path.stem)
        except _Mistake as mistake:
            problems.append(Problem(file, mistake.line, mistake.message, mistake.fix))
            continue
        if rule.id in rules:
            fix = f"{rules[rule.id].file} has it already; give this rule its own id."
            problems.append(Problem(file, table.key_line("id"), f'duplicate id "{rule.id}"', fix))
        rules[rule.id] = rule
    problems += _broken_chains(rules)
    return rules, problems


def _rule(table: Table, file: str, stem: str) -> Rule:
    for key in table:
        if key not in _KEYS:
            fix = did_you_mean(key, _KEYS, f"Known keys are {', '.join(sorted(_KEYS))}.")
            raise _Mistake(table.key_line(key), f'unknown key "{key}"', fix)
    id_ = _text(table, "id")
    if id_ != stem:
        fix = f"Rename the file to {id_}.yml, or the id to {stem}."
        raise _Mistake(id_.line, f'the id "{id_}" is not the file\'s name', fix)
    checked = table.table("checked")
    values = tuple(_values(table))
    return Rule(
        id=id_,
        file=file,
        title=_in_all_languages(table, "title"),
        values=values,
        checked=_day(_text(checked, "day")),
        against=_one_of(Against, _text(checked, "against")),
        clock=_clock(table, id_, values, checked) if "effect" in table else None,
        safety_why=(_in_all_languages(table.table("safety"), "why") if "safety" in table else {}),
        table=table,
    )


def _text(table: Table, key: str) -> Text:
    text = table.text(key)
    if not text:
        raise _Mistake(table.key_line(key), f'"{key}" is missing', f"Write {key}: and its value.")
    return text


def _in_all_languages(table: Table, key: str) -> dict[str, str]:
    words = table.table(key)
    return {code: str(_text(words, code)) for code in LANGUAGES}


def _day(text: Text) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _Mistake(text.line, f'"{text}" is no day', "Write a day that exists, as YYYY-MM-DD.")


def _one_of[E: StrEnum](enum: type[E], text: Text) -> E:
    try:
        return enum(text)
    except ValueError:
        kinds = ", ".join(enum)
        fix = did_you_mean(text, enum, f"Choose one of: {kinds}.")
        message = f'unknown {enum.__name__.lower()} "{text}"'
        raise _Mistake(text.line, message, fix) from None


def _length(text: Text) -> Length:
    try:
        return Length.parse(text)
    except ValueError:
        fix = "Write a number and days, working days, weeks, months or years."
        raise _Mistake(text.line, f'"{text}" is no length of time', fix) from None


def _amount(text: Text) -> int:
    match = _AMOUNT.fullmatch(text)
    if not match:
        fix = "Write złote, a point, two digits of grosze, and PLN."
        raise _Mistake(text.line, f'"{text}" is no amount', fix)
    return int(match[1]) * 100 + int(match[2])


def _values(table: Table) -> Iterator[RuleValue]:
    values = table.table("values")
    if not values:
        fix = "Write values: with the first day of each value below it."
        raise _Mistake(table.key_line("values"), '"values" is missing', fix)
    days: list[date] = []
    for key in values:
        days.append(_day(Text.at(values.key_line(key), key)))
        if days != sorted(days):
            fix = "Put the oldest value first."
            raise _Mistake(values.key_line(key), f"{key} stands after a later day", fix)
        value = values.table(key)
        for name in value:
            if name not in _VALUE_KEYS:
                fix = did_you_mean(name, _VALUE_KEYS, f"Known: {', '.join(sorted(_VALUE_KEYS))}.")
                raise _Mistake(value.key_line(name), f'unknown key "{name}"', fix)
        yield _rule_value(days[-1], value)


def _rule_value(since: date, value: Table) -> RuleValue:
    reference = value.table("reference")
    length, amount, roll, until = (value.text(key) for key in ("length", "amount", "roll", "until"))
    return RuleValue(
        since=since,
        until=_day(until) if until else None,
        length=_length(length) if length else None,
        amount=_amount(amount) if amount else None,
        roll=_one_of(Roll, roll) if roll else Roll.NONE,
        reference=Reference(
            title=_text(reference, "title"),
            journal=_text(reference, "journal"),
            url=_text(reference, "url"),
        ),
    )


def _event(text: Text) -> Event:
    return _one_of(Event, text)


def _clock(table: Table, id_: str, values: tuple[RuleValue, ...], checked: Table) -> Clock:
    starts_on = table.texts("starts_on")
    if not starts_on:
        fix = "List the events that start it."
        raise _Mistake(table.key_line("starts_on"), '"starts_on" is missing', fix)
    for start in starts_on:
        if not start.startswith(CHAINED):
            _event(start)
    governed_by, counts = table.text("governed_by"), table.text("counts")
    safety = table.table("safety").text("length")
    return Clock(
        id=id_,
        effect=_one_of(Effect, _text(table, "effect")),
        acts=_one_of(Actor, _text(table, "acts")),
        starts_on=tuple(map(str, starts_on)),
        governed_by=_event(governed_by) if governed_by else None,
        stopped_by=tuple(map(_event, table.texts("stopped_by"))),
        counts=_one_of(Counts, counts) if counts else Counts.FORWARD,
        values=tuple(_clock_value(value, table) for value in values),
        safety=_length(safety) if safety else None,
        checked=_day(_text(checked, "day")),
        against=_one_of(Against, _text(checked, "against")),
    )


def _clock_value(value: RuleValue, table: Table) -> Value:
    if value.length is None:
        fix = "Give each value of a clock its length, such as a number of days."
        line = table.table("values").key_line(value.since.isoformat())
        raise _Mistake(line, "a clock's value has no length", fix)
    return Value(
        since=value.since,
        until=value.until,
        length=value.length,
        roll=value.roll,
        reference=value.reference.title,
    )


def _broken_chains(rules: Mapping[str, Rule]) -> Iterator[Problem]:
    clocks = {id_ for id_, rule in rules.items() if rule.clock}
    for rule in rules.values():
        for start in rule.table.texts("starts_on"):
            before = start.removeprefix(CHAINED)
            if start.startswith(CHAINED) and before not in clocks - {rule.id}:
                fix = did_you_mean(before, clocks - {rule.id}, "Name another clock of docs/law/.")
                yield Problem(rule.file, start.line, f'unknown clock "{before}"', fix)
