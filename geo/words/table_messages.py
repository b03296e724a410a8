"""Messages about a table of pledges as a file and as a grid of cells."""

from __future__ import annotations

from geo.words.wording import Wording

WORDINGS = (
    # the file
    Wording(
        "file_missing",
        "die Datei fehlt",
        "führen Sie den Befehl in dem Ordner aus, in dem sie liegt, oder geben Sie --home ORDNER an",
    ),
    Wording(
        "file_too_large",
        "die Datei hat {size_mb:.1f} MB, gelesen werden höchstens {limit_mb:.0f}",
        "speichern Sie nur die Tabelle der Zusagen, ohne Bilder und andere Blätter",
    ),
    Wording(
        "too_many_rows",
        "die Datei hat {found} Zeilen, gelesen werden höchstens {limit}",
        "behalten Sie eine Zeile je Zusage; ein Programm mit mehr braucht mehrere Karten",
    ),
    Wording(
        "file_empty",
        "die Datei ist leer",
        "holen Sie die letzte gute Fassung zurück, oder beginnen Sie mit der Kopfzeile: {columns}",
    ),
    Wording(
        "no_rows",
        "die Datei hat eine Kopfzeile, aber keine Zusagen",
        "schreiben Sie für jede Zusage eine Zeile",
    ),
    Wording(
        "nul_byte",
        "enthält ein NUL-Byte, ist also kein CSV-Text (eher eine Tabellendatei oder UTF-16)",
        'speichern Sie in der Tabellenkalkulation als "CSV UTF-8"',
    ),
    Wording(
        "bad_encoding",
        "ist Text in unbekannter oder gemischter Kodierung",
        'speichern Sie als "CSV UTF-8" und berichtigen Sie die Zeichen in dieser Zeile',
    ),
    Wording(
        "wrong_delimiter",
        "die Zellen sind durch {found} getrennt, nicht durch Komma oder Semikolon",
        'speichern Sie als "CSV UTF-8" mit Komma oder Semikolon',
    ),
    Wording(
        "broken_quotes",
        "die Anführungszeichen passen nicht zusammen: {reason}",
        'schreiben Sie ein Anführungszeichen innerhalb einer Zelle doppelt ("")',
    ),
    Wording(
        "workbook_unreadable",
        "lässt sich nicht lesen: {reason}",
        "speichern Sie die Datei noch einmal ohne Kennwort, als .xlsx, .ods oder CSV UTF-8",
    ),
    Wording(
        "several_tables",
        "ist hier nicht die einzige Tabelle mit Zusagen: {found}",
        "behalten Sie die, die Sie bearbeiten, und legen Sie die anderen woanders ab",
    ),
    # the header
    Wording("column_missing", "die Spalte fehlt", "ergänzen Sie die Kopfzeile; die Spalten sind: {columns}"),
    Wording(
        "column_extra",
        "ist keine Spalte dieser Tabelle{hint}",
        'löschen Sie sie oder benennen Sie sie um; beginnt der Name mit "x_", ist es Ihre eigene, wird '
        "nicht gelesen und nie veröffentlicht; die Spalten sind: {columns}",
    ),
    Wording(
        "header_not_first",
        "steht über der Kopfzeile, die Zeile {found} ist",
        "die Kopfzeile muss die erste Zeile sein: Löschen Sie die Zeilen darüber",
    ),
    Wording("column_twice", "steht über zwei Spalten", "löschen Sie eine davon"),
    # a table as spreadsheets save it
    Wording(
        "workbook_locked",
        "ist mit einem Kennwort geschützt",
        'speichern Sie ohne: in Excel "Datei", "Informationen", "Arbeitsmappe schützen"; in LibreOffice '
        '"Speichern unter" ohne "Mit Kennwort speichern"',
    ),
    Wording(
        "workbook_old",
        "ist eine Arbeitsmappe der alten Art (.xls), gleich, wie die Datei heißt",
        'öffnen Sie sie in Excel oder LibreOffice, und speichern Sie als "Excel-Arbeitsmappe (.xlsx)" oder '
        '"CSV UTF-8"',
    ),
    Wording(
        "csv_is_workbook",
        "ist eine Arbeitsmappe, obwohl der Name auf .csv endet",
        'benennen Sie sie um in .xlsx (oder .ods), oder speichern Sie sie als "CSV UTF-8"',
    ),
    Wording(
        "kind_excel",
        "die Datei ist von einer Art ({kind}), die nicht gelesen wird",
        'öffnen Sie sie in Excel oder LibreOffice, und speichern Sie als "Excel-Arbeitsmappe (.xlsx)" oder '
        '"CSV UTF-8"',
    ),
    Wording(
        "kind_numbers",
        "die Datei ist eine Tabelle von Numbers, die nicht gelesen wird",
        'in Numbers: "Ablage", "Exportieren", "Excel…", oder "CSV…" mit der Textcodierung UTF-8',
    ),
    Wording(
        "kind_link",
        "die Datei ist nur ein Verweis ({kind}) auf eine Tabelle anderswo",
        'öffnen Sie die Tabelle und laden Sie sie herunter: "Datei", "Herunterladen", "Microsoft Excel '
        '(.xlsx)"',
    ),
    Wording(
        "kind_other",
        "die Datei ist von einer Art ({kind}), die nicht gelesen wird",
        'speichern Sie die Tabelle als .xlsx, .ods oder "CSV UTF-8"',
    ),
    Wording(
        "several_sheets",
        "hat mehrere Blätter mit Zusagen: {sheets}",
        "behalten Sie alle Zusagen auf einem Blatt, und legen Sie die anderen woanders ab",
    ),
    Wording(
        "table_beside",
        "liegt daneben und wird nicht gelesen",
        "legen Sie die Datei woanders ab, wenn es nicht die ist, die Sie bearbeiten",
    ),
    Wording(
        "table_open",
        "ist wohl in einem Programm geöffnet ({sign})",
        "was dort noch nicht gespeichert ist, wird nicht gelesen",
    ),
    Wording(
        "rows_hidden",
        "hat Zeilen, die ausgeblendet oder weggefiltert sind: {names}",
        "sie werden gelesen wie alle anderen: Blenden Sie sie ein und sehen Sie nach, ob sie gemeint sind",
    ),
    Wording(
        "columns_hidden",
        "hat Spalten, die ausgeblendet sind: {names}",
        "sie werden gelesen wie alle anderen: Blenden Sie sie ein und sehen Sie nach, ob sie gemeint sind",
    ),
    Wording(
        "other_sheets",
        'gelesen wird das Blatt "{sheet}", nicht: {others}',
        "behalten Sie alle Zusagen auf einem Blatt",
    ),
    Wording(
        "formula_cell",
        "ist eine Formel, deren Ergebnis nie berechnet wurde",
        "öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie dort, oder schreiben Sie den "
        "Text selbst in die Zelle",
    ),
    Wording(
        "date_cell",
        "ist für die Tabellenkalkulation ein Datum, denn sie hielt den Text dafür",
        'formatieren Sie die Spalte als "Text" und schreiben Sie die Zelle neu',
    ),
    Wording(
        "merged_cell",
        "füllt mehrere verbundene Zellen, die anderen sind also leer",
        "heben Sie die Verbindung auf und füllen Sie jede Zeile aus",
    ),
    Wording(
        "error_cell",
        "ist ein Fehlerwert der Tabellenkalkulation und kein Text",
        "berichtigen Sie die Formel, oder schreiben Sie den Text selbst in die Zelle",
    ),
    Wording(
        "bad_sign",
        "enthält ein Zeichen, das in keinem Text stehen darf: {sign}",
        "löschen Sie den Text und tippen Sie ihn neu",
    ),
    Wording(
        "lost_letter",
        "hat ein Fragezeichen mitten im Wort: Dort ging beim Speichern ein Buchstabe verloren",
        'schreiben Sie ihn neu, oder hinter das Fragezeichen ein Leerzeichen, und speichern Sie als "CSV '
        'UTF-8"',
    ),
    Wording(
        "unsure_encoding",
        "lässt sich verschieden lesen, denn die Datei sagt ihre Kodierung nicht: {ways}",
        'speichern Sie in der Tabellenkalkulation als "CSV UTF-8"',
    ),
    Wording(
        "encoding_guessed",
        "ist die Kodierung, in der die Datei gelesen wurde, erkannt an den Umlauten",
        'speichern Sie das nächste Mal als "CSV UTF-8", dann muss niemand raten',
    ),
    Wording(
        "lone_cell",
        "steht allein in der Zeile, das ist also keine Zusage",
        'füllen Sie die Zeile aus, oder setzen Sie "#" davor, dann ist es eine Anmerkung',
    ),
    Wording(
        "comment_header",
        'ist die erste Spalte, und dort steht "#" für eine Anmerkung',
        'beginnen Sie den Namen mit "x_", oder stellen Sie die Spalte hinter eine andere',
    ),
    Wording("column_same", 'meint dieselbe Spalte wie "{other}"', "löschen Sie eine von beiden"),
    Wording(
        "id_column_missing",
        "die Spalte fehlt",
        "rufen Sie auf: python -m geo check --write; das ergänzt sie und bildet die Kennungen aus den Titeln",
    ),
    Wording("ambiguous_date", "kann zwei Tage meinen", "schreiben Sie den gemeinten: {days}"),
    Wording(
        "all_mojibake",
        "ist beschädigter Text, wie {cells} Zellen: Beim Speichern wurde die Kodierung verwechselt",
        'öffnen Sie die letzte gute Datei, lesen Sie sie als UTF-8 ein und speichern Sie sie als "CSV UTF-8"',
    ),
    # files that would use up the memory, or are not files
    Wording(
        "no_file",
        "ist ein Ordner oder sonst etwas, das keine gewöhnliche Datei ist",
        "legen Sie das woanders ab, und hierher die Datei selbst",
    ),
    Wording(
        "data_too_large",
        "die Datei hat {size_mb:.1f} MB, gelesen werden höchstens {limit_mb:.0f}",
        "holen Sie die letzte gute Fassung zurück, oder behalten Sie nur, was die Karte braucht",
    ),
    Wording(
        "disk_full",
        "lässt sich nicht schreiben: {reason}",
        "schaffen Sie Platz und rufen Sie den Befehl noch einmal auf",
    ),
    # a table
    Wording(
        "cell_too_long",
        "ist der Anfang einer Zelle von mehr als {limit} Zeichen",
        "kürzen Sie sie; in einer CSV-Datei fehlt vielleicht einem Anführungszeichen das zweite, sodass "
        "die Zeilen darunter als eine Zelle gelten",
    ),
    Wording(
        "row_too_wide",
        "ist das Ende einer Zeile von {found} Zellen, gelesen werden höchstens {limit}",
        "löschen Sie, was rechts von der Tabelle steht",
    ),
    Wording(
        "lines_too_many",
        "die Datei hat mehr als {limit} Zeilen, leere mitgezählt",
        "behalten Sie eine Zeile je Zusage, und löschen Sie die leeren, oder kopieren Sie die Tabelle in "
        "eine neue Datei",
    ),
    Wording(
        "table_too_full",
        "die Datei hat mehr als {limit} Zellen, die meisten davon leer",
        "löschen Sie die leeren Zeilen und Spalten, oder kopieren Sie die Tabelle in eine neue Datei",
    ),
    Wording(
        "too_many_places",
        "ist einer von {found} Orten dieser Zusage, gelesen werden höchstens {limit}",
        "lassen Sie die Orte weg, wenn sie überall gilt, oder machen Sie mehrere Zusagen daraus",
    ),
    Wording(
        "sheet_too_far",
        "ist eine gefüllte Zelle des Blatts „{sheet}“, weit weg von allen anderen: Bis dorthin wären es "
        "{found} Zellen, gelesen werden höchstens {limit}",
        "löschen Sie diese Zelle, oder kopieren Sie die Tabelle in eine neue Datei",
    ),
    Wording(
        "sheet_repeated",
        "ist die letzte Zelle des Blatts „{sheet}“, das seine Zellen bis dorthin wiederholt: Das wären "
        "{found} Zellen, gelesen werden höchstens {limit}",
        "löschen Sie die Zeilen und Spalten hinter der Tabelle, oder kopieren Sie die Tabelle in eine neue "
        "Datei",
    ),
    Wording(
        "sheet_too_large",
        "ist die letzte Zelle des Blatts „{sheet}“: Das sind {found} Zellen, gelesen werden höchstens "
        "{limit}",
        "behalten Sie eine Zeile je Zusage, und keine anderen Tabellen in dieser Datei",
    ),
    Wording(
        "sheet_too_full",
        "das Blatt „{sheet}“ hat mehr als {limit} Zellen, die meisten leer und nur formatiert",
        "kopieren Sie die Tabelle in eine neue Datei, ohne die leeren Zeilen und Spalten dahinter",
    ),
    Wording(
        "workbook_too_much_text",
        "alle Zellen zusammen haben mehr als {limit} Zeichen Text",
        "speichern Sie nur die Tabelle der Zusagen, ohne andere Blätter",
    ),
    # a table that can't be made or written, or its ids can't be filled in
    Wording("template_kind", "ist kein Name einer .xlsx-Datei", "schreiben Sie ihn wie pledges.xlsx"),
    Wording(
        "template_exists",
        "gibt es schon, und eine Vorlage überschreibt nichts",
        "arbeiten Sie mit dieser Datei weiter, legen Sie sie woanders ab, oder nennen Sie mit --output "
        "DATEI eine andere",
    ),
    Wording(
        "template_beside",
        "ist schon eine Tabelle, und {other} daneben wäre eine zweite",
        "arbeiten Sie mit dieser Tabelle weiter, legen Sie sie woanders ab, oder nennen Sie mit --output "
        "DATEI einen anderen Platz",
    ),
    Wording(
        "template_unwritable",
        "lässt sich nicht schreiben: {reason}",
        "nennen Sie mit --output DATEI eine andere Datei",
    ),
    Wording(
        "example_typed_over",
        "steht vor „{title}“, also wird diese Zeile nicht gelesen",
        "leeren Sie die Zelle, wenn es eine Zusage und kein Beispiel ist",
    ),
    Wording(
        "table_held_open",
        "ist in einer Tabellenkalkulation geöffnet, die die Änderung wieder verwerfen würde ({sign})",
        "speichern und schließen Sie sie dort, und rufen Sie den Befehl noch einmal auf; ist sie nirgends "
        "geöffnet, löschen Sie {sign}",
    ),
    Wording(
        "table_unwritable",
        "lässt sich nicht schreiben: {reason}",
        "schließen Sie sie in der Tabellenkalkulation, prüfen Sie, ob Sie in den Ordner schreiben dürfen, "
        "und rufen Sie den Befehl noch einmal auf",
    ),
    Wording(
        "id_in_formula",
        "enthält eine Formel, und Formeln werden nie überschrieben",
        "leeren Sie die Zelle; python -m geo check --write trägt die Kennung dann ein",
    ),
    Wording(
        "id_in_merged_cell",
        "ist unter einer verbundenen Zelle verborgen",
        "heben Sie die Verbindung auf; python -m geo check --write trägt die Kennung dann ein",
    ),
    Wording(
        "ids_not_written",
        "wurde nicht geändert: Mit den Kennungen wäre es nicht mehr dieselbe Tabelle",
        "speichern Sie sie neu als .xlsx oder CSV UTF-8 und rufen Sie den Befehl noch einmal auf, oder "
        "tragen Sie die Kennungen selbst ein",
    ),
)
