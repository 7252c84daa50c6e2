"""What check and compile cost in trees of 100, 1,000 and 10,000 nodes: run by ``make bench``."""

import time
from datetime import date
from pathlib import Path

from build_tools.checks import check
from build_tools.compile import compile_docs
from build_tools.docs import read_docs
from tests.grown_docs import grow

SIZES = (100, 1_000, 10_000)
DAY = date(2026, 11, 22)


def test_the_cost_of_a_node_does_not_grow_with_the_tree(tmp_path: Path) -> None:
    """Each command reads the docs first, and compile checks them; seconds of the processor."""
    before: dict[str, float] = {}
    print()
    for nodes in SIZES:
        folder = grow(tmp_path / str(nodes), nodes)
        begun = time.process_time()
        docs = read_docs(folder, DAY)
        problems = check(docs)
        checked = time.process_time()
        guide = compile_docs(docs)
        compiled = time.process_time()
        assert problems == []
        assert len(guide["tree"]["nodes"]) > nodes
        took = {"check": checked - begun, "compile": compiled - begun}
        for command, seconds in took.items():
            each = 1000 * seconds / nodes
            ratio = f", {each / before[command]:.2f} times the one before" if before else ""
            print(f"{command}: {nodes:6,} nodes {seconds:6.2f} s, {each:.2f} ms a node{ratio}")
        before = {command: 1000 * seconds / nodes for command, seconds in took.items()}
