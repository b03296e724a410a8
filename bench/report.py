"""How figures are printed: one line each, with the target and whether it was reached."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value. Without a target it is there to explain the others."""

    name: str
    value: str
    target: str = ""
    met: bool | None = None

    def __str__(self) -> str:
        verdict = {None: "", True: "reached", False: "MISSED"}[self.met]
        return f"  {self.name:<48} {self.value:>14}   {self.target:<18} {verdict}".rstrip()


def machine() -> str:
    """Day and machine, without which the figures say little."""
    day = datetime.datetime.now(tz=datetime.UTC).date()
    load = f"load {os.getloadavg()[0]:.1f} before the run"
    return f"{day}, {os.cpu_count()} cores, {load}, {platform.system()}, Python {platform.python_version()}"


def show(heading: str, figures: Sequence[Figure], notes: Sequence[str] = ()) -> None:
    """Print one section of the report at once: the next may take a minute."""
    lines = [heading, *map(str, figures), *(f"  {note}" for note in notes)]
    print("\n".join(lines), end="\n\n", flush=True)
