"use strict";

/* The rules of paint.json, as webapp/tiles/paint.py reads them for pictures. */
Pledgemap.paintApplies = (rule, attributes) => {
  if (rule.kinds && !rule.kinds.includes(attributes.kind)) return false;
  if (rule.details && !rule.details.includes(attributes.kind_detail)) return false;
  return !Object.entries(rule.except ?? {}).some(([key, values]) => values.includes(attributes[key]));
};

/* A width or size at a zoom: linear between the stops, constant beyond them. */
Pledgemap.paintPixels = (stops, zoom) => {
  if (typeof stops === "number") return stops;
  const after = stops.findIndex(([at]) => at >= zoom);
  if (after < 1) return (after ? stops.at(-1) : stops[0])[1];
  const [[from, low], [to, high]] = [stops[after - 1], stops[after]];
  return low + (high - low) * ((zoom - from) / (to - from));
};

/* The rules as protomaps-leaflet takes them. The size of a rule depends on the zoom alone, so the renderer
   sets it once for all objects. */
Pledgemap.paintRules = (renderer, shade) => {
  const { colours, paint, labels } = Pledgemap.paint;
  const colour = (name) => colours[name]?.[shade];
  const pixels = (stops) => (stops === undefined ? undefined : (zoom) => Pledgemap.paintPixels(stops, zoom));
  const isOf = (type) => (rule) => (zoom, feature) => (!type || feature.geomType === type)
    && Pledgemap.paintApplies(rule, feature.props);
  const [areas, lines, points, all] = [3, 2, 1, 0].map(isOf);
  const { fontFamily } = getComputedStyle(document.body);

  const common = (rule) => ({ dataLayer: rule.layer, minzoom: rule.from, maxzoom: rule.to });

  function area(rule) {
    const edge = rule.stroke ? { stroke: colour(rule.stroke), width: pixels(rule.width) } : {};
    const symbolizer = new renderer.PolygonSymbolizer({ fill: colour(rule.fill), ...edge });
    return { ...common(rule), symbolizer, filter: areas(rule) };
  }

  function line(rule) {
    const [color, width] = [colour(rule.stroke), pixels(rule.width)];
    const ends = rule.dash ? { lineCap: "butt" } : { lineCap: "round", lineJoin: "round" };
    const symbolizer = new renderer.LineSymbolizer({ color, width, dash: rule.dash, ...ends });
    return { ...common(rule), symbolizer, filter: rule.layer === "water" ? lines(rule) : all(rule) };
  }

  function label(rule) {
    const font = (zoom) => `${rule.italic ? "italic " : ""}${rule.weight ?? 400} `
      + `${Pledgemap.paintPixels(rule.size, zoom)}px ${fontFamily}`;
    const text = { labelProps: [rule.text], font, fill: colour(rule.colour), stroke: colour("halo") };
    if (rule.along) {
      const symbolizer = new renderer.LineLabelSymbolizer({ ...text, width: 3, position: 2,
        repeatDistance: 450 });
      const dataLayer = Pledgemap.namesLayer(rule.layer);
      return { ...common(rule), dataLayer, symbolizer, filter: all(rule) };
    }
    const symbolizer = new renderer.CenteredTextSymbolizer({ ...text, width: 1.5, lineHeight: 1.3 });
    return { ...common(rule), symbolizer, filter: points(rule) };
  }

  return {
    paintRules: paint.map((rule) => (rule.draw === "area" ? area(rule) : line(rule))),
    labelRules: labels.map(label),
  };
};
