"use strict";

/* The outline of the chosen Gemeinden, made of the borders of the ground, which know what is on both sides.
   Returns a function that draws it below what is drawn afterwards. */
Pledgemap.outlineLayer = (state, ground) => {
  const paths = /** @type {L.Polyline[]} */ (ground.flatMap((layer) => layer.getLayers()));
  const borders = paths.filter((path) => path.feature.properties.of);
  const layer = L.layerGroup().addTo(state.map);

  return (slugs) => {
    layer.clearLayers();
    const own = borders.filter((path) => path.feature.properties.of.split(" ")
      .some((slug) => slugs.includes(slug)));
    for (const className of ["chosen-casing", "chosen-line"]) {
      for (const border of own) {
        const line = /** @type {L.LatLng[]} */ (border.getLatLngs());
        L.polyline(line, { className, interactive: false }).addTo(layer);
      }
    }
  };
};
