"use strict";

/* The places on the map, and their bond with the list: what the filter shows is drawn, what is chosen here is
   marked there. Called by the script that Folium writes; an embed brings its places along in its page. */
Pledgemap.drawPlaces = (map, { bbox, municipalities, names, places = Pledgemap.placesInPage() }) => {
  const container = map.getContainer();
  const byId = new Map(places.map((place) => [place.id, place]));
  const region = L.latLngBounds([bbox[1], bbox[0]], [bbox[3], bbox[2]]);
  const shapes = L.layerGroup().addTo(map);
  const symbols = L.layerGroup().addTo(map);
  const labels = L.layerGroup();
  let sites = [];
  let drawn = new Map(); // place id -> elements on the map
  let opener = null;
  let before_px = null; // where the page stood before it followed the map
  let view = null; // what that showed
  let started = false; // whether the ground is drawn
  let fitted = null; // the Gemeinden that the map was last fitted to

  map.createPane("labels").classList.add("labels-pane");
  labels.addTo(map);
  map.setMaxBounds(region.pad(0.6));
  L.control.zoom({ zoomInTitle: container.dataset.zoomIn, zoomOutTitle: container.dataset.zoomOut, position: "bottomright" }).addTo(map);
  Pledgemap.homeControl(container.dataset.home, () => map.fitBounds(region, { padding: [8, 8], animate: !Pledgemap.calm })).addTo(map);
  Pledgemap.settleMap(map, refit);
  L.control.scale({ imperial: false }).addTo(map);

  const chosenGemeinden = () => Pledgemap.filtered?.gemeinden ?? (container.dataset.gemeinde?.split(" ") ?? []);

  /* What lies just beyond the border of a page's Gemeinde: the point of each place that is nearest to it. */
  const near = JSON.parse(document.querySelector("[data-beyond]")?.dataset.beyond ?? "{}");

  /* The symbol of a line or area stands within the Gemeinde that the reader looks at. */
  const symbolPoint = (place, only) => only.map((slug) => place.in[slug]).find(Boolean) ?? near[place.id] ?? place.at;

  function findSites() {
    const only = chosenGemeinden();
    const at = new Map();
    for (const pledge of Pledgemap.shownPledges()) {
      for (const id of Pledgemap.placesOf(pledge)) {
        const place = byId.get(id);
        if (!place) continue; // an embed brings only the places that it shows
        if (only.length && !only.some((slug) => slug in place.in) && !(id in near)) continue;
        if (!at.has(id)) at.set(id, []);
        at.get(id).push(pledge);
      }
    }
    sites = places.filter((place) => at.has(place.id)).map((place) => ({ place, pledges: at.get(place.id), at: symbolPoint(place, only) }));
    // Where many promise something, the symbol stays in place and others join it.
    sites.sort((a, b) => b.pledges.length - a.pledges.length || (a.place.id < b.place.id ? -1 : 1));
  }

  function topicClass(pledges) {
    const topics = new Set(pledges.map((pledge) => pledge.dataset.topic));
    return topics.size === 1 ? `topic-${[...topics][0]}` : "is-mixed";
  }

  function drawShapes() {
    shapes.clearLayers();
    drawn = new Map(sites.map((site) => [site.place.id, []]));
    const withShape = sites.filter((site) => site.place.shape);
    const isArea = (site) => site.place.shape.type.endsWith("Polygon");
    const isRiver = (site) => site.place.kind === "river";
    // From the bottom up: areas, rivers, planned lines, lines that run today.
    withShape.sort((a, b) => isArea(b) - isArea(a) || isRiver(b) - isRiver(a) || b.place.planned - a.place.planned);
    for (const site of withShape) {
      const planned = site.place.planned ? " is-planned" : "";
      const hollow = Pledgemap.isHollow(Pledgemap.signOf(site.pledges)) ? " is-hollow" : "";
      const names = isArea(site) ? ["place-area"] : ["place-casing", "place-line"];
      for (const name of names) {
        const style = { className: `${name} ${topicClass(site.pledges)} kind-${site.place.kind}${planned}${hollow}` };
        L.geoJSON({ type: "Feature", properties: {}, geometry: site.place.shape }, { style })
          .on("click", (event) => open([site.place], event.latlng, null))
          .addTo(shapes)
          .eachLayer((layer) => drawn.get(site.place.id).push(layer.getElement()));
      }
    }
  }

  function drawSymbols() {
    symbols.clearLayers();
    const size = Pledgemap.symbolSize;
    for (const site of sites) site.point = map.latLngToContainerPoint([site.at[1], site.at[0]]);
    const frame = container.getBoundingClientRect();
    const boxes = [...container.querySelectorAll(".leaflet-control")].map((control) => {
      const { x, y, width, height } = control.getBoundingClientRect();
      return { x: x - frame.x, y: y - frame.y, width, height };
    });
    for (const group of Pledgemap.groupByDistance(sites, size + 2)) {
      const html = Pledgemap.symbol(group);
      const icon = L.divIcon({ html, className: "symbol-anchor", iconSize: [size, size] });
      const { at } = group[0];
      L.marker([at[1], at[0]], { icon, keyboard: false, riseOnHover: true })
        .on("click", () => openGroup(group))
        .addTo(symbols);
      for (const site of group) drawn.get(site.place.id).push(html);
      const { x, y } = group[0].point;
      boxes.push({ x: x - size / 2, y: y - size / 2, width: size, height: size });
    }
    const near = names.filter((name) => name.zoom <= map.getZoom());
    Pledgemap.placeLabels(map, labels, [...municipalities, ...near], boxes);
    container.dataset.zoom = Math.floor(map.getZoom());
  }

  function openGroup(group) {
    const members = group.map((site) => site.place);
    const bounds = L.latLngBounds(group.map((site) => [site.at[1], site.at[0]]));
    const apart_px = map.project(bounds.getNorthWest(), map.getMaxZoom() - 1)
      .distanceTo(map.project(bounds.getSouthEast(), map.getMaxZoom() - 1));
    if (group.length > 1 && apart_px > Pledgemap.symbolSize * 2 && map.getZoom() < map.getMaxZoom() - 1) {
      map.fitBounds(bounds, { padding: [60, 60], maxZoom: map.getMaxZoom() - 1, animate: !Pledgemap.calm });
    } else {
      open(members, L.latLng(group[0].at[1], group[0].at[0]), null);
    }
  }

  /* Open what is promised at these places. "from" is the button in the list that asked for it. */
  function open(members, latlng, from) {
    opener = from;
    // A place that the filter leaves out of the map can still be asked for from the list.
    const isAt = (place) => (pledge) => (pledge.dataset.places ?? "").split(" ").includes(place.id);
    const pledgesAt = (place) => sites.find((site) => site.place === place)?.pledges ?? [...document.querySelectorAll("li:not([hidden]) > [data-pledge]")].filter(isAt(place));
    const { x, y } = map.getSize();
    const popup = L.popup({
      maxWidth: Math.min(340, x - 80), minWidth: Math.min(240, x - 80), maxHeight: Math.max(120, y * 0.6),
      autoPanPadding: [12, 12], offset: [0, -6], closeButton: true, className: "pledgemap-popup",
    });
    popup.setLatLng(latlng).setContent(Pledgemap.popupContent(members, pledgesAt)).openOn(map);
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", container.dataset.close);
    Pledgemap.hintMore(popup.getElement(), container.dataset.more);
    mark(members.map((place) => place.id), "is-chosen", !from);
    if (from) popup.getElement().querySelector("h2").focus({ preventScroll: true });
  }

  function mark(ids, className, scroll) {
    for (const element of document.querySelectorAll(`.${className}`)) element.classList.remove(className);
    for (const id of ids) for (const element of drawn.get(id) ?? []) element?.classList.add(className);
    const items = Pledgemap.shownPledges().filter((pledge) => (pledge.dataset.places ?? "").split(" ").some((id) => ids.includes(id)));
    for (const item of items) item.classList.add(className);
    // Beside the map the list can follow; below it, that would take the map out of sight.
    if (scroll && items.length && window.matchMedia("(min-width: 60rem)").matches) {
      before_px ??= window.scrollY;
      items[0].scrollIntoView({ block: "nearest", behavior: Pledgemap.calm ? "auto" : "smooth" });
    }
  }

  function showFromList(button) {
    const place = byId.get(button.dataset.place);
    const latlng = L.latLng(place.at[1], place.at[0]);
    const bounds = place.shape ? L.geoJSON(place.shape).getBounds() : null;
    if (bounds) map.fitBounds(bounds, { padding: [30, 30], maxZoom: 13, animate: false });
    else map.setView(latlng, Math.max(map.getZoom(), place.open ? 11.5 : 13), { animate: false });
    open([place], latlng, button);
    // From far down the list a smooth way up would take seconds.
    const isFar = Math.abs(container.getBoundingClientRect().top) > 2 * window.innerHeight;
    container.scrollIntoView({ block: "center", behavior: Pledgemap.calm || isFar ? "instant" : "smooth" });
  }

  /* Names of places in the list become buttons: only here do they do something. */
  for (const name of document.querySelectorAll(".place[data-place]")) {
    if (!byId.has(name.dataset.place)) continue;
    const button = Pledgemap.element("button", "place", name.textContent);
    button.type = "button";
    button.dataset.place = name.dataset.place;
    button.title = container.dataset.show;
    button.addEventListener("click", () => showFromList(button));
    name.replaceWith(button);
  }
  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, (event) => {
      const item = event.target.closest?.("[data-pledge]");
      mark(item ? (item.dataset.places ?? "").split(" ") : [], "is-hot", false);
    });
  }

  container.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup();
  });
  map.on("popupclose", () => {
    mark([], "is-chosen", false);
    // Without animation the popup has gone already, and the focus with it.
    if (opener && (document.activeElement === document.body || container.contains(document.activeElement))) opener.focus();
    opener = null;
    if (before_px !== null) window.scrollTo({ top: before_px, behavior: Pledgemap.calm ? "auto" : "smooth" });
    before_px = null;
  });
  // Who scrolls has taken the page in hand: then it stays where it is.
  for (const type of ["wheel", "touchmove"]) {
    window.addEventListener(type, (event) => {
      if (!container.contains(event.target)) before_px = null;
    }, { passive: true });
  }
  function fit() {
    const slugs = chosenGemeinden();
    if (fitted === slugs.join()) return; // another topic is no reason to move the map
    fitted = slugs.join();
    const chosen = municipalities.filter((m) => slugs.includes(m.slug));
    let bounds = chosen.length ? L.latLngBounds([]) : region;
    for (const { bbox: [west, south, east, north] } of chosen) bounds.extend([[south, west], [north, east]]);
    for (const [lon, lat] of Object.values(near)) bounds.extend([lat, lon]);
    if (document.querySelector(".pledge-page, .embed.is-pledge")) bounds = boundsOfSites();
    // At the edge there are symbols only beyond the border; they need room for half of their width.
    const edge_px = Object.keys(near).length ? Pledgemap.symbolSize : 8;
    map.fitBounds(bounds, { padding: [edge_px, edge_px], maxZoom: 14, animate: false });
    view = { center: map.getCenter(), zoom: map.getZoom() };
  }

  /* Show the same in a frame of another size, unless the reader has moved the map. */
  function refit() {
    if (!view || map.getZoom() !== view.zoom || !map.getCenter().equals(view.center, 0.01)) return;
    fitted = null;
    fit();
  }

  function boundsOfSites() {
    const bounds = L.latLngBounds([]);
    for (const { place } of sites) {
      bounds.extend(place.shape ? L.geoJSON(place.shape).getBounds() : L.latLng(place.at[1], place.at[0]).toBounds(8000));
    }
    // What leads far beyond the Kreis is shown within it.
    const here = region.pad(0.05);
    return L.latLngBounds(
      [Math.max(bounds.getSouth(), here.getSouth()), Math.max(bounds.getWest(), here.getWest())],
      [Math.min(bounds.getNorth(), here.getNorth()), Math.min(bounds.getEast(), here.getEast())],
    );
  }

  function draw() {
    map.closePopup();
    findSites();
    drawShapes();
    fit();
    drawSymbols();
  }

  document.addEventListener("pledgemap:filtered", (event) => {
    Pledgemap.filtered = event.detail;
    if (started) draw();
  });
  Object.assign(Pledgemap, { map, places: byId });
  new ResizeObserver(() => map.invalidateSize()).observe(container);
  // The ground is drawn for the view that the page begins with, once, and layer by layer: in between the page can
  // answer a touch.
  const ground = [];
  map.eachLayer((layer) => layer instanceof L.GeoJSON && ground.push(layer.remove()));
  Pledgemap.drawTiles?.(map, ground);
  findSites();
  fit();
  const start = () => {
    started = true;
    // Names are placed for what is in view, so they are placed anew after each move.
    map.on("moveend resize", drawSymbols);
    draw();
  };
  const steps = [...ground.map((layer) => () => layer.addTo(map)), start];
  const next = () => {
    steps.shift()();
    if (steps.length) setTimeout(next);
  };
  next();
};
