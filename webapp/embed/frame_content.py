"""What an embed shows, and its addresses: its own, and that of the page of the site with the same in full."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from geo.public import todays_slug
from webapp import words
from webapp.embed import look
from webapp.embed.look import Look
from webapp.filters import Filter, Grammar, UnknownValue, filter_words
from webapp.filters.grammar import IN_PATH, Pairs
from webapp.snapshot import Snapshot

PLEDGE = "zusage"


@dataclass(frozen=True)
class FrameContent:
    """A filter, or one pledge alone (then the filter is empty), and the look."""

    chosen: Filter = field(default_factory=Filter)
    pledge_id: str = ""
    look: Look = field(default_factory=Look)


def parse(snapshot: Snapshot, args: MultiDict[str, str], kind: str = "", value: str = "") -> FrameContent:
    """Read what a frame shows from a query and from the path, whose ``kind`` is a key of it, or "zusage".

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
    return FrameContent(snapshot.grammar.parse(with_path(args, kind, value)), look=look.parse(args))


def with_path(args: MultiDict[str, str], kind: str, value: str) -> MultiDict[str, str]:
    """The query together with the value that the path names."""
    both = MultiDict(args)
    if kind in IN_PATH:
        both.add(kind, value)
    return both


def query(grammar: Grammar, content: FrameContent) -> str:
    """Filter and look as one canonical query."""
    return urlencode([*grammar.pairs(content.chosen), *look.pairs(content.look)])


def path(grammar: Grammar, content: FrameContent, *, static_site: bool = False) -> str:
    """The canonical path of an embed, with its query and without the site's root.

    One Gemeinde or else one topic stands in the path, for it names what the frame is about, and a site
    without a server has a folder for each: with the slash at its end, nobody is redirected there.
    """
    kind, value, rest = _in_path(grammar, content)
    query = urlencode([*rest, *look.pairs(content.look)])
    folder = "/embed" + (f"/{kind}/{value}" if kind else "") + ("/" if static_site else "")
    return folder + (f"?{query}" if query else "")


def full_page(grammar: Grammar, content: FrameContent) -> str:
    """The path of the page with the same in full, without the site's root."""
    kind, value, rest = _in_path(grammar, content)
    if kind and not rest:
        return f"/{kind}/{value}"
    query = grammar.query(content.chosen)
    return f"/?{query}" if query else "/"


def title(snapshot: Snapshot, content: FrameContent) -> str:
    """What the frame is about, in the language of the page."""
    if content.pledge_id in snapshot.withdrawn:
        gone = snapshot.withdrawn[content.pledge_id].pledge
        return _("Zurückgezogen: %(title)s", title=words.pledge_title(gone))
    if content.pledge_id:
        return words.pledge_title(snapshot.pledges[content.pledge_id])
    return filter_words.title(snapshot.published, snapshot.settings, content.chosen)


def subtitle(snapshot: Snapshot, content: FrameContent) -> str:
    """What the title leaves out, or ""."""
    return " · ".join(filter_words.beside_title(snapshot.published, snapshot.settings, content.chosen))


def full_title(snapshot: Snapshot, content: FrameContent, language: str) -> str:
    """Title and subtitle in one, in any language: what a frame is called."""
    with force_locale(language):
        return " · ".join(filter(None, (title(snapshot, content), subtitle(snapshot, content))))


def _in_path(grammar: Grammar, content: FrameContent) -> tuple[str, str, Pairs]:
    """What stands in the path as kind and value, and the pairs that are left over for the query."""
    return (PLEDGE, content.pledge_id, []) if content.pledge_id else grammar.in_path(content.chosen)
