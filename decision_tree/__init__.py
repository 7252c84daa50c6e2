"""The decision tree engine: no files, no network, and today is an argument.

The same code answers on CPython and, through Pyodide, in the reader's browser. It knows no
country: every rule of law reaches it as data, inside a :class:`Guide`.
"""

from .case import BadCase, Case, Event, Vocabulary, parse_case
from .documents import Written, calendar_file, load_guide, step_document
from .law import (
    Calendar,
    Clock,
    Counts,
    Due,
    Effect,
    Known,
    Length,
    NoValue,
    OutsideCalendar,
    Status,
    Unit,
    Value,
    due,
    due_clocks,
)
from .session import Session
from .tree import Answer, Dropped, Guide, Kind, Node, Step, TraceEntry, Tree, replay
from .words import Language, UnreadableDate

__all__ = [
    "Answer",
    "BadCase",
    "Calendar",
    "Case",
    "Clock",
    "Counts",
    "Dropped",
    "Due",
    "Effect",
    "Event",
    "Guide",
    "Kind",
    "Known",
    "Language",
    "Length",
    "NoValue",
    "Node",
    "OutsideCalendar",
    "Session",
    "Status",
    "Step",
    "TraceEntry",
    "Tree",
    "Unit",
    "UnreadableDate",
    "Value",
    "Vocabulary",
    "Written",
    "calendar_file",
    "due",
    "due_clocks",
    "load_guide",
    "parse_case",
    "replay",
    "step_document",
]
