"use strict";

/* Tiles lie between our ground and the pledges. The ground stays below: it shows where a tile is missing or
   still loading. Our borders are drawn again above the tiles, because the list is grouped by them. Returns
   these borders; "more" are names of other parts of the ground to draw above. */
Pledgemap.tileBorders = (map, ground, more = []) => {
  const borders = L.layerGroup();
  map.createPane("ground");
  map.createPane("borders");
  for (const part of ground) {
    const paths = part.getLayers();
    const name = /** @type {L.PathOptions} */ (paths[0]?.options)?.className;
    const isAbove = more.includes(name);
    for (const path of paths) path.options.pane = isAbove ? "borders" : "ground";
    if (name !== "base-region" && name !== "base-border") continue;
    const style = { className: `border-on-tiles ${name === "base-region" ? "is-outer" : ""}` };
    borders.addLayer(L.geoJSON(part.toGeoJSON(), { style, pane: "borders", interactive: false }));
  }
  return borders;
};
