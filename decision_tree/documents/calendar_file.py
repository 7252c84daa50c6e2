"""A case's dates ahead as a calendar file (iCalendar, RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ..case import NodeId
from ..law import Calendar, Due, RouteStage
from ..tree import Guide, Step
from ..words import Language, summary, why

_LONGEST_LINE = 75
"""Bytes of a line before it is folded (RFC 5545, 3.1)."""
_REMINDERS = {7: "-P6DT15H", 1: "-PT15H", 0: "PT9H"}
"""At nine in the morning, so many days before: the entries themselves begin at midnight."""
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Written:
    """When a file was asked for, and where."""

    moment: datetime
    site: str = ""
    """The address of the site's root, under which the entries link their pages."""


def calendar_file(step: Step, guide: Guide, lang: str, today: date, written: Written) -> str | None:
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
            page = _page(due)
            title = _title(due, page, language)
            link = f"{written.site}{language.pages[page].url}" if written.site and page else None
            about = (title, "\n".join(texts), link)
            entries += _entry(uid, day, written.moment, about, list(_reminders(day, today)))
    if not entries:
        return None
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Eskalator//{lang}", "CALSCALE:GREGORIAN")
    return "".join(f"{_folded(line)}\r\n" for line in (*head, *entries, "END:VCALENDAR"))


def _page(due: Due) -> NodeId | None:
    """Return the page for that day: what to do by then, or once others let their time pass."""
    if due.route not in {None, RouteStage.ENDED}:
        return None
    return due.clock.pages.running if due.clock.ends_something else due.clock.pages.passed


def _title(due: Due, page: NodeId | None, language: Language) -> str:
    if page is None:
        return language.clocks[due.clock.id]
    title = language.pages[page].title
    return title if due.clock.ends_something else language.say("calendar-then", page=title)


def _reminders(day: date, today: date) -> Iterator[str]:
    """Yield the reminders that are still to come; one for today might be over."""
    for before, trigger in _REMINDERS.items():
        if day - timedelta(days=before) > today:
            yield trigger


def _texts(due: Due, language: Language, calendar: Calendar, today: date) -> Iterator[str]:
    yield f"{language.clocks[due.clock.id]}. {summary(due, language, today)}"
    if caution := language.cautions.get(due.clock.id):
        yield caution
    yield from why(due, language, calendar)


def _entry(
    uid: str,
    day: date,
    written: datetime,
    about: tuple[str, str, str | None],
    reminders: Iterable[str],
) -> Iterator[str]:
    title, description, link = about
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{written.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{max(0, int((written - _COUNTED_FROM).total_seconds()))}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(description)}"
    if link:
        yield f"URL:{link}"
    yield "TRANSP:TRANSPARENT"
    for trigger in reminders:
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
