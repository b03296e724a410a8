"""How much an answer of the API may hold, and which queries it takes: on both sides of each limit."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from webapp.api.collections import COLLECTIONS
from webapp.api.query import BadParameter, Query, read
from webapp.snapshot import Snapshot


def query(snapshot: Snapshot, **args: str) -> Query:
    return read(MultiDict(args), COLLECTIONS["pledges"], snapshot)


@pytest.mark.parametrize(
    ("requested", "limit"), [("1", 1), ("999", 999), ("1000", 1000), ("1001", 1000), ("99999", 1000)]
)
def test_an_answer_holds_at_most_1000_features(app, snapshot: Snapshot, requested: str, limit: int) -> None:
    with app.test_request_context("/"):
        assert query(snapshot, limit=requested).limit == limit
        assert query(snapshot).limit == 100


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("limit", "1", "0"),
        ("offset", "0", "-1"),
        ("q", "x" * 100, "x" * 101),
        ("datetime", "2026-01-31", "2026-02-30"),
        ("datetime", "2026-01-01/2026-01-01", "2026-01-02/2026-01-01"),
        ("datetime", "../2026-01-01", "../.."),
        ("bbox", "6,50,7,51", "6,51,7,50"),
        ("bbox", "7,50,6,51", "6,50,7"),
        ("bbox", "6,50,0,7,51,9", "6,50,9,7,51,0"),
        ("status", "done", "withdrawn"),
        ("stance", "could", "would"),
        ("radius_km", "1", "0"),
        ("radius_km", "30", "31"),
    ],
)
def test_a_parameter_is_right_up_to_its_limit(
    app, snapshot: Snapshot, name: str, right: str, wrong: str
) -> None:
    with app.test_request_context("/"):
        query(snapshot, **{name: right})
        with pytest.raises(BadParameter) as caught:
            query(snapshot, **{name: wrong})
    assert caught.value.name == name
