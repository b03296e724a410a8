"use strict";

/* How alike two texts are: 0 to 100, as RapidFuzz's ratio. For what was mistyped, as a word or as a place. */
(() => {
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

  Pledgemap.likeness = (a, b) => (200 * longestCommon(a, b)) / (a.length + b.length);
})();
