"""What is said of files that would take the whole machine, or are none; `geo.words.messages` takes it up."""

from __future__ import annotations

ENGLISH: dict[str, tuple[str, str]] = {
    "no_file": (
        "is a folder or something else that is no ordinary file",
        "move it away, and put the file itself there",
    ),
    "data_too_large": (
        "the file has {size_mb:.1f} MB, at most {limit_mb:.0f} are read",
        "restore the last good file, or keep only what the map needs",
    ),
    "disk_full": ("cannot be written: {reason}", "make room and run the command again"),
    # a table
    "cell_too_long": (
        "is the beginning of a cell of more than {limit} signs",
        "shorten it; in a CSV file a quotation mark may be missing its partner, so that the rows below count "
        "as one cell",
    ),
    "row_too_wide": (
        "is the end of a row of {found} cells, and at most {limit} are read",
        "delete what stands to the right of the table",
    ),
    "lines_too_many": (
        "the file has more than {limit} rows, empty ones included",
        "keep one row for each pledge and delete the empty ones, or copy the table into a new file",
    ),
    "table_too_full": (
        "the file has more than {limit} cells, most of them empty",
        "delete the empty rows and columns, or copy the table into a new file",
    ),
    "too_many_places": (
        "is one of {found} places of this pledge, and at most {limit} are read",
        "leave the places out if it holds everywhere, or make several pledges of it",
    ),
    "sheet_too_far": (
        'is a cell of the sheet "{sheet}" that is filled, far from all others: down to there it would be '
        "{found} cells, and at most {limit} are read",
        "delete that cell, or copy the table into a new file",
    ),
    "sheet_repeated": (
        'is the last cell of the sheet "{sheet}", which repeats its cells down to there: that would be '
        "{found} cells, and at most {limit} are read",
        "delete the rows and columns behind the table, or copy the table into a new file",
    ),
    "sheet_too_large": (
        'is the last cell of the sheet "{sheet}": that makes {found} cells, and at most {limit} are read',
        "keep one row for each pledge, and no other tables in this file",
    ),
    "sheet_too_full": (
        'the sheet "{sheet}" has more than {limit} cells, most of them empty but for their format',
        "copy the table into a new file, without the empty rows and columns behind it",
    ),
    "workbook_too_much_text": (
        "all cells together hold more than {limit} signs of text",
        "save only the table of pledges, without other sheets",
    ),
    # a programme
    "programme_too_much_text": (
        "the programme has more than {limit} signs of text",
        "save it in parts and draft from each",
    ),
    "programme_too_many_tags": (
        "the file has more than {limit} marks of format around its text",
        "save the text as .txt and draft from that, or draft from the PDF",
    ),
    "programme_too_many_lines": (
        "the programme has more than {limit} lines or paragraphs",
        "save it in parts and draft from each",
    ),
    "programme_line_too_long": (
        "begins a line or paragraph of {found} signs, and at most {limit} are read",
        "save the programme with line ends or paragraphs, or draft from the PDF",
    ),
    "programme_too_much_memory": (
        "takes more than {limit_mb:.0f} MB of memory to read",
        "save it anew as PDF from the program that it was written in, or draft from that program's file",
    ),
    "programme_too_slow": (
        "takes more than {limit} seconds to read",
        "save it anew as PDF from the program that it was written in, or draft from that program's file",
    ),
}

GERMAN: dict[str, tuple[str, str]] = {
    "no_file": (
        "ist ein Ordner oder sonst etwas, das keine gewöhnliche Datei ist",
        "legen Sie das woanders ab, und hierher die Datei selbst",
    ),
    "data_too_large": (
        "die Datei hat {size_mb:.1f} MB, gelesen werden höchstens {limit_mb:.0f}",
        "holen Sie die letzte gute Fassung zurück, oder behalten Sie nur, was die Karte braucht",
    ),
    "disk_full": (
        "lässt sich nicht schreiben: {reason}",
        "schaffen Sie Platz und rufen Sie den Befehl noch einmal auf",
    ),
    "cell_too_long": (
        "ist der Anfang einer Zelle von mehr als {limit} Zeichen",
        "kürzen Sie sie; in einer CSV-Datei fehlt vielleicht einem Anführungszeichen das zweite, sodass die "
        "Zeilen darunter als eine Zelle gelten",
    ),
    "row_too_wide": (
        "ist das Ende einer Zeile von {found} Zellen, gelesen werden höchstens {limit}",
        "löschen Sie, was rechts von der Tabelle steht",
    ),
    "lines_too_many": (
        "die Datei hat mehr als {limit} Zeilen, leere mitgezählt",
        "behalten Sie eine Zeile je Zusage, und löschen Sie die leeren, oder kopieren Sie die Tabelle in "
        "eine neue Datei",
    ),
    "table_too_full": (
        "die Datei hat mehr als {limit} Zellen, die meisten davon leer",
        "löschen Sie die leeren Zeilen und Spalten, oder kopieren Sie die Tabelle in eine neue Datei",
    ),
    "too_many_places": (
        "ist einer von {found} Orten dieser Zusage, gelesen werden höchstens {limit}",
        "lassen Sie die Orte weg, wenn sie überall gilt, oder machen Sie mehrere Zusagen daraus",
    ),
    "sheet_too_far": (
        "ist eine gefüllte Zelle des Blatts „{sheet}“, weit weg von allen anderen: Bis dorthin wären es "
        "{found} Zellen, gelesen werden höchstens {limit}",
        "löschen Sie diese Zelle, oder kopieren Sie die Tabelle in eine neue Datei",
    ),
    "sheet_repeated": (
        "ist die letzte Zelle des Blatts „{sheet}“, das seine Zellen bis dorthin wiederholt: Das wären "
        "{found} Zellen, gelesen werden höchstens {limit}",
        "löschen Sie die Zeilen und Spalten hinter der Tabelle, oder kopieren Sie die Tabelle in eine neue "
        "Datei",
    ),
    "sheet_too_large": (
        "ist die letzte Zelle des Blatts „{sheet}“: Das sind {found} Zellen, gelesen werden höchstens "
        "{limit}",
        "behalten Sie eine Zeile je Zusage, und keine anderen Tabellen in dieser Datei",
    ),
    "sheet_too_full": (
        "das Blatt „{sheet}“ hat mehr als {limit} Zellen, die meisten leer und nur formatiert",
        "kopieren Sie die Tabelle in eine neue Datei, ohne die leeren Zeilen und Spalten dahinter",
    ),
    "workbook_too_much_text": (
        "alle Zellen zusammen haben mehr als {limit} Zeichen Text",
        "speichern Sie nur die Tabelle der Zusagen, ohne andere Blätter",
    ),
    "programme_too_much_text": (
        "das Programm hat mehr als {limit} Zeichen Text",
        "speichern Sie es in Teilen, und holen Sie die Vorschläge aus jedem einzeln",
    ),
    "programme_too_many_tags": (
        "die Datei hat mehr als {limit} Angaben zum Format um ihren Text",
        "speichern Sie den Text als .txt, oder nehmen Sie das PDF",
    ),
    "programme_too_many_lines": (
        "das Programm hat mehr als {limit} Zeilen oder Absätze",
        "speichern Sie es in Teilen, und holen Sie die Vorschläge aus jedem einzeln",
    ),
    "programme_line_too_long": (
        "beginnt eine Zeile oder einen Absatz von {found} Zeichen, gelesen werden höchstens {limit}",
        "speichern Sie das Programm mit Zeilenenden oder Absätzen, oder nehmen Sie das PDF",
    ),
    "programme_too_much_memory": (
        "braucht zum Lesen mehr als {limit_mb:.0f} MB Arbeitsspeicher",
        "speichern Sie es aus dem Programm, in dem es geschrieben wurde, neu als PDF, oder nehmen Sie dessen "
        "eigene Datei",
    ),
    "programme_too_slow": (
        "braucht zum Lesen mehr als {limit} Sekunden",
        "speichern Sie es aus dem Programm, in dem es geschrieben wurde, neu als PDF, oder nehmen Sie dessen "
        "eigene Datei",
    ),
}
