"""What to do now and next, and by when: the outcome reached, and what each clock asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..case import NodeId
from ..law import Due, Status
from .duties import asks, duties, is_done, place
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

    Of two actions on the same page the earlier one stays; of two of one day the outcome's own.
    What the events say is done is not asked for.
    """
    found: dict[NodeId, Action] = {}
    for action in sorted(_actions(step, today), key=lambda a: place(a.by, a.due, today)):
        found.setdefault(action.page, action)
    return tuple(found.values())


def _actions(step: Step, today: date) -> Iterator[Action]:
    dues = {due.clock.id: due for due in step.dues}
    own: Due | None = None
    if step.node.kind is Kind.OUTCOME:
        named = [dues[clock] for clock in step.node.clocks if clock in dues]
        asking = [due for due in named if asks(due, today)]
        own = next((due for due in asking if due.act_on(today)), asking[0] if asking else None)
        over = own is not None and own.status(today) is Status.PASSED
        since = own.legal if own and over and not own.clock.ends_something else None
        if not is_done(step.node.id, step.tree, step.case.events, since):
            by = own.act_on(today) if own else None
            yield Action(page=step.node.id, by=by, due=own, letter=step.node.letter)
    for duty in duties(step.dues, step.tree, step.case.events, today):
        if duty.due is not own:
            letter = step.node.letter if duty.page == step.node.id else None
            yield Action(page=duty.page, by=duty.by, due=duty.due, letter=letter)
