"""GeoJSON: the build's own features, byte for byte."""

from __future__ import annotations

from typing import Any

import shapely

from geo.public import PROGRESS_MEMBER, as_json, dumps, position
from webapp.exports.columns import ColumnGroup, columns_of
from webapp.exports.selection import Selection

COLUMNS = columns_of(ColumnGroup.BUILD)


def write(selection: Selection) -> bytes:
    """Write the features as the build writes them, one per line."""
    members: dict[str, Any] = {
        "title": selection.title,
        **selection.terms.as_text(),
    }
    parties = {key: one.called.name for key, one in selection.settings.parties.items() if key}
    if parties:  # features have only their keys
        members["parties"] = parties
    if progress := _progress(selection):
        members[PROGRESS_MEMBER] = progress
    if selection.shapes:
        bounds = shapely.total_bounds(list(selection.shapes.values())).tolist()
        members = {"bbox": position(bounds), **members}
    return dumps(selection.features, members).encode()


def _progress(selection: Selection) -> dict[str, Any]:
    """Return the milestones of the pledges in the file, by pledge id, as the build writes them."""
    ids = {feature["properties"]["pledge_id"] for feature in selection.features}
    return {
        pledge.id: as_json(pledge.milestones)
        for pledge in selection.published.pledges
        if pledge.milestones and pledge.id in ids
    }
