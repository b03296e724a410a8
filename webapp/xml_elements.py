"""Elements of an XML document, and text that is valid in one."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

# What XML 1.0 can't hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: object) -> str:
    """Replace characters that XML can't hold; the writer does the escaping."""
    return _NOT_XML.sub("\ufffd", str(text))


def xml(text: str) -> str:
    """Return a text as it stands between tags, as `xml.etree` writes it."""
    if not text.isprintable():
        text = xml_text(text)
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def parent(tag: str, *children: Element, **attributes: str) -> Element:
    """Return an element that holds others."""
    element = Element(tag, attributes)
    element.extend(children)
    return element


def leaf(tag: str, text: object, **attributes: str) -> Element:
    """Return an element that holds text."""
    element = Element(tag, attributes)
    element.text = xml_text(text)
    return element
