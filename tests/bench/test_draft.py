"""The figures of `bench.draft`: what counts as found and as right."""

from bench.draft import Pledge, Proposed, score

PLEDGES = [
    Pledge("wege", frozenset({"rur", "wald"})),
    Pledge("wege", frozenset({"bahnhof"})),
    Pledge("schulen", frozenset({"schule"})),
]


def test_a_pledge_is_found_if_its_section_has_one_of_its_places():
    found = score(PLEDGES, [Proposed("wege", "rur"), Proposed("schulen", "rur")])
    assert found.pledges == (1, 3)
    assert found.sections == (1, 2)
    assert found.pairs == (1, 4)


def test_a_place_is_right_only_in_a_section_whose_pledges_have_it():
    found = score(PLEDGES, [Proposed("wege", "rur"), Proposed("wege", "rur"), Proposed("vorwort", "rur")])
    assert found.right == (2, 3)
