"""How to mend a Feature of a gazetteer file, in English and German."""

from __future__ import annotations

from collections.abc import Iterable

from geo.words.language import language

# How to write a property of a landmark: in English, in German.
FIELDS: dict[str, tuple[str, str]] = {
    "name": (
        '"name" is a text, as people say it',
        '"name" ist ein Text, so wie man den Ort nennt',
    ),
    "kind": (
        '"kind" is one of: {kinds}',
        '"kind" ist eines von: {kinds}',
    ),
    "accuracy_m": (
        '"accuracy_m" says by how many metres your drawing may be off, as a whole number like 150',
        '"accuracy_m" sagt, um wie viele Meter die Zeichnung falsch liegen kann, als Zahl wie 150',
    ),
    "alt_names": (
        '"alt_names" is a list of other names, like ["Großer See"], or left out',
        '"alt_names" ist eine Liste anderer Namen wie ["Großer See"] oder fehlt',
    ),
    "ags": (
        '"ags" is a list of keys of Gemeinden, like ["05358008"], or left out',
        '"ags" ist eine Liste von Gemeindeschlüsseln wie ["05358008"] oder fehlt',
    ),
    "source": (
        '"source" is a text that says what you drew from, or left out',
        '"source" ist ein Text, der sagt, wonach gezeichnet wurde, oder fehlt',
    ),
    "planned": (
        '"planned" is true or false without quotation marks, or left out',
        '"planned" ist true oder false ohne Anführungszeichen oder fehlt',
    ),
    "precision": (
        '"precision" is one of: {precisions}, or left out',
        '"precision" ist eines von: {precisions}, oder fehlt',
    ),
    "note": (
        '"note" is a text, or left out',
        '"note" ist ein Text oder fehlt',
    ),
    "label_point": (
        '"label_point" is [longitude, latitude], or left out',
        '"label_point" ist [Länge, Breite] oder fehlt',
    ),
    "geometry": (
        "draw a point, a line or an area",
        "zeichnen Sie einen Punkt, eine Linie oder eine Fläche",
    ),
}
_IMPORTED = (
    "import the region again: python -m geo region AGS",
    "holen Sie das Gebiet neu: python -m geo region AGS",
)


_PROVENANCE = (
    'write it whole, "provenance": {"title": …, "source_date": …, "licence": …, "licence_url": "https://…", '
    '"attribution": …}, each a text in quotation marks, or leave it out: then the landmarks count as drawn '
    "by hand, ODbL 1.0",
    'schreiben Sie sie ganz, "provenance": {"title": …, "source_date": …, "licence": …, "licence_url": '
    '"https://…", "attribution": …}, jedes ein Text in Anführungszeichen, oder lassen Sie sie weg: Dann '
    "gelten die Landmarken als von Hand gezeichnet, ODbL 1.0",
)


def remedy_of_provenance() -> str:
    """How to say where landmarks come from."""
    return _PROVENANCE[language() == "de"]


def remedy_of_landmark(fields: Iterable[str], **choices: Iterable[str]) -> str:
    """How to write the properties of a landmark that are wrong; choices for kinds and precisions."""
    joined = {name: ", ".join(values) for name, values in choices.items()}
    return "; ".join(FIELDS[field][language() == "de"].format(**joined) for field in fields)


def remedy_of_imported() -> str:
    """What to do about a file that was imported and is no longer what the import wrote."""
    return _IMPORTED[language() == "de"]
