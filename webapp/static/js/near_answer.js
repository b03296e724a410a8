"use strict";

/* The place on the map with its radius, and the lists around a position that only the browser knows. */
(() => {
  if (!Pledgemap.map) return; // a page with only the field
  const { element } = Pledgemap;
  const layer = L.layerGroup();

  const { map } = Pledgemap;
  map.createPane("near").classList.add("near-pane");
  const style = { className: "near-area", pane: "near", interactive: false };

  /* Draw an area (a Leaflet layer) with a marker in it, and show it whole. */
  function drawAround(area, [lon, lat], name) {
    const sign = element("span", "near-sign");
    layer.clearLayers().addTo(map);
    layer.addLayer(area);
    layer.addLayer(L.marker([lat, lon],
      { icon: L.divIcon({ html: sign, className: "symbol-anchor", iconSize: [20, 20] }), title: name,
        keyboard: false, interactive: false, zIndexOffset: -1000 }));
    map.fitBounds(area.getBounds(), { padding: [8, 8], animate: false });
  }

  /* The area within a radius of a line or area: a line of that width at every zoom. */
  Pledgemap.drawReach = (shape, at, radius_m, name) => {
    const className = `near-reach ${shape.type.endsWith("Polygon") ? "is-area" : ""}`.trim();
    const reach = L.geoJSON(shape, { style: { ...style, className } });
    const setWidth = () => {
      const metres_per_px = (40075016.686 * Math.cos((at[1] * Math.PI) / 180)) / (256 * 2 ** map.getZoom());
      reach.setStyle({ weight: (2 * radius_m) / metres_per_px });
    };
    const bounds = reach.getBounds();
    const corners = [bounds.getSouthWest(), bounds.getNorthEast()];
    for (const corner of corners) bounds.extend(corner.toBounds(2 * radius_m));
    reach.getBounds = () => bounds;
    drawAround(reach, at, name);
    setWidth();
    map.on("zoomend", setWidth);
  };

  Pledgemap.drawCircle = ([lon, lat], radius_m, name) =>
    drawAround(L.circle([lat, lon], { ...style, radius: radius_m }), [lon, lat], name);

  const data = document.getElementById("near-map");
  if (data) {
    const { at, area, name } = JSON.parse(data.textContent);
    drawAround(L.geoJSON(area, { ...style, style }), at, name);
  }

  /* Where items were before they were moved into the lists, last first. */
  let moved = [];

  function strip(item) {
    item.querySelector(".near-line").remove();
    for (const key of ["within", "gemeinden", "further"]) delete item.dataset[key];
    item.className = "";
  }

  function clear() {
    for (const { item, parent, next } of moved) {
      strip(item);
      parent.insertBefore(item, next);
    }
    moved = [];
    // Items that the server has put into lists around another place go back to their topic.
    for (const item of document.querySelectorAll(".near li[data-within], .near-rest li[data-within]")) {
      const { topic } = item.querySelector("article").dataset;
      strip(item);
      document.querySelector(`[data-part="placed"] .group.topic-${topic} ul`).append(item);
    }
    for (const part of document.querySelectorAll(".near, .near-rest, .near-outside")) part.remove();
    layer.clearLayers();
  }

  function line({ article, distance, name }) {
    const { topic } = article.dataset;
    const badge = element("span", "badge");
    badge.append(Pledgemap.topicIcon(topic));
    const label = document.querySelector(`input[name=thema][value="${topic}"] ~ .choice-label`).textContent;
    const text = element("p", "near-line");
    text.append(badge, " ", element("span", "near-topic", label), " ",
      element("strong", "distance", distance), " ", element("span", "near-name", name));
    return text;
  }

  function move(entry, list) {
    const item = entry.article.parentElement;
    moved.unshift({ item, parent: item.parentElement, next: item.nextElementSibling });
    item.prepend(line(entry));
    item.classList.add(`topic-${entry.article.dataset.topic}`);
    Object.assign(item.dataset, { within: entry.within.join(" "), gemeinden: entry.gemeinden.join(" ") });
    if (entry.within.length === 0) item.dataset.further = "";
    list.append(item);
  }

  /* Put the lists into the page: entries are {article, distance, name, within, gemeinden}. */
  Pledgemap.showLists = ({ heading, note, near, rest, gemeinde }) => {
    clear();
    const pattern = document.getElementById("near-pattern");
    const parts = pattern.content.cloneNode(true);
    const [first, second] = parts.querySelectorAll(".part");
    first.querySelector("h2").prepend(heading);
    if (note) first.querySelector(".part-note").textContent = note;
    near.forEach((entry) => move(entry, first.querySelector("ol")));
    if (gemeinde) {
      const title = second.querySelector(".near-gemeinde");
      title.textContent = title.textContent.replace("{}", gemeinde.name);
      second.querySelector("a").href += gemeinde.slug;
      rest.forEach((entry) => move(entry, second.querySelector("ol")));
    }
    pattern.before(parts);
  };

  Pledgemap.clearLists = clear;
})();
