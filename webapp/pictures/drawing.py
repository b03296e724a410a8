"""A picture as SVG. Every text and attribute is escaped: content of the spreadsheet stays text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup, escape

from webapp.pictures.formats import Box
from webapp.pictures.palette import colour
from webapp.pictures.parts import Picture, PlacedLine, Shape, Symbol
from webapp.pictures.typeface import BOLD, FAMILIES, width
from webapp.signs import MARKS

SVG = "http://www.w3.org/2000/svg"


def svg(picture: Picture, sprite: Markup) -> str:
    """Write the picture. ``sprite`` holds the ``<symbol>`` elements of the icons."""
    form = picture.format
    head = {
        "xmlns": SVG,
        "viewBox": f"0 0 {_number(form.width)} {_number(form.height)}",
        "width": form.size_px[0],
        "height": form.size_px[1],
        "lang": picture.language,
        "role": "img",
        "aria-labelledby": "titel beschreibung",
        "font-family": FAMILIES,
    }
    return str(_element("svg", head, *_content(picture, sprite)))


def _content(picture: Picture, sprite: Markup) -> Iterator[Markup]:
    yield _element("title", {"id": "titel"}, escape(picture.title))
    yield _element("desc", {"id": "beschreibung"}, escape(picture.description))
    yield _element("defs", {}, _used(sprite, picture))
    yield _rect(picture.map_box, fill=colour("map-outside"))
    yield from _shapes(picture.on_map)
    yield from (_ground_line(line) for line in picture.on_ground)
    # The panels cover what extends beyond the map; a clip path would cost a third of the time.
    yield from (_rect(box, fill=fill) for box, fill in picture.panels)
    yield from (_shape(shape) for shape in picture.shapes)
    yield from (part for symbol in picture.symbols for part in _symbol(symbol))
    yield from (_line(line) for line in picture.lines)


def _used(sprite: Markup, picture: Picture) -> Markup:
    """Return the icons that the picture uses."""
    used = {symbol.icon for symbol in picture.symbols}
    end = Markup("</symbol>")
    return Markup("").join(
        part + end for part in sprite.split(end) if any(f'id="i-{icon}"' in part for icon in used)
    )


Attributes = dict[str, object]


def _shape(shape: Shape) -> Markup:
    return _element("path", {"d": shape.path, **shape.style}) if shape.path else Markup("")


def _shapes(shapes: Iterable[Shape]) -> Iterator[Markup]:
    """Yield shapes; of those with the same long path the first one is referred to."""
    known: dict[str, str] = {}
    for shape in shapes:
        if not shape.repeated:
            yield _shape(shape)
        elif shape.path in known:
            yield _element("use", {"href": f"#{known[shape.path]}", **shape.style})
        else:
            known[shape.path] = name = f"weg{len(known) + 1}"
            yield _element("defs", {}, _element("path", {"id": name, "d": shape.path}))
            yield _element("use", {"href": f"#{name}", **shape.style})


def _rect(box: Box, **style: str) -> Markup:
    size = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    return _element("rect", {key: _number(value) for key, value in size.items()} | style)


def _line(line: PlacedLine) -> Markup:
    """Return text with its measured width, so that other fonts are drawn equally wide."""
    place: Attributes = {
        "x": _number(line.x),
        "y": _number(line.y),
        "font-size": _number(line.size),
        "fill": line.colour,
    }
    weight: Attributes = {"font-weight": BOLD} if line.weight == BOLD else {}
    # A single character is not stretched: its width is that of the font that has it.
    measured: Attributes = (
        {"textLength": _number(line.width), "lengthAdjust": "spacingAndGlyphs"} if len(line.text) > 1 else {}
    )
    text = escape(line.text)
    front = _element("text", place | weight | measured, text)
    if not line.halo:
        return front
    edge: Attributes = {
        "fill": "none",
        "stroke": colour("map-halo"),
        "stroke-width": _number(line.size * 0.28),
    }
    style: Attributes = {"stroke-linejoin": "round", "stroke-opacity": 0.9, "aria-hidden": "true"}
    return _element("text", place | edge | style | weight | measured, text) + front


def _ground_line(line: PlacedLine) -> Markup:
    """Return a name on the ground. Its edge is part of the same element: there are many of them."""
    x, y = _number(line.x), _number(line.y)
    style: Attributes = {
        "x": x,
        "y": y,
        "font-size": _number(line.size),
        "fill": line.colour,
        "stroke": colour("map-halo"),
        "stroke-width": _number(line.size * 0.24),
        "stroke-linejoin": "round",
        "paint-order": "stroke",
        "textLength": _number(line.width),
        "lengthAdjust": "spacingAndGlyphs",
    }
    turned: Attributes = {"transform": f"rotate({_number(line.angle)} {x} {y})"} if line.angle else {}
    weight: Attributes = {"font-weight": BOLD} if line.weight == BOLD else {}
    return _element("text", style | turned | weight, escape(line.text))


def _symbol(symbol: Symbol) -> Iterator[Markup]:
    x, y, radius, ring = symbol.x, symbol.y, symbol.size / 2, colour("ring")
    yield _circle(x, y + radius * 0.1, radius * 1.2, fill="#000", fill_opacity=0.2)
    yield _circle(x, y, radius * 1.14, fill=ring)
    if symbol.open or symbol.hollow:
        dash = f"{_number(radius * 0.42)} {_number(radius * 0.2)}"
        edge = {"stroke": symbol.colour, "stroke_width": _number(radius * 0.18)}
        edge |= {"stroke_dasharray": dash} if symbol.open else {}
        yield _circle(x, y, radius * 0.93, fill=ring, **edge)
    else:
        yield _circle(x, y, radius, fill=symbol.colour)
    ink = symbol.colour if symbol.open or symbol.hollow else colour("on-symbol")
    if symbol.icon:
        side = radius * 1.16
        place = {"x": x - side / 2, "y": y - side / 2, "width": side, "height": side}
        icon = {"href": f"#i-{symbol.icon}", **{key: _number(value) for key, value in place.items()}}
        yield _element("use", {**icon, "fill": ink})
    else:
        yield _count(str(symbol.count), x, y, symbol.size * 0.46, ink)
    if symbol.rejected:
        off = radius * 0.64
        path = f"M{_number(x - off)} {_number(y + off)}L{_number(x + off)} {_number(y - off)}"
        yield _element("path", {"d": path, "stroke": ring, "stroke-width": _number(radius * 0.24)})
    if symbol.has_badge:
        yield from _badge(str(symbol.count), *symbol.badge)
    if symbol.mark:
        yield from _badge(symbol.mark, *symbol.mark_at)


def _badge(text: str, x: float, y: float, size: float) -> Iterator[Markup]:
    """Yield a small disc at the edge of a symbol, with a count or a mark."""
    yield _circle(x, y, size / 2, fill=colour("surface"), stroke=colour("muted"), stroke_width=1)
    if text != MARKS["done"]:
        yield _count(text, x, y, size * 0.68, colour("text"))
        return
    # The font of the pictures lacks this character.
    points = ((-0.22, 0.02), (-0.06, 0.19), (0.24, -0.19))
    path = "M" + "L".join(f"{_number(x + dx * size)} {_number(y + dy * size)}" for dx, dy in points)
    yield _element(
        "path", {"d": path, "fill": "none", "stroke": colour("text"), "stroke-width": _number(size * 0.13)}
    )


def _count(text: str, x: float, y: float, size: float, ink: str) -> Markup:
    # Three digits still have to fit into the circle.
    size *= min(1, 2.2 / len(text))
    return _line(PlacedLine(text, x - width(text, size, BOLD) / 2, y + size * 0.35, size, BOLD, ink))


def _circle(x: float, y: float, radius: float, **style: str | float) -> Markup:
    place = {"cx": _number(x), "cy": _number(y), "r": _number(radius)}
    return _element("circle", place | {key.replace("_", "-"): value for key, value in style.items()})


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


def _element(name: str, attributes: Mapping[str, object], *content: Markup) -> Markup:
    # Names are our own; values and texts have been escaped or are escaped here.
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    inner = "".join(content)
    return Markup(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")  # noqa: S704
