"""Line breaks as a language's typesetters make them."""

import re
from collections.abc import Collection

_TAG_OR_TEXT = re.compile(r"(<[^>]*>)")


def without_orphans(html: str, words: Collection[str]) -> str:
    """Return *html* whose short *words*, such as the Polish "w", never end a line."""
    if not words:
        return html
    short = re.compile(rf"(?<![\w’'-])({'|'.join(words)}) (?=\S)", re.IGNORECASE)
    parts = _TAG_OR_TEXT.split(html)
    parts[::2] = [short.sub("\\1\N{NO-BREAK SPACE}", text) for text in parts[::2]]
    return "".join(parts)
