"""What every test may need: the compiled guide, and the built site in a real browser."""

import json
import subprocess
import sysconfig
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from build_tools.compile import checked_docs, compile_docs
from build_tools.environment import find_browser
from build_tools.today import today
from build_tools.vocabulary import read_vocabulary
from decision_tree import Guide, Kind, load_guide
from decision_tree.case import DetailKind

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30_000
"""How long the browser may take over anything, in ms: two slow cores start Python in ten."""

expect.set_options(timeout=PATIENCE)

VOCABULARY = read_vocabulary(ROOT / "docs").words
"""What a case may hold in this guide."""
MONEY_DETAILS = sorted(id_ for id_, kind in VOCABULARY.details.items() if kind is DetailKind.MONEY)
COUNT_DETAILS = sorted(id_ for id_, kind in VOCABULARY.details.items() if kind is DetailKind.COUNT)

JOURNEYS = pytest.StashKey[dict[str, int]]()


@pytest.fixture(scope="session")
def compiled() -> dict[str, Any]:
    """The guide of ``docs/`` as it reaches the engine."""
    return compile_docs(checked_docs(ROOT / "docs", today()))


@pytest.fixture(scope="session")
def guide(compiled: dict[str, Any]) -> Guide:
    return load_guide(json.dumps(compiled))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site, both languages."""
    folder = tmp_path_factory.mktemp("built") / "site"
    mkdocs = Path(sysconfig.get_path("scripts")) / "mkdocs"
    subprocess.run([mkdocs, "build", "--quiet", "--site-dir", folder], cwd=ROOT, check=True)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up: a page that is left stops its downloads."""


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Where the built site is served: below a path, as on a host that serves other sites too."""
    (site.parent / "below").mkdir()
    (site.parent / "below" / "a-path").symlink_to(site)
    handler = partial(_Quiet, directory=str(site.parent / "below"))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/a-path/"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        yield browser
        browser.close()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the journeys run in each runtime, and the size of the tree."""
    counts = config.stash.get(JOURNEYS, {})
    if not counts:
        return
    compiled = compile_docs(checked_docs(ROOT / "docs", today()))
    nodes = compiled["tree"]["nodes"].values()
    outcomes = sum(node["kind"] == Kind.OUTCOME for node in nodes)
    runtimes = ", ".join(f"{number} {runtime}" for runtime, number in sorted(counts.items()))
    terminalreporter.write_line(f"journeys: {runtimes}")
    terminalreporter.write_line(f"tree: {len(nodes)} nodes, {outcomes} of them outcomes")
