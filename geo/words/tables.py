"""What ``geo template`` and ``geo check --write`` say, in English and in German."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "template_written": ("{file} is ready to be filled in.", "{file} liegt zum Ausfüllen bereit."),
    "template_aside": (
        "The empty table {file} of the new map is now called {backup}.",
        "Die leere Tabelle {file} der neuen Karte heißt jetzt {backup}.",
    ),
    "template_next": (
        "Next: write a row for each pledge, leave the ids empty, save and close the file, then run "
        "python -m geo check --write --home {home}",
        "Als Nächstes: für jede Zusage eine Zeile schreiben, die Kennung leer lassen, speichern, die Datei "
        "schließen, dann python -m geo check --write --home {home}",
    ),
    "id_filled_in": ("1 id filled in", "1 Kennung eingetragen"),
    "ids_filled_in": ("{count} ids filled in", "{count} Kennungen eingetragen"),
    "ids_written": (
        "{file}: {count} ({ids}). What stood there before: {backup}",
        "{file}: {count} ({ids}). Die Fassung davor: {backup}",
    ),
    "fault": ("1 problem.", "1 Fehler."),
    "faults": ("{count} problems.", "{count} Fehler."),
    "checked_written": (
        "{file} shows where: the cells are red, with a comment. Correct them in {table}, not there.",
        "In {file} sind diese Zellen rot und haben einen Kommentar. Berichtigt wird in {table}, nicht dort.",
    ),
    "checked_listed": (
        "{file} lists it too. Correct it in {table}, not there.",
        "{file} führt das ebenfalls auf. Berichtigt wird in {table}, nicht dort.",
    ),
    "checked_clean": (
        "Nothing is wrong in {table}; {file} shows it as it was read.",
        "In {table} ist nichts zu berichtigen; {file} zeigt, wie sie gelesen wurde.",
    ),
    "checked_was_edited": (
        "{file} had been changed by hand. It is kept as {backup}; what you corrected there "
        "belongs into {table}.",
        "{file} war von Hand geändert. Sie heißt jetzt {backup}; was Sie dort berichtigt haben, gehört in "
        "{table}.",
    ),
    # in the copy itself
    "checked_title": ("{file}, checked", "{file}, geprüft"),
    "checked_sheet": ("Checked (a copy)", "Geprüft (nur Kopie)"),
    "checked_list": ("Problems", "Fehler"),
    "checked_where": (
        "This is a copy to look at. Correct the cells in {file}, then run python -m geo check --write again.",
        "Dies ist eine Kopie zum Ansehen. Berichtigen Sie die Zellen in {file} und rufen Sie dann "
        "python -m geo check --write noch einmal auf.",
    ),
    "checked_file": ("File", "Datei"),
    "checked_row": ("Row", "Zeile"),
    "checked_column": ("Column", "Spalte"),
    "checked_value": ("Value", "Wert"),
    "checked_what": ("What is wrong", "Was nicht stimmt"),
    "checked_remedy": ("What to do", "Abhilfe"),
    "checked_nothing": ("Nothing is wrong.", "Es ist nichts zu berichtigen."),
}
