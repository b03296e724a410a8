"""Pictures and sheets with vector tiles: drawn as on the page, named where names fit, and never an error."""

from __future__ import annotations

import io
import itertools
import logging
import math
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import shapely
from flask.testing import FlaskClient
from PIL import Image, ImageColor
from werkzeug.datastructures import MultiDict

from geo.osm.pyramid import to_world
from geo.public import to_metric
from tests.conftest import copy_home
from tests.tiles import column_and_row, set_tiles, write_tile_file
from tests.vector_tiles import FILE, Drawn, write_vector_tiles
from webapp import create_app, pictures
from webapp.filters import Filter
from webapp.handouts import content
from webapp.handouts.map_picture import map_of
from webapp.pictures.formats import FORMATS, PictureFormat, for_paper
from webapp.pictures.palette import colour
from webapp.pictures.parts import Picture, PlacedLine
from webapp.pictures.street_map import StreetMap, _projection
from webapp.pictures.subject import of_filter
from webapp.pictures.viewport import Viewport
from webapp.snapshot import Snapshot, live
from webapp.snapshot.live import live_of
from webapp.tiles.decoded import DecodedTiles, TileMissing
from webapp.tiles.paint import colour_of, paint

LON, LAT = 6.3580, 50.9220  # in Jülich
NAMES = ("Große „Gasse“ & <Platz>", "Römerstraße", "Kurze Straße", "Am Wall", "Nordring", "Ölmühlenweg")
BRIDGE = "Brückenweg"
PLEDGE = "/karte.svg?format=druck&zusage=markt"


def east_west(north: float, width: float = 0.03) -> shapely.LineString:
    return shapely.LineString([(LON - width / 2, LAT + north), (LON + width / 2, LAT + north)])


DRAWN: list[Drawn] = [
    *(
        ("roads", {"kind": "minor_road", "kind_detail": "residential", "name": name}, east_west(0.0022 * n))
        for n, name in enumerate(NAMES, start=-2)
    ),
    (
        "roads",
        {"kind": "minor_road", "kind_detail": "residential", "name": BRIDGE},
        shapely.LineString([(6.3466, 50.9209), (6.3566, 50.9209)]),  # its middle is on the Rur
    ),
    ("roads", {"kind": "highway", "kind_detail": "motorway", "shield_text": "A44"}, east_west(-0.008, 0.4)),
    ("landuse", {"kind": "wood"}, shapely.box(LON - 0.02, LAT + 0.0085, LON - 0.004, LAT + 0.018)),
    ("water", {"kind": "lake"}, shapely.box(LON + 0.004, LAT + 0.0085, LON + 0.02, LAT + 0.018)),
    ("water", {"kind": "lake", "name": "Barmener See"}, shapely.Point(LON + 0.012, LAT + 0.0095)),
]


@pytest.fixture(scope="module")
def plain_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home without tiles."""
    rows = [
        {"id": "markt", "places": "Walramplatz", "title": "Ein Markt"},
        {"id": "bus", "places": "Jülich"},
        {"id": "fluss", "places": "Rur"},
    ]
    return copy_home(tmp_path_factory.mktemp("plain") / "home", rows)


@pytest.fixture(scope="module")
def street_home(plain_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a file of vector tiles. No program for browsers lies there: pictures need none."""
    home = Path(shutil.copytree(plain_home, tmp_path_factory.mktemp("streets") / "home"))
    write_vector_tiles(home, DRAWN)
    return home


@pytest.fixture
def home(street_home: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(street_home, tmp_path / "home"))


def client_of(home: Path, **config: object) -> FlaskClient:
    return create_app({"HOME": str(home), **config}).test_client()


@pytest.fixture(scope="module")
def plain(plain_home: Path) -> FlaskClient:
    return client_of(plain_home)


@pytest.fixture(scope="module")
def streets(street_home: Path) -> FlaskClient:
    return client_of(street_home)


@pytest.fixture
def snapshot(streets: FlaskClient) -> Iterator[Snapshot]:
    with streets.application.test_request_context("/"):
        yield live_of(streets.application).snapshot


def lay_out(snapshot: Snapshot, form: PictureFormat, pledge_id: str = "", bare: bool = False) -> Picture:
    view = snapshot.views["de"]
    chosen = Filter(areas=frozenset({"05358024"}))
    return pictures.lay_out(snapshot, view, chosen, form, pledge_id=pledge_id, bare=bare)


def near_the_streets(snapshot: Snapshot, form: PictureFormat) -> tuple[StreetMap, Viewport]:
    focus = to_metric(shapely.Point(LON, LAT)).buffer(1200)
    view = Viewport.of(focus, form.canvas)
    assert snapshot.streets
    region = snapshot.ground.region
    return StreetMap(snapshot.streets, view, form.symbol_size / 28, region, form.is_printed), view


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("what", ["gemeinde=juelich", "zusage=markt"])
def test_each_format_shows_streets_woods_and_waters_in_the_colours_of_the_page(
    streets: FlaskClient, plain: FlaskClient, name: str, what: str
) -> None:
    address = f"/karte.png?format={name}&{what}"
    found, before = ({*_colours(client, address)} for client in (streets, plain))
    for rule in ("highway", "woods", "water"):
        shown = next(one for one in paint()["paint"] if one["id"] == rule)
        rgb = ImageColor.getrgb(colour_of(shown.get("fill") or shown["stroke"]))
        assert rgb in found, rule
    assert ImageColor.getrgb(colour_of("highway")) not in before
    svg = streets.get(address.replace(".png", ".svg"))
    assert (svg.status_code, svg.mimetype) == (200, "image/svg+xml")
    assert colour_of("highway") in svg.text


def _colours(client: FlaskClient, address: str) -> list[tuple[int, ...]]:
    response = client.get(address)
    assert response.status_code == 200
    with Image.open(io.BytesIO(response.data)) as picture:
        return [rgb for _count, rgb in picture.convert("RGB").getcolors(1 << 24) or []]


def test_all_that_is_drawn_of_tiles_has_colours_and_widths_of_the_rules(snapshot: Snapshot) -> None:
    drawn, _view = near_the_streets(snapshot, FORMATS["druck"])
    shapes = list(drawn.drawn())
    known = {colour_of(name) for name in paint()["colours"]} | {"none"}
    assert {shape.style.get("stroke", "none") for shape in shapes} <= known
    assert {shape.style["fill"] for shape in shapes} <= known
    highway = [shape for shape in shapes if shape.style.get("stroke") == colour_of("highway")]
    casing = [shape for shape in shapes if shape.style.get("stroke") == colour_of("highway-casing")]
    assert float(casing[0].style["stroke-width"]) > float(highway[0].style["stroke-width"])
    assert casing[0].path == highway[0].path


@pytest.mark.parametrize("form", [*FORMATS.values(), for_paper(170, 110)], ids=lambda form: form.name)
def test_a_street_is_where_it_is(snapshot: Snapshot, form: PictureFormat) -> None:
    drawn, view = near_the_streets(snapshot, form)
    roads = drawn.layers["roads"]
    for number, name in enumerate(NAMES, start=-2):
        own = [bool(names) and names.get("name") == name for names in roads.names]
        found = shapely.line_merge(shapely.multilinestrings(roads.shapes[own]))
        line = to_metric(shapely.segmentize(east_west(0.0022 * number), 0.001))
        expected = shapely.transform(line, view.units)
        seen = expected.intersection(drawn.extent)
        # A step of a tile's grid of zoom 13 is 0.8 m; corners are written in tenths.
        assert shapely.hausdorff_distance(seen, found.intersection(drawn.extent)) < 0.8, name
        assert shapely.get_num_geometries(found) == 1, "cut into pieces at the borders of tiles"


def test_the_projection_is_exact_to_a_fraction_of_a_unit_for_a_whole_county(snapshot: Snapshot) -> None:
    form = FORMATS["druck"]
    view = Viewport.of(snapshot.ground.region, form.canvas)
    lonlat = [shapely.Point(lon, lat) for lon in np.linspace(6.3, 6.7, 9) for lat in (50.6, 50.8, 51)]
    exact = view.units(shapely.get_coordinates(to_metric(shapely.MultiPoint(lonlat))))
    world = shapely.get_coordinates(to_world(np.array(lonlat, object)))
    assert np.abs(_projection(view)(world) - exact).max() < 0.2


def corners_of(line: PlacedLine) -> shapely.Polygon:
    """Where the letters of a name stand, turned as it is."""
    angle, size = math.radians(line.angle), line.size
    along, up = np.array((math.cos(angle), math.sin(angle))), np.array((math.sin(angle), -math.cos(angle)))
    start = np.array((line.x, line.y))
    ends = (start, start + along * line.width)
    low, high = (-up * size * 0.2, up * size * 0.75)
    return shapely.Polygon([ends[0] + low, ends[1] + low, ends[1] + high, ends[0] + high])


@pytest.mark.parametrize("name", ["vorschau", "quadrat", "druck"])
def test_names_stand_on_their_streets_and_on_nothing_else(snapshot: Snapshot, name: str) -> None:
    picture = lay_out(snapshot, FORMATS[name], pledge_id="markt")
    names = picture.on_ground
    assert {line.text for line in names} & set(NAMES)
    places = [corners_of(line) for line in names]
    for one, other in itertools.combinations(places, 2):
        assert not one.intersects(other)
    others = [shapely.box(b.x, b.y, b.right, b.bottom) for b in (line.box for line in picture.lines)]
    others += [shapely.Point(s.x, s.y).buffer(s.size / 2) for s in picture.symbols]
    box = picture.map_box
    frame = shapely.box(box.x, box.y, box.right, box.bottom)
    for line, place in zip(names, places, strict=True):
        assert frame.contains(place), line
        assert not any(place.intersects(other) for other in others if frame.intersects(other)), line
        assert line.colour in {colour_of(rule["colour"]) for rule in paint()["labels"]}


@pytest.mark.parametrize("name", ["vorschau", "druck"])
def test_no_name_crosses_the_line_of_a_pledge(snapshot: Snapshot, name: str) -> None:
    chosen = snapshot.grammar.parse(MultiDict({"ort": "Walramplatz", "umkreis": "1"}))
    subject = of_filter(snapshot, snapshot.views["de"], chosen)
    river = next(site.place.id for site in subject.sites if site.place.name == "Rur")
    picture = pictures.lay_out(snapshot, snapshot.views["de"], chosen, FORMATS[name])
    view = Viewport.of(subject.focus, picture.map_box)
    line = view.outline(snapshot.ground.places[river])
    assert BRIDGE in {name.text for name in picture.on_ground}
    assert not any(corners_of(name).intersects(line) for name in picture.on_ground)


def test_a_name_that_stands_already_is_not_repeated_and_each_street_is_named_once(snapshot: Snapshot) -> None:
    picture = lay_out(snapshot, FORMATS["druck"], pledge_id="markt")
    names = [line.text for line in picture.on_ground if line.text in NAMES]
    apart = {name: [line for line in picture.on_ground if line.text == name] for name in names}
    for lines in apart.values():
        for one, other in itertools.combinations(lines, 2):
            assert math.hypot(one.x - other.x, one.y - other.y) > 200
    assert not {line.text for line in picture.on_ground} & {line.text for line in picture.lines}


def test_no_name_is_too_small_to_be_read(snapshot: Snapshot) -> None:
    for form in FORMATS.values():
        for line in lay_out(snapshot, form, pledge_id="markt").on_ground:
            assert line.size * form.pixels >= 8, (form.name, line)


def test_names_are_text_whatever_they_hold(streets: FlaskClient) -> None:
    svg = streets.get(PLEDGE).text
    assert "Große „Gasse“ &amp; &lt;Platz&gt;" in svg
    assert "<Platz>" not in svg


def test_the_sheet_has_streets_and_says_whose_they_are(home: Path) -> None:
    set_tiles(home, mode="self", file=str(FILE), attribution="© Straßenamt (2026)",
              attribution_url="https://example.org/")  # fmt: skip
    client = client_of(home)
    with client.application.test_request_context("/"):
        snapshot = live_of(client.application).snapshot
        juelich = next(m for m in snapshot.published.areas if m.slug == "juelich")
        view = snapshot.views["de"]
        sheet = content.sheet(snapshot, view, juelich)
        picture = map_of(snapshot, view, sheet)(170, 110, sheet.numbers).png
    assert sheet.attribution.endswith("©\N{NO-BREAK SPACE}Straßenamt (2026)")
    with Image.open(io.BytesIO(picture)) as drawn:
        assert ImageColor.getrgb(colour_of("woods")) in {
            rgb for _, rgb in drawn.convert("RGB").getcolors(1 << 24)
        }
    made = client.get("/gemeinde/juelich/handzettel.pdf")
    assert made.status_code == 200
    with pypdfium2.PdfDocument(made.data) as pdf:
        assert "Straßenamt (2026)" in "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "© Straßenamt (2026)" in client.get("/karte.svg?format=vorschau").text


def test_osm_is_named_once_where_the_settings_name_nobody(streets: FlaskClient) -> None:
    texts = streets.get("/karte.svg?format=vorschau").text.split("</desc>")[1]
    assert texts.count("OpenStreetMap-Mitwirkende (ODbL)") == 1


def test_the_licences_name_the_source_though_no_browser_draws_it(
    streets: FlaskClient, plain: FlaskClient
) -> None:
    address = "https://www.openstreetmap.org/copyright"
    named, before = (client.get("/lizenzen").text.count(address) for client in (streets, plain))
    assert named == before + 1


def test_the_drawn_ground_gives_way_and_the_borders_stay(streets: FlaskClient, plain: FlaskClient) -> None:
    settlement = ImageColor.getrgb(colour("map-settlement"))
    address = "/karte.png?format=druck&gemeinde=juelich"
    assert settlement in _colours(plain, address)
    assert settlement not in _colours(streets, address)
    assert colour("map-border") in streets.get(address.replace(".png", ".svg")).text


def test_where_tiles_end_the_drawn_ground_goes_on(home: Path) -> None:
    write_vector_tiles(home, DRAWN, bbox=(LON - 0.02, LAT - 0.02, LON + 0.02, LAT + 0.02))
    found = _colours(client_of(home), "/karte.png?format=druck&gemeinde=juelich")
    assert ImageColor.getrgb(colour("map-settlement")) in found
    assert ImageColor.getrgb(colour_of("woods")) in found


ADDRESSES = ("/karte.svg?format=druck&gemeinde=juelich", "/karte.png?format=vorschau&zusage=markt")


def test_without_vector_tiles_nothing_changes(home: Path, plain: FlaskClient) -> None:
    for change in (
        lambda: set_tiles(home, mode="none"),
        lambda: write_tile_file(home / FILE),
        lambda: (home / FILE).unlink(),
    ):
        change()
        client = client_of(home)
        for address in ADDRESSES:
            assert client.get(address).data == plain.get(address).data


@pytest.mark.parametrize(
    "spoil",
    [
        lambda packed: packed[:20],
        lambda packed: b"",
        lambda packed: b"no gzip",
        lambda packed: b"\x1f\x8b" + bytes(40),
    ],
    ids=["cut off", "empty", "something else", "zeros"],
)
def test_damaged_tiles_leave_the_ground_and_the_log_says_so_once(
    home: Path, plain: FlaskClient, spoil, caplog
) -> None:
    write_vector_tiles(home, DRAWN, spoil=spoil)
    client = client_of(home)
    with caplog.at_level(logging.WARNING):
        for address in ADDRESSES:
            response = client.get(address)
            assert response.status_code == 200
        assert client.get("/gemeinde/juelich/handzettel.pdf").status_code == 200
    assert colour("map-settlement") in client.get(ADDRESSES[0]).text
    assert client.get(ADDRESSES[0]).data == plain.get(ADDRESSES[0]).data
    told = [record.getMessage() for record in caplog.records if "can't be" in record.getMessage()]
    assert told
    assert len(told) == len(set(told))


def test_a_file_that_is_cut_off_while_it_is_read_gives_the_ground(home: Path, caplog) -> None:
    client = client_of(home)
    with (home / FILE).open("r+b") as file:
        file.truncate(300)
    with caplog.at_level(logging.CRITICAL):
        response = client.get(ADDRESSES[0])
    assert response.status_code == 200
    assert colour("map-settlement") in response.text


def test_another_file_changes_the_etag_and_the_picture(home: Path, monkeypatch) -> None:
    monkeypatch.setattr(live, "CHECK_EVERY_S", 0.0)
    client = client_of(home)
    first = client.get(ADDRESSES[0])
    assert client.get(ADDRESSES[0], headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    newer = home / "neu"
    write_vector_tiles(newer, DRAWN[:3])
    (newer / FILE).replace(home / FILE)
    second = client.get(ADDRESSES[0], headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    assert second.headers["ETag"] != first.headers["ETag"]
    assert second.data != first.data


def test_as_files_the_pictures_are_the_same(street_home: Path, streets: FlaskClient) -> None:
    files = client_of(street_home, STATIC_SITE=True)
    with files.application.test_request_context("/"):
        view = live_of(files.application).snapshot.views["de"]
        address = pictures.address(view.root, "gemeinde=juelich", "vorschau")
    assert "?" not in address
    assert files.get(address).data == streets.get("/karte.png?format=vorschau&gemeinde=juelich").data


def test_decoded_tiles_are_kept_and_what_is_missing_is_not_made_up(snapshot: Snapshot) -> None:
    tiles = snapshot.streets
    assert isinstance(tiles, DecodedTiles)
    layers = frozenset({"roads"})
    tile = (13, *column_and_row(13, LON, LAT))
    first = tiles.get(tile, layers)
    assert tiles.get(tile, layers) is first
    assert set(first) == {"roads"}
    with pytest.raises(TileMissing):
        tiles.get((13, 0, 0), layers)
