"""Which lines run together, and how a line is moved aside."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import shapely

from geo.geometry.projection import to_lonlat
from webapp.pledge_map.lanes import beside, runs_in_lane, shifted_line

EAST, NORTH = 320_000, 5_630_000


def lines(**coordinates: list[tuple[float, float]]) -> Any:
    """A build with lines, in metres from a point near Düren; a name with "river" is one."""
    places = {}
    for name, points in coordinates.items():
        line = to_lonlat(shapely.LineString([(EAST + x, NORTH + y) for x, y in points]))
        kind = "river" if "river" in name else "railway"
        places[name] = SimpleNamespace(id=name, kind=kind, geometry=shapely.geometry.mapping(line))
    return SimpleNamespace(places=places)


def test_lines_that_run_near_each_other_for_long_run_together() -> None:
    found = beside(lines(a=[(0, 0), (5000, 0)], b=[(0, 200), (5000, 200)], c=[(5000, 100), (0, 100)]))
    assert found == {"a": {"b": 1, "c": -1}, "b": {"a": 1, "c": -1}, "c": {"a": -1, "b": -1}}


@pytest.mark.parametrize(
    ("points", "together"),
    [
        ([(0, 240), (5000, 240)], True),
        ([(0, 300), (5000, 300)], False),  # too far away
        ([(2000, -2000), (2000, 2000)], False),  # it crosses
        ([(0, 100), (700, 100), (700, 3000)], False),  # for less than a kilometre
        ([(0, 100), (1200, 100), (1200, 3000)], True),
    ],
)
def test_lines_that_only_meet_do_not(points: list[tuple[float, float]], together: bool) -> None:
    assert bool(beside(lines(a=[(0, 0), (5000, 0)], b=points))) == together


def test_a_river_lies_where_it_lies() -> None:
    published = lines(a=[(0, 0), (5000, 0)], river=[(0, 50), (5000, 50)])
    assert beside(published) == {}
    assert [runs_in_lane(place) for place in published.places.values()] == [True, False]
    assert beside(lines()) == {}


def test_a_line_is_moved_to_its_right_in_metres() -> None:
    east = shapely.LineString([(0, 0), (100, 0), (1000, 0)])
    assert shifted_line(east, 30, 10).bounds == (0, -30, 1000, -30)
    assert shifted_line(east.reverse(), 30, 10).bounds == (0, 30, 1000, 30)
    assert shifted_line(east, 0, 10) is east
    two = shapely.MultiLineString([[(0, 0), (100, 0)], [(500, 0), (900, 0)]])
    assert shapely.get_num_geometries(shifted_line(two, 30, 10)) == 2
