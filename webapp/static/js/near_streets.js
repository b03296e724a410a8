"use strict";

/* The streets that a typed text may mean, as webapp/near/streets.py finds them; tests/webapp/agreement keeps
   the two in sync. Nothing that is typed leaves the browser: the names come with the field, and where streets
   and houses are with the files of their first letter. */
(() => {
  const maxNameWords = 5;
  const minLetters = 3;
  const streetRank = 2.5; // behind landmarks, before stops
  const kinds = ["municipality", "postal_code", "locality"];
  const saysNothing = new Set(("deutschland gemeinde kreis nrw ortsteil ot stadt an bei im in der dem den "
    + "die nr no hnr nummer hausnummer hausnr").split(" "));
  const namesAtOnce = 300;
  const isCode = (word) => /^[0-9]{5}$/.test(word);
  const nameKey = (name) => Pledgemap.readText(name).pieces.flatMap(({ words }) => words).join(" ");
  const keyOf = (pieces) => pieces.flatMap(({ words }) => words).join(" ");

  function addTo(map, key, value) {
    if (!map.has(key)) map.set(key, []);
    if (!map.get(key).includes(value)) map.get(key).push(value);
  }

  /* The streets of strassen.json by label: {label, name, names, within, district, file, at}. */
  function labelled({ in: municipalities, letters, streets }, taken) {
    const found = new Map();
    const counts = new Map(); // of the streets in each file so far
    let row = 0;
    for (const [, file, count] of letters) {
      let at = counts.get(file) ?? 0;
      for (const [name, where, ...aliases] of streets.slice(row, row + count)) {
        for (const one of where) {
          const [number, district = ""] = [one].flat();
          const within = municipalities[number];
          const inside = district ? `${name}, ${district}` : name; // the minifier knows no text within a text
          const plain = `${inside} (${within})`;
          const label = taken.has(plain) ? `Straße ${plain}` : plain;
          if (within && !found.has(label)) {
            found.set(label, { label, name, names: [name, ...aliases], within, district, file, at });
          }
          at += 1;
        }
      }
      row += count;
      counts.set(file, at);
    }
    return found;
  }

  /* The keys of streets, and Gemeinden, Ortsteile and postal codes by key: lists of {kind, key, within}.
     Yields every now and then: a county has thousands. */
  function* indexed({ keys, towns, streets }, places) {
    const spelled = new Map();
    const addTown = (kind, name, around, main) => {
      const written = nameKey(name);
      if (kinds.includes(kind)) addTo(towns, written, { kind, written, key: nameKey(main), within: around });
    };
    for (const { kind, names, within: around } of places) {
      for (const name of names) addTown(kind, name, around, names[0]);
    }
    for (const street of streets.values()) {
      for (const name of street.names) {
        if (!spelled.has(name)) {
          spelled.set(name, Pledgemap.spellings(Pledgemap.readText(name).pieces));
          if (spelled.size % namesAtOnce === 0) yield;
        }
        spelled.get(name).forEach((key, level) => addTo(keys[level], key, street));
      }
      const others = [street.within, street.district].flatMap((name) => Pledgemap.searchKey(name).split(" "));
      [street.key] = spelled.get(street.name);
      street.words = [...street.names.flatMap((name) => spelled.get(name)[0].split(" ")), ...others];
      if (street.district) addTown("locality", street.district, [street.within], street.district);
    }
  }

  /* The house number behind a street, or right before it. */
  function numberAround({ pieces, numberAt }, start, stop) {
    for (let place = stop; place < pieces.length; place++) {
      const number = numberAt(place);
      if (number) return number;
    }
    const before = numberAt(start - 1);
    return before && before.end <= pieces[start].start ? before : null;
  }

  /* The pieces that stand together, without a comma or the street between them. */
  function runsOf(pieces, middle) {
    const runs = [];
    let last = "";
    for (const piece of pieces) {
      const place = `${piece.part} ${piece.start < middle}`;
      if (place !== last) runs.push([]);
      runs.at(-1).push(piece);
      last = place;
    }
    return runs;
  }

  /* The pieces that name nothing known; Gemeinden, Ortsteile and codes go to "found". */
  function strangeIn(pieces, towns, found) {
    const strange = [];
    for (let place = 0; place < pieces.length;) {
      let length = Math.min(maxNameWords, pieces.length - place);
      while (length && !towns.has(keyOf(pieces.slice(place, place + length)))) length -= 1;
      const words = length ? [keyOf(pieces.slice(place, place + length))] : pieces[place].words;
      if (words.every((word) => towns.has(word) || saysNothing.has(word) || isCode(word))) {
        found.push(...words.flatMap((word) => towns.get(word) ?? []));
      } else strange.push(pieces[place]);
      place += length || 1;
    }
    return strange;
  }

  /* Those streets that are where a text says: in the Gemeinde, the postal code, the Ortsteil. Where a
     Gemeinde is named, what contradicts it does not count. */
  function insideOf(streets, towns) {
    let [chosen, inMunicipality] = [streets, false];
    for (const kind of kinds) {
      for (const name of new Set(towns.filter((town) => town.kind === kind).map((town) => town.written))) {
        const around = towns.filter((town) => town.written === name).flatMap((town) => town.within);
        const inside = chosen.filter((street) => around.includes(street.within));
        if (!inside.length && !inMunicipality) return [];
        if (inside.length) chosen = inside;
        inMunicipality ||= kind === "municipality";
      }
    }
    const districts = towns.filter(({ kind }) => kind === "locality").map(({ key }) => key);
    const own = chosen.filter(({ district }) => district && districts.includes(nameKey(district)));
    return own.length ? own : chosen;
  }

  /* What is around the name of a street; null if it says that another street is meant. */
  function inText(typed, start, stop, streets, towns) {
    const { pieces, text } = typed;
    const names = Pledgemap.spellings(pieces.slice(start, stop));
    const { part, start: begin } = pieces[start];
    const number = numberAround(typed, start, stop);
    if (!number && towns.has(names[0])) return null; // "52382 Hambach" is a village
    const around = [...pieces.slice(0, start), ...pieces.slice(stop)]
      .filter((piece) => !number || piece.start < number.start || piece.start >= number.end);
    const named = [];
    const strange = runsOf(around, begin).flatMap((some) => strangeIn(some, towns, named));
    const freeFrom = number && number.start > begin ? number.start : text.length;
    if (strange.some((piece) => piece.part === part && piece.start < freeFrom)) return null;
    const chosen = insideOf(streets, named);
    if (!chosen.length) return null;
    const isSure = named.length > 0
      || !(strange.length || around.some(({ words }) => words.some(isCode)));
    const mainKeys = (street) => Pledgemap.spellings(Pledgemap.readText(street.name).pieces);
    const same = [0, 1].map((level) => chosen.filter((street) => mainKeys(street)[level] === names[level]))
      .find((some) => some.length) ?? chosen;
    const withoutNumber = number ? text.slice(0, number.start) + text.slice(number.end) : text;
    return { streets: same, number: number?.number ?? "", withoutNumber,
      missing: strange.map((piece) => piece.written).join(" "), isSure };
  }

  /* {streets, number, withoutNumber, missing, isSure}, or null if the text names no street. */
  Pledgemap.readStreet = ({ keys, towns }, text) => {
    const typed = Pledgemap.readText(text);
    for (let level = 0; level < keys.length; level++) {
      for (const [start, stop] of typed.spans()) {
        const named = keys[level].get(Pledgemap.spellings(typed.pieces.slice(start, stop))[level]);
        const found = named && inText(typed, start, stop, named, towns);
        if (found) return found;
      }
    }
    return null;
  };

  /* The same for the streets whose names a text has with an error or two. */
  Pledgemap.readMistyped = ({ keys, towns, letters }, text) => {
    const typed = Pledgemap.readText(text);
    const [, joined] = keys;
    for (const [start, stop] of typed.spans()) {
      const [, name] = Pledgemap.spellings(typed.pieces.slice(start, stop));
      const meant = Pledgemap.namesMeant(joined.keys(), letters, name);
      const streets = [...new Set(meant.flatMap((one) => joined.get(one)))];
      const found = streets.length && inText(typed, start, stop, streets, towns);
      if (found) return found;
    }
    return null;
  };

  /* Make ready what strassen.json has, beside the places {label, kind, names, within} to search for:
     {streets, keys, towns, letters}. */
  Pledgemap.streetsOf = (data, places) => {
    const known = { streets: labelled(data, new Set(places.map(({ label }) => label))),
      keys: [new Map(), new Map(), new Map()], towns: new Map(), letters: new Map() };
    return { known, steps: indexed(known, places) };
  };

  /* The streets that may be meant while somebody types: {row, step} as near_search.js ranks them, a number
     that is typed in their labels. */
  Pledgemap.suggestStreets = ({ streets, towns }, text, kind) => {
    const { pieces, numberAt } = Pledgemap.readText(text);
    const last = pieces.at(-1);
    // The last word is being typed: "Kölner St" is not about a saint.
    const words = pieces.flatMap((piece) => (piece === last ? Pledgemap.searchKey(piece.written).split(" ")
      : piece.words)).filter((word) => !isCode(word));
    const letters = words.filter((word) => !/^[0-9]/.test(word));
    if (letters.join("").length < minLetters) return [];
    const number = pieces.map((_, place) => numberAt(place)).find((one, place) => one && place > 0);
    const codes = pieces.flatMap((piece) => piece.words).filter(isCode)
      .flatMap((code) => towns.get(code) ?? []).flatMap((town) => town.within);
    const [key, joined] = [letters.join(" "), letters.join("")];
    const found = [];
    for (const street of streets.values()) {
      const begins = (word) => street.words.some((other) => other.startsWith(word));
      const isAlike = letters.every(begins) || street.key.replaceAll(" ", "").startsWith(joined);
      if (!isAlike || (codes.length && !codes.includes(street.within))) continue;
      const step = street.key === key ? 0 : street.key.startsWith(key) ? 1 : 2;
      const isNumber = number && !words.every(begins);
      const label = Pledgemap.addressOf(street.label, isNumber ? number.number : "");
      found.push({ row: { label, kind, rank: streetRank }, step });
    }
    return found;
  };

  /* An address as people write it: "Oberstraße 12 (Düren)". */
  Pledgemap.addressOf = (label, number) => {
    const [, street, rest] = /^([^,(]*[^,( ])(.*)$/.exec(label);
    return number ? `${street} ${number}${rest}` : label;
  };

  function positions(offsets, origin) {
    let [x, y] = origin;
    return Array.from({ length: offsets.length / 2 }, (_, at) => {
      x += offsets[2 * at];
      y += offsets[2 * at + 1];
      return [x / 100_000, y / 100_000];
    });
  }

  /* The shape of a street and its houses by number, out of an entry of the file of its letter. */
  Pledgemap.decodedStreet = ([kind, parts, numbers, offsets]) => {
    const lines = parts.map((part) => positions(part, [0, 0]));
    const at = positions(offsets, parts[0]);
    const houses = new Map(numbers.split(" ").filter(Boolean).map((number, place) => [number, at[place]]));
    if (kind === 2) return { shape: { type: "Point", coordinates: lines[0][0] }, houses };
    const [name, shapes] = kind === 1 ? ["Polygon", lines.map((line) => [line])] : ["LineString", lines];
    const shape = shapes.length === 1 ? { type: name, coordinates: shapes[0] }
      : { type: `Multi${name}`, coordinates: shapes };
    return { shape, houses };
  };
})();
