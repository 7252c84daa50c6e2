"""The sentence files: every word for readers that stands on no page."""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from decision_tree import Unit
from decision_tree.dates import plain
from decision_tree.events import Event

from .law import Rule
from .lined_yaml import Table, read_yaml
from .problems import Problem, did_you_mean
from .text_file import read_text, shown_path

FILE = "sentences.yml"
_SECTIONS = ("units", "events", "sentences", "interface")
_LISTS = {"months": 12, "weekdays": 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentence file of one language, as it stands."""

    file: str
    table: Table

    def words(self, section: str) -> dict[str, str]:
        """Return the words of a section, such as ``interface``, by key."""
        table = self.table.table(section)
        return {str(key): str(table.text(key) or "") for key in table}

    def document(
        self, rules: Mapping[str, Rule], days_off: Mapping[str, str], lang: str
    ) -> dict[str, Any]:
        """Return what the compiled guide holds of this language, except its pages."""
        units = self.table.table("units")
        relative = self.table.table("relative_days")
        clocks = {id_: rule for id_, rule in rules.items() if rule.clock}
        return {
            "sentences": self.words("sentences"),
            "events": self.words("events"),
            "clocks": {id_: rule.title[lang] for id_, rule in clocks.items()},
            "safety": {id_: r.safety_why[lang] for id_, r in clocks.items() if r.safety_why},
            "days_off": dict(days_off),
            "months": list(map(str, self.table.texts("months"))),
            "weekdays": list(map(str, self.table.texts("weekdays"))),
            "units": {
                unit: {str(form): str(units.table(unit).text(form)) for form in units.table(unit)}
                for unit in units
            },
            "decimal_mark": str(self.table.text("decimal_mark")),
            "relative_days": {plain(word): int(str(relative.text(word))) for word in relative},
        }


def read_sentences(root: Path) -> tuple[Sentences | None, list[Problem]]:
    """Read the sentence file of the language folder *root*; None when there is none."""
    path = root / FILE
    if not path.is_file():
        return None, []
    file = shown_path(path)
    text, problems = read_text(path)
    table, bad_yaml = read_yaml(text, file)
    sentences = Sentences(file=file, table=table)
    return sentences, [*problems, *bad_yaml] or list(_gaps(sentences))


def _gaps(sentences: Sentences) -> Iterator[Problem]:
    table, file = sentences.table, sentences.file
    needed: dict[str, list[str]] = {"events": list(Event), "units": list(Unit)}
    for section, keys in needed.items():
        for key in keys:
            if key not in table.table(section):
                fix = f"Write {key}: under {section}."
                yield Problem(file, table.key_line(section), f'"{key}" has no words', fix)
    for name, number in _LISTS.items():
        if len(table.texts(name)) != number:
            fix = f"List all {number}."
            yield Problem(file, table.key_line(name), f'"{name}" does not hold {number} words', fix)
    for word in table.table("relative_days"):
        if not str(table.table("relative_days").text(word)).lstrip("-").isdecimal():
            line = table.table("relative_days").key_line(word)
            yield Problem(file, line, f'"{word}" is no number of days', "Write a whole number.")


def differences(source: Sentences, other: Sentences) -> Iterator[Problem]:
    """Yield the words that only one language has, and templates with other gaps to fill."""
    for section in _SECTIONS[1:]:
        here, there = source.table.table(section), other.table.table(section)
        for key in here:
            line = here.key_line(key)
            if key not in there:
                fix = f"Write {key}: under {section} in {other.file}."
                yield Problem(source.file, line, f'"{key}" is missing in {other.file}', fix)
            elif _gaps_of(here.text(key)) != _gaps_of(there.text(key)):
                fix = f"Both need the same words in curly brackets; the other is in {source.file}."
                message = f'"{key}" has other gaps than its pair'
                yield Problem(other.file, there.key_line(key), message, fix)
        for key in there:
            if key not in here:
                fix = did_you_mean(key, here, f"Write it in {source.file} too, or take it out.")
                message = f'"{key}" is not in {source.file}'
                yield Problem(other.file, there.key_line(key), message, fix)


def _gaps_of(template: str | None) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template or "") if name}
    except ValueError:
        return {"unbalanced brackets"}
