"""What to do now and next, and by when: the outcome reached, and what each clock asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .clocks import Due, Effect, Status
from .tree import Kind, NodeId
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

    Of two actions on the same page the earlier one stays. Among those of one day the outcome's
    own goes first, and what may be lost goes before what opens.
    """
    found: dict[NodeId, Action] = {}
    for action in sorted(_actions(step, today), key=lambda action: action.by or today):
        found.setdefault(action.page, action)
    return tuple(found.values())


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
            yield Action(page=page, by=due.act_on(today), due=due, letter=letter)


def _asks(due: Due, today: date) -> bool:
    return due.status(today) in {Status.RUNNING, Status.DUE_TODAY, Status.PASSED}


def _closed(due: Due, today: date) -> bool:
    """Tell whether the clock took a right away: what remains is told beside it, not urged.

    It is urged on a reader who acted too late, and may not know it.
    """
    over = due.clock.effect is Effect.EXTINGUISHES and due.status(today) is Status.PASSED
    return over and due.stop is None


def page_for(due: Due, today: date) -> NodeId | None:
    """Return the page for a clock that runs, or is waited out; else the one for its end.

    None where nobody has to act on it: it has stopped, was settled, or has not begun. Nor is
    silence urged once an answer is there, late as it is: it may have been sent in time.
    """
    late_answer = due.stop is not None and not due.clock.ends_something
    if due.settled or late_answer or not _asks(due, today):
        return None
    pages = due.clock.pages
    return pages.running if due.act_on(today) else pages.passed
