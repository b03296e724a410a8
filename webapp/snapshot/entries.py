"""The pledges for the whole county as a script for each topic, which a large frame loads when one opens it.

A frame has no origin in WordPress's sandbox, so it can load a script, but fetch nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask_babel import force_locale

from geo.public import Pledge, Published, Settings
from webapp import words
from webapp.assets import Assets, entries_script
from webapp.filters import compact_json
from webapp.snapshot import ItemGroup

Row = list[str]


def add_entries(
    assets: Assets,
    published: Published,
    settings: Settings,
    groups: Iterable[ItemGroup],
    language: str,
    root: str,
) -> dict[str, str]:
    """Add the scripts of a language; return their plain names by topic."""
    pledges = {pledge.id: pledge for pledge in published.pledges}
    common, names = words.common_stance(published.pledges), {}
    with force_locale(language):
        for group in groups:
            if group.county_wide:
                shown = (pledges[id_] for id_ in group.pledge_ids)
                rows = list(_rows(shown, settings, root, common))
                names[group.topic] = f"zusagen-{language}-{group.topic}.js"
                assets.add(names[group.topic], entries_script(group.topic, compact_json(rows)))
    return names


def _rows(pledges: Iterable[Pledge], settings: Settings, root: str, common: str) -> Iterator[Row]:
    """Yield what ``static/js/frame_entries.js`` shows of each pledge, without what is empty at the end."""
    for pledge in pledges:
        label = words.stance_label(pledge.stance, pledge.status, common)
        status = words.STATUSES[pledge.status] if pledge.status != "pledged" else ""
        party = words.sender(settings, pledge)
        row = [
            f"{root}/zusage/{pledge.id}",
            words.pledge_title(pledge),
            words.pledge_summary(pledge),
            str(label),
            pledge.stance if label else "",
            str(status),
            "de" if words.is_untranslated(pledge) else "",
            *([party.key, party.sign, words.party_called(party)] if party else []),
        ]
        while not row[-1]:
            row.pop()
        yield row
