"""The sheets for the market stall: what is on the paper, read back from the paper."""

from __future__ import annotations

import ctypes
import itertools
import json
import logging
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest
import zxingcpp
from babel.dates import format_date
from flask.testing import FlaskClient

from geo.publishing.published import Pledge
from tests.conftest import REPOSITORY, MakeHome, copy_home
from webapp import create_app
from webapp.snapshot import Snapshot

BASE_URL = "https://karte.example.org/zusagen"
MUNICIPALITIES = json.loads((REPOSITORY / "data/geojson/municipalities.geojson").read_text(encoding="utf-8"))
NAMES = [feature["properties"]["name"] for feature in MUNICIPALITIES["features"]]
A4_PT = (595, 842)
# What home and office printers leave white.
UNPRINTABLE_PT = 14
MAX_BYTES = 1_500_000


@dataclass
class Text:
    """A piece of text on the page: left, bottom, right, top in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass
class Paper:
    """A sheet as a reader gets it."""

    pdf: bytes
    texts: list[list[Text]] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    fonts: dict[str, bool] = field(default_factory=dict)  # with whether each is embedded
    words: str = ""

    def __post_init__(self) -> None:
        with closing(pypdfium2.PdfDocument(self.pdf)) as document:
            for page in document:
                self.sizes.append(page.get_size())
                text_page = page.get_textpage()
                rects = [text_page.get_rect(n) for n in range(text_page.count_rects())]
                self.texts.append([Text(text_page.get_text_bounded(*rect), *rect) for rect in rects])
                self.words += " " + text_page.get_text_range()
                for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
                    font = pypdfium2.raw.FPDFTextObj_GetFont(item)
                    name = ctypes.create_string_buffer(99)
                    pypdfium2.raw.FPDFFont_GetBaseFontName(font, name, 99)
                    self.fonts[name.value.decode()] = bool(pypdfium2.raw.FPDFFont_GetIsEmbedded(font))
            self.metadata = document.get_metadata_dict()
            self.is_tagged = bool(pypdfium2.raw.FPDFCatalog_IsTagged(document))
        self.words = squeezed(self.words)

    @cached_property
    def codes(self) -> list[str]:
        """Return what a phone reads on the front, at no more than 150 dots per inch."""
        with closing(pypdfium2.PdfDocument(self.pdf)) as document:
            picture = document[0].render(scale=150 / 72).to_pil()
        return [code.text for code in zxingcpp.read_barcodes(picture)]

    def left_out(self, of: str) -> int:
        """The sum of what the lines "und … weitere" count."""
        return sum(int(number) for number in re.findall(of, self.words))


def squeezed(text: str) -> str:
    """Lines end where there is room no longer: a comparison must not care."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def close(text: str) -> str:
    """Without spaces, and without hyphens: at the end of a line a reader takes them for hyphenation."""
    return re.sub(r"[\s\-\ufffe]", "", text)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own build under an address of its own, in a folder of a site."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(REPOSITORY / "data" / "geojson", home / "data" / "geojson")
    settings = (REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8")
    (home / "pledgemap.toml").write_text(
        settings.replace('base_url = ""', f'base_url = "{BASE_URL}"'), "utf-8"
    )
    return home


Print = Callable[[str], Paper]


@pytest.fixture(scope="module")
def site(home: Path) -> FlaskClient:
    return create_app({"HOME": str(home)}).test_client()


@pytest.fixture(scope="module")
def live(site: FlaskClient) -> Snapshot:
    return site.application.extensions["pledgemap"].snapshot


@pytest.fixture(scope="module")
def sheet(site: FlaskClient) -> Print:
    """Each sheet once."""
    printed: dict[str, Paper] = {}

    def get(path: str) -> Paper:
        if path not in printed:
            response = site.get(path)
            assert (response.status_code, response.mimetype) == (200, "application/pdf")
            printed[path] = Paper(response.data)
        return printed[path]

    return get


@pytest.fixture(scope="module", params=NAMES)
def paper(request: pytest.FixtureRequest, live: Snapshot, sheet: Print) -> Iterator[tuple[str, Paper]]:
    """The German sheet of every Gemeinde, with its slug."""
    slug = next(m.slug for m in live.published.municipalities if m.name == request.param)
    return slug, sheet(f"/gemeinde/{slug}/handzettel.pdf")


def own_pledges(snapshot: Snapshot, slug: str) -> list[Pledge]:
    return [
        pledge
        for pledge in snapshot.published.pledges
        if slug in [m.slug for m in snapshot.published.areas_of_pledge(pledge)]
    ]


def print_alone(folder: Path, rows: list[dict[str, str]], path: str, **settings: str) -> Paper:
    """A sheet of a map that has only these pledges, with settings that are empty in our own."""
    home = copy_home(folder, rows)
    text = (home / "pledgemap.toml").read_text(encoding="utf-8")
    for name, value in settings.items():
        assert f'{name} = ""' in text
        text = text.replace(f'{name} = ""', f'{name} = "{value}"')
    (home / "pledgemap.toml").write_text(text, encoding="utf-8")
    return Paper(create_app({"HOME": str(home)}).test_client().get(path).data)


def test_the_code_of_each_sheet_leads_to_its_page(paper: tuple[str, Paper]) -> None:
    slug, printed = paper
    assert printed.codes == [f"{BASE_URL}/gemeinde/{slug}"]


def test_each_sheet_is_one_leaf_of_a4(paper: tuple[str, Paper]) -> None:
    _, printed = paper
    assert len(printed.sizes) <= 2
    assert {(round(width), round(height)) for width, height in printed.sizes} == {A4_PT}
    assert len(printed.pdf) < MAX_BYTES


def test_every_pledge_of_the_gemeinde_is_on_its_sheet(paper: tuple[str, Paper], live: Snapshot) -> None:
    slug, printed = paper
    text = close(printed.words)
    pledges = own_pledges(live, slug)
    assert [pledge.id for pledge in pledges if close(pledge.title) not in text] == []
    assert f"{len(pledges)} Zusage" in printed.words


def test_the_countys_pledges_are_on_it_or_counted(paper: tuple[str, Paper], live: Snapshot) -> None:
    _, printed = paper
    text = close(printed.words)
    county = [pledge for pledge in live.published.pledges if not pledge.place_ids]
    shown = sum(close(pledge.title) in text for pledge in county)
    # What holds for the whole county is on no map.
    assert shown + printed.left_out(r"und (\d+) weitere Zusagen? auf der Website") == len(county)
    for topic in {pledge.topic for pledge in county}:
        assert live.settings.topics[topic].label in printed.words


def test_every_sheet_says_who_answers_for_it_and_what_it_is(paper: tuple[str, Paper], live: Snapshot) -> None:
    slug, printed = paper
    settings = live.settings
    for number, texts in enumerate(printed.texts):
        page = squeezed(" ".join(text.text for text in texts))
        # Our settings name no person yet.
        for expected in ("Entwurf, nicht zum Verteilen", "(V.i.S.d.P.)", settings.imprint.contact):
            assert expected in page, f"page {number + 1}"
        assert "keine amtliche Planung" in page
    for expected in (
        settings.party,
        settings.programme.title,
        "14. September 2025",
        f"Stand der Daten: {format_date(settings.as_of, format='long', locale='de')}",
        f"{BASE_URL.removeprefix('https://')}/gemeinde/{slug}",
        *(squeezed(source.text) for source in live.published.attributions),
    ):
        assert close(expected) in close(printed.words)


def test_nothing_lies_outside_the_page_or_on_something_else(paper: tuple[str, Paper]) -> None:
    assert_tidy(paper[1])


def assert_tidy(printed: Paper) -> None:
    for (width, height), texts in zip(printed.sizes, printed.texts, strict=True):
        for text in texts:
            assert UNPRINTABLE_PT < text.left <= text.right < width - UNPRINTABLE_PT, text
            assert UNPRINTABLE_PT < text.bottom <= text.top < height - UNPRINTABLE_PT, text
        for one, other in itertools.combinations(texts, 2):
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.top, other.top) - max(one.bottom, other.bottom)
            # Boxes of letters may touch where a "g" meets an "Ä".
            assert across < 1 or down < 1.5, (one, other)


def test_the_font_is_embedded_and_the_sheet_can_be_read_aloud(
    paper: tuple[str, Paper], live: Snapshot
) -> None:
    slug, printed = paper
    assert printed.fonts
    assert all("FiraSans" in name for name in printed.fonts)
    assert all(printed.fonts.values())
    name = next(m.name for m in live.published.municipalities if m.slug == slug)
    assert printed.metadata["Title"] == f"Was die Grünen in {name} vorhaben"
    assert printed.metadata["Author"] == live.settings.party
    assert printed.metadata["CreationDate"].startswith(f"D:{live.settings.as_of:%Y%m%d}")
    assert printed.is_tagged
    assert b"/Lang (de-DE)" in printed.pdf
    assert printed.pdf.count(b"/S /Figure") == 2
    assert printed.pdf.count(b"/Alt ") == 2
    assert re.findall(rb"/S /(H\d)", printed.pdf)[:2] == [b"H1", b"H2"]
    assert f"/URI ({BASE_URL}/gemeinde/{slug})".encode() in printed.pdf


@pytest.mark.parametrize("slug", ["dueren", "aldenhoven", "juelich"])
def test_there_is_a_sheet_in_english(slug: str, sheet: Print, live: Snapshot) -> None:
    printed = sheet(f"/en/gemeinde/{slug}/handzettel.pdf")
    assert printed.codes == [f"{BASE_URL}/en/gemeinde/{slug}"]
    assert printed.metadata["Title"].startswith("What the Greens plan in ")
    assert b"/Lang (en)" in printed.pdf
    text = close(printed.words)
    assert [p.id for p in own_pledges(live, slug) if close(p.title_en) not in text] == []
    assert "not official planning" in printed.words
    assert "Zusage" not in printed.words.replace("/zusagen/", "")
    assert_tidy(printed)


def test_the_same_data_give_the_same_bytes(home: Path, sheet: Print) -> None:
    again = create_app({"HOME": str(home)}).test_client().get("/gemeinde/juelich/handzettel.pdf")
    assert again.data == sheet("/gemeinde/juelich/handzettel.pdf").pdf


def test_a_sheet_is_made_once_and_not_sent_twice(site: FlaskClient, sheet: Print) -> None:
    printed = sheet("/gemeinde/titz/handzettel.pdf")
    response = site.get("/gemeinde/titz/handzettel.pdf?fbclid=1")
    assert response.data == printed.pdf
    assert response.headers["Content-Disposition"] == 'inline; filename="handzettel-titz.pdf"'
    assert "max-age=300" in response.headers["Cache-Control"]
    etag = {"If-None-Match": response.headers["ETag"]}
    assert site.get("/gemeinde/titz/handzettel.pdf", headers=etag).status_code == 304
    english = site.get("/en/gemeinde/titz/handzettel.pdf")
    assert english.headers["ETag"] != response.headers["ETag"]


def test_old_addresses_lead_to_the_sheet_and_unknown_ones_to_a_page(site: FlaskClient) -> None:
    moved = site.get("/en/gemeinde/05358024/handzettel.pdf")
    assert (moved.status_code, moved.location) == (301, "/zusagen/en/gemeinde/juelich/handzettel.pdf")
    missing = site.get("/gemeinde/koeln/handzettel.pdf")
    assert (missing.status_code, missing.mimetype) == (404, "text/html")


def test_without_an_address_of_its_own_the_sheet_believes_no_host(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    home = copy_home(tmp_path / "home", [{"places": "Indesee"}, {}])
    client = create_app({"HOME": str(home)}).test_client()
    with caplog.at_level(logging.WARNING):
        printed = Paper(client.get("/gemeinde/inden/handzettel.pdf", headers={"Host": "boese.example"}).data)
    assert printed.codes == []
    assert "boese" not in printed.words
    assert b"/URI" not in printed.pdf
    assert b"boese" not in printed.pdf
    assert "no QR code: base_url in pledgemap.toml is empty" in caplog.text


LONG_TITLE = ("Donaudampfschifffahrt am Tagebausee " + "und Straßenbahnanschluss " * 4)[:80]
LONG_SUMMARY = ("Die Grünen wollen dafür sorgen, dass an diesem Ort etwas Gutes entsteht. " * 9)[:400]


@pytest.mark.system
def test_sixty_long_pledges_in_one_gemeinde_are_shown_or_counted(tmp_path: Path) -> None:
    topics = ["wirtschaft", "natur", "mobilitaet"]
    stances = ["will", "rejects", "examines"]
    rows = [
        {
            "title": f"Nr. {number:03} {LONG_TITLE}"[:80],
            "summary": LONG_SUMMARY,
            "topic": topics[number % 3],
            "stance": stances[number % 3],
            "places": "Bahnhof Düren; Düren; Hambacher Wald; Bördebahn",
        }
        for number in range(60)
    ]
    county = [
        {"title": f"Kreis {number:03} {LONG_TITLE}"[:80], "summary": LONG_SUMMARY} for number in range(60)
    ]
    printed = print_alone(
        tmp_path / "home", [*rows, *county], "/gemeinde/dueren/handzettel.pdf", base_url=BASE_URL
    )
    assert len(printed.sizes) == 2
    assert_tidy(printed)
    shown = len(set(re.findall(r"Nr\. (\d{3})", printed.words)))
    county_shown = len(set(re.findall(r"Kreis (\d{3})", printed.words)))
    assert shown >= 20
    assert county_shown >= 1
    left_out = printed.left_out(r"und (\d+) weitere Zusagen? auf der (?:Karte|Website)")
    assert shown + county_shown + left_out == 120
    assert printed.codes == [f"{BASE_URL}/gemeinde/dueren"]


def test_a_gemeinde_without_a_pledge_has_a_sheet(tmp_path: Path) -> None:
    rows = [{"title": "Nur eine für alle"}, {"title": "Anderswo", "places": "Indesee"}]
    printed = print_alone(tmp_path / "home", rows, "/gemeinde/heimbach/handzettel.pdf")
    assert "Für Heimbach allein nennt das Programm keine Zusage." in printed.words
    assert "1 Zusage gilt im ganzen Kreis Düren, auch in Heimbach." in printed.words
    assert "Nur eine für alle" in printed.words
    assert "weitere" not in printed.words
    assert_tidy(printed)


def test_without_pledges_for_the_county_the_back_stays_empty(tmp_path: Path) -> None:
    rows = [{"title": "Am See", "places": "Indesee"}]
    answers = "Eine Person, Weg 1, 52349 Düren"
    printed = print_alone(tmp_path / "home", rows, "/gemeinde/inden/handzettel.pdf", visdp=answers)
    assert len(printed.sizes) == 1
    assert "Am See" in printed.words
    assert f"V.i.S.d.P.: {answers}" in printed.words
    assert "Entwurf" not in printed.words


def test_a_hostile_cell_stays_text(tmp_path: Path) -> None:
    titles = [
        "{nb} **fett** [x](javascript:y) %(name)s",
        "<script>alert(1)</script> \\) Tj ET",
        "「漢字」 \N{PARTY POPPER} verkehrt",
        "ä€✕–„“ß " + "W" * 70,
    ]
    rows = [{"title": title, "summary": title * 2, "places": "Indesee"} for title in titles]
    printed = print_alone(tmp_path / "home", rows, "/gemeinde/inden/handzettel.pdf", base_url=BASE_URL)
    text = close(printed.words)
    assert close(titles[0]) in text
    assert close(titles[1]) in text
    assert close("ä€×–„“ß" + "W" * 70) in text
    # The font has no such letters; the reader sees that something stood there.
    assert "?????verkehrt" in text
    assert b"javascript" not in printed.pdf
    assert_tidy(printed)


def test_what_is_promised_and_how_sure_it_is_can_be_seen(tmp_path: Path) -> None:
    rows = [
        {"title": "Kein Bagger", "stance": "rejects", "places": "Indesee"},
        {"title": "Ein Haus", "stance": "will", "places": "Inden"},
        {
            "title": "Ein Weg",
            "status": "started",
            "status_date": "2026-01-02",
            "status_url": "https://example.org/",
            "places": "Indesee; Hambacher Wald",
        },
    ]
    printed = print_alone(tmp_path / "home", rows, "/gemeinde/inden/handzettel.pdf")
    assert "Kein Bagger lehnt ab" in printed.words
    assert "will umsetzen" not in printed.words
    assert "Inden (genauer Ort noch offen)" in printed.words
    assert "Ein Weg begonnen" in printed.words
    assert "und 1 Ort anderswo" in printed.words


def test_a_pledge_without_english_says_so_on_the_english_sheet(make_home: MakeHome) -> None:
    home = make_home({"title": "Nur auf Deutsch", "places": "Indesee"})
    printed = Paper(
        create_app({"HOME": str(home)}).test_client().get("/en/gemeinde/inden/handzettel.pdf").data
    )
    assert "Nur auf Deutsch (in German)" in printed.words
    contents = [
        zlib.decompress(part) for part in re.findall(rb"stream\n(x.+?)\nendstream", printed.pdf, re.DOTALL)
    ]
    assert any(b"/Span <</Lang (de)>> BDC" in content for content in contents)
