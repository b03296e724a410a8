"""The address of a site and an e-mail address in the settings: each is that and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.config.settings import load_settings
from geo.config.web_address import AddressFault, base_url, e_mail
from geo.errors import ProblemsFound
from tests.conftest import REPOSITORY

LONG = "a" * 63


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://karte.example.org", "https://karte.example.org"),
        ("https://karte.example.org/dueren/karte", "https://karte.example.org/dueren/karte"),
        ("HTTPS://Karte.Example.ORG/Karte", "https://karte.example.org/Karte"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000/x", "http://localhost:8000/x"),
        ("https://grüne-düren.de", "https://xn--grne-dren-r9ae.de"),
        # "ß" is a letter of its own in the names of hosts since 2010: strasse.de is somebody else's.
        ("https://straße.de", "https://xn--strae-oqa.de"),
        ("https://x.de/straße", "https://x.de/stra%C3%9Fe"),
        ("https://x.de/stra%C3%9Fe", "https://x.de/stra%C3%9Fe"),
        (f"https://{LONG}.de", f"https://{LONG}.de"),
    ],
)
def test_an_address_is_read_into_ascii(written: str, expected: str) -> None:
    assert base_url(written) == expected
    assert base_url(expected) == expected


@pytest.mark.parametrize(
    ("written", "code", "proposal"),
    [
        ("https://x.de/", "address_slash", "https://x.de"),
        ("https://x.de/karte/", "address_slash", "https://x.de/karte"),
        ("https://x.de?a=1", "address_query", "https://x.de"),
        ("https://x.de/k?", "address_query", "https://x.de/k"),
        ("https://x.de/k#oben", "address_query", "https://x.de/k"),
        ("https://u:p@x.de/k", "address_user", "https://x.de/k"),
        ("https://x.de/a b", "address_foreign", "https://x.de/ab"),
        ('https://x.de/"onload="x', "address_foreign", "https://x.de/onload=x"),
        ("„https://x.de“", "address_foreign", "https://x.de"),
        ("https://x.de<script>", "address_foreign", "https://x.descript"),
        ("karte.example.org/x", "address_scheme", "https://karte.example.org/x"),
        ("ftp://x.de/y", "address_scheme", "https://x.de/y"),
        ("https:/x.de", "address_scheme", "https://x.de"),
        ("javascript:alert(1)", "address_scheme", "https://karte.example.org"),
        ("nirgends", "address_scheme", "https://karte.example.org"),
        ("https://x..de", "address_host", "https://karte.example.org"),
        ("https://-x.de", "address_host", "https://karte.example.org"),
        (f"https://a{LONG}.de", "address_host", "https://karte.example.org"),
        ("https://x.de:99999", "address_host", "https://karte.example.org"),
        ("https://256.1.1.1", "address_host", "https://karte.example.org"),
        ("https://[::1", "address_host", "https://karte.example.org"),
        ("https://x.de//a", "address_path", "https://x.de/a"),
        ("https://x.de/../a", "address_path", "https://x.de/a"),
    ],
)
def test_what_is_not_an_address_gets_the_remedy_for_its_fault(written: str, code: str, proposal: str) -> None:
    with pytest.raises(AddressFault) as caught:
        base_url(written)
    assert (caught.value.code, caught.value.proposal) == (code, proposal)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("kreisverband@gruene-dueren.de", "kreisverband@gruene-dueren.de"),
        ("a.b+c_d-e@x.example.org", "a.b+c_d-e@x.example.org"),
        ("vorstand@grüne-düren.de", "vorstand@xn--grne-dren-r9ae.de"),
    ],
)
def test_an_e_mail_address_is_one(written: str, expected: str) -> None:
    assert e_mail(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "a@b.de?bcc=c@d.de",
        "a%0Abcc@b.de",
        "a@b.de,c@d.de",
        "a@b.de&cc=c@d.de",
        "Anna <a@b.de>",
        "mailto:a@b.de",
        "a b@c.de",
        "a..b@c.de",
        "a@@b.de",
        "a@b",
        "@b.de",
        "a@",
        "niemand",
    ],
)
def test_what_holds_more_than_one_e_mail_address_is_refused(written: str) -> None:
    with pytest.raises(AddressFault, match="address_mail"):
        e_mail(written)


def test_the_settings_name_both_faults_at_once_and_take_the_ascii_form(tmp_path: Path) -> None:
    text = (REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8")
    contact = next(line for line in text.splitlines() if line.startswith("contact"))
    path = tmp_path / "pledgemap.toml"
    bad = text.replace('base_url = ""', 'base_url = "https://x.de/?a=1"').replace(
        contact, 'contact = "a@b.de?bcc=c@d.de"'
    )
    path.write_text(bad, encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        load_settings(path)
    assert [(one.column, one.code) for one in caught.value.problems] == [
        ("base_url", "address_query"),
        ("imprint.contact", "address_mail"),
    ]
    assert 'Write "https://x.de".' in str(caught.value)
    path.write_text(text.replace('base_url = ""', 'base_url = "https://grüne.de"'), encoding="utf-8")
    assert load_settings(path).base_url == "https://xn--grne-1ra.de"
