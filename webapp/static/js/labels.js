"use strict";

/* Names of the municipalities: each goes where it hides no symbol and no other name, or is left out at this zoom. */
Pledgemap.placeLabels = (map, layer, municipalities, taken) => {
  layer.clearLayers();
  const boxes = [...taken];
  const meeting = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const isFree = (box) => !boxes.some((other) => meeting(box, other));
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = "600 13px system-ui, sans-serif";
  const height = 16;

  const names = municipalities.map(({ name, at }) => {
    const width = canvas.measureText(name).width + 8;
    const center = map.latLngToContainerPoint([at[1], at[0]]);
    // Nearest places first: on the spot, then above and below, then to the sides, then farther out.
    const places = [[0, 0]];
    for (const ring of [1, 2]) {
      const [x, y] = [width / 2 + 8 * ring, 22 * ring];
      places.push([0, -y], [0, y], [x, 0], [-x, 0], [x, -y], [-x, -y], [x, y], [-x, y]);
    }
    const candidates = places.map(([x, y]) => ({ x: center.x + x - width / 2, y: center.y + y - height / 2, width, height }));
    return { name, candidates, choices: candidates.filter(isFree).length };
  });

  // Who has the fewest choices chooses first.
  names.sort((a, b) => a.choices - b.choices);
  for (const { name, candidates } of names) {
    const box = candidates.find(isFree);
    if (!box) continue;
    boxes.push(box);
    const icon = L.divIcon({ html: Pledgemap.element("span", "label", name), className: "label-anchor", iconSize: [0, 0] });
    const at = map.containerPointToLatLng([box.x + box.width / 2, box.y + height / 2]);
    L.marker(at, { icon, interactive: false, keyboard: false, pane: "labels" }).addTo(layer);
  }
};
