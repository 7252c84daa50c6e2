"""The preview's server program: it watches the files, answers browsers and minds the builder."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import NoReturn

from ..problems import Problem
from ..runtime import ROOT
from ..text_file import shown_path
from .reports import Edit, Report
from .server import HOST, PreviewServer, open_server
from .state import State
from .watching import edits

TOOLS = (ROOT / "build_tools", ROOT / "decision_tree")
HERE = Path(__file__).parent


def serve(config_file: Path, port: int) -> None:
    """Serve the site of *config_file* and follow its edits, until the terminal stops it."""
    signal.signal(signal.SIGTERM, _stop)
    state = State()
    try:
        with (
            TemporaryDirectory(prefix="eskalator-") as folder,
            open_server(Path(folder) / "site", state, port) as server,
            Builder(config_file, Path(folder) / "site", state) as builder,
        ):
            Thread(target=server.serve_forever, daemon=True).start()
            _say(_where(server, port))
            for files in edits(_watched(config_file)):
                _follow(files, builder, state)
    except KeyboardInterrupt:
        _say("stopped")


class Builder:
    """The builder's process, and the thread that hears its reports."""

    def __init__(self, config_file: Path, site: Path, state: State) -> None:
        self._command = [
            sys.executable,
            "-m",
            f"{__package__}.builder",
            str(config_file),
            str(site),
        ]
        self._state = state
        self._told: tuple[Problem, ...] = ()
        self._start()

    def __enter__(self) -> "Builder":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def send(self, edit: Edit) -> None:
        """Have *edit* followed, by a new builder where the last one has ended."""
        if self._process.poll() is not None:
            self._start()
            return
        _write(self._process, edit)

    def restart(self) -> None:
        """Have the whole site built by what the tools and the engine are now."""
        self._end()
        self._start()

    def _start(self) -> None:
        pipe = subprocess.PIPE
        # Not stopped by the terminal's Ctrl+C, which is for the server: it ends with its input.
        self._process = subprocess.Popen(
            self._command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", process_group=0
        )
        Thread(target=self._hear, args=(self._process,), daemon=True).start()
        _write(self._process, Edit(shown=self._state.shown()))

    def _end(self) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)  # with what it runs to make the wheel
        self._process.wait()

    def _hear(self, process: "subprocess.Popen[str]") -> None:
        for line in process.stdout or ():
            self._take(Report.of_line(line))
        if process is self._process and process.wait() not in {0, -signal.SIGKILL}:
            self._take(Report(problems=(_builder_ended(),)))

    def _take(self, report: Report) -> None:
        self._state.take(report)
        if report.problems and report.problems != self._told:
            _say(f"{_count(report.problems)}; the last good site is still served")
            print(*report.problems, sep="\n", flush=True)
        elif self._told and not report.problems:
            _say("no mistakes any more")
        if report.changed:
            _say(_changed(report.changed))
        self._told = report.problems


def _follow(files: Iterable[Path], builder: Builder, state: State) -> None:
    tools = [path for path in files if path.suffix == ".py"]
    if any(path.is_relative_to(HERE) for path in tools):
        _say("the preview itself was edited: what serves is the old one until it is started anew")
    if tools:
        _say("the tools or the engine were edited; building the whole site with them")
        builder.restart()
    else:
        builder.send(Edit(files=[str(path) for path in files], shown=state.shown()))


def _watched(config_file: Path) -> list[Path]:
    """Return what a site is made of: the pages, the templates, the settings and the tools."""
    folder = config_file.resolve().parent
    return [folder / "docs", *sorted(folder.glob("mkdocs*.yml")), *TOOLS]


def _write(process: "subprocess.Popen[str]", edit: Edit) -> None:
    if process.stdin:
        try:
            process.stdin.write(edit.to_line() + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass  # its end is reported where its reports are heard


def _builder_ended() -> Problem:
    fix = "The lines above say why; the next edit starts it again."
    return Problem(shown_path(HERE / "builder.py"), 1, "the builder has stopped", fix)


def _where(server: PreviewServer, wanted: int) -> str:
    port = server.server_port
    taken = f"port {wanted} is taken, so " if port != wanted else ""
    return f"{taken}the site is on http://{HOST}:{port}/ and follows each save; Ctrl+C stops it"


def _count(problems: tuple[Problem, ...]) -> str:
    return "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"


def _changed(files: tuple[str, ...]) -> str:
    pages = [f"/{file.removesuffix('index.html')}" for file in files if file.endswith(".html")]
    named = pages if len(pages) == 1 else files
    return f"{named[0]} is fresh" if len(named) == 1 else f"{len(files)} files are fresh"


def _say(what: str) -> None:
    print(f"eskalator: {what}", flush=True)


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt
