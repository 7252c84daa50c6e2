"""``python -m decision_tree``: the step for a case, or questions in the terminal."""

import argparse
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path

from . import (
    BadCase,
    Case,
    Guide,
    Kind,
    Step,
    UnreadableDate,
    Written,
    calendar_file,
    load_guide,
    parse_case,
    replay,
    step_document,
)
from .case import parse_day, quoted

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> int:
    """Print the step and return the exit status: 2 for a case that cannot be read."""
    options = _options()
    for stream in (sys.stdin, sys.stdout):  # what is no UTF-8 is shown as \x… and stops nothing
        assert isinstance(stream, TextIOWrapper)
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        today = parse_day(options.today, "--today") if options.today else date.today()
        text = _text_of(options.case) if options.case else None
        guide = _compiled_guide()
        case = None if text is None else parse_case(text, today, guide.vocabulary)
        lang = options.lang or next(iter(guide.languages))
        if lang not in guide.languages:
            known = " or ".join(guide.languages)
            raise BadCase(f"--lang is {quoted(lang)}: write {known}.")
    except BadCase as error:
        print(error, file=sys.stderr)
        return 2
    if case is None:
        case = _asked(guide, lang, today)
    step = replay(guide, case, today)
    if options.ics:
        file = calendar_file(step, guide, lang, today, Written(datetime.now(UTC)))
        print(
            file or "The case has no dates ahead.", end="", file=sys.stdout if file else sys.stderr
        )
        return 0
    document = step_document(step, guide, lang, today)
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _tell(document, guide, lang)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m decision_tree", description=__doc__)
    parser.add_argument("--case", metavar="FILE", help="a case document; - is standard input")
    parser.add_argument("--today", metavar="YYYY-MM-DD", help="judge the case as of this day")
    parser.add_argument("--lang", help="pl or en; the guide's first language when left out")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the step as JSON")
    form.add_argument("--ics", action="store_true", help="print the dates ahead as a calendar file")
    options = parser.parse_args()
    if options.ics and not options.case:
        parser.error("--ics needs --case")
    return options


def _text_of(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise BadCase(f"The case {file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadCase(f"The case {file} is not UTF-8 text.") from None


def _compiled_guide() -> Guide:
    """Return the guide as the pages are now: what was just edited is what answers.

    The compiler is another program: the engine imports nothing that reads files.
    """
    command = [sys.executable, "-X", "utf8", "-m", "build_tools.kept_guide", str(DOCS)]
    compiled = subprocess.run(command, cwd=DOCS.parent, capture_output=True, check=False)
    if compiled.returncode:
        heading = "The pages have mistakes:\n" if compiled.returncode == 1 else ""
        raise BadCase(heading + compiled.stderr.decode().rstrip())
    return load_guide(compiled.stdout.decode())


def _asked(guide: Guide, lang: str, today: date) -> Case:
    """Ask in the terminal until an outcome; the case holds what was answered."""
    language = guide.languages[lang]
    case = Case()
    while (step := replay(guide, case, today)).node.kind is not Kind.OUTCOME:
        labels = language.pages[step.node.id].answers
        print(f"\n{language.pages[step.node.id].title}")
        for number, label in enumerate(labels.values(), start=1):
            print(f"  {number}. {label}")
        if step.node.event is not None:
            print(f"  {language.say('terminal-or-date')}")
        try:
            case = _with_reply(input("> ").strip(), step, guide, lang, today)
        except EOFError:
            break
    return case


def _with_reply(reply: str, step: Step, guide: Guide, lang: str, today: date) -> Case:
    case, language = step.case, guide.languages[lang]
    numbered = {str(number): answer for number, answer in enumerate(step.node.answers, start=1)}
    if answer := numbered.get(reply):
        return Case(answers={**case.answers, step.node.id: answer.id}, events=case.events)
    if step.node.event is None:
        print(language.say("terminal-choose", last=len(numbered)))
        return case
    try:
        ahead = guide.vocabulary.may_lie_ahead(step.node.event)
        typed = language.read_date(reply, today, ahead=ahead)
    except UnreadableDate as error:
        print(language.say(error.sentence))
        return case
    if typed.said_as:
        print(language.say(typed.said_as, day=typed.day))
    return Case(answers=case.answers, events={**case.events, step.node.event: typed.day})


def _tell(document: dict[str, object], guide: Guide, lang: str) -> None:
    """Print a step for people: where it leads, and every clock with its arithmetic."""
    print(f"\n== {document['title']}")
    print(f"   {guide.languages[lang].pages[str(document['node'])].url}")
    for action in document["actions"]:  # type: ignore[attr-defined]
        print(f"-> {' – '.join(filter(None, [action['title'], action.get('why')]))}")
    for entry in [*document["clocks"], *document["sums"]]:  # type: ignore[misc]
        print(f"\n{entry['title']}: {entry.get('summary') or entry['words']}")
        for sentence in [*filter(None, [entry.get("caution")]), *entry["why"]]:
            print(f"  - {sentence}")


if __name__ == "__main__":
    sys.exit(main())
