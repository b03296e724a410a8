"""What a heading or the line above a list says about its items: plans, or something else."""

from __future__ import annotations

import re

from geo.draft.notation import any_of
from geo.draft.stance import stance_of

_DENIES = any_of(
    r"\b(?:erreicht|geschafft|umgesetzt(?:e[nrs]?)?|geleistet|durchgesetzt|angestoßen|verwirklicht)\b|"
    r"\b\w*bilanz\b|\berfolge?n?\b",
    r"\brückblick\b|\brückschau\b|\bwas (?:bisher|war|wir getan)\b|\bwir haben\b|\bhaben wir\b|\bwurden?\b",
    r"\bausgangslage\b|\bder stand\b|\bsituation\b|\bdie lage\b|\bursachen?\b|\bgründe\b|^(?:das |die |"
    r"unsere? )?probleme?\b|\bwarum\b",
    r"^(?:die )?herausforderungen\b|\bbeispiele?\b(?! geben| geht)|\bbelastet\b|\bmissstände\b|\bzahlen "
    r"(?:und|&) fakten\b|\bfakten\b",
    r"\bkandidat|\bkontakt\b|\bimpressum\b|\bansprechpartner\b|\b(?:unser|das) team\b|\bvorstand\b|"
    r"\btermine?\b|\bspenden?\b|\bkonto\b",
    r"\bwas uns (?:ausmacht|auszeichnet|unterscheidet)\b|\bunsere (?:werte|stärken|geschichte|erfahrung)\b|"
    r"\bselbstverständnis\b",
    r"\büber uns\b|\bwer wir sind\b|^grußwort|^inhalt|\bquellen?\b(?!\w)|^anhang|\bglossar\b|"
    r"\bdanksagung\b|\bmitmachen\b|^links?\b",
    r"\bso wählen sie\b|\bwahlkreise?\b|\blistenplätze?\b|\bherausgeber\b|\bredaktion\b|\bwir danken\b|"
    r"\bunterstützer\b",
)
_PROMISES = any_of(
    r"\b(?:unsere?|die|meine) (?:\w+ )?(?:forderungen?|ziele?|positionen?|pläne|vorhaben|maßnahmen|"
    r"schwerpunkte|vorschläge|ideen)\b",
    r"\b(?:das|was|wofür|dafür) (?:\w+ )?(?:wollen|möchten|fordern|planen|stehen|machen|werden) wir\b",
    r"\b(?:das|was|wofür|dafür) wir (?:\w+ )?(?:wollen|möchten|fordern|planen|stehen|vorhaben|machen|tun "
    r"wollen|tun werden)\b",
    r"\bwir (?:wollen|fordern|stehen für|werden|setzen uns|möchten|planen)\b|\bgilt für uns\b|^forderungen\b",
)
_FORMAL = any_of(
    r"^(?:zum inhalt springen|startseite|teilen|mehr lesen|weiterlesen|menü|suche|drucken|zurück|"
    r"datenschutz|impressum|kontakt|login|"
    r"mitglied werden|mitmachen|newsletter\b.*|spenden|jetzt spenden|programm|über uns|aktuelles|nach oben|"
    r"inhalt(?:sverzeichnis)?|seite \d+.*)\W*$",
    r"^(?:veröffentlicht|stand|beschlossen|verabschiedet|antragsteller\w*|begründung|erstellt|aktualisiert|"
    r"v\. ?i\. ?s\. ?d\. ?p)\b",
    r"\b(?:iban|tel\.?|telefon|fax|e-?mail)\b\W|@|https?:|\bwww\.|©|\bcopyright\b|"
    r"\bsparkasse\b.*\bstichwort\b|\b\d{5} [a-zäöü]",
    r"^(?:am )?(?:\d{1,2}\. ?(?:\w+|\d{1,2}\.) ?\d{4})\W*$|^[\d\W]*$",
    r"^(?:geboren|verheiratet|ledig|seit \d{4}|wahlkreis \d|listenplatz|platz \d)\b|^\d[\d.]* \w+$",
    r"^(?:foto|bild|abbildung|grafik|tabelle|quelle)\b",
    r"^(?:ihre?|unsere?|eure?) (?:\w*kandidat\w*|ansprechpartner\w*|direktkandidat\w*)\b[^.]*:|"
    r"\b\d\d(?: jahre)?, (?:verheiratet|ledig|\w+ kind)",
)
_REJECTS = re.compile(r"\b(?:lehnen wir ab|wir ablehnen|nicht wollen|nein sagen|verhindern wollen)\b")


def denies(text: str) -> bool:
    """Whether a heading or introduction says that no plan follows: achievements, problems, contact."""
    return bool(text) and _DENIES.search(text.lower()) is not None


def promises(text: str) -> bool:
    """Whether a heading or introduction says that what follows is planned: "Unsere Forderungen"."""
    return bool(text) and _PROMISES.search(text.lower()) is not None and not denies(text)


def is_formal(text: str) -> bool:
    """Whether a line only belongs to the paper or page: an address, a date, a menu."""
    return _FORMAL.search(text.lower().strip()) is not None


def stance_of_heading(heading: str) -> str:
    """The stance that a heading gives to items: "Was wir ablehnen"; "" if it says none."""
    text = heading.lower()
    if _REJECTS.search(text):
        return "rejects"
    return stance_of(text, wants=True) if re.search(r"\b(?:wir|unsere)\b", text) else ""
