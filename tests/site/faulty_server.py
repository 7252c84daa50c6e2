"""A host with faults: files that do not come, come in part, or never end."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PIECES = 8
PATIENCE = 60
"""Seconds after which a file that nobody asks for is taken for forgotten."""


class FaultyServer(ThreadingHTTPServer):
    """The site, with a fault in each file whose address ends as a key of *faults*."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
        self.url = f"http://127.0.0.1:{self.server_port}/"
        self.mend()

    def mend(self) -> None:
        """Have no faults any more; who waits for a file of before waits on."""
        self.faults: dict[str, str] = {}
        self.next_piece = threading.Semaphore(0)
        """Released once for each of the ``PIECES`` of a file that comes in pieces."""
        self._asked_for = threading.Event()
        self._let_go = threading.Event()

    def wait_until_asked(self) -> None:
        """Wait until a file was asked for that does not come, or not yet."""
        assert self._asked_for.wait(PATIENCE)

    def let_go(self) -> None:
        """Send the file that is held back."""
        self._let_go.set()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up."""

    def hold(self) -> None:
        """Wait until the file may go; a thread that waits for ever is a daemon."""
        let_go = self._let_go
        self._asked_for.set()
        let_go.wait()


class _Handler(SimpleHTTPRequestHandler):
    server: FaultyServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass

    def do_GET(self) -> None:
        faults = self.server.faults
        fault = next((faults[end] for end in faults if self.path.endswith(end)), None)
        match fault:
            case None:
                super().do_GET()
            case "refused":
                self.close_connection = True
            case "missing":
                self.send_error(404)
            case "forbidden":
                self.send_error(403)
            case "silent":
                self.server.hold()
            case "held":
                self.server.hold()
                super().do_GET()
            case _:
                self._send(Path(self.translate_path(self.path)).read_bytes(), fault)

    def _send(self, whole: bytes, fault: str) -> None:
        """Send *whole*, or what the fault leaves of it."""
        half = whole[: len(whole) // 2]
        announced = {"cut": half, "another": b"<!doctype html>"}.get(fault, whole)
        kind = self.guess_type(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream" if fault == "untyped" else kind)
        self.send_header("Content-Length", str(len(announced)))
        self.end_headers()
        if fault == "in-pieces":
            self._send_in_pieces(whole)
        elif fault in ("broken-off", "stops"):
            self.wfile.write(half)
            self.close_connection = True
        else:
            self.wfile.write(announced)
        if fault == "stops":
            self.wfile.flush()
            self.server.hold()

    def _send_in_pieces(self, whole: bytes) -> None:
        size = len(whole) // PIECES + 1
        next_piece = self.server.next_piece
        for start in range(0, len(whole), size):
            next_piece.acquire()
            self.wfile.write(whole[start : start + size])
            self.wfile.flush()
