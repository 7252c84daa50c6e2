"""The arithmetic behind a computed day or sum, in sentences of the reader's language."""

from collections.abc import Iterator, Mapping
from datetime import date

from ..law import (
    CHAINED,
    ONE_DAY,
    Calendar,
    Counts,
    Due,
    EventId,
    RouteStage,
    Status,
    Sum,
    Unit,
    Value,
)
from .language import Language


def why(due: Due, language: Language, calendar: Calendar) -> Iterator[str]:
    """Yield the steps from the start of a clock to its days, each with its article."""
    if due.start_source.startswith(CHAINED):
        before = language.clocks[due.start_source.removeprefix(CHAINED)]
        yield language.say("why-start-chained", clock=before, start=due.start)
    else:
        event = language.events[due.start_source]
        yield language.say("why-start", event=event, start=due.start)
    if due.value is not None and due.at_least is not None:
        yield from _why_at_least(due.value, due, language)
        return
    if due.value is None or due.end is None or due.legal is None or due.safe is None:
        yield _why_no_day(due, language)
        return
    value = due.value
    assert value.length is not None
    sentence = {
        Counts.FORWARD: "why-length-days" if value.length.unit is Unit.DAYS else "why-length-dates",
        Counts.BACK: "why-length-back",
    }[due.clock.counts]
    yield language.say(sentence, length=value.length, end=due.end, reference=value.reference)
    if due.legal != due.end:
        yield _why_moved(due.end, due.legal, language, calendar)
        if due.clock.fiction:
            yield language.say("why-fiction", end=due.end, legal=due.legal)
    if due.safe > due.legal:
        yield language.say("why-safe-later", why=language.safety[due.clock.id], safe=due.safe)
    elif due.safe < due.legal:
        yield language.say("why-safe-earlier", safe=due.safe, legal=due.legal)
    yield from _why_stopped(due, language)
    yield from _why_value(value, due, language)


def _why_at_least(value: Value, due: Due, language: Language) -> Iterator[str]:
    event = language.events[due.clock.starts_on[0]]
    yield language.say(
        "why-at-least",
        event=event,
        length=value.length,
        at_least=due.at_least,
        reference=value.reference,
    )
    yield from _why_value(value, due, language)


def _why_no_day(due: Due, language: Language) -> str:
    if due.contradicted:
        first, then = (language.events[event] for event in due.contradicted)
        return language.say("why-contradicted", first=first, then=then)
    if due.value is not None:
        return language.say("why-older-rule", day=due.uncovered, reference=due.value.reference)
    return language.say("why-uncovered", day=due.uncovered)


def _why_moved(end: date, legal: date, language: Language, calendar: Calendar) -> str:
    """Return what moved the end: the day off it fell on, and those right behind it."""
    passed = [end + ONE_DAY * number for number in range((legal - end).days)]
    names = [_name_of_day_off(day, language, calendar) for day in passed]
    sentence = "why-roll" if len(names) == 1 else "why-roll-on"
    return language.say(
        sentence,
        end=end,
        day_off=names[0],
        others=", ".join(names[1:]),
        legal=legal,
        reference=calendar.reference,
    )


def _name_of_day_off(day: date, language: Language, calendar: Calendar) -> str:
    if day in calendar.days_off:
        return language.days_off[calendar.days_off[day]]
    assert day.isoweekday() in calendar.weekend  # nothing else moves an end
    return language.weekdays[day.weekday()]


def _why_stopped(due: Due, language: Language) -> Iterator[str]:
    if due.stop is None:
        return
    event = language.events[due.stop]
    if due.stopped:
        yield language.say("why-stopped", event=event, day=due.stop_day)
        return
    yield language.say("why-stopped-late", event=event, day=due.stop_day)
    if due.stop_is_receipt:
        yield language.say("why-check-day-sent", legal=due.legal)


def _why_value(value: Value, due: Due, language: Language) -> Iterator[str]:
    if value.until is None:
        yield language.say("why-value", since=value.since)
    else:
        yield language.say("why-value-until", since=value.since, until=value.until)
    if value.first_day_unconfirmed:
        yield language.say("why-first-day-unconfirmed")
    yield language.say(f"why-checked-{due.clock.against}", day=due.clock.checked)


def summary(due: Due, language: Language, today: date) -> str:
    """Return one sentence that says where *today* stands and what the days mean."""
    bar = due.bar(today)
    sentence = _where_it_stands(due, today)
    if sentence.endswith(Status.PASSED) and due.clock.id in language.passed:
        return language.passed[due.clock.id].format(legal=language.word(due.legal))
    return language.say(
        f"summary-{sentence}",
        start=due.start,
        legal=due.legal,
        safe=due.act_on(today) or due.safe,
        at_least=due.at_least,
        event=language.events.get(due.clock.starts_on[0]),
        day=due.stop_day or due.uncovered,
        clock=language.clocks[due.clock.id],
        bar=language.clocks[bar.clock.id] if bar else None,
        bar_legal=bar.legal if bar else None,
    )


def _where_it_stands(due: Due, today: date) -> str:
    """Return the end of the id of the sentence that says where *today* stands."""
    match due.status(today):
        case None:
            sentence = _without_legal_day(due)
        case Status.NOT_STARTED:
            protects = due.clock.wording == "extinguishes-other"
            sentence = "extinguishes-other-not-started" if protects else "not-started"
        case Status.STOPPED:
            sentence = "stopped-in-time" if due.clock.ends_something else "stopped"
        case _ if due.settled:
            sentence = "settled"
        case _ if due.bar(today):
            sentence = "barred"
        case Status.PASSED if due.recurs or due.stop or due.act_on(today):
            sentence = _passed_all_the_same(due)
        case _ if due.route is RouteStage.NOT_BEGUN and due.hurries(today):
            sentence = "route-first"
        case status:
            sentence = f"{due.clock.wording}-{status}"
    return sentence


def _without_legal_day(due: Due) -> str:
    if due.contradicted:
        return "contradicted"
    if due.at_least is None:  # an older rule that is named, and not counted, or none at all
        return "older-rule" if due.value is not None else "uncovered"
    if due.stopped:
        return "stopped-in-time"
    return "settled" if due.settled else "at-least"


def _passed_all_the_same(due: Due) -> str:
    """Return what is said of a clock that has passed, and ends nothing by that alone."""
    if due.recurs:
        return "recurs-late" if due.stop else "recurs-passed"
    if due.stop is None:
        return "passed-but-wait"
    if due.clock.ends_something:
        return "stopped-late"
    return "sent-late" if due.stopped_late else "answered-late"


def why_conflict(
    pair: tuple[EventId, EventId], events: Mapping[EventId, date], language: Language
) -> str:
    """Return which two days of *events* cannot both be right, what came first first."""
    first, then = pair
    return language.say(
        "why-conflict",
        first=language.events[first],
        first_day=events[first],
        then=language.events[then],
        then_day=events[then],
    )


def why_sum(found: Sum, language: Language) -> Iterator[str]:
    """Yield how a sum was worked out, and against what its rule was checked."""
    yield language.say(f"sum-{found.working}", amount=found.amount, **found.inputs)
    yield language.say(f"why-checked-{found.rule.against}", day=found.rule.checked)
