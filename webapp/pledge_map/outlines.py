"""The municipalities whole, not simplified: what the browser measures with from where the visitor stands."""

from __future__ import annotations

import json
from typing import Any

from geo.published import Published

DECIMALS = 5  # a metre


def document(published: Published) -> str:
    """JSON: ``municipalities`` with id (AGS), slug, name and shape; ``shapes`` by place id.

    ``shapes`` has what the map draws as a mere sign, so that the page does not hold it otherwise: places that
    stand for a whole municipality beyond the region. Within it their ids are those of the municipalities.
    """
    features = {f["properties"]["ags"][0]: f for f in published.layers["municipalities"]["features"]}
    municipalities = [
        {"id": m.ags, "slug": m.slug, "name": m.name, "shape": rounded_geometry(features[m.ags]["geometry"])}
        for m in published.municipalities
    ]
    shapes = {
        place.id: rounded_geometry(place.geometry)
        for place in published.places.values()
        if place.precision == "municipality" and place.id not in features
    }
    return json.dumps(
        {"municipalities": municipalities, "shapes": shapes}, ensure_ascii=False, separators=(",", ":")
    )


def rounded_geometry(geometry: dict[str, Any]) -> dict[str, Any]:
    """A GeoJSON geometry (EPSG:4326) to the metre."""
    return {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"])}


def rounded(coordinates: Any) -> Any:
    """Coordinates in degrees, however deep in lists, to the metre."""
    if isinstance(coordinates, (int, float)):
        return round(coordinates, DECIMALS)
    return [rounded(part) for part in coordinates]
