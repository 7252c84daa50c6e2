"""The places on a page that links may lead to: ours are those that MkDocs makes."""

import re
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from build_tools.docs import read_docs
from build_tools.today import today

from .test_pages import read

ROOT = Path(__file__).resolve().parent.parent.parent

PAGES = {
    "heading-in-polish": "## Żółć i gęś: co dalej?\n",
    "heading-with-its-own-id": "## Dalej { #next }\n",
    "heading-with-code-and-words-in-bold": "## Wpisz `git` i **zapisz**\n",
    "heading-with-a-link": "## O [drodze](https://example.org/a)\n",
    "no-break-space-in-a-heading": "## Po\N{NO-BREAK SPACE}30 dniach\n",
    "two-headings-alike": "## Raz\n\n## Raz\n\n### Raz\n",
    "a-heading-like-an-id": "## Raz\n\n## Dwa { #raz }\n",
    "lines-below-a-heading": "Raz\n---\n",
    "marked-link": "Zobacz [to](https://example.org/a){ #there } i dalej.\n",
    "marked-paragraph": "Zobacz to.\n{: #there }\n",
    "html": '<div id="there">\n\n</div>\n\nTekst <a name="here"></a> dalej.\n',
    "code-is-no-heading": "```\n## Raz { #one }\n```\n",
}


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_has_the_anchors_that_mkdocs_gives_it(
    text: str, markdown: Markdown, tmp_path: Path
) -> None:
    markdown.reset()
    html = re.sub(r"<code>.*?</code>", "", markdown.convert(f"# Tytuł\n\n{text}"), flags=re.DOTALL)
    ids = set(re.findall(r'\b(?:id|name)="([^"]+)"', html))
    assert read(f"# Tytuł\n\n{text}", tmp_path).anchors == ids


def test_blocks_bring_their_anchors() -> None:
    docs = read_docs(ROOT / "docs", today())
    (page,) = [page for page in docs.pages["pl"] if page.path.as_posix() == "terminy/index.md"]
    assert "complaint-reply" in page.anchors
