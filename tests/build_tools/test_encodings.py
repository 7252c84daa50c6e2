"""Files as editors on other systems write them; their bytes are made here, not kept in git."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Command
from .test_broken_pages import lay_over

BOM = b"\xef\xbb\xbf"

HARMLESS: dict[str, Callable[[bytes], bytes]] = {
    "byte-order-mark": lambda data: BOM + data,
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "byte-order-mark-and-crlf": lambda data: BOM + data.replace(b"\n", b"\r\n"),
    "cr-alone": lambda data: data.replace(b"\n", b"\r"),
    "no-line-end-at-the-end": lambda data: data.rstrip(b"\n"),
}


def rewrite(sound: Path, change: Callable[[bytes], bytes]) -> None:
    for path in (*sound.rglob("*.md"), *sound.rglob("*.yml")):
        path.write_bytes(change(path.read_bytes()))


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_a_byte_order_mark_or_other_line_ends_are_no_mistake(
    change: Callable[[bytes], bytes], sound: Path, command: Command
) -> None:
    compiled = command("compile")
    rewrite(sound, change)
    assert command("check") == (0, "", "")
    assert command("compile") == compiled


@pytest.mark.parametrize("case", ["answer-leads-nowhere", "unknown-macro", "bad-length"])
@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_lines_are_counted_alike_with_them(
    change: Callable[[bytes], bytes], case: str, sound: Path, command: Command
) -> None:
    expected = lay_over(sound, case)
    rewrite(sound, change)
    assert command("check") == (1, expected, "")


NOT_UTF_8 = {
    "page": ("pl/co-teraz/kiedy-reklamacja.md", 6),
    "start-page": ("pl/index.md", 6),
    "letter": ("pl/pisma/reklamacja.md", 8),
    "english-page": ("en/what-now/wait.md", 6),
    "law-file": ("law/complaint-reply.yml", 2),
    "days-off": ("law/days-off.yml", 9),
    "sentence-file": ("pl/sentences.yml", 1),
}
"""The file, and its first line that Windows-1250 writes in other bytes than UTF-8."""


@pytest.mark.parametrize(("file", "line"), NOT_UTF_8.values(), ids=NOT_UTF_8)
def test_a_file_that_is_not_utf_8_is_told_once_and_nothing_follows_from_it(
    file: str, line: int, sound: Path, command: Command
) -> None:
    text = (sound / file).read_text("utf-8").replace("Note when", "Note „when”")
    (sound / file).write_bytes(text.encode("cp1250"))
    assert command("check") == (1, not_utf_8(file, line), "")


@pytest.mark.parametrize("file", [file for file, _ in NOT_UTF_8.values()], ids=NOT_UTF_8)
def test_a_file_saved_as_utf_16_is_told_once_too(file: str, sound: Path, command: Command) -> None:
    text = (sound / file).read_text("utf-8")
    (sound / file).write_text(text, "utf-16")
    assert command("check") == (1, not_utf_8(file, 1), "")


def not_utf_8(file: str, line: int) -> str:
    fix = "Save the file as UTF-8 in your editor."
    return f"docs/{file}:{line}: this line is not UTF-8 text\n    {fix}\n"


def test_a_character_that_yaml_refuses_is_named_on_its_line(sound: Path, command: Command) -> None:
    path = sound / "law" / "complaint-reply.yml"
    path.write_bytes(path.read_bytes().replace(b"acts: provider", b"acts: provider\x07"))
    expected = (
        "docs/law/complaint-reply.yml:6: not YAML: the character U+0007 is not allowed\n"
        "    Take it out.\n"
    )
    assert command("check") == (1, expected, "")
