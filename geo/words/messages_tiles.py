"""What is said about the section [tiles] of pledgemap.toml and its file, in English and in German."""

from __future__ import annotations

ENGLISH: dict[str, tuple[str, str]] = {
    "tiles_file_missing": (
        "is missing in {folder}",
        "put the file there, or correct its path; it counts from the folder of pledgemap.toml",
    ),
    "tiles_url_gaps": (
        "must hold {gaps} once each",
        "write {{z}} where the server wants the zoom, {{x}} the column and {{y}} the row",
    ),
    "tiles_url_other": (
        "holds {gap}, and the map can't fill that in",
        "write what the server wants there; in place of {{s}} one of its hosts, so that the reader can be "
        "told which",
    ),
    "tiles_no_pmtiles": (
        "is no PMTiles file that can be read ({reason})",
        "copy the whole file again; MBTiles become one by: pmtiles-convert FILE.mbtiles FILE.pmtiles",
    ),
    "tiles_vector": (
        "holds vector tiles or others that are no pictures ({kind})",
        "make a file of pictures: PNG, JPEG, WebP or AVIF",
    ),
    "tiles_packed": (
        "is compressed with {kind}",
        "write the file anew, compressed with gzip or not at all",
    ),
    "tiles_elsewhere": (
        "shows another part of the world: {bounds} (west, south, east, north)",
        "take one that shows {region}",
    ),
}

GERMAN: dict[str, tuple[str, str]] = {
    "tiles_file_missing": (
        "fehlt in {folder}",
        "legen Sie sie dorthin, oder berichtigen Sie ihren Pfad; er gilt ab dem Ordner von pledgemap.toml",
    ),
    "tiles_url_gaps": (
        "muss {gaps} je einmal enthalten",
        "schreiben Sie {{z}}, wo der Server den Zoom erwartet, {{x}} für die Spalte und {{y}} für die Zeile",
    ),
    "tiles_url_other": (
        "enthält {gap}, und das kann die Karte nicht ausfüllen",
        "schreiben Sie, was der Server dort erwartet; statt {{s}} einen seiner Namen, damit man den Lesern "
        "sagen kann, wen sie aufrufen",
    ),
    "tiles_no_pmtiles": (
        "ist keine PMTiles-Datei, die sich lesen lässt ({reason})",
        "kopieren Sie die ganze Datei noch einmal; MBTiles wandelt um: pmtiles-convert DATEI.mbtiles "
        "DATEI.pmtiles",
    ),
    "tiles_vector": (
        "enthält Vektorkacheln oder anderes, das kein Bild ist ({kind})",
        "nehmen Sie eine Datei mit Bildern: PNG, JPEG, WebP oder AVIF",
    ),
    "tiles_packed": (
        "ist mit {kind} gepackt",
        "schreiben Sie die Datei neu, mit gzip gepackt oder ungepackt",
    ),
    "tiles_elsewhere": (
        "zeigt eine andere Gegend: {bounds} (West, Süd, Ost, Nord)",
        "nehmen Sie eine Datei, die {region} zeigt",
    ),
}

REMEDIES: dict[str, tuple[str, str]] = {
    "tiles": ("write a section [tiles]", "schreiben Sie einen Abschnitt [tiles]"),
    "tiles.mode": (
        'write "none", "self" (a file of yours) or "remote" (a foreign server, after the reader has agreed)',
        'schreiben Sie "none", "self" (eigene Datei) oder "remote" (fremder Server, nach Zustimmung)',
    ),
    "tiles.file": (
        'write the path of a PMTiles file in the folder of the map, like "data/karte.pmtiles"',
        'schreiben Sie den Pfad einer PMTiles-Datei im Ordner der Karte, etwa "data/karte.pmtiles"',
    ),
    "tiles.url": (
        'write an address with https, like "https://tiles.example.org/{z}/{x}/{y}.png"',
        'schreiben Sie eine Adresse mit https, etwa "https://tiles.example.org/{z}/{x}/{y}.png"',
    ),
    "tiles.attribution": (
        'write what the licence wants to be named, like "© GeoBasis-DE / BKG (2026) CC BY 4.0"',
        'schreiben Sie, was nach der Lizenz genannt sein muss, etwa "© GeoBasis-DE / BKG (2026) CC BY 4.0"',
    ),
    "tiles.attribution_url": (
        "write the full address of the licence",
        "schreiben Sie die ganze Adresse der Lizenz",
    ),
    "tiles.min_zoom": (
        "write a number from 0 to 22 without quotes",
        "schreiben Sie eine Zahl von 0 bis 22 ohne Anführungszeichen",
    ),
    "tiles.max_zoom": (
        "write a number up to 22 without quotes, not below min_zoom",
        "schreiben Sie eine Zahl bis 22 ohne Anführungszeichen, nicht kleiner als min_zoom",
    ),
}
