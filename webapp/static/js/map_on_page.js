"use strict";

/* On a small screen the map is a strip above the list. One finger scrolls the page across it, two move the
   map. Made large it fills the screen below the bar, and one finger moves it. */
if (window.L && Pledgemap.calm) {
  L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, inertia: false });
}

Pledgemap.settleMap = (map, refit) => {
  if (Pledgemap.calm) {
    const { panBy } = map;
    map.panBy = (offset, options) => panBy.call(map, offset, { ...options, animate: false });
  }
  const container = map.getContainer();
  const figure = container.closest(".map");
  const small = window.matchMedia("(max-width: 59.99rem)");
  const touch = window.matchMedia("(pointer: coarse)");
  const button = Pledgemap.element("button", "", "");

  const isLarge = () => figure.classList.contains("is-large");

  function show() {
    map.dragging[small.matches && touch.matches && !isLarge() ? "disable" : "enable"]();
    button.textContent = isLarge() ? "×" : "↕";
    button.title = container.dataset[isLarge() ? "smaller" : "larger"];
    button.setAttribute("aria-label", button.title);
  }

  /* How much of the map's upper edge lies below the line to search in, on a small screen. */
  Pledgemap.covered_px = () => (small.matches && document.querySelector(".has-panel") ? 56 : 0);

  /* After the map has got another size (panel.js). */
  Pledgemap.mapResized = () => {
    show();
    map.invalidateSize({ animate: false });
    refit();
  };

  button.type = "button";
  button.addEventListener("click", () => {
    figure.classList.toggle("is-large");
    Pledgemap.mapResized();
    figure.scrollIntoView({ block: isLarge() ? "start" : "nearest" });
  });
  for (const query of [small, touch]) query.addEventListener("change", show);
  // The map has another size in print; the browser announces the change.
  window.matchMedia("print").addEventListener("change", () => {
    map.invalidateSize({ animate: false });
    refit();
  });
  show();
  if (document.querySelector(".panel")) return; // it has the buttons
  const control = new L.Control({ position: "topright" });
  control.onAdd = () => {
    const bar = Pledgemap.element("div", "leaflet-bar size-control");
    L.DomEvent.disableClickPropagation(bar);
    bar.append(button);
    return bar;
  };
  control.addTo(map);
};
