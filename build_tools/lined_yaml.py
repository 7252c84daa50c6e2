"""YAML 1.2 whose every word knows its line, and in which duplicate keys are mistakes.

All scalars stay text (``yes``, ``no``, ``on``, dates and numbers alike), so that each reader
checks the form it needs and can name the line where it is wrong.
"""

from collections.abc import Iterator
from typing import Self

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .problems import Problem


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
    """Read a mapping; *first_line* is where *text* begins in *file*."""
    reader = _Reader(file, first_line)
    try:
        node = YAML(typ="rt").compose(text)
    except MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + first_line
        fix = "Mend the YAML there; a text with a colon or a quotation mark needs quotes around it."
        return Table(), [Problem(file, line, f"not YAML: {error.problem}", fix)]
    except YAMLError as error:
        fix = "Take out the character that YAML does not allow."
        return Table(), [Problem(file, first_line, f"not YAML: {error}", fix)]
    if node is None:
        return Table(), []
    value = reader.value(node)
    if not isinstance(value, Table):
        problem = Problem(file, first_line, "not a list of keys", "Write it as key: value lines.")
        return Table(), [problem]
    return value, reader.problems
