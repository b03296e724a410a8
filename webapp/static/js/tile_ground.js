"use strict";

/* The only door to what draws vector tiles: a Leaflet layer with "setShade". Another renderer would need
   this file, tile_paint.js and tile_names.js for itself; nothing else knows of it.

   protomaps-leaflet 5.1.0 needs nothing of the content security policy beyond 'self': no worker, no eval, no
   style element; canvases are drawn with what fetch brings (connect-src). Its fetch works in a frame whose
   origin is "null", because tiles may be read from every origin.

   A tile of the map has 256 px and a quarter of a data tile, so that zoom 14 of the file is zoom 15 of the
   map; beyond, it is enlarged. */
Pledgemap.tileGround = ({ url, minZoom, maxZoom, bounds, zoom, onFailure }) => {
  const renderer = window.protomapsL;
  const source = Pledgemap.tileSource(url, onFailure);
  const layer = renderer.leafletLayer({
    url: source,
    maxDataZoom: maxZoom,
    minZoom: minZoom + 1,
    maxZoom: zoom,
    attribution: "",
    className: "tile-ground",
    tileDelay: 1,
    // The map rests between two zooms, too, where tiles are stretched.
    devicePixelRatio: Math.min(2, Math.max(1.5, window.devicePixelRatio)),
    ...(bounds && { bounds: [[bounds[1], bounds[0]], [bounds[3], bounds[2]]] }),
  });
  const named = [...new Set(Pledgemap.paint.labels.filter(({ along }) => along).map((rule) => rule.layer))];
  for (const view of layer.views.values()) {
    source.guard(view.tileCache.source, (tile) => Pledgemap.addNames(tile, named));
  }

  let shown = null;
  layer.setShade = (isDark) => {
    if (shown === isDark) return;
    const isFirst = shown === null;
    shown = isDark;
    Object.assign(layer, Pledgemap.paintRules(renderer, Number(isDark)));
    layer.clearLayout();
    if (!isFirst) layer.rerenderTiles();
  };
  return layer;
};
