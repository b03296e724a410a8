"""One place of the gazetteer, as a Feature of one of its files says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.geometry import geojson
from geo.geometry.projection import to_metric

_PRECISION_OF_KIND = {"municipality": "municipality", "locality": "locality"}
# What readers must know of a place that says nothing itself, by kind: German and English.
_NOTES = {
    "municipality": (
        "Das Zeichen steht für die ganze Gemeinde, nicht für einen Ort in ihr.",
        "The symbol stands for the whole municipality, not for a spot in it.",
    ),
    "locality": ("Gezeigt wird die Mitte des Ortes.", "The centre of the place is shown."),
    "station": ("Lage des Bahnhofs oder Haltepunkts.", "Position of the station or halt."),
    "stop": ("Lage der Haltestelle.", "Position of the stop."),
}


@dataclass(frozen=True)
class GazetteerPlace:
    """One entry of the gazetteer. ``geometry`` in EPSG:4326, ``metric`` in EPSG:25832.

    ``qualifier`` is a German word that tells it from namesakes, if its file has one.
    """

    id: str
    name: str
    kind: str
    ags: tuple[str, ...]
    source: str
    accuracy_m: int
    file: str
    member: dict[str, Any] = field(repr=False)
    alt_names: tuple[str, ...] = ()
    planned: bool = False
    precision: str = "exact"
    note: str = ""
    note_en: str = ""
    label_point: tuple[float, float] | None = None
    qualifier: str = ""

    @cached_property
    def geometry(self) -> BaseGeometry:
        return shapely.geometry.shape(self.member)

    @cached_property
    def metric(self) -> BaseGeometry:
        return to_metric(self.geometry)


def notes_for(kind: str) -> tuple[str, str]:
    """Return what readers must know of any place of a kind, in German and English."""
    return _NOTES.get(kind, ("", ""))


def place_of(item: geojson.Feature, file: str) -> GazetteerPlace:
    """Make a place from a Feature of a gazetteer file."""
    properties, kind = item["properties"], item["properties"]["kind"]
    label = properties.get("label_point")
    note, note_en = properties.get("note") or "", properties.get("note_en") or ""
    if not (note or note_en):
        note, note_en = notes_for(kind)
    return GazetteerPlace(
        id=str(item["id"]),
        name=properties["name"],
        kind=kind,
        ags=tuple(sorted(properties["ags"])),
        source=properties["source"],
        accuracy_m=properties["accuracy_m"],
        file=file,
        member=item["geometry"],
        alt_names=tuple(properties["alt_names"]),
        planned=bool(properties.get("planned", False)),
        precision=properties.get("precision") or _PRECISION_OF_KIND.get(kind, "exact"),
        note=note,
        note_en=note_en,
        label_point=tuple(label) if label else None,
        qualifier=str(properties.get("qualifier", "")),
    )
