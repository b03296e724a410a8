"""A map on this computer: its home, a build, an export, or a GeoJSON file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from geo.config.settings import SETTINGS_FILE
from geo.config.settings_file import read_toml
from geo.country import describing
from geo.country.describing import Description
from geo.country.fetching import Limits
from geo.country.finding import CATALOGUES, FILE, FoundData
from geo.country.json_text import parsed
from geo.country.records import SourceState
from geo.errors import ProblemsFound
from geo.files import read_bytes
from geo.publishing import builds
from geo.publishing.published import GEOJSON_FOLDER, PLEDGES_FILE
from geo.words.messages import problem

_SCHEMA = Path("daten", "pledge.schema.json")


def find(source: str, path: Path, known: SourceState | None, limits: Limits) -> FoundData:
    """Return what a folder or file has, or that it has nothing new.

    Raises
    ------
    ProblemsFound : there is no map
    """
    file = _file(source, path)
    raw = read_bytes(file, limits.data_bytes)
    if not raw.strip():
        raise ProblemsFound([problem("source_empty", source, value=str(file))])
    collection = parsed(source, str(file), raw)
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        raise ProblemsFound([problem("source_not_features", source, value=str(file))])
    described = describing.of_collection(collection).completed(_described(source, file, limits))
    digest = hashlib.sha256(raw + repr(described).encode("utf-8", "surrogatepass")).hexdigest()
    state = SourceState(data_address=str(file), digest=digest)
    if known and known.digest == digest:
        return FoundData(state)
    features: list[Any] = collection["features"]
    return FoundData(state, features, described)


def _file(source: str, path: Path) -> Path:
    if path.is_file():
        return path
    if path.is_dir():
        # A home has the builds that its site serves; what is being edited is not published yet.
        folders = builds.folders(path)
        files = (*(folder / GEOJSON_FOLDER / PLEDGES_FILE for folder in folders), path / FILE)
        for file in files:
            if file.is_file():
                return file
        raise ProblemsFound([problem("source_no_map", source, value=str(path))])
    raise ProblemsFound([problem("source_missing", source, value=str(path))])


def _described(source: str, file: Path, limits: Limits) -> Description:
    home, export = file.parent.parent.parent, file.parent.parent
    if (home / SETTINGS_FILE).is_file() and file.name == PLEDGES_FILE:
        return describing.of_settings(read_toml(home / SETTINGS_FILE))
    for name in CATALOGUES:
        if (export / name).is_file():
            catalogue = _json(source, export / name, limits)
            schema = _json(source, export / _SCHEMA, limits) if (export / _SCHEMA).is_file() else {}
            # An export has its own address in the catalogue, if it has one.
            homepage = describing.homepage_of(catalogue)
            return replace(describing.of_catalogue(catalogue, schema), site=homepage)
    return Description()


def _json(source: str, file: Path, limits: Limits) -> dict[str, Any]:
    document = parsed(source, str(file), read_bytes(file, limits.page_bytes))
    return document if isinstance(document, dict) else {}
