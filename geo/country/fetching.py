"""One answer of a web server, bounded: in size (also unpacked), in time, in redirects, in whom it may ask."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

import brotli

from geo import __version__
from geo.country.addresses import checked, connection_of
from geo.country.hosts import Resolve, addresses_of, checked_addresses
from geo.errors import ProblemsFound
from geo.files import MEGABYTE
from geo.words.messages import problem

ACCEPTED = (
    "application/geo+json, application/ld+json;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=.1"
)
_CHUNK_BYTES = 1 << 16
_MOVED = frozenset({301, 302, 303, 307, 308})
_HINTS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
NOT_MODIFIED = 304


@dataclass(frozen=True)
class Limits:
    """The bounds of one source; the time is for all of its answers together."""

    data_bytes: int = 150_000_000  # 50,000 pledges, the most that a table reads, have some 100 MB
    page_bytes: int = 5_000_000
    seconds: float = 120.0
    wait_seconds: float = 20.0  # for the first byte, and between two
    redirects: int = 5
    pages: int = 1000


LIMITS = Limits()


@dataclass(frozen=True)
class WebAnswer:
    """What came from an address; ``address`` is the last one after redirects."""

    address: str
    status: int
    headers: Message
    body: bytes

    @property
    def mimetype(self) -> str:
        return self.headers.get_content_type() if self.headers.get("Content-Type") else ""

    @property
    def etag(self) -> str:
        return _header(self.headers, "ETag")

    @property
    def last_modified(self) -> str:
        return _header(self.headers, "Last-Modified")


@dataclass
class Client:
    """Asks for the answers of one source, within its limits.

    Parameters
    ----------
    source : its name in messages
    private : hosts that may be in a private network, because somebody has named them
    """

    source: str
    private: frozenset[str] = frozenset()
    limits: Limits = LIMITS
    resolve: Resolve = addresses_of
    clock: Callable[[], float] = time.monotonic
    _started: float = field(init=False)

    def __post_init__(self) -> None:
        self._started = self.clock()

    def get(self, address: str, max_bytes: int, known: Mapping[str, str] | None = None) -> WebAnswer:
        """Return the answer of an address, whatever its status is.

        Parameters
        ----------
        known : headers of the last good answer, by name in lower case: "etag", "last-modified"

        Raises
        ------
        ProblemsFound : nobody answers, too slowly, too much, or from where we don't go
        """
        asked = {_HINTS[name]: value for name, value in (known or {}).items() if value}
        for _turn in range(self.limits.redirects + 1):
            answer = self._ask(address, max_bytes, asked)
            there = answer.headers.get("Location")
            if answer.status not in _MOVED or not there:
                return answer
            address = self._redirected(address, there)
        raise self._failed("source_redirects", address, limit=self.limits.redirects)

    def _redirected(self, address: str, there: str) -> str:
        new = checked(self.source, urljoin(address, there))
        if urlsplit(address).scheme == "https" and urlsplit(new).scheme != "https":
            raise self._failed("source_downgrade", new)
        return new

    def _ask(self, address: str, max_bytes: int, asked: Mapping[str, str]) -> WebAnswer:
        try:
            return self._asked(address, max_bytes, asked)
        except TimeoutError:
            raise self._failed("source_slow", address, seconds=f"{self.limits.wait_seconds:g}") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._left(address)
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise self._failed("source_no_answer", address, reason=reason) from None

    def _asked(self, address: str, max_bytes: int, asked: Mapping[str, str]) -> WebAnswer:
        parts = urlsplit(address)
        secure, host, port = connection_of(address)
        wait = min(self.limits.wait_seconds, self._left(address))
        found = checked_addresses(self.source, host, port, self.private, self.resolve)
        connection = _Pinned(host, port, found, secure, wait)
        # A server that sends a byte now and then never meets the time-out of the socket.
        alarm = threading.Timer(self._left(address), connection.cut)
        alarm.daemon = True
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        headers = {
            "User-Agent": f"Pledgemap/{__version__} (geo collect)",
            "Accept": ACCEPTED,
            "Accept-Encoding": "br, gzip",
            "Connection": "close",
            **asked,
        }
        alarm.start()
        try:
            connection.request("GET", path, headers=headers)
            with connection.getresponse() as response:
                body = self._body(address, response, max_bytes)
                return WebAnswer(address, response.status, response.headers, body)
        finally:
            alarm.cancel()
            connection.close()

    def _body(self, address: str, response: http.client.HTTPResponse, max_bytes: int) -> bytes:
        unpacked, size = [], 0
        decoder = self._decoder(address, response)
        while chunk := response.read1(_CHUNK_BYTES):
            for part in decoder.pieces(chunk):
                size += len(part)
                if size > max_bytes:
                    limit_mb = max_bytes / MEGABYTE
                    raise self._failed("source_too_large", address, limit_mb=limit_mb)
                unpacked.append(part)
        self._left(address)  # cut off by the alarm
        if response.length or not decoder.is_finished():
            raise self._failed("source_cut_off", address)
        return b"".join(unpacked)

    def _decoder(self, address: str, response: http.client.HTTPResponse) -> _Decoder:
        coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
        if coding not in _DECODERS:
            raise self._failed("source_encoding", address, coding=coding[:40])
        return _DECODERS[coding]()

    def _left(self, address: str) -> float:
        left = self.limits.seconds - (self.clock() - self._started)
        if left <= 0:
            raise self._failed("source_slow", address, seconds=f"{self.limits.seconds:g}")
        return left

    def _failed(self, code: str, address: str, **details: Any) -> ProblemsFound:
        return ProblemsFound([problem(code, self.source, value=address, **details)])


class _Pinned(http.client.HTTPConnection):
    """A connection to addresses that were checked, not to whatever the name means a moment later."""

    def __init__(self, host: str, port: int, addresses: list[str], secure: bool, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._addresses, self._secure = addresses, secure
        self._wire: socket.socket | None = None  # `sock` is None once the answer has begun
        self.default_port = http.client.HTTPS_PORT if secure else http.client.HTTP_PORT

    def connect(self) -> None:
        failure: OSError = OSError("no address")
        for address in self._addresses:
            try:
                self.sock = self._wire = socket.create_connection((address, self.port), self.timeout)
                break
            except OSError as error:
                failure = error
        else:
            raise failure
        if self._secure:
            context = ssl.create_default_context()
            self.sock = self._wire = context.wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End whatever waits for this connection."""
        with suppress(OSError):
            if self._wire:
                self._wire.shutdown(socket.SHUT_RDWR)


class _Decoder(Protocol):
    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Unpack a chunk bit by bit, so that whoever reads can stop before it fills the memory."""

    def is_finished(self) -> bool: ...


class _Plain:
    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    def is_finished(self) -> bool:
        return True


class _Gzip:
    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        try:
            while chunk:
                yield self._stream.decompress(chunk, MEGABYTE)
                chunk = self._stream.unconsumed_tail
        except zlib.error as error:
            raise ValueError(str(error)) from None

    def is_finished(self) -> bool:
        return self._stream.eof


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()  # type: ignore[attr-defined]  # its stubs lack it

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        try:
            yield self._stream.process(chunk, output_buffer_limit=MEGABYTE)
            while not self._stream.can_accept_more_data():
                yield self._stream.process(b"", output_buffer_limit=MEGABYTE)
        except brotli.error as error:  # type: ignore[attr-defined]
            raise ValueError(str(error)) from None

    def is_finished(self) -> bool:
        return bool(self._stream.is_finished())


_DECODERS: dict[str, Callable[[], _Decoder]] = {
    "identity": _Plain,
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "br": _Brotli,
}


def _header(headers: Message, name: str) -> str:
    """A header, as it can be sent back."""
    value = str(headers.get(name) or "").strip()
    return value if value.isprintable() and value.isascii() and len(value) <= 300 else ""
