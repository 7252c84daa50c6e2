"""What a case may hold: its dated events and its details, as the guide's own data names them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..law import EventId

type DetailId = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, or is to happen, on one day."""

    may_lie_ahead: bool = False
    """Whether the day is agreed beforehand; another event has happened or is no event yet."""
    day_of_receipt: bool = False
    """Whether what happened that day may have been sent earlier, in time."""
    not_before: tuple[EventId, ...] = ()
    """The events that it cannot come before."""


class DetailKind(StrEnum):
    """What may be written as a detail."""

    MONEY = "money"
    """A plain decimal of at least 0 with at most two places."""
    COUNT = "count"
    """A whole number of at least 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The events and details of one guide; a case with others is refused."""

    events: Mapping[EventId, Event]
    """In the order in which they are listed to authors."""
    details: Mapping[DetailId, DetailKind]
    """Those that are checked; another detail is any text."""

    def may_lie_ahead(self, event: EventId | None) -> bool:
        """Tell whether the day of *event* may be ahead of today; so may a day asked for alone."""
        return event is None or self.events[event].may_lie_ahead

    def in_order(self, events: Mapping[EventId, date]) -> Iterator[tuple[EventId, date]]:
        """Yield *events* in the order in which they are listed."""
        return ((id_, events[id_]) for id_ in self.events if id_ in events)

    def conflicts(self, events: Mapping[EventId, date]) -> tuple[tuple[EventId, EventId], ...]:
        """Return the pairs of *events* whose days cannot both be right, what came first first."""
        return tuple(
            (first, then)
            for then, event in self.events.items()
            for first in event.not_before
            if first in events and then in events and events[then] < events[first]
        )

    @property
    def agreed(self) -> frozenset[EventId]:
        """The events whose day is agreed beforehand."""
        return frozenset(id_ for id_, event in self.events.items() if event.may_lie_ahead)

    @property
    def receipts(self) -> frozenset[EventId]:
        """The events whose day is that of receipt."""
        return frozenset(id_ for id_, event in self.events.items() if event.day_of_receipt)
