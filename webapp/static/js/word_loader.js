"use strict";

/* The words of the pledges are a script of their own, loaded for those who search for one: a frame, too, may
   load it, wherever it is. The script also knows how to look words up, to mark them, and what to say if there
   is nothing. */
(() => {
  let loading = null;

  /* Load them once; "done" is called either way, with Pledgemap.words if it went well. */
  Pledgemap.loadWords = () => {
    loading ??= new Promise((/** @type {(value?: void) => void} */ done) => {
      const script = Pledgemap.element("script");
      script.src = document.querySelector("[data-words-script]").dataset.wordsScript;
      script.addEventListener("load", () => done());
      script.addEventListener("error", () => done());
      document.head.append(script);
    });
    return loading;
  };
})();
