"""KML for Google Earth and the like: one style per topic, all columns as ExtendedData.

Such programs show a description as HTML, so its text is escaped twice: for HTML, then for XML.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, tostring

from flask_babel import gettext as _
from markupsafe import escape

from geo.public import NO_PLAN, OF_PARTY, Topic
from webapp.exports.columns import ColumnGroup, Value, columns_of, records, with_special
from webapp.exports.selection import Feature, Selection
from webapp.words import marks, party_called, party_short, whereabouts
from webapp.xml_elements import leaf, parent, xml

NAMESPACE = "http://www.opengis.net/kml/2.2"
COLUMNS = columns_of(ColumnGroup.TABLE)
LINE_WIDTH = "4"
# How opaque the symbol of a site is, by whether it is a plan to build.
PLAN_OR_NOT = {"": "ff", "abgelehnt": "ff", "nicht-geplant": "80"}


def write(selection: Selection) -> bytes:
    """Write one Placemark per site, without geometry for what holds for the whole county.

    Placemarks are written as text: as elements, those of 20,000 pledges would take five times as long.
    """
    terms, topics = selection.terms, selection.settings.topics.values()
    elements = (
        leaf("name", selection.title),
        leaf("description", escape(f"{terms.attribution}. {terms.licence}")),
        *(_style(topic, kind) for topic in topics for kind in PLAN_OR_NOT),
    )
    file = io.BytesIO()
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}">\n<Document>\n'.encode())
    file.writelines(f"{tostring(element, encoding='unicode')}\n".encode() for element in elements)
    file.write(f"{_extended_data(terms.as_text())}\n".encode())
    placemark = _Placemarks(selection)
    for feature, record in zip(selection.features, records(selection), strict=True):
        file.write(placemark(feature, record).encode())
    file.write(b"</Document>\n</kml>\n")
    return file.getvalue()


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


class _Placemarks:
    """Writes the Placemarks of a selection; what several have in common is made once."""

    def __init__(self, selection: Selection) -> None:
        self._selection, settings = selection, selection.settings
        self._names = [column.name for column in with_special(COLUMNS, selection.published, settings)]
        self._party = cache(self._whose)
        self._geometries: dict[str, str] = {}
        self._where = cache(self._whereabouts)
        self._labels = cache(lambda stance, status: escape(", ".join(marks(stance, status))))
        self._page = cache(self._page_of)

    def __call__(self, feature: Feature, record: dict[str, Value]) -> str:
        values = feature["properties"]
        style = _style_id(values["topic"], _kind(values))
        return (
            f"<Placemark><name>{xml(values['title'])}</name>"
            f"<description>{xml(''.join(self._description(values, record)))}</description>"
            f"<styleUrl>#{style}</styleUrl>"
            f"{_extended_data({name: record[name] for name in self._names})}"
            f"{self._geometry(feature)}</Placemark>\n"
        )

    def _description(self, values: dict[str, Any], record: dict[str, Value]) -> Iterator[str]:
        yield f"<h3>{escape(values['title'])}</h3>"
        party = values.get(OF_PARTY.name, "")
        yield f"<p><b>{self._party(party)}: {self._labels(values['stance'], values['status'])}</b></p>"
        yield f"<p>{escape(values['summary'])}</p>"
        if values["place_id"] is not None:
            yield f"<p>{escape(values['place_name'])}: {self._where(values['place_id'])}</p>"
        yield f"<p>{self._page(party, values['page'])}</p>"
        if self._selection.settings.base_url:
            yield f'<p><a href="{escape(record["url"])}">{escape(record["url"])}</a></p>'

    def _whose(self, party: str) -> str:
        """Return the short name of the party that promises it."""
        settings = self._selection.settings
        return escape(
            party_called(settings.parties[party]) if settings.has_parties else party_short(settings)
        )

    def _page_of(self, party: str, page: int) -> str:
        programme = self._selection.settings.programme_of(party).title
        return escape(_("%(programme)s, Seite %(page)s", programme=programme, page=page))

    def _whereabouts(self, place_id: str) -> str:
        return escape(whereabouts(self._selection.published.places[place_id]))

    def _geometry(self, feature: Feature) -> str:
        geometry, place_id = feature["geometry"], feature["properties"]["place_id"]
        if geometry is None:
            return ""
        if place_id not in self._geometries:
            self._geometries[place_id] = _geometry(geometry["type"], geometry["coordinates"])
        return self._geometries[place_id]


def _extended_data(cells: Mapping[str, Value]) -> str:
    data = "".join(
        f'<Data name="{name}">{_shown(value)}</Data>' for name, value in cells.items() if value is not None
    )
    return f"<ExtendedData>{data}</ExtendedData>"


def _shown(value: Value) -> str:
    text = str(value).lower() if isinstance(value, bool) else xml(str(value))
    return f"<value>{text}</value>" if text else "<value />"


def _geometry(kind: str, coordinates: Any) -> str:
    if kind.startswith("Multi"):
        single = kind.removeprefix("Multi")
        parts = "".join(_geometry(single, part) for part in coordinates)
        return f"<MultiGeometry>{parts}</MultiGeometry>"
    if kind == "Point":
        return f"<Point>{_positions([coordinates])}</Point>"
    on_the_ground = "<tessellate>1</tessellate>"
    if kind == "LineString":
        return f"<LineString>{on_the_ground}{_positions(coordinates)}</LineString>"
    outer, *inner = (f"<LinearRing>{_positions(ring)}</LinearRing>" for ring in coordinates)
    holes = "".join(f"<innerBoundaryIs>{ring}</innerBoundaryIs>" for ring in inner)
    return f"<Polygon>{on_the_ground}<outerBoundaryIs>{outer}</outerBoundaryIs>{holes}</Polygon>"


def _positions(coordinates: Iterable[list[float]]) -> str:
    positions = " ".join(f"{lon},{lat}" for lon, lat in coordinates)
    return f"<coordinates>{positions}</coordinates>"
