"""A guess at the topic of a section, by its chapter's heading or by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from geo.config.settings import Topic
from geo.draft.sections import Section
from geo.draft.words import word_set
from geo.text.toponym import fold

STEM = 5
MIN_STEM_LENGTH = 3
# Related words of local politics: they link a section to the topic whose label or key has one of them; if no
# topic has, to the one that has the last.
_FIELDS = (
    "verkehr mobil bus bahn rad radweg radverkehr fahrrad oepnv nahverkehr strasse haltestell haltepunkt "
    "bahnhof auto "
    "fussweg gehweg zuege takt ticket elektromobil carshar parkplatz parken gleis schiene tempo ampel "
    "umgehungs ladesaeul verkehrsverbund fussgaeng linie bruecke kreisverkehr autobahn flughafen mobil",
    "umwelt natur klima waldes waldgebiet wald- gewaesser artenschutz biotop moor landschaft baeum gruen "
    "wasser boden muell "
    "abfall insekt wertstoff entsorg recycling einweg blueh streuobst hochwasser glyphosat pestizid laerm "
    "fluss "
    "bach nitrat kies artenviel vogel gentechnik deponie natur",
    "energie wirtschaft arbeit unternehm gewerb industrie handwerk innenstadt handel digital landwirt "
    "tourism photovolt windkraft windraed windpark solar strom waerme wasserstoff betrieb bauernhof "
    "breitband "
    "glasfaser internet freifunk wlan mobilfunk gruender fachkraeft gastro hofladen geotherm erdgas "
    "landwirtschaft jobcenter wirtschaft",
    "bauen wohn miet baugebiet wohnung grundstueck dorfkern leerstand staedtebau ortskern quartier bauland "
    "baugenehmig bauplatz denkmal neubau wohnen",
    "sozial inklus teilhabe armut senior behinder barrierefrei familie gleichstell jugendhilf berat obdach "
    "frauenhaus schuldner tafel integration geflucht gefluecht migrat einsam rassism fluecht asyl "
    "sozial",
    "schul bildung kinder kita krippe jugend ogs kindergart ausbild lehr berufskolleg hochschul azubi "
    "grundschul "
    "tagespflege schueler kind",
    "kultur sport ehrenamt verein museum theater musik schwimmbad hallenbad freibad turnhall buecherei "
    "bibliothek spielplatz orchester festival denkmalpflege brauchtum tracht kunst heimat kultur",
    "gesund pflege krankenhaus klinik arzt aerzt medizin hebamm praevent rettung hausarzt geburts notfall "
    "apothek sucht drogen hitze gesund",
    "integr zusammenhalt migrat gefluecht demokrat rassism vielfalt gesellschaft partnerschaft sozial",
    "beteilig mitbestimm kommunalpolit kreistag stadtrat gemeinderat buergerrat transpar verwalt rathaus "
    "landratsamt buergerbuero buergerhaushalt buergerbegehr buergerentscheid jugendkreistag sitzung antrag "
    "vorlage buergerinnen ortsbeirat amt datenschutz ueberwach dienstleist sprechstund online verwalt",
    "finanz haushalt schulden steuer gebuehr foerdermittel umlage hebesa finanzausgleich beteiligungen "
    "sparen "
    "investition finanz verwalt",
    "tier tierheim tierschutz wildtier haustier zirkus jagd umwelt",
    "sicher ordnung polizei katastroph brandschutz bevoelkerungsschutz feuerwehr sirene leitstell kriminal "
    "streife verwalt",
)
_SMALL_WORDS = word_set(
    "und oder der die das fuer mit von bei alle unser unsere mehr gute gut neue kreis stadt kommunale"
)
# "Kommunalwahlprogramm 2026" is the title of all, not a chapter.
_TITLE = re.compile(r"programm|wahl\b|wahlen\b|20\d\d", re.IGNORECASE)
MIN_PART_LENGTH = 5


class Topics:
    """The topics of a map, and the words by which sections are assigned to them."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._of_word: dict[str, list[str]] = {}
        self._last: tuple[Section, tuple[str, bool]] | None = None
        self._names = {key: _words(f"{key.replace('-', ' ')} {topic.label}") for key, topic in topics.items()}
        self._labels = {key: _words(topic.label) for key, topic in topics.items()}
        self._fields: dict[str, set[str]] = {key: set() for key in topics}
        for field in map(str.split, _FIELDS):
            linked = [key for key, names in self._names.items() if _meets(field[:-1], names)]
            for key in linked or [key for key, names in self._names.items() if _meets(field[-1:], names)]:
                self._fields[key].update(field)

    def guess(self, section: Section) -> str:
        """Return the key of a topic, "" if none fits."""
        return self._of_section(section)[0]

    def of_sentence(self, text: str, section: Section) -> str:
        """Return the key of a sentence's topic: that of its section, unless only the words of that are known
        and the sentence has none of them."""
        topic, named = self._of_section(section)
        if named:
            return topic
        counts = self._counts(_words(text))
        if not any(counts.values()) or counts.get(topic):
            return topic
        return max(counts, key=lambda key: counts[key])

    def _of_section(self, section: Section) -> tuple[str, bool]:
        """The topic of a section, and whether a heading names it."""
        if self._last is None or self._last[0] is not section:
            self._last = section, self._judged(section)
        return self._last[1]

    def _judged(self, section: Section) -> tuple[str, bool]:
        heading, chapter = _words(section.heading), _words(section.chapter)
        if _TITLE.search(section.chapter):
            chapter = []
        for key, label in self._labels.items():
            if label and all(_meets([word], heading) for word in label):
                return key, True
        if topic := self._by_names(chapter) or self._by_names(heading):
            return topic, True
        return self._by_fields([*heading * 3, *chapter * 3, *_words(section.text)]), False

    def _by_names(self, words: list[str]) -> str:
        """Return the topic that shares the most words with a heading, if there is a single one."""
        return _leader(
            {key: sum(_meets([word], names) for word in words) for key, names in self._names.items()}
        )

    def _by_fields(self, words: list[str]) -> str:
        """Return the topic whose field has the most of the words."""
        counts = self._counts(words)
        return max(counts, key=lambda key: counts[key]) if any(counts.values()) else ""

    def _counts(self, words: list[str]) -> dict[str, float]:
        """How many of the words belong to each topic."""
        counts = dict.fromkeys(self._fields, 0.0)
        for word, count in Counter(words).items():
            if word not in self._of_word:
                self._of_word[word] = [key for key, stems in self._fields.items() if _belongs(word, stems)]
            for key in self._of_word[word]:
                counts[key] += count
        return counts


def _belongs(word: str, stems: set[str]) -> bool:
    """Whether a word begins with one of the stems, or is composed with a long one: "Kreisjugendring"."""
    return word.startswith(tuple(stems)) or any(
        len(stem) >= MIN_PART_LENGTH and stem in word for stem in stems
    )


def _leader(counts: dict[str, int]) -> str:
    first, *rest = sorted(counts, key=lambda key: -counts[key])
    ahead = counts[first] > 0 and not (rest and counts[rest[0]] == counts[first])
    return first if ahead else ""


@cache
def _meeting(one: str, other: str) -> bool:
    """Whether two words have a stem in common: "mobilitaet" and "mobil", "Wohnen" and "Wohnungen"."""
    shared = min(len(one), len(other), STEM)
    return shared >= MIN_STEM_LENGTH and one[:shared] == other[:shared] and (shared == STEM or one == other)


def _meets(words: list[str], others: list[str]) -> bool:
    return any(_meeting(word, other) for word in words for other in others)


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", fold(text))
    return [word for word in words if len(word) >= MIN_STEM_LENGTH and word not in _SMALL_WORDS]
