"""A small proxy before a real Nominatim that plays faults, and notes who asked what and when."""

from __future__ import annotations

import http.server
import json
import threading
import time
import urllib.request
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

BERLIN = (52.5170, 13.3889)  # lat, lon


@dataclass(frozen=True)
class Request:
    at_s: float
    query: dict[str, list[str]]
    user_agent: str


@dataclass(frozen=True)
class Reply:
    """``cut_after`` breaks the connection off after so many bytes, ``delay_s`` comes before the first."""

    status: int
    body: bytes
    content_type: str = "application/json; charset=utf-8"
    retry_after: str = ""
    cut_after: int | None = None
    delay_s: float = 0


# A fault makes another reply of the real one.
Fault = Callable[[Reply], Reply]


def honest(reply: Reply) -> Reply:
    return reply


def slow(reply: Reply) -> Reply:
    return Reply(reply.status, reply.body, delay_s=30)


def rather_slow(reply: Reply) -> Reply:
    return Reply(reply.status, reply.body, delay_s=3)


def too_many(retry_after: str = "") -> Fault:
    return lambda reply: Reply(429, b"Too many requests", "text/plain", retry_after)


def status(code: int) -> Fault:
    return lambda reply: Reply(code, b"<h1>no</h1>", "text/html")


def broken_json(reply: Reply) -> Reply:
    return Reply(200, reply.body[: len(reply.body) // 2])


def html(reply: Reply) -> Reply:
    return Reply(200, b"<!doctype html><title>Wartung</title><p>Bitte sp\xc3\xa4ter", "text/html")


def other_json(reply: Reply) -> Reply:
    return Reply(200, b'{"features": []}')


def half_places(reply: Reply) -> Reply:
    return Reply(200, json.dumps([{"lat": "50.8", "lon": "6.4"}]).encode())


def cut(reply: Reply) -> Reply:
    return Reply(200, reply.body, cut_after=len(reply.body) // 2)


def in_berlin(reply: Reply) -> Reply:
    """The real answer, every place of it moved out of the region, as a server does that ignores the box."""
    places = json.loads(reply.body)
    for place in places:
        lat, lon = BERLIN
        place |= {"lat": str(lat), "lon": str(lon), "geojson": {"type": "Point", "coordinates": [lon, lat]}}
    return Reply(200, json.dumps(places).encode())


class Proxy:
    """Passes requests on to ``upstream``; ``faults`` are played one by one, after them it is honest."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.requests: list[Request] = []
        self.faults: deque[Fault] = deque()
        self.stopped = threading.Event()
        self.url = ""

    def answer(self, path: str, user_agent: str) -> Reply:
        query = parse_qs(urlsplit(path).query)
        self.requests.append(Request(time.monotonic(), query, user_agent))
        fault = self.faults.popleft() if self.faults else honest
        with urllib.request.urlopen(self.upstream + path, timeout=60) as reply:
            return fault(Reply(reply.status, reply.read()))


@contextmanager
def proxied(upstream: str) -> Iterator[Proxy]:
    """Serve a proxy on a free port of the loopback."""
    proxy = Proxy(upstream)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = proxy.answer(self.path, self.headers.get("User-Agent", ""))
            if proxy.stopped.wait(reply.delay_s):
                return
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.body)))
            if reply.retry_after:
                self.send_header("Retry-After", reply.retry_after)
            self.end_headers()
            self.wfile.write(reply.body[: reply.cut_after])

        def log_message(self, *words: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        proxy.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield proxy
        finally:
            proxy.stopped.set()  # a slow reply need not be waited for
            server.shutdown()
            thread.join()
