"""What the site says to those who run it, in the language of the system; pages have that of their address."""

from __future__ import annotations

from pathlib import Path

from geo.public import Texts

gettext = Texts(Path(__file__).with_name("translations")).gettext
