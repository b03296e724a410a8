"""Both apps under gunicorn with the same settings, on a free port of this machine."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
OURS = "webapp:create_app()"
NAIVE = "bench.naive_app:create_app()"
# One worker leaves the second core of a small machine to the client; both apps get the same, and not what
# gunicorn.conf.py has for ours.
SETTINGS = ("--config", os.devnull, "--workers", "1", "--threads", "4", "--log-level", "warning")
START_WITHIN_S = 60


@contextmanager
def running(
    app: str,
    python: str | Path = sys.executable,
    environment: Mapping[str, str] | None = None,
    ready: str = "/healthz",
    port: int = 0,
    settings: Sequence[str] = SETTINGS,
) -> Iterator[int]:
    """Start an app, wait until it answers on the path ``ready``, and yield its port. Its caches are empty.

    A port of 0 stands for any that is free.
    """
    port = port or free_port()
    command = [str(python), "-m", "gunicorn", "--bind", f"{HOST}:{port}", *settings, app]
    server = subprocess.Popen(command, env={**os.environ, **(environment or {})})
    try:
        _wait_until_ready(server, port, ready)
        yield port
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, ready: str) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline and server.poll() is None:
        connection = http.client.HTTPConnection(HOST, port, timeout=START_WITHIN_S)
        try:
            connection.request("GET", ready)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise SystemExit("The server did not start; its messages are above.")
