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
  const switches = document.querySelectorAll(".view-switch");
  const small = window.matchMedia("(max-width: 59.99rem)");
  const touch = window.matchMedia("(pointer: coarse)");
  const button = Pledgemap.element("button", "", "");
  let inSight = true;

  const isLarge = () => figure.classList.contains("is-large");

  function show() {
    map.dragging[small.matches && touch.matches && !isLarge() ? "disable" : "enable"]();
    button.textContent = isLarge() ? "×" : "↕";
    button.title = container.dataset[isLarge() ? "smaller" : "larger"];
    button.setAttribute("aria-label", button.title);
    for (const other of switches) other.textContent = other.dataset[isLarge() && inSight ? "list" : "map"];
  }

  function setLarge(large) {
    figure.classList.toggle("is-large", large);
    show();
    map.invalidateSize({ animate: false });
    refit();
    const target = large ? figure : document.getElementById("liste");
    target?.scrollIntoView({ block: "start", behavior: Pledgemap.calm ? "auto" : "smooth" });
  }

  for (const other of switches) other.addEventListener("click", () => setLarge(!(isLarge() && inSight)));
  button.type = "button";
  button.addEventListener("click", () => {
    setLarge(!isLarge());
    if (!isLarge()) figure.scrollIntoView({ block: "nearest" });
  });
  for (const query of [small, touch]) query.addEventListener("change", show);
  // The map has another size in print; the browser announces the change.
  window.matchMedia("print").addEventListener("change", () => {
    map.invalidateSize({ animate: false });
    refit();
  });
  new IntersectionObserver(([entry]) => {
    inSight = entry.isIntersecting;
    show();
  }, { threshold: 0.4 }).observe(container);

  const control = new L.Control({ position: "topright" });
  control.onAdd = () => {
    const bar = Pledgemap.element("div", "leaflet-bar size-control");
    L.DomEvent.disableClickPropagation(bar);
    bar.append(button);
    return bar;
  };
  show();
  control.addTo(map);
};
