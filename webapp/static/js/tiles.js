"use strict";

/* Pictures of a map between our ground and the pledges. The ground stays beneath: it shows where a tile is
   missing or still on its way. Our borders are drawn again above the tiles, for they are what the list goes
   by; our names give way to those in the pictures. A foreign server is not asked before the reader has
   pressed the button that names it, and nothing remembers that beyond this view of the page. */
Pledgemap.drawTiles = (map, ground) => {
  const container = map.getContainer();
  if (!container.dataset.tiles) return;
  const { url, minZoom, maxZoom, bounds, host, load, hide, failed } = JSON.parse(container.dataset.tiles);
  // In a frame without an origin the browser names no website, and tile servers refuse whom they don't know.
  if (host && self.origin === "null") return;

  const figure = container.closest(".map");
  const waits_ms = 10000;
  const layer = L.tileLayer(url, {
    minZoom,
    maxNativeZoom: maxZoom,
    maxZoom: maxZoom + 2, // enlarged further, they would only be a blur
    className: "map-tiles",
    ...(bounds && { bounds: [[bounds[1], bounds[0]], [bounds[3], bounds[2]]] }),
    // Neither sends a cookie nor takes one.
    ...(host && { crossOrigin: "anonymous", referrerPolicy: "strict-origin-when-cross-origin" }),
  });
  const borders = L.layerGroup();

  map.createPane("ground");
  map.createPane("borders");
  for (const part of ground) {
    const paths = part.getLayers();
    for (const path of paths) path.options.pane = "ground";
    const name = /** @type {L.PathOptions} */ (paths[0]?.options)?.className;
    if (name !== "base-region" && name !== "base-border") continue;
    const style = { className: `border-on-tiles ${name === "base-region" ? "is-outer" : ""}` };
    borders.addLayer(L.geoJSON(part.toGeoJSON(), { style, pane: "borders", interactive: false }));
  }

  /* Hide each of our names that lies on a loaded picture, which has names of its own. */
  function makeWay() {
    const tiles = [...container.querySelectorAll(".leaflet-tile-loaded")]
      .map((tile) => tile.getBoundingClientRect());
    for (const label of container.querySelectorAll(".labels-pane .label")) {
      const { left, top, width, height } = label.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      label.classList.toggle("is-on-tile", tiles.some((tile) => x >= tile.left && x < tile.right
        && y >= tile.top && y < tile.bottom));
    }
  }

  function show(shown) {
    for (const part of [layer, borders]) part[shown ? "addTo" : "removeFrom"](map);
    // What the key says of our ground's colours is not true of the pictures.
    figure.querySelector(".key-ground").hidden = shown;
    figure.querySelector(".tiles-source").hidden = !shown;
    makeWay();
  }

  layer.on("tileload load", makeWay);
  new MutationObserver(makeWay).observe(map.getPane("labels"), { childList: true });
  if (host) offer();
  else show(true);

  function offer() {
    const note = figure.querySelector(".tiles-note");
    // Beside the note that explains it, for on the map it would lie on pledges.
    const box = Pledgemap.element("div", "tiles-control");
    const button = Pledgemap.element("button", "", load);
    const told = Pledgemap.element("p", "", "");
    let shown = false;
    let came = 0;
    let timer = 0;

    const tell = (text) => { told.textContent = text; };
    layer.on("loading", () => {
      came = 0;
      clearTimeout(timer);
      timer = setTimeout(() => tell(failed), waits_ms);
    });
    layer.on("tileload", () => {
      came += 1;
      clearTimeout(timer);
      tell("");
    });
    layer.on("load", () => {
      clearTimeout(timer);
      if (shown && !came) tell(failed);
    });

    function press() {
      shown = !shown;
      clearTimeout(timer);
      tell("");
      button.textContent = shown ? hide : load;
      show(shown);
    }

    button.type = "button";
    button.setAttribute("aria-describedby", note.id);
    button.addEventListener("click", press);
    told.setAttribute("role", "status");
    box.append(button, told);
    note.before(box);
    note.hidden = false;
  }
};
