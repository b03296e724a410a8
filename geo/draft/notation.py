"""A notation for phrases of German sentences in small letters, so that tables of them can be read.

A phrase is words with a space between, and:

    …       anything between; ".." anything within the clause (no comma)
    _       one word or none; "_3" up to three; "?a/b" one of these or none
    ~       up to two adjectives, but "neue", "bessere", "mehr"
    a/b     one or the other; "am+zug/gefragt": an alternative of two words; "a," with a comma after it
    a*      a word that begins so; "*a" that ends so; "0" a number
    !a/b    not followed by these; "!," not followed by a comma
    ^ $     the phrase opens, or ends, the clause
    <name>  a class of words
    unless  a phrase follows that the sentence must not have; there may be several

A line after "#" says which kind of phrase follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_ANCHORS = ("\\b", "^", "(?<!\\w)")
_SYNTAX = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[()|]")  # an escape, a set, or what groups
_GAPS = {"…": ".*", "..": "[^,]*"}
_ADJECTIVES = r"(?:(?!bess|neu|mehr)[\w-]+(?:e|er|es|en) ){0,2}"
_FIRST = re.compile(r"\w[^ *]*(?:\*[^ ]*)?(?: |$)")
_UP_TO = re.compile(r"_(\d*)")
_CLASS = re.compile(r"<(\w+)>")


def any_of(*patterns: str) -> re.Pattern[str]:
    """One pattern that matches where any of these does.

    Branches that begin with the same anchor share it: so a text is passed over where it can't begin.
    """
    branches = [branch for pattern in patterns for branch in _top_level(pattern)]
    grouped = {
        anchor: [one.removeprefix(anchor) for one in branches if one.startswith(anchor)]
        for anchor in _ANCHORS
    }
    others = [one for one in branches if not one.startswith(_ANCHORS)]
    shared = [f"{anchor}(?:{'|'.join(found)})" for anchor, found in grouped.items() if found]
    return re.compile("|".join([*shared, *others]))


def _top_level(pattern: str) -> Iterator[str]:
    """Yield the branches of a pattern that are in no group."""
    depth, start = 0, 0
    for match in _SYNTAX.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] == "|" and not depth:
            yield pattern[start : match.start()]
            start = match.end()
    yield pattern[start:]


def phrases(table: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern for any of the phrases of a table, one a line.

    Parameters
    ----------
    classes : the words of each class, in the same notation
    """
    lines = [line.strip() for line in table.splitlines()]
    written = [_CLASS.sub(lambda match: classes[match[1]], line) for line in lines if line and line[0] != "#"]
    return any_of(*(branch for line in written for branch in _branches(line)))


def _branches(line: str) -> Iterator[str]:
    """Yield a phrase once for each of the words that it may begin with."""
    wanted, *others = line.split(" unless ")
    if others:
        yield f"^(?!.*(?:{'|'.join(map(_phrase, others))})).*?(?:{_phrase(wanted)})"
    elif not _FIRST.match(line):
        yield _phrase(line)
    else:
        first, _, rest = line.partition(" ")
        for word in first.removesuffix(",").split("/"):
            comma = "," if first.endswith(",") else ""
            yield rf"(?<!\w){_word(word)}(?!\w){comma}{_phrase(rest, ' ')}"


def _phrase(line: str, space: str = "") -> str:
    found = ""
    for sign in line.split():
        if sign in _GAPS:
            found, space = found + _GAPS[sign], ""
        elif sign == "^":
            found += "^"
        elif sign == "$":
            found += r"\W*$"
        elif sign.startswith("!"):
            found += "(?!,)" if sign == "!," else rf"(?! {_words(sign[1:])})"
        elif sign.startswith("?"):
            found, space = f"{found}{space}(?:{_words(sign[1:])} )?", ""
        elif sign == "~":
            found, space = found + space + _ADJECTIVES, ""
        elif most := _UP_TO.fullmatch(sign):
            found, space = rf"{found}{space}(?:[\w-]+ ){{0,{most[1] or 1}}}?", ""
        else:
            found, space = found + space + _words(sign), " "
    return found


def _words(token: str) -> str:
    """The pattern of one token: a word, or one of several."""
    words = (_word(word) for word in token.removesuffix(",").split("/"))
    return rf"(?<!\w)(?:{'|'.join(words)})(?!\w){',' if token.endswith(',') else ''}"


def _word(word: str) -> str:
    return r"\d+" if word == "0" else re.escape(word).replace(r"\*", r"\w*").replace(r"\+", " ")
