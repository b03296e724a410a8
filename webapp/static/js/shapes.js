"use strict";

/* The lines and areas of places. Returns a function that redraws those of the sites; pointing.js finds them
   in "state.shapes". */
Pledgemap.shapeLayer = (state) => {
  const layer = L.layerGroup().addTo(state.map);

  const options = (names) => ({ className: names, interactive: false });
  const layerOf = (place, lane, names) => (Pledgemap.isArea(place)
    ? L.geoJSON(place.shape, { style: options(names) }).getLayers()
    : [Pledgemap.laneLine(state.map, place.shape, lane, options(names))]);

  /* The lanes of the lines on the map, by id of the place. */
  function findLanes(sites) {
    const lines = sites.map(({ place }) => place).filter((place) => !Pledgemap.isArea(place)
      && place.kind !== "river");
    lines.sort((a, b) => Number(a.planned) - Number(b.planned) || (a.id < b.id ? -1 : 1));
    return Pledgemap.lanesOf(lines.map(({ id }) => id),
      Object.fromEntries(lines.map(({ id, beside }) => [id, beside ?? {}])));
  }

  function draw({ place, pledges }, lane = 0) {
    const topic = Pledgemap.topicClass(Pledgemap.topicOf(pledges));
    const planned = place.planned ? " is-planned" : "";
    const hollow = Pledgemap.isHollow(Pledgemap.signOf(pledges)) ? " is-hollow" : "";
    for (const name of Pledgemap.isArea(place) ? ["place-area"] : ["place-casing", "place-line"]) {
      for (const path of layerOf(place, lane, `${name} ${topic} kind-${place.kind}${planned}${hollow}`)) {
        path.addTo(layer);
        state.drawn.get(place.id).push(/** @type {L.Path} */ (path).getElement());
        state.shapes.set(place.id, path);
      }
    }
  }

  return () => {
    layer.clearLayers();
    state.shapes = new Map();
    state.drawn = new Map(state.sites.map((site) => [site.place.id, []]));
    const withShape = state.sites.filter((site) => site.place.shape);
    const lanes = findLanes(withShape);
    withShape.sort((a, b) => Pledgemap.levelOf(a.place) - Pledgemap.levelOf(b.place))
      .forEach((site) => draw(site, lanes[site.place.id]));
  };
};
