"""The days that a page asks for in place, because its clocks cannot run without them."""

from collections.abc import Iterator

from ..law import Clock, EventId, event_asked_for
from .nodes import Guide
from .walk import Step


def asked(step: Step, guide: Guide) -> tuple[EventId, ...]:
    """Return the events whose days the node of *step* lacks, most urgent first.

    Clocks that send to the same pages are several ways to one: once one of them runs, the others
    are not asked for. Nor are those that the answers rule out.
    """
    running = {due.clock.id: due.clock.pages for due in step.dues}
    named = [guide.clocks[id_] for id_ in (*step.node.clocks, step.node.clock) if id_]
    known = [clock.pages for clock in named if clock.id in running]
    lacking = [c for c in named if c.id not in running and c.pages not in known]
    return tuple(dict.fromkeys(_events(lacking, step, guide)))


def _events(clocks: list[Clock], step: Step, guide: Guide) -> Iterator[EventId]:
    for clock in clocks:
        event = event_asked_for(clock, guide.clocks)
        if event and event not in step.case.events and clock.may_concern(step.case.answers):
            yield event
