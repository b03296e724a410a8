"""Programmes of invented parties, regions and styles, judged as `python -m bench --draft` judges.

The right answers stand in the margin of each programme, and were written before the rules.
"""

from __future__ import annotations

import pytest

from bench.draft_gold import TARGETS, Judgement, judge, remarks
from geo.config.settings import load_settings
from geo.draft import draft
from geo.place import gazetteer as gazetteers
from tests.geo.draft import marked, set_as


@pytest.fixture(scope="module")
def judgements(tmp_path_factory):
    found = {}
    for name, written in set_as.FORMATS.items():
        folder = tmp_path_factory.mktemp(name)
        programme = marked.load(name)
        home = marked.home_of(programme, folder / "home")
        path, pages = written(programme, folder)
        regions = load_settings(home / "pledgemap.toml").regions
        gazetteer, _ = gazetteers.load(home / "data" / "geojson", regions)
        found[name] = judge(programme.answers(pages), draft(path, home).proposals, gazetteer)
    return found


@pytest.mark.parametrize("name", set_as.FORMATS)
@pytest.mark.parametrize("figure", ["found", "right", "stance", "section", "page"])
def test_pledges_of_every_style_are_found_with_stance_section_and_page(judgements, name, figure):
    judged = judgements[name]
    assert getattr(judged, figure).share >= TARGETS.get(figure, 0.98), remarks(judged)


@pytest.mark.parametrize("figure", ["placed", "places"])
def test_places_are_found_and_right_over_all_programmes(judgements, figure):
    judged = sum(judgements.values(), Judgement())
    assert getattr(judged, figure).share >= TARGETS[figure], remarks(judged)


@pytest.mark.parametrize("name", set_as.FORMATS)
def test_each_programme_has_enough_pledges_and_as_many_kinds_of_other_sentences(name):
    programme = marked.load(name)
    others = [line for line in programme.lines if line.kind != "heading" and not line.stance]
    assert len(programme.answers()) >= 55
    assert len(others) >= 9
