"""What people call a municipality whose name says where it lies: "Immenstaad am Bodensee" is Immenstaad."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from geo.toponym import fold

# "Singen (Hohentwiel)", "Falkenberg/Elster", "Roth an der Our", "Gars a. Inn", "Bruck i.d. OPf."
_WHERE = re.compile(
    r"\s*\(.*|/.*|\s+(?:am|an|auf|bei|im|in|ob|unter|vor|vorm|[abiouv]\.(?:\s?d\.)?)\s+\S.*", re.DOTALL
)


def short_name(name: str) -> str:
    """A municipality's name without what says where it lies; the name itself where nothing does."""
    return _WHERE.sub("", name) or name


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """The short names that mean one municipality of a map and no other.

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
