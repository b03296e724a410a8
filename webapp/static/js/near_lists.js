"use strict";

/* The lists around a position or a place, as webapp/pages/near_answer.py makes them: what lies within the
   radius by distance, then the other pledges in the Gemeinde. */
(() => {
  const box = document.querySelector(".near-search");
  const words = Pledgemap.nearWords;
  if (!box || !words) return;
  let outlines = null;

  Pledgemap.loadOutlines = async () => {
    outlines ??= await (await fetch(box.dataset.outlines)).json();
    return outlines;
  };

  /* The shape of a place; one that stands for a whole Gemeinde has the Gemeinde's shape. */
  function shapeOf(place) {
    const whole = outlines.shapes[place.id]
      ?? outlines.municipalities.find(({ id }) => id === place.id)?.shape;
    return place.shape ?? whole ?? { type: "Point", coordinates: place.at };
  }

  /* Metres from a position (lon, lat) or a GeoJSON geometry to each place, by id. */
  Pledgemap.distancesFrom = async (from) => {
    await Pledgemap.loadOutlines();
    return new Map([...Pledgemap.places.values()]
      .map((place) => [place.id, Pledgemap.distance(from, shapeOf(place))]));
  };

  /* The Gemeinden with their distance_m from a position, nearest first. */
  Pledgemap.municipalitiesFrom = (position) => outlines.municipalities
    .map((one) => ({ ...one, distance_m: Pledgemap.distance(position, one.shape) }))
    .sort((a, b) => a.distance_m - b.distance_m);

  function entryOf(article, ids, distances, reach_m, home) {
    const nearest = Pledgemap.places.get(ids.reduce((a, b) => (distances.get(b) < distances.get(a) ? b : a)));
    const within = article.dataset.places.split(" ").filter((id) => distances.get(id) <= reach_m);
    const inWhole = (place) => Boolean(outlines.shapes[place.id])
      || outlines.municipalities.some(({ id }) => id === place.id);
    const distance_m = distances.get(nearest.id);
    const distance = home && nearest.id === home.id ? words.open
      : Pledgemap.distanceText(distance_m, inWhole(nearest));
    const slugs = within.flatMap((id) => Object.keys(Pledgemap.places.get(id).in));
    const gemeinden = within.length ? [...new Set(slugs)].sort() : [home.slug];
    return { article, distance_m, distance, name: nearest.name, within, gemeinden };
  }

  function lists(distances, reach_m, home) {
    const [near, rest] = [[], []];
    for (const article of document.querySelectorAll("article[data-places]")) {
      const ids = article.dataset.places.split(" ");
      const close = ids.filter((id) => distances.get(id) <= reach_m && id !== home?.id);
      const inHome = ids.filter((id) => home && home.slug in Pledgemap.places.get(id).in);
      if (close.length) near.push(entryOf(article, close, distances, reach_m, home));
      else if (inHome.length) rest.push(entryOf(article, inHome, distances, reach_m, home));
    }
    for (const list of [near, rest]) list.sort((a, b) => a.distance_m - b.distance_m);
    return { near, rest };
  }

  /* Put the lists into the page. "home" is the Gemeinde around, or null; "note" says how it was measured. */
  Pledgemap.listAround = ({ distances, km, home, heading, note }) => {
    Pledgemap.showLists({ heading, note, gemeinde: home, ...lists(distances, km * 1000, home) });
  };
})();
