"""Text in XML that is written without a tree is the text that a tree would have."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from webapp.xml_elements import leaf, xml


@pytest.mark.parametrize(
    "text",
    ["Düren", "a < b & c > d", "]]>", "zwei\nZeilen\tund\rmehr", "\x00\x0b\ufffe\ud800", "&amp;", "😀 \xa0"],
)
def test_a_text_is_escaped_as_in_a_tree(text: str) -> None:
    written = tostring(leaf("a", text), encoding="unicode")
    assert f"<a>{xml(text)}</a>" == written
    fromstring(written.encode())
