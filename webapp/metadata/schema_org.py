"""What the pages are about, in schema.org terms: one data block per page, for search engines.

Addresses are absolute if ``base_url`` is set; without it they are paths, which work anywhere.
"""

from __future__ import annotations

from typing import Any

import shapely.geometry

from geo.public import MUNICIPALITY, PRECISE, Area, Place, Pledge, Published, Settings, Topic
from webapp.addresses import absolute
from webapp.words import pledge_summary, pledge_title, site_title, topic_label

Node = dict[str, Any]


def document(*nodes: Node) -> Node:
    """Return the nodes of a page as one document. The page has to escape it (``tojson`` does)."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def website(published: Published, settings: Settings, prefix: str, language: str) -> Node:
    """Describe the site as a whole, and the data behind it."""
    return {
        "@type": "WebSite",
        "@id": _site_id(settings),
        "url": absolute(settings, f"{prefix}/"),
        "name": site_title(settings),
        "inLanguage": language,
        "dateModified": published.data_date.isoformat(),
        "publisher": _party(settings),
        "about": _region(published, settings),
        "mainEntity": {"@id": absolute(settings, "/katalog#zusagen")},
    }


def breadcrumbs(settings: Settings, crumbs: list[tuple[str, str]]) -> Node:
    """Describe the way to a page: pairs of name and path (without the site's sub-path), the page last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(settings, path)}
            for position, (name, path) in enumerate(crumbs, start=1)
        ],
    }


def area(published: Published, settings: Settings, found: Area, path: str, title: str) -> Node:
    """Describe the page about a Gemeinde or Ortsteil; only the former has an official key."""
    key = {"@type": "PropertyValue", "propertyID": "AGS", "value": found.key}
    about = {
        "@type": "AdministrativeArea",
        "name": found.name,
        **({"identifier": key} if found.folder == MUNICIPALITY else {}),
        "geo": box(found.bbox),
        "containedInPlace": {"@type": "AdministrativeArea", "name": settings.region_name},
    }
    return _page(published, settings, path, title) | {"about": about}


def topic(published: Published, settings: Settings, found: Topic, path: str) -> Node:
    """Describe the page about a topic."""
    label = topic_label(found)
    return _page(published, settings, path, label) | {"about": {"@type": "Thing", "name": label}}


def pledge(published: Published, settings: Settings, found: Pledge, path: str, language: str) -> Node:
    """Describe a pledge: our own words about a passage of the programme."""
    programme = {
        "@type": "CreativeWork",
        "name": settings.programme_of(found.party).title,
        "author": _sender(settings, found),
        "inLanguage": "de",
    }
    url = settings.programme_of(found.party).url
    if url:
        programme["url"] = url
    node = {
        "@type": "CreativeWork",
        "@id": absolute(settings, f"{path}#zusage"),
        "url": absolute(settings, path),
        "name": pledge_title(found),
        "abstract": pledge_summary(found),
        "inLanguage": language if language == "de" or (found.title_en and found.summary_en) else "de",
        "about": {"@type": "Thing", "name": topic_label(settings.topics[found.topic])},
        "isBasedOn": programme | {"pagination": str(found.page)},
        "isPartOf": {"@id": _site_id(settings)},
        "spatialCoverage": _where(published, settings, found),
    }
    return node | ({"dateModified": found.milestones[-1].date} if found.milestones else {})


def box(bbox: tuple[float, float, float, float]) -> Node:
    """(west, south, east, north), EPSG:4326, in the order of schema.org."""
    west, south, east, north = bbox
    return {"@type": "GeoShape", "box": f"{south} {west} {north} {east}"}


def _where(published: Published, settings: Settings, found: Pledge) -> list[Node]:
    places = [published.places[place_id] for place_id in found.place_ids]
    return [_place(published, place) for place in places] or [_region(published, settings)]


def _place(published: Published, place: Place) -> Node:
    areas = [area.name for area in published.areas_of(place)]
    kind = "AdministrativeArea" if place.precision == "municipality" else "Place"
    node: Node = {"@type": kind, "name": place.name}
    if kind == "Place" and areas:
        node["containedInPlace"] = [{"@type": "AdministrativeArea", "name": name} for name in areas]
    if place.precision in PRECISE:  # otherwise only the Gemeinde is known
        node["geo"] = _geo(place)
    return node


def _geo(place: Place) -> Node:
    if place.geometry["type"] == "Point":
        lon, lat = place.geometry["coordinates"]
        return {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
    return box(shapely.geometry.shape(place.geometry).bounds)


def _page(published: Published, settings: Settings, path: str, title: str) -> Node:
    return {
        "@type": "CollectionPage",
        "@id": absolute(settings, path),
        "url": absolute(settings, path),
        "name": title,
        "dateModified": published.data_date.isoformat(),
        "isPartOf": {"@id": _site_id(settings)},
    }


def _region(published: Published, settings: Settings) -> Node:
    return {"@type": "AdministrativeArea", "name": settings.region_name, "geo": box(published.bbox)}


def _party(settings: Settings) -> Node:
    return {"@type": "Organization", "name": settings.party, "email": settings.imprint.contact}


def _sender(settings: Settings, found: Pledge) -> Node:
    """Describe whose a pledge is; of several parties the settings have no mail address."""
    if settings.has_parties:
        return {"@type": "Organization", "name": settings.parties[found.party].called.name}
    return _party(settings)


def _site_id(settings: Settings) -> str:
    return absolute(settings, "/#karte")
