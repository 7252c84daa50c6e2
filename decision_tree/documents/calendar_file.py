"""A case's dates ahead as a calendar file (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from ..law import Calendar, Due, RouteStage
from ..tree import Guide, Step
from ..words import Language, summary, why

_LONGEST_LINE = 75
"""Bytes of a line before it is folded (RFC 5545, 3.1)."""
_REMINDERS = ("-P6DT15H", "-PT15H")
"""At nine in the morning, a week and a day before: the entries themselves begin at midnight."""
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)


def calendar_file(
    step: Step, guide: Guide, lang: str, today: date, written: datetime
) -> str | None:
    """Return the file with one whole-day entry for each clock with a day ahead, or None.

    The entry stands on the day to act on. Its UID is the clock's and the case's, so that a
    second download replaces the first one's entries; the moment at which the file is *written*
    tells programs which of the two is newer.
    """
    language = guide.languages[lang]
    mine = f"-{step.case.id}" if step.case.id else ""
    entries: list[str] = []
    for due in step.dues:
        day = due.act_on(today)
        if day and due.ahead(today):
            uid = f"{due.clock.id}{mine}@eskalator"
            texts = _texts(due, language, guide.calendar, today)
            entries += _entry(uid, day, written, _title(due, language), "\n".join(texts))
    if not entries:
        return None
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Eskalator//{lang}", "CALSCALE:GREGORIAN")
    return "".join(f"{_folded(line)}\r\n" for line in (*head, *entries, "END:VCALENDAR"))


def _title(due: Due, language: Language) -> str:
    """Return what to do by the reader's own last day, or which period of others ends."""
    page = due.clock.pages.running
    open_now = due.route in {None, RouteStage.ENDED}
    if due.clock.ends_something and page and open_now:
        return language.pages[page].title
    return language.clocks[due.clock.id]


def _texts(due: Due, language: Language, calendar: Calendar, today: date) -> Iterator[str]:
    yield f"{language.clocks[due.clock.id]}. {summary(due, language, today)}"
    if caution := language.cautions.get(due.clock.id):
        yield caution
    yield from why(due, language, calendar)


def _entry(uid: str, day: date, written: datetime, title: str, description: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{written.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{max(0, int((written - _COUNTED_FROM).total_seconds()))}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(description)}"
    yield "TRANSP:TRANSPARENT"
    for trigger in _REMINDERS:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{trigger}"
        yield f"DESCRIPTION:{_escaped(title)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def _folded(line: str) -> str:
    """Break *line* so that no part of it is longer than the standard allows, in UTF-8."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > _LONGEST_LINE:
            parts.append(part)
            part = " "
        part += letter
    return "\r\n".join([*parts, part])
