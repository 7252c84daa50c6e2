"""The engine as a browser's worker calls it: JSON text in, JSON text out."""

import json
from dataclasses import replace
from datetime import date, datetime

from .case import Case, DetailKind, parse_case, parse_day
from .documents import Written, calendar_file, document_of, load_guide, tell
from .tree import replay
from .words import UnreadableDate, UnreadableNumber, read_amount, read_count


class Session:
    """One compiled guide, kept between questions."""

    def __init__(self, guide: str) -> None:
        self._guide = load_guide(guide)

    def step(self, case: str, today: str, lang: str, as_of: str | None = None) -> str:
        """Return the step document for a case document.

        With *as_of* it is the step as it stood on that day: ``as_of`` in the document says so, and
        ``later`` names the events that had not happened yet.

        Raises:
            BadCase: *case* cannot be read.
        """
        whole, day = self._read(case, today, as_of)
        seen = whole.as_of(day, self._guide.vocabulary)
        told = tell(replay(self._guide, seen, day), self._guide, lang, day)
        if as_of:
            language = self._guide.languages[lang]
            later = [
                language.say("as-of-later", event=language.events[event], day=whole.events[event])
                for event in whole.events
                if event not in seen.events
            ]
            told = replace(told, as_of=language.say("as-of", day=day), later=tuple(later))
        return json.dumps(document_of(told))

    def calendar(self, case: str, today: str, lang: str, written: str, site: str = "") -> str:
        """Return ``{"file": …}``, a calendar file with the case's dates ahead; null without any.

        *written* is the moment it is asked for, in UTC, as ``2026-11-23T12:00:00Z``; *site* is
        the address of the site's root, for the links.

        Raises:
            BadCase: *case* cannot be read.
        """
        whole, day = self._read(case, today, None)
        step = replay(self._guide, whole, day)
        asked = Written(datetime.fromisoformat(written), site)
        return json.dumps({"file": calendar_file(step, self._guide, lang, day, asked)})

    def day(self, typed: str, event: str | None, today: str, lang: str) -> str:
        """Return ``{"value": …, "words": …}`` for what was *typed*, or ``{"sentence": …}``.

        The sentence says what to do. Where the reader may have meant another day, ``said`` says
        the one that was read, before it counts. Without *event* any day is good, also one ahead.
        """
        language = self._guide.languages[lang]
        try:
            ahead = self._guide.vocabulary.may_lie_ahead(event)
            read = language.read_date(typed, date.fromisoformat(today), ahead=ahead)
        except UnreadableDate as unreadable:
            return json.dumps({"sentence": language.say(unreadable.sentence)})
        document = {"value": read.day.isoformat(), "words": language.word(read.day)}
        if read.said_as:
            weekday = language.weekdays[read.day.weekday()]
            said = f"{weekday} {document['words']}"
            document["said"] = language.say(read.said_as, day=said)
        return json.dumps(document)

    def detail(self, typed: str, name: str, lang: str) -> str:
        """Return ``{"value": …}`` for a sum or a count, or ``{"sentence": …}`` with what to do."""
        language = self._guide.languages[lang]
        try:
            counts = self._guide.vocabulary.details[name] is DetailKind.COUNT
            value = read_count(typed) if counts else read_amount(typed, language)
            return json.dumps({"value": value})
        except UnreadableNumber as unreadable:
            return json.dumps({"sentence": language.say(unreadable.sentence)})

    def _read(self, case: str, today: str, as_of: str | None) -> tuple[Case, date]:
        """Return the case, and the day on which it is looked at."""
        now = date.fromisoformat(today)
        read = parse_case(case, now, self._guide.vocabulary)
        return read, parse_day(as_of, "The day to look at it on") if as_of else now
