"use strict";

/* The answer around a street or a house, which the browser looks up itself. A house number is in no request
   and no address: the address names the street (near_loader.js). */
(() => {
  const box = document.querySelector(".near-search");
  const input = document.getElementById("ort");
  if (!box?.dataset.streets || !input) return;
  const patience_ms = 5000;
  const stopRank = 3;
  let [known, loading] = [null, null];

  /* One step after another, and other things in between: nothing may stand still on a slow phone. */
  const goOn = (steps) => new Promise((done) => {
    const step = () => (steps.next().done ? done(true) : setTimeout(step));
    step();
  });
  const fetched = async (address) => (await fetch(address)).json();

  const nameOf = ({ code, label }) => (code === "postal_code" ? label.split(" ")[0]
    : label.replace(/ \([^)]*\)$/, ""));

  async function make() {
    const [rows, data] = await Promise.all([Pledgemap.loadRows(), fetched(box.dataset.streets)]);
    const places = rows.map((row) => ({ label: row.label, kind: row.code,
      names: [nameOf(row), ...row.aliases], within: row.within.split("; ") }));
    const made = Pledgemap.streetsOf(data, places);
    await goOn(made.steps);
    known = made.known;
    return known;
  }

  /* The streets, or null if they can't be loaded. */
  Pledgemap.loadStreets = () => {
    loading ??= make().catch(() => {
      loading = null;
      return null;
    });
    return loading;
  };

  Pledgemap.streetsLike = (text) => (known ? Pledgemap.suggestStreets(known, text, box.dataset.street) : []);
  Pledgemap.streetsMeant = (text) => {
    const { streets, number } = (known && Pledgemap.readMistyped(known, text)) || { streets: [], number: "" };
    return streets.map(({ label }) => ({ label: Pledgemap.addressOf(label, number),
      kind: box.dataset.street }));
  };
  Pledgemap.hashOf = (number) => (number ? `#nr=${encodeURIComponent(number)}` : "");

  /* Towns, villages, stations and landmarks come before streets of their name. */
  function isPlace(rows, text) {
    const key = Pledgemap.searchKey(text);
    for (const row of rows) Pledgemap.spellRow(row);
    return rows.some(({ label }) => label === text)
      || [...rows.filter(({ keys }) => keys.includes(key)), ...Pledgemap.otherwiseNamedRows(rows, text)]
        .some(({ rank }) => rank < stopRank);
  }

  async function lookedUp(text) {
    const streets = await Pledgemap.loadStreets();
    if (!streets || isPlace(await Pledgemap.loadRows(), text)) return null;
    if (streets.streets.has(text)) return { ort: text, hash: "" };
    const exact = Pledgemap.readStreet(streets, text);
    const found = exact ?? Pledgemap.readMistyped(streets, text);
    if (!found) return null;
    const isOne = exact && found.streets.length === 1 && found.isSure;
    const ort = isOne ? found.streets[0].label : found.withoutNumber.replace(/\s+/g, " ").trim();
    return { ort, hash: Pledgemap.hashOf(found.number) };
  }

  /* What the address of a search for a street has: {ort, hash}; null for all else, or if it takes too
     long. */
  Pledgemap.streetIn = (text) => Promise.race([lookedUp(text),
    new Promise((done) => { setTimeout(() => done(null), patience_ms); })]);

  async function loaded({ file, at }) {
    const entries = await fetched(box.dataset.streets.replace(/[^/]*$/, file));
    return Pledgemap.decodedStreet(entries[at]);
  }

  function originText({ name }, house) {
    const text = Pledgemap.nearWords.street[house?.how ?? "street"];
    return text.replace("{street}", () => name).replace("{typed}", () => house.typed)
      .replace("{number}", () => house.number);
  }

  /* The middle of the longest of its lines. */
  function middleOf({ type, coordinates }) {
    if (type === "Point") return coordinates;
    const lines = { LineString: [coordinates], Polygon: [coordinates[0]] }[type]
      ?? coordinates.map((part) => (type === "MultiPolygon" ? part[0] : part));
    const [longest] = lines.sort((a, b) => b.length - a.length);
    return longest[Math.floor(longest.length / 2)];
  }

  /* The Gemeinde that a street belongs to; of a town the districts that it runs through. */
  function areasAround(from, town, { municipalities }) {
    if (Pledgemap.areaKey === "gemeinde") return municipalities.filter(({ name }) => name === town);
    return Pledgemap.municipalitiesFrom(from).filter((one) => one.distance_m === 0);
  }

  /* Answer for a street of near_streets.js and a typed house number, "" without. */
  Pledgemap.showStreet = async (street, typed) => {
    const written = input.value;
    const { shape, houses } = await loaded(street);
    const found = typed ? Pledgemap.findNumber(typed, [...houses.keys()]) : null;
    const house = found && { typed, ...found };
    const at = house && houses.get(house.number);
    const from = at ?? (shape.type === "Point" ? shape.coordinates : shape);
    const distances = await Pledgemap.distancesFrom(from);
    const own = areasAround(from, street.within, await Pledgemap.loadOutlines());
    const home = own.length === 1 ? own[0] : null;
    const km = Number(document.getElementById("umkreis").value);
    Pledgemap.near = { ort: street.label, umkreis: String(km) };
    // The reader may have started another search meanwhile: then leave it alone.
    const isTyping = input.value !== written;
    input.defaultValue = Pledgemap.addressOf(street.label, typed);
    if (!isTyping) input.value = input.defaultValue;
    Pledgemap.around = { place: street.label, km: String(km) };
    Pledgemap.clearLists();
    Pledgemap.listAround({ distances, km, home, own: own.map(({ slug }) => slug),
      note: Pledgemap.nearWords.street.note });
    const origin = Pledgemap.element("p", "near-origin", originText(street, house));
    document.querySelector(".near").before(origin);
    Pledgemap.applyFilter({ replace: true });
    const middle = at ?? middleOf(shape);
    if (at || shape.type === "Point") Pledgemap.drawCircle(middle, km * 1000, street.label);
    else Pledgemap.drawReach(shape, middle, km * 1000, street.label);
    if (!isTyping) Pledgemap.readAnswer();
  };

  /* The number that came with the page, in the street of its address. */
  Pledgemap.showHouse = async () => {
    if (document.getElementById("in-view")) return; // only the server has all pledges: its answer stays
    const streets = await Pledgemap.loadStreets();
    const street = streets?.streets.get(Pledgemap.near?.ort ?? "");
    if (street) await Pledgemap.showStreet(street, Pledgemap.houseNumber);
  };

  // On other pages than the map's a form takes what is typed to the map.
  if (input.form.id !== "filter") {
    input.form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const street = await Pledgemap.streetIn(input.value);
      const query = new URLSearchParams();
      for (const [name, value] of new FormData(input.form)) query.append(name, String(value));
      if (street) query.set("ort", street.ort);
      location.assign(`${input.form.action}?${query}${street?.hash ?? ""}`);
    });
  }
})();
