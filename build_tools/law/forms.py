"""The forms of what law files say: days, lengths, sums, addresses, and names that must be known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, cast

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import InitErrorDetails

from decision_tree import Length, Unit
from decision_tree.law import CHAINED

from ..definitions import mistake, mistake_at, one_or_more, tell
from ..described import PERIOD
from ..problems import did_you_mean
from ..vocabulary import VocabularyFile

_AMOUNT = re.compile(r"(\d+)\.(\d\d) PLN", re.ASCII)
_ADDRESS = r"https://[^\s/]+\.[^\s/]+(/\S*)?"
_LONGEST = {
    Unit.DAYS: 1000,
    Unit.WORKING_DAYS: 1000,
    Unit.WEEKS: 150,
    Unit.MONTHS: 240,
    Unit.YEARS: 30,
}
"""No period of the law here is longer; what is has a digit too many."""
_COMMON_YEAR = 2023
"""A year without 29 February, which would be no day off in most years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a law file is compared with."""

    stem: str
    """The file's own name."""
    today: date
    """No rule can have been checked after it."""
    languages: tuple[str, ...]
    vocabulary: VocabularyFile
    facts: frozenset[str]


def known(info: ValidationInfo) -> Known:
    """Return what the file that is read is compared with."""
    return cast("Known", info.context)


def day(text: object) -> date:
    """Return the day that *text* says."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(text), re.ASCII):
            return date.fromisoformat(str(text))
    except ValueError:
        pass
    raise mistake(f'"{text}" is no day', "Write a day that exists, as YYYY-MM-DD.")


def _month_and_day(text: object) -> str:
    try:
        date.fromisoformat(f"{_COMMON_YEAR}-{text}")
    except ValueError:
        fix = "Write a month and a day that every year has, as MM-DD."
        raise mistake(f'"{text}" is no day of a year', fix) from None
    return str(text)


def _length(text: object) -> Length:
    try:
        read = Length.parse(str(text))
    except ValueError:
        fix = f"Write it as 30 days; the units are {', '.join(Unit)}."
        raise mistake(f'"{text}" is no length of time', fix) from None
    if read.number > _LONGEST[read.unit]:
        fix = "Check the number and the unit with the source."
        raise mistake(f'"{text}" is longer than any period of the law here', fix)
    return read


def _amount(text: object) -> int:
    match = _AMOUNT.fullmatch(str(text))
    if not match:
        fix = "Write złote, a point, two digits of grosze, and PLN."
        raise mistake(f'"{text}" is no amount', fix)
    return int(match[1]) * 100 + int(match[2])


def _address(text: str) -> str:
    if not re.fullmatch(_ADDRESS, text):
        fix = "Write the whole address of the source, beginning with https://."
        raise mistake(f'"{text}" is no address', fix)
    return text


def _in_all_languages(words: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    languages = known(info).languages
    if languages:
        tell(_unfit_words(words, languages, str(info.field_name)))
    return words


def _unfit_words(
    words: dict[str, str], languages: tuple[str, ...], key: str
) -> Iterator[InitErrorDetails]:
    for code in words:
        if code not in languages:
            choices = sorted(languages)
            fix = did_you_mean(code, choices, f"Known keys are {', '.join(choices)}.")
            yield mistake_at((code,), f'unknown key "{code}"', fix)
    for code in languages:
        if not words.get(code):
            fix = f"Write {code}: under {key}."
            yield mistake_at((code,), f'"{key}" has no words in {code}', fix)


def _event(name: str, info: ValidationInfo) -> str:
    if fix := known(info).vocabulary.unknown_event(name):
        raise mistake(f'unknown event "{name}"', fix)
    return name


def _start(name: str, info: ValidationInfo) -> str:
    return name if name.startswith(CHAINED) else _event(name, info)


def _detail(name: str, info: ValidationInfo) -> str:
    if fix := known(info).vocabulary.unknown_detail(name):
        raise mistake(f'unknown detail "{name}"', fix)
    return name


def _fact(name: str, info: ValidationInfo) -> str:
    facts = known(info).facts
    if facts and name not in facts:
        fix = did_you_mean(name, facts, "Add it to facts.yml once the note is written.")
        raise mistake(f'unknown fact "{name}"', fix)
    return name


Day = Annotated[date, BeforeValidator(day)]
MonthAndDay = Annotated[
    str,
    BeforeValidator(_month_and_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d\d-\d\d$"}),
]
Period = Annotated[
    Length,
    BeforeValidator(_length),
    WithJsonSchema(PERIOD),
]
Amount = Annotated[
    int,
    BeforeValidator(_amount),
    WithJsonSchema({"type": "string", "pattern": f"^{_AMOUNT.pattern}$"}),
]
"""In hundredths of the currency."""
Address = Annotated[
    str, AfterValidator(_address), WithJsonSchema({"type": "string", "format": "uri"})
]
Words = Annotated[dict[str, str], AfterValidator(_in_all_languages)]
"""The same in every language."""
Event = Annotated[str, AfterValidator(_event)]
Detail = Annotated[str, AfterValidator(_detail)]
Events = Annotated[tuple[Event, ...], one_or_more]
Starts = Annotated[
    tuple[Annotated[str, AfterValidator(_start)], ...], Field(min_length=1), one_or_more
]
"""Events, or ``clock:`` and the id of a clock, whose legal day it is."""
Facts = Annotated[tuple[Annotated[str, AfterValidator(_fact)], ...], one_or_more]
Answers = dict[str, Annotated[frozenset[str], one_or_more]]
"""Answers by the question they answer."""
