"""Places that a Nominatim server has found, as the site shows them."""

import datetime
from html import unescape

from geo.build import build
from geo.online.answers import ATTRIBUTION, Kept, NominatimHit, read_answers
from geo.publishing.published import read_published
from tests.conftest import write_pledges
from webapp import create_app

HIT = NominatimHit(
    osm_type="way",
    osm_id=7,
    category="highway",
    type="residential",
    address_type="road",
    place_rank=26,
    name="Probestraße",
    names=("Probestraße",),
    title="Probestraße, Düren",
    member={"type": "LineString", "coordinates": [[6.48, 50.80], [6.49, 50.80]]},
)


def test_a_street_from_openstreetmap_is_shown_with_its_source(make_home):
    home = make_home({"places": "Jülich"})
    assert ATTRIBUTION not in {source.text for source in read_published(home).attributions}
    kept = Kept("Probestraße", "", "Probestraße", "https://a.de", datetime.date(2026, 11, 22), (HIT,))
    read_answers(home).add(kept)
    write_pledges(home / "pledges.csv", [{"places": "Probestraße"}])
    build(home)
    assert ATTRIBUTION in {source.text for source in read_published(home).attributions}
    client = create_app({"HOME": str(home)}).test_client()
    assert ATTRIBUTION in unescape(client.get("/").text)
    page = unescape(client.get("/zusage/zusage-1").text)
    assert "Probestraße" in page
    assert "Düren" in page
