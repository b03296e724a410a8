"use strict";

/* The names of lines, along them, where they are straight for as long as the name and where it hides no other
   name or symbol; nearest to the middle of the view, or nowhere. "boxes" has what is taken. */
Pledgemap.placeLineNames = (state, layer, boxes) => {
  const { map } = state;
  const from_zoom = 11;
  const step_px = 24;
  const cell_px = 14; // a slanted name takes a row of squares
  const straight = 0.985; // of its length, from its start to its end
  if (map.getZoom() < from_zoom) return;
  const size = map.getSize();
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = `600 11px ${getComputedStyle(map.getContainer()).fontFamily}`;

  const cellsOf = (start, end) => {
    const count = Math.ceil(start.distanceTo(end) / cell_px);
    return Array.from({ length: count + 1 }, (_, at) => {
      const { x, y } = start.add(end.subtract(start).multiplyBy(at / count));
      return { x: x - cell_px / 2, y: y - cell_px / 2, width: cell_px, height: cell_px };
    });
  };
  const isFree = (cell) => cell.x >= 0 && cell.y >= 0 && cell.x + cell.width <= size.x
    && cell.y + cell.height <= size.y && !boxes.some((box) => box.x < cell.x + cell.width
      && cell.x < box.x + box.width && box.y < cell.y + cell.height && cell.y < box.y + box.height);

  /* Where a name of this width may stand on a path: from where to where. */
  function stretches(path, width) {
    const length = path.getTotalLength();
    const pointAt = (at) => {
      const { x, y } = path.getPointAtLength(at);
      return map.layerPointToContainerPoint(L.point(x, y));
    };
    const found = [];
    for (let at = 0; at + width < length; at += step_px) {
      const [start, end] = [pointAt(at), pointAt(at + width)];
      if (start.distanceTo(end) > straight * width) found.push([start, end]);
    }
    const toMiddle = ([start, end]) => start.add(end).distanceTo(size);
    return found.sort((a, b) => toMiddle(a) - toMiddle(b));
  }

  for (const [id] of state.shapes) {
    const { name, shape } = state.places.get(id);
    const path = /** @type {SVGPathElement} */ (state.drawn.get(id).find((element) =>
      element.matches("path.place-line")));
    if (Pledgemap.isArea({ shape }) || !path?.getAttribute("d")?.includes("L")) continue;
    const width = canvas.measureText(name).width + cell_px;
    const place = stretches(path, width).find(([start, end]) => cellsOf(start, end).every(isFree));
    if (!place) continue;
    const [start, end] = place[0].x <= place[1].x ? place : place.toReversed();
    boxes.push(...cellsOf(start, end));
    const text = Pledgemap.element("span", `line-name ${path.classList[1]}`, name);
    text.style.rotate = `${Math.atan2(end.y - start.y, end.x - start.x)}rad`;
    const icon = L.divIcon({ html: text, className: "label-anchor", iconSize: [0, 0] });
    const middle = map.containerPointToLatLng(start.add(end).divideBy(2));
    L.marker(middle, { icon, interactive: false, keyboard: false, pane: "labels" }).addTo(layer);
  }
};
