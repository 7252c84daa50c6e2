"""``python -m build_tools``: check a docs folder, or compile it for the engine."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from .checks import check
from .compile import checked_docs, compile_docs
from .docs import read_docs
from .problems import BadDocs


def main() -> int:
    """Run one command and return its exit status: 1 when the docs have mistakes."""
    parser = argparse.ArgumentParser(prog="python -m build_tools", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in (
        ("check", "print every mistake in the pages and law files"),
        ("compile", "print the compiled guide as JSON"),
    ):
        command = commands.add_parser(name, help=purpose)
        command.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    options = parser.parse_args()
    if not options.docs.is_dir():
        print(f"{options.docs}: no such folder", file=sys.stderr)
        return 2
    today = date.today()
    if options.command == "check":
        problems = check(read_docs(options.docs, today))
        for problem in problems:
            print(problem)
        return 1 if problems else 0
    try:
        guide = compile_docs(checked_docs(options.docs, today))
    except BadDocs as bad:
        print(bad, file=sys.stderr)
        return 1
    json.dump(guide, sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
