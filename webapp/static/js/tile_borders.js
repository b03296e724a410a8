"use strict";

/* Tiles lie between our ground and the pledges. The ground stays below: it shows where a tile is missing or
   still loading. Our borders are drawn again above the tiles, because the list is grouped by them; those in
   the tiles are left out. Where houses can be seen, ours are too coarse, and look like it. Returns these
   borders; "more" are names of other parts of the ground to draw above. */
Pledgemap.tileBorders = (map, ground, more = []) => {
  const borders = L.layerGroup();
  map.createPane("ground");
  const pane = map.createPane("borders");
  const housesFrom = 15;
  const look = () => pane.classList.toggle("is-close", map.getZoom() >= housesFrom);
  map.on("zoomend", look);
  look();
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
