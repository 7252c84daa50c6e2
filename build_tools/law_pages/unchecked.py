"""The rules that nobody has compared with the text in force."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from decision_tree.law import Against

from ..law import Rule
from .words import LawInWords, bullets, journal, link

_LEAST_SURE_FIRST = (Against.SECONDARY, Against.PROMULGATED, Against.CONSOLIDATED)


def unchecked(law: LawInWords) -> Iterator[str]:
    """Yield what is not confirmed: the oldest check first, then the least sure."""
    unsure_of = filter(_to_be_checked, law.rules.values())
    found = sorted(unsure_of, key=lambda rule: _by_check(law, rule))
    counted = {"count": len(found), "all": len(law.rules)}
    yield law.say("unchecked-count", **counted) if found else law.say("unchecked-none")
    for (day, unsure), rules in groupby(found, key=lambda rule: _by_check(law, rule)[:2]):
        against = _LEAST_SURE_FIRST[unsure]
        heading = law.say(f"unchecked-{against}", day=day)
        yield f"## {heading} {{ #{against}-{day} }}"
        yield law.say(f"why-checked-{against}", day=day)
        yield bullets(_to_check(law, rule) for rule in rules)


def _to_check(law: LawInWords, rule: Rule) -> str:
    value = rule.value_on(law.today) or rule.values[-1]
    title = rule.title[law.language.code]
    listed = f"{title} – {link(value.reference)}, {journal(value.reference)}"
    if rule.first_day_unconfirmed:
        listed = f"{listed} – {law.say('first-day-unconfirmed')}"
    return listed


def _by_check(law: LawInWords, rule: Rule) -> tuple[date, int, tuple[list[str], str]]:
    return rule.checked, _LEAST_SURE_FIRST.index(rule.against), law.by_article(rule)


def _to_be_checked(rule: Rule) -> bool:
    return rule.first_day_unconfirmed or rule.against is not Against.CONSOLIDATED
