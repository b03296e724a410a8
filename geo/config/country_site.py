"""The settings of the nationwide map, read from ``country.toml``: what it is called, and who answers for it.

Where its database is, only the environment says.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from geo.config import web_address
from geo.config.imprint import OPTIONAL as OPTIONAL_IMPRINT
from geo.config.imprint import REQUIRED as REQUIRED_IMPRINT
from geo.config.imprint import Imprint, imprint_of
from geo.config.rules import Rules, check_optional, check_required
from geo.config.settings_file import read_toml
from geo.errors import ProblemsFound

COUNTRY_FILE = "country.toml"
_RULES: Rules = (
    ("title", str, r".+"),
    ("title_en", str, r".+"),
    ("base_url", str, r".*"),
    *REQUIRED_IMPRINT,
)


@dataclass(frozen=True)
class CountrySite:
    """``base_url`` is the address of the site, "" while it is not known."""

    title: str
    title_en: str
    base_url: str
    imprint: Imprint

    @property
    def root(self) -> str:
        """Path under which the site lies; every link within the site begins with it."""
        return urlsplit(self.base_url).path


def load_country_site(path: Path) -> CountrySite:
    """Read the settings of the nationwide map.

    Raises
    ------
    ProblemsFound : the file is missing, is not TOML, or settings are missing or wrong; all are named at once.
    """
    raw = read_toml(path)
    file = path.name
    problems = [*check_required(file, raw, _RULES), *check_optional(file, raw, _RULES, OPTIONAL_IMPRINT)]
    if problems:
        raise ProblemsFound(problems)
    return CountrySite(
        title=raw["title"],
        title_en=raw["title_en"],
        base_url=raw["base_url"] and web_address.base_url(raw["base_url"]),
        imprint=imprint_of(raw["imprint"]),
    )
