"""Messages about the maps that are collected for the map of the country."""

from __future__ import annotations

from geo.words.wording import Wording

WORDINGS = (
    # the list of sources
    Wording("sources_none", "nennt keine Quelle", "schreiben Sie die Adresse einer Karte in jede Zeile"),
    Wording(
        "sources_line",
        "sind mehr als ein Name und eine Adresse",
        "schreiben Sie in jede Zeile eine Adresse, davor höchstens einen Namen aus a-z, 0-9 und Strichen",
    ),
    Wording(
        "source_key",
        "kann kein Name einer Quelle sein",
        "nehmen Sie höchstens {limit} Zeichen aus a-z, 0-9 und einzelnen Strichen: gruene-dueren",
    ),
    Wording(
        "source_twice",
        "heißen zwei Quellen: {addresses}",
        "lassen Sie eine weg, oder geben Sie in der Liste jeder ihren Namen, vor der Adresse",
    ),
    Wording(
        "country_no_boundaries",
        "die Grenzen der Gemeinden fehlen ({reason})",
        "die Quellen sind gelesen; rufen Sie den Befehl mit Netz noch einmal auf, oder mit --from DATEI.tgz",
    ),
    # where a source is
    Wording(
        "source_scheme",
        "ist keine Adresse, der dieser Befehl folgt",
        "nehmen Sie eine, die mit https:// oder http:// beginnt, oder einen Ordner",
    ),
    Wording(
        "source_user",
        "die Adresse auf {host} enthält Namen oder Kennwort",
        "lassen Sie sie weg: Was veröffentlicht ist, braucht keine Anmeldung",
    ),
    Wording(
        "source_address", "ist keine gültige Adresse", "öffnen Sie sie in einem Browser und kopieren Sie sie"
    ),
    Wording("source_missing", "gibt es hier nicht", "prüfen Sie Namen und Ordner"),
    Wording(
        "source_no_map",
        "ist ein Ordner ohne gebaute Karte",
        "rufen Sie dort auf: python -m geo build; oder nennen Sie den Ordner eines Exports",
    ),
    Wording(
        "source_private",
        "liegt im eigenen Netz ({address}), und dorthin fragt dieser Befehl nicht",
        "ist das gewollt, nennen Sie den Namen des Rechners: --private {value}",
    ),
    # what answers
    Wording(
        "source_no_answer",
        "antwortet nicht ({reason})",
        "öffnen Sie die Adresse in einem Browser; ist sie erreichbar, rufen Sie den Befehl später wieder auf",
    ),
    Wording(
        "source_slow",
        "war nach {seconds} Sekunden nicht fertig",
        "rufen Sie den Befehl später wieder auf; bleibt es so, fragen Sie, wer die Seite betreibt",
    ),
    Wording(
        "source_http",
        "antwortet mit HTTP {status}",
        "prüfen Sie, ob die Karte umgezogen ist, und berichtigen Sie die Adresse in Ihrer Liste",
    ),
    Wording(
        "source_redirects",
        "leitet öfter als {limit}-mal weiter",
        "nehmen Sie die Adresse, die ein Browser am Ende zeigt",
    ),
    Wording(
        "source_downgrade",
        "ist eine Weiterleitung von https auf http, und der folgt dieser Befehl nicht",
        "sagen Sie es denen, die die Seite betreiben",
    ),
    Wording(
        "source_too_large",
        "hat mehr als {limit_mb:.0f} MB",
        "prüfen Sie, ob das die Zusagen einer Karte sind; eine mit 50 000 hat rund 100 MB",
    ),
    Wording(
        "source_cut_off",
        "hörte mitten in der Antwort auf",
        "rufen Sie den Befehl noch einmal auf; bleibt es so, sagen Sie es denen, die die Seite betreiben",
    ),
    Wording(
        "source_encoding",
        "ist in einer Weise gepackt, die dieser Befehl nicht liest: {coding}",
        "der Server soll gzip oder br schicken, oder nichts packen",
    ),
    # what it is
    Wording(
        "source_empty",
        "ist leer",
        "sagen Sie es denen, die die Seite betreiben; bis dahin gilt der letzte Stand",
    ),
    Wording(
        "source_login",
        "ist eine Seite zum Anmelden",
        "die Karte muss ohne Anmeldung zu lesen sein; sagen Sie es denen, die sie betreiben",
    ),
    Wording(
        "source_no_data",
        "führt zu keinen Zusagen",
        "nehmen Sie die Adresse der ersten Seite der Karte oder der GeoJSON-Datei auf ihrer Seite /daten",
    ),
    Wording(
        "source_not_json",
        "ist kein JSON ({reason})",
        "öffnen Sie die Adresse in einem Browser; dort soll die GeoJSON-Datei der Karte erscheinen",
    ),
    Wording(
        "source_not_features",
        "sind keine Zusagen in GeoJSON",
        "nehmen Sie die Adresse der GeoJSON-Datei, wie sie auf der Seite /daten der Karte steht",
    ),
    Wording(
        "source_pages",
        "blättert im Kreis oder über mehr als {limit} Seiten",
        "nehmen Sie die Adresse der GeoJSON-Datei statt der Schnittstelle",
    ),
    Wording(
        "source_no_pledges",
        "hat keine einzige Zusage",
        "das ist meist ein Versehen, darum gilt der letzte Stand; soll die Karte verschwinden, nehmen Sie "
        "sie aus der Liste und rufen Sie auf: python -m geo collect --forget {key}",
    ),
    Wording(
        "source_too_many",
        "{found} Einträge sind mehr als {limit}",
        "prüfen Sie, ob das die Zusagen einer einzigen Karte sind",
    ),
    # what is in it; the row is the number of the feature
    Wording(
        "source_no_feature",
        "ist kein Feature mit Eigenschaften",
        "bauen Sie die Karte neu: python -m geo build",
    ),
    Wording(
        "source_type",
        "ist von der falschen Art, oder fehlt",
        "bauen Sie die Karte neu: python -m geo build; von Hand geändert werden soll die Datei nicht",
    ),
    Wording("source_no_text", "ist leer", "füllen Sie die Zelle in der Tabelle der Karte aus"),
    Wording(
        "source_long",
        "hat {length} Zeichen, höchstens {limit} werden gelesen",
        "kürzen Sie den Text in der Tabelle der Karte",
    ),
    Wording(
        "source_control",
        "enthält Zeichen, die niemand sieht und kein Text braucht",
        "schreiben Sie die Zelle in der Tabelle der Karte neu",
    ),
    Wording(
        "source_markup",
        "enthält HTML, das ein Browser ausführen oder laden würde",
        "nehmen Sie es in der Tabelle der Karte heraus, und fragen Sie, wie es hineinkam",
    ),
    Wording(
        "source_id",
        "kann keine Kennung sein",
        "Kennungen sind aus a-z, 0-9 und Strichen; bauen Sie die Karte neu: python -m geo build",
    ),
    Wording("source_id_twice", "kommt zweimal vor", "bauen Sie die Karte neu: python -m geo build"),
    Wording(
        "source_differs",
        "hat an zwei Orten verschiedene Texte oder Stände",
        "bauen Sie die Karte neu: python -m geo build",
    ),
    Wording(
        "source_vocabulary",
        "ist hier nicht bekannt",
        "bekannt sind: {choices}; hat eine neuere Version der Software mehr, nehmen Sie diese zum Sammeln",
    ),
    Wording("source_date", "ist kein Datum", "schreiben Sie Jahr, Monat und Tag: 2026-03-01"),
    Wording(
        "source_future",
        "liegt in der Zukunft",
        "berichtigen Sie das Datum in Tabelle oder Einstellungen der Karte, oder die Uhr dieses Rechners",
    ),
    Wording(
        "source_ags",
        "ist kein AGS einer Gemeinde in Deutschland",
        "er hat acht Ziffern, mit der Null vorn: 05358024",
    ),
    Wording(
        "source_geometry",
        "ist keine brauchbare Form: {reason}",
        "bauen Sie die Karte neu: python -m geo build",
    ),
    Wording(
        "source_vertices",
        "hat {found} Punkte, höchstens {limit} werden gelesen",
        "vereinfachen Sie die Landmarke",
    ),
    Wording(
        "source_vertices_of_all",
        "ab hier sind es mehr als {limit} Punkte in einer Karte",
        "vereinfachen Sie ihre Landmarken",
    ),
    Wording(
        "source_swapped",
        "liegt in Deutschland, wenn man Länge und Breite vertauscht",
        "in GeoJSON steht die Länge vorn: [6.48, 50.80]",
    ),
    Wording(
        "source_abroad",
        "liegt nicht in Deutschland",
        "GeoJSON hat Länge und Breite in Grad (EPSG:4326), keine Meter; berichtigen Sie die Landmarke",
    ),
    Wording(
        "source_elsewhere",
        "liegt weit außerhalb des Gebiets, von dem die Karte nach ihren eigenen Angaben handelt",
        "berichtigen Sie den Ort in der Tabelle der Karte, oder ihr Gebiet in den Einstellungen",
    ),
    Wording("source_more", "{count} weitere Fehler stehen hier nicht", "beheben Sie zuerst diese"),
)
