"use strict";

/* Distances in metres, as webapp/near/nearness.py measures them: in EPSG:25832, to the nearest point of a
   line or area. */
(() => {
  /* Transverse Mercator after Krüger to the third order in n: within a millimetre in Germany. GRS 80,
     9° E. */
  const flattening = 1 / 298.257222101;
  const n = flattening / (2 - flattening);
  const radius_m = (6378137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64) * 0.9996;
  const alphas = [n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16, (13 * n ** 2) / 48 - (3 * n ** 3) / 5,
    (61 * n ** 3) / 240];
  const root = (2 * Math.sqrt(n)) / (1 + n);
  const radians = Math.PI / 180;

  function metric([lon, lat]) {
    const sine = Math.sin(lat * radians);
    const t = Math.sinh(Math.atanh(sine) - root * Math.atanh(root * sine));
    const east = (lon - 9) * radians;
    const xi = Math.atan2(t, Math.cos(east));
    const eta = Math.atanh(Math.sin(east) / Math.hypot(1, t));
    let [x, y] = [eta, xi];
    alphas.forEach((alpha, index) => {
      const times = 2 * (index + 1);
      x += alpha * Math.cos(times * xi) * Math.sinh(times * eta);
      y += alpha * Math.sin(times * xi) * Math.cosh(times * eta);
    });
    return [500000 + radius_m * x, radius_m * y];
  }

  function toSegment([x, y], [x1, y1], [x2, y2]) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length2 = dx * dx + dy * dy;
    const along = length2 ? Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length2)) : 0;
    return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
  }

  const toLine = (point, line) => Math.min(...line.slice(1)
    .map((end, index) => toSegment(point, line[index], end)));

  function isInside([x, y], ring) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
    return inside;
  }

  /* Inside the outer ring and not in a hole: an even number of rings around a point means a hole. */
  function toPolygon(point, rings) {
    const around = rings.filter((ring) => isInside(point, ring)).length;
    return around % 2 ? 0 : Math.min(...rings.map((ring) => toLine(point, ring)));
  }

  const measures = {
    Point: (point, [x, y]) => Math.hypot(point[0] - x, point[1] - y),
    LineString: toLine,
    Polygon: toPolygon,
  };

  const project = (coordinates) => (typeof coordinates[0] === "number" ? metric(coordinates)
    : coordinates.map(project));
  const projected = new WeakMap();

  function projectedOf(geometry) {
    if (!projected.has(geometry)) projected.set(geometry, project(geometry.coordinates));
    return projected.get(geometry);
  }

  function fromPoint(point, { type }, coordinates) {
    if (measures[type]) return measures[type](point, coordinates);
    const measure = measures[type.replace("Multi", "")];
    return Math.min(...coordinates.map((part) => measure(point, part)));
  }

  /* The lines and rings of a geometry. */
  function linesIn(coordinates) {
    if (typeof coordinates[0] === "number") return [[coordinates]];
    return typeof coordinates[0][0] === "number" ? [coordinates] : coordinates.flatMap(linesIn);
  }

  const side = ([x, y], [x1, y1], [x2, y2]) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
  const cross = (a, b, c, d) => side(a, c, d) * side(b, c, d) < 0 && side(c, a, b) * side(d, a, b) < 0;
  const linesCross = (one, other) => one.slice(1).some((end, i) => other.slice(1)
    .some((stop, j) => cross(one[i], end, other[j], stop)));

  /* Between lines and areas: if they don't meet, some corner of one of them is nearest. */
  function fromShape(shape, geometry) {
    const [own, others] = [projectedOf(shape), projectedOf(geometry)];
    const [ownLines, otherLines] = [linesIn(own), linesIn(others)];
    if (ownLines.some((line) => otherLines.some((other) => linesCross(line, other)))) return 0;
    return Math.min(...ownLines.flat().map((point) => fromPoint(point, geometry, others)),
      ...otherLines.flat().map((point) => fromPoint(point, shape, own)));
  }

  /* From a position (lon, lat) or a GeoJSON geometry to the nearest point of another, EPSG:4326; 0 where they
     meet. */
  Pledgemap.distance = (from, geometry) =>
    (Array.isArray(from) ? fromPoint(metric(from), geometry, projectedOf(geometry))
      : fromShape(from, geometry));

  /* What scripts say of the answer (webapp/pages/near_words.py); null in a page with only the field. */
  Pledgemap.nearWords = JSON.parse(document.getElementById("near-words")?.textContent ?? "null");

  /* As text, only as exact as places are known, as distance_text() in webapp/pages/near_answer.py writes
     it. */
  Pledgemap.distanceText = (distance_m, atLeast = false, isLine = false) => {
    const words = Pledgemap.nearWords;
    const hundreds = Math.floor(distance_m / 100 + 0.5);
    const km = hundreds < 100 ? hundreds / 10 : Math.floor(distance_m / 1000 + 0.5);
    const rounded = distance_m < 950 ? `${Math.max(100, hundreds * 100)} m`
      : `${km.toLocaleString(document.documentElement.lang)} km`;
    if (atLeast) return words.least.replace("{}", rounded);
    if (distance_m < 50) return isLine ? words.past : words.here;
    return (distance_m < 950 ? words.about : words.away).replace("{}", rounded);
  };
})();
