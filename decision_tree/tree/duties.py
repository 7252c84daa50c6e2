"""What each clock of a case asks of the reader: the page that says what to do, and by when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..case import NodeId
from ..law import Due, Effect, EventId, RouteStage, Status
from .nodes import Tree

_NEAR = timedelta(days=7)
"""Our advice, never law: how near a day has to be before it alarms, and goes before others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What one clock asks."""

    page: NodeId
    due: Due
    by: date | None
    """The reader's last safe day, or the day until which to wait; None means now."""


def duties(
    dues: Iterable[Due], tree: Tree, events: Mapping[EventId, date], today: date
) -> list[Duty]:
    """Return what the clocks ask, what may be lost before what opens."""
    found: list[Duty] = []
    for due in sorted(dues, key=lambda due: not due.clock.ends_something):
        page = page_for(due, tree, events, today)
        if page and not _closed(due, today):
            by = due.act_on(today) if page == due.clock.pages.running else None
            found.append(Duty(page=page, due=due, by=by))
    return found


def place(by: date | None, due: Due | None, today: date) -> tuple[int, date, bool]:
    """Return what puts something to do in its place: the nearest day first.

    A clock that hurries goes before all others, then what is lost within days, before what can be
    done today as well as later. An answer that was sent too late leaves the silence before it
    standing, so that what the silence opened goes before what the answer asks. What rests on the
    end of another clock comes after what that one asks on the same day.
    """
    if due and due.hurries(today):
        rank = 0
    elif is_near(by, due, today):
        rank = 1
    elif due and due.clock.effect is Effect.DEEMS and due.stopped_late:
        rank = 2
    else:
        rank = 3
    return rank, by or today, due is not None and due.rests_on is not None


def is_near(by: date | None, due: Due | None, today: date) -> bool:
    """Tell whether the reader loses something unless *due* is met within days."""
    loses = due is not None and due.clock.ends_something
    return loses and by is not None and by <= today + _NEAR


def asks(due: Due, today: date) -> bool:
    """Tell whether *due* is a clock that runs or has run out."""
    if due.legal is None:
        return due.at_least is not None and not due.stopped
    return due.status(today) in {Status.RUNNING, Status.DUE_TODAY, Status.PASSED}


def is_done(page: NodeId, tree: Tree, events: Mapping[EventId, date], since: date | None) -> bool:
    """Tell whether *events* say that what *page* asks is done, *since* a day where that matters."""
    node = tree.nodes.get(page)
    days = [events[event] for event in node.done_by if event in events] if node else []
    return any(since is None or day >= since for day in days)


def page_for(due: Due, tree: Tree, events: Mapping[EventId, date], today: date) -> NodeId | None:
    """Return the page for a clock that runs, or is waited out; else the one for its end.

    None where nobody has to act on it: it has stopped, was settled, or has not begun, or what it
    asks is done. Nor is silence urged once an answer is there that may have been sent in time,
    nor what rests on that silence.
    """
    if due.settled or not asks(due, today):
        return None
    if bar := due.bar(today):
        return bar.clock.pages.passed
    if _may_be_answered(due) or (due.rests_on and _may_be_answered(due.rests_on)):
        return None
    if due.clock.route and due.route is not RouteStage.ENDED:
        first = due.route is RouteStage.NOT_BEGUN and due.hurries(today)
        return due.clock.route.page if first else None
    page = _own_page(due, today)
    since = due.legal if page != due.clock.pages.running else due.start
    return None if page is None or is_done(page, tree, events, since) else page


def _may_be_answered(due: Due) -> bool:
    """Tell whether what stops the provider's time came too late, and may have been sent in time."""
    return due.stop is not None and not due.clock.ends_something and not due.stopped_late


def _closed(due: Due, today: date) -> bool:
    """Tell whether the clock took a right away: what remains is told beside it, not urged.

    It is urged on a reader who acted too late, and may not know it.
    """
    over = due.clock.effect is Effect.EXTINGUISHES and due.lost(today)
    return over and due.stop is None


def _own_page(due: Due, today: date) -> NodeId | None:
    pages = due.clock.pages
    if due.act_on(today):
        return pages.running
    if due.recurs:  # the later days can still be complained about, unless they were
        return pages.running if due.stop is None else None
    return pages.passed if due.legal else None
