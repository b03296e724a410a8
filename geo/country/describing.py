"""What a map says of itself beside its features: in its catalogue, its schema, its settings, its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from shapely import from_wkt
from shapely.errors import ShapelyError

JsonObject = Mapping[str, Any]
Box = tuple[float, float, float, float]
# What the catalogue names before the topics: the subject of all maps, and the region.
_KEYWORDS_BEFORE = 3
_MAX_TOPICS = 200


@dataclass(frozen=True)
class Description:
    """All are "" or empty where nobody says; nothing of it is checked yet.

    Parameters
    ----------
    parties : names by the key that features have; a map of one party has its name under ""
    topics : names by key
    regions : beginnings of AGS
    site : address of the front page
    box : (west, south, east, north) of the region, EPSG:4326
    """

    title: str = ""
    parties: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    regions: tuple[str, ...] = ()
    site: str = ""
    licence: str = ""
    attribution: str = ""
    as_of: str = ""
    data_version: str = ""
    box: Box | None = None

    def completed(self, other: Description) -> Description:
        """Return this with what only the other says."""
        missing = {name: value for name, value in vars(other).items() if not getattr(self, name)}
        return replace(self, **missing)


def of_collection(collection: JsonObject) -> Description:
    """Read the members of a FeatureCollection: a download, a build, or a page of the API."""
    provenance = _object(collection.get("provenance"))
    version = collection.get("data_version")
    return Description(
        title=_text(collection.get("title")) or _text(provenance.get("title")),
        parties=_parties(collection.get("parties")),
        topics=_labels(collection.get("topics")),
        site=_text(collection.get("site")),
        licence=_text(collection.get("licence")) or _text(provenance.get("licence")),
        attribution=_text(collection.get("attribution")) or _text(provenance.get("attribution")),
        as_of=_text(collection.get("data_date")),
        data_version=version if isinstance(version, str) else "",
    )


def of_settings(settings: JsonObject) -> Description:
    """Read pledgemap.toml of any version, without checking what only its own site needs."""
    party = _text(settings.get("party"))
    regions = settings.get("regions")
    named = _parties(settings.get("parties"))
    return Description(
        title=_text(settings.get("title")),
        parties=named or ({"": party} if party else {}),
        topics=_labels(settings.get("topics")),
        regions=_prefixes(regions if isinstance(regions, list) else ()),
        site=_text(settings.get("base_url")),
    )


def of_catalogue(catalogue: JsonObject, schema: JsonObject) -> Description:
    """Read a catalogue as `webapp.metadata` writes it, and the schema of its features."""
    dataset = _object(next(iter(_list(catalogue.get("dcat:dataset"))), {}))
    publisher = _text(_object(catalogue.get("dct:publisher")).get("foaf:name"))
    file = _object(next(iter(_list(dataset.get("dcat:distribution"))), {}))
    places = (_text(_object(one).get("@id")) for one in _list(dataset.get("dcatde:politicalGeocodingURI")))
    return Description(
        title=_german(catalogue.get("dct:title")),
        parties={"": publisher} if publisher else {},
        topics=_topics(_list(dataset.get("dcat:keyword")), schema),
        regions=_prefixes(place.rpartition("/")[2] for place in places),
        licence=_text(_object(file.get("dct:rights")).get("dct:description")),
        attribution=_german(file.get("dcatde:licenseAttributionByText")),
        as_of=_german(dataset.get("dct:modified")),
        data_version=_text(dataset.get("owl:versionInfo")),
        box=_box(_object(_object(dataset.get("dct:spatial")).get("dcat:bbox")).get("@value")),
    )


def homepage_of(catalogue: JsonObject) -> str:
    """Return the address of the site that a catalogue is of; "" if that has no address of its own."""
    address = _text(_object(catalogue.get("foaf:homepage")).get("@id"))
    return address if re.match(r"https?://", address) else ""


def _topics(keywords: list[Any], schema: JsonObject) -> dict[str, str]:
    """Names of topics: the schema has their keys, and the catalogue their names, in the same order."""
    values = schema
    for name in ("properties", "properties", "properties", "topic"):
        values = _object(values.get(name))
    keys = _list(values.get("enum"))
    names = [_german(word) for word in keywords[_KEYWORDS_BEFORE:]]
    if len(keys) != len(names) or len(keys) > _MAX_TOPICS:
        return {}
    return {key: name for key, name in zip(keys, names, strict=True) if isinstance(key, str) and name}


def _labels(topics: object) -> dict[str, str]:
    """Names by key, of objects with a label or a name, or of texts."""
    found = {}
    for key, one in _object(topics).items():
        name = one if isinstance(one, str) else _object(one).get("label") or _object(one).get("name")
        if isinstance(name, str) and name.strip():
            found[key] = _text(name)
    return found


def _parties(parties: object) -> dict[str, str]:
    found = _labels(parties)
    return {key: name for key, name in found.items() if len(found) <= _MAX_TOPICS}


def _prefixes(values: Iterable[object]) -> tuple[str, ...]:
    known = (value for value in values if isinstance(value, str) and re.fullmatch(r"[0-9]{2,8}", value))
    return tuple(dict.fromkeys(known))


def _box(text: object) -> Box | None:
    try:
        shape = from_wkt(text) if isinstance(text, str) and len(text) < 1000 else None
    except ShapelyError:
        return None
    return None if shape is None or shape.is_empty else shape.bounds


def _german(value: object) -> str:
    """The text of a value in JSON-LD, the German one of several."""
    values = [_object(one) for one in _list(value)]
    own = [one for one in values if one.get("@language") == "de"] or values
    return _text(own[0].get("@value")) if own else _text(value)


def _object(value: object) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
