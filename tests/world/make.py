"""Writes the invented county into tests/world/home: `python -m tests.world.make`. Same script, same bytes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from geo.geometry import geojson
from tests.world.ground import FRAME, layers, lonlat
from tests.world.pledges import COLUMNS, MILESTONES, PROGRESS_COLUMNS, pledges
from tests.world.settings import SETTINGS

HOME = Path(__file__).parent / "home"


def texts() -> dict[str, str]:
    """The files of the county by their path below its home. A build of them is made by whoever needs one."""
    files = {
        "pledgemap.toml": SETTINGS,
        "pledges.csv": _table(COLUMNS, pledges()),
        "progress.csv": _table(PROGRESS_COLUMNS, MILESTONES),
    }
    for name, features in layers().items():
        members = {"provenance": _provenance(name)}
        if name == "boundaries":
            members["frame"] = geojson.encode(lonlat(FRAME), 4)
        ordered = sorted(features, key=lambda item: item["id"])
        files[f"data/geojson/{name}.geojson"] = geojson.dumps(ordered, members)
    return files


def write(home: Path) -> None:
    """Write the county."""
    for name, text in texts().items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _table(columns: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _provenance(name: str) -> dict[str, str]:
    return {
        "title": f"Erfundener Kreis: {name}",
        "source": "erfunden für die Tests von Pledgemap",
        "source_version": "1",
        "source_date": "2026-01-31",
        "licence": "CC0 1.0",
        "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/",
        "attribution": f"© Erfundene Daten ({name})",
        "changes": "",
        "command": "python -m tests.world.make",
    }


if __name__ == "__main__":
    write(HOME)
