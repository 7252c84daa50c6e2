"""The law files of a folder, read and checked: of each file every mistake is told."""

from datetime import date
from pathlib import Path

from ..definitions import Definition, read_as
from ..languages import read_languages
from ..lined_yaml import Table, read_yaml
from ..problems import Problem
from ..text_file import read_text, shown_path
from ..vocabulary import VocabularyFile
from .chains import broken_chains, replaced_by_nothing
from .clock_file import ClockFile
from .days_off_file import DaysOffFile
from .forms import Known
from .rule_file import RuleFile
from .rules import Law, Rule
from .sum_file import SumFile

FACTS = "facts.yml"
KINDS = (ClockFile, SumFile, DaysOffFile)
"""The law files that say more than others do."""
type LawFile = ClockFile | SumFile | DaysOffFile | RuleFile
"""What a law file may be; its own keys say which."""


class FactsFile(Definition):
    """The list of our research notes."""

    facts: tuple[str, ...]
    """Their ids, which law files name."""


def read_law(folder: Path, today: date, vocabulary: VocabularyFile) -> Law:
    """Read every rule of *folder*; none can have been checked after *today*."""
    rules: dict[str, Rule] = {}
    unread: set[str] = set()
    languages = read_languages(folder.parent).codes
    facts, problems = _read_facts(folder.parent / FACTS)
    for path in sorted(folder.glob("*.yml")):
        known = Known(
            stem=path.stem,
            today=today,
            languages=languages,
            vocabulary=vocabulary,
            facts=facts,
        )
        file = shown_path(path)
        text, bad_text = read_text(path)
        table, bad_yaml = read_yaml(text, file)
        found = bad_text + bad_yaml
        written: RuleFile | None = None
        if not found:
            written, found = read_as(_kind(table), table, file, known)
        problems += found
        if written:
            rules[path.stem] = written.rule(file, table)
        else:
            unread |= {path.stem, table.text("id") or path.stem}
    problems += broken_chains(rules, unread)
    problems += replaced_by_nothing(rules, unread)
    return Law(folder=folder, rules=rules, unread=frozenset(unread), problems=tuple(problems))


def _kind(table: Table) -> type[RuleFile]:
    """Return what a file is that has the keys of *table*."""
    return next((kind for kind in KINDS if table.keys() & _own_keys(kind)), RuleFile)


def _own_keys(kind: type[RuleFile]) -> set[str]:
    own = kind.model_fields.keys() - RuleFile.model_fields.keys()
    return {kind.model_fields[name].alias or name for name in own}


def _read_facts(path: Path) -> tuple[frozenset[str], list[Problem]]:
    file = shown_path(path)
    if not path.is_file():
        fix = "Write it: facts: and under it the id of each note that a law file names."
        return frozenset(), [Problem(file, 1, "the file is missing", fix)]
    text, problems = read_text(path)
    table, bad_yaml = read_yaml(text, file)
    if problems or bad_yaml:
        return frozenset(), problems + bad_yaml
    facts, mistakes = read_as(FactsFile, table, file)
    return frozenset(facts.facts if facts else ()), mistakes
