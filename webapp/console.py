"""Messages to those who run the site, in the system's language; pages use the language of their address."""

from __future__ import annotations

from pathlib import Path

from geo.public import Texts

gettext = Texts(Path(__file__).with_name("translations")).gettext
