"""The tree as plain pages: links alone lead to every node, without a line of script."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from decision_tree import Guide, Kind

ROOT = "https://built.example/"
SELF_CLOSING = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source"})


@dataclass
class _Shown(HTMLParser):
    """What a page shows of its node: the node's id, and its links."""

    node: str = ""
    links: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    """Those of the links that stand in the list of answers."""
    _open: list[str] = field(default_factory=list)
    """The classes of each element that is open, with the name of the element before them."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "what-now":
            self.node = str(found.get("node"))
        if tag == "a" and self._inside("what-now") and found.get("href"):
            self.links.append(str(found["href"]))
            if self._inside("answers"):
                self.answers.append(str(found["href"]))
        if tag not in SELF_CLOSING:
            self._open.append(f"{tag} {found.get('class') or ''}")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().split()[0] != tag:
            pass

    def _inside(self, name: str) -> bool:
        return any(name in opened.split() for opened in self._open)


def _shown(site: Path, address: str) -> _Shown:
    page = _Shown()
    page.feed((site / address.removeprefix(ROOT) / "index.html").read_text("utf-8"))
    return page


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_node_is_reached_from_the_home_page_by_links_alone(
    site: Path, guide: Guide, lang: str
) -> None:
    """The links walked are those of the answers, and the home page's to the list of events."""
    pages = guide.languages[lang].pages
    assert guide.tree.entry
    start, entry = (ROOT + pages[id_].url for id_ in (guide.tree.start, guide.tree.entry))
    assert entry in [urljoin(start, link) for link in _shown(site, start).links]
    waiting = [start, entry]
    seen: dict[str, str] = {}
    while waiting:
        address = waiting.pop()
        if address not in seen.values():
            page = _shown(site, address)
            seen[page.node] = address
            waiting += [urljoin(address, link) for link in page.answers]
    assert seen.keys() == guide.tree.nodes.keys()
    outcomes = [id_ for id_, node in guide.tree.nodes.items() if node.kind is Kind.OUTCOME]
    assert len(outcomes) >= 18
