"use strict";

/* The places to draw now: {place, pledges, at}, in the order in which symbols join one another. "at" has the
   pledges by id of the place, "only" the Gemeinden that the reader looks at, "near" by place the point of
   what lies just beyond the border of one. */
Pledgemap.sitesOf = ({ places, near }, at, only) => {
  // The symbol of a line or area is inside the Gemeinde that the reader looks at.
  const symbolPoint = (place) => only.map((slug) => place.in[slug]).find(Boolean) ?? near[place.id]
    ?? place.at;
  const sites = [...at].map(([id, pledges]) =>
    ({ place: places.get(id), pledges, at: symbolPoint(places.get(id)) }));
  return sites.sort(Pledgemap.byRank);
};

Pledgemap.findSites = (state, only) => {
  const at = new Map();
  for (const pledge of Pledgemap.shownPledges()) {
    for (const id of Pledgemap.placesOf(pledge)) {
      const place = state.places.get(id);
      if (!place) continue; // an embed has only the places that it shows
      if (only.length && !only.some((slug) => slug in place.in) && !(id in state.near)) continue;
      if (!at.has(id)) at.set(id, []);
      at.get(id).push(pledge);
    }
  }
  return Pledgemap.sitesOf(state, at, only);
};
