"use strict";

/* The names of lines, along them through gentle bends, where they hide no other name or symbol; nearest to
   the middle of the view, or nowhere. "boxes" has what is taken. */
Pledgemap.placeLineNames = (state, layer, boxes) => {
  const { map, container } = state;
  const from_zoom = 11;
  const step_px = 6;
  const cell_px = 12; // a slanted name takes a row of squares
  const room_px = 12; // before and behind a name
  const sharpest = 0.35; // radians from one step to the next but one
  const most = 0.7; // radians from the direction of the whole name
  if (map.getZoom() < from_zoom) return;
  const size = map.getSize();
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = `600 11px ${getComputedStyle(container).fontFamily}`;
  const svg = (name, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    return node;
  };

  const cellOf = ({ x, y }) => (
    { x: x - cell_px / 2, y: y - cell_px / 2, width: cell_px, height: cell_px });
  const isFree = ({ x, y }) => x >= 0 && y >= 0 && x + cell_px <= size.x && y + cell_px <= size.y
    && !boxes.some((box) => box.x < x + cell_px && x < box.x + box.width
      && box.y < y + cell_px && y < box.y + box.height);

  /* The parts of a path in the view, each as points of the map's container that are a step apart. */
  function stepsOf(path) {
    return path.getAttribute("d").split("M").slice(1).map((part) => {
      const numbers = part.match(/-?[\d.]+/g).map(Number);
      const corners = numbers.flatMap((x, at) => (at % 2 ? [] : [
        map.layerPointToContainerPoint(L.point(x, numbers[at + 1]))]));
      const steps = [corners[0]];
      let left = step_px; // to the next step
      for (let at = 1; at < corners.length; at += 1) {
        const [from, to] = [corners[at - 1], corners[at]];
        const length = from.distanceTo(to);
        for (; left <= length; left += step_px) {
          steps.push(from.add(to.subtract(from).multiplyBy(left / length)));
        }
        left -= length;
      }
      return steps;
    });
  }

  const directionOf = (from, to) => Math.atan2(to.y - from.y, to.x - from.x);
  const turnOf = (one, other) => Math.abs(Math.atan2(Math.sin(one - other), Math.cos(one - other)));

  const isGentle = (points) => {
    const whole = directionOf(points[0], points.at(-1));
    const directions = points.slice(1).map((point, at) => directionOf(points[at], point));
    return directions.every((direction, at) => turnOf(direction, whole) < most
      && turnOf(direction, directions[Math.max(0, at - 2)]) < sharpest);
  };

  /* Where a name of so many steps may stand on a path, the best place first. */
  function stretches(path, count) {
    const toMiddle = (points) => points[count >> 1].multiplyBy(2).distanceTo(size);
    const found = stepsOf(path).flatMap((steps) => steps.slice(count).map((_, at) =>
      steps.slice(at, at + count + 1)));
    return found.sort((a, b) => toMiddle(a) - toMiddle(b));
  }

  /* A name along points of the container, its middle at the origin. */
  function drawn(name, id, topic, points, middle) {
    const along = points[0].x <= points.at(-1).x ? points : points.toReversed();
    const d = along.map((point) => point.subtract(middle))
      .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
    const whole = svg("svg", { class: `line-name ${topic}`, width: 1, height: 1 });
    const text = svg("text", { dy: ".35em", "text-anchor": "middle" });
    const on = svg("textPath", { href: `#line-name-${id}`, startOffset: "50%" });
    on.textContent = name;
    text.append(on);
    whole.append(svg("path", { id: `line-name-${id}`, d: `M${d.join("L")}`, fill: "none" }), text);
    return whole;
  }

  for (const [id] of state.shapes) {
    const { name, shape } = state.places.get(id);
    const path = state.drawn.get(id).find((element) => element.matches("path.place-line"));
    if (Pledgemap.isArea({ shape }) || !path?.getAttribute("d")?.includes("L")) continue;
    const count = Math.ceil((canvas.measureText(name).width + room_px) / step_px);
    for (const points of stretches(path, count)) {
      const cells = points.map(cellOf);
      if (!cells.every(isFree) || !isGentle(points)) continue;
      boxes.push(...cells);
      const middle = points[count >> 1];
      const html = drawn(name, id, path.classList[1], points, middle);
      const icon = L.divIcon(
        { html: /** @type {any} */ (html), className: "label-anchor", iconSize: [0, 0] });
      const options = { icon, interactive: false, keyboard: false, pane: "labels" };
      L.marker(map.containerPointToLatLng(middle), options).addTo(layer);
      break;
    }
  }
};
