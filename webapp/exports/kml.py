"""KML for Google Earth and the like: one style per topic, all columns as ExtendedData.

Such programs show a description as HTML, so its text is escaped twice: for HTML, then for XML.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, tostring

from flask_babel import gettext as _
from markupsafe import escape

from geo.public import NO_PLAN, Topic
from webapp.exports.columns import ColumnGroup, Value, columns_of, records, with_districts
from webapp.exports.selection import Feature, Selection
from webapp.words import marks, party_short, whereabouts
from webapp.xml_elements import leaf, parent

NAMESPACE = "http://www.opengis.net/kml/2.2"
COLUMNS = columns_of(ColumnGroup.TABLE)
LINE_WIDTH = "4"
# How opaque the symbol of a site is, by whether it is a plan to build.
PLAN_OR_NOT = {"": "ff", "abgelehnt": "ff", "nicht-geplant": "80"}


def write(selection: Selection) -> bytes:
    """Write one Placemark per site, without geometry for what holds for the whole county.

    Each is serialised at once: a tree of ten thousand would take a hundred megabytes.
    """
    file = io.StringIO()
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}">\n<Document>\n')
    for element in _elements(selection):
        file.write(f"{tostring(element, encoding='unicode')}\n")
    file.write("</Document>\n</kml>\n")
    return file.getvalue().encode()


def _elements(selection: Selection) -> Iterator[Element]:
    terms = selection.terms
    yield leaf("name", selection.title)
    yield leaf("description", escape(f"{terms.attribution}. {terms.licence}"))
    for topic in selection.settings.topics.values():
        yield from (_style(topic, kind) for kind in PLAN_OR_NOT)
    yield _extended_data(terms.as_text())
    for feature, record in zip(selection.features, records(selection), strict=True):
        yield _placemark(feature, record, selection)


def _style(topic: Topic, kind: str) -> Element:
    """Return a style in the topic's colour; without a plan, areas are not filled and symbols are pale."""
    red, green, blue = (topic.colour[start : start + 2] for start in (1, 3, 5))
    colour = f"{blue}{green}{red}"  # KML writes opacity, blue, green, red
    return parent(
        "Style",
        parent("IconStyle", leaf("color", f"{PLAN_OR_NOT[kind]}{colour}")),
        parent("LineStyle", leaf("color", f"ff{colour}"), leaf("width", LINE_WIDTH)),
        parent("PolyStyle", leaf("color", f"66{colour}"), leaf("fill", int(not kind))),
        # Without this the title would be shown as HTML too.
        parent("BalloonStyle", leaf("text", "$[description]")),
        id=_style_id(topic.key, kind),
    )


def _style_id(topic: str, kind: str) -> str:
    return f"thema-{topic}-{kind}" if kind else f"thema-{topic}"


def _kind(values: dict[str, Any]) -> str:
    """Return "" for a plan to build, else why the site is not one; a key of `PLAN_OR_NOT`."""
    if values["stance"] == "rejects":
        return "abgelehnt"
    return "nicht-geplant" if values["stance"] in NO_PLAN or values["status"] == "dropped" else ""


def _placemark(feature: Feature, record: dict[str, Value], selection: Selection) -> Element:
    values = feature["properties"]
    style = _style_id(values["topic"], _kind(values))
    columns = with_districts(COLUMNS, selection.published)
    placemark = parent(
        "Placemark",
        leaf("name", values["title"]),
        leaf("description", "".join(_description(values, record, selection))),
        leaf("styleUrl", f"#{style}"),
        _extended_data({column.name: record[column.name] for column in columns}),
    )
    if feature["geometry"] is not None:
        placemark.append(_geometry(feature["geometry"]["type"], feature["geometry"]["coordinates"]))
    return placemark


def _description(values: dict[str, Any], record: dict[str, Value], selection: Selection) -> Iterator[str]:
    settings = selection.settings
    yield f"<h3>{escape(values['title'])}</h3>"
    labels = ", ".join(marks(values["stance"], values["status"]))
    yield f"<p><b>{escape(party_short(settings))}: {escape(labels)}</b></p>"
    yield f"<p>{escape(values['summary'])}</p>"
    if values["place_id"] is not None:
        where = whereabouts(selection.published.places[values["place_id"]])
        yield f"<p>{escape(values['place_name'])}: {escape(where)}</p>"
    page = _("%(programme)s, Seite %(page)s", programme=settings.programme.title, page=values["page"])
    yield f"<p>{escape(page)}</p>"
    if settings.base_url:
        yield f'<p><a href="{escape(record["url"])}">{escape(record["url"])}</a></p>'


def _extended_data(cells: Mapping[str, Value]) -> Element:
    extended = Element("ExtendedData")
    for name, value in cells.items():
        if value is not None:
            shown = str(value).lower() if isinstance(value, bool) else value
            extended.append(parent("Data", leaf("value", shown), name=name))
    return extended


def _geometry(kind: str, coordinates: Any) -> Element:
    if kind.startswith("Multi"):
        single = kind.removeprefix("Multi")
        return parent("MultiGeometry", *(_geometry(single, part) for part in coordinates))
    if kind == "Point":
        return parent("Point", _positions([coordinates]))
    on_the_ground = leaf("tessellate", 1)
    if kind == "LineString":
        return parent("LineString", on_the_ground, _positions(coordinates))
    outer, *inner = (parent("LinearRing", _positions(ring)) for ring in coordinates)
    holes = (parent("innerBoundaryIs", ring) for ring in inner)
    return parent("Polygon", on_the_ground, parent("outerBoundaryIs", outer), *holes)


def _positions(coordinates: Iterable[list[float]]) -> Element:
    return leaf("coordinates", " ".join(f"{lon},{lat}" for lon, lat in coordinates))
