"""What a frame weighs on other people's pages: over the wire, as a browser loads it the first time.

Headers count, those of our server. In a frame no browser asks for the icon.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import REPOSITORY, copy_home
from webapp import create_app
from webapp.embed.frame import PROGRESS
from webapp.snapshot import FRAMES_PAGED_ABOVE, STATIC_FRAMES_PAGED_ABOVE, Snapshot

COMPRESSED = {"Accept-Encoding": "br"}
MAX_BYTES = 92_000  # of the 100 kB that the design grants; the rest is for a longer programme
MAX_BYTES_WITH_WORDS = 99_500  # nearly all of it: the longest words that a programme has
MAX_BYTES_OF_MANY = 100_000
# For two words, of which one is made of two others.
WORD_FILES = 3
OTHER_LETTERS = str.maketrans("aeiounrtsld", "eioualstrnb")


@pytest.fixture(scope="module")
def exported_app(our_home: Path) -> Flask:
    return create_app({"HOME": str(our_home), "STATIC_SITE": True})


def parts(app: Flask) -> tuple[FlaskClient, Snapshot]:
    return app.test_client(), app.extensions["pledgemap"].snapshot


def size(client: FlaskClient, path: str) -> int:
    answer = client.get(path, headers=COMPRESSED)
    assert answer.status_code == 200, path
    return len(answer.data) + sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items())


def weight(client: FlaskClient, path: str, known: dict[str, int]) -> int:
    """A page and the files that it names; ``known`` keeps those of other pages."""
    page = client.get(path).text
    files = re.findall(r'<(?:script defer src|link rel="stylesheet" href)="([^"]+)"', page)
    for file in files:
        known.setdefault(file, size(client, file))
    return size(client, path) + sum(known[file] for file in files)


def words(client: FlaskClient, snapshot: Snapshot, language: str) -> int:
    """What a frame of a static site loads in order to look for two words: at worst the largest files."""
    view = snapshot.views[language]
    name = view.frame_words_asset.removesuffix(".js")
    files = [file for file in snapshot.assets.named if file.startswith(f"{name}-")]
    assert len(files) > 20
    largest = sorted(size(client, snapshot.asset_path(file)) for file in files)[-WORD_FILES:]
    return size(client, snapshot.asset_path(view.frame_words_asset)) + sum(largest)


def everything(snapshot: Snapshot) -> Iterator[str]:
    """Every kind of frame, and each of its kind."""
    yield from ("/embed", PROGRESS, "/embed?titel=0&liste=0&farben=dunkel")
    yield from (f"/embed/thema/{topic}" for topic in snapshot.settings.topics)
    yield from (f"/embed{area.path}" for area in snapshot.published.areas)


def filtered(snapshot: Snapshot) -> Iterator[str]:
    """What only a server answers: words, of which the party's name finds all, several values, and places."""
    names = [area.name for area in snapshot.published.areas]
    slugs = "&".join(f"gemeinde={area.slug}" for area in snapshot.published.areas)
    yield from (f"/embed?q={word}" for word in ("Grüne", "Bahn", "Kreis", "gibtesnicht"))
    yield from ("/embed?kreisweit=0", f"/embed?{slugs}", f"/embed?{slugs}&kreisweit=1")
    yield from (f"/embed?ort={name}&umkreis=30" for name in names)


def too_heavy(client: FlaskClient, paths: Iterator[str], limit: int, more: int = 0) -> dict[str, int]:
    known: dict[str, int] = {}
    weights = {path: weight(client, path, known) + more for path in paths}
    assert len(weights) > 5
    return {path: bytes_ for path, bytes_ in weights.items() if bytes_ >= limit}


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_frame_of_a_server_is_small(dueren_app: Flask, prefix: str) -> None:
    client, snapshot = parts(dueren_app)
    paths = (prefix + path for path in (*everything(snapshot), *filtered(snapshot)))
    assert too_heavy(client, paths, MAX_BYTES) == {}


@pytest.mark.parametrize(("prefix", "language"), [("", "de"), ("/en", "en")])
def test_so_is_every_frame_of_a_static_site_and_with_any_two_words(
    exported_app: Flask, prefix: str, language: str
) -> None:
    client, snapshot = parts(exported_app)
    paths = [prefix + path for path in everything(snapshot) if "?" not in path]
    assert too_heavy(client, iter(paths), MAX_BYTES) == {}
    looked = words(client, snapshot, language)
    assert too_heavy(client, iter(paths), MAX_BYTES_WITH_WORDS, looked) == {}


def other_pledges(count: int, placed: int) -> list[dict[str, str]]:
    """Rows like ours with words of their own, so that they don't compress better than those of a party."""
    table = (REPOSITORY / "pledges.csv").read_text(encoding="utf-8-sig")
    ours = list(csv.DictReader(io.StringIO(table)))
    at_places = [row["places"] for row in ours if row["places"]]
    rows = []
    for number in range(count):
        row = ours[number % len(ours)]
        text = {key: row[key] for key in ("title", "summary", "title_en", "summary_en")}
        for _ in range(number // len(ours)):
            text = {key: value.translate(OTHER_LETTERS) for key, value in text.items()}
        places = at_places[number % len(at_places)] if number < placed else ""
        rows.append({**text, "topic": row["topic"], "stance": row["stance"], "places": places})
    return rows


@pytest.mark.parametrize(
    ("placed", "static_site", "is_paged"),
    [
        (FRAMES_PAGED_ABOVE, False, False),
        (STATIC_FRAMES_PAGED_ABOVE, True, False),
        (600, False, True),
    ],
)
def test_a_longer_programme_has_small_frames_too(
    tmp_path: Path, placed: int, static_site: bool, is_paged: bool
) -> None:
    home = copy_home(tmp_path / "home", other_pledges(600, placed))
    client, snapshot = parts(create_app({"HOME": str(home), "STATIC_SITE": static_site}))
    assert snapshot.frames_are_paged == is_paged
    assert "unanswered" not in client.get("/embed").text  # a filter in its address
    paths = [path for path in everything(snapshot) if not (static_site and "?" in path)]
    looked = words(client, snapshot, "de") if snapshot.frames_filter_themselves else 0
    if not static_site:
        paths += filtered(snapshot)
    assert too_heavy(client, iter(paths), MAX_BYTES_OF_MANY, looked) == {}
