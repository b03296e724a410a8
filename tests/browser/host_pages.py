"""Pages of somebody else, on an origin of their own, to put our frames into."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HEAD = (
    '<!doctype html><html lang="de"><title>Partei</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
)
HostPage = Callable[[str], str]


@contextlib.contextmanager
def host_pages() -> Iterator[HostPage]:
    """Serve pages; return a function that takes the content of the body and returns the address of the
    page."""
    pages: dict[str, bytes] = {"/favicon.ico": b""}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages.get(self.path, b""))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"

    def page(body: str) -> str:
        path = f"/{len(pages)}"
        pages[path] = f"{HEAD}<body>{body}</body></html>".encode()
        return f"{address}{path}"

    try:
        yield page
    finally:
        server.shutdown()
        server.server_close()
