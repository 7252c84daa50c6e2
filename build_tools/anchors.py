"""The ids on a page that a link may end with, as MkDocs makes them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown.extensions.toc import unique
from markdown_it.token import Token
from pymdownx.slugs import slugify

_IN_BRACES = re.compile(r"\{:?[^{}]*#(?P<id>[\w-]+)[^{}]*\}")
_IN_HTML = re.compile(r"""\b(?:id|name)=["']?(?P<id>[^"'\s>]+)""")
_slug = slugify(case="lower")
"""The same that ``mkdocs.yml`` names."""


def anchors(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the ids that the page of *tokens* gets: those written, and those of its headings."""
    ids = set(_written(tokens))
    for before, heading in pairwise(tokens):
        if before.type == "heading_open" and not any(_in_braces(heading)):
            unique(_slug(_text(heading), "-"), ids)
    return frozenset(ids)


def _written(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from _in_braces(token)
        for part in (token, *(token.children or ())):
            if part.type in {"html_block", "html_inline"}:
                yield from (match["id"] for match in _IN_HTML.finditer(part.content))
            elif part.type == "link_open" and "id" in part.attrs:
                yield str(part.attrs["id"])


def _in_braces(inline: Token) -> Iterator[str]:
    for child in inline.children or ():
        if child.type == "text":
            yield from (match["id"] for match in _IN_BRACES.finditer(child.content))


def _text(inline: Token) -> str:
    shown = (child for child in inline.children or () if child.type in {"text", "code_inline"})
    return " ".join("".join(child.content for child in shown).split())
