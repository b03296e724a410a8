"""Pictures of the map: what they say and show, and that nothing in them collides or is cut off."""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask
from PIL import Image, ImageColor
from werkzeug.datastructures import MultiDict

from tests.conftest import MakeHome, in_every_county
from webapp import create_app, pictures
from webapp.filters import Filter
from webapp.pictures import panels
from webapp.pictures.formats import FORMATS, Box, PictureFormat
from webapp.pictures.palette import colour
from webapp.pictures.parts import Picture, PlacedLine, Symbol
from webapp.pictures.subject import of_filter
from webapp.pictures.typeface import balanced, fit, unbroken, width, wrap
from webapp.pictures.viewport import Viewport as Window
from webapp.snapshot import Snapshot

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen „größer“ & <schöner>"
SIZES = {"vorschau": (1200, 630), "quadrat": (1080, 1080), "druck": (2480, 1754)}
EVERYWHERE = ("", "kreisweit=0", "q=gibtesnicht", f"q={'W' * 100}")
DUEREN = (
    "thema=finanzen",
    "ort=Gürzenich&umkreis=5",
    "ort=Titz&umkreis=1",
    "gemeinde=juelich&gemeinde=titz",
    f"gemeinde=dueren&gemeinde=juelich&gemeinde=titz&gemeinde=linnich&status=pledged&q={'äöü ' * 25}",
)
WEISSENSTRAND = (
    "status=done",
    "ort=Weißmöhlen&umkreis=5",
    "ort=Oberschleswigmoordeichvorlandsiedlung&umkreis=1",
    "gemeinde=weissmoehlen&gemeinde=gross-uebersee&thema=natur&status=dropped",
)
QUERIES = {"dueren": EVERYWHERE + DUEREN, "weissenstrand": EVERYWHERE + WEISSENSTRAND}


@pytest.fixture(autouse=True)
def _in_the_app(app: Flask) -> object:
    with app.app_context():
        yield


def lay_out(
    snapshot: Snapshot, query: str, form: PictureFormat, language: str = "de", pledge_id: str = ""
) -> Picture:
    view = snapshot.views[language]
    args = MultiDict(pair.split("=") for pair in query.split("&") if pair)
    return pictures.lay_out(snapshot, view, snapshot.grammar.parse(args), form, pledge_id=pledge_id)


def draw(snapshot: Snapshot, query: str, name: str, pledge_id: str = "") -> str:
    view = snapshot.views["de"]
    chosen = snapshot.grammar.parse(MultiDict(pair.split("=") for pair in query.split("&") if pair))
    return pictures.svg(snapshot, view, chosen, name, pledge_id=pledge_id)


def texts(svg: str) -> list[str]:
    """Return the texts of a picture, without the halos behind the letters."""
    lines = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return [line.text or "" for line in lines if line.get("aria-hidden") != "true"]


def glyphs(line: PlacedLine) -> Box:
    """Return where the ink of a line may be: from the top of an Ä to the foot of a g."""
    return Box(line.x, line.y - 0.85 * line.size, line.width, 1.05 * line.size)


def is_right(picture: Picture) -> None:
    """Everything is within the picture, no two texts meet, no text lies on a symbol."""
    canvas = picture.format.canvas
    for line in picture.lines:
        assert canvas.holds(glyphs(line)), line
        if line.halo:
            assert picture.map_box.holds(glyphs(line)), line
    for one, other in itertools.combinations(picture.lines, 2):
        assert not glyphs(one).meets(glyphs(other)), (one, other)
    for line, symbol in itertools.product(picture.lines, picture.symbols):
        circle = Box(symbol.x, symbol.y, 0, 0).inset(-symbol.size / 2)
        assert not glyphs(line).meets(circle), (line, symbol)
    for symbol in picture.symbols:
        assert canvas.holds(Box(symbol.x, symbol.y, 0, 0)), symbol
    for one, other in itertools.combinations(picture.symbols, 2):
        distance = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        assert distance >= (one.size + other.size) / 2, (one, other)


@pytest.mark.system
@in_every_county
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_collides_or_is_cut_off_in_any_gemeinde_or_topic(
    snapshot: Snapshot, county: str, name: str, language: str
) -> None:
    queries = [f"gemeinde={municipality.slug}" for municipality in snapshot.published.municipalities]
    queries += [f"thema={key}" for key in snapshot.settings.topics]
    for query in (*queries, *QUERIES[county]):
        is_right(lay_out(snapshot, query, FORMATS[name], language))


@pytest.mark.system
@in_every_county
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_collides_or_is_cut_off_in_the_picture_of_a_pledge(snapshot: Snapshot, name: str) -> None:
    """Those at places and, of the others, which all have the same map, those with most to say."""
    pledges = sorted(snapshot.pledges.values(), key=lambda pledge: -len(pledge.title + pledge.summary))
    placed = [pledge for pledge in pledges if pledge.place_ids]
    elsewhere = [pledge for pledge in pledges if not pledge.place_ids]
    for pledge in (*placed, *elsewhere[:15]):
        is_right(lay_out(snapshot, "", FORMATS[name], pledge_id=pledge.id))


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_png_is_as_large_as_its_format_says_and_not_heavy(
    snapshot: Snapshot, name: str, size: tuple[int, int]
) -> None:
    view = snapshot.views["de"]
    made = pictures.png(snapshot, view, Filter(), name)
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.format == "PNG"
        assert picture.size == size
        grounds = {rgb for _count, rgb in picture.convert("RGB").getcolors(1 << 24)}
    expected = [colour(ground) for ground in ("accent", "surface", "ground", "map-outside", "map-land")]
    expected += [topic.colour for topic, _count in of_filter(snapshot, view, Filter()).legend]
    assert {ImageColor.getrgb(one) for one in expected} <= grounds, "the palette changed a colour"
    assert len(made) < {"vorschau": 200_000, "quadrat": 300_000, "druck": 1_200_000}[name]


@pytest.mark.system
def test_each_gemeinde_and_topic_has_a_png_of_its_own(snapshot: Snapshot) -> None:
    view = snapshot.views["de"]
    filters = [Filter(areas=frozenset({m.ags})) for m in snapshot.published.municipalities]
    filters += [Filter(topics=frozenset({key})) for key in snapshot.settings.topics]
    made = {pictures.png(snapshot, view, chosen, "vorschau") for chosen in filters}
    assert len(made) == len(filters)
    assert max(map(len, made)) < 200_000


def test_the_same_picture_has_the_same_bytes(snapshot: Snapshot, our_home: Path) -> None:
    again = create_app({"HOME": str(our_home)}).extensions["pledgemap"].snapshot
    chosen = Filter(topics=frozenset({"mobilitaet"}))
    first, second = (pictures.png(s, s.views["de"], chosen, "vorschau") for s in (snapshot, again))
    assert first == second


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_says_what_it_shows_whose_it_is_and_where_the_map_is_from(
    snapshot: Snapshot, name: str
) -> None:
    words = " ".join(texts(draw(snapshot, "gemeinde=juelich&thema=mobilitaet", name)))
    assert "Was die Grünen in Jülich vorhaben" in words
    assert "Bus, Bahn, Rad & Auto" in words
    assert re.search(r"\d+ Zusagen", words)
    assert f"Zusagen von {snapshot.settings.party}, keine amtliche Planung" in words
    assert "Stand der Daten: " in words
    named = " ".join(words.replace("·", " ").split())
    for source in snapshot.published.attributions:
        assert source.text in named


@pytest.mark.parametrize(
    ("symbol", "is_named"),
    [
        (Symbol(0, 0, 20, "#000", count=3), True),
        (Symbol(0, 0, 20, "#000", count=3, whole=True, open=True), False),
        (Symbol(0, 0, 20, "#000", icon="pin"), False),
    ],
    ids=["several topics", "badge of a Gemeinde", "one topic"],
)
def test_the_legend_names_several_topics_only_where_they_are(
    app: Flask, symbol: Symbol, is_named: bool
) -> None:
    with app.test_request_context("/"):
        labels = [row.label for row in panels._signs([symbol])]
    assert ("mehrere Themen an einem Ort" in labels) == is_named


def test_the_legend_has_the_topics_that_occur_with_their_counts(snapshot: Snapshot) -> None:
    words = texts(draw(snapshot, "gemeinde=titz", "quadrat"))
    assert words[words.index("Bus, Bahn, Rad & Auto") + 1] == "1"
    labels = {topic.label for topic in snapshot.settings.topics.values()}
    assert labels & set(words) == {"Bus, Bahn, Rad & Auto"}


def test_the_count_is_that_of_the_page(snapshot: Snapshot) -> None:
    found = snapshot.index.apply(snapshot.grammar.parse(MultiDict({"gemeinde": "dueren"})))
    assert f"{len(found.shown)} Zusagen" in texts(draw(snapshot, "gemeinde=dueren", "quadrat"))


def test_what_holds_for_the_whole_county_has_no_symbol_on_the_map(snapshot: Snapshot) -> None:
    picture = lay_out(snapshot, "thema=finanzen", FORMATS["quadrat"])
    assert "gilt im ganzen Kreis" in " ".join(line.text for line in picture.lines)
    assert not [s for s in picture.symbols if picture.map_box.holds(Box(s.x, s.y, 0, 0))]


def test_a_picture_of_nothing_says_so(snapshot: Snapshot) -> None:
    words = texts(draw(snapshot, "q=gibtesnicht", "vorschau"))
    assert "Mit dieser Auswahl gibt es keine Zusage." in words
    assert "0 Zusagen" in words
    assert "Suche: „gibtesnicht“" in words


def test_symbols_stand_at_their_places_within_the_gemeinde(snapshot: Snapshot) -> None:
    """The Rur crosses eleven Gemeinden; in the picture of one its symbol is in that one."""
    picture = lay_out(snapshot, "gemeinde=linnich&thema=natur", FORMATS["quadrat"])
    rur = next(symbol for symbol in picture.symbols if "Rur" in symbol.names)
    assert picture.map_box.holds(Box(rur.x, rur.y, 0, 0))


def test_every_place_that_is_found_belongs_to_a_symbol(snapshot: Snapshot) -> None:
    for query in ("", "gemeinde=dueren", "ort=Gürzenich&umkreis=5"):
        view = snapshot.views["de"]
        args = MultiDict(pair.split("=") for pair in query.split("&") if pair)
        found = view.index.apply(snapshot.grammar.parse(args)).place_ids
        picture = lay_out(snapshot, query, FORMATS["vorschau"])
        drawn = [name for symbol in picture.symbols for name in symbol.names]
        assert sorted(drawn) == sorted(snapshot.published.places[place_id].name for place_id in found)
        for symbol in picture.symbols:
            if symbol.names:
                assert picture.map_box.holds(Box(symbol.x, symbol.y, 0, 0)), symbol


def test_what_is_open_or_rejected_looks_different(make_home: MakeHome) -> None:
    home = make_home(
        {"id": "offen", "places": "Jülich"},
        {"id": "nein", "places": "Hambacher Wald", "stance": "rejects"},
    )
    snapshot = create_app({"HOME": str(home)}).extensions["pledgemap"].snapshot
    picture = lay_out(snapshot, "", FORMATS["quadrat"])
    marks = {symbol.names: (symbol.open, symbol.rejected) for symbol in picture.symbols if symbol.names}
    assert marks == {("Jülich",): (True, False), ("Hambacher Wald",): (False, True)}
    words = [line.text for line in picture.lines]
    assert "genauer Ort noch offen" in words
    assert "wird abgelehnt" in words


def test_what_nobody_means_to_build_is_hollow_marked_and_dotted(make_home: MakeHome) -> None:
    news = {"status_date": "2026-03-01", "status_url": "https://kreis.example/x"}
    home = make_home(
        {"id": "bahn", "places": "Bördebahn", "stance": "demands"},
        {"id": "wald", "places": "Hambacher Wald", "stance": "could"},
        {"id": "see", "places": "Indesee", "status": "dropped", **news},
        {"id": "haus", "places": "Kreishaus", "status": "done", **news},
        {"id": "titz", "places": "Titz"},
    )
    snapshot = create_app({"HOME": str(home)}).extensions["pledgemap"].snapshot
    picture = lay_out(snapshot, "", FORMATS["quadrat"])
    marks = {symbol.names[0]: (symbol.mark, symbol.hollow) for symbol in picture.symbols if symbol.names}
    assert marks == {
        "Bördebahn": ("!", True),
        "Hambacher Wald": ("?", True),
        "Indesee": ("–", True),
        "Kreishaus Düren": ("✓", False),
        "Titz": ("", False),
    }
    words = [line.text for line in picture.lines]
    for label in ("von anderen gefordert", "nur für denkbar gehalten", "aufgegeben", "erledigt"):
        assert label in words
    dotted = [shape for shape in picture.on_map if shape.style.get("stroke-linecap") == "round"]
    assert len(dotted) == 3
    notes = {id_: lay_out(snapshot, "", FORMATS["quadrat"], pledge_id=id_) for id_ in ("bahn", "see", "titz")}
    for id_, note in (("bahn", "fordert"), ("see", "aufgegeben")):
        assert note in [line.text for line in notes[id_].lines]
    # Most pledges of this map are to be done: that need not be said.
    assert "will umsetzen" not in [line.text for line in notes["titz"].lines]


def test_text_from_the_spreadsheet_stays_text(make_home: MakeHome) -> None:
    hostile = '</text><script>alert(1)</script><image href="https://example.org/x"/>&amp;'
    home = make_home({"id": "boese", "title": hostile[:80], "summary": hostile, "places": "Jülich"})
    snapshot = create_app({"HOME": str(home)}).extensions["pledgemap"].snapshot
    for svg in (draw(snapshot, "", "vorschau"), draw(snapshot, "", "vorschau", pledge_id="boese")):
        tree = ElementTree.fromstring(svg)
        names = {element.tag.partition("}")[2] for element in tree.iter()}
        assert not names & {"script", "image", "style", "a", "foreignObject"}
        links = [value for e in tree.iter() for key, value in e.attrib.items() if key.endswith("href")]
        assert all(link.startswith("#i-") for link in links)
        assert hostile[:20] in " ".join(texts(svg))
        assert pictures.raster.png(svg).startswith(b"\x89PNG")


def test_long_titles_fit_and_characters_that_the_font_lacks_do_no_harm(make_home: MakeHome) -> None:
    home = make_home(
        {"id": "lang", "title": LONG[:80], "summary": (LONG + " ") * 4, "places": "Jülich"},
        {"id": "fremd", "title": "中文 😀 العربية " * 5, "summary": "中" * 300},
        {"id": "w", "title": "W" * 80, "summary": "W" * 400, "places": "Düren"},
    )
    snapshot = create_app({"HOME": str(home)}).extensions["pledgemap"].snapshot
    for form in FORMATS.values():
        for pledge_id in ("lang", "fremd", "w"):
            is_right(lay_out(snapshot, "", form, pledge_id=pledge_id))
        is_right(lay_out(snapshot, "", form))


def test_screen_readers_get_title_and_description(snapshot: Snapshot) -> None:
    root = ElementTree.fromstring(draw(snapshot, "gemeinde=titz", "vorschau"))
    assert (root.get("role"), root.get("lang")) == ("img", "de")
    title, description = root[0], root[1]
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Was die Grünen in Titz vorhaben"
    for words in ("1 Zusage", "Revierbahn West", snapshot.settings.party):
        assert words in (description.text or "")


def test_a_bare_picture_is_the_map_alone(snapshot: Snapshot) -> None:
    chosen = snapshot.grammar.parse(MultiDict({"gemeinde": "juelich"}))
    picture = pictures.lay_out(snapshot, snapshot.views["de"], chosen, FORMATS["vorschau"], bare=True)
    assert picture.map_box == picture.format.canvas
    assert not picture.panels
    is_right(picture)


def test_the_scale_bar_is_as_long_as_it_says(snapshot: Snapshot) -> None:
    """Measured against the distance between two towns in metres (EPSG:25832)."""
    ground = snapshot.ground
    at = {name.text: name.at_m for name in ground.names}
    (x1, y1), (x2, y2) = at["Linnich"], at["Vettweiß"]
    picture = lay_out(snapshot, "kreisweit=0", FORMATS["quadrat"])
    window = Window.of(ground.region, picture.map_box)
    (a, b), (c, d) = window.point(at["Linnich"]), window.point(at["Vettweiß"])
    units_per_m = ((a - c) ** 2 + (b - d) ** 2) ** 0.5 / ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5
    bar = next(shape.path for shape in reversed(picture.on_map) if "H" in shape.path)
    left, right = re.search(r"M([\d.]+) .*H([\d.]+)", bar).groups()
    label = next(line.text for line in picture.lines if re.fullmatch(r"\d+ km", line.text))
    assert float(right) - float(left) == pytest.approx(int(label.split()[0]) * 1000 * units_per_m, abs=0.2)


def test_lines_are_broken_at_spaces_and_dashes_before_they_are_broken_in_a_word() -> None:
    assert wrap("Radschnellweg Düren–Jülich", 10, 400, 80) == ["Radschnellweg", "Düren–Jülich"]
    assert all(width(line, 10, 400) <= 60 for line in wrap(LONG, 10, 400, 60))
    assert "".join(wrap(LONG, 10, 400, 60)).replace(" ", "") == LONG.replace(" ", "")


def test_a_text_that_fits_at_no_size_ends_with_an_ellipsis() -> None:
    size, lines = fit("Wort " * 50, (20, 10), 400, 100, 2)
    assert size == 10
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width(line, size, 400) <= 100 for line in lines)
    most = width("Wirtschaft, Energie & …", 10, 400)
    assert fit("Wirtschaft, Energie & Landwirtschaft", (10,), 400, most, 1)[1] == ["Wirtschaft, Energie…"]


def test_lines_of_a_title_are_of_even_length() -> None:
    title = "Was in Nörvenich geplant ist"
    most = width("Was in Nörvenich geplant", 20, 600) + 1
    assert wrap(title, 20, 600, most) == ["Was in Nörvenich geplant", "ist"]
    assert balanced(title, 20, 600, most) == ["Was in Nörvenich", "geplant ist"]
    assert unbroken("Düren–Jülich") == ["Düren–", "Jülich"]
