"""What an embed shows, and its addresses: its own, and that of the full page on the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from geo.public import MUNICIPALITY, Pledge, todays_slug
from webapp import words
from webapp.embed import look
from webapp.embed.look import Look
from webapp.filters import Filter, Grammar, UnknownValue, filter_words
from webapp.filters.grammar import AREA_KEYS, IN_PATH, Pairs
from webapp.pages import head
from webapp.snapshot import Snapshot

PLEDGE = "zusage"


@dataclass(frozen=True)
class FrameContent:
    """A filter, or a single pledge (then the filter is empty), and the look."""

    chosen: Filter = field(default_factory=Filter)
    pledge_id: str = ""
    look: Look = field(default_factory=Look)


def parse(snapshot: Snapshot, args: MultiDict[str, str], kind: str = "", value: str = "") -> FrameContent:
    """Parse what a frame shows from a query and the path, whose ``kind`` is a key of the query, or "zusage".

    Raises
    ------
    UnknownValue, UnknownPlace, BadValue : as for the pages; see `webapp.filters`.
    """
    if kind == PLEDGE:
        known = snapshot.pledges.keys() | snapshot.withdrawn.keys()
        pledge_id = todays_slug(value, known, snapshot.settings.redirects.pledges)
        if pledge_id is None:
            raise UnknownValue(PLEDGE, value)
        return FrameContent(pledge_id=pledge_id, look=look.parse(args))
    if kind in AREA_KEYS and kind not in (snapshot.grammar.area_key, MUNICIPALITY):
        raise UnknownValue(kind, value)
    return FrameContent(snapshot.grammar.parse(with_path(args, kind, value)), look=look.parse(args))


def with_path(args: MultiDict[str, str], kind: str, value: str) -> MultiDict[str, str]:
    """Return the query with the value from the path added."""
    both = MultiDict(args)
    if kind in IN_PATH:
        both.add(kind, value)
    return both


def query(grammar: Grammar, content: FrameContent) -> str:
    """Return filter and look as one canonical query."""
    return urlencode([*grammar.pairs(content.chosen), *look.pairs(content.look)])


def path(grammar: Grammar, content: FrameContent, *, static_site: bool = False) -> str:
    """Return the canonical path of an embed, with its query and without the site's root.

    A lone Gemeinde or else a lone topic goes into the path: it is what the frame is about, and a site
    without a server has a folder for each. The trailing slash avoids a redirect there.
    """
    kind, value, rest = _in_path(grammar, content)
    query = urlencode([*rest, *look.pairs(content.look)])
    folder = "/embed" + (f"/{kind}/{value}" if kind else "") + ("/" if static_site else "")
    return folder + (f"?{query}" if query else "")


def full_page(grammar: Grammar, content: FrameContent) -> str:
    """Return the path of the full page, without the site's root."""
    kind, value, rest = _in_path(grammar, content)
    if kind and not rest:
        return f"/{kind}/{value}"
    query = grammar.query(content.chosen)
    return f"/?{query}" if query else "/"


def title(snapshot: Snapshot, content: FrameContent) -> str:
    """Return what the frame is about, in the language of the page."""
    if content.pledge_id:
        found = words.pledge_title(_pledge(snapshot, content))
        is_withdrawn = content.pledge_id in snapshot.withdrawn
        return _("Zurückgezogen: %(title)s", title=found) if is_withdrawn else found
    return filter_words.sentence(snapshot.published, snapshot.settings, content.chosen)


def _pledge(snapshot: Snapshot, content: FrameContent) -> Pledge:
    withdrawn = snapshot.withdrawn.get(content.pledge_id)
    return withdrawn.pledge if withdrawn else snapshot.pledges[content.pledge_id]


def subtitle(snapshot: Snapshot, content: FrameContent) -> str:
    """Return what the title leaves out, or ""."""
    return " · ".join(filter_words.beside_title(snapshot.published, snapshot.settings, content.chosen))


def full_title(snapshot: Snapshot, content: FrameContent, language: str) -> str:
    """Return title and subtitle as one text that names the sender, in any language."""
    with force_locale(language):
        if content.pledge_id:
            party = words.sender(snapshot.settings, _pledge(snapshot, content))
            return head.title(title(snapshot, content), snapshot.settings, party)
        return " · ".join(filter(None, (title(snapshot, content), subtitle(snapshot, content))))


def _in_path(grammar: Grammar, content: FrameContent) -> tuple[str, str, Pairs]:
    """Return kind and value for the path, and the pairs that remain for the query."""
    return (PLEDGE, content.pledge_id, []) if content.pledge_id else grammar.in_path(content.chosen)
