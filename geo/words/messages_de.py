"""The messages in German; `messages` says what each means, and a test holds the two together."""

from __future__ import annotations

from geo.words import (
    messages_limits,
    messages_settings,
    messages_status,
    messages_table,
    messages_writing,
    releases,
)

TEXTS: dict[str, tuple[str, str]] = {
    # the file
    "file_missing": (
        "die Datei fehlt",
        "führen Sie den Befehl in dem Ordner aus, in dem sie liegt, oder geben Sie --home ORDNER an",
    ),
    "file_too_large": (
        "die Datei hat {size_mb:.1f} MB, gelesen werden höchstens {limit_mb:.0f}",
        "speichern Sie nur die Tabelle der Zusagen, ohne Bilder und andere Blätter",
    ),
    "too_many_rows": (
        "die Datei hat {found} Zeilen, gelesen werden höchstens {limit}",
        "behalten Sie eine Zeile je Zusage; ein Programm mit mehr braucht mehrere Karten",
    ),
    "file_empty": (
        "die Datei ist leer",
        "holen Sie die letzte gute Fassung zurück, oder beginnen Sie mit der Kopfzeile: {columns}",
    ),
    "no_rows": (
        "die Datei hat eine Kopfzeile, aber keine Zusagen",
        "schreiben Sie für jede Zusage eine Zeile",
    ),
    "nul_byte": (
        "enthält ein NUL-Byte, ist also kein CSV-Text (eher eine Tabellendatei oder UTF-16)",
        'speichern Sie in der Tabellenkalkulation als "CSV UTF-8"',
    ),
    "bad_encoding": (
        "ist Text in unbekannter oder gemischter Kodierung",
        'speichern Sie als "CSV UTF-8" und berichtigen Sie die Zeichen in dieser Zeile',
    ),
    "workbook_unreadable": (
        "lässt sich nicht lesen: {reason}",
        "speichern Sie die Datei noch einmal ohne Kennwort, als .xlsx, .ods oder CSV UTF-8",
    ),
    "several_tables": (
        "ist hier nicht die einzige Tabelle mit Zusagen: {found}",
        "behalten Sie die, die Sie bearbeiten, und legen Sie die anderen woanders ab",
    ),
    "wrong_delimiter": (
        "die Zellen sind durch {found} getrennt, nicht durch Komma oder Semikolon",
        'speichern Sie als "CSV UTF-8" mit Komma oder Semikolon',
    ),
    "broken_quotes": (
        "die Anführungszeichen passen nicht zusammen: {reason}",
        'schreiben Sie ein Anführungszeichen innerhalb einer Zelle doppelt ("")',
    ),
    # the header
    "column_missing": ("die Spalte fehlt", "ergänzen Sie die Kopfzeile; die Spalten sind: {columns}"),
    "column_extra": (
        "ist keine Spalte dieser Tabelle{hint}",
        'löschen Sie sie oder benennen Sie sie um; beginnt der Name mit "x_", ist es Ihre eigene, wird nicht '
        "gelesen und nie veröffentlicht; die Spalten sind: {columns}",
    ),
    "header_not_first": (
        "steht über der Kopfzeile, die Zeile {found} ist",
        "die Kopfzeile muss die erste Zeile sein: Löschen Sie die Zeilen darüber",
    ),
    "column_twice": ("steht über zwei Spalten", "löschen Sie eine davon"),
    # a row
    "too_many_cells": (
        "hat {found} Zellen, die Kopfzeile hat {wanted}",
        "setzen Sie Text mit Komma oder Semikolon in Anführungszeichen",
    ),
    "required": ("darf nicht leer sein", "{remedy}"),
    "bad_id": (
        "ist keine gültige Kennung",
        'verwenden Sie Kleinbuchstaben, Ziffern und einzelne Bindestriche, etwa "{example}"',
    ),
    "duplicate_id": (
        "ist auch die Kennung von Zeile {other}",
        "leeren Sie die Zelle der neueren Zusage; python -m geo check --write gibt ihr eine eigene",
    ),
    "too_long": (
        "hat {length} Zeichen, höchstens {limit} passen",
        "kürzen Sie; Einzelheiten gehören in summary oder quote",
    ),
    "unknown_topic": ("ist kein Thema{hint}", "schreiben Sie eines von: {choices}"),
    "unknown_stance": ("ist keine Haltung{hint}", "schreiben Sie eines von: {choices}"),
    "unknown_status": ("ist kein Stand{hint}", "schreiben Sie eines von: {choices}"),
    "bad_date": ("ist kein Datum", "schreiben Sie Jahr-Monat-Tag, etwa {example}"),
    "bad_url": (
        "ist keine Internetadresse",
        "schreiben Sie sie ganz aus, etwa https://example.org/seite",
    ),
    "bad_page": ("ist keine Seitenzahl", "schreiben Sie nur Ziffern, von 1 bis {pages}"),
    "page_out_of_range": (
        "ist keine Seite des Programms, es hat {pages}",
        "schreiben Sie eine Zahl von 1 bis {pages}",
    ),
    # a place
    "comma_between_places": ("nennt mehrere Orte", "trennen Sie Orte mit Semikolon: {choices}"),
    "place_is_region": (
        "ist das ganze Gebiet dieser Karte",
        "lassen Sie es weg: Eine Zusage ohne Ort gilt überall",
    ),
    "bad_entry": (
        "ist nicht als Ort lesbar",
        "schreiben Sie Ortsname, Ortsname (Gemeinde) oder Ortsname @ 50.80950, 6.48250",
    ),
    "bad_coordinates": (
        "hat keine lesbaren Koordinaten",
        "schreiben Sie erst die Breite, dann die Länge, mit Punkt: @ 50.80950, 6.48250",
    ),
    "swapped_coordinates": (
        "nennt die Länge vor der Breite",
        "schreiben Sie es, wie Karten-Apps es kopieren: @ {lat}, {lon}",
    ),
    "outside_germany": (
        "liegt außerhalb Deutschlands",
        "prüfen Sie die Ziffern: Breite 47 bis 55, Länge 5 bis 16",
    ),
    "outside_map": (
        "liegt in keiner Gemeinde dieser Karte",
        "prüfen Sie die Ziffern, oder lassen Sie den Ort weg",
    ),
    "outside_municipality": (
        "liegt nicht in {municipality}, sondern in {found}",
        "berichtigen Sie die Koordinaten oder die Gemeinde",
    ),
    "unknown_toponym": (
        "steht in keinem Ortsverzeichnis{hint}",
        "berichtigen Sie den Namen, oder ergänzen Sie Koordinaten: {value} @ BREITE, LÄNGE. Flüsse, Straßen, "
        "Wälder und Gebäude finden sich nur, wo sie als Landmarke gezeichnet sind (docs/eigene-karte.md)",
    ),
    "not_in_municipality": (
        "ist kein Ort in {municipality}",
        "berichtigen Sie die Gemeinde, oder schreiben Sie eines von: {choices}",
    ),
    "unknown_municipality": (
        "nennt keine Gemeinde dieser Karte ({municipality})",
        "berichtigen Sie sie, oder schreiben Sie eines von: {choices}",
    ),
    "ambiguous_toponym": ("kann {count} Orte meinen", "schreiben Sie eines von: {choices}"),
    "place_twice": (
        "ist ein Ort, den diese Zusage zweimal nennt",
        "löschen Sie einen der beiden Einträge",
    ),
    "service_failed": ("konnte nicht nachgeschlagen werden: {reason}", "versuchen Sie es später noch einmal"),
    # a Nominatim server
    "service_down": (
        "konnte nicht nachgeschlagen werden, denn {server} ist nicht zu erreichen ({reason})",
        "prüfen Sie Adresse und Netz und starten Sie noch einmal; die Antworten bis hierher sind aufgehoben",
    ),
    "service_slow": (
        "konnte nicht nachgeschlagen werden, denn {server} hat {reason} Sekunden lang nicht geantwortet",
        "starten Sie später noch einmal; die Antworten bis hierher sind aufgehoben",
    ),
    "service_busy": (
        "konnte nicht nachgeschlagen werden, denn {server} will weniger Anfragen (HTTP 429)",
        "starten Sie morgen noch einmal, oder fragen Sie einen eigenen Server: --nominatim URL; "
        "die Antworten bis hierher sind aufgehoben",
    ),
    "service_busy_until": (
        "konnte nicht nachgeschlagen werden, denn {server} will {reason} Sekunden Pause (HTTP 429)",
        "starten Sie danach noch einmal, oder fragen Sie einen eigenen Server: --nominatim URL; "
        "die Antworten bis hierher sind aufgehoben",
    ),
    "service_refuses": (
        "konnte nicht nachgeschlagen werden, denn {server} antwortet uns nicht ({reason})",
        "lesen Sie seine Nutzungsbedingungen, oder fragen Sie einen anderen Server: --nominatim URL",
    ),
    "service_error": (
        "konnte nicht nachgeschlagen werden, denn {server} meldet einen eigenen Fehler ({reason})",
        "starten Sie später noch einmal; die Antworten bis hierher sind aufgehoben",
    ),
    "service_unreadable": (
        "konnte nicht nachgeschlagen werden, denn was {server} schickt, ist keine ganze Antwort eines "
        "Nominatim-Servers",
        "prüfen Sie, ob die Adresse stimmt, und starten Sie noch einmal; "
        "die Antworten bis hierher sind aufgehoben",
    ),
    "service_given_up": (
        "wurde nicht mehr nachgeschlagen, nachdem {server} versagt hatte",
        "beheben Sie, was oben steht, und starten Sie noch einmal; die Antworten bis hierher sind aufgehoben",
    ),
    "sample_contact": (
        "ist ein Muster; ein Server muss aber dem schreiben können, von dem seine Anfragen kommen",
        "schreiben Sie Ihre eigene E-Mail-Adresse hinein",
    ),
    "answer_other_name": (
        "kennt {server} nicht; er bietet an: {names}",
        "schreiben Sie einen dieser Namen, wenn er gemeint ist, oder geben Sie Koordinaten an: "
        "{value} @ BREITE, LÄNGE",
    ),
    "answer_unfit": (
        "kennt {server} nur als {what}, was die Karte nicht zeigen kann",
        "geben Sie Koordinaten an: {value} @ BREITE, LÄNGE",
    ),
    "answer_outside": (
        "kennt {server} nur anderswo: {where}",
        "berichtigen Sie den Namen oder die Gemeinde, oder geben Sie Koordinaten an: {value} @ BREITE, LÄNGE",
    ),
    # a programme to draft from
    "programme_missing": ("die Datei fehlt", "prüfen Sie Namen und Ordner"),
    "programme_kind": (
        "ist keine Datei, die sich lesen lässt",
        "speichern Sie das Programm als eines von: {choices}",
    ),
    "programme_empty": ("die Datei enthält keinen Text", "geben Sie die Datei mit dem Programm an"),
    "programme_too_large": (
        "die Datei hat {size_mb:.1f} MB, gelesen werden höchstens {limit_mb:.0f}",
        "speichern Sie das Programm ohne Bilder oder in Teilen",
    ),
    "programme_too_long": (
        "das Programm hat {pages} Seiten, gelesen werden höchstens {limit}",
        "speichern Sie es in Teilen und entwerfen Sie aus jedem",
    ),
    "programme_encoding": (
        "ist Text in unbekannter oder gemischter Kodierung",
        "speichern Sie ihn als UTF-8, oder nehmen Sie das PDF oder die Datei der Textverarbeitung",
    ),
    "programme_no_text": (
        "hat {pages} Seiten, aber keinen lesbaren Text, ist also nur ein Bild des Programms",
        "lassen Sie eine Texterkennung (OCR) darüberlaufen, oder bitten Sie um die Datei, aus der das PDF "
        "entstand",
    ),
    "programme_locked": ("ist durch ein Kennwort geschützt", "speichern Sie die Datei ohne Kennwort"),
    "programme_damaged": (
        "ist beschädigt, geschützt oder nicht das, was der Name sagt",
        "öffnen Sie die Datei in ihrem Programm und speichern Sie sie noch einmal ohne Kennwort",
    ),
    "no_proposals": (
        "enthält keinen Satz, der wie ein Versprechen klingt",
        "prüfen Sie, ob es das Programm ist, auf Deutsch, und der ganze Text",
    ),
    "draft_exists": (
        "gibt es schon, und ein Entwurf überschreibt nichts",
        "legen Sie die Datei woanders ab, oder nennen Sie mit --output DATEI eine andere",
    ),
    "draft_unwritable": (
        "lässt sich nicht schreiben: {reason}",
        "nennen Sie mit --output DATEI eine andere Datei",
    ),
    # the gazetteer
    "duplicate_place": ("ist auch in {other} die Kennung eines Ortes", "ändern Sie eine der beiden"),
    "incomplete_place": (
        "hat nicht oder falsch geschrieben: {fields}",
        "{remedy}",
    ),
    "landmark_no_feature": (
        "ist kein Feature",
        'fügen Sie ein Feature nach dem anderen ein, jedes von {{"type": "Feature" bis zu seiner '
        "schließenden Klammer",
    ),
    "landmark_id": (
        "hat keine Kennung, die in einer Adresse stehen kann",
        'schreiben Sie "id": "{proposal}" neben "type": "Feature", und ändern Sie das nie wieder',
    ),
    "landmark_in_metres": (
        "hat Meter (wie EPSG:25832), nicht Länge und Breite",
        "exportieren Sie die Zeichnung noch einmal im Koordinatenbezugssystem EPSG:4326 (WGS 84); in QGIS: "
        "Exportieren, Objekte speichern als, KBS",
    ),
    "landmark_nowhere": (
        "liegt in keiner Gemeinde dieser Karte",
        "prüfen Sie, ob jede Position erst die Länge, dann die Breite nennt; für das, was wirklich außerhalb "
        'aller Gemeinden liegt, etwa auf einem See, ergänzen Sie "ags": []',
    ),
    "landmark_not_in": (
        "nennt {municipality}, ist aber mehr als 150 m davon entfernt",
        "berichtigen Sie die Liste ags oder die Form",
    ),
    "landmark_also_in": (
        "liegt auch in {municipality}, nennt es aber nicht",
        "berichtigen Sie die Liste ags oder die Form",
    ),
    "bad_shape": ("{fault}", "berichtigen Sie die Geometrie"),
    **messages_table.GERMAN,
    **messages_settings.GERMAN,
    **releases.GERMAN,
    **messages_status.GERMAN,
    **messages_writing.GERMAN,
    **messages_limits.GERMAN,
}

# What to do about an empty cell, by column.
REQUIRED = {
    "id": "rufen Sie auf: python -m geo check --write, das trägt sie ein; oder schreiben Sie selbst "
    '"{proposal}" und ändern Sie es nie mehr',
    "title": "schreiben Sie in wenigen Worten, was zugesagt wird",
    "topic": "schreiben Sie den Schlüssel eines Themas",
    "stance": "schreiben Sie eines von: {choices}",
    "page": "schreiben Sie die Seite des Programms",
}
