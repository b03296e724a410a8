"""Wait for a server of others until it answers."""

from __future__ import annotations

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
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and server.poll() is None:
        body = _body(address)
        if body is not None and is_ready(body):
            return
        time.sleep(0.1)
    written = "\n".join(log.read_text(encoding="utf-8") for log in sorted(logs) if log.exists())
    raise SystemNotReady(f"{address} does not answer:\n{written}")


def _body(address: str) -> bytes | None:
    """What the server answers, be it an error; None while it does not."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        return error.read()
    except (urllib.error.URLError, ConnectionError):
        return None
