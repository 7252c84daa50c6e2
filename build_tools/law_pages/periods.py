"""Every period of law: how long it is, how it is counted, and what its end changes."""

from collections.abc import Iterator

from decision_tree import Clock, Counts, Unit
from decision_tree.law import CHAINED, Actor

from ..law import Rule, RuleValue
from .words import LawInWords, bullets, capital, definitions, journal, link


def periods(law: LawInWords, actor: Actor) -> Iterator[str]:
    """Yield each period that measures the time of *actor*, in the order of the articles."""
    rules = sorted(law.rules.values(), key=law.by_article)
    clocks = [(rule, rule.clock) for rule in rules if rule.clock and rule.clock.acts is actor]
    yield bullets(_at_a_glance(law, rule) for rule, _ in clocks)
    for rule, clock in clocks:
        yield f"### {rule.title[law.language.code]} {{ #{rule.id} }}"
        yield definitions((law.say(label), text) for label, text in _about(law, rule, clock))


def _at_a_glance(law: LawInWords, rule: Rule) -> str:
    value = rule.value_on(law.today)
    amount = law.amount_of(value) if value else ""
    return f"{law.anchor(rule)}{f': {amount}' if amount else ''}"


def _about(law: LawInWords, rule: Rule, clock: Clock) -> Iterator[tuple[str, str]]:
    value = rule.value_on(law.today)
    if value is None or value.length is None:
        yield "how-long", law.say("no-length-now")
    else:
        yield "how-long", f"**{law.amount_of(value)}**"
        yield "counted-from", _starts(law, clock)
        yield "how-counted", _counting(law, clock, value)
    yield "at-the-end", law.say(f"end-{clock.wording}")
    if rule.id in law.language.cautions:
        yield "caution", law.language.cautions[rule.id]
    if clock.safety:
        why = rule.safety_why[law.language.code]
        yield "advice", law.say("wait-longer", length=clock.safety, why=why)
    if clock.pages.guide and clock.pages.guide in law.guides:
        yield "guide", law.guides[clock.pages.guide]
    value = value or rule.values[-1]
    in_force = "why-value-until" if value.until else "why-value"
    dates = law.say(in_force, since=value.since, until=value.until)
    yield "article", f"{link(value.reference)}, {journal(value.reference)}. {dates}"
    checked = [law.say(f"why-checked-{rule.against}", day=rule.checked)]
    if value.first_day_unconfirmed:
        checked.append(law.say("why-first-day-unconfirmed"))
    yield "checked", " ".join(checked)


def _starts(law: LawInWords, clock: Clock) -> str:
    """Return the events that start *clock*; the first one known decides."""
    first, *others = (_start(law, source) for source in clock.starts_on)
    return " ".join([f"{capital(first)}.", *(law.say("or-else", event=e) for e in others)])


def _start(law: LawInWords, source: str) -> str:
    if not source.startswith(CHAINED):
        return law.language.events.get(source, source)  # an unknown one is told elsewhere
    id_ = source.removeprefix(CHAINED)
    before = law.rules.get(id_)  # none when its file is told to name an unknown clock
    return law.say("end-of-clock", clock=law.anchor(before) if before else id_)


def _counting(law: LawInWords, clock: Clock, value: RuleValue) -> str:
    if clock.counts is Counts.BACK:
        way = "counts-back"
    elif value.length and value.length.unit in {Unit.DAYS, Unit.WORKING_DAYS}:
        way = "counts-days"
    else:
        way = "counts-dates"
    return f"{law.say(way)} {law.say(f'roll-{value.roll}')}"
