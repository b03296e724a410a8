"use strict";

/* How the tiles of the nationwide map are drawn, with the renderer that draws the streets of a county's map.
   Layers (webapp/atlas/vector_tiles.py): "borders", "counts" (a point in each area), "shapes", "places". The
   colours are those of the style sheet, so that light and dark are said once. */
Pledgemap.atlasPaint = (renderer, container) => {
  const styles = getComputedStyle(container);
  const colour = (name) => styles.getPropertyValue(`--${name}`).trim();
  const { fontFamily } = getComputedStyle(document.body);
  const { topics, area, placesFrom } = JSON.parse(container.dataset.map);
  const topicColour = (zoom, feature) => topics[feature?.props.topic] ?? colour("mixed");
  const isOf = (...types) => (zoom, feature) => types.includes(feature.geomType);
  const [lines, areas] = [2, 3].map((type) => isOf(type));
  const isChosen = (zoom, feature) => feature.props.ags === area;
  const isLevel = (level) => (zoom, feature) => Number(feature.props.level) === level;

  const border = (level, width, opacity) => ({ dataLayer: "borders", filter: isLevel(level),
    symbolizer: new renderer.LineSymbolizer({ color: colour("map-border"), width, opacity }) });

  /* The area of a circle is what is compared, so its radius grows with the root of the number. */
  const countRadius = (zoom, feature) =>
    Math.min(9 + Math.sqrt(Number(feature?.props.pledges ?? 1)) / 4, 22);
  /* From which zoom on there is room for names, by the digits of an AGS: Land, county, municipality. */
  const namesFrom = { 2: 0, 5: 8, 8: 10 };
  const hasRoom = (zoom, feature) => zoom >= namesFrom[String(feature.props.ags).length];
  const placeRadius = (zoom, feature) => Math.min(5 + 2 * Math.log2(Number(feature?.props.pledges ?? 1)), 13);

  const counts = { dataLayer: "counts", maxzoom: placesFrom - 1 };

  const paintRules = [
    { dataLayer: "borders", symbolizer: new renderer.PolygonSymbolizer({ fill: colour("map-land") }) },
    border(8, 0.6, 0.7),
    border(5, 1, 1),
    border(2, 1.8, 1),
    { dataLayer: "borders", filter: isChosen, symbolizer: new renderer.LineSymbolizer({
      color: colour("chosen"), width: 2.5 }) },
    { ...counts, symbolizer: new renderer.CircleSymbolizer({ fill: colour("accent"), opacity: 0.85,
      radius: countRadius, stroke: colour("map-land"), width: 1.5 }) },
    { dataLayer: "shapes", filter: areas, symbolizer: new renderer.PolygonSymbolizer({ fill: topicColour,
      opacity: 0.3, stroke: colour("edge"), width: 1 }) },
    { dataLayer: "shapes", filter: lines, symbolizer: new renderer.LineSymbolizer({ color: topicColour,
      width: 4 }) },
    { dataLayer: "places", symbolizer: new renderer.CircleSymbolizer({ fill: topicColour,
      radius: placeRadius, stroke: colour("ring"), width: 1.5 }) },
  ];

  const below = 5; // as the renderer numbers the sides of a point
  const halo = { stroke: colour("map-halo"), width: 3, lineHeight: 1.3 };
  const more = (one, other) => Number(other.pledges) - Number(one.pledges);
  const labelRules = [
    { ...counts, sort: more, symbolizer: new renderer.CenteredTextSymbolizer({
      labelProps: ["label"], font: `600 11px ${fontFamily}`, fill: colour("map-land") }) },
    { dataLayer: "counts", minzoom: placesFrom, symbolizer: new renderer.CenteredTextSymbolizer({
      labelProps: ["name"], font: `600 13px ${fontFamily}`, fill: colour("map-label"), ...halo }) },
    { ...counts, filter: hasRoom, sort: more, symbolizer: new renderer.OffsetTextSymbolizer({
      labelProps: ["name"], font: `600 12px ${fontFamily}`, fill: colour("map-label"), ...halo,
      offsetX: 0, offsetY: countRadius, placements: [below] }) },
    { dataLayer: "places", minzoom: 13, sort: more, symbolizer: new renderer.OffsetTextSymbolizer({
      labelProps: ["place"], font: `400 12px ${fontFamily}`, fill: colour("text"), ...halo,
      offsetX: 9, offsetY: 0 }) },
  ];
  return { paintRules, labelRules };
};
