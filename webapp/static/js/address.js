"use strict";

/* In a site without a server the page itself answers the query of its address (query_check.js reads it). What
   is wrong with it becomes a notice. */
(() => {
  const data = document.getElementById("static-site");
  const form = document.getElementById("filter");
  if (!data || !form) return;
  const notice = document.querySelector(".notice");

  /* Show what is wrong with the address. With links {query, label, kind, hash} it is a question about a
     place, which the sentence above the list asks. */
  Pledgemap.tellOfAddress = (heading, text, links = []) => {
    notice.classList.toggle("is-question", links.length > 0);
    notice.dataset.text = text;
    notice.querySelector("h2").textContent = heading;
    notice.querySelector("p").textContent = links.length ? "" : text;
    const items = links.map(({ query, label, kind, hash = "" }) => {
      const item = Pledgemap.element("li");
      const link = Pledgemap.element("a", "", label);
      link.href = `${location.pathname}?${query}${hash}`;
      item.append(link);
      if (kind) item.append(" ", Pledgemap.element("small", "", kind));
      return item;
    });
    notice.querySelector("ul").replaceChildren(...items);
    notice.hidden = false;
  };

  Pledgemap.checkAddress = () => {
    const { chosen, hasMoved, problem } = Pledgemap.checkedQuery(location.search);
    notice.hidden = problem === null;
    if (problem) Pledgemap.tellOfAddress(problem.heading, problem.text);
    else if (hasMoved) history.replaceState(history.state, "",
      `${location.pathname}?${Pledgemap.queryOfChoice(chosen)}`);
  };

  /* Set at once: the reader may choose another radius or place before the lists are there. */
  function writePlace(place, km) {
    const radius = form.elements.umkreis;
    if (![...radius.options].some((option) => option.value === km)) radius.add(new Option(`${km} km`, km));
    radius.value = km;
    // As if the page had been loaded with it: near_search.js only suggests for what the reader has typed.
    form.elements.ort.defaultValue = form.elements.ort.value = place;
    Pledgemap.near = { ort: place, umkreis: km };
  }

  async function start() {
    if (!location.search) return; // the page is right as loaded
    try {
      Pledgemap.followAddress();
      const chosen = Pledgemap.chosenIn(location.search);
      if (chosen.q) await Pledgemap.loadWords(); // the list is filtered as soon as they are there
      if (!notice.hidden || !chosen.ort) return;
      writePlace(chosen.ort, chosen.umkreis || String(Pledgemap.defaultRadius_km));
      await Pledgemap.loadNear();
      await Pledgemap.showPlace(chosen);
    } finally {
      document.documentElement.classList.remove("is-answering");
      // What was hidden until now could not get the focus.
      Pledgemap.focusAnswer();
    }
  }

  // Another place is another page (filter.js), also when going back.
  window.addEventListener("popstate", () => {
    if (Pledgemap.chosenIn(location.search).ort !== (Pledgemap.near?.ort ?? "")) location.reload();
  });
  // The map and the bar are listening by then.
  document.addEventListener("DOMContentLoaded", start);
})();
