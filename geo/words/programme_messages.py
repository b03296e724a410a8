"""Messages about a programme to draft from."""

from __future__ import annotations

from geo.words.wording import Wording

WORDINGS = (
    # a programme to draft from
    Wording("programme_missing", "die Datei fehlt", "prüfen Sie Namen und Ordner"),
    Wording(
        "programme_kind",
        "ist keine Datei, die sich lesen lässt",
        "speichern Sie das Programm als eines von: {choices}",
    ),
    Wording("programme_empty", "die Datei enthält keinen Text", "geben Sie die Datei mit dem Programm an"),
    Wording(
        "programme_too_large",
        "die Datei hat {size_mb:.1f} MB, gelesen werden höchstens {limit_mb:.0f}",
        "speichern Sie das Programm ohne Bilder oder in Teilen",
    ),
    Wording(
        "programme_too_long",
        "das Programm hat {pages} Seiten, gelesen werden höchstens {limit}",
        "speichern Sie es in Teilen und entwerfen Sie aus jedem",
    ),
    Wording(
        "programme_encoding",
        "ist Text in unbekannter oder gemischter Kodierung",
        "speichern Sie ihn als UTF-8, oder nehmen Sie das PDF oder die Datei der Textverarbeitung",
    ),
    Wording(
        "programme_no_text",
        "hat {pages} Seiten, aber keinen lesbaren Text, ist also nur ein Bild des Programms",
        "lassen Sie eine Texterkennung (OCR) darüberlaufen, oder bitten Sie um die Datei, aus der das PDF "
        "entstand",
    ),
    Wording("programme_locked", "ist durch ein Kennwort geschützt", "speichern Sie die Datei ohne Kennwort"),
    Wording(
        "programme_damaged",
        "ist beschädigt, geschützt oder nicht das, was der Name sagt",
        "öffnen Sie die Datei in ihrem Programm und speichern Sie sie noch einmal ohne Kennwort",
    ),
    Wording(
        "no_proposals",
        "enthält keinen Satz, der wie ein Versprechen klingt; gelesene Sätze: {sentences}, Abschnitte: "
        '{sections}, der längste Satz: "{example}"',
        "prüfen Sie, ob es das Programm ist, auf Deutsch, und der ganze Text; mit --output DATEI.xlsx stehen "
        "alle Sätze auf einem Blatt zum Ankreuzen",
    ),
    Wording(
        "draft_exists",
        "gibt es schon, und ein Entwurf überschreibt nichts",
        "legen Sie die Datei woanders ab, oder nennen Sie mit --output DATEI eine andere",
    ),
    Wording(
        "draft_unwritable",
        "lässt sich nicht schreiben: {reason}",
        "nennen Sie mit --output DATEI eine andere Datei",
    ),
    Wording(
        "no_draft",
        'ist keine Arbeitsmappe eines Entwurfs: Ihr fehlt das Blatt "{value}" mit den Zitaten',
        "nehmen Sie die Datei, die python -m geo draft PROGRAMM --output DATEI.xlsx geschrieben hat",
    ),
    Wording(
        "draft_not_ticked",
        'hat keine Zeile mit einem x in der Spalte "{value}"',
        "kreuzen Sie die Zeilen an, die Zusagen werden sollen, und speichern Sie",
    ),
    Wording(
        "draft_column",
        'Die Spalte "{value}" fehlt',
        "schreiben Sie ihren Namen wieder in die Zeile mit den Namen der Spalten",
    ),
    Wording(
        "draft_tick",
        "ist kein x",
        "schreiben Sie x, wenn die Zeile bleiben soll, sonst nichts",
    ),
    Wording(
        "draft_no_title",
        "fehlt, und die Zeile ist angekreuzt",
        "schreiben Sie in wenigen Worten, was zugesagt wird, oder löschen Sie das x",
    ),
    Wording(
        "draft_not_chosen",
        "fehlt, und die Zeile ist angekreuzt",
        "wählen Sie in der Zelle aus der Liste, oder löschen Sie das x",
    ),
    Wording(
        "draft_not_in_list",
        "steht nicht in der Liste",
        "wählen Sie in der Zelle eines von: {choices}",
    ),
    Wording(
        "draft_continues",
        "Nr. {value} ist nicht angekreuzt, und diese Zeile hat keinen Titel",
        "kreuzen Sie auch Nr. {value} an, oder geben Sie dieser Zeile einen Titel",
    ),
    Wording(
        "draft_beside",
        'würde neben "{value}" liegen, und welche der beiden Tabellen gilt, wäre unklar',
        "benennen Sie die andere um, oder nennen Sie mit --output DATEI einen anderen Ort",
    ),
    # files that would use up the memory
    Wording(
        "programme_too_much_text",
        "das Programm hat mehr als {limit} Zeichen Text",
        "speichern Sie es in Teilen, und holen Sie die Vorschläge aus jedem einzeln",
    ),
    Wording(
        "programme_too_many_tags",
        "die Datei hat mehr als {limit} Angaben zum Format um ihren Text",
        "speichern Sie den Text als .txt, oder nehmen Sie das PDF",
    ),
    Wording(
        "programme_too_many_lines",
        "das Programm hat mehr als {limit} Zeilen oder Absätze",
        "speichern Sie es in Teilen, und holen Sie die Vorschläge aus jedem einzeln",
    ),
    Wording(
        "programme_line_too_long",
        "beginnt eine Zeile oder einen Absatz von {found} Zeichen, gelesen werden höchstens {limit}",
        "speichern Sie das Programm mit Zeilenenden oder Absätzen, oder nehmen Sie das PDF",
    ),
    Wording(
        "programme_too_much_memory",
        "braucht zum Lesen mehr als {limit_mb:.0f} MB Arbeitsspeicher",
        "speichern Sie es aus dem Programm, in dem es geschrieben wurde, neu als PDF, oder nehmen Sie "
        "dessen eigene Datei",
    ),
    Wording(
        "programme_too_slow",
        "braucht zum Lesen mehr als {limit} Sekunden",
        "speichern Sie es aus dem Programm, in dem es geschrieben wurde, neu als PDF, oder nehmen Sie "
        "dessen eigene Datei",
    ),
)
