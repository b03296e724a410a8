"""The settings of one map, read from ``pledgemap.toml`` and checked before anything else happens."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geo.config import web_address
from geo.config.faults import wrong
from geo.config.imprint import OPTIONAL as OPTIONAL_IMPRINT
from geo.config.imprint import REQUIRED as REQUIRED_IMPRINT
from geo.config.imprint import Imprint, imprint_of
from geo.config.parties import OF_ONE_PARTY, Party, check_parties, of_all, parties_of
from geo.config.party import Called, check_party
from geo.config.programme import Programme, check_dates
from geo.config.redirects import Redirects, faults_of_form, redirects_of
from geo.config.rules import OptionalRules, Rules, check_optional, check_required, unknown
from geo.config.search import Search, check_search, search_of
from geo.config.settings_file import read_toml
from geo.config.tiles import RULES as TILES_RULES
from geo.config.tiles import Tiles, check_tiles, tiles_of
from geo.errors import Problem, ProblemsFound
from geo.words.messages import problem

SETTINGS_FILE = "pledgemap.toml"
# The symbols that a topic can have: those of webapp/static/icons.svg, in its order.
ICONS = (
    "factory", "house", "hands", "paw", "tree", "train", "people", "masks", "ballot", "coins", "book",
    "cross", "leaf", "road", "drop", "bolt", "shield",
)  # fmt: skip
# What a new map says until somebody fills it in, by setting.
SAMPLES = {
    "party": "Name der Partei, Kreisverband",
    "imprint.responsible": "Name der Partei, Straße und Hausnummer, Postleitzahl und Ort",
    "imprint.contact": "name@example.org",
}
# Domains that exist for samples only (RFC 2606): nobody reads what is sent there.
SAMPLE_DOMAIN = re.compile(r"(?:.*\.)?(?:example(?:\.\w+)?|test|invalid|localhost)", re.IGNORECASE)


@dataclass(frozen=True)
class Topic:
    """One chapter of the programme, as a resident would name it."""

    key: str
    label: str
    label_en: str
    colour: str  # "#rrggbb", the fill of the symbol
    icon: str  # name of a symbol in webapp/static/icons.svg


@dataclass(frozen=True)
class Embed:
    """Who may show the map in a frame: hosts as a Content-Security-Policy names them, "*" for anybody."""

    allowed_hosts: str = "*"


@dataclass(frozen=True)
class Settings:
    """Everything that can be set. ``regions`` are AGS prefixes; ``topics`` keep the order of the file.

    ``everywhere`` is the phrase for what holds in the whole region: "im ganzen Kreis Düren". ``districts``
    says which districts of a region of one municipality are its filter: "auto", "none", an admin_level of
    OpenStreetMap, or "places".

    ``parties`` keep the order of the file; the only party of most maps has the key "". ``party`` is the full
    name of who publishes the map: this party, or who has brought several together. ``called`` has how it is
    called besides; of several parties, how all are called. ``programme`` is that of the only party; of
    several it has what their programmes share, and no title.
    """

    title: str
    title_en: str
    party: str
    region_name: str
    everywhere: str
    everywhere_en: str
    regions: tuple[str, ...]
    as_of: datetime.date
    base_url: str
    programme: Programme
    imprint: Imprint
    topics: dict[str, Topic]
    redirects: Redirects
    embed: Embed
    tiles: Tiles
    called: Called
    parties: dict[str, Party]
    search: Search
    districts: str

    @property
    def party_short(self) -> str:
        return self.called.short

    @property
    def party_names(self) -> tuple[str, ...]:
        """All names by which the programme may call the party."""
        return self.called.names

    @property
    def has_parties(self) -> bool:
        """Whether the map shows several parties."""
        return "" not in self.parties

    def programme_of(self, party: str) -> Programme:
        """Return the programme of a party by its key; of an unknown one, what all share."""
        return self.parties[party].programme if party in self.parties else self.programme

    @property
    def root(self) -> str:
        """Path under which the site lies; every link within the site begins with it."""
        return urlsplit(self.base_url).path


_TOP_LEVEL = (
    "title", "title_en", "region_name", "everywhere", "everywhere_en", "as_of", "base_url",
)  # fmt: skip


def load_settings(path: Path, with_files: bool = True) -> Settings:
    """Read the settings file; ``with_files`` checks that the files it names exist.

    Raises
    ------
    ProblemsFound : the file is missing, is not TOML, or settings are missing or wrong; all are named at once.
    """
    raw = read_toml(path)
    problems = list(_check(path, raw, with_files))
    if problems:
        raise ProblemsFound(problems)
    base_url = raw["base_url"] and web_address.base_url(raw["base_url"])
    parties = parties_of(raw)
    called, programme = of_all(raw, parties)
    return Settings(
        **{name: raw[name] for name in _TOP_LEVEL if name != "base_url"},
        party=called.name,
        base_url=base_url,
        regions=tuple(raw["regions"]),
        programme=programme,
        parties=parties,
        imprint=imprint_of(raw["imprint"]),
        topics={key: Topic(key=key, **values) for key, values in raw["topics"].items()},
        redirects=redirects_of(raw.get("redirects", {})),
        embed=Embed(**raw.get("embed", {})),
        tiles=tiles_of(raw.get("tiles", {})),
        called=called,
        search=search_of(raw.get("search", {})),
        districts=raw.get("region", {}).get("districts") or "auto",
    )


def samples(settings: Settings) -> dict[str, str]:
    """Return the settings that still have the value of a new map."""
    values = {
        "party": settings.party,
        "imprint.responsible": settings.imprint.responsible,
        "imprint.contact": settings.imprint.contact,
    }
    found = {name: value for name, value in values.items() if value == SAMPLES[name]}
    if is_sample_address(settings.imprint.contact):
        found["imprint.contact"] = settings.imprint.contact
    return found


def is_sample_address(address: str) -> bool:
    """Whether mail to this address can't reach anybody."""
    return SAMPLE_DOMAIN.fullmatch(address.rpartition("@")[2]) is not None


_RULES: Rules = (
    ("title", str, r".+"),
    ("title_en", str, r".+"),
    ("party", str, r".+"),
    ("region_name", str, r".+"),
    ("everywhere", str, r".+"),
    ("everywhere_en", str, r".+"),
    ("as_of", datetime.date, None),
    ("base_url", str, r".*"),
    ("programme.title", str, r".+"),
    ("programme.pages", int, None),
    ("programme.election_date", datetime.date, None),
    *REQUIRED_IMPRINT,
)
_DATES = ("date", "term_start", "term_end")  # optional, of the programme
_OPTIONAL: OptionalRules = {
    "programme": (("url", r"|https?://\S+"), *((name, None) for name in _DATES)),
    **OPTIONAL_IMPRINT,
    "region": (("districts", r"|auto|none|9|10|11|places"),),
    "embed": (("allowed_hosts", r"\*|https?://[^\s;,]+(?: https?://[^\s;,]+)*"),),
    "tiles": TILES_RULES,
}
_TOPIC_RULES = (
    ("label", r".{1,40}"),
    ("label_en", r".{1,40}"),
    ("colour", r"#[0-9a-f]{6}"),
    ("icon", r"[a-z0-9-]+"),
)


def _check(path: Path, raw: dict[str, Any], with_files: bool) -> Iterator[Problem]:
    is_of_several = "parties" in raw
    needed = tuple(rule for rule in _RULES if not (is_of_several and rule[0] in OF_ONE_PARTY))
    yield from check_required(path.name, raw, needed)
    yield from check_optional(path.name, raw, _RULES, _OPTIONAL)
    yield from check_dates(path.name, "programme", raw.get("programme"))
    yield from check_parties(path.name, raw)
    yield from check_party(path.name, raw)
    yield from faults_of_form(path.name, raw.get("redirects", {}))
    yield from check_search(path.name, raw.get("search", {}))
    if isinstance(raw.get("tiles"), dict):
        yield from check_tiles(path, raw["tiles"], with_files)
    regions = raw.get("regions")
    if not isinstance(regions, list) or not regions:
        yield wrong(path.name, "regions", None)
    else:
        for prefix in regions:
            if not (isinstance(prefix, str) and re.fullmatch(r"\d{2,8}", prefix)):
                yield problem("setting_prefix", path.name, None, "regions", str(prefix))
    topics = raw.get("topics")
    if not isinstance(topics, dict) or not topics:
        yield wrong(path.name, "topics", None)
        return
    for key, values in topics.items():
        yield from _check_topic(path, key, values)


def _check_topic(path: Path, key: str, values: Any) -> Iterator[Problem]:
    if not re.fullmatch(r"[a-z0-9-]+", key):
        yield problem("setting_key", path.name, None, f"topics.{key}", key)
    for name, pattern in _TOPIC_RULES:
        value = values.get(name) if isinstance(values, dict) else None
        if not (isinstance(value, str) and re.fullmatch(pattern, value)):
            yield wrong(path.name, f"topics.{key}.{name}", value)
        elif name == "icon" and value not in ICONS:
            choices = ", ".join(sorted(ICONS))
            yield problem("setting_icon", path.name, None, f"topics.{key}.icon", value, choices=choices)
    if isinstance(values, dict):
        yield from unknown(path.name, f"topics.{key}", values, [name for name, _ in _TOPIC_RULES])
