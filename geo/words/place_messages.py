"""Messages about places: entries of the table, answers of a Nominatim server, the gazetteer."""

from __future__ import annotations

from geo.words.language import N_
from geo.words.wording import Wording

WORDINGS = (
    # a place
    Wording("comma_between_places", "nennt mehrere Orte", "trennen Sie Orte mit Semikolon: {choices}"),
    Wording(
        "place_is_region",
        "ist das ganze Gebiet dieser Karte",
        "lassen Sie es weg: Eine Zusage ohne Ort gilt überall",
    ),
    Wording(
        "bad_entry",
        "ist nicht als Ort lesbar",
        "schreiben Sie Ortsname, Ortsname (Gemeinde) oder Ortsname @ 50.80950, 6.48250",
    ),
    Wording(
        "bad_coordinates",
        "hat keine lesbaren Koordinaten",
        "schreiben Sie erst die Breite, dann die Länge, mit Punkt: @ 50.80950, 6.48250",
    ),
    Wording(
        "swapped_coordinates",
        "nennt die Länge vor der Breite",
        "schreiben Sie es, wie Karten-Apps es kopieren: @ {lat}, {lon}",
    ),
    Wording(
        "outside_germany",
        "liegt außerhalb Deutschlands",
        "prüfen Sie die Ziffern: Breite 47 bis 55, Länge 5 bis 16",
    ),
    Wording(
        "outside_map",
        "liegt in keiner Gemeinde dieser Karte",
        "prüfen Sie die Ziffern, oder lassen Sie den Ort weg",
    ),
    Wording(
        "outside_municipality",
        "liegt nicht in {municipality}, sondern in {found}",
        "berichtigen Sie die Koordinaten oder die Gemeinde",
    ),
    Wording(
        "unknown_toponym",
        "steht in keinem Ortsverzeichnis{hint}",
        "berichtigen Sie den Namen, oder ergänzen Sie Koordinaten: {value} @ BREITE, LÄNGE. Flüsse, "
        "Straßen, Wälder und Gebäude finden sich nur, wo sie als Landmarke gezeichnet sind "
        "(docs/eigene-karte.md) oder aus OpenStreetMap gelesen wurden (docs/strassen.md)",
    ),
    Wording(
        "unknown_house",
        "hat eine Hausnummer, die OpenStreetMap in {street} nicht kennt",
        "lassen Sie sie weg, oder nehmen Sie eine von dort: {numbers}",
    ),
    Wording(
        "not_in_municipality",
        "ist kein Ort in {municipality}",
        "berichtigen Sie die Gemeinde, oder schreiben Sie eines von: {choices}",
    ),
    Wording(
        "unknown_municipality",
        "nennt keine Gemeinde dieser Karte ({municipality})",
        "berichtigen Sie sie, oder schreiben Sie eines von: {choices}",
    ),
    Wording("ambiguous_toponym", "kann {count} Orte meinen", "schreiben Sie eines von: {choices}"),
    Wording(
        "place_twice", "ist ein Ort, den diese Zusage zweimal nennt", "löschen Sie einen der beiden Einträge"
    ),
    # a Nominatim server
    Wording(
        "service_down",
        "konnte nicht nachgeschlagen werden, denn {server} ist nicht zu erreichen ({reason})",
        "prüfen Sie Adresse und Netz und starten Sie noch einmal; die Antworten bis hierher sind aufgehoben",
    ),
    Wording(
        "service_slow",
        "konnte nicht nachgeschlagen werden, denn {server} hat {reason} Sekunden lang nicht geantwortet",
        "starten Sie später noch einmal; die Antworten bis hierher sind aufgehoben",
    ),
    Wording(
        "service_busy",
        "konnte nicht nachgeschlagen werden, denn {server} will weniger Anfragen (HTTP 429)",
        "starten Sie morgen noch einmal, oder fragen Sie einen eigenen Server: --nominatim URL; die "
        "Antworten bis hierher sind aufgehoben",
    ),
    Wording(
        "service_busy_until",
        "konnte nicht nachgeschlagen werden, denn {server} will {reason} Sekunden Pause (HTTP 429)",
        "starten Sie danach noch einmal, oder fragen Sie einen eigenen Server: --nominatim URL; die "
        "Antworten bis hierher sind aufgehoben",
    ),
    Wording(
        "service_refuses",
        "konnte nicht nachgeschlagen werden, denn {server} antwortet uns nicht ({reason})",
        "lesen Sie seine Nutzungsbedingungen, oder fragen Sie einen anderen Server: --nominatim URL",
    ),
    Wording(
        "service_error",
        "konnte nicht nachgeschlagen werden, denn {server} meldet einen eigenen Fehler ({reason})",
        "starten Sie später noch einmal; die Antworten bis hierher sind aufgehoben",
    ),
    Wording(
        "service_unreadable",
        "konnte nicht nachgeschlagen werden, denn was {server} schickt, ist keine ganze Antwort eines "
        "Nominatim-Servers",
        "prüfen Sie, ob die Adresse stimmt, und starten Sie noch einmal; die Antworten bis hierher sind "
        "aufgehoben",
    ),
    Wording(
        "service_given_up",
        "wurde nicht mehr nachgeschlagen, nachdem {server} versagt hatte",
        "beheben Sie, was oben steht, und starten Sie noch einmal; die Antworten bis hierher sind aufgehoben",
    ),
    Wording(
        "sample_contact",
        "ist ein Muster; ein Server muss aber dem schreiben können, von dem seine Anfragen kommen",
        "schreiben Sie Ihre eigene E-Mail-Adresse hinein",
    ),
    Wording(
        "answer_other_name",
        "kennt {server} nicht; er bietet an: {names}",
        "schreiben Sie einen dieser Namen, wenn er gemeint ist, oder geben Sie Koordinaten an: {value} @ "
        "BREITE, LÄNGE",
    ),
    Wording(
        "answer_unfit",
        "kennt {server} nur als {what}, was die Karte nicht zeigen kann",
        "geben Sie Koordinaten an: {value} @ BREITE, LÄNGE",
    ),
    Wording(
        "answer_outside",
        "kennt {server} nur anderswo: {where}",
        "berichtigen Sie den Namen oder die Gemeinde, oder geben Sie Koordinaten an: {value} @ BREITE, LÄNGE",
    ),
    # the gazetteer
    Wording("duplicate_place", "ist auch in {other} die Kennung eines Ortes", "ändern Sie eine der beiden"),
    Wording("incomplete_place", "hat nicht oder falsch geschrieben: {fields}", "{remedy}"),
    Wording(
        "landmark_no_feature",
        "ist kein Feature",
        'fügen Sie ein Feature nach dem anderen ein, jedes von {{"type": "Feature" bis zu seiner '
        "schließenden Klammer",
    ),
    Wording(
        "landmark_id",
        "hat keine Kennung, die in einer Adresse stehen kann",
        'schreiben Sie "id": "{proposal}" neben "type": "Feature", und ändern Sie das nie wieder',
    ),
    Wording(
        "landmark_in_metres",
        "hat Meter (wie EPSG:25832), nicht Länge und Breite",
        "exportieren Sie die Zeichnung noch einmal im Koordinatenbezugssystem EPSG:4326 (WGS 84); in QGIS: "
        "Exportieren, Objekte speichern als, KBS",
    ),
    Wording(
        "landmark_nowhere",
        "liegt in keiner Gemeinde dieser Karte",
        "prüfen Sie, ob jede Position erst die Länge, dann die Breite nennt; für das, was wirklich "
        'außerhalb aller Gemeinden liegt, etwa auf einem See, ergänzen Sie "ags": []',
    ),
    Wording(
        "landmark_not_in",
        "nennt {municipality}, ist aber mehr als 150 m davon entfernt",
        "berichtigen Sie die Liste ags oder die Form",
    ),
    Wording(
        "landmark_also_in",
        "liegt auch in {municipality}, nennt es aber nicht",
        "berichtigen Sie die Liste ags oder die Form",
    ),
    Wording("bad_shape", "{fault}", "berichtigen Sie die Geometrie"),
)

# How to write a property of a landmark.
FIELDS = {
    "name": N_('"name" ist ein Text, so wie man den Ort nennt'),
    "kind": N_('"kind" ist eines von: {kinds}'),
    "accuracy_m": N_(
        '"accuracy_m" sagt, um wie viele Meter die Zeichnung falsch liegen kann, als Zahl wie 150'
    ),
    "alt_names": N_('"alt_names" ist eine Liste anderer Namen wie ["Großer See"] oder fehlt'),
    "ags": N_('"ags" ist eine Liste von Gemeindeschlüsseln wie ["05358008"] oder fehlt'),
    "source": N_('"source" ist ein Text, der sagt, wonach gezeichnet wurde, oder fehlt'),
    "planned": N_('"planned" ist true oder false ohne Anführungszeichen oder fehlt'),
    "precision": N_('"precision" ist eines von: {precisions}, oder fehlt'),
    "note": N_('"note" ist ein Text oder fehlt'),
    "note_en": N_('"note_en" ist ein Text auf Englisch oder fehlt'),
    "label_point": N_('"label_point" ist [Länge, Breite] oder fehlt'),
    "geometry": N_("zeichnen Sie einen Punkt, eine Linie oder eine Fläche"),
}
IMPORTED = N_("holen Sie das Gebiet neu: python -m geo region AGS")
PROVENANCE = N_(
    'schreiben Sie sie ganz, "provenance": {"title": …, "source_date": …, "licence": …, '
    '"licence_url": "https://…", "attribution": …}, jedes ein Text in Anführungszeichen, oder lassen '
    "Sie sie weg: Dann gelten die Landmarken als von Hand gezeichnet, ODbL 1.0"
)
