"use strict";

/* What lies under a point of the map, or so near that a finger can't tell: ids of places, symbols first, then
   lines, then areas, each nearest first. */
Pledgemap.reach_px = 12;
Pledgemap.thumb_px = 44;

/* Whether a Polygon or MultiPolygon holds a point: a line from there crosses its rings an odd number of
   times. */
Pledgemap.isInside = ({ type, coordinates }, { lat, lng }) => {
  let inside = false;
  for (const ring of type === "Polygon" ? coordinates : coordinates.flat()) {
    ring.forEach(([x, y], at) => {
      const [before, above] = ring[(at || ring.length) - 1];
      if ((y > lat) !== (above > lat) && lng < x + ((before - x) * (lat - y)) / (above - y)) inside = !inside;
    });
  }
  return inside;
};

Pledgemap.findHits = (state, point) => {
  const at = state.map.containerPointToLayerPoint(point);
  const latlng = state.map.containerPointToLatLng(point);
  const hits = [];
  for (const { x, y, width, height, ids } of state.symbols) {
    // A symbol counts as large as a thumb.
    const [dx, dy] = [Math.max(0, Math.abs(point.x - x) - width / 2),
      Math.max(0, Math.abs(point.y - y) - height / 2)];
    const reach = Math.max(Pledgemap.reach_px, (Pledgemap.thumb_px - Math.min(width, height)) / 2);
    const distance = Math.hypot(dx, dy);
    if (distance <= reach) for (const id of ids) hits.push({ id, level: 0, distance });
  }
  for (const [id, path] of state.shapes) {
    const { shape } = state.places.get(id);
    const isArea = shape.type.endsWith("Polygon");
    const isInside = isArea && Pledgemap.isInside(shape, latlng);
    const distance = isInside ? 0 : path.closestLayerPoint(at)?.distance ?? Infinity;
    if (distance <= Pledgemap.reach_px) hits.push({ id, level: isArea ? 2 : 1, distance });
  }
  hits.sort((a, b) => a.level - b.level || a.distance - b.distance || (a.id < b.id ? -1 : 1));
  return [...new Set(hits.map(({ id }) => id))];
};
