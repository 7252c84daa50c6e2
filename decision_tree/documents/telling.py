"""A step put in words: from what the case leads to, to the document that says it."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any

from ..case import shortened
from ..law import Calendar, Due, EventId, Sum, sums
from ..tree import Action, Dropped, Guide, Step, TraceEntry, actions, asked, page_for
from ..words import Language, summary, why, why_conflict, why_sum
from .lead import is_urgent, lead, leads
from .step import (
    ActionEntry,
    AskedDay,
    ClockEntry,
    Conflict,
    DroppedEntry,
    KnownDay,
    Link,
    PassedEntry,
    StepDocument,
    SumEntry,
    document_of,
)


def step_document(step: Step, guide: Guide, lang: str, today: date) -> dict[str, Any]:
    """Return the step as ``eskalator-step/1``, with its sentences in *lang* (``pl``, ``en``)."""
    return document_of(tell(step, guide, lang, today))


def tell(step: Step, guide: Guide, lang: str, today: date) -> StepDocument:
    """Return what the step says in *lang*."""
    language = guide.languages[lang]
    todo = actions(step, today)
    dues = sorted(step.dues, key=lambda due: _urgency(due, today))
    found = sums(guide.sums, _agreeing(step), step.case.details, today)
    return StepDocument(
        node=step.node.id,
        kind=step.node.kind,
        title=language.pages[step.node.id].title,
        path=step.path,
        dropped=tuple(_dropped(entry, language) for entry in step.dropped),
        clocks=tuple(_clock(due, step, language, guide.calendar, today) for due in dues),
        actions=tuple(_action(action, language, today) for action in todo),
        sums=tuple(_sum(each, language) for each in found),
        trace=tuple(_passed(entry, language) for entry in step.trace),
        events=tuple(
            KnownDay(id=event, title=language.events[event], day=language.word(day))
            for event, day in guide.vocabulary.in_order(step.case.events)
        ),
        asks=tuple(
            AskedDay(event=event, question=language.asked[event]) for event in asked(step, guide)
        ),
        lead=lead(todo[0], step.node.id, language, today)
        if todo and leads(todo[0], step.node.id, today)
        else None,
        conflicts=tuple(_conflict(pair, step, language) for pair in step.conflicts) or None,
        situation=step.situation,
    )


def _agreeing(step: Step) -> Mapping[EventId, date]:
    """Return the events whose days do not rule each other out."""
    in_doubt = frozenset(chain.from_iterable(step.conflicts))
    return {event: day for event, day in step.case.events.items() if event not in in_doubt}


def _conflict(pair: tuple[EventId, EventId], step: Step, language: Language) -> Conflict:
    return Conflict(events=pair, why=why_conflict(pair, step.case.events, language))


def _dropped(entry: Dropped, language: Language) -> DroppedEntry:
    return DroppedEntry(
        node=shortened(entry.node),
        title=language.pages[entry.node].title if entry.node in language.pages else "",
        answer=shortened(entry.answer),
        why=language.tell(entry.reason),
    )


def _passed(entry: TraceEntry, language: Language) -> PassedEntry:
    return PassedEntry(
        node=entry.node,
        title=language.pages[entry.node].title,
        answer=entry.answer,
        label=_label(entry, language),
        by=entry.by,
        why=language.tell(entry.reason) if entry.reason else "",
        clock=entry.clock,
    )


def _label(entry: TraceEntry, language: Language) -> str:
    """Return what was answered: the day itself where one was given, else the answer's words."""
    answers = language.pages[entry.node].answers
    if entry.day is None:
        return answers[entry.answer]
    if entry.event is not None:
        return f"{answers[entry.answer]} – {language.word(entry.day)}"
    return language.word(entry.day)


def _urgency(due: Due, today: date) -> tuple[bool, date]:
    """Return what puts a clock in its place: those with a day ahead first, nearest day first."""
    ahead = due.ahead(today)
    return not ahead, (due.act_on(today) if ahead else due.legal) or date.max


def _clock(due: Due, step: Step, language: Language, calendar: Calendar, today: date) -> ClockEntry:
    clock, value = due.clock, due.value
    counted = due.legal is not None and due.safe is not None and value is not None
    act_on = due.act_on(today) if due.ahead(today) else None
    has_day = due.legal is not None or due.at_least is not None
    cautioned = has_day and due.bar(today) is None
    return ClockEntry(
        id=clock.id,
        title=language.clocks[clock.id],
        effect=clock.effect,
        starts=due.start,
        legal=due.legal if counted else None,
        safe=due.safe if counted else None,
        status=due.status(today) if counted else None,
        value_from=value.since if value and counted else None,
        at_least=due.at_least,
        act_on=act_on,
        when=_when(act_on, language, today) if act_on else None,
        summary=summary(due, language, today),
        why=tuple(why(due, language, calendar)),
        caution=language.cautions.get(clock.id) if cautioned else None,
        page=_page(page_for(due, step.tree, step.case.events, today), language),
        guide=_page(clock.pages.guide, language),
        source=Link(title=value.reference, url=value.url) if value else None,
    )


def _page(id_: str | None, language: Language) -> Link | None:
    return Link(title=language.pages[id_].title, url=language.pages[id_].url) if id_ else None


def _when(day: date, language: Language, today: date) -> str:
    """Return a day that is not over, with its weekday and the days left until it."""
    if day == today:
        return language.say("when-today")
    return language.say("when", day=language.on(day, today), left=language.left(day, today))


def _action(action: Action, language: Language, today: date) -> ActionEntry:
    page, due = language.pages[action.page], action.due
    return ActionEntry(
        id=action.page,
        title=page.title,
        url=page.url,
        by=action.by,
        when=_when(action.by, language, today) if action.by else None,
        urgent=is_urgent(action, today),
        clock=due.clock.id if due else None,
        why=summary(due, language, today) if due else None,
        letter=action.letter,
    )


def _sum(found: Sum, language: Language) -> SumEntry:
    return SumEntry(
        id=found.rule.id,
        title=language.sums[found.rule.id],
        amount=f"{found.amount // 100}.{found.amount % 100:02d}",
        words=language.amount(found.amount),
        why=tuple(why_sum(found, language)),
        source=Link(title=found.value.reference, url=found.value.url),
        caution=language.cautions.get(found.rule.id),
    )
