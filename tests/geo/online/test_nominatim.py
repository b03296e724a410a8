"""Asking a Nominatim server: a small local one plays it here, a real one in tests/system/nominatim."""

import datetime
import http.server
import itertools
import json
import threading
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.__main__ import main
from geo.build import build
from geo.errors import PledgemapError, ProblemsFound
from geo.geocode import Outcome, geocode
from geo.online.answers import AnswersUnreadable, read_answers
from geo.online.lookup import Lookup
from geo.online.nominatim import Server, ServerFailed, user_agent
from geo.toponym import parse

BBOX = (6.4, 50.8, 6.5, 50.84)
DAY = datetime.date(2026, 11, 22)


def found(name, lon, lat, **special):
    """One place as Nominatim writes it."""
    return {
        "osm_type": "node", "osm_id": 7, "lat": str(lat), "lon": str(lon), "class": "amenity", "type": "library",
        "place_rank": 30, "addresstype": "amenity", "name": name, "display_name": f"{name}, Irgendwo",
        "address": {}, "namedetails": {"name": name}, "geojson": {"type": "Point", "coordinates": [lon, lat]},
    } | special  # fmt: skip


def line(name, osm_id, *positions, **special):
    lon, lat = positions[0]
    shape = {"type": "LineString", "coordinates": [list(position) for position in positions]}
    kind = {"class": "highway", "type": "residential", "place_rank": 26, "addresstype": "road"}
    return found(name, lon, lat, osm_type="way", osm_id=osm_id, geojson=shape, **kind | special)


class Fake:
    """Answers every question with ``places``; or, one after the other, with what stands in ``replies``."""

    def __init__(self):
        self.places, self.replies, self.queries, self.slept = [], [], [], []

    def reply(self, path):
        self.queries.append(parse_qs(urlsplit(path).query))
        if self.replies:
            return self.replies.pop(0)
        return 200, {}, json.dumps(self.places).encode()

    def server(self, **options):
        return Server(
            self.url, "Test", min_delay_seconds=0, timeout_seconds=2, sleep=self.slept.append, **options
        )


@pytest.fixture
def fake():
    fake = Fake()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body = fake.reply(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        fake.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield fake
        server.shutdown()
        thread.join()


@pytest.fixture
def ask(fake, gazetteer, tmp_path):
    """Looks an entry up with a server that knows these places, each time with nothing kept."""
    count = itertools.count()

    def ask(entry, *places):
        fake.places = list(places)
        answers = read_answers(tmp_path / str(next(count)))
        return geocode(parse(entry), gazetteer, Lookup(answers, fake.server(), today=DAY))

    return ask


@pytest.mark.parametrize(
    ("category", "type_", "rank", "shape", "kind", "precision", "accuracy_m"),
    [
        ("place", "house", 30, "point", "building", "exact", 50),
        ("building", "yes", 30, "area", "building", "exact", 25),
        ("amenity", "school", 30, "area", "school", "exact", 25),
        ("highway", "residential", 26, "line", "street", "street", 50),
        ("highway", "bus_stop", 30, "point", "stop", "exact", 50),
        ("railway", "station", 30, "point", "station", "exact", 50),
        ("waterway", "stream", 22, "line", "river", "site", 50),
        ("natural", "wood", 24, "area", "forest", "site", 50),
        ("landuse", "forest", 24, "point", "forest", "site", 300),
        ("place", "suburb", 19, "point", "locality", "locality", 500),
        ("boundary", "administrative", 18, "area", "locality", "locality", 150),
        ("boundary", "administrative", 16, "area", "municipality", "municipality", 150),
    ],
)
def test_what_nominatim_calls_it_becomes_our_kind_and_precision(
    ask, category, type_, rank, shape, kind, precision, accuracy_m
):
    shapes = {
        "point": {"type": "Point", "coordinates": [6.42, 50.82]},
        "line": {"type": "LineString", "coordinates": [[6.42, 50.82], [6.43, 50.83]]},
        "area": {
            "type": "Polygon",
            "coordinates": [[[6.41, 50.81], [6.43, 50.81], [6.42, 50.83], [6.41, 50.81]]],
        },
    }
    special = {"class": category, "type": type_, "place_rank": rank, "geojson": shapes[shape]}
    place = ask("Neues", found("Neues", 6.42, 50.82, **special)).place
    assert (place.kind, place.precision, place.accuracy_m) == (kind, precision, accuracy_m)
    assert place.ags == ("09001001",)
    assert place.geometry.geom_type == {"point": "Point", "line": "LineString", "area": "Polygon"}[shape]
    assert place.source == "OpenStreetMap (node 7), mit Nominatim gefunden am 2026-11-22"


@pytest.mark.parametrize(
    ("category", "type_", "rank"),
    [
        ("boundary", "administrative", 12),
        ("place", "county", 12),
        ("landuse", "farmland", 22),
        ("x", "y", 30),
    ],
)
def test_what_the_map_has_no_kind_for_is_not_taken(ask, category, type_, rank):
    answer = ask(
        "Neues", found("Neues", 6.42, 50.82, **{"class": category, "type": type_, "place_rank": rank})
    )
    assert (answer.outcome, answer.code) == (Outcome.NOT_FOUND, "answer_unfit")
    assert dict(answer.details)["what"] == f"{category}={type_}"


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Stadtbücherei", {"name": "Stadtbuecherei"}),
        ("Alte Post", {"name": "Bibliothek", "alt_name": "Post;Alte Post"}),
        ("Bibliothek, Auen", {"name": "Bibliothek"}),
        ("Auen-Bibliothek", {"name": "Bibliothek"}),
    ],
)
def test_an_answer_must_bear_the_name(ask, entry, names):
    assert ask(entry, found(names["name"], 6.42, 50.82, namedetails=names)).outcome is Outcome.FOUND


def test_a_name_that_only_holds_the_word_is_offered_not_taken(ask):
    answer = ask("Bücherei", found("Neue Bücherei", 6.42, 50.82))
    assert (answer.outcome, answer.code) == (Outcome.NOT_FOUND, "answer_other_name")
    assert dict(answer.details)["names"] == "Neue Bücherei"


def test_a_house_is_found_by_street_and_number(ask):
    address = {"road": "Kölner Straße", "house_number": "12a"}
    house = found(
        "", 6.42, 50.82, **{"class": "place", "type": "house", "address": address, "namedetails": None}
    )
    place = ask("Kölner Str. 12a (Auen)", house).place
    assert (place.name, place.kind, place.precision) == ("Kölner Straße 12a", "building", "exact")


@pytest.mark.parametrize(
    ("entry", "lon", "outcome"),
    [
        ("Neues", 6.42, "found"),
        ("Neues", 6.52, "not found"),  # in Cramm, which is on the map but not in the region
        ("Neues", 9.0, "not found"),
        ("Neues (Auen)", 6.42, "found"),
        ("Neues (Auen)", 6.451, "found"),  # the border is not known better than 150 m
        ("Neues (Auen)", 6.47, "not found"),
        ("Neues (Cramm (Sieg))", 6.52, "found"),
    ],
)
def test_an_answer_must_lie_in_the_region_or_the_gemeinde_that_is_named(ask, entry, lon, outcome):
    answer = ask(entry, found("Neues", lon, 50.82))
    assert answer.outcome == outcome
    assert answer.code == ("" if outcome == "found" else "answer_outside")


def test_a_gemeinde_that_nobody_knows_is_not_asked_for(ask, fake):
    assert ask("Neues (Atlantis)", found("Neues", 6.42, 50.82)).outcome is Outcome.NOT_FOUND
    assert fake.queries == []


def test_the_pieces_of_a_street_are_one_and_two_streets_are_two(ask):
    pieces = [
        line("Weg", 1, (6.41, 50.81), (6.42, 50.81)),
        line("Weg", 3, (6.43, 50.81), (6.44, 50.81)),
        line("Weg", 2, (6.42, 50.81), (6.43, 50.81)),
    ]
    place = ask("Weg", *pieces).place
    assert [list(position) for position in place.geometry.coords] == [
        [6.41, 50.81], [6.42, 50.81], [6.43, 50.81], [6.44, 50.81]
    ]  # fmt: skip
    assert place.source.startswith("OpenStreetMap (way 1 und 2 weitere)")
    answer = ask("Weg", *pieces, line("Weg", 9, (6.42, 50.82), (6.43, 50.82)))
    assert answer.outcome is Outcome.AMBIGUOUS
    assert [spelling[:15] for spelling in answer.spellings] == ["Weg @ 50.81000,", "Weg @ 50.82000,"]


def test_a_building_goes_before_the_stop_that_has_its_name(ask):
    stop = found("Bücherei", 6.421, 50.82, osm_id=1, **{"class": "highway", "type": "bus_stop"})
    assert ask("Bücherei", stop, found("Bücherei", 6.42, 50.82)).place.kind == "building"


def test_two_equally_good_answers_are_a_question(ask):
    answer = ask("Bücherei", found("Bücherei", 6.42, 50.82), found("Bücherei", 6.48, 50.82, osm_id=8))
    assert (answer.outcome, answer.code, answer.place) == (Outcome.AMBIGUOUS, "ambiguous_toponym", None)
    assert answer.spellings == ("Bücherei (Auen)", "Bücherei (Bergen)")


def test_the_gazetteer_answers_first_and_has_the_last_word_about_nothing(ask, fake):
    assert ask("Moor", found("Moor", 6.48, 50.82)).place.id == "moor"
    assert ask("Kirchfeld", found("Kirchfeld", 6.43, 50.81)).outcome is Outcome.AMBIGUOUS
    assert fake.queries == []
    assert ask("Kirchfelt").code == "unknown_toponym"
    assert ask("Moor (Cramm (Sieg))").code == "not_in_municipality"


def test_a_question_names_the_gemeinde_and_keeps_to_its_box(ask, fake):
    ask("Neues (Auen)")
    ask("Neues")
    first, second = fake.queries
    assert (first["q"], second["q"]) == (["Neues, Auen"], ["Neues"])
    west, south, east, north = map(float, first["viewbox"][0].split(","))
    assert (west, south, east, north) == pytest.approx((6.40, 50.80, 6.45, 50.84), abs=0.003)
    assert float(second["viewbox"][0].split(",")[2]) == pytest.approx(6.50, abs=0.003)
    wanted = {"bounded": ["1"], "countrycodes": ["de"], "polygon_geojson": ["1"], "dedupe": ["0"]}
    assert {key: first[key] for key in wanted} == wanted


def test_a_shape_is_simplified_and_a_broken_one_becomes_its_point(ask):
    zigzag = [[6.41 + step / 1e5, 50.81 + step % 2 / 1e6] for step in range(1000)]
    shape = {"type": "Polygon", "coordinates": [[*zigzag, [6.42, 50.82], zigzag[0]]]}
    special = {"class": "leisure", "type": "park"}
    place = ask("Park", found("Park", 6.415, 50.815, geojson=shape, **special)).place
    assert len(place.geometry.exterior.coords) < 10
    for broken in (None, {"type": "Polygon", "coordinates": [[[6.41, 50.81]]]}, {"type": "Nonsense"}, []):
        place = ask("Park", found("Park", 6.415, 50.815, geojson=broken, **special)).place
        assert place.member == {"type": "Point", "coordinates": [6.415, 50.815]}


REPLIES = [
    ((429, {}, b""), "service_busy", "", True),
    ((429, {"Retry-After": "999"}, b""), "service_busy_until", "999", True),
    ((401, {}, b""), "service_refuses", "HTTP 401", True),
    ((403, {}, b""), "service_refuses", "HTTP 403", True),
    ((404, {}, b""), "service_error", "HTTP 404", False),
    ((500, {}, b""), "service_error", "HTTP 500", False),
    ((503, {}, b""), "service_error", "HTTP 503", False),
    ((200, {}, b"<html>"), "service_unreadable", "", False),
    ((200, {}, b""), "service_unreadable", "", False),
    ((200, {}, b"[{"), "service_unreadable", "", False),
    ((200, {}, b"\xff\xfe"), "service_unreadable", "", False),
    ((200, {"Content-Type": "text/html; charset=klingon"}, b"[]"), "service_unreadable", "", False),
    ((200, {}, b"null"), "service_unreadable", "", False),
    ((200, {}, b"{}"), "service_unreadable", "", False),
    ((200, {}, b'{"error": "no"}'), "service_unreadable", "", False),
    ((200, {}, b"[1]"), "service_unreadable", "", False),
    ((200, {}, b"[{}]"), "service_unreadable", "", False),
    ((200, {}, json.dumps([found("N", 999, 50)]).encode()), "service_unreadable", "", False),
    ((200, {}, json.dumps([found("N", 6, 50) | {"lat": "nan"}]).encode()), "service_unreadable", "", False),
    ((200, {}, json.dumps([found("N", 6, 50, namedetails=[1])]).encode()), "service_unreadable", "", False),
    ((200, {"Content-Length": "50"}, b"[{}"), "service_unreadable", "", False),
]


@pytest.mark.parametrize(("reply", "code", "reason", "lasting"), REPLIES)
def test_each_way_to_fail_has_its_message(fake, reply, code, reason, lasting):
    fake.replies = [reply]
    with pytest.raises(ServerFailed) as error:
        fake.server().search("Neues", BBOX)
    assert (error.value.code, error.value.reason, error.value.lasting) == (code, reason, lasting)
    assert len(fake.queries) == 1


def test_nobody_there_and_nobody_answering_are_told_apart(fake):
    fake.replies = []
    fake.reply = lambda path: threading.Event().wait(1) or (200, {}, b"[]")
    with pytest.raises(ServerFailed) as error:
        Server(fake.url, "Test", timeout_seconds=0.2).search("Neues", BBOX)
    assert (error.value.code, error.value.reason) == ("service_slow", "0.2")
    with pytest.raises(ServerFailed) as error:
        Server("http://127.0.0.1:1", "Test").search("Neues", BBOX)
    assert (error.value.code, error.value.lasting) == ("service_down", True)
    assert "refused" in error.value.reason


def test_retry_after_is_respected_once(fake):
    fake.replies = [(429, {"Retry-After": "7"}, b"")]
    fake.places = [found("Neues", 6.42, 50.82)]
    assert len(fake.server().search("Neues", BBOX)) == 1
    assert fake.slept == [7]
    fake.replies = [(429, {"Retry-After": "7"}, b""), (429, {"Retry-After": "8"}, b"")]
    with pytest.raises(ServerFailed) as error:
        fake.server().search("Neues", BBOX)
    assert (error.value.code, error.value.reason) == ("service_busy_until", "8")


def test_places_that_are_no_object_of_openstreetmap_are_left_out(fake):
    fake.places = [found("52349", 6.42, 50.82, osm_id=None, osm_type=None), found("Neues", 6.42, 50.82)]
    assert [hit.name for hit in fake.server().search("Neues", BBOX)] == ["Neues"]


@pytest.mark.parametrize(
    "url",
    [
        "nominatim.example.org",
        "ftp://a.de",
        "http://",
        "https://a.de/?x=1",
        "https://a.de/#x",
        "https://a.de:x",
        "https://me:secret@a.de",
    ],
)
def test_what_is_no_address_of_a_server_is_refused(url):
    with pytest.raises(PledgemapError, match="is no address of a server"):
        Server(url, "Test")


def test_without_an_address_it_is_the_public_server_and_a_path_may_follow():
    assert Server(None, "Test").url == "https://nominatim.openstreetmap.org"
    assert Server("https://a.de/nominatim/", "Test").url == "https://a.de/nominatim"


@pytest.mark.parametrize(
    "contact",
    [
        "name@example.org",
        "a@EXAMPLE.com",
        "a@mail.example.net",
        "a@example",
        "a@party.test",
        "a@localhost",
        "a@x.invalid",
    ],
)
def test_a_sample_contact_is_refused(home, contact, capsys):
    settings = home.path / "pledgemap.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("post@example.org", contact), encoding="utf-8"
    )
    home.pledges({"places": "Neues"})
    assert main(["--home", str(home.path), "build", "--online", "--nominatim", "http://127.0.0.1:1"]) == 1
    assert f'pledgemap.toml, "imprint.contact": "{contact}" is a sample' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ("post@partei-example.de", "Pledgemap (post@partei-example.de)"),
        ("post@düren.de", "Pledgemap (post@d\\xfcren.de)"),
    ],
)
def test_we_name_ourselves_with_a_contact(home, contact, name):
    settings = home.path / "pledgemap.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("post@example.org", contact), encoding="utf-8"
    )
    assert user_agent(home.settings) == name


def test_nominatim_without_online_is_a_slip(home, capsys):
    home.pledges({})
    assert main(["--home", str(home.path), "build", "--nominatim", "http://127.0.0.1:1"]) == 1
    assert "add --online" in capsys.readouterr().err


@pytest.fixture
def online(home, fake):
    """Builds the home with the fake server; gives the lookup of that run, and what it reported."""

    def online():
        lines = []
        lookup = Lookup(read_answers(home.path), fake.server(), lines.append, DAY)
        try:
            build(home.path, service=lookup)
        finally:
            lookup.lines = lines
            online.last = lookup
        return lookup

    return online


def test_an_answer_is_kept_and_makes_the_same_map_without_the_server(home, fake, online):
    fake.places = [found("Bücherei", 6.42, 50.82)]
    home.pledges({"places": "Bücherei"}, {"places": "bücherei"})
    lookup = online()
    assert lookup.lines == [
        "Bücherei: found; Bücherei (building) in Auen, precision exact, within 50 m (new answer)"
    ]
    assert lookup.summary() == (
        "Entries that the gazetteer lacks: 1. 1 found. Answers: 1 new, 0 from earlier; kept in data/geocoded.json."
    )
    first = home.output.read_bytes()
    home.output.unlink()
    build(home.path)
    assert home.output.read_bytes() == first
    assert "1 from earlier" in online().summary()
    assert len(fake.queries) == 1


def test_the_map_names_openstreetmap_only_where_it_has_found_something(home, fake, online):
    home.pledges({"places": "Moor"})
    build(home.path)
    assert b"Nominatim" not in home.output.read_bytes()
    fake.places = [found("Bücherei", 6.42, 50.82)]
    home.pledges({"places": "Bücherei"})
    online()
    text = home.output.read_text(encoding="utf-8")
    assert '"geocoded":{"file":"data/geocoded.json","attribution":"© OpenStreetMap-Mitwirkende (ODbL)' in text


def test_a_not_found_is_kept_too_until_its_line_is_deleted(home, fake, online):
    home.pledges({"places": "Nirgendwo"})
    for _ in range(2):
        with pytest.raises(ProblemsFound, match="is in no gazetteer file"):
            online()
    assert online.last.lines == [
        "Nirgendwo: not found (answer of 2026-11-22; to ask again, delete its line in data/geocoded.json)"
    ]
    assert len(fake.queries) == 1
    path = home.path / "data" / "geocoded.json"
    kept = [text for text in path.read_text(encoding="utf-8").splitlines() if "Nirgendwo" not in text]
    path.write_text("\n".join(kept), encoding="utf-8")
    fake.places = [found("Nirgendwo", 6.42, 50.82)]
    assert online().counts["new"] == 1


def test_answers_come_sorted_one_on_each_line(home, fake, online):
    home.pledges({"places": "Zoo; Aue"})
    with pytest.raises(ProblemsFound):
        online()
    lines = (home.path / "data" / "geocoded.json").read_text(encoding="utf-8").splitlines()
    assert [line[:17] for line in lines if "toponym" in line] == ['{"toponym":"Aue",', '{"toponym":"Zoo",']
    assert json.loads("\n".join(lines))["licence"] == "ODbL 1.0"


def test_one_question_that_fails_is_asked_once_and_the_next_goes_on(home, fake, online):
    fake.replies = [(500, {}, b"")]
    fake.places = [found("Bücherei", 6.42, 50.82)]
    home.pledges({"places": "Kaputt"}, {"places": "Kaputt"}, {"places": "Bücherei"})
    with pytest.raises(ProblemsFound) as error:
        online()
    assert [(one.row, one.code) for one in error.value.problems] == [
        (2, "service_error"),
        (3, "service_error"),
    ]
    assert len(fake.queries) == 2
    assert "Bücherei" in (home.path / "data" / "geocoded.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("replies", "codes"),
    [
        ([(403, {}, b"")], ["service_refuses", *["service_given_up"] * 4]),
        ([(500, {}, b"")] * 5, [*["service_error"] * 3, *["service_given_up"] * 2]),
        ([(500, {}, b""), (200, {}, b"[]"), *[(500, {}, b"")] * 3],
         ["service_error", "unknown_toponym", *["service_error"] * 3]),
    ],
)  # fmt: skip
def test_a_server_that_is_out_of_order_is_left_alone(home, fake, online, replies, codes):
    fake.replies = replies
    home.pledges(*({"places": name} for name in ("Eins", "Zwei", "Drei", "Vier", "Fünf")))
    with pytest.raises(ProblemsFound) as error:
        online()
    assert [one.code for one in error.value.problems] == codes
    assert all("Traceback" not in str(one) and "{" not in str(one) for one in error.value.problems)


def test_an_ambiguous_answer_says_what_to_write(home, fake, online):
    fake.places = [found("Bücherei", 6.42, 50.82), found("Bücherei", 6.48, 50.82, osm_id=8)]
    home.pledges({"places": "Bücherei"})
    with pytest.raises(
        ProblemsFound, match=r"can be 2 places\. Write one of: Bücherei \(Auen\); Bücherei \(Bergen\)"
    ):
        online()


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"answers": [1]}', '{"answers": [{"toponym": "a"}]}', '<<<<<<< HEAD\n{"answers": []}'],
)
def test_a_broken_file_of_answers_is_named_and_left_alone(home, capsys, text):
    path = home.path / "data" / "geocoded.json"
    path.write_text(text, encoding="utf-8")
    home.pledges({})
    with pytest.raises(AnswersUnreadable):
        read_answers(home.path)
    assert main(["--home", str(home.path), "build"]) == 1
    assert "data/geocoded.json: can't be read" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text


def test_a_kept_answer_is_checked_again_when_the_entry_or_the_map_changes(home, fake, online):
    fake.places = [found("Bücherei", 6.42, 50.82)]
    home.pledges({"places": "Bücherei"})
    online()
    path = home.path / "data" / "geocoded.json"
    path.write_text(path.read_text(encoding="utf-8").replace("6.42,", "9.42,"), encoding="utf-8")
    with pytest.raises(ProblemsFound, match="elsewhere only: Bücherei, Irgendwo"):
        build(home.path)
