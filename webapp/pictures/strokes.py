"""The colours and strokes of ground and places: those of static/css/map.css."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.pictures.palette import colour
from webapp.pictures.subject import Site
from webapp.signs import sign_of

Style = Mapping[str, str | float]
DOTTED: dict[str, str | float] = {"stroke-width": 4, "stroke-dasharray": "1 7", "stroke-linecap": "round"}


def ground_styles() -> dict[str, Style]:
    """Return the styles of the base layers, from the bottom up."""
    border, rail = colour("map-border"), colour("map-rail")
    return {
        "neighbour": {"fill": "none", "stroke": border, "stroke-opacity": 0.45, "stroke-width": 0.7},
        "region": {"fill": colour("map-land")},
        "border": {"fill": "none", "stroke": border, "stroke-width": 1.2},
        "water": {"fill": colour("map-water")},
        "forest": {"fill": colour("map-forest")},
        "mine": {"fill": colour("map-mine")},
        "settlement": {"fill": colour("map-settlement")},
        "lake": {"fill": colour("map-water")},
        "river": {"fill": "none", "stroke": colour("map-water"), "stroke-width": 2},
        "rail": {"fill": "none", "stroke": rail, "stroke-width": 1.2, "stroke-opacity": 0.8},
    }


def scaled(style: Style, scale: float) -> Style:
    if "stroke" not in style:
        return style
    dashes = {
        k: " ".join(f"{float(d) * scale:g}" for d in str(v).split())
        for k, v in style.items()
        if k == "stroke-dasharray"
    }
    return {
        **style,
        "stroke-width": round(float(style["stroke-width"]) * scale, 2),
        "stroke-linejoin": "round",
        **dashes,
    }


def is_area(site: Site) -> bool:
    return str(site.place.geometry["type"]).endswith("Polygon")


def place_styles(site: Site, topic: str) -> list[Style]:
    """Return styles as in static/css/map.css: a light casing, dashes if planned, dots without a plan."""
    planned = site.place.planned
    line: dict[str, str | float] = {"fill": "none", "stroke": topic}
    hollow = sign_of(site.pledges).hollow
    if is_area(site):
        area: dict[str, str | float] = {
            "fill": topic,
            "fill-opacity": 0.22,
            "stroke": topic,
            "stroke-width": 2,
        }
        if hollow:
            return [area | {"fill-opacity": 0.06} | DOTTED]
        return [area | ({"stroke-dasharray": "6 4"} if planned else {})]
    casing: dict[str, str | float] = {"fill": "none", "stroke": colour("map-halo")}
    if site.place.kind == "river":
        wide = DOTTED if hollow else {"stroke-width": 9}
        return [
            casing | {"stroke-width": 12, "stroke-opacity": 0.6},
            line | {"stroke-opacity": 0.45} | wide,
        ]
    if hollow:
        return [
            casing | {"stroke-width": 8, "stroke-opacity": 0.85},
            line | DOTTED,
        ]
    if planned:
        return [
            casing | {"stroke-width": 7, "stroke-opacity": 0.4},
            line | {"stroke-width": 3, "stroke-dasharray": "7 5"},
        ]
    return [casing | {"stroke-width": 8, "stroke-opacity": 0.85}, line | {"stroke-width": 3.5}]
