"""Which pages a long list has, and what they are called."""

from __future__ import annotations

import pytest
from werkzeug.exceptions import NotFound

from webapp.pages.paging import PER_PAGE, Pages, cut

IDS = [str(number) for number in range(2 * PER_PAGE + 1)]


@pytest.mark.parametrize(
    ("count", "pages"), [(0, 1), (1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 2), (2 * PER_PAGE, 2)]
)
def test_a_page_has_so_many_pledges_and_no_page_has_none_but_an_only_one(count: int, pages: int) -> None:
    assert cut(IDS[:count], 1, "/")[0].count == pages
    with pytest.raises(NotFound):
        cut(IDS[:count], pages + 1, "/")


def test_the_pages_have_each_pledge_once_and_in_order() -> None:
    assert [id_ for number in (1, 2, 3) for id_ in cut(IDS, number, "/")[1]] == IDS


@pytest.mark.parametrize(
    ("path", "query", "number", "address"),
    [
        ("/", "", 1, "/"),
        ("/", "thema=natur", 1, "/?thema=natur"),
        ("/", "thema=natur", 2, "/seite/2?thema=natur"),
        ("/karte/en/", "", 2, "/karte/en/seite/2"),
        ("/gemeinde/juelich", "", 1, "/gemeinde/juelich"),
        ("/gemeinde/juelich", "", 12, "/gemeinde/juelich/seite/12"),
    ],
)
def test_each_page_has_an_address_of_its_own(path: str, query: str, number: int, address: str) -> None:
    assert Pages(1, 20, path, query).address(number) == address


@pytest.mark.parametrize(
    ("number", "count", "near"),
    [(1, 1, [1]), (1, 2, [1, 2]), (1, 9, [1, 2, 9]), (5, 9, [1, 4, 5, 6, 9]), (9, 9, [1, 8, 9])],
)
def test_links_lead_to_the_first_page_those_beside_and_the_last(
    number: int, count: int, near: list[int]
) -> None:
    assert Pages(number, count, "/").near == near
