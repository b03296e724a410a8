"""Symbols distinguish plans from what nobody means to build: demands, possibilities, done or given up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.publishing.published import Pledge
from geo.vocabulary import STANCES, STATUSES
from webapp.signs import Sign, kinds_used, sign_of
from webapp.snapshot import Snapshot

PLAN = Sign()


def pledge(snapshot: Snapshot, stance: str = "will", status: str = "pledged") -> Pledge:
    return replace(snapshot.published.pledges[0], stance=stance, status=status)


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("status", STATUSES)
def test_a_single_pledge_has_the_sign_of_its_stance_until_it_is_done_or_dropped(
    snapshot: Snapshot, stance: str, status: str
) -> None:
    by_stance = {"demands": Sign(mark="!", hollow=True), "could": Sign(mark="?", hollow=True)}
    by_stance["rejects"] = Sign(rejected=True)
    by_status = {"done": Sign(mark="✓"), "dropped": Sign(mark="–", hollow=True)}
    expected = by_status.get(status) or by_stance.get(stance, PLAN)
    assert sign_of([pledge(snapshot, stance, status)]) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["demands", "will"], PLAN),
        (["rejects", "keeps"], PLAN),
        (["rejects", "rejects"], Sign(rejected=True)),
        (["could", "demands"], Sign(mark="!?", hollow=True)),
        (["rejects", "could"], Sign(mark="?", hollow=True)),
        (["demands", "dropped"], Sign(mark="–!", hollow=True)),
        (["rejects", "dropped"], Sign(mark="–", hollow=True)),
        (["dropped", "done"], Sign(mark="✓")),
        (["done", "will"], PLAN),
    ],
)
def test_one_plan_among_the_pledges_of_a_place_makes_it_a_plan(
    snapshot: Snapshot, kinds: list[str], expected: Sign
) -> None:
    pledges = [
        pledge(snapshot, status=one) if one in STATUSES else pledge(snapshot, stance=one) for one in kinds
    ]
    assert sign_of(pledges) == sign_of(reversed(pledges)) == expected


def test_a_key_explains_what_occurs_and_nothing_else(snapshot: Snapshot) -> None:
    assert kinds_used([pledge(snapshot)]) == frozenset()
    pledges = [pledge(snapshot, "demands"), pledge(snapshot, "will", "done"), pledge(snapshot, "rejects")]
    assert kinds_used(pledges) == {"demands", "done", "rejects"}
