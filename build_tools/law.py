"""The law files: dated values with their source, read and checked."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from decision_tree import Clock, Counts, Effect, Length, Unit, Value
from decision_tree.law import (
    CHAINED,
    INPUTS,
    Actor,
    Against,
    Answers,
    Arithmetic,
    Pages,
    Roll,
    Route,
    SumRule,
    SumValue,
    governing,
)

from .lined_yaml import Items, Table, Text, read_yaml
from .problems import Problem, did_you_mean
from .text_file import read_text, shown_path
from .vocabulary import VocabularyFile

LANGUAGES = ("pl", "en")
"""The published languages; pages of the first are the source of the others."""

_AMOUNT = re.compile(r"(\d+)\.(\d\d) PLN", re.ASCII)
_KEYS = frozenset(
    {
        "id",
        "title",
        "effect",
        "starts_on",
        "gives_way",
        "at_least_from",
        "governed_by",
        "stopped_by",
        "settled_by",
        "barred_by",
        "for",
        "recurs_from",
        "recurs_where",
        "route",
        "hurry",
        "pages",
        "sum",
        "acts",
        "counts",
        "values",
        "safety",
        "checked",
        "facts",
        "days",
        "weekend",
    }
)
_VALUE_KEYS = frozenset({"length", "amount", "roll", "until", "first_day", "reference"})
_PHASES = frozenset({"guide", "running", "passed"})
_EARLIEST = "earliest"
_SUM_KEYS = frozenset({"arithmetic", "inputs", "governed_by", "needs_day", "replaced_by"})
_ROUTE_KEYS = frozenset({"begun_by", "begun_where", "ended_by", "ended_where", "page"})
UNCONFIRMED = "unconfirmed"
"""What a value says of its first day when that was not found in the act itself."""
_DAY_OFF_KEYS = frozenset({"id", "on", "easter", "since", "title"})
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COMMON_YEAR = 2023
"""A year without 29 February, which would be no day off in most years."""


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
    clock: Clock | None
    sum: SumRule | None = None
    """How a sum is computed under it."""
    safety_why: Mapping[str, str] = field(default_factory=dict)
    days: tuple[DayOff, ...] = ()
    """What the rule of days off lists; no other rule has any."""
    weekend: frozenset[int] = frozenset()
    """The days of each week that are off there too, 1 for Monday to 7 for Sunday."""
    table: Table
    """The file as it stands, with its lines."""

    @property
    def first_day_unconfirmed(self) -> bool:
        """Whether the first day of any value was not found in the act itself."""
        return any(value.first_day_unconfirmed for value in self.values)

    def value_on(self, day: date) -> RuleValue | None:
        """Return the value that governs *day*, or None when none does."""
        return governing(self.values, day)


class _Mistake(Exception):
    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line, self.message, self.fix = line, message, fix


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The law files of one folder."""

    folder: Path
    rules: Mapping[str, Rule]
    """By id."""
    unread: frozenset[str]
    """The ids of rules whose files have mistakes."""
    problems: tuple[Problem, ...]


def read_law(folder: Path, today: date, vocabulary: VocabularyFile) -> Law:
    """Read every rule of *folder*; none can have been checked after *today*."""
    rules: dict[str, Rule] = {}
    unread: set[str] = set()
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        file = shown_path(path)
        text, bad_text = read_text(path)
        table, bad_yaml = read_yaml(text, file)
        mistakes = bad_text + bad_yaml or list(_mistakes(table, file, path.stem, today))
        if mistakes:
            problems += mistakes
            unread |= {path.stem, table.text("id") or path.stem}
        else:
            rules[path.stem] = _rule(table, file)
    problems += _broken_chains(rules, unread)
    problems += _unknown_names(rules, vocabulary)
    return Law(folder=folder, rules=rules, unread=frozenset(unread), problems=tuple(problems))


def _mistakes(table: Table, file: str, stem: str, today: date) -> Iterator[Problem]:
    """Yield what is wrong with a law file: of each part the first mistake."""
    parts: tuple[Callable[[], object], ...] = (
        lambda: _known(table, _KEYS),
        lambda: _id_of_file(table, stem),
        lambda: _in_all_languages(table, "title"),
        lambda: _checked_by(today, table),
        lambda: tuple(_values(table)),
        lambda: _clock(table),
        lambda: _sum_rule(table),
        lambda: _safety_why(table),
        lambda: tuple(_days_off(table)),
        lambda: _weekend(table),
    )
    told: set[Problem] = set()
    for part in parts:
        try:
            part()
        except _Mistake as mistake:
            problem = Problem(file, mistake.line, mistake.message, mistake.fix)
            if problem not in told:
                told.add(problem)
                yield problem


def _rule(table: Table, file: str) -> Rule:
    day, against = _checked(table)
    return Rule(
        id=_text(table, "id"),
        file=file,
        title=_in_all_languages(table, "title"),
        values=tuple(_values(table)),
        checked=day,
        against=against,
        clock=_clock(table),
        sum=_sum_rule(table),
        safety_why=_safety_why(table),
        days=tuple(_days_off(table)),
        weekend=_weekend(table),
        table=table,
    )


def _known(table: Table, keys: frozenset[str]) -> None:
    for key in table:
        if key not in keys:
            fix = did_you_mean(key, keys, f"Known keys are {', '.join(sorted(keys))}.")
            raise _Mistake(table.key_line(key), f'unknown key "{key}"', fix)


def _id_of_file(table: Table, stem: str) -> None:
    id_ = _text(table, "id")
    if id_ != stem:
        fix = f"Rename the file to {id_}.yml, or the id to {stem}."
        raise _Mistake(id_.line, f'the id "{id_}" is not the file\'s name', fix)


def _checked(table: Table) -> tuple[date, Against]:
    checked = _table(table, "checked", "day: and against:")
    return _day(_text(checked, "day")), _one_of(Against, _text(checked, "against"))


def _checked_by(today: date, table: Table) -> None:
    day = _checked(table)[0]
    if day > today:
        fix = "Write the day on which somebody compared the rule with its source."
        line = table.table("checked").key_line("day")
        raise _Mistake(line, f"checked on {day}, which is still to come", fix)


def _safety_why(table: Table) -> dict[str, str]:
    return _in_all_languages(table.table("safety"), "why") if "safety" in table else {}


def _text(table: Table, key: str) -> Text:
    text = table.text(key)
    if not text:
        raise _Mistake(table.key_line(key), f'"{key}" is missing', f"Write {key}: and its value.")
    return text


def _table(table: Table, key: str, keys: str) -> Table:
    under = table.table(key)
    if not under:
        fix = f"Write {key}: and under it {keys}."
        raise _Mistake(table.key_line(key), f'"{key}" is missing', fix)
    return under


def _in_all_languages(table: Table, key: str) -> dict[str, str]:
    words = _table(table, key, f"{': and '.join(LANGUAGES)}:")
    for code in LANGUAGES:
        if not words.text(code):
            fix = f"Write {code}: under {key}."
            raise _Mistake(words.line, f'"{key}" has no words in {code}', fix)
    return {code: str(words[code]) for code in LANGUAGES}


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
        fix = did_you_mean(text, enum, f"Choose one of: {', '.join(enum)}.")
        message = f'unknown {enum.__name__.lower()} "{text}"'
        raise _Mistake(text.line, message, fix) from None


def _length(text: Text) -> Length:
    try:
        return Length.parse(text)
    except ValueError:
        fix = f"Write it as 30 days; the units are {', '.join(Unit)}."
        raise _Mistake(text.line, f'"{text}" is no length of time', fix) from None


def _amount(text: Text) -> int:
    match = _AMOUNT.fullmatch(text)
    if not match:
        fix = "Write złote, a point, two digits of grosze, and PLN."
        raise _Mistake(text.line, f'"{text}" is no amount', fix)
    return int(match[1]) * 100 + int(match[2])


def _values(table: Table) -> Iterator[RuleValue]:
    values = _table(table, "values", "the first day of each value")
    days: list[date] = []
    for key in values:
        days.append(_day(Text.at(values.key_line(key), key)))
        if days != sorted(days):
            fix = "Put the oldest value first."
            raise _Mistake(values.key_line(key), f"{key} stands after a later day", fix)
        value = values.table(key)
        _known(value, _VALUE_KEYS)
        yield _rule_value(days[-1], value)


def _rule_value(since: date, value: Table) -> RuleValue:
    reference = _table(value, "reference", "title:, journal: and url:")
    length, amount, roll, until = (value.text(key) for key in ("length", "amount", "roll", "until"))
    if until and _day(until) < since:
        fix = "Write the last day on which the value governs."
        raise _Mistake(until.line, f"the value ends on {until}, before it begins", fix)
    first_day = value.text("first_day")
    if first_day and first_day != UNCONFIRMED:
        fix = f"Write first_day: {UNCONFIRMED}, or take the line out."
        raise _Mistake(first_day.line, f'the first day is "{first_day}"', fix)
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
        first_day_unconfirmed=bool(first_day),
    )


def _texts(table: Table, key: str) -> tuple[str, ...]:
    return tuple(map(str, table.texts(key)))


def _clock(table: Table) -> Clock | None:
    if "effect" not in table:
        return None
    starts_on, takes_earliest = _starts(table)
    counts = table.text("counts")
    _known(table.table("pages"), _PHASES)
    _known(table.table("safety"), frozenset({"length", "why"}))
    _known(table.table("hurry"), frozenset({"length"}))
    safety, hurry = (table.table(key).text("length") for key in ("safety", "hurry"))
    gives_way = table.table("gives_way")
    at_least_from = table.text("at_least_from")
    return Clock(
        id=_text(table, "id"),
        effect=_one_of(Effect, _text(table, "effect")),
        acts=_one_of(Actor, _text(table, "acts")),
        starts_on=tuple(map(str, starts_on)),
        takes_earliest=takes_earliest,
        gives_way={str(start): _texts(gives_way, start) for start in gives_way},
        at_least_from=str(at_least_from) if at_least_from else None,
        governed_by=_texts(table, "governed_by"),
        stopped_by=_texts(table, "stopped_by"),
        settled_by=_texts(table, "settled_by"),
        barred_by=_texts(table, "barred_by"),
        concerns=_answers(table, "for"),
        recurs_from=_texts(table, "recurs_from"),
        recurs_where=_answers(table, "recurs_where"),
        route=_route(table.table("route")) if "route" in table else None,
        hurry=_length(hurry) if hurry else None,
        counts=_one_of(Counts, counts) if counts else Counts.FORWARD,
        values=tuple(_clock_value(value, table) for value in _values(table)),
        safety=_length(safety) if safety else None,
        checked=_checked(table)[0],
        against=_checked(table)[1],
        pages=Pages(**{phase: str(page) for phase, page in table.table("pages").items()}),
    )


def _starts(table: Table) -> tuple[list[Text], bool]:
    """Return what starts a clock, and whether the earliest of it counts."""
    either = table.table("starts_on")
    _known(either, frozenset({_EARLIEST}))
    starts_on = either.texts(_EARLIEST) if either else table.texts("starts_on")
    if not starts_on:
        fix = "List the events that start it."
        raise _Mistake(table.key_line("starts_on"), '"starts_on" is missing', fix)
    return starts_on, bool(either)


def _answers(table: Table, key: str) -> Answers:
    given = table.table(key)
    return {str(node): frozenset(map(str, given.texts(node))) for node in given}


def _route(route: Table) -> Route:
    _known(route, _ROUTE_KEYS)
    if not route.texts("ended_by"):
        fix = "List the events, or clocks as clock:id, that end the route."
        raise _Mistake(route.key_line("ended_by"), '"ended_by" is missing', fix)
    return Route(
        begun_by=_texts(route, "begun_by"),
        begun_where=_answers(route, "begun_where"),
        ended_by=_texts(route, "ended_by"),
        ended_where=_answers(route, "ended_where"),
        page=_text(route, "page"),
    )


def _sum_rule(table: Table) -> SumRule | None:
    if "sum" not in table:
        return None
    how = _table(table, "sum", "arithmetic:, inputs: and governed_by:")
    _known(how, _SUM_KEYS)
    arithmetic = _one_of(Arithmetic, _text(how, "arithmetic"))
    inputs = _table(how, "inputs", f"some of {', '.join(sorted(INPUTS[arithmetic]))}")
    _known(inputs, INPUTS[arithmetic])
    day, against = _checked(table)
    return SumRule(
        id=_text(table, "id"),
        arithmetic=arithmetic,
        inputs={str(name): str(inputs.text(name)) for name in inputs},
        governed_by=str(_text(how, "governed_by")),
        needs_day=how.text("needs_day") == "true",
        replaced_by=str(how.text("replaced_by") or "") or None,
        values=tuple(
            SumValue(
                since=value.since,
                until=value.until,
                reference=value.reference.title,
                url=value.reference.url,
            )
            for value in _values(table)
        ),
        checked=day,
        against=against,
    )


def _clock_value(value: RuleValue, table: Table) -> Value:
    since = value.since.isoformat()
    line = table.table("values").key_line(since)
    if value.length is None and value.until is None:
        fix = "Give it a length, such as a number of days; only a value that lapsed may lack one."
        raise _Mistake(line, "a clock's value has no length", fix)
    if value.length is not None and "roll" not in table.table("values").table(since):
        fix = f"Write roll: and one of: {', '.join(Roll)}."
        raise _Mistake(line, "a clock's value does not say whether its end moves", fix)
    return Value(
        since=value.since,
        until=value.until,
        length=value.length,
        roll=value.roll,
        reference=value.reference.title,
        url=value.reference.url,
        first_day_unconfirmed=value.first_day_unconfirmed,
    )


def _days_off(table: Table) -> Iterator[DayOff]:
    if "days" not in table:
        return
    if not any(value.until for value in _values(table)):
        fix = "Write until: and the last day whose days off were checked."
        raise _Mistake(table.key_line("values"), "the list of days off has no end", fix)
    days = table.get("days")
    for entry in days if isinstance(days, Items) else ():
        if not isinstance(entry, Table):
            fix = "Write it as {id: …, on: …, title: …}."
            raise _Mistake(table.key_line("days"), "a day off is no list of keys", fix)
        _known(entry, _DAY_OFF_KEYS)
        on, easter, since = (entry.text(key) for key in ("on", "easter", "since"))
        if (on is None) == (easter is None):
            fix = "Write on: and a month and day, or easter: and the days after Easter Sunday."
            raise _Mistake(entry.line, "the day off needs one of on: and easter:", fix)
        yield DayOff(
            id=_text(entry, "id"),
            line=entry.line,
            on=_month_and_day(on) if on else None,
            after_easter=_whole_number(easter) if easter else 0,
            since=_day(since) if since else None,
            title=_in_all_languages(entry, "title"),
        )


def _weekend(table: Table) -> frozenset[int]:
    if "days" not in table:
        return frozenset()
    if not table.texts("weekend"):
        fix = f"List the days of each week that are off, of {', '.join(_WEEK)}."
        raise _Mistake(table.key_line("weekend"), '"weekend" is missing', fix)
    for day in table.texts("weekend"):
        if day not in _WEEK:
            fix = did_you_mean(day, _WEEK, f"Choose among {', '.join(_WEEK)}.")
            raise _Mistake(day.line, f'"{day}" is no day of the week', fix)
    return frozenset(_WEEK.index(str(day)) + 1 for day in table.texts("weekend"))


def _month_and_day(text: Text) -> str:
    try:
        _day(Text.at(text.line, f"{_COMMON_YEAR}-{text}"))
    except _Mistake:
        fix = "Write a month and a day that every year has, as MM-DD."
        raise _Mistake(text.line, f'"{text}" is no day of a year', fix) from None
    return text


def _whole_number(text: Text) -> int:
    if not re.fullmatch(r"-?\d+", text, re.ASCII):
        raise _Mistake(text.line, f'"{text}" is no number of days', "Write a whole number.")
    return int(text)


def _broken_chains(rules: Mapping[str, Rule], unread: set[str]) -> Iterator[Problem]:
    clocks = {id_ for id_, rule in rules.items() if rule.clock}
    for rule in rules.values():
        for needed in _needed(rule):
            before = needed.removeprefix(CHAINED)
            if before not in clocks | unread:
                fix = did_you_mean(before, clocks - {rule.id}, "Name another clock of docs/law/.")
                yield Problem(rule.file, needed.line, f'unknown clock "{before}"', fix)
            elif rule.id in _all_before(before, rules):
                fix = "Start one of the clocks in this circle on an event."
                message = f'the clock "{rule.id}" waits for itself'
                yield Problem(rule.file, needed.line, message, fix)


def _needed(rule: Rule) -> Iterator[Text]:
    """Yield the clocks whose days *rule* has to know first."""
    table = rule.table
    sources = [
        *(table.table("starts_on").texts(_EARLIEST) or table.texts("starts_on")),
        *table.table("route").texts("ended_by"),
    ]
    yield from (source for source in sources if source.startswith(CHAINED))
    yield from table.texts("barred_by")


def _all_before(clock: str, rules: Mapping[str, Rule]) -> set[str]:
    """Return *clock* and every clock whose days have to be known before its own."""
    found, waiting = {clock}, [clock]
    while waiting:
        rule = rules.get(waiting.pop())
        for needed in _needed(rule) if rule else ():
            before = needed.removeprefix(CHAINED)
            if before not in found:
                found.add(before)
                waiting.append(before)
    return found


def _unknown_names(rules: Mapping[str, Rule], vocabulary: VocabularyFile) -> Iterator[Problem]:
    for rule in rules.values():
        for name in _named_events(rule.table):
            if fix := vocabulary.unknown_event(name):
                yield Problem(rule.file, name.line, f'unknown event "{name}"', fix)
        inputs = rule.table.table("sum").table("inputs")
        for name in filter(None, map(inputs.text, ("amount", "and_amount", "days", "count"))):
            if fix := vocabulary.unknown_detail(name):
                yield Problem(rule.file, name.line, f'unknown detail "{name}"', fix)


def _named_events(table: Table) -> Iterator[Text]:
    """Yield every event that a law file names."""
    gives_way, route, how = (table.table(key) for key in ("gives_way", "route", "sum"))
    inputs = how.table("inputs")
    for under, key in (
        *((table, key) for key in ("starts_on", "at_least_from", "governed_by")),
        *((table, key) for key in ("stopped_by", "settled_by", "recurs_from")),
        *((gives_way, start) for start in gives_way),
        *((table.table("starts_on"), _EARLIEST), (route, "begun_by"), (route, "ended_by")),
        *((how, "governed_by"), (inputs, "begins"), (inputs, "ends")),
    ):
        yield from (name for name in under.texts(key) if not name.startswith(CHAINED))
    yield from (Text.at(gives_way.key_line(start), start) for start in gives_way)
