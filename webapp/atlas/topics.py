"""The colours of topics on the nationwide map: those that a new map begins with, by key.

Maps may have other topics: these are drawn in the neutral colour, and named as their source names them.
"""

from __future__ import annotations

COLOURS = {
    "wirtschaft": "#a78506",
    "wohnen": "#540e0b",
    "soziales": "#884776",
    "natur": "#0b5a3a",
    "mobilitaet": "#4a52c4",
    "kultur": "#d7647b",
    "kommunalpolitik": "#33233b",
    "finanzen": "#7f8aa0",
    "kinder": "#2f8fd8",
    "gesundheit": "#9a2c05",
}
