"""How vector tiles are drawn: browser and pictures read the rules in the same way; the cases are paint.json.

Also what only the browser does: the names of streets, and tiles of hosts of every kind.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.webapp.agreement.conftest import MakePage, Page
from webapp.tiles.paint import applies, paint, pixels

TABLE: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "paint.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def script(make_page: MakePage) -> Page:
    page = make_page("pledgemap", "tile_paint", "tile_names", "tile_source")
    page.load(before="const L = { LineUtil: { simplify: (line) => line } };")
    page.load(before=f"Pledgemap.paint = {json.dumps(paint())};")
    return page


@pytest.mark.parametrize("case", TABLE["applies"], ids=lambda case: case["rule"])
def test_both_draw_the_same_objects(script: Page, case: dict[str, Any]) -> None:
    rule = next(rule for rule in paint()["paint"] if rule["id"] == case["rule"])
    assert applies(rule, case["of"]) == case["drawn"]
    assert script.run("Pledgemap.paintApplies($0, $1)", rule, case["of"]) == case["drawn"]


@pytest.mark.parametrize("case", TABLE["pixels"], ids=lambda case: str(case["zoom"]))
def test_both_draw_in_the_same_width(script: Page, case: dict[str, Any]) -> None:
    assert pixels(case["stops"], case["zoom"]) == pytest.approx(case["pixels"])
    found = script.run("Pledgemap.paintPixels($0, $1)", case["stops"], case["zoom"])
    assert found == pytest.approx(case["pixels"])


def line(*corners: tuple[int, int]) -> list[dict[str, int]]:
    return [{"x": x, "y": y} for x, y in corners]


@pytest.mark.parametrize(
    ("lines", "lengths"),
    [
        ([], []),
        ([line((0, 0), (1, 0))], [2]),
        ([line((0, 0), (1, 0)), line((1, 0), (2, 0)), line((2, 0), (3, 0))], [4]),
        # Drawn in different directions, and not in order.
        ([line((2, 0), (3, 0)), line((1, 0), (0, 0)), line((2, 0), (1, 0))], [4]),
        ([line((0, 0), (1, 0)), line((5, 0), (6, 0))], [2, 2]),
        # A crossing of three ends nothing and joins nothing.
        ([line((0, 0), (1, 0)), line((1, 0), (2, 0)), line((1, 0), (1, 5))], [2, 2, 2]),
        ([line((0, 0), (1, 0), (1, 1), (0, 0))], [4]),
        ([line((0, 0), (1, 0)), line((1, 0), (1, 1), (0, 0))], [4]),
    ],
)
def test_pieces_of_a_street_are_joined(script: Page, lines: list[Any], lengths: list[int]) -> None:
    joined = script.run("Pledgemap.joinedLines($0)", lines)
    assert sorted(len(one) for one in joined) == lengths
    corners = {(corner["x"], corner["y"]) for one in lines for corner in one}
    assert {(corner["x"], corner["y"]) for one in joined for corner in one} == corners


def test_a_street_in_pieces_has_one_name(script: Page) -> None:
    def street(name: str, kind: str, *corners: tuple[int, int]) -> dict[str, Any]:
        xs, ys = zip(*corners, strict=True)
        bbox = {"minX": min(xs), "minY": min(ys), "maxX": max(xs), "maxY": max(ys)}
        props = {"kind": kind} | ({"name": name} if name else {})
        return {"props": props, "geomType": 2, "geom": [line(*corners)], "bbox": bbox}

    roads = [
        street("Oberstraße", "minor_road", (0, 0), (9, 0)),
        street("Oberstraße", "minor_road", (9, 0), (9, 7)),
        street("Oberstraße", "major_road", (20, 0), (30, 0)),
        street("", "minor_road", (0, 5), (5, 5)),
    ]
    named = script.run(
        '[...Pledgemap.addNames(new Map([["roads", $0]]), ["roads"]).get("roads-names")]', roads
    )
    assert [(one["props"]["kind"], len(one["geom"][0])) for one in named] == [
        ("minor_road", 3),
        ("major_road", 2),
    ]
    assert named[0]["bbox"] == {"minX": 0, "minY": 0, "maxX": 9, "maxY": 7}
    # A tile without a layer has no names either.
    assert script.run('Pledgemap.addNames(new Map(), ["roads"]).get("roads-names").length') == 0
