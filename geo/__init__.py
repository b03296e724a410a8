"""From ``pledges.csv`` and the gazetteer to ``data/geojson/pledges.geojson``. Does not know Flask.

The rooms, each above those that it uses: ``text`` and ``geometry``; ``config`` (pledgemap.toml); ``place``
(the gazetteer) and ``table`` (the spreadsheet); ``publishing`` (what a build puts out). ``build`` goes
through them all, and ``public`` is the door to ``webapp``. Commands beside: ``region`` imports a county,
``online`` asks Nominatim, ``draft`` reads programmes, ``template`` and ``mending`` write tables. ``words``
has what they say.
"""

from __future__ import annotations

__version__ = "1.0.0"  # of the software; pyproject.toml, /healthz and the export read it from here
