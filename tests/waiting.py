"""Waiting for a condition: no test waits for a time that should be long enough."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
LOOKS_PER_S = 50


def wait_until(holds: Callable[[], Found], limit_s: float = 30) -> Found:
    """Look until something is true, and return what it gave; past the limit the test has failed."""
    ends = time.monotonic() + limit_s
    while not (found := holds()):
        assert time.monotonic() < ends, f"not true within {limit_s} s"
        time.sleep(1 / LOOKS_PER_S)
    return found
