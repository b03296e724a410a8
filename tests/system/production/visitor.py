"""A visitor of the site behind TLS, from an address of its own."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

NAME = "karte.example.org"


class Answer(NamedTuple):
    """``headers`` by their names in small letters; ``seconds`` from the first byte sent to the last one
    read."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Visitor:
    """``address`` is where the visitor comes from: any of 127.0.0.0/8."""

    port: int
    certificate: Path
    address: str

    def connect(self, tls: bool = True, timeout_s: float = 20, window_bytes: int = 0) -> socket.socket:
        """A connection that is ready for a request. A small window takes in little of what is not read."""
        plain = socket.socket()
        if window_bytes:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window_bytes)
        plain.settimeout(timeout_s)
        plain.bind((self.address, 0))
        plain.connect(("127.0.0.1", self.port))
        if not tls:
            return plain
        context = ssl.create_default_context(cafile=self.certificate)
        return context.wrap_socket(plain, server_hostname=NAME)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask on a connection of its own; a header's name is written with "_" for "-"."""
        started_at = time.monotonic()
        connection = HTTPConnection(NAME)
        connection.sock = self.connect()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        kept = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, kept, body, time.monotonic() - started_at)

    def send(self, request: bytes) -> bytes:
        """Return the answer to bytes that are not an ordinary request; the server may not want to hear them
        out."""
        received = b""
        with self.connect() as connection, suppress(ConnectionError, ssl.SSLError):
            with suppress(ConnectionError, ssl.SSLError):
                connection.sendall(request)
            while part := connection.recv(65536):
                received += part
        return received
