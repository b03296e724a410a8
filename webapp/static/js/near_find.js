"use strict";

/* The one place that a text means, as find() in webapp/near/nearby.py: for a static site, where
   nobody else can answer an address with a place. */
(() => {
  const maxChoices = 8;
  // Scores out of 100, for suggestions only: the lowest one, and how far below the best one it may be.
  const minScore = 70;
  const maxScoreGap = 12;
  const minStreetScore = 90; // "Kölner Straße" is not "Bonner Straße"
  const minPrefixLength = 4;
  const maxStreets = 30; // every Gemeinde has a Hauptstraße
  const streetRank = 3; // as stops: towns, villages, stations and landmarks of the name come first
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

  /* How alike two keys are, whatever the order of their words: 0 to 100, as RapidFuzz's token_sort_ratio. */
  const likeness = (one, other) => Pledgemap.likeness(sorted(one), sorted(other));

  function similar(places, key) {
    if (!key || /^\d+$/.test(key)) return [];
    const cutoff = /(?:strasse|weg|allee|gasse|platz)$/.test(key) ? minStreetScore : minScore;
    const names = [...new Set(places.map((place) => searchKey(place.names[0])))].sort();
    const scored = names.map((name) => ({ name, score: likeness(key, name) }))
      .filter(({ score }) => score >= cutoff);
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

  const meets = (some, others) => others.some((one) => some.includes(one));

  /* The Ortsteile, or else the Gemeinden, that an address names: {named, words}. */
  function namedIn(places, address, slugs) {
    const found = { locality: [], municipality: [] };
    for (const name of address.names) {
      for (const place of places) {
        if (!Object.hasOwn(found, place.kind) || !place.keys.includes(name)) continue;
        if (!slugs.length || !place.in.length || meets(slugs, place.in)) {
          found[place.kind].push({ name, place });
        }
      }
    }
    const towns = found.municipality.map(({ place }) => place.names[0]);
    const inside = found.locality.filter(({ place }) => !towns.length || meets(towns, place.within));
    const named = inside.length ? inside : found.municipality;
    const longest = Math.max(0, ...named.map(({ name }) => name.split(" ").length));
    const best = named.filter(({ name }) => name.split(" ").length === longest);
    return { named: [...new Set(best.map(({ place }) => place))],
      words: [...best, ...found.municipality].flatMap(({ name }) => name.split(" ")) };
  }

  /* What an address names: all of it without its numbers, an Ortsteil, a Gemeinde, a code; else null. */
  function inAddress(places, address) {
    const coded = places.filter((place) => meets(place.keys, address.codes));
    const slugs = coded.flatMap((place) => place.in);
    const name = address.words.join(" ");
    for (const isMatch of [(other) => other === name, (other) => sorted(other) === sorted(name)]) {
      const whole = places.filter((place) => place.keys.some(isMatch)
        && (!slugs.length || meets(slugs, place.in)));
      if (name && whole.length) return theOne(whole);
    }
    const { named, words } = namedIn(places, address, slugs);
    const chosen = named.length ? named : coded;
    if (!chosen.length) return null;
    const found = theOne(chosen);
    if (!found.place) return found;
    return { ...found, missing: address.without([...words, ...searchKey(found.place.label).split(" ")]) };
  }

  const maxTextLength = 100;

  /* Each municipality of the region with what to look for there: a street of it if that works. */
  Pledgemap.inTowns = (places, text) => {
    const hasWords = Pledgemap.readAddress(text).words.length > 0;
    return places.filter((place) => place.kind === "municipality" && place.in.length).map((town) => {
      const both = `${text}, ${town.label}`;
      const leadsThere = hasWords && both.length <= maxTextLength
        && Pledgemap.findPlace(places, both).place === town;
      return { text: leadsThere ? both : town.label, town };
    });
  };

  /* The places with exactly this name, or else with a common spelling of it. */
  function namedExactly(places, key, text) {
    for (const isMatch of [(other) => other === key, (other) => sorted(other) === sorted(key)]) {
      const found = places.filter((place) => place.keys.some(isMatch));
      if (found.length) return [...found, ...Pledgemap.townsOf(places, found, text)];
    }
    return Pledgemap.otherwiseNamed(places, text);
  }

  /* Streets that a mistyped name may mean, before other places: a question, however many there are. */
  function mistyped(streets, text, others) {
    const found = streets && Pledgemap.readMistyped(streets, text);
    if (!found) return null;
    return { choices: [...found.streets.slice(0, maxStreets), ...others], number: found.number,
      isMistyped: true };
  }

  /* What the map does not know of an address may be a street with an error. */
  const unlessMistyped = (streets, text, read) =>
    (read?.missing && mistyped(streets, text, [read.place])) || read;

  function inStreets({ streets, number, missing, isSure }) {
    if (streets.length > 1 || !isSure) return { choices: streets.slice(0, maxStreets), number };
    return { street: streets[0], number, missing };
  }

  /* Of places {label, rank, names, within, kind}: {place, missing} if the text means one, "missing" being
     what the map does not know of it; {street, number, missing} if it means one of some streets; else
     {choices} that it may mean, "isMistyped" if no name is exactly this one. */
  Pledgemap.findPlace = (places, text, streets = null) => {
    const byLabel = places.find(({ label }) => label === text);
    if (byLabel) return { place: byLabel };
    const street = streets?.streets.get(text);
    if (street) return { street, number: "", missing: "" };
    const key = searchKey(text);
    for (const place of places) {
      place.keys ??= keysOf(place);
      place.loose ??= Pledgemap.looseKeys(place);
    }
    const named = namedExactly(places, key, text);
    if (named.some(({ rank }) => rank < streetRank)) return theOne(named);
    const found = streets && Pledgemap.readStreet(streets, text);
    if (found) return inStreets(found);
    if (named.length) return theOne(named);
    const address = Pledgemap.readAddress(text);
    const read = address.hasMore && inAddress(places, address);
    if (read) return unlessMistyped(streets, text, read);
    const matches = beginning(places, key);
    if (matches.length && key.length >= minPrefixLength) return theOne(matches);
    if (matches.length) return { choices: matches.slice(0, maxChoices) };
    const inWords = address.words.length > 1 && inAddress(places, address);
    if (inWords) return unlessMistyped(streets, text, inWords);
    const choices = similar(places, address.words.join(" ") || key);
    // Beside the right street those with a name somewhat like it would only be in the way.
    return mistyped(streets, text, choices.filter(({ rank }) => rank < streetRank)) ?? { choices };
  };
})();
