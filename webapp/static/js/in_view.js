"use strict";

/* The map where its page has only some of the pledges: from afar it says how many each Gemeinde has; nearer
   it loads the places in view by tile, and the pledges of a place that is opened
   (webapp/pages/places_in_view.py). */
Pledgemap.placesInPage ??= () => JSON.parse(document.getElementById("orte")?.textContent ?? "[]");

(() => {
  // A frame of a long list that is a file has no other one for a filter, and says so.
  const unanswered = document.querySelector(".unanswered");
  const keys = ["thema", Pledgemap.areaKey, "status", "q", "ort", "kreisweit"];
  if (unanswered) unanswered.hidden = !keys.some((key) => new URLSearchParams(location.search).get(key));
})();

(() => {
  const data = JSON.parse(document.getElementById("in-view")?.textContent ?? "null");
  if (!data) return; // a page about one pledge has its places
  const { element } = Pledgemap;
  const query = data.query ? `?${data.query}` : "";
  const isAround = Boolean(document.getElementById("near-map"));
  const existing = new Set(data.tiles);
  const nearZoom = 11.5;
  const mostTiles = 24; // in view: what needs more is afar
  const mostOpened = 8; // places whose pledges are loaded for one box
  const tiles = new Map(); // ids of the places by tile, null while they are being loaded
  const pledges = new Map(); // by number: like the pledges of a list, as far as symbols read them
  const at = new Map(); // pledges by id of the place
  /** @type {Set<number> | null} */
  let chosen = null; // where files are filtered: the numbers of the pledges that are shown

  const load = (path) => fetch(`${data.folder}/${path}.json${query}`).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return answer.json();
  });

  function tilesIn({ map }) {
    const side_px = 256;
    const inView = map.getBounds();
    const [min, max] = [inView.getNorthWest(), inView.getSouthEast()]
      .map((corner) => map.project(corner, data.zoom).divideBy(side_px).floor());
    const found = [];
    for (let x = min.x; x <= max.x && found.length <= mostTiles; x += 1) {
      for (let y = min.y; y <= max.y; y += 1) if (existing.has(`${x}/${y}`)) found.push(`${x}/${y}`);
    }
    return found;
  }

  // Before the first view the map has no zoom.
  const isNear = (state) => state.map.getZoom() !== undefined && (isAround || state.gemeinden().length > 0
    || state.map.getZoom() >= nearZoom) && tilesIn(state).length <= mostTiles;

  function pledge(number, [topic, sign]) {
    if (!pledges.has(number)) pledges.set(number, { number, dataset: { topic, ...(sign && { sign }) } });
    return pledges.get(number);
  }

  function take(state, tile, answer) {
    tiles.set(tile, answer.places.map(({ id }) => id));
    for (const place of answer.places.map(Pledgemap.unpackedPlace)) {
      state.places.set(place.id, place);
      at.set(place.id, answer.at[place.id].map((number) => pledge(number,
        answer.looks[answer.pledges[number]])));
    }
  }

  function loadTile(state, tile) {
    tiles.set(tile, null);
    return load(`${data.zoom}/${tile}`).then((answer) => take(state, tile, answer))
      .catch(() => tiles.delete(tile)); // the next move tries again
  }

  /* What a filter shows that the page itself has answered (filter_files.js), and the counts by Gemeinde. */
  Pledgemap.showNumbers = (numbers, counts) => {
    chosen = numbers;
    data.counts = counts;
  };

  const shownAt = (id) => (chosen ? at.get(id).filter(({ number }) => chosen.has(number)) : at.get(id));

  Pledgemap.findSites = (state, only) => {
    if (!isNear(state)) return [];
    const isChosen = ({ in: areas }) => !chosen || !only.length || only.some((slug) => slug in areas);
    const inView = state.map.getBounds().pad(0.2);
    const isSeen = (place) => place.shape || place.whole || inView.contains([place.at[1], place.at[0]]);
    const ids = new Set(tilesIn(state).flatMap((tile) => tiles.get(tile) ?? []));
    const seen = [...ids].filter((id) => isSeen(state.places.get(id)) && isChosen(state.places.get(id)));
    const shown = seen.filter((id) => shownAt(id).length);
    return Pledgemap.sitesOf(state, new Map(shown.map((id) => [id, shownAt(id)])), only);
  };

  Pledgemap.followView = (state, redraw) => {
    for (const { id, name, slug, at: point } of state.municipalities) {
      const whole = { id, name, at: point, in: { [slug]: null }, whole: true, where: "", kind: "municipality",
        open: true, planned: false };
      if (!state.places.has(id)) state.places.set(id, whole);
    }
    const update = () => {
      redraw();
      const missing = isNear(state) ? tilesIn(state).filter((tile) => !tiles.has(tile)) : [];
      if (missing.length) Promise.all(missing.map((tile) => loadTile(state, tile))).then(redraw);
    };
    state.map.on("moveend resize", update);
    update();
  };

  /* From afar: the number of pledges of a Gemeinde. */
  Pledgemap.countBadge = (state, id) => {
    if (isNear(state) || !data.counts[id]) return null;
    const badge = element("span", "symbol is-mixed is-count", data.counts[id]);
    badge.dataset.places = id;
    return badge;
  };

  /* Pressing it leads to the places. */
  Pledgemap.enter = (state, ids) => {
    const found = isNear(state) ? null : state.municipalities.find(({ id }) => ids.includes(id));
    if (!found) return false;
    const [west, south, east, north] = found.bbox;
    const bounds = L.latLngBounds([south, west], [north, east]);
    state.map.setView(bounds.getCenter(), Math.max(nearZoom, state.map.getBoundsZoom(bounds)),
      { animate: false });
    return true;
  };

  /* As in webapp/templates/_sender.html. */
  function senderOf(party, sign, name) {
    const [line, mark] = [element("p", "sender"), element("span", `party-sign party-${party}`, sign)];
    mark.setAttribute("aria-hidden", "true");
    line.append(mark, " ", element("span", "", name));
    return line;
  }

  function row({ title, href, topic, stance, label, status, lang, party, sign, sender }) {
    const item = element("li", `topic-${topic}`);
    const [badge, link, marks] = [element("span", "badge"), element("a", "", title),
      element("span", "marks")];
    badge.append(Pledgemap.topicIcon(topic));
    Object.assign(link, { href, lang });
    if (label) marks.append(element("span", `stance stance-${stance}`, label));
    if (status) marks.append(" ", element("span", "status", status));
    item.append(badge, link, ...(party ? [" ", senderOf(party, sign, sender)] : []),
      ...(label || status ? [" ", marks] : []));
    return item;
  }

  Pledgemap.popupContent = (places) => {
    const content = element("div", "place-popup");
    places.forEach((place, number) => {
      const heading = element("h2", "", place.name);
      const list = element("ul", "popup-pledges");
      heading.tabIndex = -1;
      content.append(heading, element("p", "popup-where", place.where), list);
      if (number >= mostOpened) return;
      load(encodeURIComponent(place.id)).then((answer) => {
        const rows = answer.pledges.filter((one) => !chosen || chosen.has(one.number));
        const more = chosen ? shownAt(place.id).length - rows.length : answer.more;
        list.replaceChildren(...rows.map(row));
        if (more) list.append(element("li", "", `+ ${more}`));
        content.dispatchEvent(new CustomEvent("pledgemap:filled"));
      }).catch(() => list.remove());
    });
    return content;
  };
})();
