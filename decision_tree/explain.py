"""The arithmetic behind a computed day, in sentences of the reader's language."""

from collections.abc import Iterator
from datetime import date

from .calendar import SATURDAY, Calendar
from .clocks import CHAINED, Counts, Due, Status
from .events import Event
from .language import Language
from .length import Unit


def why(due: Due, language: Language, calendar: Calendar) -> Iterator[str]:
    """Yield the steps from the start of a clock to its days, each with its article."""
    if due.start_source.startswith(CHAINED):
        before = language.clocks[due.start_source.removeprefix(CHAINED)]
        yield language.say("why-start-chained", clock=before, start=due.start)
    else:
        event = language.events[due.start_source]
        yield language.say("why-start", event=event, start=due.start)
    if due.value is None or due.end is None or due.legal is None or due.safe is None:
        yield language.say("why-uncovered", day=due.uncovered)
        return
    value = due.value
    sentence = {
        Counts.FORWARD: "why-length-days" if value.length.unit is Unit.DAYS else "why-length-dates",
        Counts.BACK: "why-length-back",
    }[due.clock.counts]
    yield language.say(sentence, length=value.length, end=due.end, reference=value.reference)
    if due.legal != due.end:
        yield language.say(
            "why-roll",
            end=due.end,
            day_off=_name_of_day_off(due.end, language, calendar),
            legal=due.legal,
            reference=calendar.reference,
        )
    if due.safe > due.legal:
        yield language.say("why-safe-later", why=language.safety[due.clock.id], safe=due.safe)
    elif due.safe < due.legal:
        yield language.say("why-safe-earlier", safe=due.safe, legal=due.legal)
    yield from _why_stopped(due, language)
    yield language.say("why-value", since=value.since)
    yield language.say(f"why-checked-{due.clock.against}", day=due.clock.checked)


def _name_of_day_off(day: date, language: Language, calendar: Calendar) -> str:
    if day in calendar.days_off:
        return language.days_off[calendar.days_off[day]]
    assert day.weekday() >= SATURDAY  # nothing else moves an end
    return language.weekdays[day.weekday()]


def _why_stopped(due: Due, language: Language) -> Iterator[str]:
    if due.stop is None:
        return
    event = language.events[due.stop]
    if due.stopped:
        yield language.say("why-stopped", event=event, day=due.stop_day)
        return
    yield language.say("why-stopped-late", event=event, day=due.stop_day)
    if due.stop is Event.ANSWER_RECEIVED:
        yield language.say("why-check-day-sent", legal=due.legal)


def summary(due: Due, language: Language, today: date) -> str:
    """Return one sentence that says where *today* stands and what the days mean."""
    status = due.status(today)
    if status is None:
        return language.say("summary-uncovered", day=due.uncovered)
    if due.clock.ends_something:
        gone = due.safe is not None and due.safe < today  # then the legal day is what is left
        safe = due.legal if gone else due.safe
        return language.say(f"summary-ends-{status}", start=due.start, legal=due.legal, safe=safe)
    waits = status is Status.PASSED and due.safe is not None and today < due.safe
    sentence = "summary-opens-passed-but-wait" if waits else f"summary-opens-{status}"
    return language.say(sentence, start=due.start, legal=due.legal, safe=due.safe)
