"""``geo build --online`` against a real Nominatim 5.3.3, and against one that fails in every way we know."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys

import pytest

from geo.build import build
from geo.geometry import geojson
from tests.conftest import REPOSITORY
from tests.system.nominatim import proxy as faults
from tests.system.nominatim.server import SystemNotReady, free_port, install
from tests.waiting import wait_until

FOREST, LAKE, HALL = "Hambacher Wald (Merzenich)", "Rursee", "Kreishaus Düren"


def test_what_the_gazetteer_lacks_is_found_with_its_shape_and_said_with_its_precision(home, proxy):
    home.pledges("Jülich", FOREST, LAKE, HALL, "RurUfer-Radweg", f"{HALL}; Jülich")
    done = home.online(proxy)
    assert done.returncode == 0, done.stderr
    sites = [site["properties"] for site in home.sites]
    assert [(site["place_kind"], site["precision"]) for site in sites] == [
        ("municipality", "municipality"),
        ("forest", "site"),
        ("lake", "site"),
        ("building", "exact"),
        ("cycleway", "site"),
        ("building", "exact"),
        ("municipality", "municipality"),
    ]
    kinds = [site["geometry"]["type"] for site in home.sites]
    assert kinds[1:5] == ["Polygon", "Polygon", "Point", "LineString"]
    assert "05358040" in sites[1]["municipalities"]
    assert {"05358012", "05358044"} & set(sites[2]["municipalities"])
    assert len(proxy.requests) == 4  # none for Jülich, one for the hall that two pledges name
    for line in (
        "Hambacher Wald (Merzenich): found; Hambacher Wald (forest) in Merzenich, Kerpen, precision site, "
        "within 50 m",
        "Kreishaus Düren: found; Kreishaus Düren (building) in Düren, precision exact, within 50 m (new "
        "answer)",
        "Entries that the gazetteer lacks: 4. 4 found. Answers: 4 new, 0 from earlier",
    ):
        assert line in done.stdout


def test_both_halves_of_a_cycleway_are_one_line_on_the_real_one(home, proxy, real_landmark):
    home.pledges("RurUfer-Radweg")
    assert home.online(proxy).returncode == 0
    (site,) = home.sites
    found, drawn = geojson.geometry_of(site), geojson.shape(real_landmark("rurufer-radweg")["geometry"])
    assert found.hausdorff_distance(drawn) < 0.0005
    assert "und 1 weitere" in site["properties"]["source"]


@pytest.fixture
def real_landmark():
    landmarks = geojson.read(REPOSITORY / "data" / "geojson" / "landmarks.geojson")["features"]
    return lambda identifier: next(item for item in landmarks if item["id"] == identifier)


def test_we_name_ourselves_ask_once_a_second_and_only_within_the_region(home, proxy):
    home.pledges(FOREST, LAKE, HALL, "Sophienhöhe")
    assert home.online(proxy).returncode == 0
    times = [request.at_s for request in proxy.requests]
    assert len(times) == 4
    assert all(later - earlier >= 1 for earlier, later in itertools.pairwise(times))
    assert {request.user_agent for request in proxy.requests} == {"Pledgemap (kreisverband@gruene-dueren.de)"}
    query = proxy.requests[0].query
    assert query["q"] == ["Hambacher Wald, Merzenich"]
    assert query["bounded"] == ["1"]
    west, south, east, north = map(float, query["viewbox"][0].split(","))
    assert 6 < west < east < 7
    assert 50.5 < south < north < 51.2


def test_kept_answers_make_the_same_map_without_the_server(home, proxy):
    home.pledges(FOREST, "RurUfer-Radweg", HALL)
    assert home.online(proxy).returncode == 0
    first, answers = home.output.read_bytes(), home.answers.read_bytes()
    home.output.unlink()
    done = home.geo("build")
    assert done.returncode == 0, done.stderr
    assert home.output.read_bytes() == first
    again = home.online(proxy)
    assert (again.returncode, home.output.read_bytes(), home.answers.read_bytes()) == (0, first, answers)
    assert "0 new, 3 from earlier" in again.stdout
    assert len(proxy.requests) == 3
    provenance = geojson.read(home.output)["provenance"]
    assert (
        provenance["geocoded"]["attribution"] == "© OpenStreetMap-Mitwirkende (ODbL), gefunden mit Nominatim"
    )
    assert home.answers.read_text(encoding="utf-8").count("\n") == 7 + 3 + 1  # one line for each answer


def test_the_file_of_answers_is_the_same_in_whatever_order_they_came(home, proxy):
    home.pledges(FOREST, LAKE)
    assert home.online(proxy).returncode == 0
    first = home.answers.read_bytes()
    home.answers.unlink()
    home.pledges(LAKE, FOREST)
    assert home.online(proxy).returncode == 0
    assert home.answers.read_bytes() == first


def test_a_landmark_is_never_replaced_by_an_answer(home, proxy, real_landmark):
    home.pledges(LAKE)
    assert home.online(proxy).returncode == 0
    landmark = real_landmark("rursee")
    text = geojson.dumps([landmark], {})
    (home.output.parent / "landmarks.geojson").write_text(text, encoding="utf-8")
    assert home.online(proxy).returncode == 0
    (site,) = home.sites
    assert site["properties"]["place_id"] == "rursee"
    assert site["geometry"] == landmark["geometry"]
    assert len(proxy.requests) == 1


def test_a_run_that_is_broken_off_goes_on_where_it_was(home, proxy):
    home.pledges(FOREST, LAKE, HALL, "Sophienhöhe")
    # The third answer takes so long that the run is still there when it is broken off.
    proxy.faults.extend([faults.honest, faults.honest, faults.rather_slow])
    command = [sys.executable, "-m", "geo", "--home", str(home.path), "build", "--online"]
    run = subprocess.Popen(
        [*command, "--nominatim", proxy.url],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until(lambda: len(home.kept) >= 2)
    run.send_signal(signal.SIGINT)
    _, error = run.communicate(timeout=20)
    assert run.returncode == 130
    assert error == "Stopped. The last map is as it was.\n"
    assert not home.output.exists()
    before = len(home.kept)
    assert 2 <= before < 4
    requests_before = len(proxy.requests)
    assert home.online(proxy).returncode == 0
    assert len(proxy.requests) - requests_before == 4 - before
    assert len(home.sites) == 4


def test_several_places_of_one_name_are_a_question_with_an_answer_for_each(home, proxy):
    home.pledges("Kirche")
    done = home.online(proxy)
    assert done.returncode == 1
    assert '"Kirche" can be 2 places. Write one of: Kirche (Aldenhoven); Kirche (Langerwehe).' in done.stderr
    home.pledges("Kirche (Langerwehe)")
    assert home.online(proxy).returncode == 0
    (site,) = home.sites
    assert site["properties"]["municipalities"] == ["05358032"]


def test_a_name_that_is_only_like_it_is_offered_and_not_taken(home, proxy):
    home.pledges("Schloß")
    done = home.online(proxy)
    assert done.returncode == 1
    assert '"Schloß" is not known to' in done.stderr
    assert "Hambach Schloßstraße" in done.stderr


def test_what_lies_in_another_gemeinde_is_refused(home, proxy):
    home.pledges("Sophienhöhe (Kreuzau)")
    done = home.online(proxy)
    assert done.returncode == 1
    assert '"Sophienhöhe (Kreuzau)" is' in done.stderr


def test_locate_asks_as_well(home, proxy):
    done = home.geo("locate", "--online", "--nominatim", proxy.url, FOREST)
    assert done.returncode == 0, done.stderr
    assert "Hambacher Wald [forest] in Merzenich, Kerpen, from geocoded.json" in done.stdout
    assert home.kept == ["Hambacher Wald, Merzenich"]


FAULTS = {
    "slow": ([faults.slow], "did not answer within 20 seconds"),
    "429, no time given": ([faults.too_many()], "wants fewer requests (HTTP 429)"),
    "429, a time too long": ([faults.too_many("600")], "wants a pause of 600 seconds (HTTP 429)"),
    "429, and again": ([faults.too_many("2"), faults.too_many("2")], "wants a pause of 2 seconds (HTTP 429)"),
    "403": ([faults.status(403)], "does not answer us (HTTP 403)"),
    "500": ([faults.status(500)], "reports an error of its own (HTTP 500)"),
    "503": ([faults.status(503)], "reports an error of its own (HTTP 503)"),
    "broken JSON": ([faults.broken_json], "no whole answer of a Nominatim server"),
    "HTML": ([faults.html], "no whole answer of a Nominatim server"),
    "other JSON": ([faults.other_json], "no whole answer of a Nominatim server"),
    "places without names": ([faults.half_places], "no whole answer of a Nominatim server"),
    "cut off": ([faults.cut], "no whole answer of a Nominatim server"),
    "wrong place": ([faults.in_berlin], "elsewhere only: Rursee, Schwammenauel, Heimbach"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_reported_clearly_and_the_last_map_stays(home, proxy, name):
    home.pledges("Jülich")
    build(home.path)
    before = home.output.read_bytes()
    home.pledges("Jülich", LAKE)
    played, words = FAULTS[name]
    proxy.faults.extend(played)
    done = home.online(proxy)
    assert done.returncode == 1
    assert 'pledges.csv, row 3, column "places": "Rursee" ' in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert "Entries that the gazetteer lacks: 1." in done.stdout
    assert home.output.read_bytes() == before
    assert len(proxy.requests) == len(played)
    if name == "wrong place":  # that is an answer, and kept
        assert home.kept == ["Rursee"]
    else:
        assert home.kept == []
        assert home.online(proxy).returncode == 0
        assert len(home.sites) == 2


def test_a_server_that_asks_for_patience_gets_it(home, proxy):
    home.pledges(LAKE)
    proxy.faults.append(faults.too_many("3"))
    assert home.online(proxy).returncode == 0
    first, second = proxy.requests
    assert second.at_s - first.at_s >= 3


def test_a_server_that_is_down_is_named_and_not_asked_again(home):
    home.pledges(LAKE, FOREST)
    url = f"http://127.0.0.1:{free_port()}"
    done = home.geo("build", "--online", "--nominatim", url)
    assert done.returncode == 1
    assert f'"Rursee" could not be looked up, for {url} can\'t be reached' in done.stderr
    assert f'"{FOREST}" was not looked up any more, after {url} had failed' in done.stderr
    assert not home.output.exists()
    assert home.kept == []


def test_after_three_failures_in_a_row_the_rest_is_left(home, proxy):
    home.pledges(LAKE, FOREST, HALL, "Sophienhöhe", "Todtenbruch")
    proxy.faults.extend([faults.html, faults.honest, *[faults.status(500)] * 3])
    done = home.online(proxy)
    assert done.returncode == 1
    assert len(proxy.requests) == 5
    assert home.kept == ["Hambacher Wald, Merzenich"]
    home.pledges(LAKE, FOREST, HALL, "Sophienhöhe", "Todtenbruch", "Stausee Obermaubach")
    proxy.faults.extend([faults.status(500)] * 3)
    done = home.online(proxy)
    assert "was not looked up any more" in done.stderr
    assert len(proxy.requests) == 8


def test_a_sample_contact_is_refused_before_anybody_is_asked(home, proxy):
    settings = home.path / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("kreisverband@gruene-dueren.de", "name@example.org"), encoding="utf-8")
    home.pledges(LAKE)
    done = home.online(proxy)
    assert done.returncode == 1
    assert 'pledgemap.toml, "imprint.contact": "name@example.org" is a sample' in done.stderr
    assert proxy.requests == []


def test_without_root_these_tests_fail_and_say_what_they_need(monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SystemNotReady, match=r"need Debian 12, .*postgis.* sudo make test-system"):
        install()
