"""``python -m build_tools``: check a docs folder, compile it, review its law, or serve the site."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from .checks import check
from .clocks_table import FILE as CLOCKS
from .clocks_table import clocks_page
from .compile import checked_docs, compile_docs
from .docs import read_docs
from .law import read_law
from .preview.serve import serve
from .problems import BadDocs
from .review import overdue
from .schemas import write_schemas
from .today import BadToday, latest, today
from .vocabulary import read_vocabulary


def main() -> int:
    """Run one command and return its exit status: 1 when the docs have mistakes."""
    parser = argparse.ArgumentParser(prog="python -m build_tools", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in (
        ("check", "print every mistake in the pages and law files"),
        ("compile", "print the compiled guide as JSON"),
        ("review", "print every law file that was not checked for a year"),
        ("clocks", "write the table of the clocks, clocks.md"),
        ("schemas", "write the JSON Schema of each document, for editors"),
    ):
        command = commands.add_parser(name, help=purpose)
        command.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    preview = commands.add_parser("serve", help="serve the site and follow each edit")
    preview.add_argument("--port", type=int, default=8000, help="or the next one that is free")
    options = parser.parse_args()
    if options.command == "serve":
        serve(Path("mkdocs.yml"), options.port)
        return 0
    if not options.docs.is_dir():
        print(f"{options.docs}: no such folder", file=sys.stderr)
        return 2
    try:
        return COMMANDS[options.command](options.docs, today())
    except BadToday as bad:
        print(bad, file=sys.stderr)
        return 2


def _check(root: Path, day: date) -> int:
    problems = check(read_docs(root, day))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def _compile(root: Path, day: date) -> int:
    try:
        guide = compile_docs(checked_docs(root, day))
    except BadDocs as bad:
        print(bad, file=sys.stderr)
        return 1
    json.dump(guide, sys.stdout, ensure_ascii=False)
    return 0


def _review(root: Path, day: date) -> int:
    law = read_law(root / "law", latest(day), read_vocabulary(root))
    problems = overdue(law, day)
    for problem in problems:
        print(problem)
    if not problems:
        oldest = min(rule.checked for rule in law.rules.values())
        print(f"{len(law.rules)} rules, oldest check {oldest}")
    return 1 if problems else 0


def _clocks(root: Path, day: date) -> int:
    law = read_law(root / "law", latest(day), read_vocabulary(root))
    if law.problems:
        print(BadDocs(law.problems), file=sys.stderr)
        return 1
    (root / CLOCKS).write_text(clocks_page(law.rules), "utf-8")
    return 0


def _schemas(_: Path, __: date) -> int:
    write_schemas()
    return 0


COMMANDS: Mapping[str, Callable[[Path, date], int]] = {
    "check": _check,
    "compile": _compile,
    "review": _review,
    "clocks": _clocks,
    "schemas": _schemas,
}

if __name__ == "__main__":
    sys.exit(main())
