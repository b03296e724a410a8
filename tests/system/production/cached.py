"""What nginx keeps of answers, and a way to let it grow old without waiting."""

from __future__ import annotations

import struct
import time
from pathlib import Path

# How a file of nginx's cache begins: the version of its form, then until when it holds, in seconds since
# 1970.
HEAD = struct.Struct("<Qq")
MAX_AGE_S = 400 * 24 * 3600


def let_expire(cache: Path) -> int:
    """Make all that is kept as old as if its time were over; return how many answers that are."""
    files = [path for path in cache.rglob("*") if path.is_file()]
    for path in files:
        with path.open("r+b") as file:
            form, holds_until = HEAD.unpack(file.read(HEAD.size))
            assert 0 < holds_until < time.time() + MAX_AGE_S, "nginx writes its cache in another form now"
            file.seek(0)
            file.write(HEAD.pack(form, int(time.time()) - 10))
    return len(files)
