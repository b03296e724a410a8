"""Draw the picture of the architecture again: `python -m tests.architecture.draw`."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.drawing import draw

REPOSITORY = Path(__file__).parents[2]
PICTURE = REPOSITORY / "docs" / "architecture.svg"

if __name__ == "__main__":
    PICTURE.write_text(draw(REPOSITORY), encoding="utf-8", newline="\n")
