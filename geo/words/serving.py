"""What a site says when a server starts it. English, German."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "sub_path": (
        'base_url in pledgemap.toml has a path: this site answers below "{root}/". The web server in front '
        'must pass on {address}/… to it, with or without "{root}" (docs/betrieb.md).',
        "base_url in pledgemap.toml hat einen Pfad: Diese Seiten liegen unter „{root}/“. Der Webserver davor "
        "muss {address}/… an sie weiterreichen, mit „{root}“ oder ohne (docs/betrieb.md).",
    ),
    "sub_path_must_go": (
        'base_url in pledgemap.toml has the path "{root}", and this site has addresses that begin so itself. '
        'The web server in front must pass on {address}/… to it and take "{root}" off (docs/betrieb.md). '
        "Better choose another path.",
        "base_url in pledgemap.toml hat den Pfad „{root}“, und so beginnen auch Adressen der Karte selbst. "
        "Der Webserver davor muss {address}/… an sie weiterreichen und dabei „{root}“ wegnehmen "
        "(docs/betrieb.md). Besser ist ein anderer Pfad.",
    ),
}
