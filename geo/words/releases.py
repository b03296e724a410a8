"""What is said of what was published before: differences between two builds, and addresses that are gone."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "diff_none": (
        "Compared with the last build nothing changes.",
        "Gegenüber dem letzten Stand ändert sich nichts.",
    ),
    "diff_first": (
        "There is no build to compare with yet.",
        "Es gibt noch keinen Stand, mit dem sich vergleichen ließe.",
    ),
    "diff_unreadable": (
        "The last build can't be read, so nothing is compared with it.",
        "Der letzte Stand lässt sich nicht lesen; verglichen wird deshalb nichts.",
    ),
    "diff_summary": (
        "Compared with the last build: {added} added, {changed} changed, {removed} removed.",
        "Gegenüber dem letzten Stand: {added} neu, {changed} geändert, {removed} entfernt.",
    ),
    "diff_more": (
        "… and {count} more: python -m geo diff, before you build, shows them all",
        "… und {count} weitere: python -m geo diff zeigt vor dem Bauen alle",
    ),
    "diff_fields": ("changed: {names}", "geändert: {names}"),
    "diff_progress": ("milestones changed", "Meilensteine geändert"),
    "diff_places_come": ("new place: {names}", "neuer Ort: {names}"),
    "diff_places_left": ("no longer at: {names}", "nicht mehr bei: {names}"),
    "diff_moved": ("{place} moved by {distance_m} m", "{place} um {distance_m} m verschoben"),
    "help_diff": (
        "say what a build would add, change and remove; writes nothing",
        "sagen, was sich gegenüber dem letzten Stand ändern würde; schreibt nichts",
    ),
    "help_exit_code": ("exit with 2 if there is a difference", "mit 2 enden, wenn sich etwas ändert"),
}

ENGLISH: dict[str, tuple[str, str]] = {
    "released_header": (
        "is not the list of released addresses",
        'its first line must be "{header}"; take the file from your last backup or commit',
    ),
    "released_line": (
        "is no line of the list of released addresses",
        'each line holds "{header}"; take the file from your last backup or commit',
    ),
    "released_pledge_gone": (
        "was released on {since} and is gone: links to {address} lead nowhere",
        "below [{section}] in pledgemap.toml write {line}, or keep its row with the status withdrawn, a date "
        "and a reason. If it was never public, delete its line from the list",
    ),
    "released_gone": (
        "was released on {since} and is gone: links to {address} lead nowhere",
        "below [{section}] in pledgemap.toml write {line}. If it was never public, delete its line from the "
        "list",
    ),
}

GERMAN: dict[str, tuple[str, str]] = {
    "released_header": (
        "ist nicht die Liste der veröffentlichten Adressen",
        'ihre erste Zeile muss "{header}" sein; nehmen Sie die Datei aus der letzten Sicherung',
    ),
    "released_line": (
        "ist keine Zeile der Liste der veröffentlichten Adressen",
        'jede Zeile enthält "{header}"; nehmen Sie die Datei aus der letzten Sicherung',
    ),
    "released_pledge_gone": (
        "wurde am {since} veröffentlicht und fehlt jetzt: Links auf {address} führen ins Leere",
        "schreiben Sie in pledgemap.toml unter [{section}] die Zeile {line}, oder lassen Sie die Zusage in "
        "der Tabelle, mit dem Stand zurückgezogen, Datum und Grund. War sie nie öffentlich, löschen Sie ihre "
        "Zeile in der Liste",
    ),
    "released_gone": (
        "wurde am {since} veröffentlicht und fehlt jetzt: Links auf {address} führen ins Leere",
        "schreiben Sie in pledgemap.toml unter [{section}] die Zeile {line}. War sie nie öffentlich, löschen "
        "Sie ihre Zeile in der Liste",
    ),
}
