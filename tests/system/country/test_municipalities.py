"""The boundaries of all of Germany, as the real package has them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.country import municipalities
from geo.geometry.projection import in_crs

pytestmark = pytest.mark.system


def one(store, query: str) -> tuple[object, ...]:
    with store.connection() as connection:
        return connection.execute(query.encode()).fetchone()


def test_all_of_germany_is_there(store):
    by_level = "SELECT level, count(*) AS number FROM pledgemap.area GROUP BY level"
    levels = f"SELECT array_agg(number ORDER BY level) FROM ({by_level}) AS _"
    assert one(store, levels) == ([16, 402, 11299],)
    assert one(store, "SELECT name, county_name, land_name FROM pledgemap.area WHERE ags = '05358024'") == (
        "Jülich",
        "Kreis Düren",
        "Nordrhein-Westfalen",
    )
    assert one(store, "SELECT name FROM pledgemap.area WHERE ags = '08435'") == ("Bodenseekreis",)
    assert one(store, "SELECT name FROM pledgemap.area WHERE ags = '11000'") == ("Berlin",)
    assert one(store, "SELECT attribution FROM pledgemap.boundaries") == (
        "© GeoBasis-DE / BKG (2016), Daten verändert",
    )


def test_every_shape_is_valid_and_has_its_centre_inside(store):
    wrong = (
        "SELECT count(*) FROM pledgemap.area WHERE NOT (ST_IsValid(coarse) AND ST_Within(centre, coarse)"
        " AND (level < 8 OR (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))))"
    )
    assert one(store, wrong) == (0,)


def test_a_simplified_border_is_the_same_for_both_neighbours(boundaries):
    own = np.array([ags.startswith("05358") for ags in boundaries.ags])
    simple = municipalities.simplified(in_crs(boundaries.lonlat[own], municipalities.WEB_CRS))
    assert shapely.coverage_is_valid(simple)
    assert (
        shapely.get_num_coordinates(simple).sum()
        < shapely.get_num_coordinates(boundaries.lonlat[own]).sum() / 2
    )


def test_boundaries_are_loaded_once_or_anew(store, boundaries, monkeypatch):
    loaded: list[municipalities.Areas] = []
    monkeypatch.setattr(municipalities, "read", lambda *given: boundaries)
    monkeypatch.setattr(municipalities, "load", lambda store, areas: loaded.append(areas))
    assert municipalities.ensure(store) == 0
    assert loaded == []
    assert municipalities.ensure(store, anew=True) == 11299
    assert loaded == [boundaries]
