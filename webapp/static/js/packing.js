"use strict";

/* Shapes as webapp/pledge_map/packing.py has packed them. The first layers of a map need them before anything
   else of it, so this comes first. */
(() => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const valueOf = new Map([...letters].map((letter, value) => [letter, value]));
  const depths = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

  /* A reader of lines one after another, each from where the one before has ended. */
  function linesOf(per) {
    const at = [0, 0];
    return (text) => {
      const corners = [];
      let [step, unit, axis] = [0, 1, 0];
      for (const letter of text) {
        const value = valueOf.get(letter);
        step += (value % 32) * unit;
        unit *= 32;
        if (value > 31) continue;
        at[axis] += step % 2 ? -(step + 1) / 2 : step / 2;
        if (axis) corners.push(at.map((steps) => steps / per));
        [step, unit, axis] = [0, 1, 1 - axis];
      }
      return corners;
    };
  }

  function geometry(type, text, line) {
    /** @type {any} */
    let coordinates = text.split(",").map((area) => area.split(".").map(line));
    for (let depth = depths[type]; depth < depths.MultiPolygon; depth++) [coordinates] = coordinates;
    return { type, coordinates };
  }

  Pledgemap.unpackedLayer = ({ per, types, at, properties = [] }) => {
    const line = linesOf(per);
    const shapes = types.length ? at.split(";") : [];
    const features = shapes.map((text, index) => {
      const shape = geometry(types[index], text, line);
      return { type: "Feature", properties: properties[index] ?? {}, geometry: shape };
    });
    return { type: "FeatureCollection", features };
  };

  Pledgemap.unpackedPlace = ({ shape: packed, ...place }) => (
    { ...place, shape: packed && geometry(packed.type, packed.at, linesOf(packed.per)) });
})();
