"use strict";

/* Names of the municipalities: each goes where it hides no symbol and no other name, or is left out at this zoom. */
Pledgemap.placeLabels = (map, layer, municipalities, taken) => {
  layer.clearLayers();
  const boxes = [...taken];
  const meeting = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = "600 13px system-ui, sans-serif";
  const height = 16;
  for (const municipality of municipalities) {
    const width = canvas.measureText(municipality.name).width + 8;
    const center = map.latLngToContainerPoint([municipality.at[1], municipality.at[0]]);
    const offsets = [[0, 0], [0, -24], [0, 24], [width / 2 + 20, 0], [-width / 2 - 20, 0], [width / 2 + 14, -20],
      [-width / 2 - 14, -20], [width / 2 + 14, 20], [-width / 2 - 14, 20], [0, -40], [0, 40]];
    for (const [x, y] of offsets) {
      const box = { x: center.x + x - width / 2, y: center.y + y - height / 2, width, height };
      if (boxes.some((other) => meeting(box, other))) continue;
      boxes.push(box);
      const icon = L.divIcon({
        html: Pledgemap.element("span", "label", municipality.name),
        className: "label-anchor",
        iconSize: [0, 0],
      });
      L.marker(map.containerPointToLatLng(center.add([x, y])), { icon, interactive: false, keyboard: false, pane: "labels" }).addTo(layer);
      break;
    }
  }
};
