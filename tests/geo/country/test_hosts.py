"""Whom the command may ask: nobody in a private network, whatever a name or an address pretends."""

from __future__ import annotations

import pytest

from geo.country.hosts import addresses_of, checked_addresses, is_public
from geo.errors import ProblemsFound

PRIVATE = (
    "127.0.0.1",
    "127.8.8.8",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fd00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_a_public_address_may_be_asked(address: str) -> None:
    assert is_public(address)


def test_one_private_address_of_several_is_enough_to_refuse_a_host() -> None:
    with pytest.raises(ProblemsFound) as error:
        checked_addresses("quelle", "x.example", 80, frozenset(), lambda *_: ["8.8.8.8", "10.0.0.1"])
    (problem,) = error.value.problems
    assert problem.code == "source_private"
    assert "--private x.example" in str(problem)


def test_a_host_that_somebody_has_named_may_be_private() -> None:
    found = checked_addresses("quelle", "x.example", 80, frozenset({"x.example"}), lambda *_: ["10.0.0.1"])
    assert found == ["10.0.0.1"]
    with pytest.raises(ProblemsFound):
        checked_addresses("quelle", "y.example", 80, frozenset({"x.example"}), lambda *_: ["10.0.0.1"])


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "localhost"])
def test_other_spellings_of_this_computer_mean_it_too(host: str) -> None:
    assert not any(map(is_public, addresses_of(host, 80)))
