"""Text that may stand in an XML document."""

from __future__ import annotations

import re

# What XML 1.0 can't hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: object) -> str:
    """Put the replacement character in place of what XML can't hold; escaping is the writer's."""
    return _NOT_XML.sub("\ufffd", str(text))
