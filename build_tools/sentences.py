"""The sentence files: every word for readers that stands on no page."""

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from decision_tree import Language, Unit
from decision_tree.words import PLURALS, Page, plain

from .languages import SENTENCES
from .law import Rule
from .lined_yaml import Table, read_yaml
from .problems import Problem, did_you_mean
from .text_file import read_text, shown_path
from .vocabulary import VocabularyFile

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "events": (),
    "asked": (),
    "days_left": (),
    "units": tuple(Unit),
    "sentences": ("amount",),
    "interface": (),
    "cautions": (),
    "passed": (),
    "law_pages": (),
}
"""What macros and every case use; other keys are only compared between the languages."""
_COMPARED = ("asked", "sentences", "interface", "cautions", "passed", "law_pages")
_LISTS = {"months": 12, "weekdays": 7, "weekdays_until": 7}
_WORDS = (
    "source",
    "decimal_mark",
    "plurals",
    "currency",
    "relative_days",
    "date_fillers",
    "no_break_after",
)
_KEYS = (*_LISTS, *_WORDS, *_NEEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentence file of one language, as it stands."""

    file: str
    table: Table

    def words(self, section: str) -> dict[str, str]:
        """Return the words of a section, such as ``interface``, by key."""
        table = self.table.table(section)
        return {str(key): str(table.text(key) or "") for key in table}

    def language(self, lang: str, pages: Mapping[str, Page], rules: Mapping[str, Rule]) -> Language:
        """Return all that the engine says in this language, which is *lang*."""
        units = self.table.table("units")
        relative = self.table.table("relative_days")
        clocks = {id_: rule for id_, rule in rules.items() if rule.clock}
        return Language(
            code=lang,
            pages=pages,
            sentences=self.words("sentences"),
            events=self.words("events"),
            clocks={id_: rule.title[lang] for id_, rule in clocks.items()},
            sums={id_: rule.title[lang] for id_, rule in rules.items() if rule.sum},
            safety={id_: r.safety_why[lang] for id_, r in clocks.items() if r.safety_why},
            cautions=self.words("cautions"),
            passed=self.words("passed"),
            days_off={day.id: day.title[lang] for rule in rules.values() for day in rule.days},
            months=tuple(map(str, self.table.texts("months"))),
            weekdays=tuple(map(str, self.table.texts("weekdays"))),
            weekdays_until=tuple(map(str, self.table.texts("weekdays_until"))),
            days_left=self.words("days_left"),
            asked=self.words("asked"),
            units={
                str(unit): {
                    str(form): str(units.table(unit).text(form)) for form in units.table(unit)
                }
                for unit in units
            },
            plurals=str(self.table.text("plurals")),
            decimal_mark=str(self.table.text("decimal_mark")),
            currency=tuple(map(str, self.table.texts("currency"))),
            relative_days={plain(word): int(str(relative.text(word))) for word in relative},
            date_fillers=frozenset(plain(word) for word in self.table.texts("date_fillers")),
        )


def read_sentences(
    root: Path, vocabulary: VocabularyFile
) -> tuple[Sentences | None, list[Problem]]:
    """Read the sentence file of the language folder *root*; None when none can be read."""
    path = root / SENTENCES
    if not path.is_file():
        return None, []
    file = shown_path(path)
    text, problems = read_text(path)
    table, bad_yaml = read_yaml(text, file)
    if problems or bad_yaml:
        return None, problems + bad_yaml
    sentences = Sentences(file=file, table=table)
    return sentences, list(_gaps(sentences, vocabulary))


def _gaps(sentences: Sentences, vocabulary: VocabularyFile) -> Iterator[Problem]:
    unknown = list(_unknown_keys(sentences.table, sentences.file))
    yield from unknown
    if unknown:
        return  # what seems to be missing most likely stands there
    for rule in (_missing_words, _shared_keys, _bad_numbers):
        yield from rule(sentences.table, sentences.file)
    yield from _events(sentences.table, sentences.file, vocabulary)
    yield from _missing_forms(sentences.table, sentences.file)


def _unknown_keys(table: Table, file: str) -> Iterator[Problem]:
    for key in table:
        if key not in _KEYS:
            fix = did_you_mean(key, _KEYS, f"Known keys are {', '.join(_KEYS)}.")
            yield Problem(file, table.key_line(key), f'unknown key "{key}"', fix)


def _missing_words(table: Table, file: str) -> Iterator[Problem]:
    for section, keys in _NEEDED.items():
        words = table.table(section)
        if not words and keys:
            fix = f"Write {section}: and its words, as in the other language."
            yield Problem(file, table.key_line(section), f'"{section}" is missing', fix)
            continue
        for key in keys:
            if key not in words:
                fix = f"Write {key}: under {section}."
                yield Problem(file, table.key_line(section), f'"{key}" has no words', fix)
        for key in words if section != "units" else ():
            if not words.text(key):
                fix = "Write them behind the colon."
                yield Problem(file, words.key_line(key), f'"{key}" has no words', fix)
    amount = table.table("sentences").text("amount")
    if amount and _gaps_of(amount) != {"sum"}:
        yield Problem(file, amount.line, '"amount" does not say {sum}', "Write {sum} in it once.")


def _events(table: Table, file: str, vocabulary: VocabularyFile) -> Iterator[Problem]:
    words = table.table("events")
    for event in vocabulary.words.events:
        if event not in words:
            fix = f"Write {event}: under events."
            yield Problem(file, table.key_line("events"), f'"{event}" has no words', fix)
    for event in words:
        if suggestion := vocabulary.unknown_event(event):
            yield Problem(file, words.key_line(event), f'unknown event "{event}"', suggestion)


def _shared_keys(table: Table, file: str) -> Iterator[Problem]:
    law_pages = table.table("law_pages")
    for key in law_pages.keys() & table.table("sentences").keys():
        fix = "Give one of them another key: the pages made of the law files use both."
        message = f'"{key}" stands under sentences and under law_pages'
        yield Problem(file, law_pages.key_line(key), message, fix)


def _bad_numbers(table: Table, file: str) -> Iterator[Problem]:
    if not table.text("decimal_mark"):
        fix = "Write decimal_mark: and the mark between złote and grosze, in quotes."
        yield Problem(file, table.key_line("decimal_mark"), '"decimal_mark" is missing', fix)
    for name, number in _LISTS.items():
        if len(table.texts(name)) != number:
            fix = f"List all {number}."
            yield Problem(file, table.key_line(name), f'"{name}" does not hold {number} words', fix)
    relative = table.table("relative_days")
    for word in relative:
        if not re.fullmatch(r"-?\d+", str(relative.text(word)), re.ASCII):
            line = relative.key_line(word)
            yield Problem(file, line, f'"{word}" is no number of days', "Write a whole number.")


def _missing_forms(table: Table, file: str) -> Iterator[Problem]:
    """Yield the plural forms that a unit lacks by the rule of its language."""
    rule = table.text("plurals") or ""
    if rule not in PLURALS:
        fix = did_you_mean(rule, PLURALS, f"Write plurals: and one of: {', '.join(PLURALS)}.")
        yield Problem(file, table.key_line("plurals"), "the plural rule is not known", fix)
        return
    forms = dict.fromkeys(map(PLURALS[rule], range(1, 10)))
    left = table.table("days_left")
    for form in forms:
        if "{number}" not in (left.text(form) or ""):
            fix = f"Write {form}: under days_left, with {{number}} in it."
            line = table.key_line("days_left")
            yield Problem(file, line, f'"days_left" has no form "{form}"', fix)
    units = table.table("units")
    for unit in units:
        for form in forms:
            if not units.table(unit).text(form):
                fix = f"Write {form}: among the forms of {unit}."
                yield Problem(file, units.key_line(unit), f'"{unit}" has no form "{form}"', fix)


def differences(source: Sentences, other: Sentences) -> Iterator[Problem]:
    """Yield the words that only one language has, and templates with other gaps to fill."""
    for section in _COMPARED:
        here, there = source.table.table(section), other.table.table(section)
        for key in here.keys() - _NEEDED[section]:
            line = here.key_line(key)
            if key not in there:
                fix = f"Write {key}: under {section} in {other.file}."
                yield Problem(source.file, line, f'"{key}" is missing in {other.file}', fix)
            elif _gaps_of(here.text(key)) != _gaps_of(there.text(key)):
                fix = f"Both need the same words in curly brackets; the other is in {source.file}."
                message = f'"{key}" has other gaps than its pair'
                yield Problem(other.file, there.key_line(key), message, fix)
        for key in there.keys() - _NEEDED[section]:
            if key not in here:
                fix = did_you_mean(key, here, f"Write it in {source.file} too, or take it out.")
                message = f'"{key}" is not in {source.file}'
                yield Problem(other.file, there.key_line(key), message, fix)


def _gaps_of(template: str | None) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template or "") if name}
    except ValueError:
        return {"unbalanced brackets"}
