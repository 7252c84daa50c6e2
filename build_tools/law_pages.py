"""What the law's own pages say: every period, every change, every rule still to be checked.

Rules and the words of one language in, Markdown out. Each block stands for a macro of its name,
such as ``{{ clocks("reader") }}``; the words come from the section ``law_pages`` of the sentences.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from decision_tree import Clock, Counts, Language, Length, Unit
from decision_tree.law import CHAINED, Actor, Against

from .days_off import bounds, table_of
from .law import DayOff, Reference, Rule, RuleValue

BLOCKS: Mapping[str, tuple[str, ...]] = {
    "clocks": tuple(Actor),
    "days_off": (),
    "changes": (),
    "unchecked": (),
}
"""Each block and the words that may stand in its brackets."""

NO_BREAK = "\N{NO-BREAK SPACE}"
_NUMBER = re.compile(r" (?=\d)")
"""The space before a number, which stays with the abbreviation before it: art. 378."""
_DAYS_OFF = "days-off"
_LEAST_SURE_FIRST = (Against.SECONDARY, Against.PROMULGATED, Against.CONSOLIDATED)


class CannotTell(Exception):
    """A block lacks a word or a rule that it needs."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A day on which a rule begins, gives way to its next value, or lapses."""

    day: date
    rule: Rule
    before: RuleValue | None
    after: RuleValue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPages:
    """The blocks of one language, as the law stands on one day."""

    rules: Mapping[str, Rule]
    language: Language
    today: date
    guides: Mapping[str, str]
    """A link to each page that a clock may name, by the page's id."""

    def block(self, name: str, argument: str = "") -> str:
        """Return the Markdown that the macro *name* stands for.

        Raises:
            CannotTell: a word or a rule is missing.
        """
        match name:
            case "clocks":
                return "\n\n".join(self._clocks(Actor(argument)))
            case "days_off":
                return "\n\n".join(self._days_off())
            case "changes":
                return "\n\n".join(self._changes())
            case _:
                return "\n\n".join(self._unchecked())

    def _clocks(self, actor: Actor) -> Iterator[str]:
        """Yield each period that measures the time of *actor*, in the order of the articles."""
        rules = sorted(self.rules.values(), key=self._by_article)
        clocks = [(rule, rule.clock) for rule in rules if rule.clock and rule.clock.acts is actor]
        yield _bullets(self._at_a_glance(rule) for rule, _ in clocks)
        for rule, clock in clocks:
            yield f"### {rule.title[self.language.code]} {{ #{rule.id} }}"
            yield _definitions((self._say(label), text) for label, text in self._about(rule, clock))

    def _at_a_glance(self, rule: Rule) -> str:
        value = rule.value_on(self.today)
        amount = self._amount_of(value) if value else ""
        return f"{self._anchor(rule)}{f': {amount}' if amount else ''}"

    def _about(self, rule: Rule, clock: Clock) -> Iterator[tuple[str, str]]:
        value = rule.value_on(self.today)
        if value is None or value.length is None:
            yield "how-long", self._say("no-length-now")
        else:
            yield "how-long", f"**{self._amount_of(value)}**"
            yield "counted-from", self._starts(clock)
            yield "how-counted", self._counting(clock, value)
        yield "at-the-end", self._say(f"end-{clock.wording}")
        if rule.id in self.language.cautions:
            yield "caution", self.language.cautions[rule.id]
        if clock.safety:
            why = rule.safety_why[self.language.code]
            yield "advice", self._say("wait-longer", length=clock.safety, why=why)
        if clock.pages.guide and clock.pages.guide in self.guides:
            yield "guide", self.guides[clock.pages.guide]
        value = value or rule.values[-1]
        in_force = "why-value-until" if value.until else "why-value"
        dates = self._say(in_force, since=value.since, until=value.until)
        yield "article", f"{_link(value.reference)}, {_journal(value.reference)}. {dates}"
        checked = [self._say(f"why-checked-{rule.against}", day=rule.checked)]
        if value.first_day_unconfirmed:
            checked.append(self._say("why-first-day-unconfirmed"))
        yield "checked", " ".join(checked)

    def _starts(self, clock: Clock) -> str:
        """Return the events that start *clock*; the first one known decides."""
        first, *others = (self._start(source) for source in clock.starts_on)
        return " ".join([f"{_capital(first)}.", *(self._say("or-else", event=e) for e in others)])

    def _start(self, source: str) -> str:
        if not source.startswith(CHAINED):
            return self.language.events.get(source, source)  # an unknown one is told elsewhere
        id_ = source.removeprefix(CHAINED)
        before = self.rules.get(id_)  # none when its file is told to name an unknown clock
        return self._say("end-of-clock", clock=self._anchor(before) if before else id_)

    def _anchor(self, rule: Rule) -> str:
        """Return a link to what the same page says of the clock of *rule*."""
        return f"[{rule.title[self.language.code]}](#{rule.id})"

    def _counting(self, clock: Clock, value: RuleValue) -> str:
        if clock.counts is Counts.BACK:
            way = "counts-back"
        elif value.length and value.length.unit in {Unit.DAYS, Unit.WORKING_DAYS}:
            way = "counts-days"
        else:
            way = "counts-dates"
        return f"{self._say(way)} {self._say(f'roll-{value.roll}')}"

    def _days_off(self) -> Iterator[str]:
        """Yield the days off of this year and the next, as far as they were checked."""
        if _DAYS_OFF not in self.rules:
            raise CannotTell(f'unknown rule "{_DAYS_OFF}"', "Write it as a file in docs/law/.")
        rule = self.rules[_DAYS_OFF]
        entries = {entry.id: entry for entry in rule.days}
        for year in (self.today.year, self.today.year + 1):
            days = {day: id_ for day, id_ in table_of(rule).items() if day.year == year}
            if days:
                yield f"### {year} {{ #{_DAYS_OFF}-{year} }}"
                yield _bullets(self._day_off(day, entries[id_], rule) for day, id_ in days.items())

    def _day_off(self, day: date, entry: DayOff, rule: Rule) -> str:
        month = self.language.months[day.month - 1]
        told = f"{day.day} {month} – {entry.title[self.language.code]}"
        if entry.since is None:
            return told
        return f"{told} ({self._say('first-off', year=_first_off(entry, rule).year)})"

    def _changes(self) -> Iterator[str]:
        """Yield what began, changed or lapsed, the newest first."""
        days_off = self.rules.get(_DAYS_OFF)
        first = bounds(days_off)[0] if days_off else date.min
        found = [change for change in _changes(self.rules.values()) if change.day >= first]
        new_days_off = [(entry, entry.since) for entry in days_off.days] if days_off else []
        if days_off:
            yield self._say("changes-since", day=first)
        days = {change.day for change in found} | {day for _, day in new_days_off if day}
        for day in sorted(days, reverse=True):
            yield f"## {_capital(self.language.word(day))} {{ #since-{day} }}"
            if day > self.today:
                yield self._say("day-ahead")
            for entry, since in new_days_off:
                if since == day and days_off:
                    yield from self._new_day_off(entry, days_off)
            yield from self._changed_on([change for change in found if change.day == day])

    def _changed_on(self, changes: Iterable[_Change]) -> Iterator[str]:
        begun: list[str] = []
        lapsed: list[str] = []
        for change in sorted(changes, key=lambda change: self._by_article(change.rule)):
            if change.before and change.after:
                yield from self._replaced(change.rule, change.before, change.after)
            elif change.after:
                begun.append(self._begun(change.rule, change.after))
            elif change.before:
                lapsed.append(self._listed(change.rule, change.before))
        for heading, items in (("begins", begun), ("lapses", lapsed)):
            if items:
                yield f"**{self._say(heading)}**"
                yield _bullets(items)

    def _replaced(self, rule: Rule, before: RuleValue, after: RuleValue) -> Iterator[str]:
        yield f"### {rule.title[self.language.code]} {{ #{rule.id}-{after.since} }}"
        then = [self._rule_text(before, after), self._rule_text(after, before)]
        if after.first_day_unconfirmed:
            then[1] += f" {self._say('why-first-day-unconfirmed')}"
        yield _definitions(zip((self._say("before"), self._say("after")), then, strict=True))

    def _rule_text(self, value: RuleValue, other: RuleValue) -> str:
        """Return what *value* says; *other* is that on the other side of the change."""
        amount = self._amount_of(value)
        if amount:
            return f"{amount}. {_link(value.reference)}."
        counted = other.length is not None or other.amount is not None
        older = f"{self._say('no-length')} " if counted else ""
        return f"{older}{_link(value.reference)}."

    def _new_day_off(self, entry: DayOff, rule: Rule) -> Iterator[str]:
        title = f"{rule.title[self.language.code]}: {entry.title[self.language.code]}"
        yield f"### {title} {{ #{entry.id}-{entry.since} }}"
        off = self._say("day-off-after", day=_first_off(entry, rule))
        after = f"{off} {_link(rule.values[0].reference)}."
        yield _definitions(
            [(self._say("before"), self._say("day-off-before")), (self._say("after"), after)]
        )

    def _begun(self, rule: Rule, value: RuleValue) -> str:
        listed = self._listed(rule, value)
        if value.until:
            listed = f"{listed} ({self._say('until', day=value.until)})"
        if value.first_day_unconfirmed:
            listed = f"{listed} – {self._say('first-day-unconfirmed')}"
        return listed

    def _listed(self, rule: Rule, value: RuleValue) -> str:
        title, amount = rule.title[self.language.code], self._amount_of(value)
        return f"{title}{f': **{amount}**' if amount else ''} – {_link(value.reference)}"

    def _unchecked(self) -> Iterator[str]:
        """Yield what is not confirmed: the oldest check first, then the least sure."""
        found = sorted(filter(_to_be_checked, self.rules.values()), key=self._by_check)
        counted = {"count": len(found), "all": len(self.rules)}
        yield self._say("unchecked-count", **counted) if found else self._say("unchecked-none")
        for (day, unsure), rules in groupby(found, key=lambda rule: self._by_check(rule)[:2]):
            against = _LEAST_SURE_FIRST[unsure]
            heading = self._say(f"unchecked-{against}", day=day)
            yield f"## {heading} {{ #{against}-{day} }}"
            yield self._say(f"why-checked-{against}", day=day)
            yield _bullets(self._to_check(rule) for rule in rules)

    def _to_check(self, rule: Rule) -> str:
        value = rule.value_on(self.today) or rule.values[-1]
        title = rule.title[self.language.code]
        listed = f"{title} – {_link(value.reference)}, {_journal(value.reference)}"
        if rule.first_day_unconfirmed:
            listed = f"{listed} – {self._say('first-day-unconfirmed')}"
        return listed

    def _by_check(self, rule: Rule) -> tuple[date, int, tuple[list[str], str]]:
        return rule.checked, _LEAST_SURE_FIRST.index(rule.against), self._by_article(rule)

    def _by_article(self, rule: Rule) -> tuple[list[str], str]:
        """Return what sorts rules by the articles they now rest on, art. 9 before art. 10."""
        value = rule.value_on(self.today) or rule.values[-1]
        parts = re.split(r"(\d+)", value.reference.title)
        return [part.zfill(9) if part.isdecimal() else part for part in parts], rule.id

    def _amount_of(self, value: RuleValue) -> str:
        """Return the length or the sum that *value* sets, or nothing when it sets none."""
        if value.length:
            return _unbroken(self.language.length(value.length))
        return "" if value.amount is None else _unbroken(self.language.amount(value.amount))

    def _say(self, sentence: str, **values: object) -> str:
        if sentence not in self.language.sentences:
            fix = f"Write {sentence}: under law_pages in each language's sentences.yml."
            raise CannotTell(f'"{sentence}" has no words', fix)
        words = {name: self.language.word(value) for name, value in values.items()}
        for name, value in values.items():
            if isinstance(value, (date, Length)):
                words[name] = _unbroken(words[name])
        try:
            return self.language.say(sentence, **words)
        except (KeyError, IndexError, ValueError):
            known = ", ".join(f"{{{name}}}" for name in values) or "no curly brackets"
            fix = f"In its words write {known}."
            raise CannotTell(f'"{sentence}" has a gap that nothing fills', fix) from None


def _changes(rules: Iterable[Rule]) -> Iterator[_Change]:
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


def _to_be_checked(rule: Rule) -> bool:
    return rule.first_day_unconfirmed or rule.against is not Against.CONSOLIDATED


def _first_off(entry: DayOff, rule: Rule) -> date:
    """Return the first day that *entry* made a day off, among the years that were checked."""
    days = (day for day, id_ in table_of(rule).items() if id_ == entry.id)
    return next(days, entry.since or bounds(rule)[1])


def _unbroken(words: str) -> str:
    return words.replace(" ", NO_BREAK)


def _link(reference: Reference) -> str:
    return f"[{_NUMBER.sub(NO_BREAK, reference.title)}]({reference.url})"


def _journal(reference: Reference) -> str:
    return _NUMBER.sub(NO_BREAK, reference.journal)


def _definitions(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n\n".join(f"{term}\n:   {text}" for term, text in pairs)


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
