"""From the address of a site to its data, by the site's own links: page, catalogue, API, file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from geo.country import describing
from geo.country.addresses import checked, site_of
from geo.country.describing import Description, JsonObject
from geo.country.fetching import NOT_MODIFIED, Client, WebAnswer
from geo.country.json_text import parsed
from geo.country.records import SourceState
from geo.errors import ProblemsFound
from geo.words.messages import problem

CATALOGUES = ("katalog", "katalog.jsonld")
FILE = "downloads/zusagen.geojson"
ITEMS = "/collections/pledges/items"
_MAX_STEPS = 6  # front page, page about the data, catalogue, file: with room for a version that has one more
_PER_PAGE = 1000
_HTML = ("text/html", "application/xhtml+xml")
_OK = 200


@dataclass(frozen=True)
class FoundData:
    """The features of a source, and what it says of itself; ``features`` is None if nothing is new."""

    state: SourceState
    features: list[Any] | None = None
    described: Description = field(default_factory=Description)


def find(client: Client, address: str, known: SourceState | None) -> FoundData:
    """Return what a source has, or that it has nothing new.

    Parameters
    ----------
    address : checked, as somebody has given it: of a site, of its page about the data, its API or a file
    known : of the last good answer

    Raises
    ------
    ProblemsFound : it leads to no data
    """
    hints = _hints(known, address)
    start = known.data_address if known and hints else address
    answer = client.get(start, client.limits.data_bytes, hints)
    if answer.status == NOT_MODIFIED and known:
        return FoundData(known)
    if answer.status != _OK and start != address:  # the site has moved its file
        answer = client.get(address, client.limits.data_bytes)
    found = _Search(client).of(answer)
    is_same = bool(known and known.digest == found.state.digest)
    return replace(found, features=None) if is_same else found


def _hints(known: SourceState | None, address: str) -> dict[str, str]:
    """What to ask for news with; a source that has moved to another host is read from the start."""
    if not known or urlsplit(known.data_address).netloc != urlsplit(address).netloc:
        return {}
    given = {"etag": known.etag, "last-modified": known.last_modified}
    return {name: value for name, value in given.items() if value}


class _Search:
    def __init__(self, client: Client) -> None:
        self._client, self._source = client, client.source
        self._steps = 0

    def of(self, answer: WebAnswer) -> FoundData:
        """Follow an answer to the features."""
        self._steps += 1
        if self._steps > _MAX_STEPS:
            raise self._fails("source_no_data", answer)
        if answer.status != _OK:
            raise self._fails("source_http", answer, status=answer.status)
        if not answer.body.strip():
            raise self._fails("source_empty", answer)
        if answer.mimetype in _HTML or answer.body.lstrip()[:1] == b"<":
            return self._of_page(answer)
        document = parsed(self._source, answer.address, answer.body)
        if isinstance(document, dict):
            if document.get("type") == "FeatureCollection":
                return self._of_features(answer, document)
            if "dcat:dataset" in document:
                return self._of_catalogue(answer)
            if isinstance(document.get("links"), list):
                return self._of_api(answer)
        raise self._fails("source_not_features", answer)

    def _of_page(self, answer: WebAnswer) -> FoundData:
        """Go on from a page: to the file that it links, or to its page about the data."""
        page = _Links()
        page.feed(answer.body[: self._client.limits.page_bytes].decode("utf-8", "replace"))
        links = [urljoin(answer.address, link) for link in page.hrefs]
        own = [link for link in links if urlsplit(link).netloc == urlsplit(answer.address).netloc]
        for ending in (FILE, "daten", *CATALOGUES):
            for link in own:
                if urlsplit(link).path.rstrip("/").endswith(f"/{ending}") and link != answer.address:
                    return self.of(self._get(urlunsplit((*urlsplit(link)[:3], "", ""))))
        raise self._fails("source_login" if page.has_password else "source_no_data", answer)

    def _of_catalogue(self, answer: WebAnswer) -> FoundData:
        # Its addresses begin with the site's own in the settings, which need not be where we found it.
        return self.of(self._get(urljoin(site_of(answer.address), FILE)))

    def _of_api(self, answer: WebAnswer) -> FoundData:
        parts = urlsplit(answer.address)
        path = parts.path.partition("/collections")[0].partition("/conformance")[0].rstrip("/")
        if path.endswith(ITEMS):
            raise self._fails("source_not_features", answer)
        return self.of(self._get(urlunsplit((parts.scheme, parts.netloc, f"{path}{ITEMS}", _query(""), ""))))

    def _of_features(self, answer: WebAnswer, collection: dict[str, Any]) -> FoundData:
        features, digest = _features(collection), hashlib.sha256(answer.body)
        described = describing.of_collection(collection)
        for page in self._further(answer, collection):
            document = parsed(self._source, page.address, page.body)
            if not isinstance(document, dict) or not isinstance(document.get("features"), list):
                raise self._fails("source_not_features", page)
            features += document["features"]
            digest.update(page.body)
        described = described.completed(self._described(answer))
        digest.update(repr(described).encode("utf-8", "surrogatepass"))
        paged = bool(_next(collection))
        state = SourceState(
            # Pages have each an ETag of their own: the first says nothing of the others.
            data_address=answer.address,
            etag="" if paged else answer.etag,
            last_modified="" if paged else answer.last_modified,
            digest=digest.hexdigest(),
        )
        return FoundData(state, features, described)

    def _further(self, first: WebAnswer, collection: Mapping[str, Any]) -> Iterator[WebAnswer]:
        """The pages that follow a page of the API, with as many features each as the API gives."""
        seen, size = {first.address}, len(first.body)
        current, address = first, _next(collection)
        while address:
            # Links begin with the site's own address in the settings; only their query counts here.
            parts = urlsplit(current.address)
            there = urlunsplit((parts.scheme, parts.netloc, parts.path, _query(urlsplit(address).query), ""))
            if there in seen or len(seen) >= self._client.limits.pages:
                raise self._fails("source_pages", current, limit=self._client.limits.pages)
            seen.add(there)
            current = self._get(there, self._client.limits.data_bytes - size)
            if current.status != _OK:
                raise self._fails("source_http", current, status=current.status)
            size += len(current.body)
            yield current
            document = parsed(self._source, current.address, current.body)
            address = _next(document) if isinstance(document, dict) else ""

    def _described(self, answer: WebAnswer) -> Description:
        """Read the catalogue beside the data; old sites, and files elsewhere, have none."""
        site = site_of(answer.address)
        linked = [
            urljoin(answer.address, target) for target in _described_by(answer.headers.get_all("Link") or [])
        ]
        for address in (*linked, *(urljoin(site, name) for name in CATALOGUES)):
            catalogue = self._optional(address)
            if "dcat:dataset" in catalogue:
                schema = self._optional(urljoin(site, "daten/pledge.schema.json"))
                return replace(describing.of_catalogue(catalogue, schema), site=site)
        return Description()

    def _optional(self, address: str) -> JsonObject:
        try:
            answer = self._get(address, self._client.limits.page_bytes)
            document = parsed(self._source, address, answer.body) if answer.status == _OK else None
        except ProblemsFound:
            return {}
        return document if isinstance(document, dict) else {}

    def _get(self, address: str, max_bytes: int | None = None) -> WebAnswer:
        return self._client.get(checked(self._source, address), max_bytes or self._client.limits.data_bytes)

    def _fails(self, code: str, answer: WebAnswer, **details: Any) -> ProblemsFound:
        return ProblemsFound([problem(code, self._source, value=answer.address, **details)])


class _Links(HTMLParser):
    """The addresses that a page links, and whether it wants a password."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.has_password = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("a", "link") and values.get("href"):
            self.hrefs.append(str(values["href"]))
        if tag == "input" and (values.get("type") or "").lower() == "password":
            self.has_password = True


def _features(collection: Mapping[str, Any]) -> list[Any]:
    features = collection.get("features")
    return list(features) if isinstance(features, list) else []


def _next(collection: Mapping[str, Any]) -> str:
    links = collection.get("links")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and link.get("rel") == "next" and isinstance(link.get("href"), str):
            return str(link["href"])
    return ""


def _query(text: str) -> str:
    """The query of a page of the API: as JSON, and as many features as it gives at once."""
    pairs = {key: value for key, value in parse_qsl(text) if key not in ("f", "limit")}
    return urlencode({**pairs, "f": "json", "limit": str(_PER_PAGE)})


def _described_by(headers: list[str]) -> Iterator[str]:
    for one in ",".join(headers).split(","):
        target, _semicolon, parameters = one.strip().partition(";")
        if target.startswith("<") and target.endswith(">") and "describedby" in parameters:
            yield target[1:-1]
