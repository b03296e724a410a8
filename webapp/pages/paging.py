"""Lists of more pledges than a page should have: a page of them, and the addresses of the others.

Each page has an address of its own, ``/seite/2``, so that it is the same with and without JavaScript, on a
server and as a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort
from flask_babel import gettext as _

from webapp.snapshot import Snapshot

# A phone shows some ten at a time; with the map and the filter so many still fit into 150 kB.
PER_PAGE = 50
ROUTE = "/seite/<int(min=2):number>"


@dataclass(frozen=True)
class Pages:
    """Where a page is among the others. ``path`` is that of the first, with the site's root."""

    number: int
    count: int
    path: str
    query: str = ""

    def address(self, number: int) -> str:
        """Return the path of a page, with its query."""
        folder = self.path if number == 1 else f"{self.path.rstrip('/')}/seite/{number}"
        return f"{folder}?{self.query}" if self.query else folder

    @property
    def near(self) -> list[int]:
        """The numbers to link: the first, those beside this one, the last."""
        beside = range(self.number - 1, self.number + 2)
        return sorted({1, self.count, *beside} & set(range(1, self.count + 1)))


def page_of(pages: Pages | None) -> str:
    """Return what the title of a page adds, so that no two have the same: " · Seite 2"."""
    if pages is None or pages.number == 1:
        return ""
    return " · " + _("Seite %(number)s", number=pages.number)


def check(snapshot: Snapshot, number: int) -> None:
    """Answer 404 if a site has no further pages at all."""
    if number != 1 and not snapshot.is_paged:
        abort(404)


def cut(ids: Sequence[str], number: int, path: str, query: str = "") -> tuple[Pages, Sequence[str]]:
    """Return the pages of a list, and what is on one of them; answer 404 if it does not exist."""
    count = max(1, -(-len(ids) // PER_PAGE))
    if not 1 <= number <= count:
        abort(404)
    return Pages(number, count, path, query), ids[(number - 1) * PER_PAGE : number * PER_PAGE]
