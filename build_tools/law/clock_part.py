"""The part of a law file that makes its rule a clock."""

from datetime import date

from decision_tree import Clock, Counts, Effect, Value
from decision_tree.law import Actor, Against, Pages, Roll, Route

from ..lined_yaml import Table, Text
from .fields import Mistake, Told, answers, length, one_of, text_of, texts
from .rules import RuleValue
from .values import VALUE_KEYS

EARLIEST = "earliest"
KEYS = frozenset(
    {
        *("effect", "acts", "counts", "starts_on", "gives_way", "at_least_from", "governed_by"),
        *(
            "stopped_by",
            "settled_by",
            "barred_by",
            "for",
            "only_for",
            "recurs_from",
            "recurs_where",
        ),
        *("route", "hurry", "asks", "fiction", "safety", "pages"),
    }
)
_PHASES = frozenset({"guide", "running", "passed"})
_ROUTE_KEYS = frozenset({"begun_by", "begun_where", "ended_by", "ended_where", "page"})


def clock_of(
    table: Table, values: tuple[RuleValue, ...], checked: tuple[date, Against], told: Told
) -> Clock | None:
    """Read the clock of a law file, or return None where its rule is none."""
    if "effect" not in table:
        return None
    told.unknown_keys(table.table("pages"), _PHASES)
    told.unknown_keys(table.table("safety"), ("length", "why"))
    told.unknown_keys(table.table("hurry"), ("length",))
    no_start: tuple[list[Text], bool] = ([], False)
    starts_on, takes_earliest = told.of(lambda: _starts(table, told), no_start)
    safety, hurry = (table.table(key).text("length") for key in ("safety", "hurry"))
    counts, gives_way = table.text("counts"), table.table("gives_way")
    at_least_from = table.text("at_least_from")
    return Clock(
        id=str(table.text("id")),
        effect=told.of(lambda: one_of(Effect, text_of(table, "effect")), Effect.ADVISES),
        acts=told.of(lambda: one_of(Actor, text_of(table, "acts")), Actor.READER),
        starts_on=tuple(map(str, starts_on)),
        takes_earliest=takes_earliest,
        gives_way={str(start): texts(gives_way, start) for start in gives_way},
        at_least_from=str(at_least_from) if at_least_from else None,
        governed_by=texts(table, "governed_by"),
        stopped_by=texts(table, "stopped_by"),
        settled_by=texts(table, "settled_by"),
        barred_by=texts(table, "barred_by"),
        concerns=answers(table, "for"),
        only_for=answers(table, "only_for"),
        recurs_from=texts(table, "recurs_from"),
        recurs_where=answers(table, "recurs_where"),
        route=told.of(lambda: _route(table.table("route"), told), None)
        if "route" in table
        else None,
        hurry=told.of(lambda: length(hurry), None) if hurry else None,
        asks=str(table.text("asks")) if "asks" in table else None,
        counts=told.of(lambda: one_of(Counts, counts), Counts.FORWARD)
        if counts
        else Counts.FORWARD,
        fiction=told.of(lambda: _is_true(table, "fiction"), False),
        values=tuple(_value(value, table, told) for value in values),
        safety=told.of(lambda: length(safety), None) if safety else None,
        checked=checked[0],
        against=checked[1],
        pages=Pages(**{p: str(page) for p, page in table.table("pages").items() if p in _PHASES}),
    )


def _is_true(table: Table, key: str) -> bool:
    """Return whether a flag stands there; it says true, or is left out."""
    if key in table and table.text(key) != "true":
        fix = f"Write {key}: true, or take it out."
        raise Mistake(table.key_line(key), f'"{key}" says something else than true', fix)
    return key in table


def _starts(table: Table, told: Told) -> tuple[list[Text], bool]:
    """Return what starts a clock, and whether the earliest of it counts."""
    either = table.table("starts_on")
    told.unknown_keys(either, (EARLIEST,))
    starts_on = either.texts(EARLIEST) if either else table.texts("starts_on")
    if not starts_on and not either:
        fix = "List the events that start it."
        raise Mistake(table.key_line("starts_on"), '"starts_on" is missing', fix)
    return starts_on, bool(either)


def _route(route: Table, told: Told) -> Route:
    told.unknown_keys(route, _ROUTE_KEYS)
    if not route.texts("ended_by"):
        fix = "List the events, or clocks as clock:id, that end the route."
        raise Mistake(route.key_line("ended_by"), '"ended_by" is missing', fix)
    return Route(
        begun_by=texts(route, "begun_by"),
        begun_where=answers(route, "begun_where"),
        ended_by=texts(route, "ended_by"),
        ended_where=answers(route, "ended_where"),
        page=text_of(route, "page"),
    )


def _value(value: RuleValue, table: Table, told: Told) -> Value:
    told.of(lambda: _is_whole(value, table), None)
    return Value(
        since=value.since,
        until=value.until,
        length=value.length,
        roll=value.roll,
        reference=value.reference.title,
        url=value.reference.url,
        first_day_unconfirmed=value.first_day_unconfirmed,
    )


def _is_whole(value: RuleValue, table: Table) -> None:
    """Raise for a value without a length, or one that leaves open whether its end moves."""
    since, values = value.since.isoformat(), table.table("values")
    given, line = values.table(since), values.key_line(since)
    if "length" not in given and value.until is None:
        fix = "Give it a length, such as a number of days; only a value that lapsed may lack one."
        raise Mistake(line, "a clock's value has no length", fix)
    if "length" in given and "roll" not in given and not given.keys() - VALUE_KEYS:
        fix = f"Write roll: and one of: {', '.join(Roll)}."
        raise Mistake(line, "a clock's value does not say whether its end moves", fix)
