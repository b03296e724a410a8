"""Visitors who are slow on purpose or by a bad line: connections that hold a server as long as it lets
them."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from typing import NamedTuple

from tests.system.production.visitor import NAME, Visitor

PLAIN = b"Accept-Encoding: identity\r\n\r\n"
# Between two programs of one machine the kernel holds more than a megabyte by itself.
ASKED_AT_ONCE, READERS, FULL_AFTER_S = 8, 16, 2
DRIP_EVERY_S = 0.5
SMALL_WINDOW_BYTES = 2048
START = f"HTTP/1.1\r\nHost: {NAME}\r\n".encode()


class Attack(NamedTuple):
    """Many connections: what each sends at once, and what it goes on to send, a bit at a time."""

    connections: int
    first: bytes
    then: bytes = b""
    tls: bool = True
    reads: bool = True


ATTACKS = {
    "300 connections that ask nothing": Attack(300, b""),
    "300 connections that don't even say who they are": Attack(300, b"", tls=False),
    "slow headers": Attack(200, b"GET / " + START, b"X-More: 1\r\n"),
    "slow bodies": Attack(200, b"POST / " + START + b"Content-Length: 9000\r\n\r\n", b"x"),
    "slow bodies in pieces": Attack(
        200, b"POST / " + START + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"
    ),
    "answers that nobody reads": Attack(
        READERS, (b"GET /downloads/zusagen.kml " + START + PLAIN) * ASKED_AT_ONCE, reads=False
    ),
}


@contextlib.contextmanager
def under(attack: Attack, visitor: Visitor) -> Iterator[list[socket.socket]]:
    """Attack from many addresses at once, so that no limit for one address hides what the server can bear."""
    held: list[socket.socket] = []
    over = threading.Event()
    dripping = threading.Thread(target=_drip, args=(held, attack.then, over))
    try:
        for number in range(attack.connections):
            come_from = Visitor(
                visitor.port, visitor.certificate, f"127.1.{number // 200}.{number % 200 + 1}"
            )
            connection = come_from.connect(attack.tls, window_bytes=0 if attack.reads else SMALL_WINDOW_BYTES)
            held.append(connection)
            connection.sendall(attack.first.replace(b"%d", b"%d" % number))
        dripping.start()
        if not attack.reads:
            time.sleep(FULL_AFTER_S)  # time itself: nobody says when the buffers of a server are full
        yield held
    finally:
        over.set()
        if dripping.is_alive():
            dripping.join()
        for connection in held:
            connection.close()


def _drip(held: list[socket.socket], drop: bytes, over: threading.Event) -> None:
    while drop and not over.wait(DRIP_EVERY_S):
        for connection in held:
            # The server may have had enough of it.
            with contextlib.suppress(OSError, ssl.SSLError):
                connection.sendall(drop)
