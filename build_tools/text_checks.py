"""The rules for the text of one page: nothing in it that readers would see raw, or not at all."""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from .problems import Problem

_BRACKETS = re.compile(r"(?<!\{)\{(?!\{)[^{}\n]*\}?")
_BEHIND_A_HEADING = re.compile(r"\{\s*#[\w-]+\s*\}\s*$")
_COMMENT = "<!--"
_FOOTNOTE = re.compile(r"\[\^[^\]\s]*\]")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?)\+? ?\w")
_NEARLY_AN_ANSWER = re.compile(
    r"(?:[ ]{0,3}(?:[–—−•][ \t\xa0]*|[-+](?=\[)|[-*+]\xa0[ \xa0]*)|(?:[ ]{4}|\t)\s*[-*+][ ]+)"
    r"\[[^\]]*\]\([^)\s]*\.md[)#]"
)


def text_problems(tokens: Sequence[Token], text: str, file: str, first: int) -> Iterator[Problem]:
    """Yield what is wrong with *text*, whose *tokens* begin on the line *first* of *file*."""
    yield from unread_answers(tokens, text, file, first)
    for token in tokens:
        if token.type == "html_block":
            yield from _html(token.content, file, _line(token, first))
    for before, token, line, child in _spoken(tokens, first):
        if child.type == "html_inline" and not child.content.startswith("</"):
            yield from _html(child.content, file, line)
        if child.type != "text":
            continue
        if match := _FOOTNOTE.search(child.content):
            fix = "Write it into the text, or name a rule of docs/law/ with {{ source(…) }}."
            yield Problem(file, line, f'a page has no footnotes: "{match[0]}"', fix)
        if child is _first_child(token) and _ADMONITION.match(child.content):
            fix = "Write a heading, or a paragraph that begins in bold."
            yield Problem(file, line, f'a page has no boxes: "{child.content}"', fix)
        if before.type != "heading_open" or not _BEHIND_A_HEADING.search(child.content):
            yield from _brackets(child.content, file, line)


def unread_answers(tokens: Sequence[Token], text: str, file: str, first: int) -> Iterator[Problem]:
    """Yield each line that looks like an answer and is none."""
    code = {n for token in tokens if token.type == "fence" for n in range(*(token.map or (0, 0)))}
    for number, line in enumerate(text.split("\n")):
        if number not in code and _NEARLY_AN_ANSWER.match(line):
            fix = "Begin it at the left edge with a hyphen and a space: - [Yes](next.md)."
            yield Problem(file, number + first, "this line is no item of a list", fix)


def marks_are_read(tokens: Sequence[Token], lines: Iterable[int], first: int) -> bool:
    """Tell whether nothing on *lines*, which are those of answers, stands in unread brackets."""
    return not any(
        line in lines and child.type == "text" and _BRACKETS.search(child.content)
        for _, _, line, child in _spoken(tokens, first)
    )


def _brackets(words: str, file: str, line: int) -> Iterator[Problem]:
    for match in _BRACKETS.finditer(words):
        fix = "Write a mark as { #id } right behind its link, and a macro as {{ … }}."
        yield Problem(file, line, f'nothing reads these brackets: "{match[0]}"', fix)


def _html(written: str, file: str, line: int) -> Iterator[Problem]:
    if not written.lstrip().startswith(_COMMENT):
        fix = "Write Markdown; a < that readers are to see is written &lt;."
        begun = written.strip().split("\n")[0]
        yield Problem(file, line, f'a page has no HTML: "{begun}"', fix)


def _spoken(tokens: Sequence[Token], first: int) -> Iterator[tuple[Token, Token, int, Token]]:
    """Yield each part of a line of text, with the token before its block, its block and line."""
    for number, token in enumerate(tokens):
        if token.type == "inline":
            line = _line(token, first)
            for child in token.children or ():
                yield tokens[number - 1], token, line, child
                line += child.type in {"softbreak", "hardbreak"}


def _first_child(token: Token) -> Token | None:
    return token.children[0] if token.children else None


def _line(token: Token, first: int) -> int:
    return (token.map[0] if token.map else 0) + first
