"""Messages about an OpenStreetMap extract."""

from __future__ import annotations

from geo.words.language import N_
from geo.words.wording import Wording

EXTRACT = N_("lesen Sie den Auszug von OpenStreetMap noch einmal: python -m geo osm DATEI")

WORDINGS = (
    Wording("osm_missing", "die Datei fehlt", "prüfen Sie Namen und Ordner"),
    Wording(
        "osm_kind",
        "ist nach ihrem Namen kein Auszug von OpenStreetMap",
        "laden Sie den Auszug Ihres Gebiets als .osm.pbf herunter (docs/strassen.md); gelesen werden: "
        "{choices}",
    ),
    Wording(
        "osm_too_large",
        "die Datei hat {size_mb:.0f} MB, gelesen werden höchstens {limit_mb:.0f}",
        "nehmen Sie den Auszug eines kleineren Gebiets: des Regierungsbezirks statt des Landes",
    ),
    Wording(
        "osm_damaged",
        "ist beschädigt, abgeschnitten oder kein Auszug von OpenStreetMap ({reason})",
        "laden Sie die Datei noch einmal herunter, und vergleichen Sie ihre Größe mit der auf der Seite",
    ),
    Wording("osm_empty", "enthält kein Objekt mit Angaben", "laden Sie einen anderen Auszug herunter"),
    Wording(
        "osm_elsewhere",
        "zeigt ein anderes Gebiet als diese Karte (Länge, Breite: {bounds})",
        "laden Sie den Auszug herunter, in dem das Gebiet dieser Karte liegt",
    ),
    Wording(
        "osm_pictures",
        "enthält Kartenbilder, und die überschreibt dieser Befehl nicht",
        "geben Sie der Datei einen anderen Namen, auch in pledgemap.toml unter tiles.file",
    ),
    Wording(
        "osm_download",
        "ließ sich nicht herunterladen ({reason})",
        "prüfen Sie die Adresse, indem Sie sie in einem Browser öffnen; was er herunterlädt, nimmt der "
        "Befehl als Datei",
    ),
    Wording(
        "osm_renderer",
        "ließ sich nicht holen; die Kacheln liegen bereit, und es zeichnet sie im Browser ({reason})",
        "rufen Sie später auf: python -m geo osm --renderer",
    ),
    # landmarks that somebody has drawn
    Wording(
        "landmark_differs",
        "ist bis zu {distance_m} m von dem entfernt, was OpenStreetMap so nennt ({osm_id}), und nennt "
        "{accuracy_m} m als Genauigkeit",
        "sehen Sie beides an; um die Form von OpenStreetMap zu nehmen, rufen Sie denselben Befehl auf mit: "
        "--replace {value}",
    ),
    Wording(
        "replace_unknown",
        "ist keine Kennung einer Landmarke{hint}",
        "nehmen Sie die Kennung, wie sie in landmarks.geojson steht",
    ),
    Wording(
        "replace_not_in_extract",
        "hat im Auszug keinen Ort seines Namens und seiner Art in der Nähe",
        "lassen Sie die Landmarke weg, oder nehmen Sie einen Auszug, in dem ihr Ort liegt",
    ),
    # districts of a town
    Wording(
        "districts_several",
        "gibt es nur auf einer Karte mit einer einzigen Gemeinde",
        "lassen Sie die Angabe weg: Der Filter dieser Karte sind ihre Gemeinden",
    ),
    Wording(
        "districts_no_extract",
        "kennt diese Karte noch nicht",
        "holen Sie die Ortsteile aus einem Auszug von OpenStreetMap: python -m geo osm DATEI",
    ),
    Wording(
        "districts_unknown",
        "gibt es in dieser Stadt nicht",
        "schreiben Sie eines von denen, die der Auszug hat: {choices}",
    ),
    Wording(
        "districts_partial",
        "teilt nicht die ganze Stadt: Was außerhalb seiner Umrisse oder in mehreren liegt, findet der Filter "
        "in keinem oder in mehreren Ortsteilen",
        'lassen Sie die Angabe weg, oder schreiben Sie "places"',
    ),
    Wording(
        "districts_cut_off",
        "findet keine Ortsteile: Der Auszug hat nur {percent} % von {town}",
        "nehmen Sie einen größeren Auszug; ohne Ortsteile hat die Karte keinen Filter nach Gebiet",
    ),
    Wording(
        "districts_none",
        "findet keine Ortsteile: OpenStreetMap kennt von {town} keine",
        'das ist kein Fehler; mit districts = "none" in [region] erscheint der Hinweis nicht mehr',
    ),
    Wording(
        "districts_approximate",
        "teilt {town} nur ungefähr, nach der nächsten Ortsmitte: OpenStreetMap hat keine Umrisse, die die "
        "ganze Stadt teilen",
        'die Seiten sagen das; ohne Ortsteile bleibt die Karte mit districts = "none" in [region]',
    ),
    # what can't be used
    Wording(
        "osm_part",
        "deckt vom Gebiet dieser Karte nur {percent} %; im Rest bleibt der gezeichnete Grund, und Straßen "
        "und Hausnummern fehlen",
        "nehmen Sie einen größeren Auszug, wenn die Karte überall Straßen haben soll",
    ),
    Wording(
        "osm_rings",
        "Flächen, die nicht geschlossen sind, fehlen ({count}), etwa {examples}",
        "am Rand eines Auszugs ist das so; mitten im Gebiet lässt es sich auf openstreetmap.org berichtigen",
    ),
    Wording(
        "osm_nodes",
        "Linien, die keine zwei Punkte im Auszug haben, fehlen ({count}), etwa {examples}",
        "am Rand eines Auszugs ist das so; sonst nehmen Sie einen größeren",
    ),
    Wording(
        "osm_text",
        "Namen, die sich nicht lesen lassen, fehlen ({count}), etwa der von {examples}",
        "berichtigen Sie sie auf openstreetmap.org, wenn sie auf der Karte wichtig sind",
    ),
    Wording(
        "osm_street",
        "Stücke von Straßen, die in keiner Gemeinde dieser Karte liegen, fehlen ({count}), etwa {examples}",
        "außerhalb des Gebiets ist das so",
    ),
    Wording(
        "osm_house",
        "Hausnummern, deren Straße fehlt oder keinen solchen Namen hat, fehlen ({count}), etwa {examples}",
        "berichtigen Sie die Adressen auf openstreetmap.org, wenn sie wichtig sind",
    ),
)
