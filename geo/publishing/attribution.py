"""Who has to be credited: as the layers themselves say, never what we know about the current ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from geo.geometry import geojson
from geo.place.landmarks import PROVENANCE
from geo.place.layers import read_layer
from geo.vocabulary import FILES, LANDMARKS, OSM_FILES
from geo.words.language import gettext as _

# One layer may name several: "© DB InfraGO AG (CC BY 4.0), © OpenStreetMap-Mitwirkende (ODbL)".
_BETWEEN = re.compile(r", (?=©)|; ")


def of_gazetteer(folder: Path) -> str:
    """Return the attributions of all files with places, each source once; boundaries first.

    Parameters
    ----------
    folder : data/geojson

    Raises
    ------
    GeoJsonError : a file can't be read, or does not say whom to credit
    """
    given = [name for name in (*FILES, *OSM_FILES) if (folder / name).exists()]
    layers = {name: read_layer(folder / name) for name in sorted(given, key=_order)}
    return joined(_of_layer(name, layer, folder) for name, layer in layers.items() if layer["features"])


def joined(attributions: Iterable[str]) -> str:
    """Attributions in a row, each source once."""
    sources = (source for attribution in attributions for source in _BETWEEN.split(attribution))
    return "; ".join(dict.fromkeys(source.strip() for source in sources if source.strip()))


def _order(name: str) -> tuple[int, str]:
    """Sort key: boundaries, stops and derived data, towns; landmarks last, because they name others again."""
    first = ("municipalities", "neighbours", "stops", "localities_from_stops", "localities", "landmarks")
    stem = Path(name).stem
    return (first.index(stem) if stem in first else len(first)), stem


def _of_layer(name: str, layer: Mapping[str, Any], folder: Path) -> str:
    provenance = layer.get("provenance")
    if provenance is None and name == LANDMARKS:
        provenance = PROVENANCE
    attribution = provenance.get("attribution") if isinstance(provenance, dict) else None
    if not isinstance(attribution, str) or not attribution.strip():
        raise geojson.GeoJsonError(
            _(
                '{path}: sagt nicht, wer zu nennen ist. Tragen Sie "provenance" mit "attribution" und '
                '"licence_url" ein, oder holen Sie die letzte gute Fassung zurück.',
                path=folder / name,
            )
        )
    return attribution
