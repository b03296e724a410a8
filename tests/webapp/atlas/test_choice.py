"""The filter of the nationwide map: what an address may say, and the addresses of its links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

import geo.region
from webapp import language
from webapp.atlas import choice, is_configured, topics
from webapp.atlas.facts import AtlasCounts, AtlasFilter, ValueCount

STARTER = Path(geo.region.__file__).parent / "starter"
NATURE, SCHOOL = ValueCount("natur", "Natur", 3), ValueCount("schule", "Schule", 0)
COUNTS = AtlasCounts(3, (NATURE, SCHOOL), (ValueCount("", "", 3),), (ValueCount("started", "started", 1),))


@pytest.fixture
def groups_of():
    app = Flask("webapp")
    language.init_app(app)

    def groups_of(chosen: AtlasFilter, **more: str):
        with app.test_request_context("/"):
            return choice.groups("/land/x", chosen, COUNTS, **more)

    return groups_of


def test_the_query_has_one_form() -> None:
    args = MultiDict([("thema", "b"), ("thema", "a"), ("thema", "b"), ("partei", ""), ("fremd", "x")])
    chosen = choice.parse(args)
    assert chosen == AtlasFilter(topics=("a", "b"))
    assert choice.query(chosen) == "thema=a&thema=b"
    assert choice.query(chosen, q="ä b") == "q=%C3%A4+b&thema=a&thema=b"
    assert choice.query(AtlasFilter(), q="") == ""


@pytest.mark.parametrize("value", ["A", "a b", "ä", "a" * 64, "<b>", "'", "\x00"])
@pytest.mark.parametrize("key", ["thema", "partei", "status"])
def test_what_no_source_can_have_is_refused(key: str, value: str) -> None:
    with pytest.raises(BadRequest):
        choice.parse(MultiDict([(key, value)]))


def test_as_many_values_as_fit_are_taken() -> None:
    most = [("thema", f"t{number}") for number in range(20)]
    assert len(choice.parse(MultiDict(most)).topics) == 20
    with pytest.raises(BadRequest):
        choice.parse(MultiDict([*most, ("thema", "t20")]))


def test_each_value_leads_to_the_page_with_it_and_back(groups_of) -> None:
    by_topic, by_party, by_status = groups_of(AtlasFilter(), q="rad")
    (nature,) = by_topic.rows  # one that shows nothing is not offered
    assert (nature.address, nature.is_chosen, nature.count) == ("/land/x?q=rad&thema=natur", False, 3)
    assert by_party.rows == ()
    assert [row.name for row in by_status.rows] == ["begonnen"]
    by_topic, *_rest = groups_of(AtlasFilter(topics=("natur", "weg"), statuses=("started",)))
    (nature,) = by_topic.rows
    assert (nature.address, nature.is_chosen) == ("/land/x?thema=weg&status=started", True)
    # A value that nobody has any more can be seen, and be taken back.
    assert by_topic.chosen == "Natur, weg"
    assert by_topic.all_address == "/land/x?status=started"


def test_only_the_environment_makes_it_the_map_of_the_country() -> None:
    assert not is_configured({})
    assert not is_configured({"PLEDGEMAP_DATABASE": " ", "PLEDGEMAP_READ_DATABASES": ""})
    assert is_configured({"PLEDGEMAP_DATABASE": "dbname=x"})
    assert is_configured({"PLEDGEMAP_READ_DATABASES": "postgresql://x/y"})


def test_topics_have_the_colours_of_a_new_map() -> None:
    text = (STARTER / "pledgemap.toml").read_text(encoding="utf-8")
    found = dict(re.findall(r'^\[topics\.([a-z-]+)\][^[]*?^colour = "(#[0-9a-f]{6})"', text, re.MULTILINE))
    assert found == topics.COLOURS
