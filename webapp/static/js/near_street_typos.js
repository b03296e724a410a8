"use strict";

/* Which names of streets a mistyped one may mean, as webapp/near/street_typos.py finds them;
   tests/webapp/agreement keeps the two in sync. */
(() => {
  const minLetters = 5;
  const maxErrors = 2;
  // Without what kind of street it is: a name with fewer letters must be right, and one from so many letters
  // on may have two errors, as what follows it may.
  const [short, long] = [4, 9];
  const numbersIn = (name) => name.split(/[^0-9]+/).filter(Boolean).join(" ");

  /* A bit for each letter that a name has: one error changes at most two. */
  function lettersOf(name) {
    let bits = 0;
    for (let at = 0; at < name.length; at++) bits |= 1 << (name.charCodeAt(at) % 32);
    return bits;
  }

  function isFar(one, other) {
    let [left, count] = [one ^ other, 0];
    for (; left; count++) left &= left - 1;
    return count > 2 * maxErrors;
  }

  /* How many letters are missing, too many, wrong or swapped with the next. */
  function errorsIn(typed, name) {
    let [before, last] = [[], Array.from({ length: name.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= typed.length; i++) {
      const row = [i];
      for (let j = 1; j <= name.length; j++) {
        const isSame = typed[i - 1] === name[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(!isSame));
        const isSwapped = i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1];
        if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[name.length];
  }

  function isNear(typed, name, errors) {
    // With other numbers it is another street, or a house.
    if (errors > maxErrors || numbersIn(typed) !== numbersIn(name)) return false;
    const stem = name.replace(/(?:strasse|allee|gasse|platz|ring|weg)$/, "") || name;
    if (typed.startsWith(stem) || stem.length >= long) return true;
    return errors <= (stem.length < short ? 0 : 1);
  }

  /* Those of some names that a typed one may mean, those with the fewest errors first. "known" keeps what is
     asked of them again and again. */
  Pledgemap.namesMeant = (names, known, typed) => {
    if (typed.length < minLetters) return [];
    if (!known.size) for (const name of names) known.set(name, lettersOf(name));
    const letters = lettersOf(typed);
    const found = [];
    for (const [name, others] of known) {
      if (Math.abs(name.length - typed.length) > maxErrors || isFar(letters, others)) continue;
      const errors = errorsIn(typed, name);
      if (isNear(typed, name, errors)) found.push({ name, errors });
    }
    return found.sort((a, b) => a.errors - b.errors).map(({ name }) => name);
  };
})();
