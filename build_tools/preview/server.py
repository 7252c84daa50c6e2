"""Serving of a built site to browsers, each page with the script that keeps it fresh.

The script is added to what is sent and to nothing on disk: a built site knows of no preview.
"""

import errno
import json
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from .state import News, State

HOST = "127.0.0.1"
EVENTS = "/_preview/events"
SCRIPT = "/_preview/open-page.js"
_HERE = Path(__file__).parent
_STILL_HERE = 10.0
"""Seconds after which a silent page is written to, which tells whether it is still open."""
_MOST_PORTS = 100
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}


class PreviewServer(ThreadingHTTPServer):
    """Answers at once, whatever the builder does."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up: each reload does."""


def open_server(site: Path, state: State, port: int) -> PreviewServer:
    """Return a server of the folder *site* on *port*, or on the next one that is free."""
    handler = partial(_Handler, state, directory=str(site))
    for free in range(port, port + _MOST_PORTS):
        try:
            return PreviewServer((HOST, free), handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    sys.exit(f"eskalator: the ports {port} to {port + _MOST_PORTS - 1} are all taken")


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, state: State, *args: object, directory: str) -> None:
        self._state = state
        # Said here: what a system's own table makes of modules differs.
        self.extensions_map = {**self.extensions_map, **_TYPES}
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == EVENTS:
            self._send_events()
        elif path == SCRIPT:
            self._send((_HERE / "open-page.js").read_bytes(), "text/javascript")
        else:
            self._send_site(Path(self.translate_path(self.path)))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Print nothing: the terminal is for mistakes."""

    def _send_site(self, file: Path) -> None:
        version = self._state.version  # before the file is read, so that no change is missed
        page = file / "index.html" if file.is_dir() else file
        if file.is_dir() and page.is_file() and not self._names_folder():
            super().do_GET()  # sends the browser to the address with a slash
        elif page.suffix == ".html" and page.is_file():
            self._send_page(page.read_bytes(), version)
        elif file.is_file():
            super().do_GET()
        elif (missing := Path(self.directory) / "404.html").is_file():
            self._send_page(missing.read_bytes(), version, HTTPStatus.NOT_FOUND)
        else:
            waiting = (_HERE / "no-site-yet.html").read_bytes()
            self._send_page(waiting, version, HTTPStatus.SERVICE_UNAVAILABLE, " data-waiting")

    def _names_folder(self) -> bool:
        return urlsplit(self.path).path.endswith("/")

    def _send_page(
        self, html: bytes, version: int, status: HTTPStatus = HTTPStatus.OK, more: str = ""
    ) -> None:
        script = f'<script defer src="{SCRIPT}" data-version="{version}"{more}></script>\n'
        before, end, after = html.rpartition(b"</body>")
        body = b"".join((before, script.encode(), end, after)) if end else html + script.encode()
        self._send(body, "text/html; charset=utf-8", status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_events(self) -> None:
        """Tell an open page what stands, then whatever happens, until it is left."""
        asked = parse_qs(urlsplit(self.path).query)
        since = int(asked["since"][0])
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with self._state.showing(asked["file"][0]):
            news: News | None = self._state.news(since)
            while True:
                if news is None:
                    self.wfile.write(b": still here\n\n")
                else:
                    self.wfile.write(f"data: {json.dumps(news.document())}\n\n".encode())
                    since = news.version
                news = self._state.wait(since, _STILL_HERE)
