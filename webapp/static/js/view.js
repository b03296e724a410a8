"use strict";

/* The view of the map: {fit, refit, limit}. */
Pledgemap.mapView = (state) => {
  const { map, region, near } = state;
  let shown = null; // what the map was last fitted to
  let fitted = null; // for which Gemeinden
  const lowest = map.getMinZoom();
  const beyond = 0.05; // of the region, on each side

  const boundsOf = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);

  /* There is no ground outside of the region: zooming out ends when it is all in view. */
  function limit() {
    const whole = region.pad(beyond);
    for (const [lon, lat] of Object.values(near)) whole.extend([lat, lon]);
    if (Pledgemap.searched) whole.extend(Pledgemap.searched.bounds);
    map.setMaxBounds(whole.pad(0.5));
    map.setMinZoom(lowest); // what the frame allowed before does not count
    map.setMinZoom(map.getBoundsZoom(whole));
  }

  /* A page about one pledge shows its places; what extends far beyond the Kreis is cut to it. */
  function boundsOfSites() {
    const bounds = L.latLngBounds([]);
    for (const { place } of state.sites) {
      const whole = place.whole && state.municipalities.find(({ id }) => id === place.id);
      if (whole) bounds.extend(boundsOf(whole.bbox));
      else bounds.extend(place.shape ? L.geoJSON(place.shape).getBounds()
        : L.latLng(place.at[1], place.at[0]).toBounds(8000));
    }
    const here = region.pad(beyond);
    return L.latLngBounds(
      [Math.max(bounds.getSouth(), here.getSouth()), Math.max(bounds.getWest(), here.getWest())],
      [Math.min(bounds.getNorth(), here.getNorth()), Math.min(bounds.getEast(), here.getEast())],
    );
  }

  function boundsOfGemeinden(slugs) {
    const chosen = state.municipalities.filter((m) => slugs.includes(m.slug));
    const bounds = chosen.length ? L.latLngBounds([]) : region;
    for (const { bbox } of chosen) bounds.extend(boundsOf(bbox));
    for (const [lon, lat] of Object.values(near)) bounds.extend([lat, lon]);
    return bounds;
  }

  function fit() {
    const slugs = state.gemeinden();
    if (fitted === slugs.join()) return; // don't move the map for another topic
    fitted = slugs.join();
    const bounds = state.isOfPledge ? boundsOfSites()
      : boundsOfGemeinden(slugs);
    // At the edge only symbols beyond the border need room, for half of their width.
    const edge_px = Object.keys(near).length ? Pledgemap.symbolSize : 8;
    const top = Pledgemap.covered_px?.() ?? 0; // by the line to search in; and the sheet's edge lies below
    map.fitBounds(bounds, { paddingTopLeft: [edge_px, edge_px + top],
      paddingBottomRight: [edge_px, top ? 20 : edge_px], maxZoom: 13, animate: false });
    shown = { center: map.getCenter(), zoom: map.getZoom() };
  }

  /* Show the same in a frame of another size, unless the reader has moved the map. */
  function refit() {
    if (!shown || map.getZoom() !== shown.zoom || !map.getCenter().equals(shown.center, 0.01)) return;
    fitted = null;
    fit();
  }

  return { fit, refit, limit };
};
