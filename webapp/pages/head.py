"""The head of a page: titles and descriptions that search results show without cutting."""

from __future__ import annotations

from urllib.parse import quote

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from geo.public import Settings
from webapp import pictures
from webapp.filters import Filter
from webapp.snapshot import Snapshot, View
from webapp.words import site_title, topic_label

MAX_TITLE_LENGTH = 65
MAX_DESCRIPTION_LENGTH = 160
# A title does not list more values than these.
NAMED_VALUES = 2


def title(heading: str, settings: Settings) -> str:
    """Return the heading, with the name of the site if it fits."""
    both = f"{heading} – {site_title(settings)}"
    return both if len(both) <= MAX_TITLE_LENGTH else heading


def description(text: str) -> str:
    """Cut a text at a word, where search results would cut it anywhere."""
    text = " ".join(text.split())
    if len(text) <= MAX_DESCRIPTION_LENGTH:
        return text
    return text[: MAX_DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def of_filter(snapshot: Snapshot, view: View, chosen: Filter) -> str:
    """Return what a filter shows in a few words for the title; "" if that takes many."""
    topics = [topic_label(topic) for key, topic in snapshot.settings.topics.items() if key in chosen.topics]
    municipalities = [m.name for m in snapshot.published.municipalities if m.ags in chosen.municipalities]
    parts = [" / ".join(values) for values in (topics, municipalities) if 0 < len(values) <= NAMED_VALUES]
    if chosen.near:
        near = chosen.near
        parts.append(_("%(place)s und %(km)s km Umkreis", place=near.place, km=near.radius_km))
    if chosen.text:
        parts.append(f"„{chosen.text}“")
    return ", ".join(parts)


def about_selection(settings: Settings, count: int) -> str:
    """Return the description of a page with some of the pledges."""
    sentence = _("Auf der Karte und als Liste, aus dem „%(programme)s“.", programme=settings.programme.title)
    counted = ngettext("%(num)s Zusage", "%(num)s Zusagen", count)
    return description(f"{counted}. {sentence}")


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
