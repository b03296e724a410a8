"""The catalogue of the open data as DCAT-AP.de, in JSON-LD, for open data portals to harvest.

``dcatde:contributorID`` is omitted: GovData assigns it to registered publishers.
"""

from __future__ import annotations

from typing import Any

from geo.public import Published, Settings
from webapp.addresses import absolute
from webapp.exports import FORMATS, DownloadFormat
from webapp.exports.selection import Terms, terms

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# The DCAT-AP.de names of those licences that are in its list.
LICENCES = {
    "https://opendatacommons.org/licenses/odbl/1-0/": "http://dcat-ap.de/def/licenses/odbl",
    "https://creativecommons.org/licenses/by/4.0/": "http://dcat-ap.de/def/licenses/cc-by/4.0",
    "https://www.gesetze-im-internet.de/geonutzv/": "http://dcat-ap.de/def/licenses/geonutz/20130319",
    "https://www.govdata.de/dl-de/by-2-0": "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
    "https://www.govdata.de/dl-de/zero-2-0": "http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
}
EU = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
GEOCODING = "http://dcat-ap.de/def/politicalGeocoding"
# Names of the code list and the level, by the number of digits of the AGS.
_LEVELS = {
    2: ("stateKey", "state"),
    3: ("governmentDistrictKey", "state"),
    5: ("districtKey", "administrativeDistrict"),
    8: ("municipalityKey", "municipality"),
}

Node = dict[str, Any]


def document(published: Published, settings: Settings, *, answers_queries: bool = True) -> Node:
    """Return the catalogue with its one dataset, its files and the API, as a JSON-LD document.

    A static site has the files, but no API.
    """
    licence = _licence(terms(published, settings))
    publisher = {
        "@type": "foaf:Organization",
        "@id": absolute(settings, "/katalog#herausgeber"),
        "foaf:name": settings.party,
        "foaf:mbox": _reference(f"mailto:{settings.imprint.contact}"),
    }
    return {
        "@context": CONTEXT,
        "@id": absolute(settings, "/katalog"),
        "@type": "dcat:Catalog",
        "dct:title": _titles(settings),
        "dct:description": _german(f"Offene Daten der Karte „{settings.title}“"),
        "dct:publisher": publisher,
        "dct:language": _languages(),
        "dct:license": licence,
        "dct:modified": _date(published),
        "foaf:homepage": _reference(absolute(settings, "/")),
        "dcat:dataset": [_dataset(published, settings, publisher, answers_queries)],
        **({"dcat:service": [_service(published, settings, publisher)]} if answers_queries else {}),
    }


def _whose(settings: Settings, opening: str, closing: str) -> str:
    """Name each party with its programme."""
    return "; ".join(
        f"{one.called.name} {opening}{one.programme.title}{closing}" for one in settings.parties.values()
    )


def _dataset(published: Published, settings: Settings, publisher: Node, answers_queries: bool) -> Node:
    return {
        "@id": absolute(settings, "/katalog#zusagen"),
        "@type": "dcat:Dataset",
        "dct:title": _titles(settings),
        "dct:description": [
            _german(
                f"Zusagen von {_whose(settings, 'aus dem „', '“')}, je Ort ein Eintrag mit "
                "Geometrie; Zusagen für das ganze Gebiet haben keine. Keine amtliche Planung."
            ),
            _english(
                f"Pledges of {_whose(settings, 'from “', '”')}, one feature per place; "
                "pledges for the whole region have no geometry. No official planning."
            ),
        ],
        "dct:identifier": absolute(settings, "/katalog#zusagen"),
        "dct:publisher": _reference(publisher["@id"]),
        "dct:creator": _reference(publisher["@id"]),
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": settings.imprint.responsible,
            "vcard:hasEmail": _reference(f"mailto:{settings.imprint.contact}"),
        },
        "dct:issued": _date(published),
        "dct:modified": _date(published),
        "owl:versionInfo": published.data_version,
        "dct:language": _languages(),
        "dct:accessRights": _reference(f"{EU}/access-right/PUBLIC"),
        "dct:accrualPeriodicity": _reference(f"{EU}/frequency/IRREG"),
        "dcat:theme": [_reference(f"{EU}/data-theme/{theme}") for theme in ("GOVE", "REGI")],
        "dcat:keyword": [
            _german(word)
            for word in (
                "Kommunalpolitik",
                "Wahlprogramm",
                settings.region_name,
                *(topic.label for topic in settings.topics.values()),
            )
        ],
        "dct:conformsTo": _reference(absolute(settings, "/daten/pledge.schema.json")),
        "dcat:landingPage": _reference(absolute(settings, "/daten")),
        "dct:spatial": {
            "@type": "dct:Location",
            "dcat:bbox": {"@value": _wkt(published.bbox), "@type": "geosparql:wktLiteral"},
        },
        **_political_geocoding(settings),
        "dcat:distribution": [
            *(_file(kind, published, settings) for kind in FORMATS.values()),
            *([_api(published, settings)] if answers_queries else []),
        ],
    }


def _file(kind: DownloadFormat, published: Published, settings: Settings) -> Node:
    address = absolute(settings, kind.path)
    return {
        "@id": absolute(settings, f"/katalog#{kind.extension}"),
        "dct:title": _german(f"{settings.title} ({kind.label})"),
        "dcat:accessURL": _reference(address),
        "dcat:downloadURL": _reference(address),
        "dct:format": _reference(f"{EU}/file-type/{kind.file_type}"),
        "dcat:mediaType": _reference(f"{MEDIA_TYPES}/{kind.mimetype}"),
        **_of_every_distribution(published, settings),
    }


def _api(published: Published, settings: Settings) -> Node:
    """Return the API as a distribution, for portals that know nothing else."""
    return {
        "@id": absolute(settings, "/katalog#api-zugang"),
        "dct:title": _german(f"{settings.title} (OGC API Features)"),
        "dcat:accessURL": _reference(absolute(settings, "/api")),
        "dcat:accessService": _reference(absolute(settings, "/katalog#api")),
        "dct:format": _reference(f"{EU}/file-type/GEOJSON"),
        **_of_every_distribution(published, settings),
    }


def _of_every_distribution(published: Published, settings: Settings) -> Node:
    stated = terms(published, settings)
    return {
        "@type": "dcat:Distribution",
        "dct:license": _licence(stated),
        "dct:rights": {"@type": "dct:RightsStatement", "dct:description": stated.licence},
        "dcatde:licenseAttributionByText": _german(stated.attribution),
        "dcatap:availability": _reference(f"{EU}/planned-availability/AVAILABLE"),
        "dct:issued": _date(published),
        "dct:modified": _date(published),
    }


def _service(published: Published, settings: Settings, publisher: Node) -> Node:
    return {
        "@id": absolute(settings, "/katalog#api"),
        "@type": "dcat:DataService",
        "dct:title": _german(f"{settings.title} (OGC API Features)"),
        "dcat:endpointURL": _reference(absolute(settings, "/api")),
        "dcat:endpointDescription": _reference(absolute(settings, "/api/openapi.json")),
        "dct:conformsTo": _reference("http://www.opengis.net/spec/ogcapi-features-1/1.0"),
        "dct:license": _licence(terms(published, settings)),
        "dct:publisher": _reference(publisher["@id"]),
        "dcat:servesDataset": _reference(absolute(settings, "/katalog#zusagen")),
    }


def _political_geocoding(settings: Settings) -> Node:
    known = [(region, *_LEVELS[len(region)]) for region in settings.regions if len(region) in _LEVELS]
    if not known:
        return {}
    levels = dict.fromkeys(level for _, _, level in known)
    return {
        "dcatde:politicalGeocodingLevelURI": [_reference(f"{GEOCODING}/Level/{level}") for level in levels],
        "dcatde:politicalGeocodingURI": [
            _reference(f"{GEOCODING}/{kind}/{region}") for region, kind, _ in known
        ],
    }


def _wkt(box: tuple[float, float, float, float]) -> str:
    west, south, east, north = box
    return f"POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def _titles(settings: Settings) -> list[Node]:
    return [_german(settings.title), _english(settings.title_en)]


def _languages() -> list[Node]:
    return [_reference(f"{EU}/language/{language}") for language in ("DEU", "ENG")]


def _licence(stated: Terms) -> Node:
    return _reference(LICENCES.get(stated.licence_url, stated.licence_url))


def _date(published: Published) -> Node:
    return {"@value": published.data_date.isoformat(), "@type": "xsd:date"}


def _german(text: str) -> Node:
    return {"@value": text, "@language": "de"}


def _english(text: str) -> Node:
    return {"@value": text, "@language": "en"}


def _reference(iri: str) -> Node:
    return {"@id": iri}
