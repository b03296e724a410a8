"""The marks of Lighthouse that are the same on every machine; performance is measured in
bench/lighthouse.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench import lighthouse

JUDGED = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A site that knows its own address: without one no page can name its canonical address."""
    with lighthouse.site() as address:
        yield address


@pytest.mark.parametrize("path", [*lighthouse.PAGES, "/en/thema/natur", "/impressum"])
def test_lighthouse_finds_nothing_to_complain_of(site: str, path: str) -> None:
    report = lighthouse.audit(site + path, JUDGED)
    assert lighthouse.faults(report) == []
    marks = lighthouse.marks(report)
    assert all(marks[name] >= lighthouse.MIN_SCORES[name] for name in JUDGED)
    assert report["audits"]["canonical"]["score"] == 1
    assert report["audits"]["hreflang"]["score"] == 1
