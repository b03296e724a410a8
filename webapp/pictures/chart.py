"""The map of a picture: ground, shapes and symbols of the places, names, scale bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.public import Topic
from webapp import words
from webapp.pictures import street_names
from webapp.pictures.formats import Box
from webapp.pictures.lettering import MapLabel, place_names
from webapp.pictures.palette import colour
from webapp.pictures.parts import Picture, PlacedLine, Shape, Symbol
from webapp.pictures.street_map import StreetMap
from webapp.pictures.strokes import Style, ground_styles, is_area, place_styles, scaled
from webapp.pictures.subject import Site, Subject
from webapp.pictures.typeface import BOLD, REGULAR, fit, width
from webapp.pictures.viewport import Viewport
from webapp.pledge_map import lanes
from webapp.pledge_map.ground import Ground, web_zoom
from webapp.pledge_map.symbols import grouped, level
from webapp.signs import sign_of
from webapp.snapshot import Snapshot

WEB_SYMBOL = 28  # pixels: strokes and gaps keep their proportions from the web map
STATIONS_FROM = 11.5  # zoom
NEARER = 0.25  # zoom levels: a picture can't be zoomed, so it shows names a little earlier
BADGE_SHARE = 0.72  # size of the badge behind the name of a Gemeinde
BAR_SHARE = 0.18  # maximum length of the scale bar, as a share of the map's width
LINE_ROOM = 6  # pixels of the web map to each side of a pledge's line
STREET_SHARE = 0.75  # minimum size of the names of streets, as a share of those of towns
MIN_NAME_PX = 8  # names that would be smaller can't be read, and are left out
SYMBOL_GAP = 1.25  # minimum distance of symbols, in their own sizes


def symbols(picture: Picture, snapshot: Snapshot, subject: Subject) -> list[Symbol]:
    """Return the symbols that the map would have in its current size."""
    view, size = Viewport.of(subject.focus, picture.map_box), picture.format.symbol_size
    topics = snapshot.settings.topics
    groups = _groups(subject, snapshot.ground, view, size)
    badges = _badges(subject, snapshot.ground, view, topics, size).values()
    return [*(_symbol(group, topics, size) for group in groups), *badges]


def draw(picture: Picture, snapshot: Snapshot, subject: Subject) -> None:
    """Draw the map into ``picture.map_box``."""
    ground, view = snapshot.ground, Viewport.of(subject.focus, picture.map_box)
    scale = picture.format.symbol_size / WEB_SYMBOL
    zoom = web_zoom(view.metres_per_unit, (view.west, view.north)) + NEARER
    streets = _streets(picture, snapshot, view, scale)
    picture.on_map += _ground(ground, view, scale, zoom, streets)
    if subject.chosen:
        picture.on_map += _veil(subject.focus, view, scale)
    elif streets:
        picture.on_map += _veil(ground.region, view, scale)[:1]
    topics, size = snapshot.settings.topics, picture.format.symbol_size
    picture.on_map += _places(
        subject.sites, ground, view, scale, topics, _lanes(subject, ground, scale, zoom)
    )
    groups = _groups(subject, ground, view, size)
    drawn = [_symbol(group, topics, size) for group in groups]
    bar, notice = _scale_bar(picture, view), _notice(picture, subject)
    taken = [*(symbol.box for symbol in drawn), *(line.box.inset(-14) for line in bar)]
    taken += [line.box.inset(-20) for line in notice]
    badges = _badges(subject, ground, view, topics, size)
    names = _names(picture, ground, view, zoom, groups, badges)
    lines, placed_badges = place_names(names, taken, picture.map_box.inset(8))
    picture.symbols += [*drawn, *placed_badges]
    picture.lines += [*bar, *notice, *lines]
    if streets:
        taken += [*(symbol.box for symbol in placed_badges), _corner_of_bar(picture)]
        taken += _on_strokes(subject.sites, ground, view, LINE_ROOM * scale)
        within = view.outline(subject.focus) if subject.chosen else streets.extent
        picture.on_ground += _street_names(picture, streets, taken, within)


def _streets(picture: Picture, snapshot: Snapshot, view: Viewport, scale: float) -> StreetMap | None:
    """Return what the tiles have of this part of the map; None without a tile that can be read."""
    if snapshot.streets is None:
        return None
    region, printed = snapshot.ground.region, picture.format.is_printed
    streets = StreetMap(snapshot.streets, view, scale, region, printed)
    return streets if streets.layers else None


def _ground(
    ground: Ground, view: Viewport, scale: float, zoom: float, streets: StreetMap | None
) -> list[Shape]:
    names = ground_styles()
    if streets and streets.covers_all:
        names = {}
    shapes = [Shape(view.path(ground.layers[name]), scaled(style, scale)) for name, style in names.items()]
    if streets:
        shapes += streets.drawn()
        border = scaled(ground_styles()["border"], scale)
        shapes.append(Shape(view.path(ground.layers["border"]), border))
    if zoom >= STATIONS_FROM:
        dots = shapely.buffer(ground.layers["station"], 3 * scale * view.metres_per_unit, quad_segs=4)
        style: Style = {"fill": colour("map-land"), "stroke": colour("map-rail"), "stroke-width": 1.2}
        shapes.append(Shape(view.path(dots), scaled(style, scale)))
    return shapes


def _veil(focus: BaseGeometry, view: Viewport, scale: float) -> list[Shape]:
    """Return what fades everything around the chosen area, and its outline: no topic has its colour."""
    around, edge = view.path([view.extent.difference(focus)]), view.path([focus])
    casing: Style = {"fill": "none", "stroke": colour("map-halo"), "stroke-width": 5, "stroke-opacity": 0.8}
    line: Style = {"fill": "none", "stroke": colour("chosen"), "stroke-width": 2}
    return [
        Shape(around, {"fill": colour("map-outside"), "fill-opacity": 0.6}),
        Shape(edge, scaled(casing, scale)),
        Shape(edge, scaled(line, scale)),
    ]


def _lanes(subject: Subject, ground: Ground, scale: float, zoom: float) -> dict[str, float]:
    """Return by place how far each line is moved aside, in units, because others run beside it."""
    lines = [site.place for site in subject.sites if lanes.runs_in_lane(site.place)]
    ids = [place.id for place in sorted(lines, key=lambda place: lanes.order(place.planned, place.id))]
    width = lanes.lane_width(zoom) * scale
    return {place_id: lane * width for place_id, lane in lanes.lanes(ids, ground.beside).items()}


def _places(
    sites: tuple[Site, ...],
    ground: Ground,
    view: Viewport,
    scale: float,
    topics: dict[str, Topic],
    asides: Mapping[str, float] = MappingProxyType({}),
) -> list[Shape]:
    """Return lines and areas, from the bottom up; ``asides`` are those of `_lanes`."""
    shapes: list[Shape] = []
    drawn = [s for s in sites if "Point" not in s.place.geometry["type"] and not words.is_whole(s.place)]
    for site in sorted(drawn, key=_level):
        shape, aside = ground.places[site.place.id], asides.get(site.place.id)
        if aside:
            shape = lanes.shifted_line(shape, aside * view.metres_per_unit, view.metres_per_unit)
        path = view.path([shape])
        if path:
            shapes += [
                Shape(path, scaled(style, scale))
                for style in place_styles(site, _colour(site.topics, topics))
            ]
    return shapes


def _level(site: Site) -> int:
    return level(site.place.kind, area=is_area(site), planned=site.place.planned)


def _colour(topics: frozenset[str], known: dict[str, Topic]) -> str:
    return known[next(iter(topics))].colour if len(topics) == 1 else colour("mixed")


@dataclass(frozen=True)
class SymbolGroup:
    """Sites whose symbols would overlap; they share that of the first."""

    x: float
    y: float
    sites: list[Site]


def _groups(subject: Subject, ground: Ground, view: Viewport, size: float) -> list[SymbolGroup]:
    points = [site for site in subject.sites if not words.is_whole(site.place)]
    placed = [(site, *view.point(ground.anchor(site.place, subject.focus))) for site in points]
    # What is left out is a place in the neighbourhood, outside the subject of the picture.
    inside = [(site, x, y) for site, x, y in placed if view.box.holds(Box(x, y, 0, 0))]
    groups = grouped([(x, y) for _, x, y in inside], SYMBOL_GAP * size)
    return [
        SymbolGroup(*inside[group[0]][1:], [inside[position][0] for position in group]) for group in groups
    ]


def _badges(
    subject: Subject, ground: Ground, view: Viewport, topics: dict[str, Topic], size: float
) -> dict[str, Symbol]:
    """Return by name what is promised somewhere in a Gemeinde: a badge at its name, at no point."""
    badges: dict[str, Symbol] = {}
    for site in filter(lambda site: words.is_whole(site.place), subject.sites):
        x, y = view.point(ground.named_at(site.place))
        if view.box.holds(Box(x, y, 0, 0)):
            symbol = _symbol(SymbolGroup(x, y, [site]), topics, size * BADGE_SHARE)
            badges[site.place.name] = replace(symbol, icon="", whole=True)
    return badges


def _symbol(group: SymbolGroup, topics: dict[str, Topic], size: float) -> Symbol:
    pledges = {pledge.id: pledge for site in group.sites for pledge in site.pledges}.values()
    keys, sign = frozenset(pledge.topic for pledge in pledges), sign_of(pledges)
    return Symbol(
        x=group.x,
        y=group.y,
        size=size,
        colour=_colour(keys, topics),
        icon=topics[next(iter(keys))].icon if len(keys) == 1 else "",
        count=len(pledges),
        open=all(words.is_open(site.place) for site in group.sites),
        rejected=sign.rejected,
        mark=sign.mark,
        hollow=sign.hollow,
        names=tuple(site.place.name for site in group.sites),
    )


def _names(
    picture: Picture,
    ground: Ground,
    view: Viewport,
    zoom: float,
    groups: list[SymbolGroup],
    badges: Mapping[str, Symbol],
) -> list[MapLabel]:
    """Choose names: towns, then the places with pledges, then smaller names at higher zoom levels."""
    size, away = picture.format.name_size, picture.format.symbol_size / 2 + 4
    with_badges = [
        MapLabel(name, badge.x, badge.y, size, colour("text"), BOLD, rings=3, badge=badge)
        for name, badge in badges.items()
    ]
    towns = [
        MapLabel(name.text, *view.point(name.at_m), size, colour("map-label"), BOLD, rings=3)
        for name in ground.names
        if name.zoom is None and name.text not in badges
    ]
    known = {name.text for name in ground.names if name.zoom is None} | badges.keys()
    places = [
        MapLabel(group.sites[0].place.name, group.x, group.y, size * 0.9, colour("text"), BOLD, away, rings=2)
        for group in groups
        if len(group.sites) == 1 and group.sites[0].place.name not in known
    ]
    known |= {place.text for place in places}
    minor = [
        MapLabel(
            name.text,
            *view.point(name.at_m),
            size * (0.75 if name.stop else 0.85),
            colour("map-rail" if name.stop else "map-label"),
            REGULAR,
        )
        for name in ground.names
        if name.zoom is not None and name.zoom <= zoom and name.text not in known
    ]
    return [*with_badges, *towns, *places, *minor]


def _on_strokes(sites: tuple[Site, ...], ground: Ground, view: Viewport, half: float) -> list[Box]:
    """Return boxes along the lines and outlines of pledges, which no name of a street may cross."""
    shapes = np.array([ground.places[s.place.id] for s in sites if not words.is_whole(s.place)], object)
    lines = np.where(shapely.get_dimensions(shapes) == 2, shapely.boundary(shapes), shapes)
    seen = shapely.clip_by_rect(lines[shapely.get_dimensions(lines) == 1], *view.extent.bounds)
    spots = view.units(shapely.get_coordinates(shapely.segmentize(seen, half * view.metres_per_unit)))
    return [Box(x - half, y - half, 2 * half, 2 * half) for x, y in spots.tolist()]


def _street_names(
    picture: Picture, streets: StreetMap, taken: list[Box], within: BaseGeometry
) -> list[PlacedLine]:
    min_size = STREET_SHARE * picture.format.name_size
    if min_size * picture.format.pixels < MIN_NAME_PX:
        return []
    return street_names.place(streets, picture.lines, taken, picture.map_box.inset(4), within, min_size)


def _scale_bar(picture: Picture, view: Viewport) -> list[PlacedLine]:
    """Draw a bar of a round length in the lower left corner; return the line of text above it."""
    size, box = picture.format.name_size * 0.8, picture.map_box
    max_length_m = BAR_SHARE * box.width * view.metres_per_unit
    power = 10 ** int(np.floor(np.log10(max_length_m)))
    length_m = next(step * power for step in (5, 2, 1) if step * power <= max_length_m)
    length = length_m / view.metres_per_unit
    left, y = box.x + 16, box.bottom - 16
    bar = f"M{left:.1f} {y - 6:.1f}V{y:.1f}H{left + length:.1f}V{y - 6:.1f}"
    ink = colour("map-label")
    halo = colour("map-halo")
    picture.on_map.append(
        Shape(bar, {"fill": "none", "stroke": halo, "stroke-width": 5, "stroke-linejoin": "round"})
    )
    picture.on_map.append(Shape(bar, {"fill": "none", "stroke": ink, "stroke-width": 2}))
    text = f"{length_m // 1000} km" if length_m >= 1000 else f"{length_m} m"
    middle = left + (length - width(text, size)) / 2
    return [PlacedLine(text, max(middle, left), y - 10, size, REGULAR, ink, halo=True)]


def _corner_of_bar(picture: Picture) -> Box:
    box, height = picture.map_box, picture.format.name_size + 28
    return Box(box.x, box.bottom - height, BAR_SHARE * box.width + 32, height)


def _notice(picture: Picture, subject: Subject) -> list[PlacedLine]:
    """Return the text on a map without any symbols."""
    if not subject.notice:
        return []
    text, box = subject.notice, picture.map_box
    sizes = [(picture.format.title_size or 32) * share / 20 for share in range(15, 5, -1)]
    size, [text] = fit(text, sizes, BOLD, box.width * 0.8, 1)
    x, y = box.x + (box.width - width(text, size, BOLD)) / 2, box.y + box.height / 2
    line = PlacedLine(text, x, y + size * 0.35, size, BOLD, colour("accent"))
    pad = line.box.inset(-14)
    path = f"M{pad.x:.1f} {pad.y:.1f}H{pad.right:.1f}V{pad.bottom:.1f}H{pad.x:.1f}Z"
    edge: Style = {"stroke": colour("accent"), "stroke-width": 2.5, "stroke-linejoin": "round"}
    picture.shapes.append(Shape(path, {"fill": colour("surface"), **edge}))
    return [line]
