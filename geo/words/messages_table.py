"""What is said about tables as spreadsheets save them; `geo.words.messages` takes it up."""

from __future__ import annotations

ENGLISH: dict[str, tuple[str, str]] = {
    "workbook_locked": (
        "is protected by a password",
        'save it without one: in Excel "File", "Info", "Protect workbook"; in LibreOffice "Save as" without '
        '"Save with password"',
    ),
    "workbook_old": (
        "is a workbook of the old kind (.xls), whatever its name says",
        'open it in Excel or LibreOffice and save it as "Excel workbook (.xlsx)" or "CSV UTF-8"',
    ),
    "csv_is_workbook": (
        "is a workbook, though its name ends in .csv",
        'rename it to .xlsx (or .ods), or save it in the spreadsheet as "CSV UTF-8"',
    ),
    "kind_excel": (
        "the file is of a kind ({kind}) that is not read",
        'open it in Excel or LibreOffice and save it as "Excel workbook (.xlsx)" or "CSV UTF-8"',
    ),
    "kind_numbers": (
        "the file is a table of Numbers, which is not read",
        'in Numbers: "File", "Export to", "Excel…", or "CSV…" with the text encoding UTF-8',
    ),
    "kind_link": (
        "the file is only a link ({kind}) to a table elsewhere",
        'open the table and download it: "File", "Download", "Microsoft Excel (.xlsx)"',
    ),
    "kind_other": (
        "the file is of a kind ({kind}) that is not read",
        'save the table as .xlsx, .ods or "CSV UTF-8"',
    ),
    "several_sheets": (
        "has several sheets with pledges: {sheets}",
        "keep all pledges in one sheet, and save the others elsewhere",
    ),
    "table_beside": ("lies beside it and is not read", "move it away if it is not the one that you edit"),
    "table_open": (
        "is open in a program, it seems ({sign})",
        "what is not saved there yet is not read",
    ),
    "rows_hidden": (
        "has rows that are hidden or filtered out: {names}",
        "they are read like all others: show them and look whether they are meant",
    ),
    "columns_hidden": (
        "has columns that are hidden: {names}",
        "they are read like all others: show them and look whether they are meant",
    ),
    "other_sheets": (
        'the sheet "{sheet}" is read, and not: {others}',
        "keep all pledges in one sheet",
    ),
    "formula_cell": (
        "is a formula whose result was never calculated",
        "open the file in Excel or LibreOffice and save it there, or write the text itself into the cell",
    ),
    "date_cell": (
        "is a date to the spreadsheet, which took the text for one",
        'format the column as "Text" and write the cell anew',
    ),
    "merged_cell": (
        "fills several cells that were merged, so the others are empty",
        "unmerge them and fill in each row",
    ),
    "error_cell": (
        "is an error of the spreadsheet and no text",
        "correct the formula, or write the text itself into the cell",
    ),
    "bad_sign": (
        "holds a sign that must not stand in a text: {sign}",
        "delete the text and type it anew",
    ),
    "lost_letter": (
        "has a question mark inside of a word, where a letter was lost on saving",
        'write the letter again, or a blank behind the question mark, and save as "CSV UTF-8"',
    ),
    "unsure_encoding": (
        "can be read in several ways, for the file does not say its encoding: {ways}",
        'save it in the spreadsheet as "CSV UTF-8"',
    ),
    "encoding_guessed": (
        "is the encoding that the file was read in, told by its umlauts",
        'save it as "CSV UTF-8" next time, then nobody has to guess',
    ),
    "lone_cell": (
        "stands alone in its row, so this is no pledge",
        'fill in the row, or put "#" in front to make it a comment',
    ),
    "comment_header": (
        'is the first column, where "#" marks a comment',
        'begin its name with "x_", or move the column behind another',
    ),
    "column_same": ('means the same column as "{other}"', "delete one of the two"),
    "id_column_missing": (
        "the column is missing",
        "run python -m geo check --write, which adds it and makes the ids of the titles",
    ),
    "ambiguous_date": ("can be two days", "write the one that is meant: {days}"),
    "all_mojibake": (
        "is damaged text, as in {cells} cells: the file was saved in an encoding that it was not read in",
        'open the last good file, import it as UTF-8, and save it as "CSV UTF-8"',
    ),
}

GERMAN: dict[str, tuple[str, str]] = {
    "workbook_locked": (
        "ist mit einem Kennwort geschützt",
        'speichern Sie ohne: in Excel "Datei", "Informationen", "Arbeitsmappe schützen"; in LibreOffice '
        '"Speichern unter" ohne "Mit Kennwort speichern"',
    ),
    "workbook_old": (
        "ist eine Arbeitsmappe der alten Art (.xls), gleich, wie die Datei heißt",
        'öffnen Sie sie in Excel oder LibreOffice, und speichern Sie als "Excel-Arbeitsmappe (.xlsx)" oder '
        '"CSV UTF-8"',
    ),
    "csv_is_workbook": (
        "ist eine Arbeitsmappe, obwohl der Name auf .csv endet",
        'benennen Sie sie um in .xlsx (oder .ods), oder speichern Sie sie als "CSV UTF-8"',
    ),
    "kind_excel": (
        "die Datei ist von einer Art ({kind}), die nicht gelesen wird",
        'öffnen Sie sie in Excel oder LibreOffice, und speichern Sie als "Excel-Arbeitsmappe (.xlsx)" oder '
        '"CSV UTF-8"',
    ),
    "kind_numbers": (
        "die Datei ist eine Tabelle von Numbers, die nicht gelesen wird",
        'in Numbers: "Ablage", "Exportieren", "Excel…", oder "CSV…" mit der Textcodierung UTF-8',
    ),
    "kind_link": (
        "die Datei ist nur ein Verweis ({kind}) auf eine Tabelle anderswo",
        'öffnen Sie die Tabelle und laden Sie sie herunter: "Datei", "Herunterladen", "Microsoft Excel '
        '(.xlsx)"',
    ),
    "kind_other": (
        "die Datei ist von einer Art ({kind}), die nicht gelesen wird",
        'speichern Sie die Tabelle als .xlsx, .ods oder "CSV UTF-8"',
    ),
    "several_sheets": (
        "hat mehrere Blätter mit Zusagen: {sheets}",
        "behalten Sie alle Zusagen auf einem Blatt, und legen Sie die anderen woanders ab",
    ),
    "table_beside": (
        "liegt daneben und wird nicht gelesen",
        "legen Sie die Datei woanders ab, wenn es nicht die ist, die Sie bearbeiten",
    ),
    "table_open": (
        "ist wohl in einem Programm geöffnet ({sign})",
        "was dort noch nicht gespeichert ist, wird nicht gelesen",
    ),
    "rows_hidden": (
        "hat Zeilen, die ausgeblendet oder weggefiltert sind: {names}",
        "sie werden gelesen wie alle anderen: Blenden Sie sie ein und sehen Sie nach, ob sie gemeint sind",
    ),
    "columns_hidden": (
        "hat Spalten, die ausgeblendet sind: {names}",
        "sie werden gelesen wie alle anderen: Blenden Sie sie ein und sehen Sie nach, ob sie gemeint sind",
    ),
    "other_sheets": (
        'gelesen wird das Blatt "{sheet}", nicht: {others}',
        "behalten Sie alle Zusagen auf einem Blatt",
    ),
    "formula_cell": (
        "ist eine Formel, deren Ergebnis nie berechnet wurde",
        "öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie dort, oder schreiben Sie den "
        "Text selbst in die Zelle",
    ),
    "date_cell": (
        "ist für die Tabellenkalkulation ein Datum, denn sie hielt den Text dafür",
        'formatieren Sie die Spalte als "Text" und schreiben Sie die Zelle neu',
    ),
    "merged_cell": (
        "füllt mehrere verbundene Zellen, die anderen sind also leer",
        "heben Sie die Verbindung auf und füllen Sie jede Zeile aus",
    ),
    "error_cell": (
        "ist ein Fehlerwert der Tabellenkalkulation und kein Text",
        "berichtigen Sie die Formel, oder schreiben Sie den Text selbst in die Zelle",
    ),
    "bad_sign": (
        "enthält ein Zeichen, das in keinem Text stehen darf: {sign}",
        "löschen Sie den Text und tippen Sie ihn neu",
    ),
    "lost_letter": (
        "hat ein Fragezeichen mitten im Wort: Dort ging beim Speichern ein Buchstabe verloren",
        "schreiben Sie ihn neu, oder hinter das Fragezeichen ein Leerzeichen, und speichern Sie als "
        '"CSV UTF-8"',
    ),
    "unsure_encoding": (
        "lässt sich verschieden lesen, denn die Datei sagt ihre Kodierung nicht: {ways}",
        'speichern Sie in der Tabellenkalkulation als "CSV UTF-8"',
    ),
    "encoding_guessed": (
        "ist die Kodierung, in der die Datei gelesen wurde, erkannt an den Umlauten",
        'speichern Sie das nächste Mal als "CSV UTF-8", dann muss niemand raten',
    ),
    "lone_cell": (
        "steht allein in der Zeile, das ist also keine Zusage",
        'füllen Sie die Zeile aus, oder setzen Sie "#" davor, dann ist es eine Anmerkung',
    ),
    "comment_header": (
        'ist die erste Spalte, und dort steht "#" für eine Anmerkung',
        'beginnen Sie den Namen mit "x_", oder stellen Sie die Spalte hinter eine andere',
    ),
    "column_same": ('meint dieselbe Spalte wie "{other}"', "löschen Sie eine von beiden"),
    "id_column_missing": (
        "die Spalte fehlt",
        "rufen Sie auf: python -m geo check --write; das ergänzt sie und bildet die Kennungen aus den Titeln",
    ),
    "ambiguous_date": ("kann zwei Tage meinen", "schreiben Sie den gemeinten: {days}"),
    "all_mojibake": (
        "ist beschädigter Text, wie {cells} Zellen: Beim Speichern wurde die Kodierung verwechselt",
        'öffnen Sie die letzte gute Datei, lesen Sie sie als UTF-8 ein und speichern Sie sie als "CSV UTF-8"',
    ),
}
