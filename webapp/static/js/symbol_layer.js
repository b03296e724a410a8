"use strict";

/* The symbols of places, and the names around them. Returns what redraws both for the current view; "open"
   is called with places and where they lie. */
Pledgemap.symbolLayer = (state, open) => {
  const { map, container } = state;
  const size = Pledgemap.symbolSize;
  const mark_px = 26;
  const searched_m = 500;
  const symbols = L.layerGroup().addTo(map);
  map.createPane("labels").classList.add("labels-pane");
  const labels = L.layerGroup().addTo(map);

  /* What names must not cover, besides the symbols. */
  function controlBoxes() {
    const frame = container.getBoundingClientRect();
    const boxes = [...container.querySelectorAll(".leaflet-control")]
      .map((control) => control.getBoundingClientRect());
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

  /* Open a single place; zoom in to several that are apart. */
  function press(group) {
    const bounds = L.latLngBounds(group.map((site) => [site.at[1], site.at[0]]));
    const nearest = map.getMaxZoom() - 1;
    const apart_px = map.project(bounds.getNorthWest(), nearest)
      .distanceTo(map.project(bounds.getSouthEast(), nearest));
    if (group.length > 1 && apart_px > size * 2 && map.getZoom() < nearest) {
      map.fitBounds(bounds, { padding: [60, 60], maxZoom: nearest, animate: !Pledgemap.calm });
    } else {
      open(group.map((site) => site.place), L.latLng(group[0].at[1], group[0].at[0]));
    }
  }

  function draw(group) {
    const html = Pledgemap.symbol(group);
    const icon = L.divIcon({ html, className: "symbol-anchor", iconSize: [size, size] });
    const { at, point: { x, y } } = group[0];
    L.marker([at[1], at[0]], { icon, keyboard: false, riseOnHover: true }).on("click", () => press(group))
      .addTo(symbols);
    for (const site of group) state.drawn.get(site.place.id).push(html);
    return { x: x - size / 2, y: y - size / 2, width: size, height: size };
  }

  return () => {
    symbols.clearLayers();
    for (const site of state.sites) site.point = map.latLngToContainerPoint([site.at[1], site.at[0]]);
    const boxes = [...controlBoxes(), ...searchedBoxes()];
    for (const group of Pledgemap.groupByDistance(state.sites, size + 2)) boxes.push(draw(group));
    const zoom = map.getZoom();
    const names = [...state.municipalities, ...state.names]
      .map((name) => (isSearched(name) ? { ...name, searched: true } : name));
    Pledgemap.placeLabels(map, labels, names.filter((name) => name.bbox || name.searched
      || name.zoom <= zoom), boxes);
    container.dataset.zoom = String(Math.floor(zoom));
  };
};
