"use strict";

/* A typed address, as far as the map can read one, as webapp/near/typed_address.py reads it: for a static
   site. */
(() => {
  const maxNameWords = 5;
  const filling = new Set(["deutschland", "gemeinde", "kreis", "nrw", "ortsteil", "ot", "stadt"]);
  const prepositions = new Set(["an", "bei", "im", "in"]);
  const startsWithDigit = (word) => /^\p{Nd}/u.test(word);
  const wordsOf = (text) => Pledgemap.searchKey(text).split(" ").filter(Boolean);

  /* {words, codes, hasMore, names, without}: "words" are the folded words without numbers, "names" those that
     it may hold, the longest first. */
  Pledgemap.readAddress = (text) => {
    const all = wordsOf(text);
    const words = all.filter((word) => !startsWithDigit(word));
    const codes = all.filter((word) => /^[0-9]{5}$/.test(word));
    const names = [];
    for (let length = Math.min(words.length, maxNameWords); length > 0; length--) {
      for (let start = words.length - length; start >= 0; start--) {
        names.push(words.slice(start, start + length).join(" "));
      }
    }

    /* What is left besides some names, as it was written. */
    function without(known) {
      const left = new Set([...known, ...codes, ...filling]);
      const kept = [];
      let saysSomething = false;
      for (const piece of text.match(/[^\s,;]+/g) ?? []) {
        const rest = wordsOf(piece).filter((word) => !left.has(word));
        if (!rest.length || (!kept.length && rest.every(startsWithDigit))) continue;
        kept.push(piece);
        saysSomething ||= !rest.every((word) => prepositions.has(word));
      }
      return saysSomething ? kept.join(" ") : "";
    }

    return { words, codes, hasMore: words.length < all.length || text.includes(","), names, without };
  };
})();
