import pytest

from build_tools.lined_yaml import Items, Table, Text, read_yaml
from build_tools.problems import Problem

RULE = """\
# a comment
id: complaint-reply
starts_on:
  - complaint-delivered
  - complaint-filed
title: {pl: Odpowiedź,
  en: Answer}
values:
  2024-11-10:
    length: 30 days
"""


def read(text: str, first_line: int = 1) -> Table:
    table, problems = read_yaml(text, "rule.yml", first_line)
    assert problems == []
    return table


def line_of(value: Text | Items | Table | None) -> int:
    assert value is not None
    return value.line


@pytest.mark.parametrize("first_line", [1, 12])
def test_every_word_knows_its_line(first_line: int) -> None:
    table = read(RULE, first_line)
    above = first_line - 1
    assert line_of(table.text("id")) == above + 2
    assert table.key_line("starts_on") == above + 3
    assert [item.line - above for item in table.texts("starts_on")] == [4, 5]
    assert line_of(table.table("title").text("en")) == above + 7
    assert table.table("values").key_line("2024-11-10") == above + 9
    assert line_of(table.table("values").table("2024-11-10").text("length")) == above + 10


def test_a_key_that_is_not_there_is_missed_where_its_table_begins() -> None:
    table = read(RULE)
    assert table.table("values").table("2024-11-10").key_line("reference") == 10
    assert table.table("safety").line == 2


WORDS = [
    "yes",
    "no",
    "on",
    "off",
    "true",
    "null",
    "~",
    "2024-11-10",
    "0x1F",
    "1_000",
    "12:30",
    "1e3",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_stays_a_word(word: str) -> None:
    """YAML 1.1 takes many of them for truth values, numbers or dates, as PyYAML does."""
    table = read(f"{word}: {word}")
    assert table == {word: word}


def test_a_lone_word_is_a_list_of_one() -> None:
    table = read("starts_on: complaint-filed\nvalues: {a: b}\n")
    assert table.texts("starts_on") == ["complaint-filed"]
    assert table.texts("values") == table.texts("stopped_by") == []


@pytest.mark.parametrize(
    ("text", "line", "first"),
    [
        ("id: a\nkind: b\nid: c\n", 3, 1),
        ("values:\n  x:\n    on: a\n    'on': b\n", 4, 3),
        ("title: {pl: a, en: b, pl: c}\n", 1, 1),
        ("days:\n  - {id: a}\n  - {id: b,\n     id: c}\n", 4, 3),
    ],
    ids=["at-the-top", "quoted-or-not", "in-one-line", "in-a-list"],
)
def test_a_key_that_stands_twice_is_told_with_both_lines(text: str, line: int, first: int) -> None:
    _, [problem] = read_yaml(text, "rule.yml", first_line=11)
    assert (problem.file, problem.line) == ("rule.yml", line + 10)
    assert problem.message.endswith("stands twice")
    assert problem.fix == f"Keep one; the other is on line {first + 10}."


def test_of_a_key_that_stands_twice_the_first_counts() -> None:
    table, _ = read_yaml("id: a\nid: b\n", "rule.yml")
    assert table == {"id": "a"}


NO_YAML = {
    "quotation-mark-that-does-not-close": ("id: a\ntitle: 'b\nkind: c\n", 2),
    "bracket-that-does-not-close": ("id: a\nfields: [b,\nkind: c\n", 2),
    "colon-in-a-text": ("id: a\ntitle: b: c\n", 2),
    "text-without-a-key": ("id: a\nsome words\nmore words\n", 2),
    "key-that-moved-in": ("id: a\n  kind: b\n", 2),
    "tab": ("id: a\ntitle:\t@b\n", 2),
    "two-documents": ("id: a\n---\nkind: b\n", 1),
}


@pytest.mark.parametrize(("text", "line"), NO_YAML.values(), ids=NO_YAML)
def test_what_is_no_yaml_is_told_where_it_begins_and_the_id_stays_known(
    text: str, line: int
) -> None:
    table, [problem] = read_yaml(text, "page.md", first_line=2)
    assert problem.line == line + 1
    assert problem.message.startswith("not YAML: ")
    assert "\n" not in problem.message
    assert line_of(table.text("id")) == 2


def test_a_list_is_no_table() -> None:
    problem = Problem("page.md", 2, "not a list of keys", "Write it as key: value lines.")
    assert read_yaml("- id: a\n", "page.md", first_line=2) == ({}, [problem])


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n"])
def test_no_keys_are_an_empty_table(text: str) -> None:
    assert read(text) == {}
