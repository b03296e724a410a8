"use strict";

/* Search and distances are loaded only when the field for a place gets the focus. */
(() => {
  const box = document.querySelector(".near-search");
  if (!box) return;
  let loading = null;

  function load() {
    loading ??= Pledgemap.here ? Promise.resolve() : new Promise((done) => {
      const script = Pledgemap.element("script");
      script.src = box.dataset.script;
      for (const event of ["load", "error"]) script.addEventListener(event, done);
      document.head.append(script);
    });
    return loading;
  }

  /* A house number that somebody has typed comes with the page behind "#", which is in no request, and goes
     from the address at once: nobody passes on where they live. */
  function takeNumber() {
    const [, written] = /^#nr=(.+)$/.exec(location.hash) ?? [];
    if (!written || !box.dataset.streets) return false;
    history.replaceState(history.state, "", location.pathname + location.search);
    Pledgemap.houseNumber = decodeURIComponent(written);
    // Which street was meant is a question: the number goes with the answer.
    for (const link of document.querySelectorAll(".place-links a")) link.hash = `nr=${written}`;
    return true;
  }

  const showHouse = () => load().then(() => Pledgemap.showHouse?.());
  // A page that has an answer brings the scripts along.
  if (takeNumber() && !box.dataset.positions) document.addEventListener("DOMContentLoaded", showHouse);
  window.addEventListener("hashchange", () => { if (takeNumber()) showHouse(); });

  Pledgemap.loadNear = load;
  box.addEventListener("focusin", load);
  box.querySelector(".near-here")?.addEventListener("click", () => load().then(() => Pledgemap.here()));
})();
