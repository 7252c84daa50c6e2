"""The law files of a folder, read and checked: of each file every mistake is told."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from decision_tree.law import Against

from ..lined_yaml import Table, read_yaml
from ..problems import Problem
from ..text_file import read_text, shown_path
from ..vocabulary import VocabularyFile
from . import clock_part, days_off_part, sum_part
from .fields import Mistake, Told, day, in_all_languages, one_of, table_of, text_of
from .names import broken_chains, unknown_facts, unknown_names
from .rules import Law, Rule
from .values import values_of

_KEYS = frozenset({"id", "title", "values", "checked", "facts"})
_KNOWN = _KEYS | clock_part.KEYS | sum_part.KEYS | days_off_part.KEYS


def read_law(folder: Path, today: date, vocabulary: VocabularyFile) -> Law:
    """Read every rule of *folder*; none can have been checked after *today*."""
    rules: dict[str, Rule] = {}
    unread: set[str] = set()
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        file = shown_path(path)
        text, bad_text = read_text(path)
        table, bad_yaml = read_yaml(text, file)
        told = Told(file)
        told.problems += bad_text + bad_yaml
        rule = None if told.problems else _rule(table, path.stem, today, told)
        problems += told.problems
        if rule and not told.problems:
            rules[path.stem] = rule
        else:
            unread |= {path.stem, table.text("id") or path.stem}
    problems += broken_chains(rules, unread)
    problems += unknown_names(rules, vocabulary)
    problems += unknown_facts(rules, folder.parent)
    return Law(folder=folder, rules=rules, unread=frozenset(unread), problems=tuple(problems))


def _rule(table: Table, stem: str, today: date, told: Told) -> Rule:
    told.unknown_keys(table, _KNOWN)
    told.of(lambda: _id_of_file(table, stem), None)
    checked = told.of(lambda: _checked(table, today, told), (today, Against.SECONDARY))
    values = values_of(table, checked[0], told)
    return Rule(
        id=stem,
        file=told.file,
        title=told.of(lambda: in_all_languages(table, "title", told), {}),
        values=values,
        checked=checked[0],
        against=checked[1],
        clock=clock_part.clock_of(table, values, checked, told),
        sum=sum_part.sum_of(table, values, checked, told),
        safety_why=_safety_why(table, told),
        days=days_off_part.days_off_of(table, values, told),
        weekend=days_off_part.weekend_of(table, told),
        table=table,
    )


def _id_of_file(table: Table, stem: str) -> None:
    id_ = text_of(table, "id")
    if id_ != stem:
        fix = f"Rename the file to {id_}.yml, or the id to {stem}."
        raise Mistake(id_.line, f'the id "{id_}" is not the file\'s name', fix)


def _checked(table: Table, today: date, told: Told) -> tuple[date, Against]:
    checked = table_of(table, "checked", "day: and against:")
    told.unknown_keys(checked, ("day", "against"))
    on = day(text_of(checked, "day"))
    if on > today:
        fix = "Write the day on which somebody compared the rule with its source."
        raise Mistake(checked.key_line("day"), f"checked on {on}, which is still to come", fix)
    return on, one_of(Against, text_of(checked, "against"))


def _safety_why(table: Table, told: Told) -> Mapping[str, str]:
    if "safety" not in table:
        return {}
    return told.of(lambda: in_all_languages(table.table("safety"), "why", told), {})
