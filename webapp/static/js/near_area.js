"use strict";

/* The place of a search on the map, with its radius. */
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

  Pledgemap.clearArea = () => {
    layer.clearLayers();
    Pledgemap.searched = null;
  };
})();
