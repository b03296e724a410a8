"""The columns of the tables with their meanings: one list for files, page and JSON Schema.

GeoJSON has the build's own properties; CSV, GeoPackage and KML have the columns of `record`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from geo.public import OF_DISTRICTS, Published, Settings
from webapp.exports.selection import Feature, Selection


class ColumnGroup(Enum):
    """Which files have a column; a download format lists its groups besides that of every file."""

    EVERY_FILE = auto()
    BUILD = auto()  # as the build has its features
    TABLE = auto()  # for people who read rows
    IN_EACH_ROW = auto()  # if a file has no other place for it


Value = str | int | float | bool | None


@dataclass(frozen=True)
class Column:
    """``kind`` is "text", "integer", "number" or "boolean"."""

    name: str
    kind: str
    meaning: LazyString
    group: ColumnGroup = ColumnGroup.EVERY_FILE


COLUMNS = (
    Column("id", "text", _("Kennung der Zeile: Zusage und Ort. Sie bleibt bei neuen Fassungen gleich.")),
    Column("pledge_id", "text", _("Kennung der Zusage. Eine Zusage mit drei Orten hat drei Zeilen.")),
    Column("place_id", "text", _("Kennung des Ortes; leer, wenn die Zusage für das ganze Gebiet gilt.")),
    Column("title", "text", _("Titel der Zusage, in unseren Worten.")),
    Column("summary", "text", _("Zusammenfassung, in unseren Worten.")),
    Column("topic", "text", _("Schlüssel des Themas.")),
    Column("topic_label", "text", _("Name des Themas."), ColumnGroup.TABLE),
    Column(
        "stance",
        "text",
        _(
            "Haltung: will (umsetzen), examines (prüfen), supports (unterstützen), demands (fordern), "
            "could (für denkbar halten), rejects (ablehnen), "
            "keeps (erhalten)."
        ),
    ),
    Column(
        "status",
        "text",
        _("Stand: pledged (zugesagt), started (begonnen), done (erledigt), dropped (aufgegeben)."),
    ),
    Column("status_date", "text", _("Seit wann dieser Stand gilt, JJJJ-MM-TT.")),
    Column("status_url", "text", _("Beleg für den Stand.")),
    Column("page", "integer", _("Seite im Programm.")),
    Column("section", "text", _("Abschnitt im Programm.")),
    Column("quote", "text", _("Wortlaut des Programms.")),
    Column("title_en", "text", _("Titel auf Englisch.")),
    Column("summary_en", "text", _("Zusammenfassung auf Englisch.")),
    Column("place_name", "text", _("Name des Ortes.")),
    Column("place_kind", "text", _("Art des Ortes, zum Beispiel school, river, municipality.")),
    Column("planned", "boolean", _("Ob es den Ort noch nicht gibt, etwa eine geplante Bahnstrecke.")),
    Column(
        "municipalities",
        "text",
        _("Amtliche Gemeindeschlüssel (AGS) als JSON-Liste; Text, damit die führende Null bleibt."),
    ),
    Column("municipality_names", "text", _("Namen dieser Gemeinden."), ColumnGroup.TABLE),
    Column(
        "near_border",
        "boolean",
        _("Ob der Ort so nahe an einer Grenze liegt, dass er für beide Seiten zählt."),
    ),
    Column(
        "precision",
        "text",
        _(
            "Wie genau der Ort feststeht: exact (genau), site (Gelände), street (Straße), "
            "locality (Ortsteil), municipality (irgendwo in der Gemeinde)."
        ),
    ),
    Column("accuracy_m", "integer", _("Wie weit die Lage in Metern abweichen kann.")),
    Column("source", "text", _("Woher die Lage stammt.")),
    Column("note", "text", _("Was man zur Lage wissen muss.")),
    Column("note_en", "text", _("Dasselbe auf Englisch.")),
    Column(
        "label_point",
        "text",
        _("Punkt für die Beschriftung, Länge und Breite, innerhalb der Form."),
        ColumnGroup.BUILD,
    ),
    Column("lon", "number", _("Länge des Punktes für die Beschriftung, WGS 84."), ColumnGroup.TABLE),
    Column("lat", "number", _("Breite des Punktes für die Beschriftung, WGS 84."), ColumnGroup.TABLE),
    Column("url", "text", _("Seite der Zusage."), ColumnGroup.TABLE),
    Column(
        "wkt",
        "text",
        _("Geometrie als WKT (Länge Breite); leer, wenn sie länger ist, als eine Zelle von Excel fasst."),
        ColumnGroup.IN_EACH_ROW,
    ),
    Column("licence", "text", _("Lizenz der Daten."), ColumnGroup.IN_EACH_ROW),
    Column("licence_url", "text", _("Wo die Lizenz steht."), ColumnGroup.IN_EACH_ROW),
    Column("attribution", "text", _("Wer zu nennen ist."), ColumnGroup.IN_EACH_ROW),
    Column("data_version", "text", _("Fassung der Daten."), ColumnGroup.IN_EACH_ROW),
    Column("data_date", "text", _("Stand der Daten."), ColumnGroup.IN_EACH_ROW),
)

# Only the map of a divided town has them.
OF_TOWN = (
    Column("districts", "text", _("Kennungen der Ortsteile, wie in Adressen, als JSON-Liste.")),
    Column("district_names", "text", _("Namen dieser Ortsteile."), ColumnGroup.TABLE),
)
# Only a map of several parties has them.
OF_PARTIES = (
    Column("party", "text", _("Schlüssel der Partei, deren Zusage es ist.")),
    Column("party_name", "text", _("Name dieser Partei."), ColumnGroup.TABLE),
)


def columns_of(*groups: ColumnGroup) -> tuple[Column, ...]:
    """Return the columns of every file, and those of some groups."""
    return tuple(column for column in COLUMNS if column.group in (ColumnGroup.EVERY_FILE, *groups))


def with_special(columns: tuple[Column, ...], published: Published, settings: Settings) -> tuple[Column, ...]:
    """Return the columns of a file, with those that only some maps have: of a divided town, of several
    parties."""
    # Only tables have names beside keys.
    count = 2 if any(one.group is ColumnGroup.TABLE for one in columns) else 1
    if settings.has_parties:
        columns = _after(columns, "place_id", OF_PARTIES[:count])
    if published.area_kind.is_district:
        last = [one.name for one in columns if one.name.startswith("municipalit")][-1]
        columns = _after(columns, last, OF_TOWN[:count])
    return columns


def _after(columns: tuple[Column, ...], name: str, more: tuple[Column, ...]) -> tuple[Column, ...]:
    at = [one.name for one in columns].index(name) + 1
    return (*columns[:at], *more, *columns[at:])


def records(selection: Selection) -> Iterator[dict[str, Value]]:
    """Yield the features as rows of a table: plain values only, None for missing ones.

    CSV adds what only CSV has.
    """
    names: dict[str, str] = {}
    for feature in selection.features:
        yield _record(feature, selection, names)


def _districts(values: dict[str, Any], selection: Selection) -> dict[str, Value]:
    keys = values.get(OF_DISTRICTS.name)
    if keys is None:
        return {}
    names = [area.name for area in selection.published.areas if area.key in keys]
    return {OF_DISTRICTS.name: json.dumps(keys), "district_names": ", ".join(names)}


def _party(values: dict[str, Any], settings: Settings) -> dict[str, Value]:
    return {"party_name": settings.parties[values["party"]].called.name} if settings.has_parties else {}


def _record(feature: Feature, selection: Selection, names: dict[str, str]) -> dict[str, Value]:
    """Return a row; ``names`` has the names of municipalities that were joined before."""
    values = feature["properties"]
    lon, lat = values["label_point"] or (None, None)
    ags = json.dumps(values["municipalities"])
    if ags not in names:
        names[ags] = ", ".join(selection.municipality_names(values["municipalities"]))
    record: dict[str, Value] = values | {
        "id": feature["id"],
        "topic_label": selection.settings.topics[values["topic"]].label,
        "municipalities": ags,
        "municipality_names": names[ags],
        **_districts(values, selection),
        **_party(values, selection.settings),
        "lon": lon,
        "lat": lat,
        "url": f"{selection.settings.base_url}/zusage/{values['pledge_id']}",
    }
    return record
