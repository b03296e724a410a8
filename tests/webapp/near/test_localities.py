"""The Ortsteil of a place: shown where it is known, and nowhere else."""

from __future__ import annotations

import pytest

from webapp.near.localities import localities
from webapp.snapshot import Snapshot


@pytest.fixture(scope="module")
def known(app) -> dict[str, str]:
    return localities(app.extensions["pledgemap"].snapshot.published)


@pytest.mark.parametrize(
    ("place_id", "locality"),
    [
        # Its name names it, though stops of Mariaweiler are nearer.
        ("haltepunkt-guerzenich", "Gürzenich"),
        ("haltepunkt-d-horn", "D'horn"),
        # 130 m from the middle of Brück, the next Ortsteil is 1.4 km away.
        ("biologische-station-dueren", "Brück"),
        ("nobiz-kreuzau", "Stockheim"),
        # "Düren" in its name is no evidence, but the middle of the town is 500 m away.
        ("kreishaus-dueren", "Düren"),
    ],
)
def test_an_ortsteil_comes_from_the_name_or_from_a_clear_distance(
    known: dict[str, str], place_id: str, locality: str
) -> None:
    assert known[place_id] == locality


@pytest.mark.parametrize(
    "place_id",
    [
        "bahnhof-dueren",  # the middle of the town and Grüngürtel are equally far
        "berufskolleg-fuer-technik-dueren",  # known to 400 m only
        "startup-village",  # 2 km from every Ortsteil
        "boerdebahn",  # a line
        "indesee-umfeld",  # an area
        "05358024",  # all of Jülich
    ],
)
def test_where_it_is_not_clear_there_is_none(
    snapshot: Snapshot, known: dict[str, str], place_id: str
) -> None:
    assert place_id in snapshot.published.places
    assert place_id not in known
