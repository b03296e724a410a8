"""German compounds: "Fahrradstraße" has the parts "Fahrrad", "Rad" and "Straße", "zugänglich" no "Zug"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from geo.text.stems import SMALL_WORDS, plain, stem

# What often is a part of words in programmes, besides the words of the programme itself.
_NOUNS = (
    "Abend Abfall Abwasser Acker Akku Allee Amt Anlage Anschluss Apotheke App Arbeit Arm Art Arzt Au Ausbau"
    " Ausweis Auto Bach Bad Bahn Bau Bauer Baum Beauftragte Becken Bedarf Behinderung Beirat Beitrag"
    " Beratung Berg Beruf Betreuung Betrieb Bett Bewegung Bibliothek Biene Bildung Boden Boot Brief Brot"
    " Brücke Brunnen Buch Bude Bund Burg Bürger Bürgermeister Bus Busch Café Club Dach Daten Deich Denkmal"
    " Dienst Dorf Ebene Ehe Eigentum Einrichtung Einsatz Eis Energie Ernährung Fach Fahrer Fahrplan Fahrrad"
    " Fahrt Fahrzeug Familie Fass Feld Ferien Fest Feuer Feuerwehr Fisch Fläche Flug Fluss Flut Förderung"
    " Forst Forum Frau Freizeit Frucht Führer Fuß Gang Gans Garten Gas Gast Gebäude Gebiet Gebühr Gefahr"
    " Geld Gemeinde Gemüse Genossenschaft Gericht Geschichte Gesetz Gesundheit Gewalt Gewässer Gewerbe Gift"
    " Gleis Grenze Grund Gruppe Gut Gymnasium Hafen Halle Halt Haltestelle Handel Handwerk Haus Haushalt"
    " Hebamme Hecke Heim Heizung Herz Hilfe Hitze Hof Holz Hort Hospital Hund Hut Hütte Industrie Insel"
    " Integration Internet Jahr Job Jugend Kabel Kanal Karte Katastrophe Kern Kilometer Kind Kino Kirche Kita"
    " Klasse Klima Klinik Kohle Konferenz Konzept Kosten Kraft Kran Kreis Kreuzung Kuh Kultur Kunst Kurs"
    " Laden Land Lärm Laub Leben Lehrer Leitung Licht Linde Linie Lücke Luft Mais Markt Material Maßnahme"
    " Medien Meister Mensch Messe Miete Mieter Mittag Mitte Mittel Modell Moor Motor Mühle Müll Museum Musik"
    " Mut Nacht Natur Netz Not Obst Oma Opa Oper Ort Park Partner Person Pfad Pferd Pflanze Pflege Pilz Plan"
    " Planung Platz Politik Polizei Praxis Preis Programm Projekt Quartier Quelle Rad Radweg Rand Rat Raum"
    " Recht Reform Regen Reh Reise Rente Revier Ring Rohr Rohstoff Route Ruf Ruhe Saal Sache Sand Schaden"
    " Schau Schiene Schiff Schloss Schritt Schuld Schule Schüler Schutz Schwelle Schwimmbad See Seite"
    " Senioren Sicherheit Siedlung Sommer Sonne Speicher Sperre Spiel Spitze Sport Sprache Spur Staat Stadt"
    " Stall Start Station Stätte Stein Stelle Steuer Stiftung Strand Straße Strecke Streifen Strom Struktur"
    " Stück Studie Stunde Sturm System Tag Tagebau Takt Tal Tanz Tarif Tausch Taxi Technik Teich Telefon"
    " Test Theater Ticket Tier Tod Tor Tour Tourismus Träger Treff Turm Übergang Ufer Uhr Umwelt Unfall"
    " Unterkunft Verband Verbindung Verbund Verein Verkehr Versorgung Vertrag Verwaltung Vieh Vogel Volk"
    " Vorrang Vorsorge Wagen Wahl Wald Wand Wandel Wärme Wasser Weg Weide Wein Wende Werk Werkstatt Wert"
    " Wettbewerb Wetter Wiese Wind Windrad Winter Wirtschaft Woche Wohnung Wolf Zahl Zahn Zaun Zebra Zeit"
    " Zelle Zelt Zentrum Ziel Zimmer Zone Zoo Zug Zukunft Zweck"
)
_OTHER_PARTS = (
    "Alt Bio Blüh Digital Express Fahr Gesamt Groß Grün Haupt Hoch Innen Klein Kommunal Kranken Kurz Lang"
    " Last Lehr Leih Mobil Nah Neu Nord Ober Öko Ost Regional Sammel Schnell Schwimm Sied Solar Sozial Süd"
    " Trink Turn Wander Weihnacht West Wirt Wohn"
)
PARTS = (*_NOUNS.split(), *_OTHER_PARTS.split())
# Who writes one of these does not begin a longer word: "Mut" is no beginning of "Mutter".
THING_STEMS = frozenset(stem(plain(one)) for one in _NOUNS.split())
THINGS = frozenset(one for one in map(plain, _NOUNS.split()) if stem(one) == one)
# In front of a word they make another one: "Ausbau" is not about a "Bau". And what is no part of anything.
_NONE = (
    "ab an auf aus bei be da dar ein ent er ge her hin hinter los miss mit nach nieder uber um un unter"
    " ur ver vor wieder zer zu zuruck zusamm zusammen gegen weiter zwisch zwischen end ende inn innen ess"
    " fli frei geb geh gehen gern such echt nein off richt"
)
_NO_PARTS = frozenset(_NONE.split())
# "zugesagt" begins with "zu", "vereinbaren" with "ver": in compounds these have another form.
_NOT_FIRST = frozenset({"zuge", "verein"})
# A verb behind a word makes no compound of it: "festlegen" is no "Fest", "bereitstellen" no "Stelle".
_VERBS = re.compile(
    r"(?:fest|sicher|klar|gleich|richtig|zufrieden|weg|teil|heim|hoch|tief|nah|bereit|wahr|wett|statt|preis|stand"
    r"|kund|los|fort)(?:ge)?(?:stell|leg|halt|setz|nehm|nomm|schreib|schrieb|mach|geb|fall|geh|gang|komm|lass"
    r"|werf|find|fund|lad)(?:e|en|t|te|ten|end|ende|enden|ung|ungen)?"
)
# Compounds that are a word of their own: a "Haushalt" is no house, a "Kreistag" no day.
_ONE_WORD = (
    "austausch", "autobahn", "bundestag", "chaussee", "dreifach", "einfach", "etag", "freizeit", "gefahr",
    "gehor", "grunzug", "haushalt", "handwerk", "kamerad", "keinesweg", "kreislauf", "kreistag", "kunststoff",
    "landtag", "luftzug", "manifest", "mehrfach", "obacht", "plantag", "ruckzug", "strassenzug", "tagebau",
    "uberfall", "unterweg", "vielfach", "vollzug", "wasserstoff", "wegweis", "wochenend", "zufall", "zuge",
)  # fmt: skip
# Wheels that nobody rides on: who looks for "Rad" means a bicycle.
_OTHER_WHEELS = re.compile(r"(?:wind|wasser|zahn|riesen|steuer|muhl|schwung|fern)rad(?!weg|rout|tour)")
_MIN_LENGTH = 3
# So long a stem counts as a part even if the rest of the compound is unknown: "Fahrradverleihsystem".
_SURE_AT_START, _SURE_AT_END = 6, 7
# Also shorter ones, behind a name: "Bördebahn", "Indesee".
_SURE_HEADS = frozenset({"bahn", "park", "platz", "schul", "see", "strass"})


class Compounds:
    """Finds the parts of words; ``words`` are those that a part may be, besides `PARTS`."""

    def __init__(self, words: Iterable[str], names: Container[str] = ()) -> None:
        """``words`` are folded; with fewer than four letters they must be in `PARTS`.

        ``names`` are places, folded too: they have no parts.
        """
        own = {stem(word, names) for word in words if len(word) > _MIN_LENGTH and word not in SMALL_WORDS}
        self._known = (own | {stem(plain(part)) for part in PARTS}) - _NO_PARTS
        self._names = names
        self._split = lru_cache(None)(self._find)

    def parts(self, word: str) -> frozenset[str]:
        """Return the stems of the parts of a folded word; none if it is no compound."""
        whole = _stem_of_part(word)
        if word in self._names or whole in _ONE_WORD or _VERBS.fullmatch(word):
            return frozenset()
        found = set(self._split(word, True))
        for end in range(_MIN_LENGTH, len(word) - _MIN_LENGTH + 1):
            first, last = word[:end], word[-end:]
            if (
                first not in _NOT_FIRST
                and self._is_part(first)
                and len(_stem_of_part(first)) >= _SURE_AT_START
            ):
                found.add(_stem_of_part(first))
            # "Verantwortung" is no "Antwort".
            if self._is_sure_head(last) and word[:-end] not in _NO_PARTS:
                found.add(_stem_of_part(last))
        return frozenset(found) - {whole} - ({"rad"} if _OTHER_WHEELS.match(word) else set())

    def _find(self, word: str, is_whole: bool) -> frozenset[str]:
        """Return the stems of all parts, also of longer parts; none if some letters are no part."""
        found: set[str] = set()
        at_least = max((len(one) for one in _ONE_WORD if word.startswith(one)), default=_MIN_LENGTH)
        for end in range(at_least, len(word) - _MIN_LENGTH + 1):
            first, rest = word[:end], word[end:]
            if first not in _NOT_FIRST and self._is_part(first) and (rests := self._split(rest, False)):
                found |= {_stem_of_part(first)} | self._split(first, False) | rests
        if not is_whole and self._is_part(word):
            found.add(_stem_of_part(word))
        return frozenset(found)

    def _is_sure_head(self, piece: str) -> bool:
        head = _stem_of_part(piece)
        return self._is_part(piece) and (len(head) >= _SURE_AT_END or head in _SURE_HEADS)

    def _is_part(self, piece: str) -> bool:
        usable = piece not in _NO_PARTS and piece not in SMALL_WORDS
        return usable and _stem_of_part(piece) in self._known


@lru_cache(100_000)
def _stem_of_part(piece: str) -> str:
    """Return the stem without a letter that links it to the next part: "Volksfest", "Tagesmutter"."""
    linked = len(piece) > _MIN_LENGTH and piece.endswith("s") and not piece.endswith("ss")
    return stem(piece[:-1]) if linked and len(piece) < 5 else stem(piece)
