"use strict";

/* The lines and areas of places. Returns a function that redraws those of the sites; "open" is called with
   places and where one was pressed. */
Pledgemap.shapeLayer = (state, open) => {
  const layer = L.layerGroup().addTo(state.map);

  function draw({ place, pledges }) {
    const topic = Pledgemap.topicClass(Pledgemap.topicOf(pledges));
    const planned = place.planned ? " is-planned" : "";
    const hollow = Pledgemap.isHollow(Pledgemap.signOf(pledges)) ? " is-hollow" : "";
    for (const name of Pledgemap.isArea(place) ? ["place-area"] : ["place-casing", "place-line"]) {
      L.geoJSON(place.shape, { style: {
        className: `${name} ${topic} kind-${place.kind}${planned}${hollow}` } })
        .on("click", (event) => open([place], event.latlng))
        .addTo(layer)
        .eachLayer((path) => state.drawn.get(place.id).push(/** @type {L.Path} */ (path).getElement()));
    }
  }

  return () => {
    layer.clearLayers();
    state.drawn = new Map(state.sites.map((site) => [site.place.id, []]));
    const withShape = state.sites.filter((site) => site.place.shape);
    withShape.sort((a, b) => Pledgemap.levelOf(a.place) - Pledgemap.levelOf(b.place)).forEach(draw);
  };
};
