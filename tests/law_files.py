"""The law files read a second time, with plain YAML: not by the code that is tested.

What is still to come may change with a law file alone, so tests compute it from here. What has
begun by ``PINNED`` is written down once more in tests, by hand: a past deadline never moves unseen.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays
from dateutil.easter import easter
from ruamel.yaml import YAML

LAW = Path(__file__).resolve().parent.parent / "docs" / "law"
PINNED = date(2026, 11, 25)
"""Up to this day the law is pinned; cases of later days are computed by the law of this day."""
CALENDAR_ENDED = date(2040, 12, 31)
"""The last day whose days off had been checked by then."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A value as its file has it."""

    since: date
    last: date
    """The last day that it governs: its own, or the day before the next value's first."""
    length: str | None
    amount: str | None
    roll: str | None
    article: str


def law_file(id_: str) -> dict[str, Any]:
    written: dict[str, Any] = YAML(typ="safe").load(LAW / f"{id_}.yml")
    return written


LAW_FILES: Mapping[str, dict[str, Any]] = {
    path.stem: law_file(path.stem) for path in sorted(LAW.glob("*.yml"))
}
CLOCKS = [id_ for id_, written in LAW_FILES.items() if "effect" in written]


def values(id_: str) -> list[Written]:
    """Return the values of a rule, oldest first."""
    written = LAW_FILES[id_]["values"]
    ends = [since - ONE_DAY for since in [*written][1:]] + [date.max]
    return [
        Written(
            since=since,
            last=min(value.get("until", date.max), end),
            length=value.get("length"),
            amount=value.get("amount"),
            roll=value.get("roll"),
            article=value["reference"]["title"],
        )
        for (since, value), end in zip(written.items(), ends, strict=True)
    ]


def days_off_to_come(day: date) -> dict[str, date]:
    """Return the days off that begin after *day*, and the first day of each."""
    first = {entry["id"]: entry.get("since", date.min) for entry in LAW_FILES["days-off"]["days"]}
    return {id_: since for id_, since in first.items() if since > day}


def _days_off() -> Iterator[date]:
    """Yield the days off: the package learns of those to come when they are law, so we add them."""
    days_off = LAW_FILES["days-off"]
    to_come = days_off_to_come(days_off["checked"]["day"])
    years = range(values("days-off")[0].since.year, values("days-off")[-1].last.year + 1)
    yield from holidays.country_holidays("PL", years=years)
    for year in years:
        for entry in days_off["days"]:
            if entry["id"] in to_come:
                off = _day_of(entry, year)
                if off >= to_come[entry["id"]]:
                    yield off


def _day_of(entry: Mapping[str, Any], year: int) -> date:
    if "easter" in entry:
        return easter(year) + timedelta(days=entry["easter"])
    return date.fromisoformat(f"{year}-{entry['on']}")


DAYS_OFF = frozenset(_days_off())
"""Each day off of the years that were checked, beside the weekends."""


def as_it_stood(compiled: Mapping[str, Any], day: date = PINNED) -> dict[str, Any]:
    """Return the compiled guide without any value, end or day off that begins after *day*."""
    guide = deepcopy(dict(compiled))
    for rule in (*guide["clocks"].values(), *guide["sums"].values()):
        rule["values"] = [
            {key: text for key, text in value.items() if key != "until" or text <= str(day)}
            for value in rule["values"]
            if value["since"] <= str(day)
        ]
    to_come = days_off_to_come(day)
    days_off = guide["calendar"]["days_off"].items()
    guide["calendar"]["days_off"] = {off: id_ for off, id_ in days_off if id_ not in to_come}
    guide["calendar"]["last"] = min(guide["calendar"]["last"], str(CALENDAR_ENDED))
    return guide
