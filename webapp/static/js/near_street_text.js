"use strict";

/* A typed text read for a street, as webapp/near/street_text.py reads it, and which house of a street a
   number means, as webapp/near/street_numbers.py finds it; tests/webapp/agreement keeps them in sync. */
(() => {
  const maxNumbersApart = 10;
  const maxNamePieces = 8;
  const letters = { ł: "l", đ: "d", ø: "o" };
  const short = new Map((
    "doktor:dr professor:prof burgermeister:bgm burgerm:bgm kardinal:kard pfarrer:pfr freiherr:frhr "
    + "geschwister:geschw gebruder:gebr general:gen friedrich:friedr wilhelm:wilh johannes:joh johann:joh "
    + "heinrich:heinr platz:pl von:v der:d des:d dem:d den:d an:a untere:unt unterer:unt unteren:unt "
    + "obere:ob oberer:ob oberen:ob grosse:gr grosser:gr grossen:gr grosses:gr gross:gr kleine:kl "
    + "kleiner:kl kleinen:kl kleines:kl klein:kl ii:2 iii:3 iv:4 vi:6 vii:7 viii:8 ix:9 xi:11 xii:12 "
    + "xiii:13 xiv:14 xv:15 xvi:16 xxiii:23"
  ).split(" ").map((pair) => [pair.slice(0, pair.indexOf(":")), pair.slice(pair.indexOf(":") + 1)]));
  const number = new RegExp(String.raw`([0-9]{1,4}(?:\s?[a-z](?![\p{L}\p{N}]))?(?:\s[0-9]/[0-9]|½)?`
    + String.raw`(?:\s?[-–/+]\s?(?:[0-9]{1,4}(?:\s?[a-z](?![\p{L}\p{N}]))?|[a-z](?![\p{L}\p{N}])))?)`
    + String.raw`(?![\p{L}\p{N}])`, "iuy");

  const shortened = (word) => (word.endsWith("platz") ? `${word.slice(0, -5)}pl` : short.get(word) ?? word);

  function houseNumber(written) {
    const [plain, ...fraction] = written.toLowerCase().replace("½", " 1/2").split(" 1/2");
    return [plain.replace(/\s+/g, "").replaceAll("–", "-").replaceAll("+", "-"), ...fraction].join(" 1/2");
  }

  const wordsOf = (piece) => Pledgemap.searchKey(`${piece} `).replace(/[łđø]/g, (letter) => letters[letter])
    .split(" ").filter(Boolean);

  /* The keys of a name of some pieces: as its words, without what separates them, and shortened. */
  Pledgemap.spellings = (pieces) => {
    const words = pieces.flatMap((piece) => piece.words);
    return [words.join(" "), words.join(""), words.map(shortened).join("")];
  };

  /* {text, pieces, spans, numberAt}: a piece is {written, words, start, end, part}. */
  Pledgemap.readText = (written) => {
    const text = written.replace(/(\p{L}\.|\p{L}{2})(?=[0-9])/gu, "$1 ");
    const pieces = [];
    let part = 0;
    for (const { 0: piece, index } of text.matchAll(/[,;()]|[^\s,;()]+/g)) {
      const words = wordsOf(piece);
      if (/^[,;()]$/.test(piece)) part += 1;
      else if (words.length) {
        pieces.push({ written: piece, words, start: index, end: index + piece.length, part });
      }
    }

    /* Where the name of a street may begin and end, the longest first. */
    function* spans() {
      for (let length = Math.min(pieces.length, maxNamePieces); length > 0; length--) {
        for (let start = 0; start + length <= pieces.length; start++) {
          if (pieces[start].part === pieces[start + length - 1].part) yield [start, start + length];
        }
      }
    }

    /* The house number that begins with a piece: {number, start, end}, or null. */
    function numberAt(place) {
      if (place < 0 || place >= pieces.length) return null;
      number.lastIndex = pieces[place].start;
      const match = number.exec(text);
      return match && { number: houseNumber(match[1]), start: match.index, end: number.lastIndex };
    }

    return { text, pieces, spans, numberAt };
  };

  const leading = (one) => Number(/^[0-9]{1,9}/.exec(one)?.[0] ?? 0);

  function rangeWith(one, numbers) {
    if (!/^[0-9]{1,9}$/.test(one)) return "";
    return numbers.find((other) => {
      const [, first, last] = /^([0-9]{1,9})-([0-9]{1,9})$/.exec(other) ?? [];
      return first && Number(one) >= Number(first) && Number(one) <= Number(last)
        && (Number(one) - Number(first)) % 2 === 0;
    }) ?? "";
  }

  /* {how: "exact", "near" or "unknown", number: the one of the street}. */
  Pledgemap.findNumber = (typed, numbers) => {
    const spellings = [typed.replaceAll(" ", ""), typed.replaceAll(" 1/2", "½"), typed.split(/[-/ ]/)[0]];
    for (const one of spellings) {
      const found = numbers.includes(one) ? one : rangeWith(one, numbers);
      if (found) return { how: "exact", number: found };
    }
    const wanted = leading(typed);
    const leads = numbers.map(leading).filter(Boolean);
    const unknown = { how: "unknown", number: "" };
    if (!wanted || !leads.length) return unknown;
    if (wanted < Math.min(...leads) || wanted > Math.max(...leads)) return unknown;
    const ranked = numbers.map((one) => ({ one, value: leading(one) }))
      .map(({ one, value }) => ({ one, value, apart: Math.abs(value - wanted) }))
      .sort((a, b) => a.apart - b.apart || (a.apart % 2) - (b.apart % 2) || a.value - b.value
        || (a.one < b.one ? -1 : 1));
    return ranked[0].apart > maxNumbersApart ? unknown : { how: "near", number: ranked[0].one };
  };
})();
