"""The symbols of topics and places, inlined into each page to save a request."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import Markup

from geo.public import Topic

ICONS = Path(__file__).parent / "static" / "icons.svg"
SVG = "http://www.w3.org/2000/svg"
# Symbols that pages use in addition to those of the topics.
OWN = ("pin", "search")
IN_FRAMES = ("pin",)


def sprite(topics: Iterable[Topic], own: Iterable[str] = OWN) -> Markup:
    """Return the ``<symbol>`` elements that these topics use; `geo.config.settings.ICONS` lists all."""
    used = dict.fromkeys((*own, *(topic.icon for topic in topics)))
    text = "".join(_written(_symbols()[name]).strip() for name in used)
    return Markup(text.replace(f' xmlns="{SVG}"', ""))  # noqa: S704 - our own file


def shapes(name: str) -> str:
    """Return the shapes of a symbol, for use in another SVG."""
    return "".join(map(_written, _symbols()[name]))


@cache
def _symbols() -> dict[str, Element]:
    root = ElementTree.parse(ICONS).getroot()  # noqa: S314 - our own file
    return {symbol.attrib["id"].removeprefix("i-"): symbol for symbol in root}


def _written(element: Element) -> str:
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(element, encoding="unicode")
