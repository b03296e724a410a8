"""Maps of other counties, from the real sources to the browser: each of another kind than Kreis Düren."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.conftest import write_pledges
from tests.serving import serving

# A Kreis beside the border, a city that is one municipality, a Kreis with a part of a lake.
COUNTIES = {
    "05334": ("Städteregion Aachen", ["Aachen Hbf", "Monschau", "Stolberg (Rhld.)"], 10),
    "05515": ("Münster", ["Münster-Hiltrup", "Handorf", "Münster"], 1),
    "08435": ("Bodenseekreis", ["Friedrichshafen Stadt", "Meersburg", "Überlingen"], 23),
}


@pytest.fixture(scope="module", params=COUNTIES)
def home(
    request: pytest.FixtureRequest, packages: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A new home with five pledges, made with the commands of the guide."""
    code = request.param
    folder = tmp_path_factory.mktemp("homes") / code
    geo("init", str(folder), "--region", code, "--from", *packages)
    rows = [
        {"id": f"ort-{n}", "title": f"Zusage {n}", "places": place}
        for n, place in enumerate(COUNTIES[code][1])
    ]
    write_pledges(
        folder / "pledges.csv", [*rows, {"id": "ueberall", "title": "Für alle"}, {"topic": "kultur"}]
    )
    geo("build", "--home", str(folder))
    return folder


def geo(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "geo", *arguments], check=True)


def test_a_map_of_another_county_works_in_the_browser(home: Path, open_page: OpenPage) -> None:
    name, places, municipality_count = COUNTIES[home.name]
    with serving(home) as address:
        page = open_page(address)
        page.locator(".symbol").first.wait_for()
        assert name in page.title()
        assert page.locator("#map_karte .base-region").count() == 1
        assert page.locator("#map_karte .base-border").count() == (1 if municipality_count > 1 else 0)
        shown = page.locator("article[data-pledge]:visible")
        assert shown.count() == len(places) + 2
        gemeinden = page.locator("input[name=gemeinde]").count()
        assert gemeinden == (municipality_count if municipality_count > 1 else 0)
        page.locator("input[name=thema][value=kultur]").dispatch_event("click")
        page.wait_for_url("**/?thema=kultur")
        assert shown.count() == 1
        assert "kreisweit" not in page.locator("main").inner_text().lower() or municipality_count > 1
        for path in (
            "/gemeinde/" + slug_of_first(home),
            "/thema/natur",
            "/zusage/ort-0",
            "/daten",
            "/ueber",
            "/en/",
        ):
            page.goto(address + path)
            assert page.locator("h1").count() == 1


def slug_of_first(home: Path) -> str:
    from geo.toponym import slug

    layer = json.loads((home / "data/geojson/municipalities.geojson").read_text(encoding="utf-8"))
    return slug(layer["features"][0]["properties"]["name"])


def test_the_lake_belongs_to_the_map_of_its_county(home: Path) -> None:
    layer = json.loads((home / "data/geojson/boundaries.geojson").read_text(encoding="utf-8"))
    waters = [f for f in layer["features"] if f["properties"]["layer"] == "water"]
    assert bool(waters) == (home.name == "08435")
