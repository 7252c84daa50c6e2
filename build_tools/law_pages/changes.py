"""What began, changed or lapsed in the law, by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from decision_tree.law import Against

from ..days_off import bounds
from ..law import DayOff, Rule, RuleValue
from .free_days import DAYS_OFF, first_off
from .words import LawInWords, bullets, capital, definitions, link


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A day on which a rule begins, gives way to its next value, or lapses."""

    day: date
    rule: Rule
    before: RuleValue | None
    after: RuleValue | None


def changes(law: LawInWords) -> Iterator[str]:
    """Yield what began, changed or lapsed, the newest first."""
    days_off = law.rules.get(DAYS_OFF)
    first = bounds(days_off)[0] if days_off else date.min
    found = [change for change in _changes_of(law.rules.values()) if change.day >= first]
    new_days_off = [(entry, entry.since) for entry in days_off.days] if days_off else []
    if days_off:
        yield law.say("changes-since", day=first)
    days = {change.day for change in found} | {day for _, day in new_days_off if day}
    for day in sorted(days, reverse=True):
        yield f"## {capital(law.language.word(day))} {{ #since-{day} }}"
        if day > law.today:
            yield law.say("day-ahead")
        for entry, since in new_days_off:
            if since == day and days_off:
                yield from _new_day_off(law, entry, days_off)
        yield from _changed_on(law, [change for change in found if change.day == day])


def _changed_on(law: LawInWords, found: Iterable[_Change]) -> Iterator[str]:
    begun: list[str] = []
    lapsed: list[str] = []
    for change in sorted(found, key=lambda change: law.by_article(change.rule)):
        if change.before and change.after:
            yield from _replaced(law, change.rule, change.before, change.after)
        elif change.after:
            begun.append(_begun(law, change.rule, change.after))
        elif change.before:
            lapsed.append(_listed(law, change.rule, change.before))
    for heading, items in (("begins", begun), ("lapses", lapsed)):
        if items:
            yield f"**{law.say(heading)}**"
            yield bullets(items)


def _replaced(law: LawInWords, rule: Rule, before: RuleValue, after: RuleValue) -> Iterator[str]:
    yield f"### {rule.title[law.language.code]} {{ #{rule.id}-{after.since} }}"
    then = [_rule_text(law, before, after), _rule_text(law, after, before)]
    if after.first_day_unconfirmed:
        then[1] += f" {law.say('why-first-day-unconfirmed')}"
    yield definitions(zip((law.say("before"), law.say("after")), then, strict=True))


def _rule_text(law: LawInWords, value: RuleValue, other: RuleValue) -> str:
    """Return what *value* says; *other* is that on the other side of the change."""
    amount = law.amount_of(value)
    if amount:
        return f"{amount}. {link(value.reference)}."
    counted = other.length is not None or other.amount is not None
    older = f"{law.say('no-length')} " if counted else ""
    return f"{older}{link(value.reference)}."


def _new_day_off(law: LawInWords, entry: DayOff, rule: Rule) -> Iterator[str]:
    title = f"{rule.title[law.language.code]}: {entry.title[law.language.code]}"
    yield f"### {title} {{ #{entry.id}-{entry.since} }}"
    off = law.say("day-off-after", day=first_off(entry, rule))
    after = f"{off} {link(rule.values[0].reference)}."
    yield definitions([(law.say("before"), law.say("day-off-before")), (law.say("after"), after)])


def _begun(law: LawInWords, rule: Rule, value: RuleValue) -> str:
    listed = _listed(law, rule, value)
    if value.until:
        listed = f"{listed} ({law.say('until', day=value.until)})"
    if value.first_day_unconfirmed:
        listed = f"{listed} – {law.say('first-day-unconfirmed')}"
    return listed


def _listed(law: LawInWords, rule: Rule, value: RuleValue) -> str:
    title, amount = rule.title[law.language.code], law.amount_of(value)
    return f"{title}{f': **{amount}**' if amount else ''} – {link(value.reference)}"


def _changes_of(rules: Iterable[Rule]) -> Iterator[_Change]:
    """Yield each change of the *rules* that an act shows.

    The values of a list of days off only bound its table; a rule known from a secondary source
    alone has a first day only because a value needs one.
    """
    for rule in rules:
        if rule.days or rule.against is Against.SECONDARY:
            continue
        for before, after in pairwise((None, *rule.values, None)):
            ends = before.until + timedelta(days=1) if before and before.until else None
            if after is None:
                if ends:
                    yield _Change(day=ends, rule=rule, before=before, after=None)
            else:
                yield _Change(day=after.since, rule=rule, before=before, after=after)
