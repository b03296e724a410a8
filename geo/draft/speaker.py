"""The party as its programme speaks of it: "die CDU will" is read as "wir wollen"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from geo.draft.ordinary import infinitive, is_ordinary
from geo.draft.tenses import is_past_form
from geo.draft.words import word_set

MIN_MENTIONS, MIN_VERBS = 3, 2
_IRREGULAR = {
    "will": "wollen", "wird": "werden", "werde": "werden", "ist": "sind", "bin": "sind", "hat": "haben",
    "habe": "haben", "möchte": "möchten", "kann": "können", "muss": "müssen", "soll": "sollen",
    "darf": "dürfen", "sieht": "sehen", "spricht": "sprechen", "tritt": "treten", "hält": "halten",
    "gibt": "geben", "nimmt": "nehmen", "lässt": "lassen", "wendet": "wenden", "wäre": "wären",
    "könnte": "könnten", "würde": "würden", "sollte": "sollten", "war": "waren", "wurde": "wurden",
    "hatte": "hatten", "weiß": "wissen", "stellt": "stellen", "bejaht": "bejahen", "steht": "stehen",
    "tut": "tun",
}  # fmt: skip
# Only a party does these: so a name that does several of them is one.
_OF_PARTIES = (
    "will wollen fordert fordern lehnt lehnen steht stehen möchte möchten setzt setzen spricht sprechen "
    "unterstützt unterstützen strebt streben bekennt bekennen tritt treten macht machen"
)
_PARTIES = word_set("cdu csu spd fdp grünen linke linken piraten freien liberalen ödp bsw volt afd partei")
_VERB = "|".join(_OF_PARTIES.split())
_NAMED = re.compile(
    rf"\bdie (?P<name>[A-ZÄÖÜ][\w/-]+(?: [A-ZÄÖÜ][\w-]+)?) (?P<verb>{_VERB})\b|"
    rf"\b(?P<verb2>[Ff]ordern?t?|[Ww]ill|[Ww]ollen|[Ll]ehnt|[Ll]ehnen|[Ss]etzt sich|[Ss]etzen sich) "
    rf"die (?P<name2>[A-ZÄÖÜ][\w/-]+)\b"
)
_BODY = (
    r"(?:[- ](?:Stadtrats|Kreistags|Gemeinderats|Rats)?[Ff]raktion|-?(?:Kreis|Stadt|Orts|Gemeinde|"
    r"Regional)verband)?"
)
# "Die Fraktion drängt auf …", "will man": the party, in a programme that speaks of itself by its name.
_GROUP = r"\b[Dd]ie (?:(?:Kreistags|Stadtrats|Gemeinderats|Rats)?[Ff]raktion|Partei)(?! (?:der|von|des))\b"
_ONE = (
    r"\b(?:will|möchte|lehnt|setzt|fordert|strebt|steht|hält|unterstützt|begrüßt) (?:sich )?man\b|"
    r"\b(?:könnte|wird) man sich\b|\b[Mm]an (?:will|möchte|lehnt|fordert|strebt|unterstützt|begrüßt)\b"
)
_PREPOSITION = (
    r"\b(?P<before>[Ff]ür|[Mm]it|[Vv]on|in|zur|zwischen|gegen|bei|durch|aus Sicht|nach Ansicht|"
    r"nach Auffassung|"
    r"seitens) "
)
_OTHER_PARTY = re.compile(
    r"(?:Die |Der |Auch )?(?:anderen Parteien|Grünen?|SPD|CDU|CSU|FDP|AfD|Linken?|Union|Ampel|Freien? "
    r"Wähler|BSW|ÖDP|"
    r"Piraten|Koalition|Opposition|Bundesregierung|Mehrheit(?: von| aus)?)\b(?: (?:und|aus|von) (?:die "
    r")?[\w ]+?)? "
    r"(?:will|wollen|wollte|fordert|fordern|plant|planen|lehnt|lehnen|lehnte|behaupte[tn]|streite[tn])\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_GROUP_AFTER = re.compile(
    r"\b(will|möchte|fordert|lehnt|begrüßt|unterstützt|beantragt|setzt sich|strebt) unsere \w*[Ff]raktion\b"
)
_OUR_GROUP = re.compile(
    r"\b[Uu]nsere (?:\w*[Ff]raktion|Stadtratsfraktion|\w*[Rr]atsmitglieder|Stadträt\w+|Kreisrät\w+|"
    r"Abgeordneten) "
    r"(?=(?:wird|werden|will|wollen|möchte|möchten|setzt|setzen|fordert|fordern|lehnt|lehnen|beantragt|"
    r"stellt)\b)"
)


def names_in(texts: Iterable[str], min_mentions: int = MIN_MENTIONS) -> list[str]:
    """Return the names of parties that a programme itself uses: "die XYZ fordert", "die XYZ lehnt … ab"."""
    verbs: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for match in _NAMED.finditer(re.sub(r"\bDie\b", "die", text)):
            name = match["name"] or match["name2"]
            verbs[name].append((match["verb"] or match["verb2"]).lower())
    return [
        name
        for name, used in verbs.items()
        if len(used) >= min_mentions and len(set(used)) >= MIN_VERBS and _may_be_party(name)
    ]


def _may_be_party(name: str) -> bool:
    words = name.split()
    if any(word.lower() in _PARTIES for word in words):
        return True
    return name.isupper() or not any(is_ordinary(word) or is_ordinary(word.lower()) for word in words)


# What the members of a party are called stands for it: "die Christdemokraten lehnen … ab".
_MEMBERS = {
    "cdu": "Christdemokrat", "csu": "Christsozial", "spd": "Sozialdemokrat", "fdp": "Liberal",
    "freie demokraten": "Liberal", "grüne": "Bündnisgrün", "grünen": "Bündnisgrün", "linke": "Linkspartei",
    "die linke": "Linkspartei", "ödp": "Ökodemokrat", "piraten": "Pirat",
}  # fmt: skip


def _members(names: Iterable[str]) -> set[str]:
    stems = {stem for name in names for key, stem in _MEMBERS.items() if key in name.lower().split()}
    endings = ("", "e", "en", "innen", "innen und {}en", "en und {}innen", "*innen", ":innen", "Innen")
    return {stem + ending.format(stem) for stem in stems for ending in endings} if stems else set()


class Speaker:
    """Who says "wir".

    Parameters
    ----------
    names : of the party, in any form, without article
    """

    def __init__(self, names: Iterable[str]) -> None:
        written = {form for name in names for form in _forms(name)}
        forms = sorted(written | _members(written), key=len, reverse=True)
        self._is_named: re.Pattern[str] | None = None
        if not forms:
            return
        # "DIE LINKE. fordert": the full stop belongs to the name.
        name = "(?:" + "|".join(map(re.escape, forms)) + r")(?:partei)?(?:\.(?= [a-zäöü]))?" + _BODY
        # "Die CDU Musterstadt": what follows the name may be the town.
        branch = (
            r"(?: (?:im (?:Land)?[Kk]reis |in )?(?:(?:Bad|Sankt|St\.|Markt|Stadt|(?:Land)?[Kk]reis|Groß|"
            r"Alt|Neu) )?"
            r"[A-ZÄÖÜ][\w-]+(?=\W+[a-zäöü]))?"
        )
        self._is_named = re.compile(rf"(?<!\w){name}(?!\w)|{_GROUP}|{_ONE}")
        self._apposition = re.compile(rf",? ?\b[Aa]ls (?:die |der )?{name}{branch}(?!\w),?")
        self._aim = re.compile(
            rf"\b(?:[Ee]in |[Dd]as )?((?:Haupt)?(?:[Zz]iel|[Aa]nliegen|[Vv]orhaben|[Pp]lan|[Ff]orderung|"
            rf"[Ww]unsch))"
            rf"(?:e|en)? (?:der|von|des) "
            rf"{name}(?!\w)"
        )
        self._after = re.compile(rf"{_PREPOSITION}(?:der |die |den |das |dem )?{name}{branch}(?!\w)")
        self._subject = re.compile(
            rf"(?<!\w)(?:(?:[Dd]ie|DIE|[Dd]er|[Dd]as|[Ww]ir|[Uu]nsere) )?(?:[Ff]raktion (?:der|von) )?"
            rf"{name}(?:\)|“|\")?{branch}(?!\w)"
        )

    def speaks(self, text: str) -> bool:
        """Whether a sentence names the party."""
        return self._is_named is not None and self._is_named.search(text) is not None

    def of_others(self, text: str) -> bool:
        """Whether a sentence tells what another party wants: "Die Union lehnt das ab"."""
        return self._is_named is not None and _OTHER_PARTY.match(text) is not None and not self.speaks(text)

    def as_we(self, text: str, goes_on: bool = False) -> str:
        """Return a sentence about the party as one of ours.

        Parameters
        ----------
        goes_on : the sentence before is about the party, so "sie" at the beginning is the party, too
        """
        grouped = _GROUP_AFTER.sub(r"\1 wir", _OUR_GROUP.sub("wir ", text))
        text = text if grouped == text else _with_our_verbs(grouped)
        if goes_on and (match := re.match(r"Sie ([a-zäöüß]+)\b", text)):
            return _with_our_verbs(f"wir {text[match.start(1) :]}")
        if re.search(r"\b[Ii]ch\b", text):
            return _with_our_verbs(re.sub(r"\b[Ii]ch\b", "wir", re.sub(r"\bmich\b", "uns", text)))
        if self._is_named is None or not self.speaks(text):
            return text
        if re.search(r"\b(?:wir|uns|Wir)\b", text):
            text = self._apposition.sub("", text).strip()
        text = self._aim.sub(r"unser \1", text)
        text = self._after.sub(r"\g<before> uns", text)
        replaced = re.sub(_GROUP, "wir", re.sub(_ONE, _one_as_we, self._subject.sub("wir", text)))
        return _with_our_verbs(replaced) if replaced != text else text


def _forms(name: str) -> list[str]:
    """Names with and without article, and inflected: "Freie Wähler" and "die Freien Wähler"."""
    bare = re.sub(r"^(?:die|der|das)\s+", "", name.strip(), flags=re.IGNORECASE)
    if len(bare) < 2:
        return []
    first, _, rest = bare.partition(" ")
    forms = [bare]
    if first.lower().endswith("e") and first[0].isupper():
        forms.append(f"{first}{'N' if first.isupper() else 'n'} {rest}".strip())
        forms.append(" ".join(f"{word}n" if word.endswith("e") else word for word in bare.split()))
    if first.endswith("en"):
        forms.append(f"{first[:-1]} {rest}".strip())
    written = [*forms, *map(str.upper, forms)]
    return [*written, *(form.lower() for form in forms if form.isupper() and len(form) > 2)]


def _with_our_verbs(text: str) -> str:
    """Put the verbs beside "wir" into its form: "lehnt wir ab", "wir setzt sich ein"."""
    text = re.sub(r"\bsich\b", "uns", text)
    text = re.sub(
        r"\bwir (?P<where>(?:im|in|aus|vor) [A-ZÄÖÜ][\w-]+ )?(?P<verb>[a-zäöüß]+)\b",
        lambda match: f"wir {match['where'] or ''}{_our(match['verb'])}",
        text,
    )
    return re.sub(r"\b(?P<verb>[A-ZÄÖÜ]?[a-zäöüß]+) (?P<self>uns )?wir\b", _before_us, text)


def _one_as_we(match: re.Match[str]) -> str:
    return re.sub(r"\b[Mm]an\b", "wir", match[0])


def _before_us(match: re.Match[str]) -> str:
    return f"{_our(match['verb'])} {match['self'] or ''}wir"


def _our(verb: str) -> str:
    lower = verb.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if not lower.endswith(("t", "e")) or is_past_form(lower):
        return verb
    base = infinitive(lower)
    is_verb = base.endswith(("en", "ern", "eln")) and base[:2] == lower[:2] and _WORD.fullmatch(base)
    return base if is_verb else verb
