"""A copy of the project that a test may edit, and its preview."""

import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.restored import restored

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120.0
"""Seconds after which a preview is taken for dead; two slow cores build the site in twenty."""

LANGUAGES = ("pl", "en")
SOUND = ROOT / "tests" / "broken" / "sound"

_COPIED = ("build_tools", "decision_tree", "docs", "mkdocs.yml", "mkdocs.en.yml", "pyproject.toml")
_ALSO_COPIED = ("README.md", "LICENSE", ".cache/runtime")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "screenshots")


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A running ``python -m build_tools serve``."""

    folder: Path
    """The project it serves."""
    process: "subprocess.Popen[str]"
    printed: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        eventually(lambda: "http://" in self.terminal())
        (port,) = re.findall(r"http://127\.0\.0\.1:(\d+)/", self.terminal())
        return int(port)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def terminal(self) -> str:
        return "".join(self.printed)

    def get(self, path: str) -> tuple[int, str]:
        """Return the status and the text of the answer; the server may take one second for it."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        text = response.read().decode("utf-8")
        connection.close()
        return response.status, text

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


def eventually(true: Callable[[], bool]) -> None:
    """Wait until *true* says so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def copy_project(folder: Path) -> Path:
    """Copy what a build needs to *folder*; the wheel need not be built again."""
    for name in (*_COPIED, *_ALSO_COPIED):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=_LEFT_OUT)
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


@contextmanager
def running(folder: Path, port: int = 8700) -> Iterator[Preview]:
    """Serve the project in *folder*, with its own tools."""
    process = subprocess.Popen(
        [sys.executable, "-m", "build_tools", "serve", "--port", str(port)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    preview = Preview(folder=folder, process=process)
    lines = process.stdout
    assert lines is not None
    threading.Thread(target=lambda: preview.printed.extend(lines), daemon=True).start()
    try:
        yield preview
    finally:
        process.terminate()
        process.wait(PATIENCE)
        lines.close()


def shrink(project: Path) -> None:
    """Put the small sound pages in place of all; the words around a page stay the real ones."""
    docs = project / "docs"
    around = {lang: _interface(docs / lang / "sentences.yml") for lang in LANGUAGES}
    for name in (*LANGUAGES, "law"):
        shutil.rmtree(docs / name)
    shutil.copytree(SOUND, docs, dirs_exist_ok=True)
    for lang, words in around.items():
        sentences = docs / lang / "sentences.yml"
        text = sentences.read_text("utf-8")
        sentences.write_text(text.replace(_interface(sentences), words), "utf-8")
    for settings in project.glob("mkdocs*.yml"):
        kept, _, _ = settings.read_text("utf-8").partition("\nnav:\n")
        settings.write_text(f"{kept}\nnav:\n  - index.md\n", "utf-8")


def _interface(sentences: Path) -> str:
    """Return the section of a sentence file with the words that stand around a page."""
    (section,) = re.findall(r"(?m)^interface:\n(?:[ #].*\n)+", sentences.read_text("utf-8"))
    return str(section)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with few pages: these tests build it some twenty times."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    shrink(project)
    return project


@pytest.fixture(scope="session")
def shared_preview(project: Path) -> Iterator[Preview]:
    with running(project) as preview:
        eventually(lambda: "are fresh" in preview.terminal() or "mistake" in preview.terminal())
        assert "mistake" not in preview.terminal(), preview.terminal()
        yield preview


@pytest.fixture
def preview(shared_preview: Preview) -> Iterator[Preview]:
    """A preview that all tests share; the files of its project are as they were after each."""
    with restored(*(shared_preview.folder / name for name in _COPIED)):
        yield shared_preview
