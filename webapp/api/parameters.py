"""The query parameters: one table for the parser, the OpenAPI document and the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from geo.public import OF_PARTY, STANCES, STATUSES
from webapp.api.collections import Collection
from webapp.api.crs import CRS84, SYSTEMS
from webapp.filters import MAX_TEXT_LENGTH
from webapp.near.nearby import DEFAULT_RADIUS_KM, MAX_RADIUS_KM
from webapp.snapshot import Snapshot

DEFAULT_LIMIT = 100
MAX_LIMIT = 1000


@dataclass(frozen=True)
class Parameter:
    """A parameter. ``values`` lists its values in the order of the canonical form; None: any value."""

    name: str
    description: LazyString
    schema: dict[str, Any]
    example: Any
    values: Callable[[Snapshot], list[str]] | None = None
    repeatable: bool = False

    def described(self, snapshot: Snapshot) -> dict[str, Any]:
        """Return the parameter as an OpenAPI 3.0 object."""
        schema, example = self.schema, self.example
        if self.values is not None:
            schema = schema | {"enum": self.values(snapshot)}
            example = schema["enum"][0]
        if self.repeatable:
            schema, example = {"type": "array", "items": schema}, [example]
        return {
            "name": self.name,
            "in": "query",
            "description": str(self.description),
            "required": False,
            "style": "form",
            "explode": self.repeatable,
            "schema": schema,
            "example": example,
        }


FORMAT = Parameter(
    "f",
    lazy_gettext("Format der Antwort. Ohne diese Angabe entscheidet der Header Accept."),
    {"type": "string", "enum": ["json", "html"]},
    "json",
)
CRS = Parameter(
    "crs",
    lazy_gettext(
        "Koordinatensystem der Geometrien in der Antwort, mit den Achsen in der Reihenfolge, die es "
        "festlegt: in EPSG:4326 also Breite vor Länge. Eigenschaften wie label_point bleiben in Grad, "
        "Länge zuerst."
    ),
    {"type": "string", "format": "uri", "default": CRS84},
    None,
    values=lambda _: list(SYSTEMS),
)
BBOX_CRS = Parameter(
    "bbox-crs",
    lazy_gettext("Koordinatensystem der Zahlen in bbox, ebenso mit seiner Reihenfolge der Achsen."),
    {"type": "string", "format": "uri", "default": CRS84},
    None,
    values=lambda _: list(SYSTEMS),
)
DISTRICT_FILTER, PARTY_FILTER = "district", OF_PARTY.name
OF_ITEMS = {
    parameter.name: parameter
    for parameter in (
        Parameter(
            "bbox",
            lazy_gettext(
                "Nur Objekte, deren Geometrie dieses Rechteck berührt: West, Süd, Ost, Nord in Grad (CRS84), "
                "wenn bbox-crs nichts anderes sagt; sechs Zahlen mit Höhen sind erlaubt, die Höhen zählen "
                "nicht. Objekte ohne Geometrie fehlen dann."
            ),
            {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6},
            [6.3, 50.7, 6.5, 50.9],
        ),
        BBOX_CRS,
        CRS,
        Parameter(
            "datetime",
            lazy_gettext(
                "Tag (2026-01-31), Zeitpunkt nach RFC 3339 oder Zeitraum (Anfang/Ende, offen mit ..), "
                "verglichen mit status_date. Objekte ohne Datum bleiben, wie es die Norm verlangt; "
                "status=started&status=done lässt sie weg."
            ),
            {"type": "string"},
            "2025-09-14/..",
        ),
        Parameter(
            "topic",
            lazy_gettext("Thema der Zusage; mehrfach erlaubt, eines muss passen."),
            {"type": "string"},
            None,
            values=lambda snapshot: list(snapshot.settings.topics),
            repeatable=True,
        ),
        Parameter(
            "municipality",
            lazy_gettext("Gemeinde als AGS (acht Ziffern); mehrfach erlaubt, eine muss passen."),
            {"type": "string"},
            None,
            values=lambda snapshot: sorted(m.ags for m in snapshot.published.municipalities),
            repeatable=True,
        ),
        Parameter(
            DISTRICT_FILTER,
            lazy_gettext("Ortsteil, wie auf der Karte; mehrfach erlaubt, einer muss passen."),
            {"type": "string"},
            None,
            values=lambda snapshot: sorted(area.key for area in snapshot.published.areas),
            repeatable=True,
        ),
        Parameter(
            PARTY_FILTER,
            lazy_gettext("Partei, deren Zusage es ist; mehrfach erlaubt, eine muss passen."),
            {"type": "string"},
            None,
            values=lambda snapshot: list(snapshot.settings.parties),
            repeatable=True,
        ),
        Parameter(
            "status",
            lazy_gettext("Stand der Zusage; mehrfach erlaubt, einer muss passen."),
            {"type": "string"},
            None,
            values=lambda _: list(STATUSES),
            repeatable=True,
        ),
        Parameter(
            "stance",
            lazy_gettext("Haltung der Partei; mehrfach erlaubt, eine muss passen."),
            {"type": "string"},
            None,
            values=lambda _: list(STANCES),
            repeatable=True,
        ),
        Parameter(
            "q",
            lazy_gettext("Suchtext wie auf der Karte: Jedes Wort muss vorkommen."),
            {"type": "string", "maxLength": MAX_TEXT_LENGTH},
            "bahn",
        ),
        Parameter(
            "near",
            lazy_gettext(
                "Ort, um den gesucht wird, wie „ort“ auf der Karte: Gemeinde, Ort, Haltestelle, Bahnhof oder "
                "Postleitzahl. Nur Objekte, deren nächster Punkt höchstens radius_km entfernt liegt, und "
                "Zusagen ohne bestimmten Ort. Ein Name, den es mehrmals gibt, wird abgelehnt; die Antwort "
                "nennt die Möglichkeiten. Koordinaten gehören in bbox."
            ),
            {"type": "string", "maxLength": MAX_TEXT_LENGTH},
            "Gürzenich (Düren)",
        ),
        Parameter(
            "radius_km",
            lazy_gettext("Umkreis um near in Kilometern."),
            {
                "type": "integer",
                "minimum": 1,
                "maximum": MAX_RADIUS_KM,
                "default": DEFAULT_RADIUS_KM,
            },
            DEFAULT_RADIUS_KM,
        ),
        Parameter(
            "limit",
            lazy_gettext(
                "Höchstzahl der Objekte je Antwort. Mehr als 1000 werden es nie: Eine größere Zahl gilt als "
                "1000."
            ),
            {"type": "integer", "minimum": 1, "default": DEFAULT_LIMIT},
            10,
        ),
        Parameter(
            "offset",
            lazy_gettext("So viele Objekte überspringen."),
            {"type": "integer", "minimum": 0, "default": 0},
            0,
        ),
    )
}
OF_ALL_ITEMS = ("bbox", "bbox-crs", "crs", "datetime", "limit", "offset")


def of_collection(collection: Collection, snapshot: Snapshot) -> list[Parameter]:
    """Return the parameters of a collection's items, in the order of the canonical form.

    Only a map of districts has the one for them, and only one of several parties that for those.
    """
    known = {*OF_ALL_ITEMS, *collection.filters}
    if not snapshot.published.area_kind.is_district:
        known.discard(DISTRICT_FILTER)
    if not snapshot.settings.has_parties:
        known.discard(PARTY_FILTER)
    return [parameter for name, parameter in OF_ITEMS.items() if name in known]
