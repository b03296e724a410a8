"""Which hosts may be asked: public ones, and private ones only where somebody has named them.

A list of 400 addresses, and whatever their sites link or redirect to, must not reach the machines beside
ours: a cloud's metadata service, a router, a database. A name can mean another address a moment later, so
the address that was checked is the one that is connected to.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from geo.errors import ProblemsFound
from geo.words.messages import problem

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def addresses_of(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host, without duplicates.

    Raises
    ------
    OSError : the host is unknown
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_family, address in found))


def checked_addresses(
    source: str, host: str, port: int, private: frozenset[str], resolve: Resolve = addresses_of
) -> list[str]:
    """Return the IP addresses of a host that may be asked.

    Parameters
    ----------
    source : for the message
    private : names of hosts that may be private

    Raises
    ------
    OSError : the host is unknown
    ProblemsFound : one of its addresses is not public
    """
    found = resolve(host, port)
    if host in private:
        return found
    for one in found:
        if not is_public(one):
            raise ProblemsFound([problem("source_private", source, value=host, address=one)])
    return found


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public Internet, also if it is wrapped in an IPv6 address."""
    return all(one.is_global and not one.is_multicast for one in _meant(text))


def _meant(text: str) -> list[Address]:
    """The address, and the IPv4 address that it leads to."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        return [address, address.sixtofour]
    if address.teredo:
        return [address, *address.teredo]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address]
