"""The law files: dated values with their source, read and checked."""

from .reading import read_law
from .rules import LANGUAGES, UNCONFIRMED, DayOff, Law, Reference, Rule, RuleValue

__all__ = [
    "LANGUAGES",
    "UNCONFIRMED",
    "DayOff",
    "Law",
    "Reference",
    "Rule",
    "RuleValue",
    "read_law",
]
