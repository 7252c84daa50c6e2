"""Pages: Markdown files read into ids, titles, answers and links, each with its line."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from .anchors import anchors
from .lined_yaml import Table, read_yaml
from .macros import Macros
from .problems import Problem
from .text_checks import marks_are_read, text_problems, unread_answers
from .text_file import read_text, shown_path

_FENCE = "---"
_OF_A_TITLE = 3
"""How many tokens a heading is: where it begins, its words, where it ends."""
_HEADING_ID = re.compile(r"\s*\{\s*#(?P<id>[\w-]+)\s*\}\s*$")
_MARKDOWN = MarkdownIt().enable("table").use(attrs_plugin, after=("link_close",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a page, as it is written."""

    href: str
    text: str
    line: int
    mark: str | None
    """The id in ``{ #id }`` behind it."""
    event: str | None = None
    """The event in ``{ event=id }`` behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the last bullet list of a page: an answer, if it begins with a link."""

    line: int
    link: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One Markdown file, read but not yet compared with any other."""

    file: str
    """As problems show it."""
    path: PurePosixPath
    """Inside its language's folder."""
    lang: str
    meta: Table
    title: str
    title_line: int
    items: tuple[Item, ...] = ()
    items_are_read: bool = True
    """Whether each line that should be an answer is one, and has its mark."""
    links: tuple[Link, ...] = ()
    pictures: tuple[Link, ...] = ()
    """Their texts are what stands in place of a picture."""
    anchors: frozenset[str] = frozenset()
    """The ids on the page that a link may end with; the marks of answers are among them."""
    second_titles: tuple[int, ...] = ()
    """The lines of first-level headings behind the title."""
    headings: tuple[str, ...] = ()
    """The ids that its second-level headings are given."""
    cited: tuple[str, ...] = ()
    """The ids of the rules its macros name."""
    empty: bool = False
    title_only: bool = False
    kind_meant: str | None = None
    """The kind that a page without one seems to be of; that is told of it."""
    unread: bool = False
    """Its text or front matter could not be read whole, so that only that is worth telling."""
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str | None:
        return self.meta.text("id")

    @property
    def kind(self) -> str:
        return self.meta.text("kind") or self.kind_meant or "guide"

    def key_line(self, key: str) -> int:
        """Return the line of a front matter key, or the first line when it has none."""
        return self.meta.key_line(key)

    def target(self, link: Link) -> PurePosixPath | None:
        """Return the Markdown file that *link* leads to, or None when it leads elsewhere."""
        return target_of(self.path, link.href)


@lru_cache(maxsize=1 << 16)
def parts_of(href: str) -> SplitResult:
    """Return the parts of an address; the library's own cache holds too few for a whole site."""
    return urlsplit(href)


@lru_cache(maxsize=1 << 16)
def target_of(path: PurePosixPath, href: str) -> PurePosixPath | None:
    """Return the file that *href* on the page *path* means, or None for other links."""
    parts = parts_of(href)
    if parts.scheme or parts.netloc or not parts.path.endswith(".md"):
        return None
    return file_of(path, parts.path)


def file_of(path: PurePosixPath, written: str) -> PurePosixPath:
    """Return the file that *written* means, seen from the page *path*."""
    steps: list[str] = []
    for step in (path.parent / unquote(written)).parts:
        if step == ".." and steps and steps[-1] != "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return PurePosixPath(*steps)


def href_of(origin: PurePosixPath, path: PurePosixPath) -> str:
    """Return how a link on the page *origin* names the page *path*."""
    here, there = origin.parent.parts, path.parts
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join((*([".."] * (len(here) - shared)), *there[shared:]))


def front_matter(text: str, file: str) -> tuple[Table, str, int, list[Problem]]:
    """Split *text* into its front matter, its body and the line the body begins on."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Table(), text, 1, []
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            inside = lines[1 : number - 1]
            meta, problems = read_yaml("\n".join(inside), file, first_line=2)
            if problems and any(line.startswith("# ") for line in inside):
                break  # a heading: this --- is a ruler in the text
            return meta, "\n".join(lines[number:]), number + 1, problems
    fix = "Close it with a line of --- before the text."
    problem = Problem(file, 1, "the front matter does not close", fix)
    end = next(
        (n for n, line in enumerate(lines) if not line.strip() or line[0] == "#"), len(lines)
    )
    meta, _ = read_yaml("\n".join(lines[1:end]), file, first_line=2)
    return meta, "\n".join(lines[end:]), end + 1, [problem]


def read_page(
    path: Path, root: Path, lang: str, macros: Macros, letters: Mapping[str, Set[str]]
) -> Page:
    """Read the page at *path*, which lies in the language folder *root*.

    *letters* are the fields of the letters that this language translates, by id.
    """
    file = shown_path(path)
    inside = PurePosixPath(path.relative_to(root).as_posix())
    text, bad_text = read_text(path)
    meta, body, first_line, bad_front = front_matter(text, file)
    own_fields = set(meta.texts("fields")) if meta.text("kind") == "letter" else None
    fields = letters.get(meta.text("id") or "", own_fields)
    expanded = macros.expand(body, file, first_line=first_line, fields=fields)
    tokens = _parsed(expanded.text)
    blocks = macros.expand(body, file, fields=fields, guides={}).text
    titles = tuple(_titles(tokens, first_line))
    items = tuple(_last_bullet_list(tokens, first_line))
    nearly = list(unread_answers(tokens, expanded.text, file, first_line))
    marks = marks_are_read(tokens, {item.line for item in items}, first_line)
    bad_words = text_problems(tokens, expanded.text, file, first_line)
    return Page(
        file=file,
        path=inside,
        lang=lang,
        meta=meta,
        title=titles[0][0] if titles else "",
        title_line=titles[0][1] if titles else min(first_line, text.count("\n") + 1),
        items=items,
        items_are_read=marks and not nearly,
        links=tuple(link for token in tokens for link in _links(token, first_line)),
        pictures=tuple(picture for token in tokens for picture in _pictures(token, first_line)),
        anchors=anchors(_parsed(blocks)),
        second_titles=tuple(line for _, line in titles[1:]),
        headings=tuple(_heading_ids(tokens)),
        cited=expanded.cited,
        empty=not body.strip(),
        title_only=bool(titles) and len(tokens) == _OF_A_TITLE,
        unread=bool(bad_text or bad_front),
        problems=(*bad_text, *bad_front) or (*expanded.problems, *bad_words),
    )


@lru_cache(maxsize=4096)
def _parsed(text: str) -> list[Token]:
    """Return the tokens of *text*, kept because a change of law leaves most texts the same."""
    return _MARKDOWN.parse(text)


def _line(token: Token, first_line: int) -> int:
    return (token.map[0] if token.map else 0) + first_line


def _plain(token: Token) -> str:
    shown = (child for child in token.children or () if child.type in {"text", "code_inline"})
    return "".join(child.content for child in shown)


def _titles(tokens: list[Token], first_line: int) -> Iterator[tuple[str, int]]:
    for before, token in pairwise(tokens):
        if before.type == "heading_open" and before.tag == "h1":
            yield _HEADING_ID.sub("", _plain(token)).strip(), _line(before, first_line)


def _heading_ids(tokens: list[Token]) -> Iterator[str]:
    for before, token in pairwise(tokens):
        if before.type == "heading_open" and before.tag == "h2":
            match = _HEADING_ID.search(token.content)
            if match:
                yield match["id"]


def _links(inline: Token, first_line: int) -> Iterator[Link]:
    line = begun = _line(inline, first_line)
    opened: Token | None = None
    text: list[str] = []
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
            text.append(" ")
        if child.type == "link_open":
            opened, begun, text = child, line, []
        elif child.type == "link_close" and opened is not None:
            mark, event = opened.attrs.get("id"), opened.attrs.get("event")
            yield Link(
                href=str(opened.attrs["href"]),
                text="".join(text),
                line=begun,
                mark=str(mark) if mark else None,
                event=str(event) if event else None,
            )
            opened = None
        elif opened is not None:
            text.append(child.content)


def _pictures(inline: Token, first_line: int) -> Iterator[Link]:
    line = _line(inline, first_line)
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
        if child.type == "image":
            yield Link(href=str(child.attrs["src"]), text=child.content, line=line, mark=None)


def _last_bullet_list(tokens: list[Token], first_line: int) -> Iterator[Item]:
    """Yield the items of the last bullet list that stands in no other block."""
    opens = [n for n, t in enumerate(tokens) if t.type == "bullet_list_open" and t.level == 0]
    if not opens:
        return
    for number, token in enumerate(tokens[opens[-1] :], start=opens[-1]):
        if token.type == "bullet_list_close" and token.level == 0:
            return
        if token.type == "list_item_open" and token.level == 1:
            yield Item(
                line=_line(token, first_line),
                link=_leading_link(tokens[number + 1 : number + 3], first_line),
            )


def _leading_link(inside: Iterable[Token], first_line: int) -> Link | None:
    for token in inside:
        if token.type == "inline" and token.children and token.children[0].type == "link_open":
            return next(_links(token, first_line))
    return None
