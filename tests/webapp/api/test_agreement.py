"""The page, its filter and the API agree on the pledges for any choice."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from geo.vocabulary import STATUSES
from tests.conftest import in_every_county

WORDS = ("bahn", "Düren", "duren", "rad weg", "kinder", "school", "wald", "xyz", "ß", "")
# Items that the filter leaves out are in the page too, but hidden.
SHOWN = re.compile(r'<li><article class="pledge[^>]*data-pledge="([^"]+)"')


@in_every_county
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_page_and_api_show_the_same_pledges_for_any_filter(app: Flask, data: st.DataObject) -> None:
    client, snapshot = app.test_client(), app.extensions["pledgemap"].snapshot
    municipalities = {m.ags: m.slug for m in snapshot.published.municipalities}
    topics = data.draw(st.lists(st.sampled_from(list(snapshot.settings.topics)), max_size=3), "topics")
    ags = data.draw(st.lists(st.sampled_from(sorted(municipalities)), max_size=2), "municipalities")
    statuses = data.draw(st.lists(st.sampled_from(STATUSES), max_size=2), "statuses")
    text = data.draw(st.sampled_from(WORDS) | st.text(st.characters(codec="utf-8"), max_size=3), "text")
    english = data.draw(st.sampled_from(["", "/en"]), "language")
    printable = " ".join(text.split()).isprintable()

    shared = [("status", value) for value in statuses] + [("q", text)]
    page = [("thema", value) for value in topics] + [("gemeinde", municipalities[value]) for value in ags]
    api = [("topic", value) for value in topics] + [("municipality", value) for value in ags]
    on_page = client.get(f"{english}/?{urlencode(page + shared)}")
    in_api = client.get(
        f"{english}/api/collections/pledges/items?{urlencode([*api, *shared, ('limit', 1000)])}"
    )
    if not printable:
        assert on_page.status_code == in_api.status_code == 400
        return
    features = in_api.json["features"]
    assert in_api.json["numberMatched"] == len(features)
    index = snapshot.views["en" if english else "de"].index
    chosen = snapshot.grammar.parse(MultiDict(page + shared))
    ids = {feature["properties"]["pledge_id"] for feature in features}
    assert ids == set(SHOWN.findall(on_page.text))
    assert ids == set(index.apply(chosen).shown)
