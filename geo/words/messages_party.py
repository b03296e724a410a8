"""What is said about the names of the party in pledgemap.toml, in English and in German."""

from __future__ import annotations

ENGLISH: dict[str, tuple[str, str]] = {
    "party_braces": (
        "has a brace without its other half",
        "write {{where}} with both braces; for a brace that is to be read, write it twice",
    ),
    "party_gap": ("is no placeholder", "correct or delete it; the placeholders are: {choices}"),
    "party_no_where": (
        "does not say where",
        'put {{where}} where the place belongs; it becomes a phrase like "in Jülich"',
    ),
}

GERMAN: dict[str, tuple[str, str]] = {
    "party_braces": (
        "hat eine geschweifte Klammer ohne die andere Hälfte",
        "schreiben Sie {{where}} mit beiden Klammern; eine, die man lesen soll, schreiben Sie doppelt",
    ),
    "party_gap": (
        "ist kein Platzhalter",
        "berichtigen oder löschen Sie ihn; die Platzhalter sind: {choices}",
    ),
    "party_no_where": (
        "sagt nicht, wo",
        'setzen Sie {{where}} dorthin, wo der Ort stehen soll; daraus wird eine Wendung, etwa "in Jülich"',
    ),
}

# What to write, by setting: in English, in German.
REMEDIES: dict[str, tuple[str, str]] = {
    "party_short": (
        'write the party\'s name as people say it, of up to 40 characters, like "Grüne", or leave it out',
        'schreiben Sie den Namen der Partei, wie man ihn sagt, mit höchstens 40 Zeichen, etwa "Grüne", oder '
        "lassen Sie ihn weg",
    ),
    "party_short_en": (
        'write the short name in English, of up to 40 characters, like "Greens", or leave it out',
        'schreiben Sie den kurzen Namen auf Englisch, mit höchstens 40 Zeichen, etwa "Greens", oder lassen '
        "Sie ihn weg",
    ),
    "party_names": (
        'write a list of names like ["Grüne", "die Grünen"], or leave it out',
        'schreiben Sie eine Liste von Namen, etwa ["Grüne", "die Grünen"], oder lassen Sie sie weg',
    ),
    "party_sentence": (
        'write a sentence like "Was die Grünen in {where} vorhaben", or leave it out',
        'schreiben Sie einen Satz, etwa "Was die Grünen in {where} vorhaben", oder lassen Sie ihn weg',
    ),
    "party_sentence_en": (
        'write a sentence like "What the Greens plan in {where}", or leave it out',
        'schreiben Sie einen englischen Satz, etwa "What the Greens plan in {where}", oder lassen Sie '
        "ihn weg",
    ),
    "where": (
        'write it as a phrase, like "im Kreis Düren", or leave it out',
        'schreiben Sie es als Wendung, etwa "im Kreis Düren", oder lassen Sie es weg',
    ),
    "where_en": (
        'write it as a phrase, like "in Kreis Düren", or leave it out',
        'schreiben Sie es als englische Wendung, etwa "in Kreis Düren", oder lassen Sie es weg',
    ),
}
