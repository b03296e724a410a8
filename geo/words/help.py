"""What --help says of each command and option, in English and in German."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "help": (
        "Check a table of pledges and make the data of its map.",
        "Prüft eine Tabelle mit Zusagen und macht daraus die Daten ihrer Karte.",
    ),
    "help_home": (
        "folder of the map, where pledgemap.toml is; else that in PLEDGEMAP_HOME, else this folder",
        "Ordner der Karte, in dem pledgemap.toml liegt; sonst der in PLEDGEMAP_HOME, sonst dieser Ordner",
    ),
    "help_build": (
        "check the table of pledges, write data/geojson/pledges.geojson, and give both to the site",
        "die Tabelle der Zusagen prüfen, data/geojson/pledges.geojson schreiben und beides den Seiten geben",
    ),
    "help_settings": (
        "give only pledgemap.toml to the site; the pledges stay those of the last build",
        "nur pledgemap.toml den Seiten geben; die Zusagen bleiben die der zuletzt gebauten Karte",
    ),
    "help_check": (
        "only check the settings, the table of pledges and the landmarks",
        "nur prüfen: Angaben, Tabelle der Zusagen und Landmarken",
    ),
    "help_check_write": (
        "fill in missing ids (the former table is kept as .bak), and write pledges.checked.xlsx, in which "
        "wrong cells are marked",
        "fehlende Kennungen eintragen (die alte Tabelle bleibt als .bak) und pledges.checked.xlsx schreiben, "
        "darin sind falsche Zellen markiert",
    ),
    "help_template": (
        "write pledges.xlsx, a German table of pledges to fill in",
        "pledges.xlsx schreiben, eine Tabelle zum Ausfüllen",
    ),
    "help_template_output": (
        "the table, .xlsx; without it, pledges.xlsx in the map's folder",
        "die Tabelle, .xlsx; ohne Angabe pledges.xlsx im Ordner der Karte",
    ),
    "help_locate": (
        "show what entries of the column places mean",
        "zeigen, was Einträge der Spalte places meinen",
    ),
    "help_entry": ('such as "Kölner Landstraße (Düren)"', 'etwa "Kölner Landstraße (Düren)"'),
    "help_region": (
        "import boundaries, stops and localities of a region",
        "Grenzen, Haltestellen und Orte eines Gebiets holen",
    ),
    "help_prefix": (
        "first digits of the AGS; a Kreis has five: 05358",
        "Anfang des AGS; ein Kreis hat fünf Ziffern: 05358",
    ),
    "help_from": ("packages already fetched", "schon geholte Pakete"),
    "help_init": ("make the folder of a new map", "den Ordner einer neuen Karte anlegen"),
    "help_folder": ("a folder that does not exist yet", "ein Ordner, den es noch nicht gibt"),
    "help_title": ("title of the map", "Titel der Karte"),
    "help_draft": (
        "propose pledges from the text of a programme",
        "Zusagen aus dem Text eines Programms vorschlagen",
    ),
    "help_output": (
        "the table; without it, in the map's folder",
        "die Tabelle; ohne Angabe im Ordner der Karte",
    ),
    "help_online": (
        "ask a Nominatim server for what the gazetteer lacks; data/geocoded.json keeps the answers",
        "einen Nominatim-Server fragen, was im Ortsverzeichnis fehlt; aufgehoben in data/geocoded.json",
    ),
    "help_nominatim": (
        "which server; without it, the public one",
        "welcher Server; ohne Angabe der öffentliche",
    ),
    "help_boundaries": (
        "newer VG250: GeoPackage, Shape or GeoJSON",
        "neuere VG250: GeoPackage, Shape oder GeoJSON",
    ),
    "help_attribution": (
        'as its licence asks: "© GeoBasis-DE / BKG (2025)"',
        'wie die Lizenz es verlangt: "© GeoBasis-DE / BKG (2025)"',
    ),
    "help_licence": (
        'its name and address: "dl-de/by-2-0 https://…"',
        'ihr Name und ihre Adresse: "dl-de/by-2-0 https://…"',
    ),
}
