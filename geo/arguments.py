"""What can be written after ``python -m geo``: the commands and their options."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from geo.words.language import gettext as _


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments; ``command`` names one of `geo.__main__`."""
    top = argparse.ArgumentParser(
        prog="python -m geo",
        description=_("Prüft eine Tabelle mit Zusagen und macht daraus die Daten ihrer Karte."),
    )
    usual = Path(os.environ.get("PLEDGEMAP_HOME") or ".")
    top.add_argument(
        "--home",
        type=Path,
        default=usual,
        metavar="DIR",
        help=_(
            "Ordner der Karte, in dem pledgemap.toml liegt; sonst der in PLEDGEMAP_HOME, sonst dieser Ordner"
        ),
    )
    top.set_defaults(stopped=_("Abgebrochen. Die letzte Karte ist, wie sie war."))
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    init = commands.add_parser("init", help=_("den Ordner einer neuen Karte anlegen"))
    init.add_argument("folder", type=Path, metavar="DIR", help=_("ein Ordner, den es noch nicht gibt"))
    init.add_argument(
        "--region",
        dest="prefixes",
        nargs="+",
        required=True,
        metavar="AGS",
        help=_("Anfang des AGS; ein Kreis hat fünf Ziffern: 05358"),
    )
    init.add_argument("--title", default="", help=_("Titel der Karte"))
    _packages(init)
    init.set_defaults(stopped=_("Abgebrochen. Nichts wurde geschrieben."))

    region = commands.add_parser("region", help=_("Grenzen, Haltestellen und Orte eines Gebiets holen"))
    region.add_argument(
        "prefixes", nargs="+", metavar="AGS", help=_("Anfang des AGS; ein Kreis hat fünf Ziffern: 05358")
    )
    _packages(region)

    streets = commands.add_parser(
        "osm", help=_("Straßen, Hausnummern und Orte aus einem Auszug von OpenStreetMap lesen")
    )
    streets.add_argument(
        "extract",
        nargs="?",
        metavar="FILE_OR_ADDRESS",
        help=_("ein Auszug oder seine Adresse: .osm.pbf, .osm, .osm.bz2, .osm.gz"),
    )
    streets.add_argument(
        "--renderer",
        action="store_true",
        help=_("nur das Programm holen, das die Kacheln im Browser zeichnet"),
    )
    _given(streets, _("das schon geholte Paket dieses Programms"))
    streets.add_argument(
        "--replace",
        nargs="+",
        default=[],
        metavar="ID",
        help=_("Landmarken, die ihre Form aus dem Auszug bekommen"),
    )
    streets.set_defaults(stopped=_("Abgebrochen. Nichts wurde geschrieben."))

    template = commands.add_parser("template", help=_("pledges.xlsx schreiben, eine Tabelle zum Ausfüllen"))
    template.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help=_("die Tabelle, .xlsx; ohne Angabe pledges.xlsx im Ordner der Karte"),
    )
    template.set_defaults(stopped=_("Abgebrochen. Nichts wurde geschrieben."))

    drafting = commands.add_parser("draft", help=_("Zusagen aus dem Text eines Programms vorschlagen"))
    drafting.add_argument(
        "programme", type=Path, nargs="?", metavar="PROGRAMME", help=".pdf, .docx, .odt, .txt, .md"
    )
    drafting.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help=_(
            "die Tabelle, .csv, oder .xlsx mit allem, was nicht vorgeschlagen ist; sonst im Ordner der Karte"
        ),
    )
    drafting.add_argument(
        "--names",
        nargs="+",
        default=[],
        metavar="NAME",
        help=_("weitere Namen der Partei, wie das Programm sie nennt"),
    )
    drafting.add_argument(
        "--finish",
        type=Path,
        metavar="FILE.xlsx",
        help=_("aus der bearbeiteten Arbeitsmappe pledges.xlsx machen und prüfen"),
    )
    drafting.set_defaults(stopped=_("Abgebrochen. Nichts wurde geschrieben."))

    locate = commands.add_parser("locate", help=_("zeigen, was Einträge der Spalte places meinen"))
    locate.add_argument("entries", nargs="+", metavar="ENTRY", help=_('etwa "Kölner Landstraße (Düren)"'))
    _online(locate)

    check = commands.add_parser("check", help=_("nur prüfen: Angaben, Tabelle der Zusagen und Landmarken"))
    check.add_argument(
        "--write",
        dest="mend",
        action="store_true",
        help=_(
            "fehlende Kennungen eintragen (die alte Tabelle bleibt als .bak) und pledges.checked.xlsx "
            "schreiben, darin sind falsche Zellen markiert"
        ),
    )
    check.set_defaults(write=False, settings=False, online=False, nominatim=None)
    build = commands.add_parser(
        "build",
        help=_(
            "die Tabelle der Zusagen prüfen, data/geojson/pledges.geojson schreiben und beides den "
            "Seiten geben"
        ),
    )
    build.add_argument(
        "--settings",
        action="store_true",
        help=_("nur pledgemap.toml den Seiten geben; die Zusagen bleiben die der zuletzt gebauten Karte"),
    )
    build.set_defaults(write=True)
    _online(build)
    diff = commands.add_parser(
        "diff", help=_("sagen, was sich gegenüber dem letzten Stand ändern würde; schreibt nichts")
    )
    diff.add_argument("--exit-code", action="store_true", help=_("mit 2 enden, wenn sich etwas ändert"))
    collecting = commands.add_parser("collect", help=_("viele Karten für eine Karte des Landes einsammeln"))
    _collect(collecting)
    # "--home" works before and after the command.
    for command in (init, region, streets, template, drafting, locate, check, build, diff, collecting):
        command.add_argument("--home", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return top


def _collect(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help=_("Adresse einer Karte oder ihrer Daten, oder ihr Ordner"),
    )
    command.add_argument(
        "--list",
        dest="source_list",
        type=Path,
        metavar="FILE",
        help=_("eine Textdatei mit einer Quelle in jeder Zeile, davor höchstens ihr Name"),
    )
    command.add_argument(
        "--private",
        nargs="+",
        default=[],
        metavar="HOST",
        help=_("Rechner, die im eigenen Netz liegen dürfen; ohne Angabe keiner"),
    )
    command.add_argument(
        "--forget",
        nargs="+",
        default=[],
        metavar="KEY",
        help=_("Quellen, von denen nichts in der Datenbank bleiben soll"),
    )
    command.add_argument(
        "--again", action="store_true", help=_("auch lesen, was sich seit dem letzten Mal nicht geändert hat")
    )
    _packages(command)
    command.add_argument(
        "--prepare",
        action="store_true",
        help=_("country.toml und das Programm, das die Karte zeichnet, in den Ordner von --home legen"),
    )
    command.add_argument("--json", action="store_true", help=_("am Ende eine Zeile JSON, sonst nichts"))
    command.set_defaults(stopped=_("Abgebrochen. Was bis dahin gelesen war, ist in der Datenbank."))


def _online(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--online",
        action="store_true",
        help=_(
            "einen Nominatim-Server fragen, was im Ortsverzeichnis fehlt; aufgehoben in data/geocoded.json"
        ),
    )
    command.add_argument("--nominatim", metavar="URL", help=_("welcher Server; ohne Angabe der öffentliche"))


def _packages(command: argparse.ArgumentParser) -> None:
    """What a region can be imported from."""
    _given(command, _("schon geholte Pakete"))
    command.add_argument(
        "--boundaries", type=Path, metavar="FILE", help=_("neuere VG250: GeoPackage, Shape oder GeoJSON")
    )
    command.add_argument(
        "--attribution", default="", help=_('wie die Lizenz es verlangt: "© GeoBasis-DE / BKG (2025)"')
    )
    command.add_argument(
        "--licence", default="", help=_('ihr Name und ihre Adresse: "dl-de/by-2-0 https://…"')
    )


def _given(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument(
        "--from", dest="given", nargs="+", type=Path, default=[], metavar="FILE.tgz", help=what
    )
