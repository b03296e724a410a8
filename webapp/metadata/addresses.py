"""The addresses that the metadata name: from the settings alone, never from the Host header."""

from __future__ import annotations

from geo.public import Settings

DCAT_LICENCES = {
    "https://opendatacommons.org/licenses/odbl/1-0/": "http://dcat-ap.de/def/licenses/odbl",
    "https://creativecommons.org/licenses/by/4.0/": "http://dcat-ap.de/def/licenses/cc-by/4.0",
    "https://www.gesetze-im-internet.de/geonutzv/": "http://dcat-ap.de/def/licenses/geonutz/20130319",
    "https://www.govdata.de/dl-de/by-2-0": "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
    "https://www.govdata.de/dl-de/zero-2-0": "http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
}
# For the examples on a map that does not know its own address yet.
EXAMPLE_BASE = "https://karte.example.org"


def absolute(settings: Settings, path: str) -> str:
    """The address of a path; without ``base_url`` the path itself, which is right wherever it is read."""
    return f"{settings.base_url}{path}"


def example(settings: Settings, path: str) -> str:
    """The address of a path, for text that people copy."""
    return f"{settings.base_url or EXAMPLE_BASE}{path}"


def dcat_licence(licence_url: str) -> str:
    """The licence as DCAT-AP.de names it, where its list has it."""
    return DCAT_LICENCES.get(licence_url, licence_url)
