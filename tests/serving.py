"""A real gunicorn with two workers, for tests that need a running site."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.conftest import REPOSITORY
from tests.waiting import wait_until

START_WITHIN_S = 120  # on a machine that does much else


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    assert server.poll() is None, "gunicorn ended; see its message above"
    with contextlib.suppress(URLError, ConnectionError), urlopen(f"{address}/healthz"):
        return True
    return False


@contextlib.contextmanager
def serving(home: Path, port: int | None = None, **config: object) -> Iterator[str]:
    """Serve a home with gunicorn; yield the address. A home that knows its ``base_url`` says the port,
    too; ``config`` is what else `create_app` takes."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "2",
        # More than a small server has: a browser test leaves pages faster than their pictures are drawn, and
        # a full queue would answer 503.
        "--threads",
        "12",
    ]
    server = subprocess.Popen(
        [*command, "--chdir", str(REPOSITORY), f"webapp:create_app({ {'HOME': str(home), **config} })"]
    )
    try:
        wait_until(lambda: _answers(address, server), START_WITHIN_S)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=60)
