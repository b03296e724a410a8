"""Messages about the rows of a table of pledges, and about their status and milestones."""

from __future__ import annotations

from geo.words.wording import Wording

WORDINGS = (
    # a row
    Wording(
        "too_many_cells",
        "hat {found} Zellen, die Kopfzeile hat {wanted}",
        "setzen Sie Text mit Komma oder Semikolon in Anführungszeichen",
    ),
    Wording("required", "darf nicht leer sein", "{remedy}"),
    Wording(
        "bad_id",
        "ist keine gültige Kennung",
        'verwenden Sie Kleinbuchstaben, Ziffern und einzelne Bindestriche, etwa "{example}"',
    ),
    Wording(
        "duplicate_id",
        "ist auch die Kennung von Zeile {other}",
        "leeren Sie die Zelle der neueren Zusage; python -m geo check --write gibt ihr eine eigene",
    ),
    Wording(
        "too_long",
        "hat {length} Zeichen, höchstens {limit} passen",
        "kürzen Sie; Einzelheiten gehören in summary oder quote",
    ),
    Wording("unknown_topic", "ist kein Thema{hint}", "schreiben Sie eines von: {choices}"),
    Wording("unknown_party", "ist keine Partei dieser Karte{hint}", "schreiben Sie eine von: {choices}"),
    Wording(
        "party_column",
        "ist eine Spalte für Karten mit mehreren Parteien, und in pledgemap.toml steht nur eine",
        "schreiben Sie dort für jede einen Abschnitt [parties.SCHLÜSSEL] (docs/mehrere-parteien.md), oder "
        "löschen Sie die Spalte",
    ),
    Wording("unknown_stance", "ist keine Haltung{hint}", "schreiben Sie eines von: {choices}"),
    Wording("unknown_status", "ist kein Stand{hint}", "schreiben Sie eines von: {choices}"),
    Wording("bad_date", "ist kein Datum", "schreiben Sie Jahr-Monat-Tag, etwa {example}"),
    Wording(
        "bad_url", "ist keine Internetadresse", "schreiben Sie sie ganz aus, etwa https://example.org/seite"
    ),
    Wording("bad_page", "ist keine Seitenzahl", "schreiben Sie nur Ziffern, von 1 bis {pages}"),
    Wording(
        "page_out_of_range",
        "ist keine Seite des Programms, es hat {pages}",
        "schreiben Sie eine Zahl von 1 bis {pages}",
    ),
    # dates, sources and milestones of a status
    Wording(
        "status_needs_date",
        'ist leer, der Stand ist aber "{status}"',
        "schreiben Sie den Tag, seit dem er gilt, etwa 2026-03-31",
    ),
    Wording(
        "status_needs_url",
        'ist leer, der Stand ist aber "{status}"',
        "schreiben Sie die Adresse einer Seite, die es belegt; nur was das Programm selbst sagt, braucht "
        "keine, und hat als Datum {programme_day}",
    ),
    Wording(
        "date_after_as_of",
        "liegt nach dem {as_of}, dem Stand der Daten",
        "berichtigen Sie es, oder schreiben Sie in pledgemap.toml as_of = {value}",
    ),
    Wording(
        "date_before_programme",
        "liegt vor dem {programme_date}, dem Datum des Programms",
        "berichtigen Sie es; was schon vor dem Programm begonnen hat, bekommt das Datum des Programms: "
        "{programme_date}",
    ),
    Wording(
        "date_of_pledged",
        'ist ein Datum, der Stand ist aber "pledged"',
        "schreiben Sie in status, was aus der Zusage geworden ist ({choices}), oder leeren Sie diese Zelle",
    ),
    Wording(
        "withdrawn_needs_reason",
        "ist leer, die Zusage ist aber zurückgezogen",
        "schreiben Sie in einem Satz, warum; die Seite der Zusage zeigt ihn",
    ),
    Wording(
        "status_contradicts",
        'widerspricht {progress}: Dort sagt der neueste Meilenstein "{wanted}"',
        "leeren Sie die Zelle, oder schreiben Sie in {progress}, was geschehen ist",
    ),
    Wording(
        "milestone_needs_id", "ist leer", "schreiben Sie die Kennung der Zusage, wie sie in {table} steht"
    ),
    Wording("milestone_needs_status", "ist leer", "schreiben Sie eines von: {choices}"),
    Wording(
        "milestone_pledged",
        "ist kein Meilenstein, denn damit beginnt jede Zusage",
        "löschen Sie die Zeile, oder schreiben Sie eines von: {choices}",
    ),
    Wording(
        "milestone_needs_text",
        'ist leer, die Zusage steht aber schon seit {since} auf "{status}"',
        "schreiben Sie, was seither geschehen ist, oder berichtigen Sie Stand und Datum",
    ),
    Wording(
        "milestone_twice",
        'steht am {date} schon in Zeile {other} auf "{status}"',
        "löschen Sie eine der Zeilen, oder fassen Sie ihre Texte in einer zusammen",
    ),
    Wording(
        "milestone_order",
        'kommt nach "done" vom {since}',
        "berichtigen Sie Datum oder Stand; für Neues zu etwas Erledigtem schreiben Sie done und einen Text",
    ),
    Wording(
        "milestone_after_withdrawn",
        "kommt nach der Rücknahme vom {since}",
        "berichtigen Sie die Daten; eine neu gemachte Zusage bekommt eine eigene Zeile und Kennung",
    ),
    Wording(
        "unknown_pledge",
        "ist keine Kennung einer Zusage in {table}{hint}",
        "schreiben Sie eine, die dort steht",
    ),
)
