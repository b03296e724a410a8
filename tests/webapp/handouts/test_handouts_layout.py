"""Fitting text and blocks onto paper: nothing gets lost, nothing sticks out."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from webapp.handouts.blocks import Gap
from webapp.handouts.layout import SheetBlock, balanced, column_height_mm, fill
from webapp.handouts.map_picture import Tag, spread
from webapp.handouts.page import Page, Style
from webapp.handouts.typeset import Run, paragraph, printable
from webapp.pictures.formats import Box

PLAIN = Style(10)
HEIGHTS = st.lists(st.floats(1, 40), max_size=30)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    page = Page("Titel", "Partei", "de-DE", datetime.date(2026, 11, 22))
    page.add_page()
    yield page
    page.finished()


def blocks_of(heights: list[float]) -> list[SheetBlock]:
    return [SheetBlock((Gap(height),), before_mm=2) for height in heights]


@given(HEIGHTS, st.integers(1, 3), st.floats(10, 200))
def test_columns_keep_all_blocks_in_order_and_hand_back_the_rest(
    heights: list[float], count: int, height_mm: float
) -> None:
    blocks = blocks_of(heights)
    columns, rest = fill(blocks, count, height_mm)
    assert [*itertools.chain(*columns), *rest] == blocks
    assert len(columns) == count
    assert all(column_height_mm(column) <= height_mm + 0.1 for column in columns)


@given(HEIGHTS, st.floats(50, 400))
def test_balanced_columns_are_no_higher_than_they_must_be(heights: list[float], height_mm: float) -> None:
    blocks = blocks_of(heights)
    columns = balanced(blocks, 2, height_mm)
    if columns is None:
        assert fill(blocks, 2, height_mm)[1]
        return
    assert list(itertools.chain(*columns)) == blocks
    highest = max(column_height_mm(column) for column in columns)
    lowest = min(
        max(column_height_mm(blocks[:cut]), column_height_mm(blocks[cut:])) for cut in range(len(blocks) + 1)
    )
    assert highest <= lowest + 0.5


def test_columns_with_a_block_higher_than_the_page_do_not_hide_it() -> None:
    blocks = blocks_of([10, 500, 10])
    columns, rest = fill(blocks, 2, 100)
    assert columns == [blocks[:1], []]
    assert rest == blocks[1:]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=120)


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4), st.floats(15, 90))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(
    page: Page, texts: list[str], width_mm: float
) -> None:
    set_text = paragraph(page, [Run(text, PLAIN) for text in texts], width_mm)
    for line in set_text.lines:
        last = line[-1]
        assert last.x_mm + page.width_mm(last.text.rstrip(), PLAIN) <= width_mm + 0.01
    drawn = "".join(span.text for line in set_text.lines for span in line)
    expected = "".join(printable(text) for text in texts)
    assert re.sub(r"[ \t\r\n]", "", drawn) == re.sub(r"[ \t\r\n]", "", expected)


def test_a_number_stays_with_the_name_behind_it(page: Page) -> None:
    number = Run("21", PLAIN, "filled", glued=True)
    for width_mm in range(20, 60):
        lines = paragraph(
            page, [Run("Ein Ort am Bach,", PLAIN), number, Run("Berufskolleg", PLAIN)], width_mm
        ).lines
        assert all(line[-1].run is not number for line in lines), width_mm


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Grüße – „Straße“ für 5 €", "Grüße – „Straße“ für 5 €"),
        ("Gru\N{COMBINING DIAERESIS}n", "Grün"),
        ("S\N{NON-BREAKING HYPHEN}Bahn 5\N{THIN SPACE}km", "S-Bahn 5 km"),
        ("ver\N{SOFT HYPHEN}kehrt\N{RIGHT-TO-LEFT OVERRIDE}", "verkehrt"),
        ("\N{MULTIPLICATION X} \N{PARTY POPPER}", "× ?"),
    ],
)
def test_what_the_font_lacks_is_replaced_where_it_can_be_seen(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 60)), max_size=12))
@example([(0.0, 0.0)] * 12)
@example([(100.0, 60.0)] * 12)
@example([(50.0, 60.0)] * 12)
def test_numbers_stay_on_the_map_and_apart(spots: list[tuple[float, float]]) -> None:
    frame = Box(0, 0, 100, 60)
    tags = [Tag(Box(x - 2, y - 2, 4, 4), number, False) for number, (x, y) in enumerate(spots, start=1)]
    placed = list(spread(tags, [], frame))
    assert [tag.number for tag in placed] == [tag.number for tag in tags]
    assert all(frame.holds(tag.box) for tag in placed)
    assert not any(one.box.meets(other.box) for one, other in itertools.combinations(placed, 2))
