"""The decision tree engine: no files, no network, and today is an argument.

The same code answers on CPython and, through Pyodide, in the reader's browser. It knows no
country: every rule of law reaches it as data, inside a :class:`Guide`.
"""

from .calendar import Calendar, OutsideCalendar
from .calendar_file import calendar_file
from .case import BadCase, Case, parse_case
from .clocks import Clock, Counts, Effect, NoValue, Status, Value
from .contract import load_guide, step_document
from .dates import UnreadableDate, read_date
from .dues import Due, Known, due, due_clocks
from .language import Language
from .length import Length, Unit
from .session import Session
from .tree import Answer, Guide, Kind, Node, Tree
from .vocabulary import Event, Vocabulary
from .walk import Dropped, Step, TraceEntry, replay

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
    "calendar_file",
    "due",
    "due_clocks",
    "load_guide",
    "parse_case",
    "read_date",
    "replay",
    "step_document",
]
