"use strict";

/* The nationwide map: tiles of areas and places, and what lies under a press as a list. */
(() => {
  const container = document.getElementById("map_land");
  if (!container) return;
  const renderer = window.protomapsL;
  const figure = container.closest(".map");
  const { tiles, here, query, bounds, at, texts, maxDataZoom } = JSON.parse(container.dataset.map);
  const maxZoom = maxDataZoom + 1; // nearer there is nothing more to see
  const map = L.map(container, { minZoom: 5, maxZoom, attributionControl: false, zoomControl: false,
    maxBounds: [[45, 2], [57, 19]], maxBoundsViscosity: .8 });
  L.control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut, position: "bottomright" })
    .addTo(map);
  L.control.scale({ imperial: false }).addTo(map);

  const region = L.latLngBounds([[bounds[1], bounds[0]], [bounds[3], bounds[2]]]);
  const hash = () => location.hash.match(/^#(\d{1,2}(?:\.\d+)?)\/(-?\d+\.\d+)\/(-?\d+\.\d+)$/);

  /* The way back to this page leads to the same part of the map. */
  function showView() {
    const [, zoom, lat, lon] = hash() ?? [];
    if (zoom) map.setView([Number(lat), Number(lon)], Number(zoom), { animate: false });
    else map.fitBounds(region, { padding: [8, 8], animate: false });
  }
  showView();
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    const view = `#${map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}`;
    if (view === location.hash) return;
    history.replaceState(history.state, "", location.pathname + location.search + view);
  });

  function tellFailure() { figure.querySelector(".map-failed").textContent = texts.failed; }

  const source = Pledgemap.tileSource(tiles, tellFailure);
  const layer = renderer.leafletLayer({
    url: source, maxDataZoom, maxZoom, attribution: "", tileDelay: 1,
    devicePixelRatio: Math.min(2, Math.max(1.5, window.devicePixelRatio)),
    ...Pledgemap.atlasPaint(renderer, container),
  });
  for (const view of layer.views.values()) source.guard(view.tileCache.source, Pledgemap.withLabels);
  layer.addTo(map);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    Object.assign(layer, Pledgemap.atlasPaint(renderer, container));
    layer.clearLayout();
    layer.rerenderTiles();
  });
  if (at) {
    L.circleMarker([at[1], at[0]], { radius: 7, className: "your-place", interactive: false }).addTo(map);
  }

  const sheet = /** @type {HTMLElement} */ (figure.querySelector(".map-sheet"));

  function close() {
    sheet.hidden = true;
    container.focus({ preventScroll: true });
  }

  function link(text, href) {
    const element = href ? Pledgemap.element("a", "", text) : Pledgemap.element("span", "", text);
    if (href) element.setAttribute("href", href);
    return element;
  }

  /* All texts come from the sources: they stay text. */
  function open({ areas, pledges, more }) {
    const button = Pledgemap.element("button", "close", texts.close);
    button.type = "button";
    button.addEventListener("click", close);
    const heading = Pledgemap.element("p", "areas");
    areas.forEach((area, number) => heading.append(number ? " · " : "", link(area.name, area.path)));
    const list = Pledgemap.element("ul", "items");
    for (const pledge of pledges) {
      const item = Pledgemap.element("li");
      item.append(link(pledge.title, pledge.url), Pledgemap.element("span", "sender", pledge.sender));
      list.append(item);
    }
    sheet.replaceChildren(button, heading, list);
    if (more) sheet.append(Pledgemap.element("p", "more", more));
    sheet.hidden = false;
    button.focus({ preventScroll: true });
  }

  let last = 0;
  async function ask({ lat, lng }) {
    const number = (last += 1);
    const parts = new URLSearchParams(query);
    parts.set("lon", lng.toFixed(5));
    parts.set("lat", lat.toFixed(5));
    parts.set("zoom", String(map.getZoom()));
    try {
      const response = await fetch(`${here}?${parts}`, { credentials: "omit" });
      if (!response.ok) throw new Error(String(response.status));
      const answer = await response.json();
      if (number !== last) return;
      if (answer.areas.length || answer.pledges.length) open(answer);
      else sheet.hidden = true;
    } catch {
      tellFailure();
    }
  }

  map.on("click", (event) => ask(event.latlng));
  /* Without a mouse: what lies in the middle. */
  container.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === container) ask(map.getCenter());
  });
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !sheet.hidden) close();
  });
})();
