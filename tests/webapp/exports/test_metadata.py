"""What the data say about themselves."""

from __future__ import annotations

import copy
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
import rdflib
from flask import Flask
from flask.testing import FlaskClient
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from tests.conftest import MakeHome, in_every_county
from webapp import create_app
from webapp.exports import FORMATS
from webapp.exports.columns import COLUMNS
from webapp.snapshot import Snapshot

# rdflib's own reader of JSON-LD still uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

DCATDE = rdflib.Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
ODBL = rdflib.URIRef("http://dcat-ap.de/def/licenses/odbl")
BASE = "https://party.example/karte"


def with_base_url(make_home: MakeHome) -> FlaskClient:
    home = make_home({"id": "rur", "places": "Rur", "title": "Titel </script><script>alert(1)</script>"})
    settings = home / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace('base_url = ""', f'base_url = "{BASE}"')
    settings.write_text(re.sub('^title = ".*"', "title = '</script><b>'", text, flags=re.MULTILINE), "utf-8")
    return create_app({"HOME": str(home)}).test_client()


def graph_of(client: FlaskClient, public_id: str | None = None) -> rdflib.Graph:
    answer = client.get("/katalog", headers={"Host": "evil.example"})
    assert answer.mimetype == "application/ld+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "evil.example" not in answer.text
    return rdflib.Graph().parse(data=answer.text, format="json-ld", publicID=public_id)


def test_rdflib_finds_dataset_files_and_licence(make_home: MakeHome) -> None:
    graph = graph_of(with_base_url(make_home))
    catalogue = graph.value(predicate=RDF.type, object=DCAT.Catalog)
    assert str(catalogue) == f"{BASE}/katalog"
    dataset = graph.value(catalogue, DCAT.dataset)
    assert graph.value(dataset, RDF.type) == DCAT.Dataset
    files = list(graph.objects(dataset, DCAT.distribution))
    urls = {str(url) for file in files for url in graph.objects(file, DCAT.downloadURL)}
    assert urls == {f"{BASE}/downloads/zusagen.{extension}" for extension in FORMATS}
    for file in files:
        assert graph.value(file, DCTERMS.license) == ODBL
        assert "OpenStreetMap" in graph.value(file, DCATDE.licenseAttributionByText)
        assert graph.value(file, DCTERMS.format) is not None
    service = graph.value(catalogue, DCAT.service)
    assert str(graph.value(service, DCAT.endpointURL)) == f"{BASE}/api"
    assert graph.value(service, DCAT.servesDataset) == dataset
    assert [graph.value(file, DCAT.accessService) for file in files].count(service) == 1


def test_the_catalogue_names_publisher_contact_region_and_dates(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    graph = graph_of(client, f"{BASE}/katalog")
    dataset = graph.value(predicate=RDF.type, object=DCAT.Dataset)
    publisher = graph.value(dataset, DCTERMS.publisher)
    assert str(graph.value(publisher, FOAF.name)) == snapshot.settings.party
    contact = graph.value(dataset, DCAT.contactPoint)
    assert str(graph.value(contact, VCARD.hasEmail)) == f"mailto:{snapshot.settings.imprint.contact}"
    assert graph.value(dataset, DCATDE.politicalGeocodingURI) == rdflib.URIRef(
        f"http://dcat-ap.de/def/politicalGeocoding/districtKey/{snapshot.settings.regions[0]}"
    )
    date = rdflib.Literal(snapshot.published.data_date.isoformat(), datatype=XSD.date)
    assert graph.value(dataset, DCTERMS.modified) == graph.value(dataset, DCTERMS.issued) == date
    box = graph.value(graph.value(dataset, DCTERMS.spatial), DCAT.bbox)
    assert re.fullmatch(r"POLYGON\(\(6\.\d+ 50\.\d+, .*\)\)", str(box))


def test_without_a_base_url_the_catalogue_is_about_wherever_it_was_read(client: FlaskClient) -> None:
    graph = graph_of(client, "https://somewhere.example/katalog")
    dataset = graph.value(predicate=RDF.type, object=DCAT.Dataset)
    assert str(dataset) == "https://somewhere.example/katalog#zusagen"
    assert all(isinstance(node, rdflib.URIRef | rdflib.BNode) for node in graph.subjects())
    assert len(graph_of(client)) == len(graph)


class DataBlocks(HTMLParser):
    """The JSON-LD that a browser would find in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        if self._inside:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks[-1] += data


@pytest.mark.parametrize("path", ["/daten", "/en/daten"])
def test_the_page_holds_the_dataset_for_search_engines(make_home: MakeHome, path: str) -> None:
    page = with_base_url(make_home).get(path)
    parser = DataBlocks()
    parser.feed(page.text)
    (block,) = parser.blocks
    assert "</" not in block
    dataset = json.loads(block)
    assert (dataset["@context"], dataset["@type"]) == ("https://schema.org/", "Dataset")
    assert dataset["name"] in ("</script><b>", "What the Greens plan in Kreis Düren")
    assert dataset["license"].startswith("https://")
    assert {file["contentUrl"] for file in dataset["distribution"]} == {
        f"{BASE}/downloads/zusagen.{extension}" for extension in FORMATS
    }
    assert 50 <= len(dataset["description"]) <= 5000  # what Google asks for


@pytest.mark.parametrize("path", ["/daten", "/en/daten"])
def test_the_page_explains_every_column_and_names_the_licences(
    client: FlaskClient, snapshot: Snapshot, path: str
) -> None:
    page = client.get(path)
    assert page.status_code == 200
    for column in COLUMNS:
        assert f'<th scope="row"><code>{column.name}</code></th>' in page.text
    for attribution in snapshot.published.attributions:
        assert attribution.licence_url in page.text
    assert 'rel="license"' in page.text
    assert 'href="/katalog"' in page.text


@pytest.fixture
def schema(client: FlaskClient) -> dict:
    answer = client.get("/daten/pledge.schema.json")
    assert answer.mimetype == "application/schema+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return json.loads(answer.text)


@pytest.fixture
def features(county_home: Path) -> list[dict]:
    path = county_home / "data" / "geojson" / "pledges.geojson"
    return json.loads(path.read_text(encoding="utf-8"))["features"]


@in_every_county
def test_every_feature_satisfies_the_schema(schema: dict, features: list[dict]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for feature in features for error in validator.iter_errors(feature)] == []


def test_hostile_features_satisfy_the_schema_too(schema: dict, hostile_app: Flask) -> None:
    validator = jsonschema.Draft202012Validator(schema)
    collection = json.loads(hostile_app.test_client().get("/downloads/zusagen.geojson").text)
    assert all(validator.is_valid(feature) for feature in collection["features"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("topic", "unbekannt"),
        ("stance", "maybe"),
        ("page", 0),
        ("municipalities", [5358024]),
        ("municipalities", ["5358024"]),
        ("label_point", [50.8, 6.4, 1.0]),
        ("label_point", None),
        ("place_id", None),
        ("planned", "false"),
        ("extra", 1),
    ],
)
def test_the_schema_refuses_what_a_build_never_writes(
    schema: dict, features: list[dict], name: str, value: object
) -> None:
    feature = copy.deepcopy(next(feature for feature in features if feature["geometry"]))
    feature["properties"][name] = value
    assert not jsonschema.Draft202012Validator(schema).is_valid(feature)


def test_the_schema_refuses_a_point_for_what_has_no_place(schema: dict, features: list[dict]) -> None:
    feature = copy.deepcopy(next(feature for feature in features if feature["geometry"] is None))
    feature["geometry"] = {"type": "Point", "coordinates": [6.48, 50.8]}
    assert not jsonschema.Draft202012Validator(schema).is_valid(feature)
