"""The law files: dated values with their source, read and checked."""

from .reading import FACTS, read_law
from .rules import DayOff, Law, Reference, Rule, RuleValue

__all__ = [
    "FACTS",
    "DayOff",
    "Law",
    "Reference",
    "Rule",
    "RuleValue",
    "read_law",
]
