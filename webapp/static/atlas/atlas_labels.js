"use strict";

/* The renderer writes only texts: numbers become some. */
Pledgemap.withLabels = (tile) => {
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  for (const { props } of tile?.get("counts") ?? []) props.label = numbers.format(Number(props.pledges));
  return tile;
};
