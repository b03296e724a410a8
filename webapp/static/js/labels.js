"use strict";

/* Names on the map: each goes where it does not hide a symbol or name, nearer to its own place than to any
   other town, and wholly in view, or is left out. Towns come first, then what "between" places with what is
   taken by then, then what is shown only at a higher zoom. Returns where badges are. */
Pledgemap.placeLabels = (map, layer, names, taken, press, between) => {
  layer.clearLayers();
  const boxes = [...taken];
  const pressed = []; // where badges are, with the ids of their places
  const size = map.getSize();
  const meeting = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width
    && a.y < b.y + b.height && b.y < a.y + a.height;
  const inView = (box) => box.x >= 0 && box.y >= 0
    && box.x + box.width <= size.x && box.y + box.height <= size.y;
  const isApart = (box) => !boxes.some((other) => meeting(box, other));
  const isFree = (box) => inView(box) && isApart(box);
  const canvas = document.createElement("canvas").getContext("2d");
  const { fontFamily } = getComputedStyle(map.getContainer());
  const badge_px = 28;

  /* Offsets in all directions, nearest first. */
  const directions = (width) => Array.from({ length: 11 * 16 }, (_, at) => {
    const [far, turn] = [12 * (1 + Math.floor(at / 16)), (at % 16) * (Math.PI / 8)];
    return [Math.cos(turn) * (far + width / 2), Math.sin(turn) * (far + 12)];
  });

  /* The boxes at some offsets that are nearer to the point of a name than to any other town. */
  function around({ name, center, badge }, offsets, width, height) {
    const isOwn = ([x, y]) => towns.every((town) => town.name === name
      || Math.hypot(x, y) <= Math.hypot(center.x + x - town.center.x, center.y + y - town.center.y));
    const own = offsets.filter(isOwn);
    // A badge is never left out: better beside another town, with its name, than upon a symbol.
    if (badge) own.push(...offsets.filter((offset) => !isOwn(offset)));
    const [left, top] = [center.x - width / 2, center.y - height / 2];
    return own.map(([x, y]) => ({ x: left + x, y: top + y, width, height }));
  }

  const drawn = (chosen, weight, className, rings) => chosen.map((name) => (
    { ...name, weight, className, rings, center: map.latLngToContainerPoint([name.at[1], name.at[0]]) }));
  const badged = drawn(names.filter((name) => name.badge), "600 13px", "label has-badge", []);
  const towns = [...badged, ...drawn(names.filter((name) => name.bbox && !name.badge), "600 13px", "label",
    [1, 2, 3])];
  const searched = drawn(names.filter((name) => name.searched && !name.bbox && !name.badge), "600 12px",
    "label is-minor is-searched", [1, 2, 3]);
  const [stops, minor] = [true, false].map((isStop) =>
    names.filter((name) => !name.bbox && !name.badge && !name.searched
      && Boolean(name.stop) === isStop));
  const others = [...drawn(minor, "400 12px", "label is-minor", [1]),
    ...drawn(stops, "italic 400 11px", "label is-minor is-stop", [1])];
  for (const name of [...searched, ...towns, ...others]) {
    canvas.font = `${name.weight} ${fontFamily}`;
    const width = canvas.measureText(name.name).width + 8 + (name.badge ? badge_px : 0);
    // Nearest places first: on the spot, then above and below, then to the sides, then farther out.
    const places = [[0, 0]];
    for (const ring of name.rings) {
      const [x, y] = [width / 2 + 8 * ring, 22 * ring];
      places.push([0, -y], [0, y], [x, 0], [-x, 0], [x, -y], [-x, -y], [x, y], [-x, y]);
    }
    if (name.badge) places.push(...directions(width));
    name.candidates = around(name, places, width, name.badge ? 24 : 16);
    name.choices = name.candidates.filter(isFree).length;
  }

  // Among the towns, the one with the fewest choices goes first.
  towns.sort((a, b) => Number(Boolean(b.badge)) - Number(Boolean(a.badge)) || a.choices - b.choices);
  const place = (name) => {
    // Out of view a badge is at its place, like a symbol.
    const isSeen = !name.badge || inView({ x: name.center.x, y: name.center.y, width: 0, height: 0 });
    const box = name.candidates.find(isSeen ? isFree : isApart) ?? (name.badge && name.candidates[0]);
    if (!box) return;
    boxes.push(box);
    const html = Pledgemap.element("span", name.className, name.name);
    if (name.badge) html.append(name.badge);
    const icon = L.divIcon({ html, className: "label-anchor", iconSize: [0, 0] });
    const at = map.containerPointToLatLng([box.x + box.width / 2, box.y + box.height / 2]);
    const marker = L.marker(at, { icon, interactive: Boolean(name.badge), keyboard: false, pane: "labels" })
      .addTo(layer);
    if (!name.badge) return;
    marker.on("click", ({ originalEvent }) => press(originalEvent, name.ids));
    const { x, y, width, height } = box;
    pressed.push({ x: x + width / 2, y: y + height / 2, width, height, ids: name.ids });
  };
  [...searched, ...towns].forEach(place);
  between(boxes);
  others.forEach(place);
  return pressed;
};
