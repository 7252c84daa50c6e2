"""What every block needs: the law of one day, the words of one language, and Markdown."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from decision_tree import Language, Length

from ..law import Reference, Rule, RuleValue

NO_BREAK = "\N{NO-BREAK SPACE}"
_NUMBER = re.compile(r" (?=\d)")
"""The space before a number, which stays with the abbreviation before it: art. 378."""


class CannotTell(Exception):
    """A block lacks a word or a rule that it needs."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


@dataclass(frozen=True, slots=True, kw_only=True)
class LawInWords:
    """The rules of law in one language, as they stand on one day."""

    rules: Mapping[str, Rule]
    language: Language
    today: date
    guides: Mapping[str, str]
    """A link to each page that a clock may name, by the page's id."""

    def anchor(self, rule: Rule) -> str:
        """Return a link to what the same page says of the clock of *rule*."""
        return f"[{rule.title[self.language.code]}](#{rule.id})"

    def by_article(self, rule: Rule) -> tuple[list[str], str]:
        """Return what sorts rules by the articles they now rest on, art. 9 before art. 10."""
        value = rule.value_on(self.today) or rule.values[-1]
        parts = re.split(r"(\d+)", value.reference.title)
        return [part.zfill(9) if part.isdecimal() else part for part in parts], rule.id

    def amount_of(self, value: RuleValue) -> str:
        """Return the length or the sum that *value* sets, or nothing when it sets none."""
        if value.length:
            return unbroken(self.language.length(value.length))
        return "" if value.amount is None else unbroken(self.language.amount(value.amount))

    def say(self, sentence: str, **values: object) -> str:
        """Fill in a sentence of the language; days and periods stay on one line.

        Raises:
            CannotTell: it has no words, or a gap that nothing fills.
        """
        if sentence not in self.language.sentences:
            fix = f"Write {sentence}: under law_pages in each language's sentences.yml."
            raise CannotTell(f'"{sentence}" has no words', fix)
        words = {name: self.language.word(value) for name, value in values.items()}
        for name, value in values.items():
            if isinstance(value, (date, Length)):
                words[name] = unbroken(words[name])
        try:
            return self.language.say(sentence, **words)
        except (KeyError, IndexError, ValueError):
            known = ", ".join(f"{{{name}}}" for name in values) or "no curly brackets"
            fix = f"In its words write {known}."
            raise CannotTell(f'"{sentence}" has a gap that nothing fills', fix) from None


def unbroken(words: str) -> str:
    """Return *words* as no line ends within them."""
    return words.replace(" ", NO_BREAK)


def link(reference: Reference) -> str:
    """Return the article of *reference*, as a link to where it can be read."""
    return f"[{_NUMBER.sub(NO_BREAK, reference.title)}]({reference.url})"


def journal(reference: Reference) -> str:
    """Return where the act of *reference* was published."""
    return _NUMBER.sub(NO_BREAK, reference.journal)


def definitions(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a list of terms, each with what stands beside it."""
    return "\n\n".join(f"{term}\n:   {text}" for term, text in pairs)


def bullets(items: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {item}" for item in items)


def capital(text: str) -> str:
    """Return *text* with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
