"""The light colours of the web map, read from its style sheets, where they are defined."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

CSS = Path(__file__).parent.parent / "static" / "css"


@cache
def _light() -> dict[str, str]:
    found: dict[str, str] = {}
    for sheet in ("base.css", "map.css"):
        root = re.search(r":root \{(.*?)\}", (CSS / sheet).read_text(encoding="utf-8"), re.DOTALL)
        found |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", root.group(1) if root else ""))
    return found


def colour(name: str) -> str:
    """Return a colour by the name of its custom property, like "map-land"; "#rrggbb" or "#rgb"."""
    return _light()[name]
