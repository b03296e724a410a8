"""What is said where a table can't be made or written, or its ids can't be filled in."""

from __future__ import annotations

ENGLISH: dict[str, tuple[str, str]] = {
    "template_kind": ("is no name of an .xlsx file", "write it like pledges.xlsx"),
    "template_exists": (
        "exists already, and a template overwrites nothing",
        "go on with that file, put it elsewhere, or name another with --output FILE",
    ),
    "template_beside": (
        "is a table already, and beside it {other} would be a second one",
        "go on with that table, put it elsewhere, or name another place with --output FILE",
    ),
    "template_unwritable": ("cannot be written: {reason}", "name another file with --output FILE"),
    "example_typed_over": (
        'stands before "{title}", so this row is not read',
        "empty the cell if it is a pledge and no example",
    ),
    "table_held_open": (
        "is open in a spreadsheet, which would undo the change ({sign})",
        "save and close it there, then run the command again; if it is open nowhere, delete {sign}",
    ),
    "table_unwritable": (
        "cannot be written: {reason}",
        "close it in the spreadsheet, look whether the folder may be written to, and run the command again",
    ),
    "id_in_formula": (
        "holds a formula, and a formula is never overwritten",
        "empty the cell; python -m geo check --write then fills it in",
    ),
    "id_in_merged_cell": (
        "is hidden below a merged cell",
        "take the merged cell apart; python -m geo check --write then fills the id in",
    ),
    "ids_not_written": (
        "was not changed: with the ids it would not be the same table",
        "save it anew as .xlsx or CSV UTF-8 and run the command again, or write the ids yourself",
    ),
}

GERMAN: dict[str, tuple[str, str]] = {
    "template_kind": ("ist kein Name einer .xlsx-Datei", "schreiben Sie ihn wie pledges.xlsx"),
    "template_exists": (
        "gibt es schon, und eine Vorlage überschreibt nichts",
        "arbeiten Sie mit dieser Datei weiter, legen Sie sie woanders ab, oder nennen Sie mit --output DATEI "
        "eine andere",
    ),
    "template_beside": (
        "ist schon eine Tabelle, und {other} daneben wäre eine zweite",
        "arbeiten Sie mit dieser Tabelle weiter, legen Sie sie woanders ab, oder nennen Sie mit --output "
        "DATEI einen anderen Platz",
    ),
    "template_unwritable": (
        "lässt sich nicht schreiben: {reason}",
        "nennen Sie mit --output DATEI eine andere Datei",
    ),
    "example_typed_over": (
        "steht vor „{title}“, also wird diese Zeile nicht gelesen",
        "leeren Sie die Zelle, wenn es eine Zusage und kein Beispiel ist",
    ),
    "table_held_open": (
        "ist in einer Tabellenkalkulation geöffnet, die die Änderung wieder verwerfen würde ({sign})",
        "speichern und schließen Sie sie dort, und rufen Sie den Befehl noch einmal auf; ist sie nirgends "
        "geöffnet, löschen Sie {sign}",
    ),
    "table_unwritable": (
        "lässt sich nicht schreiben: {reason}",
        "schließen Sie sie in der Tabellenkalkulation, prüfen Sie, ob Sie in den Ordner schreiben dürfen, "
        "und rufen Sie den Befehl noch einmal auf",
    ),
    "id_in_formula": (
        "enthält eine Formel, und Formeln werden nie überschrieben",
        "leeren Sie die Zelle; python -m geo check --write trägt die Kennung dann ein",
    ),
    "id_in_merged_cell": (
        "ist unter einer verbundenen Zelle verborgen",
        "heben Sie die Verbindung auf; python -m geo check --write trägt die Kennung dann ein",
    ),
    "ids_not_written": (
        "wurde nicht geändert: Mit den Kennungen wäre es nicht mehr dieselbe Tabelle",
        "speichern Sie sie neu als .xlsx oder CSV UTF-8 und rufen Sie den Befehl noch einmal auf, oder "
        "tragen Sie die Kennungen selbst ein",
    ),
}
