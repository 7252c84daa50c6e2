"""The engine as a browser's worker calls it: JSON text in, JSON text out."""

import json
from datetime import date

from .case import parse_case
from .contract import load_guide, step_document
from .dates import UnreadableDate, read_date
from .events import Event
from .walk import replay


class Session:
    """One compiled guide, kept between questions."""

    def __init__(self, guide: str) -> None:
        self._guide = load_guide(guide)

    def step(self, case: str, today: str, lang: str) -> str:
        """Return the step document for a case document.

        Raises:
            BadCase: *case* cannot be read.
        """
        day = date.fromisoformat(today)
        step = replay(self._guide, parse_case(case, day), day)
        return json.dumps(step_document(step, self._guide, lang, day))

    def day(self, typed: str, event: str, today: str, lang: str) -> str:
        """Return ``{"day": …}`` for what was *typed*, or ``{"sentence": …}`` with what to do."""
        language = self._guide.languages[lang]
        try:
            day = read_date(typed, Event(event), language, date.fromisoformat(today))
        except UnreadableDate as unreadable:
            return json.dumps({"sentence": language.say(unreadable.sentence)})
        return json.dumps({"day": day.isoformat()})
