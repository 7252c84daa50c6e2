"""The review: which law files nobody has compared with their source for too long."""

from collections.abc import Iterator
from datetime import date

from decision_tree.law import shifted_by_months

from .law import Law, Rule
from .problems import Problem
from .text_file import shown_path

MONTHS = 12
"""How old a check may be: our own rule, not the law's."""


def overdue(law: Law, today: date) -> list[Problem]:
    """Return every rule whose check is too old, and every law file that cannot be read."""
    if not law.rules and not law.unread:
        fix = "Name the folder that holds law/."
        return [Problem(shown_path(law.folder), 1, "there is no law file here", fix)]
    old = (_old_check(rule, today) for rule in law.rules.values())
    return sorted([*law.problems, *(problem for found in old for problem in found)])


def _old_check(rule: Rule, today: date) -> Iterator[Problem]:
    if today > shifted_by_months(rule.checked, MONTHS):
        line = rule.table.table("checked").key_line("day")
        message = f"checked on {rule.checked}, more than {MONTHS} months ago"
        source = rule.values[-1].reference.url
        fix = f"Compare it with the consolidated text on ISAP, then write the new day. {source}"
        yield Problem(rule.file, line, message, fix)
