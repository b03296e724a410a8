"""Who answers for a site: the same settings for the map of a county and that of the country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.config import web_address
from geo.config.rules import OptionalRules, Rules

REQUIRED: Rules = (("imprint.responsible", str, r".+"), ("imprint.contact", str, r".+"))
OPTIONAL: OptionalRules = {
    "imprint": (
        ("represented_by", r".*"),
        ("visdp", r".*"),
        ("phone", r"|[+0-9(][0-9 ()/-]{3,}"),
        ("hosting", r".*"),
        ("log_days", r"|[0-9]{1,3}"),
    ),
}


@dataclass(frozen=True)
class Imprint:
    """Who answers for the site. What may be left out is "" then; ``log_days`` is a number, as text."""

    responsible: str
    contact: str
    represented_by: str = ""
    visdp: str = ""
    phone: str = ""
    hosting: str = ""
    log_days: str = ""


def imprint_of(raw: Mapping[str, Any]) -> Imprint:
    """Return the imprint of settings that were checked."""
    return Imprint(**{**raw, "contact": web_address.e_mail(raw["contact"])})
