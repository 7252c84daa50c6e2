"""The words of a language: its sentences, the reasons of a day, and what people type."""

from .dates import TypedDay, TypedDays, UnreadableDate, plain
from .language import Language, Page, Reason
from .numbers import AMOUNT, COUNT, UnreadableNumber, read_amount, read_count
from .plurals import PLURALS
from .reasons import summary, why, why_conflict, why_sum

__all__ = [
    "AMOUNT",
    "COUNT",
    "PLURALS",
    "Language",
    "Page",
    "Reason",
    "TypedDay",
    "TypedDays",
    "UnreadableDate",
    "UnreadableNumber",
    "plain",
    "read_amount",
    "read_count",
    "summary",
    "why",
    "why_conflict",
    "why_sum",
]
