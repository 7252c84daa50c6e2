"""How long it takes from a save until an open page shows it: run by ``make bench``."""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.preview.conftest import Preview, copy_project, eventually, running

MOST = 2.0
"""The median, in seconds."""
ROUNDS = 5
PAUSE = 5.0
"""Seconds between two saves, as of an author who looks at what came of it."""
EDITED = {
    "a Polish page": ("docs/pl/slowniczek.md", "# Słowniczek", "slowniczek/"),
    "an English page": ("docs/en/glossary.md", "# Glossary", "en/glossary/"),
    "a law file": (
        "docs/law/complaint-reply.yml",
        "Dz.U. 2024 poz. 1221",
        "droga/3-zasady-reklamacji/",
    ),
    "a template": ("build_tools/theme/partials/sources.html", "<details", "slowniczek/"),
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with running(copy_project(tmp_path_factory.mktemp("project"))) as preview:
        eventually(lambda: "are fresh" in preview.terminal())
        yield preview


@pytest.mark.parametrize("what", EDITED)
def test_from_save_to_sight(what: str, preview: Preview, chromium: Browser) -> None:
    file, found, address = EDITED[what]
    page = chromium.new_page()
    page.goto(preview.url + address)
    path = preview.folder / file
    whole = path.read_text("utf-8")
    took = []
    for number in range(ROUNDS):
        time.sleep(PAUSE)
        mark = f"seen{number}"
        begun = time.perf_counter()
        path.write_text(whole.replace(found, edited(file, found, mark), 1), "utf-8")
        page.wait_for_function("mark => document.body?.innerHTML.includes(mark)", arg=mark)
        took.append(time.perf_counter() - begun)
    page.close()
    path.write_text(whole, "utf-8")
    median = statistics.median(took)
    print(f"\n{what}, from its save until it is seen: {median:.2f} s (at most {MOST})")
    assert median < MOST


def edited(file: str, found: str, mark: str) -> str:
    if Path(file).suffix == ".html":
        return f"<!-- {mark} -->{found}"
    return f"{found} {mark}"
