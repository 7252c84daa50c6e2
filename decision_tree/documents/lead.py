"""The first line of a step: what comes first, and by when or until when."""

from datetime import date

from ..law import Due
from ..tree import Action, is_near
from ..words import Language
from .step import Lead


def lead(first: Action, reached: str, language: Language, today: date) -> Lead:
    """Return what to do first, as the line that stands above a step.

    *first* is the most urgent action, which a clock asks for; *reached* is the id of the page
    that the case leads to. Where the two differ, the line names and links the action's.
    """
    assert first.due is not None
    sentence = _sentence(first, first.due, today)
    until = language.until(first.by, today) if first.by else None
    left = language.left(first.by, today) if first.by else None
    page = language.pages[first.page] if first.page != reached else None
    return Lead(
        text=language.say(sentence, until=until, left=left),
        urgent=is_urgent(first, today),
        page=first.page if page else None,
        title=page.title if page else None,
        url=page.url if page else None,
    )


def leads(first: Action, reached: str, today: date) -> bool:
    """Tell whether the most urgent action stands above the page *reached*.

    A clock asks for it; and where that is another page, its day is near.
    """
    due = first.due
    return due is not None and (
        first.page == reached or is_urgent(first, today) or due.hurries(today)
    )


def _sentence(first: Action, due: Due, today: date) -> str:
    waits = first.by is not None and not due.clock.ends_something
    then = waits and first.page != due.clock.pages.running
    match waits, first.by:
        case True, day if day == today:
            return "lead-wait-today-then" if then else "lead-wait-today"
        case True, _:
            return "lead-wait-then" if then else "lead-wait"
        case _, None:
            return "lead-today" if due.clock.ends_something else "lead-letter-today"
        case _, day if day == today:
            return "lead-last-day"
        case _:
            return "lead-by"


def is_urgent(action: Action, today: date) -> bool:
    """Tell whether the reader has to act on a computed day that is near, today or past."""
    late = action.due is not None and action.by is None
    return late or is_near(action.by, action.due, today)
