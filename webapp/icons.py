"""The symbols of topics and places, put into each page so that they work without a request of their own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

from geo.public import Topic

ICONS = Path(__file__).parent / "static" / "icons.svg"
SVG = "http://www.w3.org/2000/svg"
# Symbols that the pages use beside those of the topics.
OWN = ("pin",)


def sprite(topics: Iterable[Topic]) -> Markup:
    """Return the ``<symbol>`` elements that these topics use; `geo.config.settings.ICONS` names all."""
    ElementTree.register_namespace("", SVG)
    symbols = {s.attrib["id"]: s for s in ElementTree.parse(ICONS).getroot()}  # noqa: S314 - our own file
    used = dict.fromkeys((*OWN, *(topic.icon for topic in topics)))
    text = "".join(ElementTree.tostring(symbols[f"i-{name}"], encoding="unicode").strip() for name in used)
    return Markup(text.replace(f' xmlns="{SVG}"', ""))  # noqa: S704 - our own file
