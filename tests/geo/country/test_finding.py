"""From any address of a site to its data, and only for news the second time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geo.country.fetching import Client, Limits
from geo.country.finding import FoundData, find
from geo.country.records import SourceState
from geo.errors import ProblemsFound
from tests.geo.country.conftest import (
    HTML,
    JSONLD,
    Site,
    catalogue,
    collection,
    german,
    pledge,
    publish,
    site_of,
)

HERE = frozenset({"127.0.0.1"})


def found(site: Site, path: str = "/", known: SourceState | None = None, **limits: Any) -> FoundData:
    return find(Client("quelle", HERE, Limits(**limits)), site.address + path, known)


def refused(site: Site, path: str = "/", **limits: Any) -> str:
    with pytest.raises(ProblemsFound) as error:
        found(site, path, **limits)
    (problem,) = error.value.problems
    return problem.code


@pytest.mark.parametrize("root", ["", "/karte"])
@pytest.mark.parametrize(
    "path",
    ["/", "/daten", "/katalog", "/downloads/zusagen.geojson", "/downloads/zusagen.geojson?thema=natur"],
)
def test_every_address_of_a_site_leads_to_its_data(site: Site, root: str, path: str) -> None:
    publish(site, root=root)
    one = found(site, root + path)
    assert [feature["id"] for feature in one.features or ()] == ["rat", "radweg--juelich"]
    described = one.described
    assert described.title == "Was wir vorhaben"
    assert described.parties == {"": "BÜNDNIS 90/DIE GRÜNEN, Kreisverband Düren"}
    assert described.topics == {"mobilitaet": "Bus & Rad", "natur": "Natur"}
    assert (described.regions, described.licence) == (("05358",), "ODbL 1.0")
    assert described.site == f"{site.address}{root}/"
    assert one.state.data_address.startswith(f"{site.address}{root}/downloads/zusagen.geojson")
    assert not any(request.startswith("https://example.org") for request in site.paths)


def test_an_export_is_read_like_a_server(site: Site) -> None:
    """Its pages have a final slash, its catalogue another name, and its files no headers of ours."""
    publish(site)
    site.put("/", '<link rel="canonical" href="https://karte.example.org/"><a href="/daten/">Daten</a>')
    site.put(
        "/daten/", '<link rel="describedby" href="/katalog.jsonld"><a href="/downloads/zusagen.geojson">'
    )
    del site.pages["/daten"], site.pages["/katalog"]
    site.put("/katalog.jsonld", catalogue(), "application/octet-stream")
    stamp = {"Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT"}
    site.put("/downloads/zusagen.geojson", collection(site_of()), "application/octet-stream", headers=stamp)
    one = found(site)
    assert one.described.regions == ("05358",)
    assert found(site, known=one.state).features is None


def test_a_file_somewhere_else_is_enough(site: Site) -> None:
    site.put("/x/pledges.geojson", collection(site_of(), provenance={"licence": "ODbL", "title": "Alt"}))
    one = found(site, "/x/pledges.geojson")
    assert (one.described.title, one.described.licence, one.described.site) == (
        "Was wir vorhaben",
        "ODbL",
        "",
    )


def test_a_site_that_has_nothing_new_is_asked_once(site: Site) -> None:
    publish(site)
    first = found(site)
    site.asked.clear()
    again = found(site, known=first.state)
    assert (again.features, again.state) == (None, first.state)
    assert site.paths == ["/downloads/zusagen.geojson"]


def test_a_server_that_knows_no_conditions_is_read_and_compared(site: Site) -> None:
    publish(site)
    site.pages["/downloads/zusagen.geojson"].headers.pop("ETag")
    first = found(site)
    assert found(site, known=first.state).features is None
    site.pages["/katalog"].body = site.pages["/katalog"].body.replace(b"Bus & Rad", b"Verkehr")
    changed = found(site, known=first.state)
    assert changed.described.topics["mobilitaet"] == "Verkehr"
    assert changed.features is not None


def test_news_are_read(site: Site) -> None:
    publish(site)
    first = found(site)
    site.put("/downloads/zusagen.geojson", collection(pledge("neu")), headers={"ETag": '"zwei"'})
    second = found(site, known=first.state)
    assert [feature["id"] for feature in second.features or ()] == ["neu"]
    assert second.state.etag == '"zwei"'


def test_a_file_that_has_moved_is_found_again(site: Site) -> None:
    publish(site)
    known = found(site).state
    moved = replace(known, data_address=f"{site.address}/downloads/alt.geojson")
    assert found(site, known=moved).features is None  # the same bytes, elsewhere
    assert found(site, known=replace(moved, digest="")).features is not None


def test_a_source_that_has_got_another_host_is_read_from_the_start(site: Site, other_site: Site) -> None:
    publish(site)
    publish(other_site, pledge("anders"))
    second = found(other_site, known=found(site).state)
    assert [feature["id"] for feature in second.features or ()] == ["anders"]


def api(site: Site, count: int = 5, size: int = 2) -> None:
    """An API that gives ``size`` features at once, whose links begin with another address."""
    path = "/api/collections/pledges/items"
    canonical = f"https://karte.example.org{path}"
    site.put("/api", {"title": "API", "links": [{"rel": "data", "href": "https://karte.example.org/x"}]})
    for offset in range(0, count, size):
        features = [pledge(f"p-{number}") for number in range(offset, min(offset + size, count))]
        following = f"{canonical}?limit={size}&offset={offset + size}&f=json"
        links = [{"rel": "next", "href": following}] if offset + size < count else []
        query = f"?offset={offset}&f=json&limit=1000" if offset else "?f=json&limit=1000"
        site.put(path + query, {"type": "FeatureCollection", "links": links, "features": features})
    site.pages[path] = site.pages[f"{path}?f=json&limit=1000"]


@pytest.mark.parametrize("path", ["/api", "/api/collections/pledges/items", "/api/conformance"])
def test_the_pages_of_an_api_are_read_to_the_last(site: Site, path: str) -> None:
    api(site)
    site.put("/api/conformance", {"conformsTo": [], "links": []})
    site.put("/katalog", catalogue(), JSONLD)
    one = found(site, path)
    assert [feature["id"] for feature in one.features or ()] == [f"p-{number}" for number in range(5)]
    assert one.described.regions == ("05358",)
    assert one.state.etag == ""  # that of a first page says nothing of the others


def test_pages_that_lead_in_a_circle_are_left(site: Site) -> None:
    path = "/api/collections/pledges/items"
    links = [{"rel": "next", "href": f"{path}?offset=1"}]
    site.put(path, {"type": "FeatureCollection", "links": links, "features": [pledge()]})
    assert refused(site, path) == "source_pages"


def test_pages_have_the_limits_of_a_file(site: Site) -> None:
    api(site)
    path = "/api/collections/pledges/items"
    assert refused(site, path, pages=2) == "source_pages"
    assert refused(site, path, data_bytes=2500) == "source_too_large"


LOGIN = '<form action="/login"><input name="user"><input type="password" name="p"></form>'


@pytest.mark.parametrize(
    ("body", "mimetype", "code"),
    [
        ("", "application/geo+json", "source_empty"),
        ("  \n", HTML, "source_empty"),
        (LOGIN, HTML, "source_login"),
        (LOGIN, "application/geo+json", "source_login"),
        ("<h1>Willkommen bei Ihrem Provider</h1>", HTML, "source_no_data"),
        ('<a href="/">Daten</a><a href="/daten/alt">', HTML, "source_no_data"),
        ("Wartung", "text/plain", "source_not_json"),
        ("[1, 2]", "application/json", "source_not_features"),
        ('{"type": "Feature"}', "application/geo+json", "source_not_features"),
        ('{"error": "no such map"}', "application/json", "source_not_features"),
    ],
)
def test_what_is_no_map_is_named(site: Site, body: str, mimetype: str, code: str) -> None:
    site.put("/", body, mimetype)
    assert refused(site) == code


def test_pages_that_link_each_other_are_left(site: Site) -> None:
    site.put("/", '<a href="/daten">')
    site.put("/daten", '<a href="/x/daten">')
    site.put("/x/daten", '<a href="/daten">')
    assert refused(site) == "source_no_data"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503])
def test_a_status_is_named(site: Site, status: int) -> None:
    site.put("/", "Fehler", status=status)
    with pytest.raises(ProblemsFound) as error:
        found(site)
    (problem,) = error.value.problems
    assert (problem.code, f"HTTP {status}" in str(problem)) == ("source_http", True)


def test_a_catalogue_that_is_broken_or_huge_does_not_stop_its_data(site: Site) -> None:
    publish(site)
    site.put("/katalog", "{kaputt", JSONLD)
    assert found(site).described.regions == ()
    site.put("/katalog", catalogue(**{"dct:description": german("x" * 5000)}), JSONLD)
    assert found(site, page_bytes=4000).described.regions == ()
    assert found(site).described.regions == ("05358",)


def test_a_link_to_a_private_host_is_not_followed(site: Site) -> None:
    publish(site)
    header = '<http://localhost:1/katalog>; rel="describedby"'
    site.pages["/downloads/zusagen.geojson"].headers["Link"] = header
    assert found(site).described.regions == ("05358",)  # of the catalogue beside the file
