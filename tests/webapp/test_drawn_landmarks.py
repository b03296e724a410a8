"""Landmarks that somebody draws: the site shows those that were built, and no others."""

import logging

import pytest

from geo.build import build
from geo.place.landmarks import LANDMARK_KINDS
from geo.publishing.published import BuildUnusable
from tests.conftest import copy_home
from tests.geo.publishing.test_published import DRAWN, draw
from webapp import create_app
from webapp.snapshot import live
from webapp.words import PLACE_KINDS

PICTURE = "/karte.svg?format=vorschau"


@pytest.fixture
def made(tmp_path):
    return copy_home(tmp_path / "home", [{"places": "Jülich"}])


def test_the_pages_name_the_source_of_a_drawn_landmark(made):
    draw(made, DRAWN)
    build(made)
    site = create_app({"HOME": str(made)}).test_client()
    assert site.get("/").status_code == site.get(PICTURE).status_code == 200
    assert "Landmarken" in site.get("/ueber").text


def test_the_site_has_a_word_for_every_kind_that_can_be_drawn():
    assert set(LANDMARK_KINDS) <= set(PLACE_KINDS)


def test_the_running_site_shows_no_landmark_that_was_not_built(made, monkeypatch, caplog):
    monkeypatch.setattr(live, "CHECK_EVERY_S", 0.0)
    site = create_app({"HOME": str(made)}).test_client()
    good = site.get(PICTURE).data
    draw(made, DRAWN | {"properties": {"name": "Probewald", "kind": "wald"}})
    with caplog.at_level(logging.ERROR):
        assert site.get(PICTURE).data == good
    assert "landmarks.geojson has changed since the last build" in site.get("/healthz").get_json()["problem"]
    with pytest.raises(BuildUnusable, match=r"landmarks\.geojson has changed.*python -m geo build"):
        create_app({"HOME": str(made)})
    draw(made, DRAWN)
    build(made)
    assert site.get(PICTURE).data != good
    assert site.get("/healthz").get_json()["status"] == "ok"
