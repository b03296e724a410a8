"""What lies over what in a picture, and what a symbol for several places says."""

from __future__ import annotations

import itertools
import random

import pytest
from flask import Flask

from tests.conftest import in_every_county
from webapp import pictures
from webapp.filters import Filter
from webapp.pictures.chart import SymbolGroup, _places, _symbol
from webapp.pictures.formats import FORMATS
from webapp.pictures.subject import Subject, of_filter
from webapp.snapshot import Snapshot
from webapp.words import is_open, is_whole


@pytest.fixture(autouse=True)
def _in_the_app(app: Flask) -> object:
    with app.test_request_context("/"):
        yield


@pytest.fixture
def subject(snapshot: Snapshot) -> Subject:
    return of_filter(snapshot, snapshot.views["de"], Filter())


@in_every_county
def test_where_most_is_promised_comes_first_then_the_order_of_the_ids(subject: Subject) -> None:
    order = [(-len(site.pledges), site.place.id) for site in subject.sites]
    assert order == sorted(order)
    assert len({count for count, _ in order}) > 1


class OneEach:
    """A window that gives each shape as its own path, so that the order of drawing can be read."""

    def path(self, shapes: list) -> str:
        return shapes[0].wkt


@in_every_county
def test_areas_lie_below_rivers_these_below_planned_lines_and_lines_of_today_on_top(
    snapshot: Snapshot, subject: Subject
) -> None:
    def level(place_id: str) -> int:
        place = snapshot.published.places[place_id]
        if place.geometry["type"].endswith("Polygon"):
            return 0
        return 1 if place.kind == "river" else 2 if place.planned else 3

    by_wkt = {shape.wkt: place_id for place_id, shape in snapshot.ground.places.items()}
    for seed in range(4):
        sites = list(subject.sites)
        random.Random(seed).shuffle(sites)
        drawn = _places(tuple(sites), snapshot.ground, OneEach(), 1, snapshot.settings.topics)
        ids = [by_wkt[shape.path] for shape in drawn]
        levels = [level(place_id) for place_id, _ in itertools.groupby(ids)]
        assert levels == sorted(levels)
        assert set(levels) == {0, 1, 2, 3}
        shown = {p.id for p in snapshot.published.places.values() if "Point" not in p.geometry["type"]}
        assert set(ids) == {
            id_ for id_ in shown if snapshot.published.places[id_].precision != "municipality"
        }


@in_every_county
def test_a_symbol_for_several_places_is_open_only_if_all_are_and_counts_each_pledge_once(
    snapshot: Snapshot, subject: Subject
) -> None:
    for one, other in itertools.pairwise([*subject.sites, *subject.sites[::-1]]):
        symbol = _symbol(SymbolGroup(0, 0, [one, other]), snapshot.settings.topics, 28)
        assert symbol.open == (is_open(one.place) and is_open(other.place))
        pledges = {p.id: p for p in (*one.pledges, *other.pledges)}
        assert symbol.count == len(pledges)
        assert bool(symbol.icon) == (len({p.topic for p in pledges.values()}) == 1)
        assert symbol.names == (one.place.name, other.place.name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_of_the_invented_county_draws_every_symbol_within_its_map(
    world_app: Flask, name: str
) -> None:
    snapshot = world_app.extensions["pledgemap"].snapshot
    with world_app.test_request_context("/"):
        view = snapshot.views["de"]
        picture = pictures.lay_out(snapshot, view, Filter(), FORMATS[name])
    drawn = [symbol for symbol in picture.symbols if symbol.names]  # the others are in the key
    published = snapshot.published
    inside = {place.name for place in published.places.values() if published.areas_of(place)}
    # What lies with the neighbours is left out where it is beyond the edge.
    assert inside <= {one for symbol in drawn for one in symbol.names}
    for symbol in drawn:
        assert picture.map_box.x <= symbol.x <= picture.map_box.right
        assert picture.map_box.y <= symbol.y <= picture.map_box.bottom


@in_every_county
def test_somewhere_in_a_gemeinde_is_a_badge_at_its_name_and_no_symbol_on_the_map(
    snapshot: Snapshot, subject: Subject
) -> None:
    whole = {site.place.name: len(site.pledges) for site in subject.sites if is_whole(site.place)}
    inside = {m.name for m in snapshot.published.municipalities}
    for format_name in ("quadrat", "vorschau"):
        picture = pictures.lay_out(snapshot, snapshot.views["de"], Filter(), FORMATS[format_name])
        badges = {symbol.names[0]: symbol for symbol in picture.symbols if symbol.whole}
        assert {name: badge.count for name, badge in badges.items() if name in inside} == {
            name: count for name, count in whole.items() if name in inside
        }
        others = [symbol for symbol in picture.symbols if symbol.names and not symbol.whole]
        by_name = {place.name for place in snapshot.published.places.values() if not is_whole(place)}
        assert {name for symbol in others for name in symbol.names} <= by_name
        for name, badge in badges.items():
            # A long name takes two lines.
            lines = [line.box for line in picture.lines if line.halo and line.text in name]
            assert any(
                0 <= badge.x - box.right <= 1.5 * badge.size and abs(badge.y - box.y) <= 2 * badge.size
                for box in lines
            ), name
    assert whole
