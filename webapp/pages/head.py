"""What the head of a page says about it: titles and descriptions that search results show whole."""

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
# Of more values than these a title says nothing any more.
NAMED_VALUES = 2


def title(heading: str, settings: Settings) -> str:
    """The heading, and the name of the site while there is room for it."""
    both = f"{heading} – {site_title(settings)}"
    return both if len(both) <= MAX_TITLE_LENGTH else heading


def description(text: str) -> str:
    """A text cut at a word where search results would cut it anywhere."""
    text = " ".join(text.split())
    if len(text) <= MAX_DESCRIPTION_LENGTH:
        return text
    return text[: MAX_DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def of_filter(snapshot: Snapshot, view: View, chosen: Filter) -> str:
    """What a filter shows, in a few words for the title; nothing where that takes many."""
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
    """The description of a page with some of the pledges."""
    sentence = _("Auf der Karte und als Liste, aus dem „%(programme)s“.", programme=settings.programme.title)
    counted = ngettext("%(num)s Zusage", "%(num)s Zusagen", count)
    return description(f"{counted}. {sentence}")


def origin(settings: Settings) -> str:
    """The address before any path: what a path that begins with ``root`` has to be appended to."""
    return settings.base_url.removesuffix(settings.root)


def oembed(settings: Settings, address: str) -> str:
    """Where editors ask for the frame of a page; ``address`` is its path with its query."""
    # What a template has put together is escaped already.
    path = Markup(address).unescape()  # noqa: S704 - becomes text here
    return f"{settings.base_url}/oembed?url={quote(settings.base_url + path, safe='')}"


def picture(root: str, query: str, format_name: str, pledge_id: str = "") -> str:
    """The path of the picture of a page; ``query`` is the filter's, "" for the whole map."""
    return pictures.address(root, query, format_name, pledge_id=pledge_id)
