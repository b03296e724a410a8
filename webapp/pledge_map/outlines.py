"""The full outlines of municipalities: the browser measures with them from the visitor's position."""

from __future__ import annotations

import json
from typing import Any

from shapely.geometry import shape

from geo.public import Published, member_of, rounded_or_finer

DECIMALS = 5  # a metre


def document(published: Published) -> str:
    """JSON: ``municipalities`` with id (AGS), slug, name and shape; ``shapes`` by place id.

    ``shapes`` has what the map only draws as a symbol, so that the page lacks it otherwise: places that
    stand for a whole municipality outside the region. Inside it their ids are those of the municipalities.
    """
    features = {f["properties"]["ags"][0]: f for f in published.layers["municipalities"]["features"]}
    municipalities = [
        {"id": m.ags, "slug": m.slug, "name": m.name, "shape": rounded_member(features[m.ags]["geometry"])}
        for m in published.municipalities
    ]
    shapes = {
        place.id: rounded_member(place.geometry)
        for place in published.places.values()
        if place.precision == "municipality" and place.id not in features
    }
    return json.dumps(
        {"municipalities": municipalities, "shapes": shapes}, ensure_ascii=False, separators=(",", ":")
    )


def rounded_member(member: dict[str, Any]) -> dict[str, Any]:
    """Round a GeoJSON geometry (EPSG:4326) to the metre; return it unchanged if nothing would be left."""
    return member_of(rounded_or_finer(shape(member), DECIMALS)) or member
