"use strict";

/* "Mein Standort": the browser is asked only on a click, and where the visitor is stays in this file's memory. It is
   in no request, no address and no storage. */
(() => {
  const box = document.querySelector(".near-search");
  const button = box?.querySelector(".near-here");
  const pattern = document.getElementById("near-pattern");
  if (!button || !pattern) return;
  const status = box.querySelector(".near-status");
  const words = pattern.dataset;
  let outlines = null;

  const errors = { 1: words.denied, 2: words.unavailable, 3: words.timeout };

  const ask = () => new Promise((done, failed) => {
    if (!navigator.geolocation || !window.isSecureContext) failed({ text: words.unsupported });
    else navigator.geolocation.getCurrentPosition(done, ({ code }) => failed({ text: errors[code] }), { timeout: 15000, maximumAge: 60000 });
  });

  async function loadOutlines() {
    outlines ??= await (await fetch(box.dataset.outlines)).json();
    return outlines;
  }

  /* The shape of a place; one that stands for a whole Gemeinde has that Gemeinde's. */
  function shapeOf(place) {
    const whole = outlines.shapes[place.id] ?? outlines.municipalities.find(({ id }) => id === place.id)?.shape;
    return place.shape ?? whole ?? { type: "Point", coordinates: place.at };
  }

  /* Metres from a position (lon, lat) to each place, by id. */
  Pledgemap.distancesFrom = async (position) => {
    await loadOutlines();
    return new Map([...Pledgemap.places.values()].map((place) => [place.id, Pledgemap.distance(position, shapeOf(place))]));
  };

  function entryOf(article, ids, distances, reach_m, home) {
    const nearest = Pledgemap.places.get(ids.reduce((a, b) => (distances.get(b) < distances.get(a) ? b : a)));
    const within = article.dataset.places.split(" ").filter((id) => distances.get(id) <= reach_m);
    const inWhole = (place) => Boolean(outlines.shapes[place.id]) || outlines.municipalities.some(({ id }) => id === place.id);
    const distance_m = distances.get(nearest.id);
    const distance = home && nearest.id === home.id ? words.open : Pledgemap.distanceText(distance_m, inWhole(nearest));
    const slugs = within.flatMap((id) => Object.keys(Pledgemap.places.get(id).in));
    return { article, distance_m, distance, name: nearest.name, within, gemeinden: within.length ? [...new Set(slugs)].sort() : [home.slug] };
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

  Pledgemap.showHere = async () => {
    const { position } = Pledgemap;
    // Lists that the server made go first: their order is another place's.
    Pledgemap.clearLists();
    const distances = await Pledgemap.distancesFrom(position);
    const byDistance = outlines.municipalities.map((municipality) => ({ ...municipality, distance_m: Pledgemap.distance(position, municipality.shape) }))
      .sort((a, b) => a.distance_m - b.distance_m);
    const [nearest] = byDistance;
    const home = nearest.distance_m > 0 ? null : nearest;
    const km = Number(document.getElementById("umkreis").value);
    const { near, rest } = lists(distances, km * 1000, home);
    Pledgemap.showLists({ heading: words.heading.replace("{}", km), near, rest, gemeinde: home });
    Pledgemap.applyFilter();
    Pledgemap.drawCircle(position, km * 1000, words.name);
    status.textContent = home ? words.found : words.outside.replace("{}", nearest.name);
    leaveButton.hidden = false;
  };

  const leaveButton = Pledgemap.element("button", "near-leave", words.leave);
  Object.assign(leaveButton, { type: "button", hidden: true });
  leaveButton.addEventListener("click", () => location.reload());
  button.after(" ", leaveButton);

  Pledgemap.here = async () => {
    status.textContent = words.busy;
    try {
      const [{ coords }] = await Promise.all([ask(), loadOutlines()]);
      enter([coords.longitude, coords.latitude]);
    } catch (error) {
      status.textContent = error.text ?? words.unavailable;
    }
  };

  /* A step of its own in the history, so that the back button leads out again. */
  function enter(position) {
    const isFirst = !Pledgemap.position;
    Pledgemap.position = position;
    Pledgemap.near = null;
    document.getElementById("ort").value = "";
    if (isFirst) {
      const args = new URLSearchParams(location.search);
      for (const key of ["ort", "umkreis"]) args.delete(key);
      history.pushState({ here: true }, "", location.pathname + (args.size ? `?${args}` : ""));
    }
    Pledgemap.showHere();
  }

  window.addEventListener("popstate", (event) => {
    if (Pledgemap.position && !event.state?.here) location.reload();
  });
})();
