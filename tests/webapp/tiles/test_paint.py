"""The rules by which vector tiles are drawn: complete, readable, and about what the tiles contain."""

from __future__ import annotations

from typing import Any

import pytest

from geo.osm.ground import LAYERS
from webapp.tiles.paint import DARK, LIGHT, applies, colour_of, is_shown, paint, pixels

RULES = [*paint()["paint"], *paint()["labels"]]
COLOURED = ("fill", "stroke", "colour")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def named(name: str) -> dict[str, Any]:
    return next(rule for rule in RULES if rule["id"] == name)


def test_every_colour_is_defined_in_two_shades_and_used() -> None:
    used = {rule[key] for rule in RULES for key in COLOURED if key in rule} | {"halo"}
    assert used == set(paint()["colours"])
    for name in used:
        for shade in (LIGHT, DARK):
            assert len(colour_of(name, shade)) == 7


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_can_be_drawn(rule: dict[str, Any]) -> None:
    assert rule["layer"] in LAYERS
    assert [one["id"] for one in RULES].count(rule["id"]) == 1
    assert rule.get("from", 0) <= rule.get("to", 99)
    for key in ("width", "size"):
        if isinstance(rule.get(key), list):
            zooms = [zoom for zoom, _ in rule[key]]
            assert zooms == sorted(set(zooms))
            assert all(value > 0 for _, value in rule[key])
    assert rule.get("draw") in ("area", "line", None)
    assert "width" in rule or "stroke" not in rule


@pytest.mark.parametrize("shade", [LIGHT, DARK])
def test_names_can_be_read_on_their_halo(shade: int) -> None:
    for rule in paint()["labels"]:
        assert contrast(colour_of(rule["colour"], shade), colour_of("halo", shade)) >= 4.5, rule["id"]


def test_a_rule_names_what_it_draws_and_what_not() -> None:
    rail, minor = named("rail"), named("minor")
    assert applies(rail, {"kind": "rail", "kind_detail": "rail"})
    assert not applies(rail, {"kind": "rail", "kind_detail": "tram"})
    assert not applies(rail, {"kind": "rail", "is_tunnel": True})
    assert not applies(rail, {"kind": "path"})
    assert applies(minor, {"kind": "path", "kind_detail": "pedestrian"})
    assert not applies(minor, {"kind": "path", "kind_detail": "footway"})
    assert applies(named("water"), {})


def test_a_rule_holds_between_its_zooms() -> None:
    house, thin = named("house"), named("minor-thin")
    assert [is_shown(house, zoom) for zoom in (14, 15, 18)] == [False, True, True]
    assert [is_shown(thin, zoom) for zoom in (11.9, 12, 12.9, 13)] == [False, True, True, False]


def test_widths_grow_between_their_stops_only() -> None:
    stops = [[10, 1.0], [12, 3.0]]
    assert [pixels(stops, zoom) for zoom in (9, 10, 11, 12, 18)] == [1, 1, 2, 3, 3]
    assert pixels(2, 15) == 2


def test_of_two_roads_the_casing_is_wider_than_the_road() -> None:
    for name in ("minor", "major", "main", "highway", "service"):
        for zoom in range(10, 19):
            road, casing = named(name), named(f"{name}-casing")
            if is_shown(road, zoom) and is_shown(casing, zoom):
                assert pixels(casing["width"], zoom) > pixels(road["width"], zoom)
