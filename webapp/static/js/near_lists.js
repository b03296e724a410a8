"use strict";

/* The cards around a position or a place, as webapp/pages/near_answer.py makes them: one for each place
   within the radius, in the order of near_order.js. */
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

  const isWhole = (place) => Boolean(outlines.shapes[place.id])
    || outlines.municipalities.some(({ id }) => id === place.id);

  /* The places within reach by id, in their order: {place, distance, …}. */
  function placesAround(distances, reach_m, own, locality, isMeasured) {
    const found = [...Pledgemap.places.values()].filter(({ id }) => distances.get(id) <= reach_m)
      .map((place, position) => {
      const whole = isWhole(place);
      const isOwn = own.some((slug) => slug in place.in);
      const about = { name: place.name, isWhole: whole, isPoint: !place.shape, isOwn };
      const distance_m = distances.get(place.id);
      const isLine = Boolean(place.shape?.type.endsWith("LineString"));
      const text = isMeasured ? Pledgemap.distanceText(distance_m, whole, isLine) : "";
      const distance = whole && isOwn ? words.open : text;
      const [rank, steps] = Pledgemap.nearOrder(about, distance_m, locality);
      return { place, distance, rank, steps, position };
    });
    found.sort((a, b) => a.rank - b.rank || a.steps - b.steps || a.position - b.position);
    return new Map(found.map((one) => [one.place.id, one]));
  }

  /* The cards: each pledge is on the first that it could be on. */
  function cardsOf(around) {
    const order = [...around.keys()];
    const cards = new Map(order.map((id) => [id, []]));
    for (const article of document.querySelectorAll("article[data-places]")) {
      const within = article.dataset.places.split(" ").filter((id) => around.has(id));
      if (within.length === 0) continue;
      const slugs = within.flatMap((id) => Object.keys(around.get(id).place.in));
      const first = order.find((id) => within.includes(id));
      cards.get(first).push({ article, within, gemeinden: [...new Set(slugs)].sort() });
    }
    return order.filter((id) => cards.get(id).length)
      .map((id) => ({ ...around.get(id), entries: cards.get(id) }));
  }

  /* Put the cards into the page. "home" is the Gemeinde around, or null, "own" the slugs of those that the
     place lies in, "locality" its name if it is an Ortsteil; "note" says how it was measured. Without
     "isMeasured" the cards have no distances: nobody knows from where. */
  Pledgemap.listAround = ({ distances, km, home, own, locality = "", note, isMeasured = true }) => {
    const cards = cardsOf(placesAround(distances, km * 1000, own, locality, isMeasured));
    Pledgemap.showLists({ note, gemeinde: home, cards, gemeinden: outlines.municipalities });
  };
})();
