"use strict";

/* The places on the map: what the filter shows is drawn, and what is chosen here is marked in the list.
   Called by the script that Folium writes; an embed has its places in its page. */
Pledgemap.drawPlaces = (map, { bbox: [west, south, east, north], municipalities, names,
  places: packed = Pledgemap.placesInPage() }) => {
  const places = packed.map(Pledgemap.unpackedPlace);
  const container = map.getContainer();
  const { dataset } = container;
  const region = L.latLngBounds([south, west], [north, east]);
  // What the parts of the map share: "drawn" has the elements on the map by place, "sites" is from sites.js.
  const state = {
    map, container, region, municipalities, names, places: new Map(places.map((place) => [place.id, place])),
    near: JSON.parse(document.querySelector("[data-beyond]")?.dataset.beyond ?? "{}"),
    gemeinden: () => Pledgemap.filtered?.gemeinden ?? dataset.gemeinde?.split(" ") ?? [],
    isOfPledge: Boolean(document.querySelector(".pledge-page, .embed.is-pledge")),
    sites: [],
    symbols: [],
    shapes: new Map(),
    drawn: new Map(),
  };
  const { fit, refit, limit } = Pledgemap.mapView(state);
  const showKey = Pledgemap.legend(container);
  const bond = Pledgemap.listBond(state);
  const { open, close } = Pledgemap.popups(state, bond);
  const press = Pledgemap.pointing(state, bond, open);
  /** @type {L.GeoJSON[]} */
  const ground = [];
  map.eachLayer((layer) => layer instanceof L.GeoJSON && ground.push(layer.remove()));
  const drawOutline = Pledgemap.outlineLayer(state, ground);
  const drawShapes = Pledgemap.shapeLayer(state);
  const drawSymbols = Pledgemap.symbolLayer(state, press);

  L.control.zoom({ zoomInTitle: dataset.zoomIn, zoomOutTitle: dataset.zoomOut, position: "bottomright" })
    .addTo(map);
  Pledgemap.homeControl(dataset.home, () =>
    map.fitBounds(region, { padding: [8, 8], animate: !Pledgemap.calm })).addTo(map);
  Pledgemap.settleMap(map, refit);
  L.control.scale({ imperial: false }).addTo(map);

  const find = () => { state.sites = Pledgemap.findSites(state, state.gemeinden()); };

  /* A page about a pledge "somewhere in Jülich" outlines Jülich. */
  const wholeGemeinden = () => state.sites.filter(({ place }) => place.whole)
    .flatMap(({ place }) => Object.keys(place.in));

  function draw() {
    close();
    find();
    drawOutline(state.isOfPledge ? wholeGemeinden() : state.gemeinden());
    drawShapes();
    fit();
    drawSymbols();
    showKey({ afresh: true });
    // The key beside the map may have grown or shrunk.
    map.invalidateSize({ animate: false });
    refit();
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
    Pledgemap.followView?.(state, () => {
      find();
      drawShapes();
      drawSymbols();
      showKey({ afresh: true });
    });
    document.fonts?.ready.then(drawSymbols); // names take as much room as their typeface
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
