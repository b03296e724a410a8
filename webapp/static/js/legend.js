"use strict";

/* The key explains only what is on the map. Each entry names in "data-of" what it stands for. An entry stays
   until the filter changes, so that the map does not change its height while somebody moves it. */
Pledgemap.legend = (container) => {
  const entries = container.closest(".map").querySelectorAll(".key [data-of]");
  return ({ afresh = false } = {}) => {
    for (const entry of entries) {
      if (afresh || entry.hidden) entry.hidden = !container.querySelector(entry.dataset.of);
    }
  };
};
