"""The command line: most of it in this process, and some runs as its users run it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from decision_tree import BadCase, Guide, __main__
from tests.conftest import ROOT

FILED = b'{"format": "eskalator-case/1", "events": {"complaint-filed": "2026-10-05"}}'

type Run = Callable[..., subprocess.CompletedProcess[bytes]]
type Asked = Callable[..., str]


def run_as_users_do(
    *arguments: str | Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "decision_tree", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=stdin,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process; the guide of the docs is compiled already."""

    def in_this_process(
        *arguments: str | Path, stdin: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        read, printed, said = BytesIO(stdin), BytesIO(), BytesIO()
        streams = {"stdin": read, "stdout": printed, "stderr": said}
        with monkeypatch.context() as patched:
            patched.chdir(ROOT)
            patched.setattr(__main__, "_compiled_guide", lambda: guide)
            patched.setattr("sys.argv", ["decision_tree", *map(str, arguments)])
            for name, stream in streams.items():
                patched.setattr(sys, name, TextIOWrapper(stream, "utf-8", write_through=True))
            try:
                status = __main__.main()
            except SystemExit as left:
                status = int(left.code or 0)
            sys.stdout.flush()
            return subprocess.CompletedProcess(
                arguments, status, printed.getvalue(), said.getvalue()
            )

    return in_this_process


def step_of(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    assert (done.returncode, done.stderr) == (0, b"")
    step = json.loads(done.stdout)
    assert isinstance(step, dict)
    return step


def test_a_case_in_a_file_gives_its_step_as_json(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_bytes(b"\xef\xbb\xbf" + FILED)  # with a byte-order mark, as some editors save it
    step = step_of(
        run_as_users_do("--case", case, "--today", "2026-11-04", "--lang", "en", "--json")
    )
    assert (step["format"], step["node"]) == ("eskalator-step/1", "wait-for-reply")
    reply, *_ = (clock for clock in step["clocks"] if clock["id"] == "complaint-reply")
    assert (reply["id"], reply["legal"], reply["status"]) == (
        "complaint-reply",
        "2026-11-04",
        "due-today",
    )


def test_a_case_on_standard_input_gives_its_step_for_people(guide: Guide, run: Run) -> None:
    done = run("--case", "-", "--today", "2026-11-22", stdin=FILED)
    assert (done.returncode, done.stderr) == (0, b"")
    assert guide.languages["pl"].clocks["complaint-reply"] in done.stdout.decode()
    assert "4 listopada 2026" in done.stdout.decode()


def test_the_dates_ahead_are_printed_as_a_calendar_file(run: Run) -> None:
    done = run("--case", "-", "--today", "2026-11-04", "--lang", "en", "--ics", stdin=FILED)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"DTSTART;VALUE=DATE:20261112\r\n" in done.stdout


def test_the_sums_are_told_with_their_arithmetic(guide: Guide, run: Run) -> None:
    case = {
        "format": "eskalator-case/1",
        "details": {"monthly-fee": "69.99", "days-without-service": "3"},
    }
    done = run("--case", "-", "--lang", "en", stdin=json.dumps(case).encode())
    language = guide.languages["en"]
    assert f"{language.sums['outage-refund-of-fee']}: PLN 7" in done.stdout.decode()
    assert language.cautions["outage-refund-of-fee"] in done.stdout.decode()


def test_json_is_utf_8_whatever_the_terminal_speaks() -> None:
    case = b'{"format": "eskalator-case/1", "answers": {"\\ud83d": "\\u017c\\u00f3\\u0142w"}}'
    done = run_as_users_do(
        *("--case", "-", "--today", "2026-11-22", "--json"),
        stdin=case,
        LC_ALL="C",
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
    )
    (dropped,) = step_of(done)["dropped"]
    assert (dropped["node"], dropped["answer"]) == ("\ud83d", "żółw")


def numbers(guide: Guide, *answers: tuple[str, str]) -> list[str]:
    """Return what to type for *answers*: their numbers on their pages."""
    nodes = guide.tree.nodes
    return [
        str([answer.id for answer in nodes[node].answers].index(wanted) + 1)
        for node, wanted in answers
    ]


@pytest.fixture
def asked(run: Run) -> Asked:
    """Let the command ask: what it prints when all that is typed is used up."""

    def ask(typed: Sequence[str], lang: str = "pl") -> str:
        done = run("--lang", lang, "--today", "2026-11-22", stdin="\n".join(typed).encode())
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode()

    return ask


TO_THE_DATE = (("what-is-wrong", "bill"), ("bill-what", "too-much"), ("how-far", "complaint"))


def test_the_terminal_asks_until_an_outcome(guide: Guide, asked: Asked) -> None:
    typed = numbers(guide, *TO_THE_DATE, ("complaint-date", "unknown"))
    language = guide.languages["pl"]
    told = asked(typed)
    assert language.pages["what-is-wrong"].title in told
    assert language.pages["complaint-date"].title in told
    assert f"== {language.pages['find-complaint-date'].title}" in told


@pytest.mark.parametrize(("lang", "day"), [("pl", "5 października 2026"), ("en", "October 5")])
def test_the_terminal_reads_a_day_in_its_language(
    guide: Guide, asked: Asked, lang: str, day: str
) -> None:
    told = asked([*numbers(guide, *TO_THE_DATE), day], lang)
    assert f"== {guide.languages[lang].pages['silence'].title}" in told


def test_the_terminal_asks_again_for_what_it_cannot_read(guide: Guide, asked: Asked) -> None:
    language = guide.languages["en"]
    what, *rest = numbers(guide, *TO_THE_DATE)
    wrong = ["", "0", "99", "-1", "²", "yes", "9" * 5000]
    told = asked([*wrong, what, *rest, "someday", "31.6.2026", "23.11.2026", "yesterday"], "en")
    last = len(guide.tree.nodes["what-is-wrong"].answers)
    assert told.count(language.say("terminal-choose", last=last)) == len(wrong)
    for sentence in ("date-unreadable", "date-impossible", "date-ahead"):
        assert language.say(sentence) in told
    assert f"== {language.pages['wait-for-reply'].title}" in told


def test_the_end_of_input_leaves_the_reader_at_the_open_question(
    guide: Guide, asked: Asked
) -> None:
    told = asked(numbers(guide, ("what-is-wrong", "bill")))
    assert f"== {guide.languages['pl'].pages['bill-what'].title}" in told


def test_bytes_that_are_no_text_are_no_answer(guide: Guide) -> None:
    done = run_as_users_do("--today", "2026-11-22", stdin=b"\xff\xfe\n", PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    title = guide.languages["pl"].pages["what-is-wrong"].title
    assert f"== {title}" in done.stdout.decode()


REFUSED: dict[str, tuple[list[str], bytes, str]] = {
    "no-such-file": (["--case", "no-such.json"], b"", "no-such.json cannot be read"),
    "a-folder": (["--case", "."], b"", "cannot be read"),
    "not-utf-8": (["--case", "-"], b"\xff", "is not UTF-8"),
    "empty": (["--case", "-"], b"", "is not JSON"),
    "not-json": (["--case", "-"], b"answers: {}", "is not JSON"),
    "nested": (["--case", "-"], b"[" * 100_000, "nested too deeply"),
    "long-number": (["--case", "-"], b"1" * 5000, "is not JSON"),
    "no-format": (["--case", "-"], b"{}", "eskalator-case/1"),
    "unknown-event": (
        ["--case", "-"],
        b'{"format": "eskalator-case/1", "events": {"complaint-file": "2026-10-05"}}',
        "did you mean 'complaint-filed'?",
    ),
    "impossible-day": (
        ["--case", "-"],
        b'{"format": "eskalator-case/1", "events": {"complaint-filed": "2026-02-30"}}',
        "the calendar has no such day",
    ),
    "day-ahead": (
        ["--case", "-", "--today", "2026-10-04"],
        FILED,
        "2026-10-05, after today (2026-10-04)",
    ),
    "malformed-today": (["--case", "-", "--today", "5.10.2026"], FILED, "--today is '5.10.2026'"),
    "impossible-today": (["--today", "2026-02-30"], b"", "--today is '2026-02-30'"),
    "unknown-language": (
        ["--case", "-", "--today", "2026-11-22", "--lang", "de"],
        FILED,
        "write pl or en",
    ),
}


@pytest.mark.parametrize(("arguments", "stdin", "says"), REFUSED.values(), ids=REFUSED)
def test_a_bad_case_is_one_sentence_and_exit_2(
    run: Run, arguments: list[str], stdin: bytes, says: str
) -> None:
    done = run(*arguments, "--json", stdin=stdin)
    said = done.stderr.decode()
    assert done.returncode == 2
    assert done.stdout == b""
    assert says in said
    assert said.count("\n") == 1


def test_an_unknown_option_is_exit_2(run: Run) -> None:
    done = run("--cases", "-")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_pages_with_mistakes_are_told_as_check_tells_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(__main__, "DOCS", tmp_path / "docs")
    with pytest.raises(BadCase) as bad:
        __main__._compiled_guide()
    heading, first, *_ = str(bad.value).split("\n")
    assert heading == "The pages have mistakes:"
    assert first == "docs:1: there is no page here"
