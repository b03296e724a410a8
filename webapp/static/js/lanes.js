"use strict";

/* Lines that run side by side are drawn side by side, as in webapp/pledge_map/lanes.py:
   tests/webapp/agreement/cases.json keeps both in sync. Which lines run together the data say. */
(() => {
  const close_px = 2; // nearer points are one, or their directions would be noise
  const sharpest = 2; // at a bend a shifted line is at most so many times farther out

  /* The lane of each line by id, to the right of its own direction; 0 is where it really lies. "beside" has
     by id which lines run beside it: 1 in the same direction, -1 in the other one. */
  Pledgemap.lanesOf = (ids, beside) => {
    const turned = {};
    for (const first of ids) {
      if (first in turned) continue;
      turned[first] = 1;
      const group = [first];
      for (const one of group) {
        for (const other of ids) {
          const direction = beside[one]?.[other];
          if (!direction || other in turned) continue;
          turned[other] = turned[one] * direction;
          group.push(other);
        }
      }
    }
    const found = {};
    for (const one of ids) {
      const taken = Object.keys(beside[one] ?? {}).map((other) => found[other]);
      let lane = 0;
      while (taken.includes(lane)) lane = lane > 0 ? -lane : 1 - lane;
      found[one] = lane;
    }
    return Object.fromEntries(ids.map((one) => [one, found[one] * turned[one] || 0]));
  };

  Pledgemap.laneWidth = (zoom) => Math.min(6, Math.max(3, zoom - 6));

  function normal(a, b) {
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    return length ? { x: -(b.y - a.y) / length, y: (b.x - a.x) / length } : { x: 0, y: 0 };
  }

  const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) >= close_px;

  /* Move a line of points {x, y} to its right by a distance. */
  Pledgemap.shifted = (points, distance) => {
    const last = points.at(-1);
    const kept = [points[0]];
    for (const point of points.slice(1, -1)) {
      if (far(point, kept.at(-1)) && far(point, last)) kept.push(point);
    }
    kept.push(last);
    const normals = kept.slice(1).map((point, at) => normal(kept[at], point));
    return kept.map(({ x, y }, at) => {
      const [before, after] = [normals[Math.max(0, at - 1)], normals[Math.min(at, normals.length - 1)]];
      let across = { x: before.x + after.x, y: before.y + after.y };
      let length = Math.hypot(across.x, across.y);
      if (length === 0) [across, length] = [after, 1]; // it turns back
      const reach = (Math.min(2 / length, sharpest) * distance) / length;
      return { x: x + across.x * reach, y: y + across.y * reach };
    });
  };

  /* A line of Leaflet that keeps its lane at every zoom. */
  const project = "_projectLatlngs";
  Pledgemap.laneLine = (map, { type, coordinates }, lane, options) => {
    const InLane = L.Polyline.extend({
      [project](latlngs, rings, bounds) {
        const count = rings.length;
        L.Polyline.prototype[project].call(this, latlngs, rings, bounds);
        // For a line of several parts this is called again for each.
        if (!lane || !(latlngs[0] instanceof L.LatLng) || latlngs.length < 2) return;
        const moved = Pledgemap.shifted(rings[count], lane * Pledgemap.laneWidth(map.getZoom()));
        rings[count] = moved.map(({ x, y }) => L.point(x, y));
      },
    });
    const latlngs = L.GeoJSON.coordsToLatLngs(coordinates, type === "LineString" ? 0 : 1);
    return new (/** @type {any} */ (InLane))(latlngs, options);
  };
})();
