"""Links for sharing a page. Plain links: no other host is contacted before the reader presses one.

Mastodon has many servers and no central one. Linking to one of them would send most people to the wrong one,
and "web+mastodon:" does nothing unless a program has registered for it. share.joinmastodon.org belongs to the
makers of Mastodon, asks for the reader's own server, and gets the text after the "#", which is never sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from flask_babel import gettext as _

from geo.public import Settings


@dataclass(frozen=True)
class Link:
    label: str
    address: str


def links(settings: Settings, path: str, title: str) -> list[Link]:
    """Return links for sharing a page; none while the site does not know its own address.

    ``path`` is without the site's own sub-path, which ``base_url`` has.
    """
    if not settings.base_url:
        return []
    address = f"{settings.base_url}{path}"
    both = quote(f"{title}\n{address}", safe="")
    return [
        Link(_("E-Mail"), f"mailto:?subject={quote(title, safe='')}&body={quote(address, safe='')}"),
        Link("Mastodon", f"https://share.joinmastodon.org/#text={both}"),
        Link("WhatsApp", f"https://wa.me/?text={both}"),
    ]


def report(settings: Settings, path: str, title: str) -> Link:
    """Return a mailto link to report an error on a page to those responsible for the site."""
    subject = _("Fehler auf der Karte: %(title)s", title=title)
    body = f"{settings.base_url}{path}\r\n\r\n"
    address = quote(settings.imprint.contact, safe="@")
    query = f"subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    return Link(_("Fehler melden"), f"mailto:{address}?{query}")
