"use strict";

/* The places on the map: what the filter shows is drawn, and what is chosen here is marked in the list.
   Called by the script that Folium writes; an embed has its places in its page. */
Pledgemap.drawPlaces = (map, { bbox: [west, south, east, north], municipalities, names,
  places = Pledgemap.placesInPage() }) => {
  const container = map.getContainer();
  const { dataset } = container;
  const region = L.latLngBounds([south, west], [north, east]);
  // What the parts of the map share: "drawn" has the elements on the map by place, "sites" is from sites.js.
  const state = {
    map, container, region, municipalities, names, places: new Map(places.map((place) => [place.id, place])),
    near: JSON.parse(document.querySelector("[data-beyond]")?.dataset.beyond ?? "{}"),
    gemeinden: () => Pledgemap.filtered?.gemeinden ?? dataset.gemeinde?.split(" ") ?? [],
    sites: [],
    drawn: new Map(),
  };
  const { fit, refit, limit } = Pledgemap.mapView(state);
  const showKey = Pledgemap.legend(container);
  const open = Pledgemap.popups(state, Pledgemap.listBond(state));
  /** @type {L.GeoJSON[]} */
  const ground = [];
  map.eachLayer((layer) => layer instanceof L.GeoJSON && ground.push(layer.remove()));
  const drawOutline = Pledgemap.outlineLayer(state, ground);
  const drawShapes = Pledgemap.shapeLayer(state, open);
  const drawSymbols = Pledgemap.symbolLayer(state, open);

  L.control.zoom({ zoomInTitle: dataset.zoomIn, zoomOutTitle: dataset.zoomOut, position: "bottomright" })
    .addTo(map);
  Pledgemap.homeControl(dataset.home, () =>
    map.fitBounds(region, { padding: [8, 8], animate: !Pledgemap.calm })).addTo(map);
  Pledgemap.settleMap(map, refit);
  L.control.scale({ imperial: false }).addTo(map);

  const find = () => { state.sites = Pledgemap.findSites(state, state.gemeinden()); };

  function draw() {
    map.closePopup();
    find();
    drawOutline(state.gemeinden());
    drawShapes();
    fit();
    drawSymbols();
    showKey({ afresh: true });
  }

  let isStarted = false; // whether the ground is drawn
  document.addEventListener("pledgemap:filtered", (event) => {
    Pledgemap.filtered = event.detail;
    if (isStarted) draw();
  });
  Object.assign(Pledgemap, { map, places: state.places, limitZoom: limit });
  map.on("resize", limit);
  new ResizeObserver(() => map.invalidateSize()).observe(container);

  function start() {
    isStarted = true;
    // Names are placed for the current view, so they are placed again after each move.
    map.on("moveend resize", () => {
      drawSymbols();
      showKey();
    });
    draw();
  }

  // The ground is drawn once, for the first view of the page, and layer by layer: in between the page
  // can react to input.
  Pledgemap.drawTiles?.(map, ground);
  limit();
  find();
  fit();
  const steps = [...ground.map((layer) => () => layer.addTo(map)), start];
  const next = () => {
    steps.shift()();
    if (steps.length) setTimeout(next);
  };
  next();
};
