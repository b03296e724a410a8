"""What pledges.geojson has besides its features: milestones and withdrawn pledges.

Both are members of the FeatureCollection, so that readers who only know features find the current pledges.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geo.geometry.geojson import Feature
from geo.milestones import PROGRESS_MEMBER, WITHDRAWN_MEMBER, Milestone, as_json
from geo.table import status
from geo.table.spreadsheet import Row
from geo.vocabulary import OF_DISTRICTS, OF_PARTY, PLEDGE_PROPERTIES, PLEDGED, WITHDRAWN


def is_withdrawn(row: Row) -> bool:
    return row.cells["status"] == WITHDRAWN


def members(
    rows: Iterable[Row], milestones: Mapping[str, tuple[Milestone, ...]], former: Iterable[Feature]
) -> dict[str, Any]:
    """Return the members to add, without empty ones.

    Parameters
    ----------
    rows : all pledges, including withdrawn ones
    milestones : by id of the pledge; a pledge without any has its status in its row
    former : the features that withdrawn pledges would have
    """
    progress = {row.cells["id"]: as_json(_milestones(row, milestones)) for row in rows}
    found = {
        PROGRESS_MEMBER: {pledge_id: written for pledge_id, written in progress.items() if written},
        WITHDRAWN_MEMBER: _withdrawn(former),
    }
    return {name: value for name, value in found.items() if value}


def _milestones(row: Row, known: Mapping[str, tuple[Milestone, ...]]) -> tuple[Milestone, ...]:
    if row.cells["id"] in known:
        return known[row.cells["id"]]
    return () if row.cells["status"] == PLEDGED else (status.milestone_of(row),)


def _withdrawn(former: Iterable[Feature]) -> list[dict[str, Any]]:
    """Return one object per pledge, in the order of the table; places by name, since they leave the map."""
    found: dict[str, dict[str, Any]] = {}
    for feature in former:
        values = feature["properties"]
        own = {one.name: values[one.name] for one in (OF_PARTY, *PLEDGE_PROPERTIES) if one.name in values}
        pledge = found.setdefault(values["pledge_id"], {"id": values["pledge_id"], **own, "places": []})
        if values["place_id"] is not None:
            place = {"id": values["place_id"], "name": values["place_name"]}
            within = {name: values[name] for name in ("municipalities", OF_DISTRICTS.name) if name in values}
            pledge["places"].append(place | within)
    return list(found.values())
