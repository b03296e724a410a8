"use strict";

/* Which pledges a word finds, as webapp/filters/word_index.py looks it up, in what the build has made.
   Folding and stems are those of geo/text/stems.py; tests/webapp/agreement keeps them in sync. */
(() => {
  const small = new Set((
    "aber alle als am an auch auf aus bei beim bis da damit das dass dem den der des die doch durch ein eine"
    + " einem einen einer eines er es fur gegen hat ich ihr im in ins ist ja jede jeden jeder kein keine man"
    + " mehr mein mit nach nicht noch nur ob oder ohne sein seit sich sie sind so soll sollen statt uber um"
    + " und uns unser unter vom von vor was wenn wer werden wie will wir wird wo wurde wurden"
    + " zu zum zur"
    + " a and are at be by for from has have into is it its more not of on or our out so that the their them"
    + " they this to up we where which with"
  ).split(" "));
  /* Ending, letters that the word must have, letters that are cut off; the first that fits is cut. */
  /** @type {[RegExp, number, number][]} */
  const endings = [
    [/[rt]innen$/, 8, 5], [/[rt]in$/, 6, 2], [/ung$/, 8, 3], [/iert$/, 7, 1],
    [new RegExp("(?:amt|band|bad|bild|blatt|buch|dach|denkmal|dorf|fach|fass|feld|geld|glas|glied|grab|gras"
      + "|gut|haus|holz|kind|kleid|kraut|land|licht|lied|loch|mal|mann|nest|rad|rand|rind|schild|schloss"
      + "|schwert|tal|volk|wald|wort)er$"), 5, 2],
    [/(?:bar|ig|isch|lich|los|sam)er$/, 6, 2],
    [new RegExp("^(?:blau|braun|bunt|deutsch|frei|gelb|grun|jung|liberal|link|national|neu|rot|schwarz"
      + "|sozial|weiss)e[mr]$"), 5, 2],
    [/[^e]e$/, 4, 1], [/(?:n|[^s]s)$/, 5, 1], [/^buss$/, 4, 1],
  ];
  const ownWords = new Set(
    "care eisen gasse grunden grundung laden parken regen rente stellung ware".split(" "),
  );
  const suggestions = 3;
  // Scores out of 100, for suggestions only: the lowest one, and how far below the best one it may be.
  const [minScore, maxScoreGap, minSuggestedLength, minPartLength] = [81, 10, 4, 3];
  const articles = new Set("der die das den dem des the".split(" "));
  const wordIn = /[\p{L}\p{N}\p{M}]+/gu;
  const noneAt = { forms: new Set(), at: new Set() };

  Pledgemap.fold = (text) =>
    text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "")
      .replace(/([aeiouq])?([aou])e/g, (all, before, vowel) => (before ? all : vowel));
  const { fold } = Pledgemap;

  Pledgemap.writtenWords = (text) => text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
  const folded = (text) => Pledgemap.writtenWords(text).map(fold);

  /* The words of a search, folded, each once; small words only if there are no others. */
  Pledgemap.wordsToFind = (text) => {
    const words = [...new Set(folded(text))];
    const telling = words.filter((word) => !small.has(word));
    return telling.length ? telling : words;
  };

  function shorter(word) {
    const ending = endings.find(([end, length]) => word.length >= length && end.test(word));
    if (ending) return word.slice(0, -ending[2]);
    return word.length >= 4 && word.endsWith("y") ? `${word.slice(0, -1)}i` : word;
  }

  /* What the forms of a folded word share; names of places keep their endings. */
  Pledgemap.stem = (word, names = new Set()) => {
    if (names.has(word) || small.has(word) || ownWords.has(word)) return word;
    const next = shorter(word);
    return next === word ? word : Pledgemap.stem(next, names);
  };

  const positions = (steps) => {
    let at = 0;
    return steps.map((step) => { at += step; return at; });
  };

  function alikeOf(groups, stemOf) {
    const found = new Map();
    for (const [words, narrower] of groups) {
      const stems = words.map(stemOf);
      const meant = [...stems, ...narrower.map(stemOf)];
      for (const one of stems) found.set(one, new Set([...found.get(one) ?? [], ...meant]));
    }
    return found;
  }

  /* The index of a build in one language, from what word_index.py has published of it. */
  Pledgemap.wordIndex = ({ ids, words, names, things, alike, topics, inNames, party, unmarked }) => {
    const kept = new Set(names);
    const stemOf = (word) => Pledgemap.stem(word, kept);
    const forms = new Map();
    const byTerm = new Map();
    for (const [written, terms, ...steps] of words) {
      const form = fold(written);
      forms.set(form, { written, at: positions(steps) });
      for (const term of terms.split(" ")) byTerm.set(term, [...byTerm.get(term) ?? [], form]);
    }
    const groups = alike.map((group) => group.map((half) => half.split(" ").filter(Boolean)));
    const meant = alikeOf(groups, (word) => Pledgemap.stem(fold(word)));
    const ofTopic = topics.map(([name, ...steps]) => ({ name, at: positions(steps) }));
    /** @type {[string[], Set<string>][]} */
    const namesThere = inNames.map(([name, silent]) => [name.split(" "), new Set(silent.split(" "))]);
    const absent = new Set(things);
    const isKnown = (term) => byTerm.has(term) || meant.has(term) || absent.has(term);
    const known = new Map();

    function hits(word) {
      if (!known.has(word)) known.set(word, find(word));
      return known.get(word);
    }

    /* The words with the thing that a word names, or what it is the beginning of. */
    function formsWith(word) {
      const key = stemOf(word);
      const found = new Set([key, ...meant.get(key) ?? []].flatMap((term) => byTerm.get(term) ?? []));
      if (!isKnown(key)) {
        for (const form of forms.keys()) if (form.startsWith(word)) found.add(form);
      }
      return found;
    }

    function find(word) {
      const found = formsWith(word);
      if (!found.size) return ofParts(word);
      return { forms: found, at: new Set([...found].flatMap((form) => forms.get(form).at)) };
    }

    const mayBePart = (part) => !small.has(part) && isKnown(stemOf(part));

    /* A word in two, the longest first half before. */
    function halves(word) {
      const ends = Array.from({ length: word.length + 1 }, (_, at) => word.length - at);
      return ends.filter((end) => end >= minPartLength && word.length - end >= minPartLength)
        .map((end) => [word.slice(0, end), word.slice(end)]);
    }

    /* The second halves of what a word that is in no pledge may be made of, and theirs. */
    function secondHalves(word) {
      if (formsWith(word).size) return [];
      return halves(word).flatMap(([first, last]) => {
        const ofFirst = mayBePart(first) ? secondHalves(first) : [];
        const isFound = mayBePart(first) && (formsWith(first).size || ofFirst.length);
        return isFound ? [last, ...ofFirst, ...mayBePart(last) ? secondHalves(last) : []] : [];
      });
    }

    /* What has both parts of a compound that no pledge has: "Kitaplatz". */
    function ofParts(word) {
      for (const parts of halves(word)) {
        if (!parts.every(mayBePart)) continue;
        const [one, other] = parts.map(hits);
        const at = new Set([...one.at].filter((position) => other.at.has(position)));
        if (at.size) return { forms: new Set([...one.forms, ...other.forms]), at };
      }
      return noneAt;
    }

    /* Which of some words are only parts of a name: the "Bad" of Bad Münstereifel. */
    function silentIn(written) {
      const there = namesThere.flatMap(([name, silent]) => written.flatMap((_, at) => (
        name.every((word, n) => written[at + n] === word)
          ? name.flatMap((word, n) => (silent.has(word) ? at + n : [])) : [])));
      return new Set(there);
    }

    /* The words that pledges must have for a text: none for the name of the party. */
    function needed(text) {
      const written = folded(text);
      const first = written.findIndex((word) => !articles.has(word));
      if (first >= 0 && party.includes(written.slice(first).join(" "))) return [];
      const silent = new Set([...silentIn(written)].map((at) => written[at]));
      return Pledgemap.wordsToFind(text).filter((word) => !silent.has(word));
    }

    /* The positions of the pledges with all words of a text; null if it has no word. */
    function positionsWith(text) {
      const wanted = Pledgemap.wordsToFind(text);
      if (!wanted.length) return null;
      const [first, ...others] = needed(text).map((word) => hits(word).at);
      const key = [...wanted].sort().join(" ");
      const topic = ofTopic.find(({ name }) => name === key)?.at ?? [];
      const all = [...first ?? ids.keys()];
      return new Set([...all.filter((at) => others.every((other) => other.has(at))), ...topic]);
    }

    const otherwise = new Map();
    for (const word of groups.flat(2)) if (!otherwise.has(fold(word))) otherwise.set(fold(word), word);
    const usable = () => [...new Set([...forms.keys(), ...otherwise.keys()])].sort()
      .filter((form) => form.length >= minSuggestedLength && hits(form).at.size);

    return {
      secondHalves,

      /* The ids of the pledges with all words of a text; null if it has no word. */
      find(text) {
        const at = positionsWith(text);
        return at && new Set([...at].map((position) => ids[position]));
      },

      /* The folded words to be marked for a text. */
      formsOf: (text) => new Set(needed(text).flatMap((word) => [...hits(word).forms])),

      /* A function that finds the words to mark in a text, as matches: of what a pledge has as title, summary
         and so on, one after another, those that mean the thing. */
      marker(marked, id) {
        const times = new Map();
        const none = new Map(unmarked.filter(([, position]) => ids[position] === id)
          .map(([form, , ...counts]) => [form, counts]));
        return (text) => {
          const found = [...text.matchAll(wordIn)];
          const written = found.map(([word]) => fold(word));
          const silent = silentIn(written);
          return found.filter((_, at) => {
            const time = times.get(written[at]) ?? 0;
            times.set(written[at], time + 1);
            return marked.has(written[at]) && !silent.has(at) && !none.get(written[at])?.includes(time);
          });
        };
      },

      /* The words of a text that no pledge has, as they were written. */
      unknown(text) {
        const written = Pledgemap.writtenWords(text);
        return needed(text).filter((word) => !hits(word).at.size)
          .map((word) => written.find((other) => fold(other) === word));
      },

      /* The words that a mistyped one may mean, best first, as they are written. */
      similar(word) {
        const key = fold(word);
        const scored = usable().map((form) => ({ form, score: Pledgemap.likeness(key, form) }))
          .filter(({ score }) => score >= minScore).sort((a, b) => b.score - a.score);
        const best = new Map();
        for (const { form, score } of scored) {
          if (score >= scored[0].score - maxScoreGap && !best.has(stemOf(form))) best.set(stemOf(form), form);
        }
        return [...best.values()].slice(0, suggestions)
          .map((form) => forms.get(form)?.written ?? otherwise.get(form));
      },
    };
  };

  Pledgemap.takeWords = (data) => { Pledgemap.words = Pledgemap.wordIndex(data); };
})();
