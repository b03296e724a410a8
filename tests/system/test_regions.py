"""Maps of other regions, from the real sources to the browser: each of another kind than Kreis Düren.

`python -m bench --every-county` tries all counties; here are the kinds, and a real browser looks at them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from bench.county_trial import Trial, try_county
from geo.geometry import geojson
from geo.publishing.published import read_published
from geo.region import npm, sources
from geo.region.sources import Sources
from tests.browser.conftest import OpenPage
from tests.conftest import REPOSITORY
from tests.exporting import export_quickly
from tests.serving import serving


class Kind(NamedTuple):
    """What is special about a region, what its title says, how many municipalities it has, which waters it
    draws."""

    why: str
    title: str
    municipalities: int
    has_water: bool = False


REGIONS = {
    "05334": Kind("beside the border of the country", "Städteregion Aachen", 10),
    "05515": Kind("a city that is a county", "Münster", 1),
    "08435": Kind("a part of a lake", "Bodenseekreis", 23, has_water=True),
    "01054": Kind("coast and islands", "Nordfriesland", 133, has_water=True),
    "03452": Kind("islands in the north-west", "Aurich", 25, has_water=True),
    "01055": Kind("an island and bays of the Baltic Sea", "Ostholstein", 36, has_water=True),
    "11": Kind("a state that is one municipality", "Berlin", 1),
    "02": Kind("a state with islands far away", "Hamburg", 1, has_water=True),
    "13": Kind("a state of many municipalities", "Mecklenburg-Vorpommern", 753, has_water=True),
    "05315": Kind("a city that is one municipality", "Köln", 1),
    "05358008": Kind("one town of a county", "Düren", 1),
    "16063": Kind("a county whose municipalities merged", "Wartburgkreis", 50),
    "03152 03156": Kind("two counties that became one", "Göttingen", 42),
    "05334 05358": Kind("two counties together", "Städteregion Aachen", 25),
    "12071": Kind("names in two languages", "Spree-Neiße", 29),
    "14626": Kind("names in two languages, at a corner of the country", "Görlitz", 53),
    "03154": Kind("towns and forests of one name", "Helmstedt", 31),
}
EXPORTED_WITH_ALL = "05358008"  # by the command, with its pictures and sheets: of a county that takes minutes


@pytest.fixture(scope="session")
def country(packages: list[str]) -> Sources:
    """Boundaries and stops of all Germany, read once."""
    found = npm.tarballs(npm.PINNED, map(Path, packages), Path())
    return sources.held(sources.streamed(found))


class Region(NamedTuple):
    code: str
    home: Path
    trial: Trial


@pytest.fixture(scope="module", params=REGIONS)
def region(
    request: pytest.FixtureRequest, country: Sources, tmp_path_factory: pytest.TempPathFactory
) -> Region:
    """Build a new home with a few pledges, and request its pages, pictures and a sheet."""
    home = tmp_path_factory.mktemp("regions") / request.param.replace(" ", "-")
    return Region(request.param, home, try_county(request.param, country, home))


def test_everything_that_a_visitor_asks_for_is_answered(region: Region) -> None:
    assert region.trial.failures == []
    assert region.trial.municipalities == REGIONS[region.code].municipalities


def test_its_map_works_in_the_browser(region: Region, open_page: OpenPage) -> None:
    count = region.trial.municipalities
    with serving(region.home) as address:
        page = open_page(address)
        page.locator(".symbol").first.wait_for()
        assert REGIONS[region.code].title in page.title()
        assert page.locator("#map_karte .base-region").count() == 1
        assert page.locator("#map_karte .base-border").count() > 0
        shown = page.locator("li:not([hidden]) > article[data-pledge]")
        assert shown.count() == len(region.trial.pledges)
        assert page.locator("input[name=gemeinde]").count() == (count if count > 1 else 0)
        page.locator("input[name=thema][value=kultur]").dispatch_event("click")
        page.wait_for_url("**/?thema=kultur")
        assert shown.count() == 1
        assert "kreisweit" not in page.locator("main").inner_text().lower() or count > 1


def test_it_can_be_exported(region: Region, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    if region.code == EXPORTED_WITH_ALL:
        command = [sys.executable, "-m", "flask", "--app", "webapp", "export", str(folder)]
        environment = os.environ | {"PLEDGEMAP_HOME": str(region.home)}
        subprocess.run(command, check=True, cwd=REPOSITORY, env=environment)
        assert list(folder.rglob("*.png"))
        assert list(folder.rglob("*.pdf"))
    else:
        export_quickly(region.home, folder)
    slugs = [municipality.slug for municipality in read_published(region.home).municipalities]
    assert len(slugs) == region.trial.municipalities
    assert all((folder / "gemeinde" / slug / "index.html").exists() for slug in slugs)
    assert all((folder / "zusage" / one / "index.html").exists() for one in region.trial.pledges)


def test_the_water_belongs_to_the_map_of_its_region(region: Region) -> None:
    layer = geojson.read(region.home / "data/geojson/boundaries.geojson")
    waters = [f for f in layer["features"] if f["properties"]["layer"] == "water"]
    assert bool(waters) == REGIONS[region.code].has_water
