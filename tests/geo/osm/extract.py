"""A small extract of OpenStreetMap around Düren and Jülich, invented, with what is wrong in real ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

Position = tuple[float, float]
DUEREN, JUELICH = (6.480, 50.800), (6.358, 50.921)
# An attribute of an XML file can have them all; a table or an address can't.
AWKWARD = "Straße „An der 7.“ & <Mühle>; 'Zum Ω' (alt)"


@dataclass
class Extract:
    """Nodes, ways and relations, written as `.osm`. Positions are metres east and north of a point."""

    origin: Position = DUEREN
    bounds: tuple[float, float, float, float] | None = (6.30, 50.75, 6.60, 50.96)
    _lines: dict[str, list[str]] = field(default_factory=lambda: {"node": [], "way": [], "relation": []})
    _last: int = 0

    def _number(self) -> int:
        self._last += 1
        return self._last

    def node(self, east: float, north: float, **tags: str) -> int:
        number = self._number()
        lon, lat = self.origin[0] + east / 70_400, self.origin[1] + north / 111_200
        self._lines["node"].append(
            f'<node id="{number}" version="1" lat="{lat:.7f}" lon="{lon:.7f}">{_tags(tags)}</node>'
        )
        return number

    def way(self, *corners: Position, closed: bool = False, **tags: str) -> int:
        nodes = [self.node(*corner) for corner in corners]
        return self.way_of([*nodes, nodes[0]] if closed else nodes, **tags)

    def way_of(self, nodes: list[int], **tags: str) -> int:
        number = self._number()
        parts = "".join(f'<nd ref="{node}"/>' for node in nodes)
        self._lines["way"].append(f'<way id="{number}" version="1">{parts}{_tags(tags)}</way>')
        return number

    def box(self, west: float, south: float, east: float, north: float, **tags: str) -> int:
        return self.way((west, south), (east, south), (east, north), (west, north), closed=True, **tags)

    def relation(self, *members: tuple[int, str], **tags: str) -> int:
        number = self._number()
        parts = "".join(f'<member type="way" ref="{way}" role="{role}"/>' for way, role in members)
        self._lines["relation"].append(f'<relation id="{number}" version="1">{parts}{_tags(tags)}</relation>')
        return number

    def text(self) -> str:
        bounds = ""
        if self.bounds:
            west, south, east, north = self.bounds
            bounds = f'<bounds minlat="{south}" minlon="{west}" maxlat="{north}" maxlon="{east}"/>\n'
        lines = "\n".join(line for lines in self._lines.values() for line in lines)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n{bounds}{lines}\n</osm>\n'

    def write(self, path: Path) -> Path:
        path.write_text(self.text(), encoding="utf-8")
        return path


def _tags(tags: dict[str, str]) -> str:
    named = {key.replace("__", ":"): value for key, value in tags.items()}
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in named.items())


def around_dueren() -> Extract:
    """Streets, houses, woods, waters, railways, districts, odd names, and a ring that does not close."""
    extract = Extract()
    _streets(extract)
    _ground(extract)
    _districts(extract)
    _traps(extract)
    return extract


def _streets(extract: Extract) -> None:
    crossing = extract.node(0, 0)
    west, east = extract.node(-300, 0), extract.node(300, 20)
    extract.way_of([west, crossing], highway="residential", name="Ahornallee", surface="asphalt")
    extract.way_of([crossing, east], highway="residential", name="Ahornallee", bridge="yes")
    extract.way((300, 20), (900, 40), highway="primary", name="Kölner Landstraße", ref="B 264")
    extract.way((900, 40), (2_500, 500), highway="motorway", ref="A 4", oneway="yes")
    extract.way((0, 0), (0, 400), highway="service")
    extract.way((0, -50), (200, -300), (150, -420), highway="path", name=AWKWARD)
    extract.box(-60, 60, -10, 110, highway="pedestrian", area="yes", name="Pfauenplatz")
    # Two of one name in one municipality, far apart: each near a village.
    extract.way((2_000, -2_000), (2_300, -2_000), highway="residential", name="Lindenhof")
    extract.way((-3_000, 2_500), (-2_700, 2_500), highway="residential", name="Lindenhof")
    # In Jülich too.
    north = (JUELICH[0] - DUEREN[0]) * 70_400, (JUELICH[1] - DUEREN[1]) * 111_200
    extract.way(north, (north[0] + 250, north[1]), highway="residential", name="Ahornallee")
    extract.node(north[0] + 20, north[1] + 8, addr__housenumber="3", addr__street="Ahornallee")
    for number, east in (("1", -280), ("2", -250), ("12 A", -100), ("14-18", 60), ("20;22", 120)):
        extract.node(east, 12, addr__housenumber=number, addr__street="Ahornallee")
    extract.box(-220, 10, -205, 22, building="house", addr__housenumber="5", addr__street="Ahornallee")
    extract.box(-190, 10, -175, 22, building="garage")
    extract.node(10, -10, addr__housenumber="7", addr__street="Straße, die es nicht gibt")


def _ground(extract: Extract) -> None:
    extract.box(-1_500, -1_500, -300, -700, landuse="forest", name="Kirschenbusch")
    outer = extract.box(500, -1_500, 1_100, -900)
    island = extract.box(700, -1_300, 800, -1_200)
    extract.relation(
        (outer, "outer"), (island, "inner"), type="multipolygon", natural="water", name="Badesee Süd"
    )
    extract.way((-2_000, 900), (-800, 700), (500, 800), waterway="river", name="Silberfluss")
    extract.way((500, 800), (2_000, 1_000), waterway="river", name="Silberfluss")
    extract.way((-900, 1_500), (-800, 700), waterway="stream", name="Erlenbach")
    rails = extract.way((-2_500, -100), (0, -150), (2_500, -80), railway="rail")
    extract.relation((rails, ""), type="route", route="railway", name="Silbertalbahn")
    cycle = extract.way((-500, 500), (500, 520), highway="cycleway")
    extract.relation((cycle, ""), type="route", route="bicycle", name="Silbertal-Radweg")
    extract.box(100, 100, 200, 180, leisure="park", name="Ahornpark", alt_name="Volksgarten;Alter Garten")
    extract.box(210, 100, 300, 180, amenity="school", name="Ahornschule")
    extract.node(320, 100, amenity="townhall", name="Altes Rathaus")
    extract.node(-2_400, -90, railway="halt", name="Silbertal")


def _districts(extract: Extract) -> None:
    outline = extract.box(1_700, -2_400, 2_600, -1_600)
    extract.relation(
        (outline, "outer"), type="boundary", boundary="administrative", admin_level="9", name="Kirschfeld"
    )
    extract.node(2_100, -2_050, place="village", name="Kirschfeld", population="1234")
    extract.node(-2_800, 2_400, place="hamlet", name="Neuhof-Siedlung")
    extract.node(0, 0, place="town", name="Düren", population="93000")


def _traps(extract: Extract) -> None:
    extract.relation((extract.way((0, 2_000), (300, 2_000), (300, 2_300)), "outer"), type="multipolygon",
                     landuse="forest", name="Offener Busch")  # fmt: skip
    extract.way_of([999_999, 999_998], highway="residential", name="Straße ohne Punkte")
    extract.way((100, 2_000), (200, 2_000), highway="residential", name="\u200b")
    extract.node(5, 5, amenity="school", name=" ")
    extract.node(80_000, 0, place="village", name="Weit weg")
