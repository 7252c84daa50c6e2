"""Whatever is edited, and in whatever order, the served site ends as a clean build of the same."""

import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from build_tools.preview.live_site import LiveSite
from build_tools.preview.reports import Edit, Report

from .conftest import copy_project

pytestmark = pytest.mark.builds


class Author:
    """Edits a project, and has the edits followed."""

    def __init__(self, folder: Path) -> None:
        self.project = copy_project(folder / "project")
        self.served = folder / "work" / "site"
        self.served.mkdir(parents=True)
        self.interrupts = False
        self.site = LiveSite(self.project / "mkdocs.yml", self.served, lambda: self.interrupts)
        self.edited: list[str] = []

    def write(self, file: str, change: Callable[[str], str]) -> None:
        path = self.project / file
        text = path.read_text("utf-8") if path.exists() else ""
        path.write_text(change(text), "utf-8")
        self.edited.append(str(path))

    def delete(self, file: str) -> None:
        (self.project / file).unlink()
        self.edited.append(str(self.project / file))

    def save(self, *shown: str, reports: int | None = None) -> list[Report]:
        """Have everything edited since the last time followed, up to so many *reports*."""
        edit = Edit(files=self.edited, shown=shown)
        self.edited = []
        return list(islice(self.site.follow(edit), reports))

    def clean_build(self, folder: Path) -> dict[str, bytes]:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
        subprocess.run(command, cwd=self.project, check=True)
        return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Author:
    author = Author(tmp_path_factory.mktemp("live"))
    (report,) = author.save()
    assert report.problems == ()
    return author


def new_page(lang: str) -> Callable[[str], str]:
    return lambda _: f"---\nid: new-page\n---\n# Nowa ({lang})\n\n## Dalej\n\nTekst.\n"


def test_first_pages_are_what_a_clean_build_makes_of_them(author: Author, tmp_path: Path) -> None:
    author.write("docs/law/complaint-reply.yml", lambda text: text.replace("pl: Odp", "pl: Ta odp"))
    author.write("docs/pl/kwoty.md", lambda text: f"{text}\nO [dniach](terminy/index.md).\n")
    author.write("docs/assets/what-now/sums.js", lambda text: f"{text}\nwindow.edited = true\n")
    (first,) = author.save("terminy/index.html", "en/time-limits/index.html", reports=1)
    changed = {
        "terminy/index.html",
        "kwoty/index.html",
        "assets/what-now/sums.js",
        "assets/guide.json",
    }
    assert set(first.changed) == changed
    clean = author.clean_build(tmp_path / "clean")
    served = contents(author.served)
    assert {name: served[name] for name in changed} == {name: clean[name] for name in changed}


@pytest.mark.long("the whole site after a row of edits")
def test_after_any_edits_the_site_is_a_clean_build(author: Author, tmp_path: Path) -> None:
    author.write("docs/pl/slowniczek.md", lambda text: text.replace("# Słow", "# Nasz słow"))
    author.interrupts = True
    assert author.save() == []
    author.interrupts = False
    author.write("docs/en/glossary.md", lambda text: text.replace("# Gloss", "# Our gloss"))
    author.save(reports=1)
    for lang in ("pl", "en"):
        author.write(f"docs/{lang}/nowa.md", new_page(lang))
    author.write("docs/en/sentences.yml", lambda text: text.replace("Sources", "The sources"))
    author.save()
    author.write("docs/pl/slowniczek.md", lambda text: f"{text}\n[a](nie-ma.md)\n")
    (mistaken,) = author.save("slowniczek/index.html")
    assert [problem.line for problem in mistaken.problems]
    assert b"nie-ma" not in (author.served / "slowniczek" / "index.html").read_bytes()
    author.write("docs/pl/slowniczek.md", lambda text: text.replace("[a](nie-ma.md)", "Jest."))
    author.save("slowniczek/index.html")
    for lang in ("pl", "en"):
        author.delete(f"docs/{lang}/nowa.md")
    author.write("docs/law/complaint-reply.yml", lambda text: text.replace("pl: Odp", "pl: Ta odp"))
    (*_, whole) = author.save("terminy/index.html")
    assert whole.problems == ()
    assert contents(author.served) == author.clean_build(tmp_path / "clean")
    assert not (author.served / "nowa").exists()
