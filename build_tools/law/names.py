"""What law files name of each other and of the vocabulary: every name must be known."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from decision_tree.law import CHAINED

from ..lined_yaml import Table, Text, read_yaml
from ..problems import Problem, did_you_mean
from ..text_file import read_text, shown_path
from ..vocabulary import VocabularyFile
from .clock_part import EARLIEST
from .rules import Rule

FACTS = "facts.yml"


def broken_chains(rules: Mapping[str, Rule], unread: set[str]) -> Iterator[Problem]:
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
        *(table.table("starts_on").texts(EARLIEST) or table.texts("starts_on")),
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


def unknown_names(rules: Mapping[str, Rule], vocabulary: VocabularyFile) -> Iterator[Problem]:
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
        *((table.table("starts_on"), EARLIEST), (route, "begun_by"), (route, "ended_by")),
        *((how, "governed_by"), (inputs, "begins"), (inputs, "ends")),
    ):
        yield from (name for name in under.texts(key) if not name.startswith(CHAINED))
    yield from (Text.at(gives_way.key_line(start), start) for start in gives_way)


def unknown_facts(rules: Mapping[str, Rule], root: Path) -> Iterator[Problem]:
    """Yield the notes that law files rest on and that the list of notes does not have."""
    path = root / FACTS
    file = shown_path(path)
    if not path.is_file():
        fix = "Write it: facts: and under it the id of each note that a law file names."
        yield Problem(file, 1, "the file is missing", fix)
        return
    text, problems = read_text(path)
    table, bad_yaml = read_yaml(text, file)
    yield from problems + bad_yaml
    known = list(map(str, table.texts("facts")))
    for rule in rules.values() if known else ():
        named = rule.table.texts("facts")
        if not named:
            line = rule.table.key_line("facts")
            fix = f"Name the notes it rests on, by their ids in {FACTS}."
            yield Problem(rule.file, line, "the rule rests on no fact", fix)
        for fact in named:
            if fact not in known:
                fix = did_you_mean(fact, known, f"Add it to {FACTS} once the note is written.")
                yield Problem(rule.file, fact.line, f'unknown fact "{fact}"', fix)
