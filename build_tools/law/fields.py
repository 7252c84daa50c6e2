"""The fields of a law file: each is read, or told with its line and what to write instead."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from decision_tree import Length, Unit
from decision_tree.law import Answers

from ..lined_yaml import Table, Text
from ..problems import Problem, did_you_mean
from .rules import LANGUAGES

_AMOUNT = re.compile(r"(\d+)\.(\d\d) PLN", re.ASCII)
_LONGEST = {
    Unit.DAYS: 1000,
    Unit.WORKING_DAYS: 1000,
    Unit.WEEKS: 150,
    Unit.MONTHS: 240,
    Unit.YEARS: 30,
}
"""No period of the law here is longer; what is has a digit too many."""


class Mistake(Exception):
    """One thing that is wrong in a law file."""

    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line, self.message, self.fix = line, message, fix


class Told:
    """The mistakes of one file: reading goes on after each, so that all are told at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def of[T](self, read: Callable[[], T], instead: T) -> T:
        """Return what *read* returns, or *instead* once its mistake is told."""
        try:
            return read()
        except Mistake as mistake:
            problem = Problem(self.file, mistake.line, mistake.message, mistake.fix)
            if problem not in self.problems:
                self.problems.append(problem)
            return instead

    def unknown_keys(self, table: Table, keys: Iterable[str]) -> None:
        """Tell each key of *table* that is none of *keys*."""
        known = sorted(keys)
        for key in table:
            if key not in known:
                fix = did_you_mean(key, known, f"Known keys are {', '.join(known)}.")
                line = table.key_line(key)
                self.problems.append(Problem(self.file, line, f'unknown key "{key}"', fix))


def text_of(table: Table, key: str) -> Text:
    text = table.text(key)
    if not text:
        raise Mistake(table.key_line(key), f'"{key}" is missing', f"Write {key}: and its value.")
    return text


def table_of(table: Table, key: str, keys: str) -> Table:
    under = table.table(key)
    if not under:
        fix = f"Write {key}: and under it {keys}."
        raise Mistake(table.key_line(key), f'"{key}" is missing', fix)
    return under


def texts(table: Table, key: str) -> tuple[str, ...]:
    return tuple(map(str, table.texts(key)))


def answers(table: Table, key: str) -> Answers:
    given = table.table(key)
    return {str(node): frozenset(map(str, given.texts(node))) for node in given}


def in_all_languages(table: Table, key: str, told: Told) -> dict[str, str]:
    words = table_of(table, key, f"{': and '.join(LANGUAGES)}:")
    told.unknown_keys(words, LANGUAGES)
    for code in LANGUAGES:
        if not words.text(code):
            fix = f"Write {code}: under {key}."
            raise Mistake(words.line, f'"{key}" has no words in {code}', fix)
    return {code: str(words[code]) for code in LANGUAGES}


def day(text: Text) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Mistake(text.line, f'"{text}" is no day', "Write a day that exists, as YYYY-MM-DD.")


def one_of[E: StrEnum](enum: type[E], text: Text) -> E:
    try:
        return enum(text)
    except ValueError:
        fix = did_you_mean(text, enum, f"Choose one of: {', '.join(enum)}.")
        message = f'unknown {enum.__name__.lower()} "{text}"'
        raise Mistake(text.line, message, fix) from None


def length(text: Text) -> Length:
    try:
        read = Length.parse(text)
    except ValueError:
        fix = f"Write it as 30 days; the units are {', '.join(Unit)}."
        raise Mistake(text.line, f'"{text}" is no length of time', fix) from None
    if read.number > _LONGEST[read.unit]:
        fix = "Check the number and the unit with the source."
        raise Mistake(text.line, f'"{text}" is longer than any period of the law here', fix)
    return read


def amount(text: Text) -> int:
    match = _AMOUNT.fullmatch(text)
    if not match:
        fix = "Write złote, a point, two digits of grosze, and PLN."
        raise Mistake(text.line, f'"{text}" is no amount', fix)
    return int(match[1]) * 100 + int(match[2])


def address(text: Text) -> str:
    if not re.fullmatch(r"https://[^\s/]+\.[^\s/]+(/\S*)?", text):
        fix = "Write the whole address of the source, beginning with https://."
        raise Mistake(text.line, f'"{text}" is no address', fix)
    return text
