"""The data commands: python -m geo region | build | check | locate."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.errors import PledgemapError, ProblemsFound


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0, or 1 if there is something to mend."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except ProblemsFound as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count > 1 else ''}. Nothing was written.", file=sys.stderr)
    except PledgemapError as error:
        print(f"{error}\nNothing was written.", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__)
    parser.add_argument("--home", type=Path, default=Path(), metavar="DIR", help="where pledgemap.toml is")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="check pledges.csv and write data/geojson/pledges.geojson")
    build.set_defaults(run=_build, write=True)
    check = commands.add_parser("check", help="only check pledges.csv and the landmarks")
    check.set_defaults(run=_build, write=False)

    locate = commands.add_parser("locate", help="show what entries of the column places mean")
    locate.add_argument("entries", nargs="+", metavar="ENTRY", help='such as "Kölner Landstraße (Düren)"')
    locate.set_defaults(run=_locate)

    region = commands.add_parser("region", help="import boundaries, stops and localities of a region")
    region.add_argument(
        "prefixes", nargs="+", metavar="AGS", help="AGS prefix; a Kreis has five digits: 05358"
    )
    region.add_argument(
        "--from",
        dest="given",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE.tgz",
        help="packages already fetched",
    )
    region.set_defaults(run=_region)
    # "--home" works before and after the command.
    for command in (build, check, locate, region):
        command.add_argument("--home", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return parser


def _build(options: argparse.Namespace) -> int:
    from geo.build import build

    print(build(options.home, write=options.write))
    return 0


def _locate(options: argparse.Namespace) -> int:
    from geo import gazetteer as gazetteers
    from geo.build import DATA_FOLDER
    from geo.locate import explain
    from geo.settings import SETTINGS_FILE, load_settings

    settings = load_settings(options.home / SETTINGS_FILE)
    gazetteer, problems = gazetteers.load(options.home / DATA_FOLDER, settings.regions)
    answers = [explain(entry, gazetteer) for entry in options.entries]
    print("\n".join(text for _, text in answers))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 0 if all(found for found, _ in answers) and not problems else 1


def _region(options: argparse.Namespace) -> int:
    from geo.build import DATA_FOLDER
    from geo.region import import_region

    for prefix in options.prefixes:
        if not (prefix.isascii() and prefix.isdigit() and 2 <= len(prefix) <= 8):
            raise PledgemapError(
                f'"{prefix}" is no AGS prefix. Write 2 to 8 digits, like 05358, zero included.'
            )
    counts = import_region(tuple(options.prefixes), options.home / DATA_FOLDER, options.given)
    germany = counts.pop("Germany")
    inside = counts["municipalities.geojson"]
    print(f"{germany} municipalities in Germany (as of 2016-01-01), {inside} in the region")
    for file, count in counts.items():
        print(f"{options.home / DATA_FOLDER / file}: {count} features")
    return 0


if __name__ == "__main__":
    sys.exit(main())
