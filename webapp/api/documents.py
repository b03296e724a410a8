"""The documents of the API as plain data: the same for JSON and for the pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from flask_babel import gettext as _

from geo.public import PROGRESS_MEMBER, Attribution, as_json
from webapp import senders, words
from webapp.api.collections import (
    AREAS,
    CONFORMANCE,
    GEOJSON_TYPE,
    HTML_TYPE,
    JSON_TYPE,
    OPENAPI_TYPE,
    Collection,
    collections_of,
)
from webapp.api.crs import CRS84, SYSTEMS
from webapp.api.index import Index, Layer
from webapp.api.query import Query
from webapp.changes.history import Change, of_pledge
from webapp.language import LANGUAGES, PREFIXES, ROWS
from webapp.snapshot import Snapshot, View

Document = dict[str, Any]
Pairs = Iterable[tuple[str, str]]
TYPES = {"json": JSON_TYPE, "html": HTML_TYPE}
FEATURE_TYPES = {"json": GEOJSON_TYPE, "html": HTML_TYPE}
FORMAT_NAMES = {"json": "JSON", "html": "HTML"}
SCHEMA_TYPE = "application/schema+json"


@dataclass(frozen=True)
class Here:
    """The context of a request: the build, the language, the format, and the start of every address.

    ``site`` is the address of the site without language; absolute in JSON, a path in pages.
    """

    snapshot: Snapshot
    view: View
    index: Index
    format: str
    site: str

    @property
    def home(self) -> str:
        """The site in the language of the request."""
        return self.site + PREFIXES[self.view.language]

    def api(self, path: str, pairs: Pairs = ()) -> str:
        query = urlencode(list(pairs), safe=",/:")
        return f"{self.home}/api{path}{'?' if query else ''}{query}"


def link(href: str, rel: str, type_: str, title: str = "", **more: str) -> dict[str, str]:
    return {"href": href, "rel": rel, "type": type_, **({"title": title} if title else {}), **more}


def itself(
    here: Here, path: str, types: dict[str, str], pairs: tuple[tuple[str, str], ...] = ()
) -> list[Document]:
    """Return links to the document in this format and the other, and in the other language."""
    links = []
    for name, type_ in types.items():
        rel = "self" if name == here.format else "alternate"
        title = _("Dieses Dokument als %(format)s", format=FORMAT_NAMES[name])
        links.append(
            link(here.api(path, (*pairs, ("f", name))), rel, type_, title, hreflang=here.view.language)
        )
    links.sort(key=lambda one: one["rel"] != "self")
    other = [(*pairs, ("f", here.format))]
    for language in LANGUAGES:
        if language != here.view.language:
            href = f"{here.site}{PREFIXES[language]}/api{path}?{urlencode(other[0], safe=',/:')}"
            title = ROWS[language].in_it
            links.append(link(href, "alternate", types[here.format], title, hreflang=language))
    return links


def landing(here: Here) -> Document:
    settings = here.snapshot.settings
    links = [
        *itself(here, "", TYPES),
        link(
            here.api("/openapi.json"),
            "service-desc",
            OPENAPI_TYPE,
            _("Beschreibung für Programme (OpenAPI 3.0)"),
        ),
        link(here.api("/openapi.html"), "service-doc", HTML_TYPE, _("Beschreibung für Menschen")),
        link(here.api("/conformance", [("f", here.format)]), "conformance", TYPES[here.format], _("Normen")),
        link(here.api("/collections", [("f", here.format)]), "data", TYPES[here.format], _("Datensätze")),
        link(f"{here.home}/", "about", HTML_TYPE, words.site_title(settings)),
        *licences(here.snapshot.published.attributions),
    ]
    return {
        "title": words.site_title(settings),
        "description": description(here.snapshot),
        "attribution": attribution(here.snapshot.published.attributions),
        "links": links,
    }


def description(snapshot: Snapshot) -> str:
    if snapshot.settings.has_parties:
        return _(
            "Zusagen aus den Programmen %(programmes)s, als offene Daten nach OGC API Features. Keine "
            "amtliche Planung.",
            programmes=senders.programmes(snapshot.settings),
        )
    return _(
        "Zusagen von %(party)s aus dem „%(programme)s“, als offene Daten nach OGC API Features. "
        "Keine amtliche Planung.",
        party=snapshot.settings.party,
        programme=snapshot.settings.programme.title,
    )


def conformance(here: Here) -> Document:
    return {"conformsTo": list(CONFORMANCE), "links": [*itself(here, "/conformance", TYPES), _root(here)]}


def collections(here: Here) -> Document:
    return {
        "links": [*itself(here, "/collections", TYPES), _root(here)],
        "collections": [
            collection(here, one, alone=False) for one in collections_of(here.snapshot.published)
        ],
    }


def collection(here: Here, one: Collection, alone: bool = True) -> Document:
    """Describe a collection: ``alone`` on its own page, otherwise in the list of all."""
    layer, path = here.index.layers[one.id], f"/collections/{one.id}"
    links = itself(here, path, TYPES) if alone else [_to(here, path, "self", str(one.title))]
    items = [
        link(
            here.api(f"{path}/items", [("f", name)]),
            "items",
            type_,
            _("Objekte als %(format)s", format=shown),
        )
        for (name, type_), shown in zip(FEATURE_TYPES.items(), ("GeoJSON", "HTML"), strict=True)
    ]
    schema = [link(here.site + one.schema_path, "describedby", SCHEMA_TYPE)] if one.schema_path else []
    sources = attributions(here.snapshot, one)
    return {
        "id": one.id,
        "title": str(one.title),
        "description": str(one.description),
        "attribution": attribution(sources),
        "links": [*links, *items, _root(here), *schema, *licences(sources)],
        "extent": _extent(layer),
        "itemType": "feature",
        "crs": list(SYSTEMS),
        "storageCrs": CRS84,
    }


def _extent(layer: Layer) -> Document:
    extent: Document = {}
    if layer.bbox is not None:
        extent["spatial"] = {"bbox": [list(layer.bbox)], "crs": CRS84}
    if layer.interval is not None:
        days = [f"{layer.interval[0]}T00:00:00Z", f"{layer.interval[1]}T23:59:59Z"]
        trs = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
        extent["temporal"] = {"interval": [days], "trs": trs}
    return extent


def items_head(here: Here, one: Collection, query: Query, matched: int, returned: int) -> Document:
    """Return everything in a response except its features."""
    path = f"/collections/{one.id}/items"
    page = (("limit", str(query.limit)), ("offset", str(query.offset)))
    links = itself(here, path, FEATURE_TYPES, (*query.pairs, *page))
    for rel, offset in (("prev", _previous(query, matched)), ("next", _following(query, matched))):
        if offset is not None:
            pairs = (*query.pairs, page[0], ("offset", str(offset)), ("f", here.format))
            links.append(link(here.api(path, pairs), rel, FEATURE_TYPES[here.format], _TURN[rel]()))
    links.append(_to(here, f"/collections/{one.id}", "collection", str(one.title)))
    links += [_root(here), *licences(attributions(here.snapshot, one))]
    return {"type": "FeatureCollection", "links": links, "numberMatched": matched, "numberReturned": returned}


_TURN = {"prev": lambda: _("Vorige Seite"), "next": lambda: _("Nächste Seite")}


def _previous(query: Query, matched: int) -> int | None:
    return max(0, min(query.offset, matched) - query.limit) if query.offset else None


def _following(query: Query, matched: int) -> int | None:
    offset = query.offset + query.limit
    return offset if offset < matched else None


def item_links(
    here: Here, one: Collection, position: int, pairs: tuple[tuple[str, str], ...] = ()
) -> list[Document]:
    """Return the links of a single feature, among them the page of the pledge or municipality."""
    layer = here.index.layers[one.id]
    feature_id = layer.ids[position]
    links = itself(here, f"/collections/{one.id}/items/{quote(feature_id)}", FEATURE_TYPES, pairs)
    links += [_to(here, f"/collections/{one.id}", "collection", str(one.title)), _root(here)]
    links += [link(href, "related", HTML_TYPE, title) for href, title in _pages(here, one, position)]
    return links + licences(attributions(here.snapshot, one))


def changes(here: Here, one: Collection, position: int) -> list[Change]:
    """Return the changes of a feature's pledge, newest first; [] for the other collections."""
    if one.id != "pledges":
        return []
    [pledge_id] = here.index.layers[one.id].pledge_ids[position]
    return of_pledge(here.snapshot.pledges[pledge_id])


def progress(here: Here, one: Collection, position: int) -> Document:
    """Return the member with the milestones of a single feature as the build writes them, if it has any."""
    milestones = [change.milestone for change in reversed(changes(here, one, position))]
    return {PROGRESS_MEMBER: as_json(milestones)} if milestones else {}


def _pages(here: Here, one: Collection, position: int) -> list[tuple[str, str]]:
    layer = here.index.layers[one.id]
    if one.id in AREAS:
        key = layer.ids[position]
        found = (area for area in here.snapshot.published.areas if area.key == key)
        return [(f"{here.home}{area.path}", area.name) for area in found]
    pledges = [here.snapshot.pledges[pledge_id] for pledge_id in layer.pledge_ids[position]]
    return [(f"{here.home}/zusage/{pledge.id}", words.pledge_title(pledge)) for pledge in pledges]


def _to(here: Here, path: str, rel: str, title: str) -> Document:
    return link(here.api(path, [("f", here.format)]), rel, TYPES[here.format], title)


def _root(here: Here) -> Document:
    return _to(here, "", "root", words.site_title(here.snapshot.settings))


def attributions(snapshot: Snapshot, one: Collection) -> tuple[Attribution, ...]:
    """Return the attributions that the sources of a collection require."""
    if one.id != "municipalities":
        return snapshot.published.attributions
    provenance = snapshot.published.layers["municipalities"]["provenance"]
    return (Attribution(provenance["attribution"], provenance["licence_url"]),)


def attribution(sources: Iterable[Attribution]) -> str:
    return " · ".join(source.text for source in sources)


def licences(sources: Iterable[Attribution]) -> list[Document]:
    """Return one link per licence, with all attributions under it."""
    named: dict[str, list[str]] = {}
    for source in sources:
        named.setdefault(source.licence_url, []).append(source.text)
    return [link(url, "license", HTML_TYPE, " · ".join(texts)) for url, texts in named.items()]
