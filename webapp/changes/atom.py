"""Changes as an Atom feed (RFC 4287).

An id is made from the change itself, never from an address: a site that moves to another host keeps its
entries, and feed readers do not show them twice.
"""

from __future__ import annotations

import datetime
import json
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element, tostring

from flask_babel import gettext as _

from geo.public import FormerPlace, Place, Pledge, Published, Settings
from webapp import senders, words
from webapp.addresses import absolute
from webapp.changes import sources
from webapp.changes.history import Change
from webapp.language import is_english
from webapp.xml_elements import leaf, parent, xml_text

MIMETYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
_NOT_IRI = re.compile(r'[\x00-\x20\x7f<>"{}|\\^`\[\]\ufffd]|%(?![0-9A-Fa-f]{2})')
_IDS = uuid.UUID("b51aa09c-0d5f-4c0e-9d4e-6a2a0d2f6b8e")


@dataclass(frozen=True)
class Feed:
    """The metadata of a feed. Paths are relative to ``base_url``; ``filter`` is "" for the whole region."""

    title: str
    language: str
    path: str
    page_path: str
    pledge_prefix: str
    filter: str = ""


def write(feed: Feed, changes: Iterable[Change], published: Published, settings: Settings) -> bytes:
    """Write the feed; the same data always give the same bytes."""
    changes = list(changes)
    newest = max((change.date for change in changes), default=published.data_date)
    root = parent(
        "feed",
        leaf("id", _urn(settings, "feed", feed.language, feed.filter)),
        leaf("title", feed.title),
        leaf("subtitle", _("Hier steht, was begonnen, erledigt, aufgegeben oder zurückgezogen wurde.")),
        leaf("updated", _instant(newest)),
        _link("self", absolute(settings, feed.path), MIMETYPE),
        _link("alternate", absolute(settings, feed.page_path), "text/html"),
        parent("author", *_author(settings)),
        leaf("generator", "Pledgemap"),
        *(_entry(change, feed, published, settings) for change in changes),
        **{"xmlns": NAMESPACE, "xml:lang": feed.language},
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def _author(settings: Settings) -> Iterator[Element]:
    yield leaf("name", settings.party)
    if settings.base_url:
        yield leaf("uri", f"{settings.base_url}/")
    yield leaf("email", settings.imprint.contact)


def _sender(pledge: Pledge, settings: Settings) -> Iterator[Element]:
    """Yield whose the pledge is, where the feed has several parties: author and category of the entry."""
    if party := words.sender(settings, pledge):
        yield parent("author", leaf("name", party.called.name))
        yield Element("category", term=f"partei-{party.key}", label=xml_text(words.party_called(party)))


def _entry(change: Change, feed: Feed, published: Published, settings: Settings) -> Element:
    pledge, milestone = change.pledge, change.milestone
    topic = settings.topics[pledge.topic]
    status, news = words.status_label(milestone.status), label_of(change)
    again = () if change.first_of_status else (milestone.date,)
    return parent(
        "entry",
        leaf("id", _urn(settings, "change", feed.language, pledge.id, milestone.status, *again)),
        leaf("title", senders.with_sender(settings, pledge, f"{news}: {words.pledge_title(pledge)}")),
        leaf("updated", _instant(change.date)),
        _link("alternate", absolute(settings, f"{feed.pledge_prefix}/{pledge.id}"), "text/html"),
        *([_link("via", source, None)] if (source := sources.address(pledge, milestone, settings)) else []),
        *_sender(pledge, settings),
        Element("category", term=topic.key, label=xml_text(words.topic_label(topic))),
        Element("category", term=milestone.status, label=status),
        _content(change, published, settings),
    )


def _content(change: Change, published: Published, settings: Settings) -> Element:
    """Return the news, then what was promised and where; as XHTML, so that the source is a link."""
    pledge, milestone = change.pledge, change.milestone
    news = parent("p", *_source(change, settings))
    news.text = f"{news_of(change)} "
    in_german = {"xml:lang": "de"} if is_english() else {}
    note = [leaf("p", milestone.text, **in_german)] if milestone.text else []
    language = {"xml:lang": "de"} if words.is_untranslated(pledge) else {}
    promised = leaf("p", words.pledge_summary(pledge), **language)
    where = leaf("p", where_of(change, published, settings))
    return parent("content", parent("div", news, *note, promised, where, xmlns=XHTML), type="xhtml")


def _source(change: Change, settings: Settings) -> list[Element]:
    """Return the link to the source; if that is the programme, its name and page."""
    address = sources.address(change.pledge, change.milestone, settings)
    name = _("Quelle") if change.milestone.url else sources.name(change.pledge, change.milestone, settings)
    if not name:
        return []
    return [leaf("a", name, href=_iri(address)) if address else leaf("span", name)]


def news_of(change: Change) -> str:
    """Return the change as a sentence."""
    return _(
        "%(status)s am %(date)s.", status=label_of(change), date=words.long_date(change.date.isoformat())
    )


def label_of(change: Change) -> str:
    """Return the label at the start of a line: the status, unless the change did not affect it."""
    status = words.status_label(change.milestone.status)
    return _("Neues (%(status)s)", status=status) if change.is_note else status.capitalize()


def where_of(change: Change, published: Published, settings: Settings) -> str:
    """Name the places of a pledge; those of a withdrawn one may no longer be on the map."""
    places = (
        change.withdrawn.places
        if change.withdrawn
        else [published.places[place_id] for place_id in change.pledge.place_ids]
    )
    if not places:
        if change.withdrawn:
            return _("Galt %(everywhere)s.", everywhere=words.everywhere(settings))
        return _("Gilt %(everywhere)s.", everywhere=words.everywhere(settings))
    return _("Orte: %(names)s", names=", ".join(place_name(place, published) for place in places))


def place_name(place: Place | FormerPlace, published: Published) -> str:
    """Return the name of a place with those of its Gemeinden."""
    areas = [area.name for area in published.areas if area.key in place.areas]
    within = areas and areas != [place.name]
    return f"{place.name} ({', '.join(areas)})" if within else place.name


def _urn(settings: Settings, *parts: str) -> str:
    """Return a name that does not depend on the site's address. Party and election distinguish two maps."""
    whose = (settings.party, settings.programme.election_date.isoformat())
    return uuid.uuid5(_IDS, json.dumps([*whose, *parts])).urn


def _instant(date: datetime.date) -> str:
    """Return midnight UTC, which is the same day in Germany: the data have the day only."""
    return f"{date.isoformat()}T00:00:00Z"


def _link(relation: str, address: str, mimetype: str | None) -> Element:
    kind = {"type": mimetype} if mimetype else {}
    return Element("link", {"rel": relation, **kind, "href": _iri(address)})


def _iri(address: str) -> str:
    """Return the address without invalid characters; the build checks only how it begins."""
    return _NOT_IRI.sub(lambda sign: quote(sign[0]), xml_text(address))
