"""Messages about pledgemap.toml, and about the list of released addresses."""

from __future__ import annotations

from geo.words.language import N_
from geo.words.wording import Wording

WORDINGS = (
    # the file
    Wording(
        "settings_missing",
        "die Datei fehlt in {folder}",
        "führen Sie den Befehl in dem Ordner aus, in dem sie liegt, oder geben Sie --home ORDNER an (für "
        "die Seiten: PLEDGEMAP_HOME)",
    ),
    Wording(
        "settings_encoding",
        "ist kein Text in UTF-8",
        'speichern Sie die Datei als UTF-8; im Editor von Windows: "Speichern unter", Codierung "UTF-8"',
    ),
    Wording(
        "toml_date",
        "enthält ein Datum, das sich nicht lesen lässt",
        "schreiben Sie ein Datum ohne Anführungszeichen, etwa {example}",
    ),
    Wording(
        "toml_unquoted",
        "enthält einen Text ohne Anführungszeichen",
        'setzen Sie, was hinter "=" steht, zwischen gerade Anführungszeichen: title = "Unsere Karte"',
    ),
    Wording(
        "toml_curly",
        "enthält typografische Anführungszeichen",
        'schreiben Sie gerade, etwa "so"; nehmen Sie einen einfachen Editor, keine Textverarbeitung',
    ),
    Wording(
        "toml_open",
        "hat ein Anführungszeichen zu wenig",
        'ein Text beginnt und endet mit einem, auf derselben Zeile; innerhalb des Textes schreiben Sie \\"',
    ),
    Wording("toml_twice", "steht zweimal da", "löschen Sie eines von beiden"),
    Wording(
        "toml_fault",
        "ist keine Angabe, die sich lesen lässt ({reason})",
        'schreiben Sie NAME = "Text", [ABSCHNITT] oder # vor eine Anmerkung',
    ),
    # a setting
    Wording("setting_missing", "fehlt", "{remedy}"),
    Wording("setting_wrong", "ist hier kein gültiger Wert", "{remedy}"),
    Wording(
        "setting_date", "ist kein Datum", "schreiben Sie ein Datum ohne Anführungszeichen, etwa {example}"
    ),
    Wording(
        "setting_unknown",
        "gibt es als Angabe nicht",
        "benennen Sie sie um oder löschen Sie sie; die Angaben in [{section}] sind: {choices}",
    ),
    # the address of the site, an e-mail address
    Wording(
        "address_foreign",
        "enthält ein Leerzeichen, ein Anführungszeichen oder ein anderes Zeichen, das keine Adresse hat",
        'löschen Sie es, vielleicht so: "{proposal}"',
    ),
    Wording(
        "address_scheme", 'beginnt nicht mit "https://"', 'schreiben Sie die ganze Adresse, etwa "{proposal}"'
    ),
    Wording(
        "address_host",
        "nennt keinen Server, der sich erreichen lässt",
        'schreiben Sie die Adresse, wie sie im Browser steht, wenn Sie die Seite öffnen, etwa "{proposal}"',
    ),
    Wording(
        "address_path",
        "hat zwischen ihren Schrägstrichen einen leeren Teil oder nur Punkte",
        'schreiben Sie sie etwa so: "{proposal}"',
    ),
    Wording(
        "address_query",
        'geht hinter "?" oder "#" noch weiter; die Adressen der Seiten entstehen, indem etwas angehängt wird',
        'schreiben Sie "{proposal}"',
    ),
    Wording(
        "address_user",
        "enthält einen Benutzernamen; jede Seite würde ihn zeigen",
        'schreiben Sie "{proposal}"',
    ),
    Wording("address_slash", 'endet mit "/"', 'schreiben Sie "{proposal}"'),
    Wording(
        "address_mail",
        "ist nicht eine E-Mail-Adresse und sonst nichts",
        'schreiben Sie sie wie "name@example.org", ohne Namen davor und ohne "?" dahinter',
    ),
    Wording(
        "setting_prefix",
        "ist kein Anfang eines AGS",
        'schreiben Sie ihn als Text mit der Null vorn, etwa "05358"',
    ),
    Wording(
        "setting_key",
        "ist kein gültiger Schlüssel",
        "verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche",
    ),
    Wording("setting_icon", "ist kein Zeichen", "wählen Sie eines von: {choices}"),
    Wording(
        "region_not_imported",
        "ist nicht der Anfang des AGS einer Gemeinde in data/geojson/municipalities.geojson",
        "berichtigen Sie ihn, oder holen Sie das Gebiet: python -m geo region {prefixes}",
    ),
    Wording(
        "region_not_set",
        "steht in data/geojson/municipalities.geojson, aber keine Angabe in regions ist der Anfang ihres AGS",
        "berichtigen Sie die Angabe, oder holen Sie das Gebiet: python -m geo region {prefixes}",
    ),
    Wording(
        "settings_need_build",
        "ist ein anderes Gebiet als das der zuletzt gebauten Karte",
        "bauen Sie auch die Zusagen: python -m geo build",
    ),
    Wording(
        "settings_need_topic",
        "ist ein Thema von Zusagen der zuletzt gebauten Karte und steht nicht mehr in den Einstellungen",
        "tragen Sie es wieder ein, oder bauen Sie auch die Zusagen: python -m geo build",
    ),
    # old addresses
    Wording(
        "redirects_form",
        "ist kein Abschnitt für alte Adressen",
        'schreiben Sie alt = "neu" unter einen von: {choices}',
    ),
    Wording(
        "redirect_slug",
        "ist kein Teil einer Adresse",
        "schreiben Sie, was in der Adresse der Seite steht, mit Kleinbuchstaben, Ziffern und "
        'Bindestrichen: alt = "neu"',
    ),
    Wording(
        "redirect_loop", "führt im Kreis", "lassen Sie eine der Zeilen zu etwas führen, das es heute gibt"
    ),
    Wording(
        "redirect_nowhere",
        "ist keine Seite dieser Karte{hint}",
        "schreiben Sie die Kennung einer Zusage, eines Themas oder einer Gemeinde, die es gibt, oder "
        "löschen Sie die Zeile",
    ),
    Wording(
        "redirect_shadowed",
        "gibt es heute als Seite, also wird von dort nie jemand weitergeleitet",
        "löschen Sie die Zeile, oder benennen Sie um, was es gibt",
    ),
    # before the site goes public
    Wording("setting_empty", "ist leer", "{remedy}"),
    Wording("setting_sample", "ist noch das Muster", "{remedy}"),
    # the names of the party
    Wording(
        "party_braces",
        "hat eine geschweifte Klammer ohne die andere Hälfte",
        "schreiben Sie {{where}} mit beiden Klammern; eine, die man lesen soll, schreiben Sie doppelt",
    ),
    Wording(
        "party_gap",
        "ist kein Platzhalter",
        "berichtigen oder löschen Sie ihn; die Platzhalter sind: {choices}",
    ),
    Wording(
        "party_no_where",
        "sagt nicht, wo",
        'setzen Sie {{where}} dorthin, wo der Ort stehen soll; daraus wird eine Wendung, etwa "in Jülich"',
    ),
    # several parties
    Wording(
        "parties_few",
        "ist nur eine Partei",
        "schreiben Sie für jede weitere einen Abschnitt [parties.SCHLÜSSEL]; eine Partei allein kommt in "
        "party und [programme] (docs/mehrere-parteien.md)",
    ),
    Wording(
        "parties_beside",
        "gilt nur für eine Karte mit einer einzigen Partei",
        "schreiben Sie es in den Abschnitt dieser Partei, [parties.SCHLÜSSEL] oder "
        "[parties.SCHLÜSSEL.programme], und löschen Sie die Zeile; wer die Karte herausgibt, steht "
        "in publisher",
    ),
    Wording(
        "party_colour",
        "hebt sich auf heller Seite zu wenig ab (Kontrast {contrast}, nötig sind 3)",
        'nehmen Sie eine dunklere Farbe, etwa "{proposal}"',
    ),
    Wording(
        "party_colour_dark",
        "hebt sich auf dunkler Seite zu wenig ab (Kontrast {contrast}, nötig sind 3)",
        'schreiben Sie für dunkle Seiten dazu: colour_dark = "{proposal}"',
    ),
    Wording(
        "party_same",
        "hat schon {other}",
        "schreiben Sie etwas anderes: Daran unterscheiden Leser die Parteien",
    ),
    Wording(
        "party_without_pledges",
        "hat in {table} keine einzige Zeile",
        'schreiben Sie "{value}" in die Spalte party ihrer Zusagen, oder löschen Sie den Abschnitt',
    ),
    Wording(
        "settings_need_party",
        "passt nicht zu den Parteien der zuletzt gebauten Karte",
        "bauen Sie auch die Zusagen: python -m geo build",
    ),
    # the section [tiles] and its file
    Wording(
        "tiles_file_missing",
        "fehlt in {folder}",
        "legen Sie sie dorthin, oder berichtigen Sie ihren Pfad; er gilt ab dem Ordner von pledgemap.toml",
    ),
    Wording(
        "tiles_url_gaps",
        "muss {gaps} je einmal enthalten",
        "schreiben Sie {{z}}, wo der Server den Zoom erwartet, {{x}} für die Spalte und {{y}} für die Zeile",
    ),
    Wording(
        "tiles_url_other",
        "enthält {gap}, und das kann die Karte nicht ausfüllen",
        "schreiben Sie, was der Server dort erwartet; statt {{s}} einen seiner Namen, damit man den Lesern "
        "sagen kann, wen sie aufrufen",
    ),
    Wording(
        "tiles_no_pmtiles",
        "ist keine PMTiles-Datei, die sich lesen lässt ({reason})",
        "kopieren Sie die ganze Datei noch einmal; MBTiles wandelt um: pmtiles-convert DATEI.mbtiles "
        "DATEI.pmtiles",
    ),
    Wording(
        "tiles_kind",
        "enthält weder Kartenbilder noch Vektorkacheln ({kind})",
        "nehmen Sie eine Datei mit PNG, JPEG, WebP, AVIF oder Vektorkacheln (MVT)",
    ),
    Wording(
        "tiles_renderer",
        "enthält Vektorkacheln, und das Programm, das sie zeichnet, fehlt: Die Karte erscheint ohne sie",
        "rufen Sie auf: python -m geo osm --renderer",
    ),
    Wording(
        "tiles_unnamed",
        "enthält Kartenbilder; die Karte zeigt sie nicht, denn es fehlt, woher sie stammen",
        "schreiben Sie in pledgemap.toml unter [tiles] attribution, was die Lizenz zu nennen verlangt, oder "
        'mode = "none"',
    ),
    Wording(
        "tiles_packed",
        "ist mit {kind} gepackt",
        "schreiben Sie die Datei neu, mit gzip gepackt oder ungepackt",
    ),
    Wording(
        "tiles_elsewhere",
        "zeigt eine andere Gegend: {bounds} (West, Süd, Ost, Nord)",
        "nehmen Sie eine Datei, die {region} zeigt",
    ),
    # addresses that were released
    Wording(
        "released_header",
        "ist nicht die Liste der veröffentlichten Adressen",
        'ihre erste Zeile muss "{header}" sein; nehmen Sie die Datei aus der letzten Sicherung',
    ),
    Wording(
        "released_line",
        "ist keine Zeile der Liste der veröffentlichten Adressen",
        'jede Zeile enthält "{header}"; nehmen Sie die Datei aus der letzten Sicherung',
    ),
    Wording(
        "released_pledge_gone",
        "wurde am {since} veröffentlicht und fehlt jetzt: Links auf {address} führen ins Leere",
        "schreiben Sie in pledgemap.toml unter [{section}] die Zeile {line}, oder lassen Sie die Zusage in "
        "der Tabelle, mit dem Stand zurückgezogen, Datum und Grund. War sie nie öffentlich, löschen Sie "
        "ihre Zeile in der Liste",
    ),
    Wording(
        "released_gone",
        "wurde am {since} veröffentlicht und fehlt jetzt: Links auf {address} führen ins Leere",
        "schreiben Sie in pledgemap.toml unter [{section}] die Zeile {line}. War sie nie öffentlich, "
        "löschen Sie ihre Zeile in der Liste",
    ),
)

# What to write into a setting, by its full name; for those of topics, the last part counts.
REMEDIES = {
    "title": N_("schreiben Sie den Namen der Karte"),
    "title_en": N_("schreiben Sie den Namen der Karte auf Englisch"),
    "party": N_("schreiben Sie den Namen der Partei"),
    "region_name": N_('schreiben Sie ihn, wie man ihn sagt, etwa "Kreis Düren"'),
    "everywhere": N_('schreiben Sie es als Wendung, etwa "im ganzen Kreis Düren"'),
    "everywhere_en": N_('schreiben Sie es als englische Wendung, etwa "throughout Kreis Düren"'),
    "as_of": N_("schreiben Sie ein Datum ohne Anführungszeichen, etwa 2026-11-22"),
    "base_url": N_('schreiben Sie eine Adresse ohne "/" am Ende, oder ""'),
    "regions": N_('schreiben Sie eine Liste, etwa ["05358"]'),
    "topics": N_("schreiben Sie für jedes Thema einen Abschnitt [topics.SCHLÜSSEL]"),
    "programme.title": N_("schreiben Sie den Titel des Programms"),
    "programme.pages": N_("schreiben Sie die Zahl der letzten Seite"),
    "programme.election_date": N_("schreiben Sie ein Datum ohne Anführungszeichen, etwa 2025-09-14"),
    "programme.date": N_(
        "schreiben Sie das Datum des Programms ohne Anführungszeichen, etwa 2025-05-01, oder lassen Sie es "
        "weg"
    ),
    "programme.url": N_("schreiben Sie die ganze Adresse des Programms"),
    "programme.term_end": N_("schreiben Sie den letzten Tag der Wahlperiode; er liegt nach ihrem ersten"),
    "imprint.responsible": N_("schreiben Sie, wer verantwortlich ist, mit Postanschrift"),
    "imprint.contact": N_("schreiben Sie eine E-Mail-Adresse"),
    "imprint.represented_by": N_(
        "schreiben Sie, wer die Partei vertritt; das Impressum braucht es (§ 5 DDG)"
    ),
    "imprint.visdp": N_(
        "schreiben Sie Namen und Anschrift der einen Person, die für die Texte einsteht (§ 18 Abs. 2 MStV)"
    ),
    "imprint.phone": N_(
        'schreiben Sie eine Telefonnummer, etwa "+49 2421 12345"; das Impressum braucht einen zweiten '
        "schnellen Weg neben der E-Mail (§ 5 DDG)"
    ),
    "imprint.hosting": N_(
        "schreiben Sie Namen und Ort der Firma mit dem Server; die Datenschutzseite muss sie nennen"
    ),
    "imprint.log_days": N_(
        "schreiben Sie in Anführungszeichen, wie viele Tage der Server sein Protokoll der Aufrufe behält, "
        'etwa "7"; "0" heißt: kein Protokoll'
    ),
    "region": N_("schreiben Sie einen Abschnitt [region]"),
    "region.districts": N_(
        'schreiben Sie in Anführungszeichen "auto", "9", "10" oder "11" (admin_level von OpenStreetMap), '
        '"places" oder "none" (docs/strassen.md)'
    ),
    "embed": N_("schreiben Sie einen Abschnitt [embed]"),
    "embed.allowed_hosts": N_(
        'schreiben Sie "*" für alle, oder ganze Adressen mit Leerzeichen dazwischen, etwa '
        '"https://example.org https://*.example.org"'
    ),
    "label": N_("schreiben Sie eine Bezeichnung mit höchstens 40 Zeichen"),
    "label_en": N_("schreiben Sie eine englische Bezeichnung mit höchstens 40 Zeichen"),
    "colour": N_('schreiben Sie eine Farbe, etwa "#1b7a3d"'),
    "icon": N_("schreiben Sie den Namen eines Zeichens"),
    "party_short": N_(
        'schreiben Sie den Namen der Partei, wie man ihn sagt, mit höchstens 40 Zeichen, etwa "Grüne", '
        "oder lassen Sie ihn weg"
    ),
    "party_short_en": N_(
        'schreiben Sie den kurzen Namen auf Englisch, mit höchstens 40 Zeichen, etwa "Greens", oder lassen '
        "Sie ihn weg"
    ),
    "party_names": N_(
        'schreiben Sie eine Liste von Namen, etwa ["Grüne", "die Grünen"], oder lassen Sie sie weg'
    ),
    "party_sentence": N_(
        'schreiben Sie einen Satz, etwa "Was die Grünen in {where} vorhaben", oder lassen Sie ihn weg'
    ),
    "party_sentence_en": N_(
        'schreiben Sie einen englischen Satz, etwa "What the Greens plan in {where}", oder lassen Sie ihn weg'
    ),
    "publisher": N_("schreiben Sie, wer die Karte mit mehreren Parteien herausgibt"),
    "parties": N_("schreiben Sie für jede Partei einen Abschnitt [parties.SCHLÜSSEL]"),
    "parties.sign": N_(
        'schreiben Sie ein bis drei Buchstaben oder Ziffern, etwa "G" oder "CDU", oder lassen Sie es weg'
    ),
    "parties.programme": N_("schreiben Sie einen Abschnitt [parties.SCHLÜSSEL.programme]"),
    "programme.imprint": N_("schreiben Sie, wer für das Programm verantwortlich ist, mit Postanschrift"),
    "where": N_('schreiben Sie es als Wendung, etwa "im Kreis Düren", oder lassen Sie es weg'),
    "where_en": N_('schreiben Sie es als englische Wendung, etwa "in Kreis Düren", oder lassen Sie es weg'),
    "search": N_("schreiben Sie einen Abschnitt [search]"),
    "search.alike": N_(
        "schreiben Sie eine Liste von Zeilen, jede mit mindestens zwei einzelnen Wörtern und Kommas "
        'dazwischen, etwa ["Tram, Straßenbahn"]'
    ),
    "tiles": N_("schreiben Sie einen Abschnitt [tiles]"),
    "tiles.mode": N_(
        'schreiben Sie "none", "self" (eigene Datei) oder "remote" (fremder Server, nach Zustimmung), oder '
        "lassen Sie die Zeile weg: Dann zeigt die Karte data/karte.pmtiles, sobald es die Datei gibt"
    ),
    "tiles.file": N_(
        'schreiben Sie den Pfad einer PMTiles-Datei im Ordner der Karte, etwa "data/karte.pmtiles"'
    ),
    "tiles.url": N_('schreiben Sie eine Adresse mit https, etwa "https://tiles.example.org/{z}/{x}/{y}.png"'),
    "tiles.attribution": N_(
        'schreiben Sie, was nach der Lizenz genannt sein muss, etwa "© GeoBasis-DE / BKG (2026) CC BY 4.0"'
    ),
    "tiles.attribution_url": N_("schreiben Sie die ganze Adresse der Lizenz"),
    "tiles.min_zoom": N_("schreiben Sie eine Zahl von 0 bis 22 ohne Anführungszeichen"),
    "tiles.max_zoom": N_("schreiben Sie eine Zahl bis 22 ohne Anführungszeichen, nicht kleiner als min_zoom"),
}
