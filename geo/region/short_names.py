"""What people call a municipality whose name says where it lies: "Immenstaad am Bodensee" is Immenstaad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from geo.text.spelling import short_name
from geo.text.toponym import fold


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return the short names that mean exactly one municipality of a map.

    Parameters
    ----------
    names : AGS to official name, of the region and its neighbours

    Returns
    -------
    AGS to short name, only of those that have one.
    """
    bearers = Counter(key for name in names.values() for key in {fold(name), fold(short_name(name))})
    shorts = {ags: short_name(name) for ags, name in names.items()}
    return {ags: short for ags, short in shorts.items() if short != names[ags] and bearers[fold(short)] == 1}
