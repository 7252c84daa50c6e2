"""The law files: dated values with their source, read and checked."""

from .reading import FACTS, FactsFile, LawFile, read_law
from .rules import DayOff, Law, Reference, Rule, RuleValue

__all__ = [
    "FACTS",
    "DayOff",
    "FactsFile",
    "Law",
    "LawFile",
    "Reference",
    "Rule",
    "RuleValue",
    "read_law",
]
