"""What pledges.geojson tells beside its features: milestones, and pledges that were withdrawn.

Both are members of the FeatureCollection, so that readers who know only features find the pledges that hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geo.geometry.geojson import Feature
from geo.milestones import PROGRESS_MEMBER, WITHDRAWN_MEMBER, Milestone, as_json
from geo.table import status
from geo.table.spreadsheet import Row
from geo.vocabulary import PLEDGE_PROPERTIES, PLEDGED, WITHDRAWN


def is_withdrawn(row: Row) -> bool:
    return row.cells["status"] == WITHDRAWN


def members(
    rows: Iterable[Row], milestones: Mapping[str, tuple[Milestone, ...]], former: Iterable[Feature]
) -> dict[str, Any]:
    """The members to add, without those that would be empty.

    Parameters
    ----------
    rows : all pledges, those that were withdrawn too
    milestones : by id of the pledge; of a pledge that has none, its row says how it stands
    former : the features that pledges which were withdrawn would have
    """
    progress = {row.cells["id"]: as_json(_milestones(row, milestones)) for row in rows}
    found = {
        PROGRESS_MEMBER: {pledge_id: told for pledge_id, told in progress.items() if told},
        WITHDRAWN_MEMBER: _withdrawn(former),
    }
    return {name: value for name, value in found.items() if value}


def _milestones(row: Row, known: Mapping[str, tuple[Milestone, ...]]) -> tuple[Milestone, ...]:
    if row.cells["id"] in known:
        return known[row.cells["id"]]
    return () if row.cells["status"] == PLEDGED else (status.milestone_of(row),)


def _withdrawn(former: Iterable[Feature]) -> list[dict[str, Any]]:
    """One object per pledge, in the order of the table; its places by name only, for they leave the map."""
    found: dict[str, dict[str, Any]] = {}
    for feature in former:
        values = feature["properties"]
        own = {one.name: values[one.name] for one in PLEDGE_PROPERTIES}
        pledge = found.setdefault(values["pledge_id"], {"id": values["pledge_id"], **own, "places": []})
        if values["place_id"] is not None:
            place = {"id": values["place_id"], "name": values["place_name"]}
            pledge["places"].append(place | {"municipalities": values["municipalities"]})
    return list(found.values())
