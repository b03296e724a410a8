"""What is said about the status of pledges: dates, sources, milestones."""

from __future__ import annotations

ENGLISH: dict[str, tuple[str, str]] = {
    "status_needs_date": (
        'is empty, but the status is "{status}"',
        "write the day since when it holds, like 2026-03-31",
    ),
    "status_needs_url": (
        'is empty, but the status is "{status}"',
        "write the address of a page that shows it; only what the programme itself says needs none, and has "
        "the date of the programme ([programme] date in pledgemap.toml)",
    ),
    "date_after_as_of": (
        "lies after {as_of}, the date of the data",
        "correct it, or write as_of = {value} in pledgemap.toml",
    ),
    "date_before_programme": (
        "lies before {programme_date}, the date of the programme",
        "correct it; what had begun before the programme has the programme's date: {programme_date}",
    ),
    "date_of_pledged": (
        'is a date, but the status is "pledged"',
        "write into status what has become of the pledge ({choices}), or empty this cell",
    ),
    "withdrawn_needs_reason": (
        "is empty, but the pledge is withdrawn",
        "write in a sentence why; the page of the pledge shows it",
    ),
    "status_contradicts": (
        'contradicts {progress}, where the newest milestone says "{wanted}"',
        "empty the cell, or write what has happened into {progress}",
    ),
    "milestone_needs_id": ("is empty", "write the id of the pledge, as {table} has it"),
    "milestone_needs_status": ("is empty", "write one of: {choices}"),
    "milestone_pledged": (
        "is no milestone, for every pledge begins with it",
        "delete the row, or write one of: {choices}",
    ),
    "milestone_needs_text": (
        'is empty, but the pledge is "{status}" since {since} already',
        "write what has happened since, or correct status and date",
    ),
    "milestone_twice": (
        'is "{status}" on {date} in row {other} already',
        "delete one of the rows, or join their texts in one",
    ),
    "milestone_order": (
        'comes after "done" of {since}',
        "correct date or status; for news of what is done already, write done and a text",
    ),
    "milestone_after_withdrawn": (
        "comes after the withdrawal of {since}",
        "correct the dates; a pledge that is made anew gets a row and an id of its own",
    ),
    "unknown_pledge": ("is the id of no pledge in {table}{hint}", "write an id that stands there"),
}
GERMAN: dict[str, tuple[str, str]] = {
    "status_needs_date": (
        'ist leer, der Stand ist aber "{status}"',
        "schreiben Sie den Tag, seit dem er gilt, etwa 2026-03-31",
    ),
    "status_needs_url": (
        'ist leer, der Stand ist aber "{status}"',
        "schreiben Sie die Adresse einer Seite, die es belegt; nur was das Programm selbst sagt, "
        "braucht keine, und hat das Datum des Programms ([programme] date in pledgemap.toml)",
    ),
    "date_after_as_of": (
        "liegt nach dem {as_of}, dem Stand der Daten",
        "berichtigen Sie es, oder schreiben Sie in pledgemap.toml as_of = {value}",
    ),
    "date_before_programme": (
        "liegt vor dem {programme_date}, dem Datum des Programms",
        "berichtigen Sie es; was schon vor dem Programm begonnen hat, bekommt das Datum des Programms: "
        "{programme_date}",
    ),
    "date_of_pledged": (
        'ist ein Datum, der Stand ist aber "pledged"',
        "schreiben Sie in status, was aus der Zusage geworden ist ({choices}), oder leeren Sie diese Zelle",
    ),
    "withdrawn_needs_reason": (
        "ist leer, die Zusage ist aber zurückgezogen",
        "schreiben Sie in einem Satz, warum; die Seite der Zusage zeigt ihn",
    ),
    "status_contradicts": (
        'widerspricht {progress}: Dort sagt der neueste Meilenstein "{wanted}"',
        "leeren Sie die Zelle, oder schreiben Sie in {progress}, was geschehen ist",
    ),
    "milestone_needs_id": ("ist leer", "schreiben Sie die Kennung der Zusage, wie sie in {table} steht"),
    "milestone_needs_status": ("ist leer", "schreiben Sie eines von: {choices}"),
    "milestone_pledged": (
        "ist kein Meilenstein, denn damit beginnt jede Zusage",
        "löschen Sie die Zeile, oder schreiben Sie eines von: {choices}",
    ),
    "milestone_needs_text": (
        'ist leer, die Zusage steht aber schon seit {since} auf "{status}"',
        "schreiben Sie, was seither geschehen ist, oder berichtigen Sie Stand und Datum",
    ),
    "milestone_twice": (
        'steht am {date} schon in Zeile {other} auf "{status}"',
        "löschen Sie eine der Zeilen, oder fassen Sie ihre Texte in einer zusammen",
    ),
    "milestone_order": (
        'kommt nach "done" vom {since}',
        "berichtigen Sie Datum oder Stand; für Neues zu etwas Erledigtem schreiben Sie done und einen Text",
    ),
    "milestone_after_withdrawn": (
        "kommt nach der Rücknahme vom {since}",
        "berichtigen Sie die Daten; eine neu gemachte Zusage bekommt eine eigene Zeile und Kennung",
    ),
    "unknown_pledge": (
        "ist keine Kennung einer Zusage in {table}{hint}",
        "schreiben Sie eine, die dort steht",
    ),
}
