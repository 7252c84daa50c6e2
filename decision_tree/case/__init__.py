"""A reader's case: answers, dated events and details, checked on the way in."""

from .case import FORMAT, AnswerId, BadCase, Case, NodeId, parse_case, parse_day, quoted, shortened
from .vocabulary import DetailId, DetailKind, Event, Vocabulary

__all__ = [
    "FORMAT",
    "AnswerId",
    "BadCase",
    "Case",
    "DetailId",
    "DetailKind",
    "Event",
    "NodeId",
    "Vocabulary",
    "parse_case",
    "parse_day",
    "quoted",
    "shortened",
]
