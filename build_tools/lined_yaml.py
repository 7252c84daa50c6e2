"""YAML 1.2 whose every word knows its line, and in which duplicate keys are mistakes.

All scalars stay text (``yes``, ``no``, ``on``, dates and numbers alike), so that each reader
checks the form it needs and can name the line where it is wrong.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Self

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from .problems import Problem

_PLAIN_LINE = re.compile(r"(?P<key>[a-z_]+): +(?P<value>[\w-]+) *")
_NO_SPACE = re.compile(r"\s*[a-z_]+:[^\s:]")


class Text(str):
    """A scalar and the line it stands on."""

    __slots__ = ("line",)
    line: int

    @classmethod
    def at(cls, line: int, text: str) -> Self:
        made = cls(text)
        made.line = line
        return made


class Items(list["Value"]):
    """A sequence and the line it begins on."""

    line: int = 1


class Table(dict[str, "Value"]):
    """A mapping and the line it begins on; its keys are :class:`Text`."""

    line: int = 1

    def key_line(self, key: str) -> int:
        """Return the line of *key*, or the table's own line when it has no such key."""
        return next((k.line for k in self if k == key and isinstance(k, Text)), self.line)

    def text(self, key: str) -> Text | None:
        """Return the scalar under *key*, or None when there is none."""
        value = self.get(key)
        return value if isinstance(value, Text) else None

    def table(self, key: str) -> "Table":
        """Return the mapping under *key*, or an empty one on the key's line."""
        value = self.get(key)
        if isinstance(value, Table):
            return value
        empty = Table()
        empty.line = self.key_line(key)
        return empty

    def texts(self, key: str) -> list[Text]:
        """Return the scalars of the sequence under *key*; a lone scalar is a sequence of one."""
        value = self.get(key)
        if isinstance(value, Text):
            return [value]
        return (
            [item for item in value if isinstance(item, Text)] if isinstance(value, Items) else []
        )


type Value = Text | Items | Table


class _Reader:
    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.problems: list[Problem] = []

    def value(self, node: Node) -> Value:
        line = node.start_mark.line + self.first_line
        if isinstance(node, MappingNode):
            table = Table()
            table.line = line
            for key, value in self.pairs(node):
                table[key] = self.value(value)
            return table
        if isinstance(node, SequenceNode):
            items = Items(self.value(item) for item in node.value)
            items.line = line
            return items
        return Text.at(line, str(node.value))

    def pairs(self, node: MappingNode) -> Iterator[tuple[Text, Node]]:
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + self.first_line
            name = str(key.value) if isinstance(key, ScalarNode) else ""
            if name in seen:
                self.problems.append(
                    Problem(
                        self.file,
                        line,
                        f'the key "{name}" stands twice',
                        f"Keep one; the other is on line {seen[name]}.",
                    )
                )
                continue
            seen[name] = line
            yield Text.at(line, name), value


def read_yaml(text: str, file: str, first_line: int = 1) -> tuple[Table, list[Problem]]:
    """Read a mapping; *first_line* is where *text* begins in *file*.

    Of a text that is no YAML, the lines that are plain all the same are returned. What a text was
    read into is kept for the next time, so nobody may change it.
    """
    table, problems = _read(text, file, first_line)
    return table, list(problems)


@lru_cache(maxsize=4096)
def _read(text: str, file: str, first_line: int) -> tuple[Table, Sequence[Problem]]:
    reader = _Reader(file, first_line)
    try:
        node = _parser().compose(text)
    except MarkedYAMLError as error:
        _parser.cache_clear()  # what it remembers of a text that it gave up is not for the next one
        line = _line_of(error)
        fix = _fix_of(text.split("\n")[line : line + 1])
        problem = Problem(file, line + first_line, f"not YAML: {error.problem}", fix)
        return _plain_lines(text, first_line), [problem]
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        message = f"not YAML: the character U+{error.character:04X} is not allowed"
        return _plain_lines(text, first_line), [Problem(file, line, message, "Take it out.")]
    if node is None:
        return Table(), []
    value = reader.value(node)
    if not isinstance(value, Table):
        problem = Problem(file, first_line, "not a list of keys", "Write it as key: value lines.")
        return Table(), [problem]
    return value, reader.problems


@cache
def _parser() -> YAML:
    """Return the one parser of all texts: to make one takes as long as to read a short text."""
    return YAML(typ="safe", pure=True)


def _fix_of(lines: Sequence[str]) -> str:
    """Return what mends the line that YAML cannot read, if there is one."""
    if any("\t" in line for line in lines):
        return "Write spaces: YAML allows no tab."
    if any(_NO_SPACE.match(line) for line in lines):
        return "Write a space behind the colon."
    return "Close each quotation mark and bracket there, and put a text with a colon in quotes."


def _line_of(error: MarkedYAMLError) -> int:
    """Return the line, from 0, on which what YAML cannot read begins, not where it gave up."""
    begun = None if "block" in (error.context or "") else error.context_mark
    mark = begun or error.problem_mark
    return mark.line if mark else 0


def _plain_lines(text: str, first_line: int) -> Table:
    table = Table()
    table.line = first_line
    for line, written in enumerate(text.split("\n"), start=first_line):
        if match := _PLAIN_LINE.fullmatch(written):
            table[Text.at(line, match["key"])] = Text.at(line, match["value"])
    return table
