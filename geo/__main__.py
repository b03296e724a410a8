"""The data commands, ``python -m geo COMMAND``; `geo.arguments` has them all."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geo import extras
from geo.arguments import parser
from geo.errors import MAX_SHOWN, PledgemapError, ProblemsFound
from geo.words.language import gettext as _
from geo.words.language import ngettext

if TYPE_CHECKING:
    from geo.config.settings import Settings
    from geo.errors import Notice
    from geo.online.lookup import Lookup
    from geo.region.boundary_file import BoundaryFile

DIFFERENT = 2  # exit code of "diff --exit-code" where a build would change something; 1 is a problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0, or 1 if there is something to fix."""
    from geo.failures import guarded

    return guarded(lambda: _run(parser().parse_args(arguments)))


def _run(options: argparse.Namespace) -> int:
    try:
        code: int = _COMMANDS[options.command](options)
        return code
    except ProblemsFound as error:
        _print_notices(error.notices)
        print(error, file=sys.stderr)
        print(
            ngettext(
                "{count} Fehler. Nichts wurde geschrieben.",
                "{count} Fehler. Nichts wurde geschrieben.",
                len(error.problems),
            ),
            file=sys.stderr,
        )
    except PledgemapError as error:
        print(error, _("Nichts wurde geschrieben."), sep="\n", file=sys.stderr)
    except KeyboardInterrupt:
        print(options.stopped, file=sys.stderr)
        return 130
    return 1


def _service(options: argparse.Namespace, settings: Settings, **report: Callable[[str], None]) -> Lookup:
    from geo.online.lookup import lookup

    if options.nominatim and not options.online:
        raise PledgemapError(
            _("--nominatim URL sagt, wer gefragt wird; damit gefragt wird, ergänzen Sie --online.")
        )
    return lookup(options.home, settings, options.online, options.nominatim, **report)


def _template(options: argparse.Namespace) -> int:
    from geo.template.command import run

    print(run(options.home, options.output))
    return 0


def _check(options: argparse.Namespace) -> int:
    from geo.mending.command import run

    return run(options.home) if options.mend else _build(options)


def _build(options: argparse.Namespace) -> int:
    from geo.build import build
    from geo.config.settings import SETTINGS_FILE, load_settings
    from geo.publishing import builds

    if options.settings:
        return _build_settings(options)
    settings = load_settings(options.home / SETTINGS_FILE)
    service = _service(options, settings, report=partial(print, flush=True))
    try:
        summary = build(options.home, write=options.write, service=service)
        if options.write:
            builds.keep(options.home)
        print(summary)
        print(summary.comparison.told())
        _print_notices(summary.notices)
    except ProblemsFound:
        if options.write and builds.has_new_settings(options.home):
            print(
                _(
                    "Um jetzt schon zu veröffentlichen, was sich in pledgemap.toml geändert hat: python "
                    "-m geo build --settings"
                )
            )
        raise
    finally:
        if options.online:
            print(service.summary())
    return 0


def _build_settings(options: argparse.Namespace) -> int:
    from geo.publishing import builds

    if options.online or options.nominatim:
        raise PledgemapError(_("--settings schlägt nichts nach: lassen Sie --online und --nominatim weg"))
    builds.keep_settings(options.home)
    print(_("Die Seiten haben die neuen Einstellungen. Ihre Zusagen sind die der zuletzt gebauten Karte."))
    return 0


def _diff(options: argparse.Namespace) -> int:
    from geo.build import build

    comparison = build(options.home, write=False).comparison
    print(comparison.told(max_lines=MAX_SHOWN))
    return DIFFERENT if options.exit_code and comparison.differences else 0


def _print_notices(notices: Sequence[Notice]) -> None:
    for notice in notices:
        print(_("Hinweis: {text}", text=notice), file=sys.stderr)


def _locate(options: argparse.Namespace) -> int:
    from geo.build import DATA_FOLDER
    from geo.config.settings import SETTINGS_FILE, load_settings
    from geo.locate import explain
    from geo.place import gazetteer as gazetteers

    settings = load_settings(options.home / SETTINGS_FILE)
    gazetteer, problems = gazetteers.load(options.home / DATA_FOLDER, settings.regions)
    service = _service(options, settings)
    answers = [explain(entry, gazetteer, service, settings.region_name) for entry in options.entries]
    print("\n".join(text for _, text in answers))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 0 if all(found for found, _ in answers) and not problems else 1


def _newer(options: argparse.Namespace) -> BoundaryFile | None:
    from geo.region.boundary_file import BoundaryFile

    if options.boundaries is None:
        return None
    licence, _blank, licence_url = options.licence.strip().rpartition(" ")
    if not (options.attribution.strip() and licence):
        raise PledgemapError(
            _("--boundaries DATEI braucht auch --attribution und --licence: Die Seiten nennen sie.")
        )
    return BoundaryFile(options.boundaries, options.attribution.strip(), licence, licence_url)


def _prefixes(options: argparse.Namespace) -> tuple[str, ...]:
    for prefix in options.prefixes:
        if not (prefix.isascii() and prefix.isdigit() and 2 <= len(prefix) <= 8):
            raise PledgemapError(
                _(
                    '"{prefix}" ist kein Anfang eines AGS. Schreiben Sie 2 bis 8 Ziffern mit der Null '
                    "vorn, etwa 05358.",
                    prefix=prefix,
                )
            )
    return tuple(dict.fromkeys(options.prefixes))


def _draft(options: argparse.Namespace) -> int:
    from geo.draft.command import run, run_finish
    from geo.mending.backup import free_backup

    if (options.programme is None) == (options.finish is None):
        raise PledgemapError(_("Nennen Sie ein Programm, oder mit --finish eine bearbeitete Arbeitsmappe."))
    if options.finish is not None:
        print(run_finish(options.finish, options.home, options.output, free_backup))
    else:
        print(run(options.programme, options.home, options.output, options.names))
    return 0


def _region(options: argparse.Namespace) -> int:
    extras.check("region")
    from geo.build import DATA_FOLDER
    from geo.region import npm
    from geo.region.importing import import_region

    prefixes, newer = _prefixes(options), _newer(options)
    _check_region(options.home, prefixes)
    folder = options.home / DATA_FOLDER
    counts = import_region(prefixes, folder, options.given, newer, npm.PINNED)
    _report(counts, folder, prefixes, newer)
    return 0


def _check_region(home: Path, prefixes: tuple[str, ...]) -> None:
    """Check that the files and the settings of a map are about the same region."""
    from geo.config.settings import SETTINGS_FILE
    from geo.config.settings_file import read_toml

    path = home / SETTINGS_FILE
    set_there = read_toml(path).get("regions") if path.exists() else None
    if isinstance(set_there, list) and {str(one) for one in set_there} != set(prefixes):
        configured, given = " ".join(map(str, set_there)), " ".join(prefixes)
        listed = ", ".join(f'"{prefix}"' for prefix in prefixes)
        details = {"file": path, "told": configured, "given": given, "listed": listed}
        raise PledgemapError(
            _(
                "In {file} steht unter regions {told}, nicht {given}. Soll die Karte ein anderes Gebiet "
                "bekommen, schreiben Sie dort zuerst: regions = [{listed}] - oder legen Sie eine andere "
                "Karte an: python -m geo init ORDNER --region {given}",
                **details,
            )
        )


def _osm(options: argparse.Namespace) -> int:
    extras.check("osm")
    from geo.osm import renderer
    from geo.osm.command import DATA_FOLDER, run
    from geo.osm.download import local_file

    if not (options.extract or options.renderer):
        raise PledgemapError(
            _("Nennen Sie einen Auszug: python -m geo osm FILE_OR_ADDRESS. Oder --renderer ohne Auszug.")
        )
    report = partial(print, flush=True)
    if options.extract:
        with local_file(options.extract, options.home / DATA_FOLDER) as extract:
            _print_notices(run(extract, options.home, report, options.replace))
    if options.renderer:
        report(_("{path} zeichnet die Kacheln.", path=renderer.fetch(options.home, options.given)))
    else:
        _print_notices(renderer.fetched_after(options.home, options.given))
    return 0


def _collect(options: argparse.Namespace) -> int:
    extras.check("country")
    from geo.country.collecting import Asking
    from geo.country.command import CollectOrder, run
    from geo.country.municipalities import boxes_of_counties
    from geo.country.store import connect

    if options.prepare:
        _prepare_country(options.home)
        if not (options.sources or options.source_list or options.forget):
            return 0
    order = CollectOrder(
        options.sources,
        options.source_list,
        options.forget,
        Asking(private=frozenset(map(str.lower, options.private)), again=options.again),
        options.json,
        partial(boxes_of_counties, given=options.given, newer=_newer(options)),
    )
    return run(order, os.environ, connect)


def _prepare_country(home: Path) -> None:
    """Make the home of a nationwide map: its settings, and what draws it."""
    from geo.country.prepare import write_settings
    from geo.osm import renderer

    if written := write_settings(home):
        print(_("{file} ist geschrieben: bitte ausfüllen.", file=written))
    print(_("{path} zeichnet die Karte.", path=renderer.fetch(home)), flush=True)


def _init(options: argparse.Namespace) -> int:
    extras.check("region")
    from geo.build import DATA_FOLDER
    from geo.region import npm
    from geo.region.new_home import make_home

    prefixes, newer = _prefixes(options), _newer(options)
    counts = make_home(options.folder, prefixes, options.title, options.given, newer, npm.PINNED)
    _report(counts, options.folder / DATA_FOLDER, prefixes, newer)
    print(
        _(
            "{folder} ist bereit. Als Nächstes: pledgemap.toml ausfüllen, pledges.csv schreiben, dann "
            "python -m geo build --home {folder}",
            folder=options.folder,
        )
    )
    return 0


def _report(
    counts: dict[str, int], folder: Path, prefixes: tuple[str, ...], newer: BoundaryFile | None
) -> None:
    from geo.region.moved import remarks_on
    from geo.region.vintage import remarks

    germany = counts.pop("Germany")
    print(
        _(
            "{germany} Gemeinden in Deutschland, {inside} davon im Gebiet; Einträge je Datei:",
            germany=germany,
            inside=counts["municipalities.geojson"],
        )
    )
    for file, count in counts.items():
        print(f"{folder / file}: {count}")
    print(
        _(
            "Mit Namen kennt das Verzeichnis Gemeinden, Bahnhöfe, Haltestellen und Ortsteile. Gewässer "
            "sind nur gezeichnet, wo die Grenzen sie haben (große Seen, Küste). Flüsse, Straßen, Wälder "
            "und Gebäude sind nicht darin: Lesen Sie sie aus OpenStreetMap (docs/strassen.md), oder zeichnen "
            "Sie als Landmarke, was Sie davon brauchen (docs/eigene-karte.md)."
        )
    )
    for remark in [*(() if newer else remarks(prefixes)), *remarks_on(folder)]:
        print(remark, file=sys.stderr)


_COMMANDS = {
    "init": _init,
    "region": _region,
    "osm": _osm,
    "template": _template,
    "draft": _draft,
    "locate": _locate,
    "check": _check,
    "build": _build,
    "diff": _diff,
    "collect": _collect,
}

if __name__ == "__main__":
    sys.exit(main())
