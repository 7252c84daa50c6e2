"""What every test may need: the compiled guide, the built site, and what a run leaves out.

Only a module that imports Playwright needs a browser, and no other needs it installed.
"""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from build_tools.compile import checked_docs, compile_docs
from build_tools.environment import find_browser
from build_tools.runtime import RuntimeNotBuilt, built_runtime
from build_tools.today import today
from build_tools.vocabulary import read_vocabulary
from decision_tree import Guide, Kind, load_guide
from decision_tree.case import DetailKind
from tests.built_site import built_site
from tests.law_files import as_it_stood

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30_000
"""How long the browser may take over anything, in ms: two slow cores start Python in ten."""
JOURNEY = "journey"
"""The property of a test that ran a journey: in which runtime."""
PLANTED = "planted mistake"
"""The property of a test that found a mistake told at its line."""

VOCABULARY = read_vocabulary(ROOT / "docs").words
"""What a case may hold in this guide."""
MONEY_DETAILS = sorted(id_ for id_, kind in VOCABULARY.details.items() if kind is DetailKind.MONEY)
COUNT_DETAILS = sorted(id_ for id_, kind in VOCABULARY.details.items() if kind is DetailKind.COUNT)

IMPORT = "\nfrom playwright."
LEFT_OUT = pytest.StashKey[set[str]]()
TREE = pytest.StashKey[tuple[int, int]]()
"""How many nodes the tree has, and how many of them are outcomes."""


@pytest.fixture(scope="session")
def compiled(pytestconfig: pytest.Config) -> dict[str, Any]:
    """The guide of ``docs/`` as it reaches the engine."""
    compiled = compile_docs(checked_docs(ROOT / "docs", today()))
    kinds = [node["kind"] for node in compiled["tree"]["nodes"].values()]
    pytestconfig.stash[TREE] = (len(kinds), kinds.count(Kind.OUTCOME))
    return compiled


@pytest.fixture(scope="session")
def guide(compiled: dict[str, Any]) -> Guide:
    return load_guide(json.dumps(compiled))


@pytest.fixture(scope="session")
def pinned_guide(compiled: dict[str, Any]) -> Guide:
    """The guide by the law of one day: what is written down of dated cases never changes."""
    return load_guide(json.dumps(as_it_stood(compiled)))


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site, both languages."""
    return built_site()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up: a page that is left stops its downloads."""


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Where the built site is served: below a path, as on a host that serves other sites too."""
    handler = partial(_Quiet, directory=str(site.parent))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - only for who asks

    expect.set_options(timeout=PATIENCE)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        yield browser
        browser.close()


@cache
def _needs_a_browser(path: Path) -> bool:
    """Tell whether a module of tests, or the ``conftest`` of a folder, imports Playwright."""
    module = path / "conftest.py" if path.is_dir() else path
    return module.suffix == ".py" and module.is_file() and IMPORT in module.read_text("utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("eskalator")
    group.addoption("--fast", action="store_true", help="leave out browsers and built sites")
    group.addoption("--all", action="store_true", help="run what is long by nature, too")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long(what): runs with --all only; what it covers more of")
    config.addinivalue_line("markers", "builds: builds whole sites, and does not run with --fast")
    config.stash[LEFT_OUT] = set()
    if config.getoption("numprocesses", None) and not config.getoption("--fast"):
        # here and now, before there are two workers that would build it
        with suppress(RuntimeNotBuilt):
            built_runtime()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return True if config.getoption("--fast") and _needs_a_browser(collection_path) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this run is not for, and begin with the browser, which lasts."""
    left_out: list[pytest.Item] = []
    if config.getoption("--fast"):
        left_out += [item for item in items if _builds(item)]
    if not config.getoption("--all"):
        long = [item for item in items if item.get_closest_marker("long")]
        for item in long:
            config.stash[LEFT_OUT].update(mark.args[0] for mark in item.iter_markers("long"))
        left_out += long
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
    items.sort(key=lambda item: not _needs_a_browser(item.path))


def _builds(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("builds")) or "site" in getattr(item, "fixturenames", ())


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a worker tell what it left out, and the size of the tree that it has seen."""
    if hasattr(session.config, "workeroutput"):
        stash = session.config.stash
        left_out = stash[LEFT_OUT]
        told = {"left_out": sorted(left_out), "tree": stash.get(TREE, None)}
        session.config.workeroutput.update(told)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    told = getattr(node, "workeroutput", {})
    node.config.stash[LEFT_OUT].update(told.get("left_out", ()))
    if told.get("tree"):
        node.config.stash[TREE] = tuple(told["tree"])


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the journeys run in each runtime, the size of the tree, and what was left out."""
    passed = terminalreporter.stats.get("passed", ())
    properties = [found for report in passed for found in report.user_properties]
    counts = Counter(str(value) for name, value in properties if name == JOURNEY)
    planted = sum(name == PLANTED for name, _ in properties)
    if planted:
        terminalreporter.write_line(f"planted mistakes told at their lines: {planted}")
    if counts:
        nodes, outcomes = config.stash[TREE]
        runtimes = ", ".join(f"{number} {runtime}" for runtime, number in sorted(counts.items()))
        terminalreporter.write_line(f"journeys: {runtimes}")
        terminalreporter.write_line(f"tree: {nodes} nodes, {outcomes} of them outcomes")
    if left_out := _left_out(config):
        terminalreporter.write_line(f"left out: {left_out}")


def _left_out(config: pytest.Config) -> str:
    if config.getoption("--all"):
        return "nothing"
    if config.getoption("--fast"):
        fast = "tests in a browser or of a built site, lint and types (make test runs them)"
        return f"{fast}; what is long by nature (make test-all runs it)"
    long = config.stash[LEFT_OUT]
    return f"{', '.join(sorted(long))} (make test-all runs them)" if long else ""
