"""A table with every status and every stance: each place opens on every kind of page and says both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from geo.publishing.published import Pledge, Published, read_published
from geo.vocabulary import STANCES, STATUSES
from tests.browser.conftest import OpenPage
from tests.conftest import copy_home
from tests.exporting import export_quickly, file_server
from tests.serving import serving

PLACES = (
    *("Aldenhoven", "Jülich", "Titz", "Linnich", "Inden", "Niederzier", "Merzenich", "Langerwehe", "Düren"),
    *("Nörvenich", "Kreuzau", "Hürtgenwald", "Vettweiß", "Nideggen", "Heimbach", "Gürzenich (Düren)"),
    *("Barmen (Jülich)", "Hambach", "Arnoldsweiler", "Birkesdorf", "Gey", "Vossenack", "Schmidt"),
    *("Bergstein", "Stetternich", "Bourheim", "Ellen", "Bördebahn"),
)
NEWS = {"status_date": "2026-03-01", "status_url": "https://kreis.example/beschluss"}
SAID = {
    "": (
        dict(zip(STANCES, ("will umsetzen", "will prüfen", "unterstützt", "fordert", "hält für denkbar",
                           "lehnt ab", "will erhalten"), strict=True))
        | dict(zip(STATUSES, ("", "begonnen", "erledigt", "aufgegeben"), strict=True))
    ),
    "/en": (
        dict(zip(STANCES, ("will do", "will examine", "supports", "demands", "considers possible", "opposes",
                           "will keep"), strict=True))
        | dict(zip(STATUSES, ("", "started", "done", "dropped"), strict=True))
    ),
}  # fmt: skip
# Each place opens from the list; what its popup says of each pledge.
POPUPS = """async () => {
  const found = {};
  for (const button of document.querySelectorAll("button.place")) {
    button.click();
    await new Promise((resolve) => setTimeout(resolve));
    // The one before may still be fading away.
    const popup = [...document.querySelectorAll(".pledgemap-popup")].at(-1);
    found[button.dataset.place] = [...popup.querySelectorAll(".popup-pledges li")]
      .map((line) => line.querySelector(".marks").textContent);
    Pledgemap.map.closePopup();
    popup.remove();
  }
  return found;
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    both = [(stance, status) for status in STATUSES for stance in STANCES]
    rows = [
        {"id": f"{stance}-{status}", "title": f"Zusage {stance} {status}", "stance": stance}
        | {"status": status, "places": place, **(NEWS if status != "pledged" else {})}
        for (stance, status), place in zip(both, PLACES, strict=True)
    ]
    return copy_home(tmp_path_factory.mktemp("every") / "home", rows)


@pytest.fixture(scope="module")
def published(home: Path) -> Published:
    return read_published(home)


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[str]:
    with serving(home) as address:
        yield address


@pytest.fixture(scope="module")
def exported_site(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("every-exported") / "site"
    export_quickly(home, folder)
    with file_server(folder) as address:
        yield address


def words_of(pledge: Pledge, language: str) -> str:
    """Stance and status in words; "will do" would contradict what has begun."""
    words = SAID[language]
    stance = "" if pledge.stance == "will" and pledge.status != "pledged" else words[pledge.stance]
    return " ".join(filter(None, (stance, words[pledge.status])))


def opens(page: Page, published: Published, language: str) -> int:
    """Open each place of a page; returns how many there were."""
    found = page.evaluate(POPUPS)
    for place_id, texts in found.items():
        at_place = [p for p in published.pledges if place_id in p.place_ids]
        assert [" ".join(text.split()) for text in texts] == [words_of(p, language) for p in at_place]
    return len(found)


def paths(published: Published) -> list[str]:
    pledges = [f"{stance}-{status}" for stance in ("will", "demands") for status in STATUSES]
    of_one = ("gemeinde/dueren", "gemeinde/juelich", "thema/natur", *(f"zusage/{one}" for one in pledges))
    return ["/", "/embed", *(f"{frame}/{path}" for frame in ("", "/embed") for path in of_one)]


@pytest.mark.system
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_place_opens_on_every_kind_of_page_and_says_stance_and_status(
    served: str, published: Published, open_page: OpenPage, language: str
) -> None:
    page = open_page(f"{served}{language}/")
    assert opens(page, published, language) == len(PLACES)
    for path in paths(published)[1:]:
        page.goto(f"{served}{language}{path}")
        page.locator("#map_karte[data-zoom]").wait_for(state="attached")
        assert opens(page, published, language) > 0, path


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_place_opens_in_a_site_without_a_server(
    exported_site: str, published: Published, open_page: OpenPage, language: str
) -> None:
    page = open_page(f"{exported_site}{language}/")
    for path in paths(published):
        page.goto(f"{exported_site}{language}{path}".rstrip("/") + "/")
        page.locator("#map_karte[data-zoom]").wait_for(state="attached")
        assert opens(page, published, language) > 0, path
