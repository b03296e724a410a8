"""Wait for an external server until it answers."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.system.debian import SystemNotReady

START_WITHIN_S = 30


def wait_for(
    address: str,
    server: subprocess.Popen,
    logs: Iterable[Path],
    is_ready: Callable[[bytes], bool] = lambda body: True,
) -> None:
    """Wait until the server answers with what it should, or show what it wrote into its ``logs``.

    Raises
    ------
    SystemNotReady : it has ended, or not answered so in time
    """

    def answers() -> bool:
        body = _body(address)
        return body is not None and is_ready(body)

    _wait_until(answers, address, server, logs)


def wait_to_listen(address: tuple[str, int] | str, server: subprocess.Popen, logs: Iterable[Path]) -> None:
    """Wait until the server takes connections at a host and port, or at the path of a socket.

    Raises
    ------
    SystemNotReady : as `wait_for`
    """

    def listens() -> bool:
        family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
        with socket.socket(family) as probe:
            return probe.connect_ex(address) == 0

    _wait_until(listens, str(address), server, logs)


def _wait_until(
    is_ready: Callable[[], bool], address: str, server: subprocess.Popen, logs: Iterable[Path]
) -> None:
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and server.poll() is None:
        if is_ready():
            return
        time.sleep(0.1)
    written = "\n".join(log.read_text(encoding="utf-8") for log in sorted(logs) if log.exists())
    raise SystemNotReady(f"{address} does not answer:\n{written}")


def _body(address: str) -> bytes | None:
    """Return the server's answer, also an error; None while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        return error.read()
    except (urllib.error.URLError, ConnectionError):
        return None
