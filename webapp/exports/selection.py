"""The sites in a file, and the metadata of the file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import shapely.geometry
from shapely.geometry.base import BaseGeometry

from geo.public import STATUSES, Published, Settings, slug
from webapp import senders
from webapp.filters import Filter
from webapp.snapshot import Snapshot

Feature = dict[str, Any]
# Above this, values of one kind are counted instead of named, to keep file names short.
NAMED_VALUES = 2
MAX_NAMED_TEXT = 30


@dataclass(frozen=True)
class Terms:
    """The licences of the data, and which data they are."""

    licence: str
    licence_url: str
    attribution: str
    data_version: str
    data_date: datetime.date

    def as_text(self) -> dict[str, str]:
        """Return the terms by name, in the order of the files."""
        return {**asdict(self), "data_date": self.data_date.isoformat()}


@dataclass(frozen=True)
class Selection:
    """The features of a build that match a filter, in the order of the build."""

    published: Published
    settings: Settings
    features: tuple[Feature, ...]

    @property
    def terms(self) -> Terms:
        return terms(self.published, self.settings)

    @property
    def title(self) -> str:
        return self.settings.title

    @cached_property
    def shapes(self) -> dict[str, BaseGeometry]:
        """The shape of each place, EPSG:4326, made once: many pledges are at the same one."""
        geometries = {
            feature["properties"]["place_id"]: feature["geometry"]
            for feature in self.features
            if feature["geometry"] is not None
        }
        return {place_id: shapely.geometry.shape(geometry) for place_id, geometry in geometries.items()}

    def municipality_names(self, ags: list[str]) -> list[str]:
        """Return the names of the municipalities of the region; others have no name in the build."""
        return [one.name for one in self.published.municipalities if one.ags in ags]


def select(snapshot: Snapshot, chosen: Filter) -> Selection:
    """Select the sites that match: of a pledge with several places those that the map would show."""
    result = snapshot.index.apply(chosen)
    pledge_ids, place_ids = frozenset(result.shown), frozenset(result.place_ids)

    def matches(feature: Feature) -> bool:
        values = feature["properties"]
        return values["pledge_id"] in pledge_ids and (
            values["place_id"] is None or values["place_id"] in place_ids
        )

    published = snapshot.published
    features = tuple(filter(matches, published.collection["features"]))
    return Selection(published, snapshot.settings, features)


def terms(published: Published, settings: Settings) -> Terms:
    """Return the terms of a build: the geometry's from the build, the pledges' from the settings."""
    provenance = published.collection["provenance"]
    return Terms(
        licence=provenance["licence"],
        licence_url=provenance["licence_url"],
        attribution=f"{senders.attribution(settings)}; {provenance['attribution']}",
        data_version=published.data_version,
        data_date=published.data_date,
    )


def file_name(snapshot: Snapshot, chosen: Filter, extension: str) -> str:
    """Name a file after its content: region, filter and date of the data; plain ASCII.

    Like "zusagen-kreis-dueren-juelich-2026-11-22.csv".
    """
    date = snapshot.published.data_date.isoformat()
    parts = ["zusagen", slug(snapshot.settings.region_name), *_filter_words(snapshot, chosen), date]
    return f"{'-'.join(part for part in parts if part)}.{extension}"


def _filter_words(snapshot: Snapshot, chosen: Filter) -> Iterator[str]:
    topics = [key for key in snapshot.settings.topics if key in chosen.topics]
    areas = [area.slug for area in snapshot.published.areas if area.key in chosen.areas]
    statuses = [_STATUS_WORDS[status] for status in STATUSES if status in chosen.statuses]
    plural_of_areas = "ortsteile" if snapshot.published.area_kind.is_district else "gemeinden"
    parties = [key for key in snapshot.settings.parties if key in chosen.parties]
    for values, plural in (
        (topics, "themen"),
        (areas, plural_of_areas),
        (parties, "parteien"),
        (statuses, "staende"),
    ):
        yield "-".join(values) if len(values) <= NAMED_VALUES else f"{len(values)}-{plural}"
    if chosen.text:
        yield f"suche-{slug(chosen.text)[:MAX_NAMED_TEXT]}".strip("-")
    if chosen.near:
        yield f"{chosen.near.radius_km}-km-um-{slug(chosen.near.place)[:MAX_NAMED_TEXT]}".strip("-")
    if chosen.county_wide is not None:
        yield "mit-kreisweiten" if chosen.county_wide else "ohne-kreisweite"


_STATUS_WORDS = {"pledged": "zugesagt", "started": "begonnen", "done": "erledigt", "dropped": "aufgegeben"}
