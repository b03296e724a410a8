"""How vector tiles are drawn: the rules of ``paint.json``, which browser and pictures share."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

FILE = Path(__file__).with_name("paint.json")
LIGHT, DARK = 0, 1
Stops = float | list[list[float]]


@cache
def paint() -> dict[str, Any]:
    """Return the rules: ``colours``, ``paint`` from the bottom up, ``labels`` by importance."""
    rules: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    del rules["about"]
    return rules


def colour_of(name: str, shade: int = LIGHT) -> str:
    """Return a colour as "#rrggbb"."""
    return str(paint()["colours"][name][shade])


def is_shown(rule: dict[str, Any], zoom: float) -> bool:
    """Whether a rule applies at a zoom of the map."""
    return bool(rule.get("from", 0) <= zoom < rule.get("to", 99) + 1)


def applies(rule: dict[str, Any], attributes: dict[str, Any]) -> bool:
    """Whether a rule draws an object with these attributes."""
    for key, names in (("kind", "kinds"), ("kind_detail", "details")):
        if names in rule and attributes.get(key) not in rule[names]:
            return False
    excluded = rule.get("except", {})
    return not any(attributes.get(key) in values for key, values in excluded.items())


def pixels(stops: Stops, zoom: float) -> float:
    """Return a width or size at a zoom: it is linear between the stops, and constant beyond them."""
    if isinstance(stops, (int, float)):
        return float(stops)
    zooms, sizes = zip(*stops, strict=True)
    return float(np.interp(zoom, zooms, sizes))


@cache
def texts() -> frozenset[str]:
    """Return the attributes that labels show."""
    return frozenset(rule["text"] for rule in paint()["labels"])


@cache
def drawn_keys() -> frozenset[str]:
    """Return all attributes that matter: labels show them, or rules choose by them."""
    rules = (*paint()["paint"], *paint()["labels"])
    excluded = (key for rule in rules for key in rule.get("except", ()))
    return texts() | {"kind", "kind_detail", *excluded}
