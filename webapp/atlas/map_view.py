"""What the script of the nationwide map is told by each page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from webapp.atlas import topics
from webapp.atlas.facts import AtlasFilter
from webapp.atlas.places import GERMANY
from webapp.atlas.shown import current
from webapp.atlas.vector_tiles import MAX_ZOOM, PLACES_FROM
from webapp.language import PREFIXES
from webapp.language import current as language

# The map has 256 px to a tile, the data 512: a tile of the data is shown one zoom nearer.
_NEARER = 1


@dataclass(frozen=True)
class MapView:
    """``label`` names the map to who can't see it, ``data`` is for its script."""

    label: str
    data: dict[str, Any]


def map_view(
    label: str,
    chosen: AtlasFilter,
    query: str,
    bounds: tuple[float, float, float, float] = GERMANY,
    *,
    area: str = "",
    at: tuple[float, float] | None = None,
) -> MapView:
    """Return the map of a page.

    Parameters
    ----------
    query : the canonical query of the filter
    bounds : west, south, east, north, EPSG:4326: what is shown first
    area : AGS of the area that the page is about: it is outlined
    at : lon, lat, EPSG:4326: a position that is marked
    """
    root = current().settings.root
    here = f"{root}{PREFIXES[language()]}"
    mark = f"?{query}" if query else ""
    data = {
        "tiles": f"{root}/tiles/{{z}}/{{x}}/{{y}}.mvt{mark}",
        "here": f"{here}/hier.json",
        "query": query,
        "bounds": bounds,
        "area": area,
        "at": at,
        "maxDataZoom": MAX_ZOOM,
        "placesFrom": PLACES_FROM + _NEARER,
        "topics": topics.COLOURS,
        "texts": {
            "zoomIn": _("Vergrößern"),
            "zoomOut": _("Verkleinern"),
            "close": _("Schließen"),
            "failed": _("Ein Teil der Karte lässt sich gerade nicht laden."),
        },
        "near": {
            "address": f"{here}/nah",
            "query": query,
            "looking": _("Der Standort wird gesucht …"),
            "failed": _("Der Standort ist nicht zu bekommen. Suchen Sie Ihre Gemeinde mit dem Feld oben."),
        },
    }
    return MapView(label, data)
