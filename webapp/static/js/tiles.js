"use strict";

/* Pictures as tiles: our names make way for those in the tiles. No other server is contacted before the
   reader has pressed the button that names it, and this is not remembered after the page is left. */
Pledgemap.drawTiles = (map, ground) => {
  const container = map.getContainer();
  if (!container.dataset.tiles) return;
  const { url, minZoom, maxZoom, bounds, host, load, hide, failed } = JSON.parse(container.dataset.tiles);
  // In a frame without an origin browsers send no Referer, and tile servers refuse such requests.
  if (host && self.origin === "null") return;

  const figure = container.closest(".map");
  const waits_ms = 10000;
  const layer = L.tileLayer(url, {
    minZoom,
    maxNativeZoom: maxZoom,
    maxZoom: maxZoom + 2, // enlarged further, they would only be blurred
    className: "map-tiles",
    ...(bounds && { bounds: [[bounds[1], bounds[0]], [bounds[3], bounds[2]]] }),
    // Neither sends nor accepts cookies.
    ...(host && { crossOrigin: "anonymous", referrerPolicy: "strict-origin-when-cross-origin" }),
  });
  const borders = Pledgemap.tileBorders(map, ground);

  /* Hide our names on loaded tiles, which have names of their own. */
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

  const ownMaxZoom = map.getMaxZoom();
  const maxZoomOnTiles = Math.min(16, maxZoom + 2);

  function show(shown) {
    map.setMaxZoom(shown ? Math.max(ownMaxZoom, maxZoomOnTiles) : ownMaxZoom);
    for (const part of [layer, borders]) part[shown ? "addTo" : "removeFrom"](map);
    // The key to the colours of our ground does not apply to the tiles.
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
    // Next to the note that explains it, because on the map it would cover pledges.
    const box = Pledgemap.element("div", "tiles-control");
    const button = Pledgemap.element("button", "", load);
    const status = Pledgemap.element("p", "", "");
    let shown = false;
    let came = 0;
    let timer = 0;

    const tell = (text) => { status.textContent = text; };
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
    status.setAttribute("role", "status");
    box.append(button, status);
    note.before(box);
    note.hidden = false;
  }
};
