"""``python -m geo collect``: what is right is kept, what is wrong is said, and the others go on."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from geo.country.collecting import WORKERS, Asking
from geo.country.command import CollectOrder, run
from geo.country.fetching import Limits
from geo.errors import PledgemapError
from geo.words.messages import TEXTS
from tests.geo.country.conftest import HTML, Memory, Site, collection, pledge, publish, running, site_of

ASKING = Asking(private=frozenset({"127.0.0.1"}), today=lambda: datetime.date(2026, 3, 1))


def collect(store: Memory, *addresses: str, **more: object) -> int:
    order = CollectOrder(addresses, **{"asking": ASKING, **more})  # type: ignore[arg-type]
    return run(order, {}, lambda _: store)


def key_of(site: Site) -> str:
    return site.address.removeprefix("http://").replace(".", "-").replace(":", "-")


def test_sources_are_kept_under_their_names(
    site: Site, other_site: Site, store: Memory, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(site)
    publish(other_site, pledge("rat"), pledge("haus"))
    assert collect(store, site.address, other_site.address) == 0
    assert {key: len(one.pledges) for key, one in store.harvests.items()} == {
        key_of(site): 2, key_of(other_site): 2,
    }  # fmt: skip
    out = capsys.readouterr().out
    assert f"{key_of(site)}: pledges: 2, sites: 1; 2 new, 0 changed, 0 removed" in out.replace(
        "places", "place"
    )
    assert out.endswith("2 sources read, 2 of them with news.\n")
    assert store.harvests[key_of(site)].pledges[1].url == f"{site.address}/zusage/radweg"


def test_a_second_run_asks_for_news_only(
    site: Site, store: Memory, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(site)
    collect(store, site.address)
    before, site.asked = store.harvests, []
    assert collect(store, site.address) == 0
    assert (store.harvests, site.paths) == (before, ["/downloads/zusagen.geojson"])
    assert f"{key_of(site)}: nothing new" in capsys.readouterr().out
    asking = Asking(ASKING.private, again=True, today=ASKING.today)
    assert collect(store, site.address, asking=asking) == 0
    assert "with news" in capsys.readouterr().out


def test_a_source_that_fails_keeps_its_last_state_and_the_others_go_on(
    site: Site, other_site: Site, store: Memory, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(site)
    publish(other_site)
    collect(store, site.address, other_site.address)
    before = store.harvests[key_of(site)]
    bad = collection(site_of(geometry=(50.92, 6.36)))
    site.put("/downloads/zusagen.geojson", bad)
    publish(other_site, pledge("neu"))
    other_site.pages["/downloads/zusagen.geojson"].headers["ETag"] = '"zwei"'
    assert collect(store, site.address, other_site.address) == 1
    assert store.harvests[key_of(site)] == before
    assert [one.id for one in store.harvests[key_of(other_site)].pledges] == ["neu"]
    told = capsys.readouterr()
    assert f'{key_of(site)}, row 1, column "geometry": ' in told.err
    assert store.failures[key_of(site)] in told.err
    assert "1 source read, 1 of them with news; 1 failed" in told.out
    site.put("/downloads/zusagen.geojson", collection(pledge("wieder-da")))
    assert collect(store, site.address) == 0
    assert store.failures == {}


def test_a_login_page_and_an_empty_map_do_not_delete_a_county(site: Site, store: Memory) -> None:
    publish(site)
    collect(store, site.address)
    before = store.harvests[key_of(site)]
    for body, mimetype in (
        ('<input type="password">', HTML),
        (b"", HTML),
        (json.dumps(collection()), "application/geo+json"),
    ):
        site.put("/downloads/zusagen.geojson", body, mimetype)
        assert collect(store, site.address) == 1
        assert store.harvests[key_of(site)] == before


def test_many_sources_are_read_some_at_a_time_and_reported_in_order(
    store: Memory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sites = 3 * WORKERS
    lines = []
    for number in range(sites):
        file = tmp_path / f"{number}.geojson"
        file.write_text(json.dumps(collection(site_of(f"p-{number}"))), encoding="utf-8")
        lines.append(f"q-{number} {file.name}")
    (tmp_path / "sources.txt").write_text("\n".join(lines), encoding="utf-8")
    assert collect(store, file=tmp_path / "sources.txt") == 0
    told = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()[:-1]]
    assert told == [f"q-{number}" for number in range(sites)]


def test_a_slow_source_does_not_hold_up_the_others(site: Site, store: Memory) -> None:
    site.put("/", b"", answer=lambda _: site.is_closing.wait(30))
    asking = Asking(ASKING.private, limits=Limits(wait_seconds=0.2), today=ASKING.today)
    with running() as quick:
        publish(quick)
        assert collect(store, site.address, quick.address, asking=asking) == 1
        assert list(store.harvests) == [key_of(quick)]


def test_a_run_can_be_read_by_a_program(
    site: Site, store: Memory, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(site)
    assert collect(store, site.address, "ftp://x.example/", "/gibt/es/nicht", json=True) == 1
    (line,) = capsys.readouterr().out.splitlines()
    figures = json.loads(line)
    expected = {"sources": 2, "changed": 1, "unchanged": 0, "failed": 2, "pledges": 2, "sites": 1}
    assert figures.items() >= expected.items()
    assert figures["slowest"] == key_of(site)


def test_boundaries_say_what_is_elsewhere(site: Site, store: Memory) -> None:
    publish(site, site_of(geometry=(6.36, 50.92)))
    box = (13.08, 52.33, 13.77, 52.68)
    assert collect(store, site.address, boundaries=lambda _: {"05358": box}) == 1
    assert "far outside the region" in store.failures[key_of(site)]


def test_without_boundaries_the_sources_are_read_and_the_run_says_so(
    site: Site, store: Memory, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_: object) -> dict[str, tuple[float, float, float, float]]:
        raise PledgemapError("no network")

    publish(site)
    assert collect(store, site.address, boundaries=missing) == 1
    assert list(store.harvests) == [key_of(site)]
    assert "boundaries of municipalities are missing (no network)" in capsys.readouterr().err
    assert TEXTS["country_no_boundaries"].code


def test_a_source_can_be_forgotten(site: Site, store: Memory) -> None:
    publish(site)
    collect(store, site.address)
    assert collect(store, forgotten=[key_of(site)]) == 0
    assert store.harvests == {}


def test_what_the_database_refuses_of_one_source_is_said(
    site: Site, store: Memory, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(site)
    store.refuses = PledgemapError("too long for an index")
    assert collect(store, site.address) == 1
    assert "too long for an index" in capsys.readouterr().err
    assert "too long for an index" in store.failures[key_of(site)]


def test_on_a_german_system_it_reads_german(
    site: Site, store: Memory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    site.put("/", "", status=503)
    assert collect(store, site.address) == 1
    told = capsys.readouterr()
    assert "antwortet mit HTTP 503. Prüfen Sie, ob die Karte umgezogen ist" in told.err
    assert (
        told.out
        == "0 Quellen gelesen, 0 davon mit Neuem; 1 ging nicht; was zuletzt von ihr gelesen wurde, bleibt.\n"
    )
