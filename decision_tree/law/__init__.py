"""The law: days and lengths, dated values, the clocks they rule, and sums. It knows no country."""

from .calendar import ONE_DAY, Calendar, OutsideCalendar, Roll
from .clocks import (
    CHAINED,
    Actor,
    Against,
    Answers,
    Clock,
    Counts,
    Effect,
    EventId,
    NoValue,
    Pages,
    Route,
    Status,
    Value,
    event_asked_for,
    governing,
)
from .deadline import Due, RouteStage, due
from .dues import Known, due_clocks
from .length import Length, Unit, shifted, shifted_by_months
from .sums import INPUTS, Arithmetic, Hundredths, Sum, SumRule, SumValue, sums

__all__ = [
    "CHAINED",
    "INPUTS",
    "ONE_DAY",
    "Actor",
    "Against",
    "Answers",
    "Arithmetic",
    "Calendar",
    "Clock",
    "Counts",
    "Due",
    "Effect",
    "EventId",
    "Hundredths",
    "Known",
    "Length",
    "NoValue",
    "OutsideCalendar",
    "Pages",
    "Roll",
    "Route",
    "RouteStage",
    "Status",
    "Sum",
    "SumRule",
    "SumValue",
    "Unit",
    "Value",
    "due",
    "due_clocks",
    "event_asked_for",
    "governing",
    "shifted",
    "shifted_by_months",
    "sums",
]
