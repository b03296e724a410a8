"use strict";

/* The symbols of places, and the names around them. Returns what redraws both for the current view; "press"
   is called with an event and the ids of the places that it hit. */
Pledgemap.symbolLayer = (state, press) => {
  const { map, container } = state;
  const size = Pledgemap.symbolSize;
  const mark_px = 26;
  const searched_m = 500;
  const symbols = L.layerGroup().addTo(map);
  map.createPane("labels").classList.add("labels-pane");
  const labels = L.layerGroup().addTo(map);

  /* What lies on the map besides the symbols, or beside it on a wide screen. */
  function controlBoxes() {
    const frame = container.getBoundingClientRect();
    const boxes = [...container.querySelectorAll(".leaflet-control"),
      ...container.parentElement.querySelectorAll(".key-box > summary"),
      ...document.querySelectorAll(".near-search")].map((control) => control.getBoundingClientRect());
    return boxes.map(({ x, y, width, height }) => ({ x: x - frame.x, y: y - frame.y, width, height }));
  }

  /* The place that was searched for has its name at every zoom, and beside its mark. */
  const isSearched = ({ name, at }) => Boolean(Pledgemap.searched?.name.startsWith(name))
    && L.latLng(at[1], at[0]).distanceTo(Pledgemap.searched.latlng) < searched_m;

  function searchedBoxes() {
    if (!Pledgemap.searched) return [];
    const { x, y } = map.latLngToContainerPoint(Pledgemap.searched.latlng);
    return [{ x: x - mark_px / 2, y: y - mark_px / 2, width: mark_px, height: mark_px }];
  }

  function draw(group) {
    const html = Pledgemap.symbol(group);
    const icon = L.divIcon({ html, className: "symbol-anchor", iconSize: [size, size] });
    const { at, point: { x, y } } = group[0];
    const ids = group.map((site) => site.place.id);
    L.marker([at[1], at[0]], { icon, keyboard: false, riseOnHover: true })
      .on("click", ({ originalEvent }) => press(originalEvent, ids)).addTo(symbols);
    for (const id of ids) state.drawn.get(id).push(html);
    state.symbols.push({ x, y, width: size, height: size, ids });
    return { x: x - size / 2, y: y - size / 2, width: size, height: size };
  }

  /* The names of the Gemeinden, with a badge where something is promised somewhere in one of them. One beyond
     the region gets its name by that. */
  /** @returns {MapName[]} */
  function withBadges() {
    const whole = state.sites.filter((site) => site.place.whole);
    const badgeOf = (site) => {
      const badge = Pledgemap.badge(site);
      state.drawn.get(site.place.id).push(badge);
      return { badge, ids: [site.place.id] };
    };
    const named = state.municipalities.map((name) => {
      const site = whole.find(({ place }) => place.id === name.id);
      const count = site ? null : Pledgemap.countBadge?.(state, name.id);
      if (count) return { ...name, badge: count, ids: [name.id] };
      return site ? { ...name, ...badgeOf(site) } : name;
    });
    const beyond = whole.filter(({ place }) => state.municipalities.every(({ id }) => id !== place.id));
    const others = beyond.map((site) => ({ name: site.place.name, at: site.at, ...badgeOf(site) }));
    return [...named, ...others];
  }

  return () => {
    symbols.clearLayers();
    state.symbols = [];
    for (const site of state.sites) site.point = map.latLngToContainerPoint([site.at[1], site.at[0]]);
    const boxes = [...controlBoxes(), ...searchedBoxes()];
    const points = state.sites.filter((site) => !site.place.whole);
    for (const group of Pledgemap.groupByDistance(points, size + 2)) boxes.push(draw(group));
    const zoom = map.getZoom();
    const names = [...withBadges(), ...state.names]
      .map((name) => (isSearched(name) ? { ...name, searched: true } : name));
    const shown = names.filter((name) => name.bbox || name.badge || name.searched || name.zoom <= zoom);
    const placeLineNames = (taken) => Pledgemap.placeLineNames(state, labels, taken);
    state.symbols.push(...Pledgemap.placeLabels(map, labels, shown, boxes, press, placeLineNames));
    container.dataset.zoom = String(Math.floor(zoom));
  };
};
