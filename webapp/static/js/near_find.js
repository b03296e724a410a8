"use strict";

/* The one place that a text means, as find() in webapp/near/nearby.py: for a static site, where
   nobody else can answer an address with a place. */
(() => {
  const maxChoices = 8;
  // Scores out of 100, for suggestions only: the lowest one, and how far below the best one it may be.
  const minScore = 70;
  const maxScoreGap = 12;
  const minPrefixLength = 4;
  const { searchKey } = Pledgemap;
  const sorted = (key) => key.split(" ").sort().join(" ");
  const inPairs = (name, within) => within.flatMap((other) => [`${name} ${other}`, `${other} ${name}`]);

  function keysOf({ label, names, within, kind }) {
    const others = kind === "municipality" ? [] : within;
    return [...new Set([label, ...names.flatMap((name) => [name, ...inPairs(name, others)])].map(searchKey))];
  }

  /* The only place of the first kind; else the candidates. */
  function theOne(found) {
    const ranked = [...found].sort((a, b) => a.rank - b.rank);
    const isOne = ranked.length === 1 || ranked[0].rank !== ranked[1].rank;
    return isOne ? { place: ranked[0] } : { choices: ranked.slice(0, maxChoices) };
  }

  function longestCommon(a, b) {
    let row = Array.from({ length: b.length + 1 }, () => 0);
    for (const letter of a) {
      const next = [0];
      for (let j = 0; j < b.length; j++) {
        next.push(letter === b[j] ? row[j] + 1 : Math.max(row[j + 1], next[j]));
      }
      row = next;
    }
    return row[b.length];
  }

  /* How alike two keys are, whatever the order of their words: 0 to 100, as RapidFuzz's token_sort_ratio. */
  function likeness(one, other) {
    const [a, b] = [sorted(one), sorted(other)];
    return (200 * longestCommon(a, b)) / (a.length + b.length);
  }

  function similar(places, key) {
    if (!key || /^\d+$/.test(key)) return [];
    const names = [...new Set(places.map((place) => searchKey(place.names[0])))].sort();
    const scored = names.map((name) => ({ name, score: likeness(key, name) }))
      .filter(({ score }) => score >= minScore);
    const best = scored.sort((a, b) => b.score - a.score).slice(0, maxChoices);
    const near = best.filter(({ score }) => score >= best[0].score - maxScoreGap);
    const found = near.flatMap(({ name }) => places.filter((place) => place.keys.includes(name)));
    return [...new Set(found)].slice(0, maxChoices);
  }

  function beginning(places, key) {
    const words = key.split(" ").filter(Boolean);
    if (!words.length) return [];
    const matches = (place) => words.every((word) => place.keys.some((other) => other.split(" ")
      .some((known) => known.startsWith(word))));
    const later = (place) => Number(!searchKey(place.names[0]).startsWith(key));
    return places.filter(matches).sort((a, b) => a.rank - b.rank || later(a) - later(b));
  }

  /* Of places {label, rank, names, within, kind}: {place} if the text means one, else {choices} that it may
     mean. */
  Pledgemap.findPlace = (places, text) => {
    const byLabel = places.find(({ label }) => label === text);
    if (byLabel) return { place: byLabel };
    const key = searchKey(text);
    for (const place of places) {
      place.keys ??= keysOf(place);
      place.loose ??= Pledgemap.looseKeys(place);
    }
    for (const isMatch of [(other) => other === key, (other) => sorted(other) === sorted(key)]) {
      const found = places.filter((place) => place.keys.some(isMatch));
      if (found.length) return theOne([...found, ...Pledgemap.townsOf(places, found, text)]);
    }
    const similarlyNamed = Pledgemap.otherwiseNamed(places, text);
    if (similarlyNamed.length) return theOne(similarlyNamed);
    const matches = beginning(places, key);
    if (matches.length && key.length >= minPrefixLength) return theOne(matches);
    return { choices: matches.length ? matches.slice(0, maxChoices) : similar(places, key) };
  };
})();
