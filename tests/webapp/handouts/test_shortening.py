"""The sheet of a Gemeinde with more pledges than two pages hold: something of each topic, and the count."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from flask import Flask
from PIL import Image

from tests.webapp.handouts.test_handouts import Paper
from webapp.handouts import pdf
from webapp.handouts.content import Chapter, HandoutSheet, PledgeEntry, Spot, sheet
from webapp.handouts.map_picture import MapPicture
from webapp.handouts.shortening import MOST, shortened
from webapp.snapshot.live import live_of


def entry(topic: str, number: int, spots: int = 1) -> PledgeEntry:
    places = tuple(Spot(f"{topic}-{number}-{at}", f"Ort {number}", "", 9000 + number) for at in range(spots))
    return PledgeEntry(
        f"{topic}-{number}", f"{topic} {number}.", "Kurz gesagt.", "", False, "", places, 0, ""
    )


@pytest.fixture(scope="module")
def empty(world_app: Flask) -> HandoutSheet:
    snapshot = live_of(world_app).snapshot
    with world_app.test_request_context("/"):
        return replace(
            sheet(snapshot, snapshot.views["de"], snapshot.published.areas[0]), nearby=(), left_count=0
        )


def with_pledges(empty: HandoutSheet, app: Flask, sizes: tuple[int, ...]) -> HandoutSheet:
    topics = list(live_of(app).snapshot.settings.topics.values())
    chapters = [
        Chapter(topic, topic.label, tuple(entry(topic.key, number) for number in range(size)))
        for topic, size in zip(topics, sizes, strict=False)
    ]
    return replace(empty, chapters=tuple(chapters), numbers={})


@pytest.mark.parametrize(
    ("sizes", "room", "kept"),
    [
        ((100, 100, 100), 10, [4, 3, 3]),
        ((2, 100, 100), 10, [2, 4, 4]),
        ((5000, 1), 9, [8, 1]),
        ((3, 3), 6, [3, 3]),
        ((50, 50, 50), 2, [1, 1]),
        ((5000, 5000), 10_000, [MOST // 2, MOST // 2]),
    ],
)
def test_each_topic_has_as_many_until_the_sheet_is_full(
    empty: HandoutSheet, world_app: Flask, sizes: tuple[int, ...], room: int, kept: list[int]
) -> None:
    whole = with_pledges(empty, world_app, sizes)
    short = shortened(whole, lambda tried: tried.own_count <= room)
    assert [len(chapter.entries) for chapter in short.chapters] == kept
    assert short.own_count + short.left_count == sum(sizes)
    firsts = [e.pledge_id for chapter in whole.chapters for e in chapter.entries[:1]][: len(kept)]
    assert [chapter.entries[0].pledge_id for chapter in short.chapters] == firsts
    numbers = [spot.number for chapter in short.chapters for e in chapter.entries for spot in e.spots]
    assert numbers == [*short.numbers.values()] == [*range(1, sum(kept) + 1)]


@pytest.mark.parametrize("county", [0, 3000])
def test_a_sheet_of_thousands_has_two_full_pages_and_says_what_is_on_them(
    empty: HandoutSheet, world_app: Flask, county: int
) -> None:
    whole = with_pledges(empty, world_app, (900, 1200, 800))
    of_county = with_pledges(empty, world_app, (county,)).chapters if county else ()
    marks: dict[str, int] = {}

    def draw(_width_mm: float, _height_mm: float, numbers: dict[str, int]) -> MapPicture:
        marks.update(numbers)
        picture = io.BytesIO()
        Image.new("RGB", (4, 4)).save(picture, "PNG")
        return MapPicture(picture.getvalue(), ())

    with world_app.test_request_context("/"):
        printed = Paper(pdf.write(replace(whole, county=of_county), draw))
    shown = [e for chapter in whole.chapters for e in chapter.entries if f" {e.title} " in printed.words]
    assert len(printed.sizes) == 2
    assert printed.left_out(r"und (\d+) weitere Zusagen auf der Karte") == 2900 - len(marks)
    assert f"{len(marks)} Zusagen haben hier Platz: von jedem Thema die ersten" in printed.words
    assert "2900 Zusagen für" in printed.words
    assert {e.pledge_id.rpartition("-")[0] for e in shown} == {c.topic.key for c in whole.chapters}
    assert len(marks) > 30
