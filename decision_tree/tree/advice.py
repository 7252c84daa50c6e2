"""What to do now and next, and by when: the outcome reached, and what each clock asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..case import NodeId
from ..law import Due, Effect, RouteStage, Status
from .nodes import Kind
from .walk import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One page whose title says what to do."""

    page: NodeId
    by: date | None = None
    """The reader's last safe day, or the day until which to wait; None means now."""
    due: Due | None = None
    """The clock that asks for it."""
    letter: str | None = None


def actions(step: Step, today: date) -> tuple[Action, ...]:
    """Return what to do, most urgent first; what has no day is to be done today.

    Of two actions on the same page the earlier one stays. A clock that hurries goes before all
    others; among those of one day the outcome's own goes first, and what may be lost goes before
    what opens.
    """
    found: dict[NodeId, Action] = {}
    for action in sorted(_actions(step, today), key=lambda action: _place(action, today)):
        found.setdefault(action.page, action)
    return tuple(found.values())


def _place(action: Action, today: date) -> tuple[int, date]:
    """Return what puts an action in its place.

    An answer that was sent too late leaves the silence before it standing, so that what the
    silence opened goes before what the answer asks for.
    """
    if action.due and action.due.hurries(today):
        rank = 0
    elif action.due and action.due.clock.effect is Effect.DEEMS and action.due.stopped_late:
        rank = 1
    else:
        rank = 2
    return rank, action.by or today


def _actions(step: Step, today: date) -> Iterator[Action]:
    dues = {due.clock.id: due for due in step.dues}
    own: Due | None = None
    if step.node.kind is Kind.OUTCOME:
        named = [dues[clock] for clock in step.node.clocks if clock in dues]
        asking = [due for due in named if _asks(due, today)]
        own = next((due for due in asking if due.act_on(today)), asking[0] if asking else None)
        by = own.act_on(today) if own else None
        yield Action(page=step.node.id, by=by, due=own, letter=step.node.letter)
    for due in sorted(step.dues, key=lambda due: not due.clock.ends_something):
        page = page_for(due, today)
        if page and due is not own and not _closed(due, today):
            letter = step.node.letter if page == step.node.id else None
            by = due.act_on(today) if page == due.clock.pages.running else None
            yield Action(page=page, by=by, due=due, letter=letter)


def _asks(due: Due, today: date) -> bool:
    if due.legal is None:
        return due.at_least is not None and not due.stopped
    return due.status(today) in {Status.RUNNING, Status.DUE_TODAY, Status.PASSED}


def _closed(due: Due, today: date) -> bool:
    """Tell whether the clock took a right away: what remains is told beside it, not urged.

    It is urged on a reader who acted too late, and may not know it.
    """
    over = due.clock.effect is Effect.EXTINGUISHES and due.lost(today)
    return over and due.stop is None


def page_for(due: Due, today: date) -> NodeId | None:
    """Return the page for a clock that runs, or is waited out; else the one for its end.

    None where nobody has to act on it: it has stopped, was settled, or has not begun. Nor is
    silence urged once an answer is there that may have been sent in time.
    """
    if due.settled or not _asks(due, today):
        return None
    if bar := due.bar(today):
        return bar.clock.pages.passed
    if due.stop is not None and not due.clock.ends_something and not due.stopped_late:
        return None
    if due.clock.route and due.route is not RouteStage.ENDED:
        first = due.route is RouteStage.NOT_BEGUN and due.hurries(today)
        return due.clock.route.page if first else None
    return _own_page(due, today)


def _own_page(due: Due, today: date) -> NodeId | None:
    pages = due.clock.pages
    if due.act_on(today):
        return pages.running
    if due.recurs:  # the later days can still be complained about, unless they were
        return pages.running if due.stop is None else None
    return pages.passed if due.legal else None
