"""Sets of pledges as integers with one bit per pledge: made and read in one go, not bit by bit.

A loop that shifts such a number once per pledge grows with the square of their number.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np


def of_positions(positions: Iterable[int]) -> int:
    """Return the number with a bit at each of these positions."""
    found = np.fromiter(positions, dtype=np.int64)
    flags = np.zeros(int(found.max()) + 1 if found.size else 0, dtype=bool)
    flags[found] = True
    return _packed(flags)


def of_flags(flags: Iterable[bool]) -> int:
    """Return the number whose bits are these flags, the lowest first."""
    return _packed(np.fromiter(flags, dtype=bool))


def positions(bits: int) -> list[int]:
    """Return the positions of the bits of a number, the lowest first."""
    raw = np.frombuffer(bits.to_bytes((bits.bit_length() + 7) // 8, "little"), dtype=np.uint8)
    found: list[int] = np.flatnonzero(np.unpackbits(raw, bitorder="little")).tolist()
    return found


def _packed(flags: np.ndarray) -> int:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")
