"use strict";

/* Vector tiles of our own file: streets, houses, woods and waters. What draws them is loaded after the first
   view, which has our ground. Our names stay: tiles have only those of streets, waters and woods. */
Pledgemap.drawTiles = (map, ground) => {
  const container = map.getContainer();
  if (!container.dataset.tiles) return;
  const { scripts, failed, ...source } = JSON.parse(container.dataset.tiles);
  const figure = container.closest(".map");
  const borders = Pledgemap.tileBorders(map, ground, ["base-station"]);
  const maxZoomOnTiles = 18;

  /* One sentence, however many tiles are missing. */
  function tellFailure() {
    figure.querySelector(".tiles-failed").textContent = failed;
  }

  const load = (src) => new Promise((done, fail) => {
    const script = Pledgemap.element("script");
    script.src = src;
    script.async = false; // in order
    script.addEventListener("load", done);
    script.addEventListener("error", fail);
    document.head.append(script);
  });

  function show() {
    // A frame may have other colours than the reader's system, so the style sheet says which.
    const isDark = () => getComputedStyle(container).getPropertyValue("--tile-shade").trim() === "dark";
    const layer = Pledgemap.tileGround({ ...source, zoom: maxZoomOnTiles, onFailure: tellFailure });
    /* No browser waits with its print until canvases are drawn anew: there the style sheet makes dark ones
       light. Browsers also report light colours then. */
    function shade() {
      if (window.matchMedia("print").matches) return;
      layer.setShade(isDark());
      figure.classList.toggle("has-dark-tiles", isDark());
    }
    shade();
    for (const query of ["(prefers-color-scheme: dark)", "print"]) {
      window.matchMedia(query).addEventListener("change", shade);
    }
    figure.classList.add("has-streets");
    borders.addTo(map);
    layer.addTo(map);
    map.setMaxZoom(maxZoomOnTiles);
    // The key to the colours of our ground does not apply to the tiles.
    figure.querySelector(".key-ground").hidden = true;
    figure.querySelector(".tiles-source").hidden = false;
  }

  const start = () => Promise.all(scripts.map(load)).then(show).catch(tellFailure);
  const whenIdle = window.requestIdleCallback ?? ((callback) => setTimeout(callback, 200));
  if (document.readyState === "complete") whenIdle(start);
  else window.addEventListener("load", () => whenIdle(start));
};
