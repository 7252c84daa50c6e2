"""Sums and counts as people type them, in their own language."""

import re

from .dates import plain
from .language import Language

AMOUNT = re.compile(r"\d{1,9}(\.\d{1,2})?", re.ASCII)
"""A plain decimal with at most two places, as a case holds a sum."""
COUNT = re.compile(r"\d{1,4}", re.ASCII)
"""A whole number, as a case holds a count."""


class UnreadableNumber(Exception):
    """What was typed is no sum or no count; ``sentence`` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_count(text: str) -> str:
    """Read a whole number such as ``12``.

    Raises:
        UnreadableNumber: it is none.
    """
    typed = re.sub(r"\s", "", text)
    if not COUNT.fullmatch(typed):
        raise UnreadableNumber("count-unreadable")
    return str(int(typed))


def read_amount(text: str, language: Language) -> str:
    """Read a sum such as ``69,90`` with or without a currency.

    Raises:
        UnreadableNumber: it is no sum with at most two decimal places.
    """
    typed = re.sub(r"\s", "", plain(text))
    for word in map(plain, language.currency):
        typed = typed.removesuffix(word).removeprefix(word)
    typed = typed.replace(",", ".")
    if not AMOUNT.fullmatch(typed):
        raise UnreadableNumber("amount-unreadable")
    return typed
