"""The settings of one map, read from ``pledgemap.toml`` and checked before anything else happens."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geo.errors import Problem, ProblemsFound

SETTINGS_FILE = "pledgemap.toml"


@dataclass(frozen=True)
class Topic:
    """One chapter of the programme, as a resident would name it."""

    key: str
    label: str
    label_en: str
    colour: str  # "#rrggbb", the fill of the symbol
    icon: str  # name of a symbol in webapp/static/icons.svg


@dataclass(frozen=True)
class Programme:
    """``url`` is where the programme can be read, "" where that is not known."""

    title: str
    pages: int
    election_date: datetime.date
    url: str = ""


@dataclass(frozen=True)
class Imprint:
    """Who answers for the site. What may be left out is "" then; ``log_days`` is a number, as text."""

    responsible: str
    contact: str
    represented_by: str = ""
    visdp: str = ""
    phone: str = ""
    hosting: str = ""
    log_days: str = ""


@dataclass(frozen=True)
class Redirects:
    """Old slugs that must keep working, each with the slug that replaced it."""

    municipalities: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    pledges: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """Everything a party can set. ``regions`` are AGS prefixes; ``topics`` keep the order of the file.

    ``everywhere`` is the phrase for what holds in the whole region: "im ganzen Kreis Düren".
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

    @property
    def root(self) -> str:
        """Path under which the site lies; every link within the site begins with it."""
        return urlsplit(self.base_url).path


_TOP_LEVEL = (
    "title", "title_en", "party", "region_name", "everywhere", "everywhere_en", "as_of", "base_url",
)  # fmt: skip


def load_settings(path: Path) -> Settings:
    """Read the settings file.

    Raises
    ------
    ProblemsFound : the file is missing, is no TOML, or a setting is missing or wrong; all are named at once.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ProblemsFound(
            [_problem(path, "", "", "is missing", "run the command in the folder that holds it")]
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProblemsFound(
            [_problem(path, "", "", f"is not valid TOML: {error}", "correct the line that is named")]
        ) from None
    problems = list(_check(path, raw))
    if problems:
        raise ProblemsFound(problems)
    return Settings(
        **{name: raw[name] for name in _TOP_LEVEL},
        regions=tuple(raw["regions"]),
        programme=Programme(**raw["programme"]),
        imprint=Imprint(**raw["imprint"]),
        topics={key: Topic(key=key, **values) for key, values in raw["topics"].items()},
        redirects=Redirects(**raw.get("redirects", {})),
    )


# name of the setting, type, pattern of a text (or None), what a right value looks like
_RULES: tuple[tuple[str, type, str | None, str], ...] = (
    ("title", str, r".+", "write the name of the map"),
    ("title_en", str, r".+", "write the name of the map in English"),
    ("party", str, r".+", "write the name of the party"),
    ("region_name", str, r".+", 'write it as people say it, like "Kreis Düren"'),
    ("everywhere", str, r".+", 'write it as a phrase, like "im ganzen Kreis Düren"'),
    ("everywhere_en", str, r".+", 'write it as a phrase, like "throughout Kreis Düren"'),
    ("as_of", datetime.date, None, "write a date without quotes, like 2026-11-22"),
    ("base_url", str, r"|https?://\S*[^/\s]", 'write an address without "/" at the end, or ""'),
    ("programme.title", str, r".+", "write the programme's title"),
    ("programme.pages", int, None, "write the number of the last page"),
    ("programme.election_date", datetime.date, None, "write a date without quotes, like 2025-09-14"),
    ("imprint.responsible", str, r".+", "write who is responsible, with a postal address"),
    ("imprint.contact", str, r"\S+@\S+", "write an e-mail address"),
)
# Sections, with what may be left out: name, pattern of a text, what a right value looks like
_OPTIONAL = {
    "programme": (("url", r"|https?://\S+", "write the full address of the programme"),),
    "imprint": (
        ("represented_by", r".*", "write the names of those who represent the party"),
        ("visdp", r".*", "write name and postal address of one person"),
        ("phone", r"|[+0-9(][0-9 ()/-]{3,}", 'write a telephone number like "+49 2421 12345"'),
        ("hosting", r".*", "write name and place of the firm that runs the server"),
        ("log_days", r"|[0-9]{1,3}", 'write a number of days in quotation marks, like "7"; "0" is no log'),
    ),
}
_TOPIC_RULES = (
    ("label", r".{1,40}", "write a label of up to 40 characters"),
    ("label_en", r".{1,40}", "write an English label of up to 40 characters"),
    ("colour", r"#[0-9a-f]{6}", 'write a colour like "#1b7a3d"'),
    ("icon", r"[a-z0-9-]+", "write the name of a symbol in webapp/static/icons.svg"),
)


def _check(path: Path, raw: dict[str, Any]) -> Iterator[Problem]:
    for name, kind, pattern, remedy in _RULES:
        value: Any = raw
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        wrong_type = not isinstance(value, kind) or isinstance(value, bool)
        if wrong_type or (pattern is not None and not re.fullmatch(pattern, value)):
            what = "is missing" if value is None else "is not a valid value"
            yield _problem(path, name, "" if value is None else value, what, remedy)
    yield from _check_optional(path, raw)
    regions = raw.get("regions")
    if not isinstance(regions, list) or not regions:
        yield _problem(path, "regions", "", "is missing", 'write a list like ["05358"]')
    else:
        for prefix in regions:
            if not (isinstance(prefix, str) and re.fullmatch(r"\d{2,8}", prefix)):
                remedy = 'write it as text with its leading zero, like "05358"'
                yield _problem(path, "regions", prefix, "is no AGS prefix", remedy)
    topics = raw.get("topics")
    if not isinstance(topics, dict) or not topics:
        yield _problem(path, "topics", "", "is missing", "write a [topics.KEY] section for each topic")
        return
    for key, values in topics.items():
        if not re.fullmatch(r"[a-z0-9-]+", key):
            remedy = "use lower case letters, digits and dashes"
            yield _problem(path, f"topics.{key}", key, "is no valid key", remedy)
        for name, pattern, remedy in _TOPIC_RULES:
            value = values.get(name) if isinstance(values, dict) else None
            if not (isinstance(value, str) and re.fullmatch(pattern, value)):
                what = "is missing" if value is None else "is not a valid value"
                yield _problem(path, f"topics.{key}.{name}", value or "", what, remedy)
        if isinstance(values, dict):
            yield from _unknown(path, f"topics.{key}", values, [name for name, *_ in _TOPIC_RULES])


def _check_optional(path: Path, raw: dict[str, Any]) -> Iterator[Problem]:
    """Check what may be missing, and name what is no setting: a typing error would pass as "not known"."""
    for section, rules in _OPTIONAL.items():
        values = raw.get(section)
        if not isinstance(values, dict):
            continue  # named already, its required settings are missing
        for name, pattern, remedy in rules:
            value = values.get(name, "")
            if not (isinstance(value, str) and re.fullmatch(pattern, value)):
                yield _problem(path, f"{section}.{name}", value, "is not a valid value", remedy)
        required = [name.partition(".")[2] for name, *_ in _RULES if name.startswith(f"{section}.")]
        yield from _unknown(path, section, values, [*required, *(name for name, *_ in rules)])


def _unknown(path: Path, section: str, values: dict[str, Any], known: list[str]) -> Iterator[Problem]:
    for name in sorted(values.keys() - set(known)):
        remedy = f"rename or delete it; the settings of [{section}] are: {', '.join(known)}"
        yield _problem(path, f"{section}.{name}", "", "is no setting", remedy)


def _problem(path: Path, setting: str, value: object, message: str, remedy: str) -> Problem:
    return Problem(file=path.name, row=None, column=setting, value=str(value), message=message, remedy=remedy)
