"""What is said about pledgemap.toml, in English and in German; `geo.words.messages` takes it up."""

from __future__ import annotations

from geo.words import messages_party, messages_tiles

ENGLISH: dict[str, tuple[str, str]] = {
    # the file
    "settings_missing": (
        "the file is missing in {folder}",
        "run the command in the folder that holds it, or say --home FOLDER (for the site: PLEDGEMAP_HOME)",
    ),
    "settings_encoding": (
        "is not UTF-8 text",
        'save the file as UTF-8; in Notepad: "Save as", Encoding "UTF-8"',
    ),
    "toml_date": ("holds a date that can't be read", "write a date without quotes, like {example}"),
    "toml_unquoted": (
        "holds a text without quotation marks",
        'put what stands behind "=" between straight quotation marks: title = "Our map"',
    ),
    "toml_curly": (
        "holds curly quotation marks",
        'write straight ones, like "this"; a word processor makes them curly, so use a plain text editor',
    ),
    "toml_open": (
        "lacks a quotation mark",
        'a text begins and ends with one, on the same line; write \\" for one inside it',
    ),
    "toml_twice": ("stands there twice", "delete one of the two"),
    "toml_fault": (
        "is no setting that can be read ({reason})",
        'write NAME = "text", [SECTION], or # in front of a note',
    ),
    # a setting
    "setting_missing": ("is missing", "{remedy}"),
    "setting_wrong": ("is not a valid value", "{remedy}"),
    "setting_date": ("is no date", "write a date without quotes, like {example}"),
    "setting_unknown": (
        "is no setting",
        "rename or delete it; the settings of [{section}] are: {choices}",
    ),
    # the address of the site, an e-mail address
    "address_foreign": (
        "holds a space, a quotation mark or another character that no address has",
        'delete it, perhaps: "{proposal}"',
    ),
    "address_scheme": ('does not begin with "https://"', 'write the whole address, like "{proposal}"'),
    "address_host": (
        "names no host that can be reached",
        'write the address as it stands in the browser when you open the site, like "{proposal}"',
    ),
    "address_path": ("has an empty part or dots between its slashes", 'write it like "{proposal}"'),
    "address_query": (
        'goes on behind "?" or "#"; the addresses of pages are made by adding to this one',
        'write "{proposal}"',
    ),
    "address_user": ("holds a user name, which every page would show", 'write "{proposal}"'),
    "address_slash": ('ends with "/"', 'write "{proposal}"'),
    "address_mail": (
        "is not one e-mail address and nothing else",
        'write it like "name@example.org", without a name before it or "?" behind it',
    ),
    "setting_prefix": ("is no AGS prefix", 'write it as text with its leading zero, like "05358"'),
    "setting_key": ("is no valid key", "use lower case letters, digits and dashes"),
    "setting_icon": ("is no symbol", "choose one of: {choices}"),
    "region_not_imported": (
        "begins the AGS of no municipality in data/geojson/municipalities.geojson",
        "correct it, or import the region: python -m geo region {prefixes}",
    ),
    "region_not_set": (
        "lies in data/geojson/municipalities.geojson, but none of the settings regions begins its AGS",
        "correct the setting, or import the region: python -m geo region {prefixes}",
    ),
    "settings_need_build": (
        "is another region than the one that the last build is of",
        "build the pledges too: python -m geo build",
    ),
    "settings_need_topic": (
        "is a topic of pledges of the last build, and no longer in the settings",
        "put it back, or build the pledges too: python -m geo build",
    ),
    # old addresses
    "redirects_form": (
        "is no section of redirects",
        'write old = "new" below one of: {choices}',
    ),
    "redirect_slug": (
        "is no part of an address",
        'write what stands in the address of the page, in lower case letters, digits and dashes: old = "new"',
    ),
    "redirect_loop": ("leads back to where it comes from", "let one of the loop lead to what exists today"),
    "redirect_nowhere": (
        "is no page of this map{hint}",
        "write the id of a pledge, a topic or a municipality that exists, or delete the line",
    ),
    "redirect_shadowed": (
        "is a page of today, so nobody is ever led on from it",
        "delete the line, or give what exists another name",
    ),
    # before the site goes public
    "setting_empty": ("is empty", "{remedy}"),
    "setting_sample": ("is still the sample", "{remedy}"),
    **messages_party.ENGLISH,
    **messages_tiles.ENGLISH,
}

GERMAN: dict[str, tuple[str, str]] = {
    "settings_missing": (
        "die Datei fehlt in {folder}",
        "führen Sie den Befehl in dem Ordner aus, in dem sie liegt, oder geben Sie --home ORDNER an (für die "
        "Seiten: PLEDGEMAP_HOME)",
    ),
    "settings_encoding": (
        "ist kein Text in UTF-8",
        'speichern Sie die Datei als UTF-8; im Editor von Windows: "Speichern unter", Codierung "UTF-8"',
    ),
    "toml_date": (
        "enthält ein Datum, das sich nicht lesen lässt",
        "schreiben Sie ein Datum ohne Anführungszeichen, etwa {example}",
    ),
    "toml_unquoted": (
        "enthält einen Text ohne Anführungszeichen",
        'setzen Sie, was hinter "=" steht, zwischen gerade Anführungszeichen: title = "Unsere Karte"',
    ),
    "toml_curly": (
        "enthält typografische Anführungszeichen",
        'schreiben Sie gerade, etwa "so"; nehmen Sie einen einfachen Editor, keine Textverarbeitung',
    ),
    "toml_open": (
        "hat ein Anführungszeichen zu wenig",
        'ein Text beginnt und endet mit einem, auf derselben Zeile; innerhalb des Textes schreiben Sie \\"',
    ),
    "toml_twice": ("steht zweimal da", "löschen Sie eines von beiden"),
    "toml_fault": (
        "ist keine Angabe, die sich lesen lässt ({reason})",
        'schreiben Sie NAME = "Text", [ABSCHNITT] oder # vor eine Anmerkung',
    ),
    "setting_missing": ("fehlt", "{remedy}"),
    "setting_wrong": ("ist hier kein gültiger Wert", "{remedy}"),
    "setting_date": ("ist kein Datum", "schreiben Sie ein Datum ohne Anführungszeichen, etwa {example}"),
    "setting_unknown": (
        "gibt es als Angabe nicht",
        "benennen Sie sie um oder löschen Sie sie; die Angaben in [{section}] sind: {choices}",
    ),
    "address_foreign": (
        "enthält ein Leerzeichen, ein Anführungszeichen oder ein anderes Zeichen, das keine Adresse hat",
        'löschen Sie es, vielleicht so: "{proposal}"',
    ),
    "address_scheme": (
        'beginnt nicht mit "https://"',
        'schreiben Sie die ganze Adresse, etwa "{proposal}"',
    ),
    "address_host": (
        "nennt keinen Server, der sich erreichen lässt",
        'schreiben Sie die Adresse, wie sie im Browser steht, wenn Sie die Seite öffnen, etwa "{proposal}"',
    ),
    "address_path": (
        "hat zwischen ihren Schrägstrichen einen leeren Teil oder nur Punkte",
        'schreiben Sie sie etwa so: "{proposal}"',
    ),
    "address_query": (
        'geht hinter "?" oder "#" noch weiter; die Adressen der Seiten entstehen, indem etwas angehängt wird',
        'schreiben Sie "{proposal}"',
    ),
    "address_user": (
        "enthält einen Benutzernamen; jede Seite würde ihn zeigen",
        'schreiben Sie "{proposal}"',
    ),
    "address_slash": ('endet mit "/"', 'schreiben Sie "{proposal}"'),
    "address_mail": (
        "ist nicht eine E-Mail-Adresse und sonst nichts",
        'schreiben Sie sie wie "name@example.org", ohne Namen davor und ohne "?" dahinter',
    ),
    "setting_prefix": (
        "ist kein Anfang eines AGS",
        'schreiben Sie ihn als Text mit der Null vorn, etwa "05358"',
    ),
    "setting_key": (
        "ist kein gültiger Schlüssel",
        "verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche",
    ),
    "setting_icon": ("ist kein Zeichen", "wählen Sie eines von: {choices}"),
    "region_not_imported": (
        "ist nicht der Anfang des AGS einer Gemeinde in data/geojson/municipalities.geojson",
        "berichtigen Sie ihn, oder holen Sie das Gebiet: python -m geo region {prefixes}",
    ),
    "region_not_set": (
        "steht in data/geojson/municipalities.geojson, aber keine Angabe in regions ist der Anfang ihres AGS",
        "berichtigen Sie die Angabe, oder holen Sie das Gebiet: python -m geo region {prefixes}",
    ),
    "settings_need_build": (
        "ist ein anderes Gebiet als das der zuletzt gebauten Karte",
        "bauen Sie auch die Zusagen: python -m geo build",
    ),
    "settings_need_topic": (
        "ist ein Thema von Zusagen der zuletzt gebauten Karte und steht nicht mehr in den Einstellungen",
        "tragen Sie es wieder ein, oder bauen Sie auch die Zusagen: python -m geo build",
    ),
    "redirects_form": (
        "ist kein Abschnitt für alte Adressen",
        'schreiben Sie alt = "neu" unter einen von: {choices}',
    ),
    "redirect_slug": (
        "ist kein Teil einer Adresse",
        "schreiben Sie, was in der Adresse der Seite steht, mit Kleinbuchstaben, Ziffern und Bindestrichen: "
        'alt = "neu"',
    ),
    "redirect_loop": (
        "führt im Kreis",
        "lassen Sie eine der Zeilen zu etwas führen, das es heute gibt",
    ),
    "redirect_nowhere": (
        "ist keine Seite dieser Karte{hint}",
        "schreiben Sie die Kennung einer Zusage, eines Themas oder einer Gemeinde, die es gibt, oder "
        "löschen Sie die Zeile",
    ),
    "redirect_shadowed": (
        "gibt es heute als Seite, also wird von dort nie jemand weitergeleitet",
        "löschen Sie die Zeile, oder benennen Sie um, was es gibt",
    ),
    "setting_empty": ("ist leer", "{remedy}"),
    "setting_sample": ("ist noch das Muster", "{remedy}"),
    **messages_party.GERMAN,
    **messages_tiles.GERMAN,
}

# What to write, by setting: in English, in German. Topics have the names of their parts.
REMEDIES: dict[str, tuple[str, str]] = {
    "title": ("write the name of the map", "schreiben Sie den Namen der Karte"),
    "title_en": ("write the name of the map in English", "schreiben Sie den Namen der Karte auf Englisch"),
    "party": ("write the name of the party", "schreiben Sie den Namen der Partei"),
    "region_name": (
        'write it as people say it, like "Kreis Düren"',
        'schreiben Sie ihn, wie man ihn sagt, etwa "Kreis Düren"',
    ),
    "everywhere": (
        'write it as a phrase, like "im ganzen Kreis Düren"',
        'schreiben Sie es als Wendung, etwa "im ganzen Kreis Düren"',
    ),
    "everywhere_en": (
        'write it as a phrase, like "throughout Kreis Düren"',
        'schreiben Sie es als englische Wendung, etwa "throughout Kreis Düren"',
    ),
    "as_of": (
        "write a date without quotes, like 2026-11-22",
        "schreiben Sie ein Datum ohne Anführungszeichen, etwa 2026-11-22",
    ),
    "base_url": (
        'write an address without "/" at the end, or ""',
        'schreiben Sie eine Adresse ohne "/" am Ende, oder ""',
    ),
    "regions": ('write a list like ["05358"]', 'schreiben Sie eine Liste, etwa ["05358"]'),
    "topics": (
        "write a [topics.KEY] section for each topic",
        "schreiben Sie für jedes Thema einen Abschnitt [topics.SCHLÜSSEL]",
    ),
    "programme.title": ("write the programme's title", "schreiben Sie den Titel des Programms"),
    "programme.pages": ("write the number of the last page", "schreiben Sie die Zahl der letzten Seite"),
    "programme.election_date": (
        "write a date without quotes, like 2025-09-14",
        "schreiben Sie ein Datum ohne Anführungszeichen, etwa 2025-09-14",
    ),
    "programme.date": (
        "write the programme's date without quotes, like 2025-05-01, or leave it out",
        "schreiben Sie das Datum des Programms ohne Anführungszeichen, etwa 2025-05-01, oder lassen Sie"
        " es weg",
    ),
    "programme.url": (
        "write the full address of the programme",
        "schreiben Sie die ganze Adresse des Programms",
    ),
    "imprint.responsible": (
        "write who is responsible, with a postal address",
        "schreiben Sie, wer verantwortlich ist, mit Postanschrift",
    ),
    "imprint.contact": ("write an e-mail address", "schreiben Sie eine E-Mail-Adresse"),
    "imprint.represented_by": (
        "write who represents the party; the imprint needs it (§ 5 DDG)",
        "schreiben Sie, wer die Partei vertritt; das Impressum braucht es (§ 5 DDG)",
    ),
    "imprint.visdp": (
        "write name and postal address of the one person who answers for the texts (§ 18 Abs. 2 MStV)",
        "schreiben Sie Namen und Anschrift der einen Person, die für die Texte einsteht (§ 18 Abs. 2 MStV)",
    ),
    "imprint.phone": (
        'write a telephone number like "+49 2421 12345"; the imprint needs a second quick way beside e-mail '
        "(§ 5 DDG)",
        'schreiben Sie eine Telefonnummer, etwa "+49 2421 12345"; das Impressum braucht einen zweiten '
        "schnellen Weg neben der E-Mail (§ 5 DDG)",
    ),
    "imprint.hosting": (
        "write name and place of the firm that runs the server; the privacy page has to name it",
        "schreiben Sie Namen und Ort der Firma mit dem Server; die Datenschutzseite muss sie nennen",
    ),
    "imprint.log_days": (
        'write a number of days in quotation marks, like "7", for which the server keeps its log of visits; '
        '"0" is no log',
        "schreiben Sie in Anführungszeichen, wie viele Tage der Server sein Protokoll der Aufrufe behält, "
        'etwa "7"; "0" heißt: kein Protokoll',
    ),
    "embed": ("write a section [embed]", "schreiben Sie einen Abschnitt [embed]"),
    "embed.allowed_hosts": (
        'write "*" for anybody, or full addresses with a space between them, like "https://example.org '
        'https://*.example.org"',
        'schreiben Sie "*" für alle, oder ganze Adressen mit Leerzeichen dazwischen, etwa '
        '"https://example.org https://*.example.org"',
    ),
    "label": (
        "write a label of up to 40 characters",
        "schreiben Sie eine Bezeichnung mit höchstens 40 Zeichen",
    ),
    "label_en": (
        "write an English label of up to 40 characters",
        "schreiben Sie eine englische Bezeichnung mit höchstens 40 Zeichen",
    ),
    "colour": ('write a colour like "#1b7a3d"', 'schreiben Sie eine Farbe, etwa "#1b7a3d"'),
    "icon": ("write the name of a symbol", "schreiben Sie den Namen eines Zeichens"),
    **messages_party.REMEDIES,
    **messages_tiles.REMEDIES,
}
