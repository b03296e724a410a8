"""The language of the messages: that of the system, German or English; and their small words."""

from __future__ import annotations

import locale
import os

from geo.words import exporting, faults, help, places, releases, serving, shapes, tables, unforeseen

# In the order in which the system's own tools ask them.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> str:
    """Return "de" where the system is set to German, else "en"."""
    told = next((value for name in _VARIABLES if (value := os.environ.get(name))), None)
    if told is None:  # Windows sets none of them
        told = locale.getlocale()[0] or ""
    return "de" if told.lower().startswith(("de", "german")) else "en"


# In English, in German.
_WORDS = {
    "row": ("row", "Zeile"),
    "column": ("column", "Spalte"),
    "feature": ("feature {number}", "Feature {number}"),
    "or": ("or", "oder"),
    "and": ("and", "und"),
    "tab": ("tab", "Tabulator"),
    "pipe": ("pipe", "senkrechten Strich"),
    "did_you_mean": ("did you mean {names}?", "meinten Sie {names}?"),
    "notice": ("Note: {text}", "Hinweis: {text}"),
    "problem": ("1 problem. Nothing was written.", "1 Fehler. Nichts wurde geschrieben."),
    "problems": ("{count} problems. Nothing was written.", "{count} Fehler. Nichts wurde geschrieben."),
    "drafted": (
        "{proposals} from {sections}, {placed} of them with a place: {file}",
        "{proposals} aus {sections}, {placed} davon mit Ort: {file}",
    ),
    "pledge": ("1 pledge", "1 Zusage"),
    "pledges": ("{count} pledges", "{count} Zusagen"),
    "site": ("1 site", "1 Eintrag"),
    "sites": ("{count} sites", "{count} Einträge"),
    "place": ("1 place", "1 Ort"),
    "places": ("{count} places", "{count} Orten"),
    "proposal": ("1 proposal", "1 Vorschlag"),
    "proposals": ("{count} proposals", "{count} Vorschläge"),
    "section": ("1 section", "1 Abschnitt"),
    "sections": ("{count} sections", "{count} Abschnitten"),
    "drafted_next": (
        "Now read each row: give it a title and an id, or delete it. Then delete the columns "
        '"{extra}", save the table as pledges.csv and run: python -m geo check',
        "Lesen Sie nun jede Zeile: Geben Sie ihr einen Titel und eine id, oder löschen Sie sie. Löschen Sie "
        'dann die Spalten "{extra}", speichern Sie die Tabelle als pledges.csv und rufen Sie auf: '
        "python -m geo check",
    ),
    "drafted_pageless": (
        "The file marks no pages for {count} of them: fill in the column page, or draft from the PDF.",
        "Für {count} davon kennt die Datei keine Seite: Füllen Sie die Spalte page aus, oder nehmen Sie das "
        "PDF.",
    ),
    "drafted_longer": (
        "The programme has {pages} pages, {settings} says {told}: correct programme.pages there.",
        "Das Programm hat {pages} Seiten, in {settings} stehen {told}: Berichtigen Sie dort programme.pages.",
    ),
    "more_problems": ("And {count} more of them.", "Und {count} weitere davon."),
    "settings_taken": (
        "The settings are given to the site. Its pledges are those of the last build.",
        "Die Seiten haben die neuen Einstellungen. Ihre Zusagen sind die der zuletzt gebauten Karte.",
    ),
    "settings_alone": (
        "To publish now only what has changed in pledgemap.toml: python -m geo build --settings",
        "Um jetzt schon zu veröffentlichen, was sich in pledgemap.toml geändert hat: python -m geo build "
        "--settings",
    ),
    "settings_with_online": (
        "--settings looks nothing up: leave out --online and --nominatim",
        "--settings schlägt nichts nach: lassen Sie --online und --nominatim weg",
    ),
    "nothing_written": ("Nothing was written.", "Nichts wurde geschrieben."),
    "folder_in_use": (
        "{folder} is in use already: nothing is ever overwritten. Name a folder that does not exist yet.",
        "{folder} wird schon benutzt, und überschrieben wird nie etwas. Nennen Sie einen Ordner, den es noch "
        "nicht gibt.",
    ),
    "home_made": (
        "{folder} is ready. Next: fill in pledgemap.toml, write pledges.csv, then run "
        "python -m geo build --home {folder}",
        "{folder} ist bereit. Als Nächstes: pledgemap.toml ausfüllen, pledges.csv schreiben, dann "
        "python -m geo build --home {folder}",
    ),
    "imported": (
        "{germany} municipalities in Germany, {inside} of them in the region; entries by file:",
        "{germany} Gemeinden in Deutschland, {inside} davon im Gebiet; Einträge je Datei:",
    ),
    "no_prefix": (
        '"{prefix}" is no AGS prefix. Write 2 to 8 digits, like 05358, zero included.',
        '"{prefix}" ist kein Anfang eines AGS. Schreiben Sie 2 bis 8 Ziffern mit der Null vorn, etwa 05358.',
    ),
    "boundaries_need_source": (
        "--boundaries FILE also needs --attribution and --licence: the pages name them.",
        "--boundaries DATEI braucht auch --attribution und --licence: Die Seiten nennen sie.",
    ),
    "region_has": (
        "The gazetteer knows municipalities, stations, stops and Ortsteile by name. Waters are drawn only "
        "where the boundaries have them (large lakes, coast). Rivers, streets, woods and buildings are not "
        "in it: draw those that you need as landmarks (docs/eigene-karte.md).",
        "Mit Namen kennt das Verzeichnis Gemeinden, Bahnhöfe, Haltestellen und Ortsteile. Gewässer sind nur "
        "gezeichnet, wo die Grenzen sie haben (große Seen, Küste). Flüsse, Straßen, Wälder und Gebäude sind "
        "nicht darin: Zeichnen Sie als Landmarke, was Sie davon brauchen (docs/eigene-karte.md).",
    ),
    "region_other": (
        "{file} says regions {told}, not {given}. If the map is to get another region, write first: "
        "regions = [{listed}] - or make another map: python -m geo init FOLDER --region {given}",
        "In {file} steht unter regions {told}, nicht {given}. Soll die Karte ein anderes Gebiet bekommen, "
        "schreiben Sie dort zuerst: regions = [{listed}] - oder legen Sie eine andere Karte an: "
        "python -m geo init ORDNER --region {given}",
    ),
    "county_gone": (
        "{county} no longer exists: it is part of {successor} today. The boundaries are of 2016-01-01; "
        "newer ones can be given with --boundaries FILE.",
        "{county} gibt es nicht mehr, das Gebiet gehört heute zu {successor}. Die Grenzen sind vom "
        "01.01.2016; neuere lassen sich mit --boundaries DATEI angeben.",
    ),
    "county_changed": (
        "{county}: the boundaries are of 2016-01-01. {changes} The map still has the municipalities of then; "
        "newer boundaries can be given with --boundaries FILE.",
        "{county}: Die Grenzen sind vom 01.01.2016. {changes} Die Karte hat noch die Gemeinden von damals; "
        "neuere Grenzen lassen sich mit --boundaries DATEI angeben.",
    ),
    "changed_came": (
        "Formed or joined since then: {names}.",
        "Seither neu gebildet oder hinzugekommen: {names}.",
    ),
    "changed_gone": (
        "No longer there: {names}.",
        "Seither in anderen aufgegangen: {names}.",
    ),
    "changed_name": ("A new name has: {names}.", "Einen neuen Namen hat: {names}."),
    "county_new": (
        "{county} did not exist on 2016-01-01: write {former} instead, or give newer boundaries with "
        "--boundaries FILE.",
        "{county} gab es am 01.01.2016 noch nicht: Schreiben Sie stattdessen {former}, oder geben Sie "
        "neuere Grenzen mit --boundaries DATEI an.",
    ),
    "summary": (
        "{pledges}: {placed} placed, {county_wide} county-wide; {sites} at {places}, "
        "{border_sites} of them near a border",
        "{pledges}, davon {placed} mit Ort und {county_wide} für das ganze Gebiet; "
        "{sites} an {places}, {border_sites} davon nahe an einer Grenze",
    ),
    "no_name": ("(no name)", "(kein Name)"),
    "stopped_new": ("Stopped. Nothing was written.", "Abgebrochen. Nichts wurde geschrieben."),
    "stopped": ("Stopped. The last map is as it was.", "Abgebrochen. Die letzte Karte ist, wie sie war."),
    # the report of a run with --online; its first four are the outcomes of `geo.place.geocode`
    "found": ("found", "gefunden"),
    "unknown_place": ("{toponym} (unknown)", "{toponym} (unbekannt)"),
    "not_found": ("not found", "nicht gefunden"),
    "ambiguous": ("ambiguous", "mehrdeutig"),
    "service_failed": ("service failed", "Dienst hat versagt"),
    "answer_new": ("new answer", "neue Antwort"),
    "answer_kept": (
        "answer of {day}; to ask again, delete its line in {file}",
        "Antwort vom {day}; löschen Sie ihre Zeile in {file}, um neu zu fragen",
    ),
    "answer_place": (
        "{place} ({kind}) in {where}, precision {precision}, within {accuracy_m} m",
        "{place} ({kind}) in {where}, Genauigkeit {precision}, auf {accuracy_m} m",
    ),
    "online_summary": (
        "Entries that the gazetteer lacks: {all}. {outcomes}. Answers: {new} new, {kept} from earlier; "
        "kept in {file}.",
        "Einträge, die im Ortsverzeichnis fehlen: {all}. {outcomes}. Antworten: {new} neue, {kept} von "
        "früher; aufgehoben in {file}.",
    ),
    "before_public": (
        "Before this site goes public:\n{lines}",
        "Bevor diese Seiten öffentlich werden:\n{lines}",
    ),
    **exporting.WORDS,
    **faults.WORDS,
    **help.WORDS,
    **places.WORDS,
    **releases.WORDS,
    **serving.WORDS,
    **shapes.WORDS,
    **tables.WORDS,
    **unforeseen.WORDS,
}


def word(name: str, **details: object) -> str:
    """A word or short sentence in the language of the system."""
    english, german = _WORDS[name]
    return (german if language() == "de" else english).format(**details)


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun, by the names of two words: "1 proposal", "7 proposals"."""
    return word(one if count == 1 else many, count=count)


class _GermanNumber(float):
    """A number that is written with a decimal comma."""

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", ",")


def said(detail: object) -> object:
    """A detail of a message as the language of the system writes it; only numbers with a fraction differ."""
    return _GermanNumber(detail) if isinstance(detail, float) and language() == "de" else detail
