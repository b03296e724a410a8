"""Styles for other people's GIS: of layers in QGIS (.qml), and of a layer in Masterportal (style.json).

Both colour by topic, and draw hollow what is no plan to build, as the map does. The QGIS rules read only the
columns ``topic``, ``stance`` and ``status``, so one file fits the GeoPackage, the GeoJSON and the API.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, tostring

from flask_babel import LazyString, force_locale, lazy_gettext
from flask_babel import gettext as _

from geo.public import NO_PLAN, Settings, Topic
from webapp.xml_elements import parent

QML_TYPE = "application/x-qgis-layer-settings"
WHITE = "#ffffff"
NO_PLAN_STANCES = tuple(sorted(NO_PLAN))
_NO_PLAN = f'("stance" IN ({", ".join(map(repr, NO_PLAN_STANCES))}) OR "status" = \'dropped\')'
MASTERPORTAL_STYLE = "masterportal-style.json"
Options = dict[str, str]


@dataclass(frozen=True)
class StyleFile:
    """A file under ``/downloads/``."""

    name: str
    label: LazyString
    mimetype: str
    write: Callable[[Settings], bytes]

    @property
    def path(self) -> str:
        return f"/downloads/{self.name}"


def label_of(topic: Topic, is_plan: bool) -> str:
    return topic.label if is_plan else _("%(topic)s (nichts geplant)", topic=topic.label)


def _marker(colour: str, is_plan: bool) -> Options:
    look = (
        {"color": _rgba(colour), "outline_color": _rgba(WHITE), "outline_width": "0.4"}
        if is_plan
        else {"color": _rgba(WHITE), "outline_color": _rgba(colour), "outline_width": "0.8"}
    )
    return {"name": "circle", "size": "4", "size_unit": "MM", "outline_style": "solid", **look}


def _line(colour: str, is_plan: bool) -> Options:
    style = "solid" if is_plan else "dash"
    return {"line_color": _rgba(colour), "line_width": "1.2", "line_width_unit": "MM", "line_style": style}


def _fill(colour: str, is_plan: bool) -> Options:
    look = (
        {"style": "solid", "outline_style": "solid"} if is_plan else {"style": "no", "outline_style": "dash"}
    )
    return {"color": _rgba(colour, 90), "outline_color": _rgba(colour), "outline_width": "0.6", **look}


# By the word in the name of a file: the kind of symbol, its one layer, and how that looks.
_SYMBOLS: dict[str, tuple[str, str, Callable[[str, bool], Options]]] = {
    "punkte": ("marker", "SimpleMarker", _marker),
    "linien": ("line", "SimpleLine", _line),
    "flaechen": ("fill", "SimpleFill", _fill),
}


def _qml(settings: Settings, kind: str) -> bytes:
    """Write a QGIS style with two rules per topic: what is planned, and what is not."""
    symbol_type, layer_class, look = _SYMBOLS[kind]
    rules, symbols = Element("rules", key="{pledgemap}"), Element("symbols")
    for number, (topic, is_plan) in enumerate(_cases(settings)):
        condition = f"\"topic\" = '{topic.key}' AND {'NOT ' if is_plan else ''}{_NO_PLAN}"
        key, label = f"{{{topic.key}-{number}}}", label_of(topic, is_plan)
        rules.append(Element("rule", key=key, label=label, filter=condition, symbol=str(number)))
        options = parent("Option", *_options(look(topic.colour, is_plan)), type="Map")
        layer = parent("layer", options, **{"class": layer_class, "enabled": "1", "pass": "0", "locked": "0"})
        symbols.append(parent("symbol", layer, type=symbol_type, name=str(number), alpha="1"))
    renderer = parent("renderer-v2", rules, symbols, type="RuleRenderer", symbollevels="0")
    document = parent("qgis", renderer, version="3.28.0", styleCategories="Symbology")
    head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
    return f"{head}\n{tostring(document, encoding='unicode')}\n".encode()


def _options(values: Options) -> Iterator[Element]:
    for name, value in values.items():
        yield Element("Option", name=name, type="QString", value=value)


def _cases(settings: Settings) -> Iterator[tuple[Topic, bool]]:
    for topic in settings.topics.values():
        yield topic, True
        yield topic, False


def masterportal_rules(settings: Settings) -> list[dict[str, Any]]:
    """Return the rules of a style: the first that fits counts, and a condition is a plain value."""
    rules = []
    for topic in settings.topics.values():
        exceptions = [{"stance": stance} for stance in NO_PLAN_STANCES] + [{"status": "dropped"}]
        rules += [_rule(topic, one, is_plan=False) for one in exceptions]
    return rules + [_rule(topic, {}, is_plan=True) for topic in settings.topics.values()]


def _rule(topic: Topic, condition: dict[str, str], *, is_plan: bool) -> dict[str, Any]:
    colour, white = _numbers(topic.colour), _numbers(WHITE)
    return {
        "conditions": {"properties": {"topic": topic.key, **condition}},
        "style": {
            "legendValue": label_of(topic, is_plan),
            "type": "circle",
            "circleRadius": 8,
            "circleFillColor": [*(colour if is_plan else white), 1],
            "circleStrokeColor": [*(white if is_plan else colour), 1],
            "circleStrokeWidth": 2,
            "lineStrokeColor": [*colour, 1],
            "lineStrokeWidth": 4,
            "polygonFillColor": [*colour, 0.35 if is_plan else 0],
            "polygonStrokeColor": [*colour, 1],
            "polygonStrokeWidth": 2,
            **({} if is_plan else {"lineStrokeDash": [10, 8], "polygonStrokeDash": [10, 8]}),
        },
    }


def _masterportal(settings: Settings) -> bytes:
    document = [{"styleId": style_id(settings), "rules": masterportal_rules(settings)}]
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def style_id(settings: Settings) -> str:
    """Return the id of layer and style; a portal may have the maps of several regions and parties."""
    return f"zusagen-{'-'.join(settings.regions)}-{settings.programme.election_date.year}"


def _numbers(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _rgba(colour: str, opacity: int = 255) -> str:
    return ",".join(map(str, (*_numbers(colour), opacity)))


def in_german(write: Callable[[Settings], bytes]) -> Callable[[Settings], bytes]:
    """A file has one address, so it is in German whatever page links it, like all files here."""

    def written(settings: Settings) -> bytes:
        with force_locale("de"):
            return write(settings)

    return written


QGIS_LABELS = {
    "punkte": lazy_gettext("Stil für Punkte"),
    "linien": lazy_gettext("Stil für Linien"),
    "flaechen": lazy_gettext("Stil für Flächen"),
}
QGIS = tuple(
    StyleFile(
        f"zusagen-{kind}.qml",
        label,
        QML_TYPE,
        in_german(lambda settings, kind=kind: _qml(settings, kind)),  # type: ignore[misc]
    )
    for kind, label in QGIS_LABELS.items()
)
PORTAL = StyleFile(
    MASTERPORTAL_STYLE,
    lazy_gettext("Stil für style_v3.json"),
    "application/json",
    in_german(_masterportal),
)
STYLE_FILES = {one.name: one for one in (*QGIS, PORTAL)}
