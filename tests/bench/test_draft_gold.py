"""The judge of any programme: what counts as found, and as right."""

import pytest

from bench.draft_gold import Answer, Share, answers, figures_of, judge
from geo.draft.proposals import Proposal
from geo.draft.toponyms import Mention
from geo.place import gazetteer as gazetteers
from tests.geo.draft.conftest import make_home, orletal


@pytest.fixture
def gazetteer(tmp_path):
    home = make_home(tmp_path / "orletal", "Landkreis Orletal", "09003", orletal())
    return gazetteers.load(home / "data" / "geojson", ("09003",))[0]


def proposal(quote, stance="will", page=1, section="Wege", places=()):
    return Proposal(quote, section, page, "", stance, tuple(places), (), (), 0.9)


def test_a_pledge_is_found_in_the_quote_of_a_proposal_with_what_introduces_it(gazetteer):
    rows = [Answer("mehr Busse"), Answer("Neues Bad.")]
    judged = judge(
        rows, [proposal("Wir fordern: mehr  Busse,"), proposal("Das Wetter ist schön.")], gazetteer
    )
    assert (judged.found.hits, judged.found.total) == (1, 2)
    assert (judged.right.hits, judged.right.total) == (1, 2)
    assert judged.found.others == ["Neues Bad."]


def test_part_of_a_sentence_is_enough_if_it_is_most_of_it(gazetteer):
    row = Answer("Wir bauen Wege und wir bauen Brücken.")
    assert judge([row], [proposal("Wir bauen Wege und wir")], gazetteer).found.hits == 1
    assert judge([row], [proposal("Wir bauen")], gazetteer).found.hits == 0


def test_an_item_that_stands_twice_is_judged_twice(gazetteer):
    rows = [Answer("Mehr Grün", section="Park"), Answer("Mehr Licht"), Answer("Mehr Grün", section="Wege")]
    given = [proposal("Mehr Grün", section="Park"), proposal("Mehr Licht"), proposal("Mehr Grün")]
    assert judge(rows, given, gazetteer).section.hits == 2


def test_who_must_do_it_and_how_firm_it_is_count_as_the_same_stance(gazetteer):
    rows = [Answer("a b c", "supports"), Answer("d e f", "examines"), Answer("g h i", "rejects")]
    given = [proposal("a b c", "demands"), proposal("d e f", "could"), proposal("g h i", "will")]
    assert (judge(rows, given, gazetteer).stance.hits, len(rows)) == (2, 3)


def test_a_place_is_right_only_with_its_pledge(gazetteer):
    place = next(place for place in gazetteer.places if place.name == "Mühlsee")
    mention = Mention(place, "Mühlsee", "Mühlsee", 1.0)
    rows = [Answer("Bad am Mühlsee", places=("Mühlsee",)), Answer("Weg nach Halle", places=("Halle",))]
    given = [proposal("Bad am Mühlsee", places=[mention]), proposal("Weg nach Halle", places=[mention])]
    judged = judge(rows, given, gazetteer)
    assert (judged.placed.hits, judged.placed.total) == (1, 2)
    assert (judged.places.hits, judged.places.total) == (1, 2)


def test_what_the_table_leaves_empty_is_not_judged(gazetteer, tmp_path):
    path = tmp_path / "gold.csv"
    path.write_text(
        "quote;stance;section;page;places\nMehr Busse;will;;;\nNeues Bad;will;Wege;3;Halle\n", "utf-8"
    )
    rows = answers(path)
    assert rows[0] == Answer("Mehr Busse", "will")
    assert rows[1] == Answer("Neues Bad", "will", "Wege", 3, ("Halle",))
    judged = judge(rows[:1], [proposal("Mehr Busse")], gazetteer)
    assert judged.section == judged.page == judged.placed == Share()
    assert [figure.met for figure in figures_of(judged)][:2] == [True, True]
