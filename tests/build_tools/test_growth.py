"""Twice as many pages are twice the work for check and compile: counted in steps, not in time."""

import sys
from collections.abc import Callable
from datetime import date

import pytest

from build_tools.checks import check
from build_tools.compile import compile_docs
from build_tools.docs import Docs, read_docs
from build_tools.pages import parts_of, target_of
from tests.grown_docs import grow

DAY = date(2026, 11, 22)
SIZES = (2, 52, 102)
MOST = 2.2
"""Twice, and a little for sorting; where each page looks at every other it is nearly 4."""


@pytest.fixture(
    scope="module", params=[7, 1], ids=["seven-answers-a-question", "one-answer-a-question"]
)
def grown(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Docs, Docs, Docs]:
    """Trees of :data:`SIZES`: broad ones, and one long walk."""
    folder = tmp_path_factory.mktemp("grown")
    small, some, twice = (
        read_docs(grow(folder / str(nodes), nodes, request.param), DAY) for nodes in SIZES
    )
    return small, some, twice


def steps_of(work: Callable[[Docs], object], docs: Docs) -> int:
    """Return how many calls and turns of a loop *work* takes, with no address known yet."""
    counted = 0
    for remembers in (parts_of, target_of):
        remembers.cache_clear()

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    events = sys.monitoring.events
    watched = (events.PY_START, events.CALL, events.JUMP, events.BRANCH)
    tool = sys.monitoring.PROFILER_ID
    sys.monitoring.use_tool_id(tool, "steps")
    try:
        for event in watched:
            sys.monitoring.register_callback(tool, event, count)
        sys.monitoring.set_events(tool, sum(watched))
        work(docs)
    finally:
        sys.monitoring.set_events(tool, 0)
        sys.monitoring.free_tool_id(tool)
    return counted


@pytest.mark.parametrize("work", [check, compile_docs], ids=["check", "compile"])
def test_twice_the_pages_are_twice_the_work(
    grown: tuple[Docs, Docs, Docs], work: Callable[[Docs], object]
) -> None:
    """What the smallest tree costs is taken off: most of it is the law, the same for all."""
    small, some, twice = grown
    work(small)  # whatever is imported or made ready once
    base = steps_of(work, small)
    assert steps_of(work, twice) - base < MOST * (steps_of(work, some) - base)
