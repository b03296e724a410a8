"""German compounds: "Fahrradstraße" has the parts "Fahrrad", "Rad" and "Straße", "zugänglich" no "Zug"."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import lru_cache

from geo.text.stems import SMALL_WORDS, plain, stem

# What often is a part of words in programmes, besides the words of the programme itself.
_PARTS = (
    "Abend Abfall Abwasser Acker Akku Allee Alt Amt Anlage Anschluss Apotheke App Arbeit Art Arzt Au"
    " Ausbau Ausweis Auto Bach Bad Bahn Bau Bauer Baum Beauftragte Becken Bedarf Behinderung Beirat"
    " Beitrag Beratung Berg Beruf Betreuung Betrieb Bewegung Bibliothek Biene Bildung Bio Blüh Boden Brief"
    " Brücke Brunnen Buch Bude Bund Bürger Bürgermeister Burg Bus Busch Café Club Dach Daten Deich Denkmal"
    " Dienst Digital Dorf Ebene Eigentum Einrichtung Einsatz Eis Energie Ernährung Express Fach Fahr"
    " Fahrer Fahrplan Fahrrad Fahrt Fahrzeug Familie Fass Feld Ferien Fest Feuer Feuerwehr Fisch Fläche"
    " Flug Fluss Förderung Forst Forum Frau Freizeit Frucht Führer Fuß Gang Garten Gas Gast Gebäude Gebiet"
    " Gebühr Gefahr Geld Gemeinde Gemüse Genossenschaft Gericht Gesamt Geschichte Gesetz Gesundheit Gewalt"
    " Gewässer Gewerbe Gleis Grenze Groß Grund Grün Gruppe Gut Gymnasium Hafen Halle Halt Haltestelle"
    " Handel Handwerk Haupt Haus Haushalt Hebamme Hecke Heim Heizung Hilfe Hitze Hoch Hof Holz Hort"
    " Hospital Hund Hütte Industrie Innen Insel Integration Internet Jahr Jugend Kanal Karte Katastrophe"
    " Kern Kilometer Kind Kirche Kita Klasse Klein Klima Klinik Kohle Kommunal Konferenz Konzept Kosten"
    " Kraft Kranken Kreis Kreuzung Kultur Kunst Kurs Kurz Laden Land Lang Lärm Laub Leben Lehr Lehrer Leih"
    " Leitung Licht Linie Linde Lücke Luft Markt Maßnahme Material Medien Meister Mensch Messe Miete"
    " Mieter Mittag Mitte Mittel Mobil Modell Moor Motor Mühle Müll Museum Musik Nacht Nah Natur Netz Neu"
    " Nord Not Ober Obst Öko Oper Ort Ost Park Partner Person Pflanze Pflege Platz Plan Planung Politik"
    " Polizei Praxis Preis Programm Projekt Quartier Quelle Rad Radweg Rand Rat Raum Recht Regen Regional"
    " Reform Reise Rente Revier Ring Rohr Rohstoff Route Ruf Ruhe Sache Saal Sammel Sand Schaden Schau"
    " Schiene Schiff Schloss Schnell Schritt Schuld Schule Schüler Schutz Schwelle Schwimm Schwimmbad See"
    " Seite Senioren Sicherheit Sied Siedlung Solar Sommer Sonne Sozial Speicher Sperre Spiel Spitze Sport"
    " Sprache Spur Staat Stadt Stall Start Station Stätte Stein Stelle Steuer Stiftung Strand Straße"
    " Strecke Streifen Strom Struktur Stück Studie Stunde Süd System Tag Tagebau Takt Tal Tarif Tausch"
    " Taxi Technik Teich Telefon Test Theater Ticket Tier Tor Tour Tourismus Träger Treff Trink Turm Turn"
    " Übergang Ufer Umwelt Unfall Unterkunft Verband Verbindung Verbund Verein Verkehr Versorgung Vertrag"
    " Verwaltung Vogel Volk Vorrang Vorsorge Wahl Wald Wand Wander Wandel Wärme Wasser Weg Weide Weihnacht"
    " Wende Werk Wert Werkstatt West Wetter Wettbewerb Wiese Wind Windrad Winter Wirt Wirtschaft Woche"
    " Wohn Wohnung Zahl Zahn Zebra Zeit Zelle Zentrum Ziel Zimmer Zone Zoo Zug Zukunft Zweck"
)
PARTS = tuple(_PARTS.split())
# In front of a word they make another one: "Ausbau" is not about a "Bau". And what is no part of anything.
_NONE = (
    "ab an auf aus bei be da dar ein ent er ge her hin hinter los miss mit nach nieder uber um un unter"
    " ur ver vor wieder zer zu zuruck zusamm zusammen gegen weiter zwisch zwischen end ende inn innen ess"
    " fli frei geh gehen gern such echt nein off richt"
)
_NO_PARTS = frozenset(_NONE.split())
# Compounds that are a word of their own: a "Haushalt" is no house, a "Kreistag" no day.
_ONE_WORD = (
    "austausch", "autobahn", "bundestag", "freizeit", "gefahr", "gehor", "haushalt", "handwerk", "kreislauf",
    "kreistag", "kunststoff", "landtag", "tagebau", "uberfall", "wasserstoff", "wochenend", "zufall",
)  # fmt: skip
_MIN_LENGTH = 3
# So long a stem counts as a part even if the rest of the compound is unknown: "Fahrradverleihsystem".
_SURE_AT_START, _SURE_AT_END = 6, 7
_SURE_HEADS = frozenset({"bahn", "platz", "schul", "strass"})  # also shorter ones: "Bördebahn"


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
        if word in self._names or whole in _ONE_WORD:
            return frozenset()
        found = set(self._split(word, True))
        for end in range(_MIN_LENGTH + 1, len(word) - _MIN_LENGTH + 1):
            first, last = word[:end], word[-end:]
            if self._is_part(first) and len(_stem_of_part(first)) >= _SURE_AT_START:
                found.add(_stem_of_part(first))
            # "Verantwortung" is no "Antwort".
            if self._is_sure_head(last) and word[:-end] not in _NO_PARTS:
                found.add(_stem_of_part(last))
        return frozenset(found) - {whole}

    def _find(self, word: str, is_whole: bool) -> frozenset[str]:
        """Return the stems of all parts, also of longer parts; none if some letters are no part."""
        found: set[str] = set()
        at_least = max((len(one) for one in _ONE_WORD if word.startswith(one)), default=_MIN_LENGTH)
        for end in range(at_least, len(word) - _MIN_LENGTH + 1):
            first, rest = word[:end], word[end:]
            if self._is_part(first) and (rests := self._split(rest, False)):
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
