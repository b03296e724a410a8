"""Changes as an Atom feed (RFC 4287).

An id is made from what a change is, never from an address: a site that moves to another host keeps its
entries, and a reader does not show them twice.
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

from geo.published import Place, Pledge, Published
from geo.settings import Settings
from webapp import words
from webapp.changes.history import Change
from webapp.metadata.addresses import absolute
from webapp.xml_text import xml_text

MIMETYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
_NOT_IRI = re.compile(r'[\x00-\x20\x7f<>"{}|\\^`\[\]\ufffd]|%(?![0-9A-Fa-f]{2})')
_IDS = uuid.UUID("b51aa09c-0d5f-4c0e-9d4e-6a2a0d2f6b8e")


@dataclass(frozen=True)
class Feed:
    """What a feed says about itself. The paths lie below ``base_url``; ``ags`` is "" for the whole region."""

    title: str
    language: str
    path: str
    page_path: str
    pledge_prefix: str
    ags: str = ""


def write(feed: Feed, changes: Iterable[Change], published: Published, settings: Settings) -> bytes:
    """Write the feed; the same data always give the same bytes."""
    changes = list(changes)
    newest = max((change.date for change in changes), default=published.data_date)
    root = _parent(
        "feed",
        _text("id", _urn(settings, "feed", feed.language, feed.ags)),
        _text("title", feed.title),
        _text("subtitle", _("Hier steht, was begonnen, erledigt oder aufgegeben wurde.")),
        _text("updated", _instant(newest)),
        _link("self", absolute(settings, feed.path), MIMETYPE),
        _link("alternate", absolute(settings, feed.page_path), "text/html"),
        _parent("author", *_author(settings)),
        _text("generator", "Pledgemap"),
        *(_entry(change, feed, published, settings) for change in changes),
        **{"xmlns": NAMESPACE, "xml:lang": feed.language},
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def _author(settings: Settings) -> Iterator[Element]:
    yield _text("name", settings.party)
    if settings.base_url:
        yield _text("uri", f"{settings.base_url}/")
    yield _text("email", settings.imprint.contact)


def _entry(change: Change, feed: Feed, published: Published, settings: Settings) -> Element:
    pledge = change.pledge
    topic = settings.topics[pledge.topic]
    status = str(words.STATUSES[pledge.status])
    return _parent(
        "entry",
        _text("id", _urn(settings, "change", feed.language, pledge.id, pledge.status)),
        _text("title", f"{status.capitalize()}: {words.pledge_title(pledge)}"),
        _text("updated", _instant(change.date)),
        _link("alternate", absolute(settings, f"{feed.pledge_prefix}/{pledge.id}"), "text/html"),
        _link("via", pledge.status_url, None),
        Element("category", term=topic.key, label=xml_text(words.topic_label(topic))),
        Element("category", term=pledge.status, label=status),
        _content(change, published, settings),
    )


def _content(change: Change, published: Published, settings: Settings) -> Element:
    """The news first, then what was promised and where; as XHTML, so that the source can be followed."""
    pledge = change.pledge
    source = _text("a", _("Quelle"), href=_iri(pledge.status_url))
    news = _parent("p", source)
    news.text = f"{news_of(change)} "
    language = {"xml:lang": "de"} if words.is_untranslated(pledge) else {}
    promised = _text("p", words.pledge_summary(pledge), **language)
    where = _text("p", where_of(pledge, published, settings))
    return _parent("content", _parent("div", news, promised, where, xmlns=XHTML), type="xhtml")


def news_of(change: Change) -> str:
    """The change as a sentence."""
    status = str(words.STATUSES[change.pledge.status]).capitalize()
    return _("%(status)s am %(date)s.", status=status, date=words.long_date(change.date.isoformat()))


def where_of(pledge: Pledge, published: Published, settings: Settings) -> str:
    """The places of a pledge by name."""
    if not pledge.place_ids:
        return _("Gilt %(everywhere)s.", everywhere=words.everywhere(settings))
    names = (_place_name(published.places[place_id], published) for place_id in pledge.place_ids)
    return _("Orte: %(names)s", names=", ".join(names))


def _place_name(place: Place, published: Published) -> str:
    municipalities = [municipality.name for municipality in published.municipalities_of(place)]
    within = municipalities and municipalities != [place.name]
    return f"{place.name} ({', '.join(municipalities)})" if within else place.name


def _urn(settings: Settings, *parts: str) -> str:
    """A name that is the same wherever the site lies. Party and election keep two maps apart."""
    whose = (settings.party, settings.programme.election_date.isoformat())
    return uuid.uuid5(_IDS, json.dumps([*whose, *parts])).urn


def _instant(date: datetime.date) -> str:
    """The data know the day only: its beginning in UTC is the same day in Germany."""
    return f"{date.isoformat()}T00:00:00Z"


def _link(relation: str, address: str, mimetype: str | None) -> Element:
    kind = {"type": mimetype} if mimetype else {}
    return Element("link", rel=relation, **kind, href=_iri(address))


def _iri(address: str) -> str:
    """The address without the signs that an address can't hold; the build checks only how it begins."""
    return _NOT_IRI.sub(lambda sign: quote(sign[0]), xml_text(address))


def _parent(tag: str, *children: Element, **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.extend(children)
    return element


def _text(tag: str, text: object, **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.text = xml_text(text)
    return element
