"use strict";

/* Looks words up in a frame, which loads them by how they begin (webapp/filters/word_files.py): as in the
   whole index, once no file is missing. Pledgemap.wordFiles has their beginnings, and the address of each
   with "{}" for the numbers of its letters. */
(() => {
  const parts = ["words", "names", "things", "alike", "topics", "inNames", "party", "unmarked"];
  const loaded = new Map();

  Pledgemap.takeWordFile = (beginning, data) => loaded.set(beginning, data);

  /* The index of the files that are there; "ids" are those of the pledges by their position in the build. */
  function indexOf(ids) {
    const all = [...loaded.values()];
    const joined = Object.fromEntries(parts.map((part) => {
      const rows = new Map(all.flatMap((data) => data[part]).map((row) => [JSON.stringify(row), row]));
      return [part, [...rows.values()]];
    }));
    return Pledgemap.wordIndex(/** @type {PublishedWords} */ ({ ids, ...joined }));
  }

  const missing = (words) => Pledgemap.wordFiles.beginnings.split(" ")
    .filter((beginning) => !loaded.has(beginning)
      && words.some((word) => word.startsWith(beginning) || beginning.startsWith(word)));

  /* The index for a text, or the files that it still needs. */
  Pledgemap.wordsOrFiles = (text, ids) => {
    const words = Pledgemap.wordsToFind(text);
    const first = missing(words);
    if (first.length) return { needed: first };
    const index = indexOf(ids);
    const others = missing(words.flatMap(index.secondHalves));
    return others.length ? { needed: others } : { index };
  };

  const addressOf = (beginning) => Pledgemap.wordFiles.address.replace("{}",
    [...beginning].map((letter) => letter.codePointAt(0)).join("-"));

  function load(address) {
    return new Promise((/** @type {(value?: void) => void} */ done) => {
      const script = Pledgemap.element("script");
      script.src = address;
      script.addEventListener("load", () => done());
      script.addEventListener("error", () => done());
      document.head.append(script);
    });
  }

  /* Load what a text needs; Pledgemap.words is there if that went well. */
  Pledgemap.loadWordsFor = async (text, ids) => {
    const { index, needed } = Pledgemap.wordsOrFiles(text, ids);
    if (index) {
      Pledgemap.words = index;
      return;
    }
    await Promise.all(needed.map((beginning) => load(addressOf(beginning))));
    if (needed.every((beginning) => loaded.has(beginning))) await Pledgemap.loadWordsFor(text, ids);
  };
})();
