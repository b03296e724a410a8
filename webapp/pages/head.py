"""The head of a page: titles and descriptions that search results show without cutting."""

from __future__ import annotations

from urllib.parse import quote

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from geo.public import Party, Settings
from webapp import pictures
from webapp.filters import Filter
from webapp.filters.filter_words import beside_title, sentence
from webapp.snapshot import Snapshot
from webapp.words import party_called, party_short, sender_title

MAX_TITLE_LENGTH = 65
MAX_DESCRIPTION_LENGTH = 160
# What a filter adds to its sentence may take this much, and is left out from there on.
MAX_FILTER_LENGTH = 100


def title(heading: str, settings: Settings, party: Party | None = None) -> str:
    """Return the heading with whose plans these are: a link preview must not read like a town's own plans.

    The sender follows if all of it fits, and else stands in front, where nothing cuts it off. A page about
    a pledge names its ``party``, where the map has several.
    """
    both = f"{heading} – {party_called(party) if party else sender_title(settings)}"
    return both if len(both) <= MAX_TITLE_LENGTH else f"{_short(settings, party)} – {heading}"


def _short(settings: Settings, party: Party | None) -> str:
    return party_called(party) if party else party_short(settings)


def title_of_sentence(heading: str, settings: Settings) -> str:
    """Return a heading that names the sender itself, with the region if that fits."""
    both = f"{heading} – {settings.region_name}"
    return both if len(both) <= MAX_TITLE_LENGTH else heading


def description(text: str, settings: Settings, party: Party | None = None) -> str:
    """Name the sender, and cut the text at a word, where search results would cut it anywhere."""
    text = " ".join(f"{_short(settings, party)}: {text}".split())
    if len(text) <= MAX_DESCRIPTION_LENGTH:
        return text
    return text[: MAX_DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def of_filter(snapshot: Snapshot, chosen: Filter) -> str:
    """Return the title of what a filter shows: its sentence, and what that leaves out if it is short."""
    text = sentence(snapshot.published, snapshot.settings, chosen)
    for part in beside_title(snapshot.published, snapshot.settings, chosen):
        longer = f"{text} · {part}"
        text = longer if len(longer) <= MAX_FILTER_LENGTH else text
    return text


def about_selection(settings: Settings, count: int) -> str:
    """Return the description of a page with some of the pledges."""
    if settings.has_parties:
        count = len(settings.parties)
        about = _("Auf der Karte und als Liste, aus den Programmen von %(count)s Parteien.", count=count)
    else:
        programme = settings.programme.title
        about = _("Auf der Karte und als Liste, aus dem „%(programme)s“.", programme=programme)
    counted = ngettext("%(num)s Zusage", "%(num)s Zusagen", count)
    return description(f"{counted}. {about}", settings)


def origin(settings: Settings) -> str:
    """Return the origin of the site: a path that begins with ``root`` is appended to it."""
    return settings.base_url.removesuffix(settings.root)


def oembed(settings: Settings, address: str) -> str:
    """Return the oEmbed address for the frame of a page; ``address`` is its path with its query."""
    # The template has escaped it already.
    path = Markup(address).unescape()  # noqa: S704 - becomes text here
    return f"{settings.base_url}/oembed?url={quote(settings.base_url + path, safe='')}"


def picture(root: str, query: str, format_name: str, pledge_id: str = "") -> str:
    """Return the path of the picture of a page; ``query`` is the filter's, "" for the whole map."""
    return pictures.address(root, query, format_name, pledge_id=pledge_id)
