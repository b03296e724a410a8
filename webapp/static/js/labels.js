"use strict";

/* Names on the map: each goes where it does not hide a symbol or name, nearer to its own place than to any
   other town, and wholly in view, or is left out. Towns come first, then what is shown only at a higher
   zoom. */
Pledgemap.placeLabels = (map, layer, names, taken) => {
  layer.clearLayers();
  const boxes = [...taken];
  const size = map.getSize();
  const meeting = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width
    && a.y < b.y + b.height && b.y < a.y + a.height;
  const inView = (box) => box.x >= 0 && box.y >= 0
    && box.x + box.width <= size.x && box.y + box.height <= size.y;
  const isFree = (box) => inView(box) && !boxes.some((other) => meeting(box, other));
  const canvas = document.createElement("canvas").getContext("2d");
  const height = 16;

  const drawn = (chosen, weight, className, rings) => chosen.map((name) => (
    { ...name, weight, className, rings, center: map.latLngToContainerPoint([name.at[1], name.at[0]]) }));
  const towns = drawn(names.filter((name) => name.bbox), "600 13px", "label", [1, 2, 3]);
  const searched = drawn(names.filter((name) => name.searched && !name.bbox), "600 12px",
    "label is-minor is-searched", [1, 2, 3]);
  const [stops, minor] = [true, false].map((isStop) =>
    names.filter((name) => !name.bbox && !name.searched && Boolean(name.stop) === isStop));
  const others = [...drawn(minor, "400 12px", "label is-minor", [1]),
    ...drawn(stops, "italic 400 11px", "label is-minor is-stop", [1])];
  for (const name of [...searched, ...towns, ...others]) {
    canvas.font = `${name.weight} system-ui, sans-serif`;
    const width = canvas.measureText(name.name).width + 8;
    const { center } = name;
    // Nearest places first: on the spot, then above and below, then to the sides, then farther out.
    const places = [[0, 0]];
    for (const ring of name.rings) {
      const [x, y] = [width / 2 + 8 * ring, 22 * ring];
      places.push([0, -y], [0, y], [x, 0], [-x, 0], [x, -y], [-x, -y], [x, y], [-x, y]);
    }
    const own = places.filter(([x, y]) => towns.every((town) => town.name === name.name
      || Math.hypot(x, y) <= Math.hypot(center.x + x - town.center.x, center.y + y - town.center.y)));
    name.candidates = own.map(([x, y]) => ({ x: center.x + x - width / 2, y: center.y + y - height / 2, width,
      height }));
    name.choices = name.candidates.filter(isFree).length;
  }

  // Among the towns, the one with the fewest choices goes first.
  towns.sort((a, b) => a.choices - b.choices);
  for (const name of [...searched, ...towns, ...others]) {
    const box = name.candidates.find(isFree);
    if (!box) continue;
    boxes.push(box);
    const icon = L.divIcon({ html: Pledgemap.element("span", name.className, name.name),
      className: "label-anchor", iconSize: [0, 0] });
    const at = map.containerPointToLatLng([box.x + box.width / 2, box.y + height / 2]);
    L.marker(at, { icon, interactive: false, keyboard: false, pane: "labels" }).addTo(layer);
  }
};
