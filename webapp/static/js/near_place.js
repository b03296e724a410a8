"use strict";

/* On a static site: the answer to an address with a place. On a server
   webapp/pages/near_answer.py and webapp/pages/place_choice.py give it. */
(() => {
  const box = document.querySelector(".near-search");
  const outside = document.getElementById("near-outside-pattern");
  if (!outside || !box.dataset.positions) return;
  const words = Pledgemap.nearWords.place;

  const fetched = async (address) => (await fetch(address)).json();

  /* The places to search for: the index of the suggestions, and where they lie. */
  async function loadPlaces() {
    const [rows, positions] = await Promise.all([Pledgemap.loadRows(), fetched(box.dataset.positions)]);
    return rows.map(({ label, rank, kind }, at) => ({ label, rank, kindName: kind, ...positions[at] }));
  }

  function ask(chosen, places, { choices, number, isMistyped = false }) {
    Pledgemap.near = null;
    const meant = choices.length
      ? choices.map(({ label, kindName }) => ({ text: label, label, kind: kindName ?? words.street,
        hash: kindName ? "" : Pledgemap.hashOf?.(number) }))
      : Pledgemap.inTowns(places, chosen.ort)
        .map(({ text, town }) => ({ text, label: town.label, kind: "", hash: "" }));
    const links = meant.map(({ text, label, kind, hash }) => {
      const query = new URLSearchParams(location.search);
      query.set("ort", text);
      return { query, label, kind, hash };
    });
    const isCode = /^[0-9]{5}$/.test(chosen.ort);
    const why = choices.length > 1 && !isMistyped ? words.several : words.missing;
    const areStreets = choices.every(({ kindName }) => !kindName);
    const which = !areStreets ? words.whichOne : isMistyped ? words.oneOfStreets : words.whichStreet;
    const whichOnly = isMistyped && areStreets ? words.thisStreet : words.thisOne;
    const how = choices.length > 1 ? which : choices.length ? whichOnly : isCode
      ? words.foreignCode : words.known;
    const heading = choices.length ? words.which : words.whichTown;
    Pledgemap.tellOfAddress(heading, `${why.replace("{}", () => chosen.ort)} ${how}`, links);
    Pledgemap.showFiltered();
  }

  function tellOutside(place) {
    const [nearest] = Pledgemap.municipalitiesFrom(place.at);
    const text = outside.content.cloneNode(true).firstElementChild;
    text.querySelector("span").textContent = words.outside.replace("{}", () => place.label);
    const link = text.querySelector("a");
    link.href += nearest.slug;
    link.textContent = nearest.name;
    document.querySelector(".near").before(text);
    return nearest;
  }

  function tellMissing(missing, place) {
    const text = Pledgemap.element("p", "near-missing", words.unknown
      .replace("{missing}", () => missing).replace("{place}", () => place));
    document.querySelector(".near").before(text);
  }

  function noteOf({ kind, within }) {
    if (kind === "postal_code") return words.ofCode.replace("{}", () => within[0]);
    return kind === "municipality" ? words.ofMunicipality.replace("{}", () => within[0]) : words.ofOther;
  }

  /* Answer an address with these chosen values. The radius is the one in the form. */
  Pledgemap.showPlace = async (chosen) => {
    const streets = await Pledgemap.loadStreets?.();
    const places = await loadPlaces();
    const { place, street, missing, choices, ...found } = Pledgemap.findPlace(places, chosen.ort, streets);
    const number = Pledgemap.houseNumber || found.number;
    if (street) return Pledgemap.showStreet(street, number);
    if (!place) return ask(chosen, places, { ...found, choices, number });
    const shape = place.shape ?? { type: "Point", coordinates: place.at };
    const distances = await Pledgemap.distancesFrom(place.shape ?? place.at);
    const { municipalities } = await Pledgemap.loadOutlines();
    const home = place.in.length === 1 ? municipalities.find(({ slug }) => slug === place.in[0]) : null;
    const km = Number(document.getElementById("umkreis").value);
    // What the map does not know of an address stays in it, and is named.
    const written = missing ? chosen.ort : place.label;
    Pledgemap.near = { ort: written, umkreis: String(km) };
    const field = document.getElementById("ort");
    // The reader may have started another search meanwhile: then leave it alone.
    if (field.value === chosen.ort) field.value = written;
    field.defaultValue = written;
    const locality = place.kind === "locality" ? place.names[0] : "";
    Pledgemap.around = { place: locality || place.label, km: String(km) };
    const isMeasured = !["postal_code", "municipality"].includes(place.kind);
    Pledgemap.listAround({ distances, km, home, own: place.in, locality, note: noteOf(place), isMeasured });
    const nearest = place.in.length === 0 ? tellOutside(place) : null;
    if (missing) tellMissing(missing, Pledgemap.around.place);
    Pledgemap.applyFilter({ replace: true });
    if (shape.type === "Point") return Pledgemap.drawCircle(place.at, km * 1000, place.label, nearest?.shape);
    return Pledgemap.drawReach(shape, place.at, km * 1000, place.label);
  };
})();
