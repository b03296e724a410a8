"""The full outlines of the areas of the filter: the browser measures with them from a position."""

from __future__ import annotations

import json
from typing import Any

from shapely.geometry import shape

from geo.public import Published, member_of, rounded_or_finer

DECIMALS = 5  # a metre


def document(published: Published) -> str:
    """JSON: ``municipalities``, the areas, with id, slug, name and shape; ``shapes`` by place id.

    ``shapes`` has what the map only draws as a symbol, so that the page lacks it otherwise: places that
    stand for a whole municipality outside the region. Inside it their ids are those of the municipalities.
    """
    areas = [
        {"id": area.key, "slug": area.slug, "name": area.name, "shape": rounded_member(area.geometry)}
        for area in published.areas
    ]
    known = {area.key for area in published.areas}
    shapes = {
        place.id: rounded_member(place.geometry)
        for place in published.places.values()
        if place.precision == "municipality" and place.id not in known
    }
    return json.dumps({"municipalities": areas, "shapes": shapes}, ensure_ascii=False, separators=(",", ":"))


def rounded_member(member: dict[str, Any]) -> dict[str, Any]:
    """Round a GeoJSON geometry (EPSG:4326) to the metre; return it unchanged if nothing would be left."""
    return member_of(rounded_or_finer(shape(member), DECIMALS)) or member
