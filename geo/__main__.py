"""The data commands: python -m geo init | region | template | draft | locate | check | build | diff."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import MOST_SHOWN, PledgemapError, ProblemsFound
from geo.words.language import word

if TYPE_CHECKING:
    from geo.config.settings import Settings
    from geo.errors import Notice
    from geo.online.lookup import Lookup
    from geo.region.boundary_file import BoundaryFile

DIFFERENT = 2  # exit code of "diff --exit-code" where a build would change something; 1 is a problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0, or 1 if there is something to mend."""
    from geo.failures import guarded

    return guarded(lambda: _run(_parser().parse_args(arguments)))


def _run(options: argparse.Namespace) -> int:
    try:
        code: int = options.run(options)
        return code
    except ProblemsFound as error:
        _print_notices(error.notices)
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(word("problems" if count > 1 else "problem", count=count), file=sys.stderr)
    except PledgemapError as error:
        print(error, word("nothing_written"), sep="\n", file=sys.stderr)
    except KeyboardInterrupt:
        print(word(options.stopped), file=sys.stderr)
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description=word("help"))
    usual = Path(os.environ.get("PLEDGEMAP_HOME") or ".")
    parser.add_argument("--home", type=Path, default=usual, metavar="DIR", help=word("help_home"))
    parser.set_defaults(stopped="stopped")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    init = commands.add_parser("init", help=word("help_init"))
    init.add_argument("folder", type=Path, metavar="DIR", help=word("help_folder"))
    init.add_argument(
        "--region", dest="prefixes", nargs="+", required=True, metavar="AGS", help=word("help_prefix")
    )
    init.add_argument("--title", default="", help=word("help_title"))
    _packages(init)
    init.set_defaults(run=_init, stopped="stopped_new")

    region = commands.add_parser("region", help=word("help_region"))
    region.add_argument("prefixes", nargs="+", metavar="AGS", help=word("help_prefix"))
    _packages(region)
    region.set_defaults(run=_region)

    template = commands.add_parser("template", help=word("help_template"))
    template.add_argument("--output", type=Path, metavar="FILE", help=word("help_template_output"))
    template.set_defaults(run=_template, stopped="stopped_new")

    drafting = commands.add_parser("draft", help=word("help_draft"))
    drafting.add_argument("programme", type=Path, metavar="PROGRAMME", help=".pdf, .docx, .odt, .txt, .md")
    drafting.add_argument("--output", type=Path, metavar="FILE", help=word("help_output"))
    drafting.set_defaults(run=_draft, stopped="stopped_new")

    locate = commands.add_parser("locate", help=word("help_locate"))
    locate.add_argument("entries", nargs="+", metavar="ENTRY", help=word("help_entry"))
    locate.set_defaults(run=_locate)
    _online(locate)

    check = commands.add_parser("check", help=word("help_check"))
    check.add_argument("--write", dest="mend", action="store_true", help=word("help_check_write"))
    check.set_defaults(run=_check, write=False, settings=False, online=False, nominatim=None)
    build = commands.add_parser("build", help=word("help_build"))
    build.add_argument("--settings", action="store_true", help=word("help_settings"))
    build.set_defaults(run=_build, write=True)
    _online(build)
    diff = commands.add_parser("diff", help=word("help_diff"))
    diff.add_argument("--exit-code", action="store_true", help=word("help_exit_code"))
    diff.set_defaults(run=_diff)
    # "--home" works before and after the command.
    for command in (init, region, template, drafting, locate, check, build, diff):
        command.add_argument("--home", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return parser


def _online(command: argparse.ArgumentParser) -> None:
    command.add_argument("--online", action="store_true", help=word("help_online"))
    command.add_argument("--nominatim", metavar="URL", help=word("help_nominatim"))


def _packages(command: argparse.ArgumentParser) -> None:
    """What a region can be imported from."""
    command.add_argument(
        "--from", dest="given", nargs="+", type=Path, default=[], metavar="FILE.tgz", help=word("help_from")
    )
    command.add_argument("--boundaries", type=Path, metavar="FILE", help=word("help_boundaries"))
    command.add_argument("--attribution", default="", help=word("help_attribution"))
    command.add_argument("--licence", default="", help=word("help_licence"))


def _service(options: argparse.Namespace, settings: Settings, **report: Callable[[str], None]) -> Lookup:
    from geo.online.lookup import lookup

    if options.nominatim and not options.online:
        raise PledgemapError(word("nominatim_needs_online"))
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
            print(word("settings_alone"))
        raise
    finally:
        if options.online:
            print(service.summary())
    return 0


def _build_settings(options: argparse.Namespace) -> int:
    from geo.publishing import builds

    if options.online or options.nominatim:
        raise PledgemapError(word("settings_with_online"))
    builds.keep_settings(options.home)
    print(word("settings_taken"))
    return 0


def _diff(options: argparse.Namespace) -> int:
    from geo.build import build

    comparison = build(options.home, write=False).comparison
    print(comparison.told(max_lines=MOST_SHOWN))
    return DIFFERENT if options.exit_code and comparison.differences else 0


def _print_notices(notices: Sequence[Notice]) -> None:
    for notice in notices:
        print(word("notice", text=notice), file=sys.stderr)


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
    licence, _, licence_url = options.licence.strip().rpartition(" ")
    if not (options.attribution.strip() and licence):
        raise PledgemapError(word("boundaries_need_source"))
    return BoundaryFile(options.boundaries, options.attribution.strip(), licence, licence_url)


def _prefixes(options: argparse.Namespace) -> tuple[str, ...]:
    for prefix in options.prefixes:
        if not (prefix.isascii() and prefix.isdigit() and 2 <= len(prefix) <= 8):
            raise PledgemapError(word("no_prefix", prefix=prefix))
    return tuple(dict.fromkeys(options.prefixes))


def _draft(options: argparse.Namespace) -> int:
    from geo.draft.command import run

    print(run(options.programme, options.home, options.output))
    return 0


def _region(options: argparse.Namespace) -> int:
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
    """The files and the settings of a map speak of one region, or what is published falls out of it."""
    from geo.config.settings import SETTINGS_FILE
    from geo.config.settings_file import read_toml

    path = home / SETTINGS_FILE
    set_there = read_toml(path).get("regions") if path.exists() else None
    if isinstance(set_there, list) and {str(one) for one in set_there} != set(prefixes):
        told, given = " ".join(map(str, set_there)), " ".join(prefixes)
        listed = ", ".join(f'"{prefix}"' for prefix in prefixes)
        details = {"file": path, "told": told, "given": given, "listed": listed}
        raise PledgemapError(word("region_other", **details))


def _init(options: argparse.Namespace) -> int:
    from geo.build import DATA_FOLDER
    from geo.region import npm
    from geo.region.new_home import make_home

    prefixes, newer = _prefixes(options), _newer(options)
    counts = make_home(options.folder, prefixes, options.title, options.given, newer, npm.PINNED)
    _report(counts, options.folder / DATA_FOLDER, prefixes, newer)
    print(word("home_made", folder=options.folder))
    return 0


def _report(
    counts: dict[str, int], folder: Path, prefixes: tuple[str, ...], newer: BoundaryFile | None
) -> None:
    from geo.region.vintage import remarks

    germany = counts.pop("Germany")
    print(word("imported", germany=germany, inside=counts["municipalities.geojson"]))
    for file, count in counts.items():
        print(f"{folder / file}: {count}")
    print(word("region_has"))
    for remark in () if newer else remarks(prefixes):
        print(remark, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
