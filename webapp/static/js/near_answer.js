"use strict";

/* The place on the map with its radius, and the lists around a position that only the browser knows. */
(() => {
  if (!Pledgemap.map) return; // a page with only the field
  const { element } = Pledgemap;
  const layer = L.layerGroup();

  const { map } = Pledgemap;
  map.createPane("near").classList.add("near-pane");
  const style = { className: "near-area", pane: "near", interactive: false };

  /* Draw an area (a Leaflet layer) with a marker in it, and show it whole, with the bounds of the nearest
     Gemeinde if it lies outside: else the map would be empty. */
  function drawAround(area, [lon, lat], name, beside) {
    const sign = element("span", "near-sign");
    layer.clearLayers().addTo(map);
    layer.addLayer(area);
    Pledgemap.searched = { name, latlng: L.latLng(lat, lon), bounds: area.getBounds() };
    Pledgemap.limitZoom();
    layer.addLayer(L.marker([lat, lon],
      { icon: L.divIcon({ html: sign, className: "symbol-anchor", iconSize: [20, 20] }), title: name,
        keyboard: false, interactive: false, zIndexOffset: -1000 }));
    const bounds = L.latLngBounds([]).extend(area.getBounds());
    if (beside) bounds.extend(beside);
    // On a small screen the line to search in lies on the map, and the sheet's edge.
    const top = Pledgemap.covered_px?.() ?? 0;
    map.fitBounds(bounds, { paddingTopLeft: [8, 8 + top],
      paddingBottomRight: [8, top ? 20 : 8], animate: false });
  }

  /* The area within a radius of a line or area: a line of that width at every zoom. */
  const boundsOf = (shape) => (shape ? L.geoJSON(shape).getBounds() : null);

  Pledgemap.drawReach = (shape, at, radius_m, name, beside) => {
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
    drawAround(reach, at, name, boundsOf(beside));
    setWidth();
    map.on("zoomend", setWidth);
  };

  Pledgemap.drawCircle = ([lon, lat], radius_m, name, beside) =>
    drawAround(L.circle([lat, lon], { ...style, radius: radius_m }), [lon, lat], name, boundsOf(beside));

  const data = document.getElementById("near-map");
  if (data) {
    const { at, area, name, beside } = JSON.parse(data.textContent);
    const [west, south, east, north] = beside || [];
    drawAround(L.geoJSON(area, { ...style, style }), at, name, beside && [[south, west], [north, east]]);
  }

  /* Where items were before they were moved onto cards, last first. */
  let moved = [];

  function strip(item) {
    item.querySelector(":scope > .badge").remove();
    for (const place of item.querySelectorAll("[data-at][hidden]")) place.hidden = false;
    for (const key of ["within", "gemeinden"]) delete item.dataset[key];
    item.className = "";
  }

  function clear() {
    for (const { item, parent, next } of moved) {
      strip(item);
      parent.insertBefore(item, next);
    }
    moved = [];
    // Items that the server has put onto cards around another place go back to their topic.
    for (const item of document.querySelectorAll(".near li[data-within]")) {
      const { topic } = item.querySelector("article").dataset;
      strip(item);
      document.querySelector(`[data-part="placed"] .group.topic-${topic} ul`).append(item);
    }
    for (const part of document.querySelectorAll(".near, .near-outside, .near-origin")) part.remove();
    layer.clearLayers();
    Pledgemap.searched = null;
  }

  function move({ article, within, gemeinden }, place, list) {
    const item = article.parentElement;
    const { topic } = article.dataset;
    moved.unshift({ item, parent: item.parentElement, next: item.nextElementSibling });
    const badge = element("span", "badge");
    badge.append(Pledgemap.topicIcon(topic));
    badge.title = document.querySelector(`input[name=thema][value="${topic}"] ~ .choice-label`).textContent;
    item.prepend(badge);
    item.classList.add(`topic-${topic}`);
    Object.assign(item.dataset, { within: within.join(" "), gemeinden: gemeinden.join(" ") });
    article.querySelector(`[data-at="${place.id}"]`).hidden = true;
    list.append(item);
  }

  function linksTo(gemeinden) {
    return gemeinden.flatMap(({ name, slug }, at) => {
      const link = element("a", "", name);
      link.href = `${document.querySelector("#near-pattern").dataset.root}/${Pledgemap.areaKey}/${slug}`;
      return at ? [", ", link] : [link];
    });
  }

  function cardOf({ place, distance, entries }, gemeinden) {
    const card = element("li", "near-card");
    const [head, title, line] = [element("div", "card-head"), element("h3"), element("p", "near-line")];
    const name = element("span", "place", place.name);
    card.dataset.card = name.dataset.place = place.id;
    title.append(name);
    const within = element("span", "within");
    const around = gemeinden.filter(({ slug }) => slug in place.in);
    if (around.length < 3 && around.map((one) => one.name).join() !== place.name) {
      within.append(...linksTo(around));
    }
    const open = distance !== Pledgemap.nearWords.open
      && entries[0].article.querySelector(`[data-at="${place.id}"] em`);
    line.append(within, " ", element("span", "distance", distance), " ",
      ...(open ? [open.cloneNode(true), " "] : []), element("span", "count"));
    head.append(title, line);
    const list = element("ul", "items");
    for (const entry of entries) move(entry, place, list);
    card.append(head, list);
    // Whether it is needed depends on the filter.
    const rest = element("details", "card-rest");
    rest.append(element("summary"));
    rest.hidden = true;
    rest.open = document.querySelector(".has-words") !== null;
    card.append(rest);
    return card;
  }

  /* Put the cards into the page: {place, distance, entries: [{article, within, gemeinden}]}. */
  Pledgemap.showLists = ({ note, cards, gemeinde, gemeinden }) => {
    clear();
    const pattern = document.getElementById("near-pattern");
    const parts = pattern.content.cloneNode(true);
    if (note) parts.querySelector(".part-note").textContent = note;
    parts.querySelector(".cards").append(...cards.map((one) => cardOf(one, gemeinden)));
    if (gemeinde) {
      const more = parts.querySelector(".near-gemeinde");
      const link = more.querySelector("a");
      link.textContent = link.textContent.replace("{}", gemeinde.name);
      link.href += gemeinde.slug;
      more.hidden = false;
    }
    pattern.before(parts);
    Pledgemap.linkPlaces?.(document.querySelector(".near"));
  };

  Pledgemap.clearLists = clear;
})();
