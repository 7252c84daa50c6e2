"""What stands in the built pages beside their text."""

import re
from pathlib import Path

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)")


def test_no_script_or_style_is_inline(site: Path) -> None:
    """A strict content policy lets none of them run."""
    for path in site.rglob("*.html"):
        assert not INLINE.search(path.read_text()), path
