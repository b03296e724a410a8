"""Sets of pledges as integers."""

from __future__ import annotations

import random

import pytest

from webapp.filters import bits


@pytest.mark.parametrize("found", [[], [0], [7], [8], [0, 1, 63, 64, 65], [19_999]])
def test_positions_are_those_that_were_put_in(found: list[int]) -> None:
    number = bits.of_positions(found)
    assert number == sum(1 << position for position in found)
    assert bits.positions(number) == found


def test_flags_are_bits_the_lowest_first() -> None:
    assert bits.of_flags([]) == 0
    assert bits.of_flags([True, False, True]) == 0b101
    assert bits.of_flags([False] * 9) == 0


def test_a_position_that_comes_twice_is_one_bit() -> None:
    assert bits.of_positions([3, 3, 5]) == 0b101000


def test_sets_are_combined_as_numbers() -> None:
    chance = random.Random(1)
    one, other = ({chance.randrange(3_000) for _ in range(900)} for _ in range(2))
    both = bits.of_positions(one) & bits.of_positions(other)
    assert bits.positions(both) == sorted(one & other)
