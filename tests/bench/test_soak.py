"""What the soak would notice."""

from __future__ import annotations

import itertools

import pytest

from bench import soak
from bench.memory import Sample
from tests.conftest import REPOSITORY


@pytest.mark.parametrize(("growth_mb", "is_flat"), [(0, True), (9, True), (30, False), (-50, True)])
def test_memory_that_grows_is_a_failure(growth_mb: int, is_flat: bool) -> None:
    samples = [Sample(at_s, 100, 200 + growth_mb * at_s / 600, 2) for at_s in range(0, 600, 2)]
    verdicts = {figure.name: figure.met for figure in soak.memory_figures(samples)}
    assert verdicts["memory (PSS) of all processes, first and last quarter"] is is_flat
    assert verdicts["memory (PSS) of master, first and last quarter"] is True


def test_addresses_are_the_same_each_time_and_half_of_them_in_no_cache() -> None:
    first, again = (list(itertools.islice(soak.addresses(REPOSITORY), 2000)) for _ in range(2))
    assert first == again
    assert 900 < sum("utm_source" in address for address in first) < 1100
    assert 20 < sum(address.startswith("/karte.png") for address in first) < 60
