"use strict";

/* Search and distances are loaded when somebody turns to the field for a place, not before. */
(() => {
  const box = document.querySelector(".near-search");
  if (!box) return;
  let loading = null;

  function load() {
    loading ??= Pledgemap.here ? Promise.resolve() : new Promise((done) => {
      const script = Pledgemap.element("script");
      script.src = box.dataset.script;
      script.addEventListener("load", done);
      document.head.append(script);
    });
    return loading;
  }

  Pledgemap.loadNear = load;
  box.addEventListener("focusin", load);
  box.querySelector(".near-here")?.addEventListener("click", () => load().then(() => Pledgemap.here()));
})();
