"use strict";

/* In a site without a server nobody but the page itself can answer the query of its address: what webapp/filters.py
   and webapp/errors.py say to it, this says too. Old values lead on to those of today, unknown ones become a notice. */
(() => {
  const data = document.getElementById("static-site");
  const form = document.getElementById("filter");
  if (!data || !form) return;
  const { moved, unknown, malformed, longest_text, longest_radius_km, default_radius_km } = JSON.parse(data.textContent);
  const notice = document.querySelector(".notice");
  const repeated = ["thema", "gemeinde", "status"];

  const inForm = (key) => [...form.querySelectorAll(`input[name=${key}]`)].map((box) => box.value);
  const isKnown = (key, value) => inForm(key).includes(value) || Object.values(moved[key] ?? {}).includes(value);
  const isText = (text) => text.length <= longest_text && !/[\p{C}\p{Z}]/u.test(text.replaceAll(" ", ""));

  /* The first thing that is wrong, as {key, value, words}, or null. In the order in which the server looks. */
  function problemOf(chosen) {
    for (const key of repeated) {
      const value = chosen[key].find((other) => !isKnown(key, other));
      if (value !== undefined) return { key, value, words: unknown };
    }
    const radius = chosen.umkreis || String(default_radius_km);
    const rules = [
      ["q", isText(chosen.q)],
      ["kreisweit", ["", "0", "1"].includes(chosen.kreisweit)],
      ["umkreis", /^\d{1,2}$/.test(radius) && radius >= 1 && radius <= longest_radius_km],
      ["ort", isText(chosen.ort)],
    ];
    const wrong = rules.find(([, isRight]) => !isRight);
    return wrong ? { key: wrong[0], value: chosen[wrong[0]].slice(0, longest_text), words: malformed } : null;
  }

  /* The query with the names of today, in the canonical order. */
  function queryOf(chosen) {
    const query = new URLSearchParams();
    for (const key of repeated) {
      const order = inForm(key);
      const values = [...new Set(chosen[key])].sort((a, b) => order.indexOf(a) - order.indexOf(b));
      for (const value of values) query.append(key, value);
    }
    for (const key of ["q", "ort", "umkreis", "kreisweit"]) if (chosen[key]) query.set(key, chosen[key]);
    return query.toString();
  }

  /* Tell what is wrong with the address: links are {query, label, kind}. */
  Pledgemap.tellOfAddress = (heading, text, links = []) => {
    notice.querySelector("h2").textContent = heading;
    notice.querySelector("p").textContent = text;
    const items = links.map(({ query, label, kind }) => {
      const item = Pledgemap.element("li");
      const link = Pledgemap.element("a", "", label);
      link.href = `${location.pathname}?${query}`;
      item.append(link, " ", Pledgemap.element("small", "", kind));
      return item;
    });
    notice.querySelector("ul").replaceChildren(...items);
    notice.hidden = false;
  };

  Pledgemap.checkAddress = () => {
    const chosen = Pledgemap.chosenIn(location.search);
    const isOld = (key) => chosen[key].some((value) => moved[key] && value in moved[key]);
    const hasMoved = ["thema", "gemeinde"].some(isOld);
    for (const key of repeated) chosen[key] = chosen[key].map((value) => moved[key]?.[value] ?? value);
    const problem = problemOf(chosen);
    notice.hidden = problem === null;
    if (problem) Pledgemap.tellOfAddress(problem.words.heading, problem.words.texts[problem.key].replace("{}", () => problem.value));
    else if (hasMoved) history.replaceState(history.state, "", `${location.pathname}?${queryOf(chosen)}`);
  };

  async function start() {
    Pledgemap.followAddress();
    const chosen = Pledgemap.chosenIn(location.search);
    if (!notice.hidden || !chosen.ort) return;
    await Pledgemap.loadNear();
    Pledgemap.showPlace(chosen, Number(chosen.umkreis || default_radius_km));
  }

  // Another place is another page (filter.js): on the way back too.
  window.addEventListener("popstate", () => {
    if (Pledgemap.chosenIn(location.search).ort !== (Pledgemap.near?.ort ?? "")) location.reload();
  });
  // The map and the bar listen by then.
  document.addEventListener("DOMContentLoaded", start);
})();
