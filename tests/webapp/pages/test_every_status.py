"""What a page says of each pledge beside its title: stance, status or both, for every stance with every
status."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from geo.vocabulary import STANCES, STATUSES
from webapp import words
from webapp.signs import of_one

MARKS = re.compile(r'<span class="(?:stance|status)[^"]*">([^<]+)</span>')


@pytest.mark.parametrize("root", ["", "/en"])
def test_list_frame_and_own_page_say_stance_and_status(world_app: Flask, root: str) -> None:
    client = world_app.test_client()
    snapshot = world_app.extensions["pledgemap"].snapshot
    with world_app.test_request_context(f"{root}/"):
        stances = {key: str(label) for key, label in words.STANCES.items()}
        statuses = {key: str(label) for key, label in words.STATUSES.items()}
    index = client.get(f"{root}/").text
    for pledge in snapshot.published.pledges:
        plan_with_news = pledge.stance == "will" and pledge.status != "pledged"
        expected = [] if plan_with_news else [stances[pledge.stance]]
        expected += [] if pledge.status == "pledged" else [statuses[pledge.status]]
        item = re.search(rf'<article class="pledge [^>]* data-pledge="{pledge.id}".*?</article>', index, re.S)
        assert item
        assert MARKS.findall(item[0]) == expected, pledge.id
        assert f'data-stance="{pledge.stance}" data-status="{pledge.status}"' in " ".join(item[0].split())
        # From this the map of the page makes its symbols (static/js/symbols.js).
        assert re.findall(r' data-sign="([^"]*)"', item[0]) == [sign for sign in [of_one(pledge)] if sign]


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("status", STATUSES)
def test_the_page_of_a_pledge_says_the_same(world_app: Flask, stance: str, status: str) -> None:
    page = world_app.test_client().get(f"/zusage/{stance}-{status}").text
    line = re.search(r'<p class="stance-line">(.*?)</p>', page, re.S)
    assert line
    with world_app.test_request_context("/"):
        stance_word, status_word = str(words.STANCES[stance]), str(words.STATUSES[status])
    expected = [] if stance == "will" and status != "pledged" else [stance_word]
    expected += [] if status == "pledged" else [status_word]
    assert MARKS.findall(line[1]) == expected
