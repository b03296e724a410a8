"use strict";

/* Checks the query of an address in the page, as webapp/filters/ and webapp/pages/errors.py do: on
   a static site nobody else can. Old values redirect to the current ones; for unknown ones there is a
   notice. */
(() => {
  const data = document.getElementById("static-site");
  if (!data) return;
  const { known, moved, town, unknown, malformed, longest_text, longest_radius_km,
    default_radius_km } = JSON.parse(data.textContent);
  const repeated = Object.keys(known);
  const umlauts = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
  const slugOf = (text) =>
    text.normalize("NFC").toLowerCase().replace(/[äöüß]/g, (sign) => umlauts[sign])
      .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  /* The current name of a value, also in another spelling ("Jülich", "JUELICH"); itself if nothing is called
     so. */
  function todays(key, value) {
    return Object.hasOwn(moved, key) ? current(known[key], moved[key], value) ?? value : value;
  }

  function current(names, former, value) {
    for (const spelling of [value, slugOf(value)]) {
      if (names.includes(spelling)) return spelling;
      if (Object.hasOwn(former, spelling)) return former[spelling];
    }
    return undefined;
  }

  /* On the map of a town with districts the town itself is everything: {hasTown, stranger}, the latter being
     another Gemeinde. */
  function ofTown(query) {
    const values = town ? new URLSearchParams(query).getAll("gemeinde").filter(Boolean) : [];
    const stranger = values.find((value) => current(town.known, town.moved, value) === undefined);
    return { hasTown: values.length > 0, stranger };
  }

  const isText = (text) => text.length <= longest_text && !/[\p{C}\p{Z}]/u.test(text.replaceAll(" ", ""));

  /* The first error as {heading, text}, or null. In the order in which the server checks. */
  function problemOf(chosen, stranger) {
    for (const key of repeated) {
      if (key === "status" && stranger !== undefined) return problem(unknown, "gemeinde", stranger);
      const value = chosen[key].find((other) => !known[key].includes(other));
      if (value !== undefined) return problem(unknown, key, value);
    }
    const radius = chosen.umkreis || default_radius_km;
    /** @type {[string, boolean][]} */
    const rules = [
      ["q", isText(chosen.q)],
      ["kreisweit", ["", "0", "1"].includes(chosen.kreisweit)],
      ["umkreis", /^\d{1,2}$/.test(radius) && radius >= 1 && radius <= longest_radius_km],
      ["ort", isText(chosen.ort)],
    ];
    const wrong = rules.find(([, isRight]) => !isRight);
    return wrong ? problem(malformed, wrong[0], chosen[wrong[0]].slice(0, longest_text)) : null;
  }

  const problem = ({ heading, texts }, key, value) =>
    ({ heading, text: texts[key].replace("{}", () => value) });

  /* Parse a query: {chosen, hasMoved, problem}, with the current values. */
  Pledgemap.checkedQuery = (query) => {
    const chosen = Pledgemap.chosenIn(query);
    const { hasTown, stranger } = ofTown(query);
    const hasMoved = hasTown
      || repeated.some((key) => chosen[key].some((value) => todays(key, value) !== value));
    for (const key of repeated) chosen[key] = chosen[key].map((value) => todays(key, value));
    if (chosen.ort) chosen.umkreis ||= String(default_radius_km);
    return { chosen, hasMoved, problem: problemOf(chosen, stranger) };
  };

  /* The query of a choice, in the order of the site. */
  Pledgemap.queryOfChoice = (chosen) => Pledgemap.queryOf(chosen, known);

  Pledgemap.defaultRadius_km = default_radius_km;
})();
