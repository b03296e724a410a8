"""The chosen values, each with a link that removes it: the chips in the row of filters.

``static/js/bar.js`` makes the same chips in the browser.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from geo.public import Published, Settings
from webapp.filters import Filter, Grammar
from webapp.words import STATUSES, county_wide_label, party_called, topic_label


@dataclass(frozen=True)
class Choice:
    """One value of the filter. ``without`` is the query of the page without it."""

    label: str
    without: str


def choices(grammar: Grammar, published: Published, settings: Settings, chosen: Filter) -> list[Choice]:
    """Split a filter into its values, in the order of its canonical query. Its place is not one of them."""
    names = {m.slug: m.name for m in published.areas}

    def label(key: str, value: str) -> str:
        match key:
            case "thema":
                return topic_label(settings.topics[value])
            case grammar.area_key:
                return names[value]
            case "partei":
                return party_called(settings.parties[value])
            case "status":
                return str(STATUSES[value])
            case "q":
                return _("„%(words)s“", words=value)
        return county_wide_label(settings, shown=value == "1")

    return [
        Choice(label(key, value), without) for key, value, without in grammar.choices(chosen) if key != "ort"
    ]
