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
      script.addEventListener("load", done);
      document.head.append(script);
    });
    return loading;
  }

  Pledgemap.loadNear = load;
  box.addEventListener("focusin", load);
  box.querySelector(".near-here")?.addEventListener("click", () => load().then(() => Pledgemap.here()));
})();
