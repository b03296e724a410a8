"""The symbols of topics and places, put into each page so that they work without a request of their own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

from geo.errors import Problem, ProblemsFound
from geo.settings import SETTINGS_FILE, Topic

ICONS = Path(__file__).parent / "static" / "icons.svg"
SVG = "http://www.w3.org/2000/svg"
# Symbols that the pages use beside those of the topics.
OWN = ("pin",)


def sprite(topics: Iterable[Topic]) -> Markup:
    """Return the ``<symbol>`` elements that the pages of these topics use.

    Raises
    ------
    ProblemsFound : a topic names a symbol that ``static/icons.svg`` does not have.
    """
    ElementTree.register_namespace("", SVG)
    symbols = {s.attrib["id"]: s for s in ElementTree.parse(ICONS).getroot()}  # noqa: S314 - our own file
    topics = list(topics)
    problems = [
        Problem(
            file=SETTINGS_FILE,
            row=None,
            column=f"topics.{topic.key}.icon",
            value=topic.icon,
            message="is no symbol",
            remedy="choose one of " + ", ".join(sorted(name.removeprefix("i-") for name in symbols)),
        )
        for topic in topics
        if f"i-{topic.icon}" not in symbols
    ]
    if problems:
        raise ProblemsFound(problems)
    used = dict.fromkeys((*OWN, *(topic.icon for topic in topics)))
    text = "".join(ElementTree.tostring(symbols[f"i-{name}"], encoding="unicode").strip() for name in used)
    return Markup(text.replace(f' xmlns="{SVG}"', ""))  # noqa: S704 - our own file
