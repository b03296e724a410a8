"use strict";

/* Names along lines. The renderer writes a name only where a single line is long enough, and a street is in
   pieces: at each bridge, and in an extract of the Protomaps basemap everywhere. They are joined first. */
Pledgemap.joinedLines = (lines) => {
  const key = ({ x, y }) => `${Math.round(x)} ${Math.round(y)}`;
  const ends = new Map(); // the lines that end at a point
  const joined = new Set(lines.map((line) => [...line]));
  const put = (line) => {
    for (const end of [line[0], line.at(-1)]) ends.set(key(end), [...(ends.get(key(end)) ?? []), line]);
  };
  joined.forEach(put);
  for (const [at, meeting] of ends) {
    const [one, other] = meeting.filter((line) => joined.has(line));
    // Where three meet, it is a crossing; a line that meets itself is a ring.
    if (!other || one === other || meeting.filter((line) => joined.has(line)).length > 2) continue;
    const before = key(one.at(-1)) === at ? one : one.toReversed();
    const after = key(other[0]) === at ? other : other.toReversed();
    const whole = [...before, ...after.slice(1)];
    joined.delete(one);
    joined.delete(other);
    joined.add(whole);
    put(whole);
  }
  return [...joined];
};

/* Adds to a tile, for each layer with lines, a layer of its names: one feature for all lines of a name. */
Pledgemap.namesLayer = (layer) => `${layer}-names`;
Pledgemap.addNames = (tile, layers) => {
  const bend_px = 1.2; // a name is written straight, and may leave its line by so much at zoom 15
  for (const layer of layers) {
    const groups = new Map();
    for (const feature of tile.get(layer) ?? []) {
      const { kind, name, shield_text: number } = feature.props;
      if (feature.geomType !== 2 || !(name || number)) continue;
      const key = JSON.stringify([kind, name, number]);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(feature);
    }
    tile.set(Pledgemap.namesLayer(layer), [...groups.values()].map((features) => {
      const boxes = features.map(({ bbox }) => bbox);
      const [minX, minY] = ["minX", "minY"].map((side) => Math.min(...boxes.map((box) => box[side])));
      const [maxX, maxY] = ["maxX", "maxY"].map((side) => Math.max(...boxes.map((box) => box[side])));
      const geom = Pledgemap.joinedLines(features.flatMap((feature) => feature.geom))
        .map((line) => L.LineUtil.simplify(line, bend_px));
      return { ...features[0], geom, bbox: { minX, minY, maxX, maxY } };
    }));
  }
  return tile;
};
