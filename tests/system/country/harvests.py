"""Small harvests for the tests: pledges at places of Kreis Düren and elsewhere."""

from __future__ import annotations

from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.country.records import Harvest, Pledge, Site, Source, SourceState

JUELICH, DUEREN, TITZ, ZUELPICH = "05358024", "05358008", "05358056", "05366044"
POSITIONS = {
    JUELICH: (6.3594, 50.9226),
    DUEREN: (6.4825, 50.8040),
    TITZ: (6.4242, 51.0063),
    ZUELPICH: (6.6541, 50.6931),
}
STATE = SourceState(data_address="https://dueren.example/pledges.geojson", etag='"1"', digest="a" * 64)


def source(key: str = "dueren-gruene", **more: Any) -> Source:
    values = {
        "address": f"https://{key}.example/",
        "title": "Karte",
        "party": "gruene",
        "county_ags": "05358",
        "land": "05",
        "site_url": f"https://{key}.example/",
    }
    return Source(key, **(values | more))


def pledge(name: str, *ags: str, **more: Any) -> Pledge:
    values = {
        "title": f"Radweg {name} bauen",
        "text": "Wir bauen einen sicheren Radweg für Schulkinder.",
        "topic": "mobilitaet",
        "topic_name": "Mobilität",
        "status": "pledged",
        "stance": "will",
        "party": "gruene",
        "party_name": "Grüne",
        "url": f"https://dueren.example/zusage/{name}",
        "is_county_wide": not ags,
        "municipalities": ags,
    }
    return Pledge(name, **(values | more))


def site(pledge_id: str, *ags: str, place: str = "", geometry: BaseGeometry | None = None) -> Site:
    shape = geometry or Point(POSITIONS[ags[0]])
    return Site(pledge_id, place or f"ort-{pledge_id}", f"Platz {pledge_id}", "stop", "exact", ags, shape)


def harvest(*pledges: Pledge, sites: tuple[Site, ...] | None = None, **more: Any) -> Harvest:
    """A harvest of pledges, each with a site in its first municipality, if not otherwise given."""
    if sites is None:
        sites = tuple(site(one.id, *one.municipalities) for one in pledges if one.municipalities)
    return Harvest(source(**more), pledges, sites)
