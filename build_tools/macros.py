"""Macros: the numbers and sources of ``docs/law/`` inside a page's text.

``{{ length("complaint-reply") }}`` prints a period, ``amount`` a sum, ``since`` the first day of
the value in force, and ``source`` a link to the article. A letter's text names its fields as
``{{ field-id }}``. Each of these prints one line, so that line numbers stay what they were.

A block such as ``{{ changes() }}`` stands alone on its line and prints many, so it is filled in
only where a page is shown, never where one is read.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date

from decision_tree import Language

from .law import Rule, RuleValue
from .law_pages import BLOCKS, CannotTell, LawPages
from .problems import Problem, did_you_mean

_MACRO = re.compile(r"\{\{[ \t]*(?P<inside>(?:(?!\{\{).)*?)[ \t]*\}\}|(?P<open>\{\{)")
_CALL = re.compile(r'(?P<name>[a-z_]+)\((?P<arguments>(?:"[^"]*"(?:\s*,\s*"[^"]*")*)?)\)')
_LINK_TARGET = re.compile(r"\]\([^)\n]*\)")
_FIELD = re.compile(r"[a-z][a-z0-9-]*")
_CASES = ("nominative", "genitive")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expanded:
    """A text with its macros filled in."""

    text: str
    cited: tuple[str, ...]
    """The ids of the rules it names, each once, in order."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Macros:
    """The macros of one language, as the law stands on one day."""

    rules: Mapping[str, Rule]
    unread: Set[str] = frozenset()
    """The ids of rules whose own files have mistakes; to name one is no second mistake."""
    language: Language | None
    """None where the language has no whole sentence file, which is told of that file alone."""
    today: date
    """The day whose law they print: see :func:`build_tools.docs.read_docs`."""

    def expand(
        self,
        text: str,
        file: str,
        *,
        first_line: int = 1,
        fields: Set[str] | None = None,
        guides: Mapping[str, str] | None = None,
    ) -> Expanded:
        """Fill in every macro of *text*, which begins on *first_line* of *file*.

        *fields* are the fields of a letter, whose names stay as they are; other pages have none.
        *guides* are links to pages by id, as *text* is to write them. Only with them are blocks
        filled in; without them a block is tried for its mistakes and stays one line.
        """
        problems: list[Problem] = []
        cited: dict[str, None] = {}

        def fill(match: re.Match[str]) -> str:
            line = first_line + text.count("\n", 0, match.start())
            if match["open"]:
                fix = "Write the whole macro on one line and end it with }}."
                problems.append(Problem(file, line, "the macro does not close", fix))
                return match[0]
            inside = match["inside"]
            call = _CALL.fullmatch(inside)
            if call is None:
                problems.extend(_field_problems(inside, fields, file, line))
                return match[0]
            name, arguments = call["name"], re.findall(r'"([^"]*)"', call["arguments"])
            try:
                if name in BLOCKS:
                    block = self._block(name, arguments, match, guides or {})
                    return match[0] if guides is None else block
                cited.update(dict.fromkeys(arguments[:1]))
                return self._call(name, arguments) or match[0]
            except (_BadMacro, CannotTell) as bad:
                problems.append(Problem(file, line, bad.message, bad.fix))
                return match[0]

        filled = _MACRO.sub(fill, text)
        if self.language is not None:
            problems.extend(_bare_numbers(text, self.language, file, first_line))
        return Expanded(text=filled, cited=tuple(cited), problems=tuple(problems))

    def _call(self, name: str, arguments: list[str]) -> str | None:
        """Return what the macro prints, or None where another file's mistake keeps it from it."""
        macros: Mapping[str, Callable[[Language, Rule, RuleValue, list[str]], str]] = {
            "length": self._length,
            "amount": self._amount,
            "since": self._since,
            "source": self._source,
        }
        if name not in macros:
            known = [*macros, *BLOCKS]
            fix = did_you_mean(name, known, f"The macros are {', '.join(known)}.")
            raise _BadMacro(f'unknown macro "{name}"', fix)
        if not arguments:
            fix = f'Write its id in quotes, such as {{{{ {name}("complaint-reply") }}}}.'
            raise _BadMacro(f'the macro "{name}" names no rule', fix)
        id_, *rest = arguments
        if id_ in self.unread:
            return None
        rule = self.rules.get(id_)
        if rule is None:
            fix = did_you_mean(id_, self.rules, "Write the rule as a file in docs/law/ first.")
            raise _BadMacro(f'unknown rule "{id_}"', fix)
        value = rule.value_on(self.today)
        if value is None:
            fix = "Take the sentence out, or give the rule a value for that day."
            raise _BadMacro(f'the rule "{id_}" has no value on {self.today}', fix)
        if self.language is None:
            return None
        return macros[name](self.language, rule, value, rest)

    def _block(
        self, name: str, arguments: list[str], match: re.Match[str], guides: Mapping[str, str]
    ) -> str:
        """Return the block *name* between empty lines; while a law file is unread, nothing."""
        before = match.string[: match.start()].rpartition("\n")[2]
        after = match.string[match.end() :].partition("\n")[0]
        if before or after.strip():
            fix = "Give it a line of its own."
            raise _BadMacro(f'the macro "{name}" stands beside other text', fix)
        allowed = BLOCKS[name]
        if not allowed and arguments:
            fix = f"Write {{{{ {name}() }}}}."
            raise _BadMacro(f'the macro "{name}" takes nothing in its brackets', fix)
        if allowed and (len(arguments) != 1 or arguments[0] not in allowed):
            choice = f"Write one of {', '.join(allowed)} in its brackets, in quotes."
            fix = did_you_mean(arguments[0], allowed, choice) if arguments else choice
            said = ", ".join(arguments) or "nothing"
            raise _BadMacro(f'the macro "{name}" does not know "{said}"', fix)
        if self.language is None or self.unread:
            return ""
        pages = LawPages(rules=self.rules, language=self.language, today=self.today, guides=guides)
        return f"\n{pages.block(name, *arguments)}\n"

    @staticmethod
    def _length(words: Language, rule: Rule, value: RuleValue, rest: list[str]) -> str:
        case = rest[0] if rest else _CASES[0]
        if case not in _CASES:
            raise _BadMacro(f'unknown case "{case}"', f"Write {' or '.join(_CASES)}.")
        if value.length is None:
            raise _BadMacro(f'the rule "{rule.id}" has no length', 'Use source("…") alone.')
        return words.length(value.length, case).replace(" ", "\N{NO-BREAK SPACE}")

    @staticmethod
    def _amount(words: Language, rule: Rule, value: RuleValue, _: list[str]) -> str:
        if value.amount is None:
            raise _BadMacro(f'the rule "{rule.id}" has no amount', 'Use source("…") alone.')
        return words.amount(value.amount)

    @staticmethod
    def _since(words: Language, _: Rule, value: RuleValue, __: list[str]) -> str:
        return words.word(value.since).replace(" ", "\N{NO-BREAK SPACE}")

    @staticmethod
    def _source(_: Language, __: Rule, value: RuleValue, ___: list[str]) -> str:
        title = value.reference.title.replace(" ", "\N{NO-BREAK SPACE}")
        return f"[{title}]({value.reference.url}){{ .source }}"


class _BadMacro(Exception):
    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


def _bare_numbers(text: str, words: Language, file: str, first_line: int) -> Iterator[Problem]:
    """Yield each period and sum written in digits, which nothing would change with the law.

    That is ``30 dni`` and ``20 zł``, and ``30-dniowy`` too; file names in links are no words.
    """
    forms = {re.escape(form) for unit in words.units.values() for form in unit.values()}
    amount = re.escape(words.sentences["amount"]).replace(r"\{sum\}", r"\d[\d .,]*")
    period = rf"\d{{1,3}}(?:[ \xa0](?:{'|'.join(forms)})|-[^\W\d_]{{3,}})"
    number = re.compile(rf"(?<!\d)(?:{period}|{amount})(?!\w)")
    words_only = _LINK_TARGET.sub("]", _MACRO.sub("…", text))
    for line, written in enumerate(words_only.split("\n"), start=first_line):
        for match in number.finditer(written):
            fix = "Write it as a macro that names its rule; our own advice stands in words."
            yield Problem(file, line, f'bare number "{match[0]}"', fix)


def _field_problems(inside: str, fields: Set[str] | None, file: str, line: int) -> list[Problem]:
    if fields is None or not _FIELD.fullmatch(inside):
        fix = 'Write a macro such as {{ source("complaint-reply") }}.'
        return [Problem(file, line, f'"{{{{ {inside} }}}}" is no macro', fix)]
    if inside not in fields:
        fix = did_you_mean(inside, fields, "Name the field under fields: at the top of the page.")
        return [Problem(file, line, f'unknown field "{inside}"', fix)]
    return []
