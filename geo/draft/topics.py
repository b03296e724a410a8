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
# Related words of local politics: they link a section to the topic whose label or key has one of them.
_FIELDS = (
    "verkehr mobil bus bahn rad radweg fahrrad oepnv nahverkehr strasse haltestell bahnhof auto fussweg zug "
    "takt ticket elektromobil carshar parkplatz",
    "umwelt natur klima wald gewaesser artenschutz biotop moor landschaft baeum gruen wasser boden muell "
    "abfall insekt",
    "energie wirtschaft arbeit unternehm gewerb industrie handwerk innenstadt handel digital landwirt "
    "tourism photovolt windkraft solar waerme wasserstoff betrieb bauernhof",
    "bauen wohn miet baugebiet wohnung grundstueck dorfkern leerstand staedtebau ortskern quartier",
    "sozial inklus teilhabe armut senior behinder barrierefr familie gleichstell jugendhilf berat",
    "schul bildung kinder kita jugend ogs kindergart ausbild lehr berufskolleg hochschul",
    "kultur sport ehrenamt verein museum theater musik feuerwehr schwimmbad hallenbad turnhall buecherei "
    "spielplatz",
    "gesund pflege krankenhaus arzt aerzt medizin hebamm klinik praevent rettung",
    "integr zusammenhalt migrat gefluecht demokrat rassism vielfalt gesellschaft partnerschaft",
    "beteilig mitbestimm kommunalpolit kreistag stadtrat gemeinderat buergerrat transpar verwalt rathaus",
    "finanz haushalt schulden steuer gebuehr foerdermittel umlage",
    "tier tierheim tierschutz wildtier haustier zirkus jagd",
    "sicher ordnung polizei katastroph brandschutz bevoelkerungsschutz",
)
_SMALL_WORDS = word_set(
    "und oder der die das fuer mit von bei alle unser unsere mehr gute gut neue kreis stadt"
)


class Topics:
    """The topics of a map, and the words by which sections are assigned to them."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._names = {key: _words(f"{key.replace('-', ' ')} {topic.label}") for key, topic in topics.items()}
        self._labels = {key: _words(topic.label) for key, topic in topics.items()}
        self._fields = {
            key: {stem for field in _FIELDS for stem in field.split() if _meets(field.split(), names)}
            for key, names in self._names.items()
        }

    def guess(self, section: Section) -> str:
        """Return the key of a topic, "" if none fits."""
        heading = _words(section.heading)
        for key, label in self._labels.items():
            if label and all(_meets([word], heading) for word in label):
                return key
        return (
            self._by_names(_words(section.chapter))
            or self._by_names(heading)
            or self._by_fields([*heading * 3, *_words(section.chapter) * 3, *_words(section.text)])
        )

    def _by_names(self, words: list[str]) -> str:
        """Return the topic that shares the most words with a heading, if there is a single one."""
        return _leader(
            {key: sum(_meets([word], names) for word in words) for key, names in self._names.items()}
        )

    def _by_fields(self, words: list[str]) -> str:
        """Return the topic whose field has the most of the words."""
        frequent = Counter(words)
        counts = dict.fromkeys(self._fields, 0)
        for key, stems in self._fields.items():
            counts[key] = sum(count for word, count in frequent.items() if word.startswith(tuple(stems)))
        return max(counts, key=lambda key: counts[key]) if any(counts.values()) else ""


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
