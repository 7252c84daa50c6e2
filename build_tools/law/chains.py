"""What law files name of each other: each is there, and none waits for itself."""

from collections.abc import Iterator, Mapping

from decision_tree.law import CHAINED

from ..definitions import line_of
from ..lined_yaml import Text
from ..problems import Problem, did_you_mean
from .clock_file import EARLIEST
from .rules import Rule


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


def replaced_by_nothing(rules: Mapping[str, Rule], unread: set[str]) -> Iterator[Problem]:
    """Yield the sums that give way to a rule without one."""
    sums = {id_ for id_, rule in rules.items() if rule.sum}
    for rule in rules.values():
        newer = rule.sum.replaced_by if rule.sum else None
        if newer and newer not in sums | unread:
            line = line_of(rule.table, ("sum", "replaced_by"))
            fix = did_you_mean(newer, sums - {rule.id}, "Name another sum of docs/law/.")
            yield Problem(rule.file, line, f'unknown sum "{newer}"', fix)


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
