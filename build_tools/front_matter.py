"""The definition of a page's front matter: what stands between its first two lines of ``---``."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from decision_tree import Kind

from .definitions import Definition, Flag, choice, mistake, one_or_more


class PageKind(StrEnum):
    """What a page is: a node of the tree, or something beside it."""

    QUESTION = Kind.QUESTION
    DATE = Kind.DATE
    CHECK = Kind.CHECK
    EVENTS = Kind.EVENTS
    OUTCOME = Kind.OUTCOME
    SITUATION = "situation"
    """A problem's page, parts of which outcomes show."""
    LETTER = "letter"
    SUMS = "sums"
    """The calculators."""
    GUIDE = "guide"
    """An ordinary page; one that says no kind is one."""


def _step(text: object) -> int:
    if not str(text).isdecimal():
        fix = "Write its number on the road, such as step: 4."
        raise mistake('"step" is no number', fix)
    return int(str(text))


Names = Annotated[tuple[str, ...], one_or_more]


class FrontMatter(Definition):
    """What a page says of itself. A translation says its id, and leaves the rest to the source."""

    id: str = ""
    """In small English letters, digits and hyphens. It is stable: saved cases carry it."""
    kind: Annotated[PageKind, choice(PageKind, "kind")] = PageKind.GUIDE
    start: Flag = False
    """Whether it is the first question; one page says so."""
    step: Annotated[int, BeforeValidator(_step)] | None = None
    """Which step of the road a page of the guide is about."""
    event: str | None = None
    """Of a date: the event whose day it asks for."""
    clock: str | None = None
    """Of a check: the clock whose legal day it asks about."""
    stage: str | None = None
    """Of an outcome: the id of the step of the road that it belongs to, or ``aside``."""
    clocks: Names = ()
    """Of an outcome: the clocks that say by when it is to be done, most urgent first."""
    letter: str | None = None
    """Of an outcome: the letter that it hands to the reader."""
    done_by: Names = ()
    """Of an outcome: the events that say that it is done."""
    fields: Names = ()
    """Of a letter: what its text leaves to be filled in."""
    formerly: Names = ()
    """Ids that a node had, and those of nodes it took over: saved cases carry them."""
    formerly_answers: dict[str, str] = Field(default_factory=dict)
    """What became of answers it had, by their ids."""
    moved_from: Names = ()
    """Files that are gone and whose place it took, seen from it: old links lead here."""
    title: str | None = None
    """What MkDocs calls the page in menus, where that is not its title."""
    description: str | None = None
    """What MkDocs tells search engines."""
    template: str | None = None
    """The theme's template that MkDocs makes the page with."""
    hide: Names = ()
    """What the theme leaves out beside the page, such as its table of contents."""
    search: dict[str, str] = Field(default_factory=dict)
    """What the theme's search is told of the page."""


KEYS = tuple(FrontMatter.model_fields)
