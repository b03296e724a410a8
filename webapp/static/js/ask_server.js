"use strict";

/* The filter where a page has only some of the pledges: the server answers, with the same pages as without
   this script, so that the way back leads through what was chosen. This only keeps house numbers and empty
   fields out of the address. */
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const { chosenIn, queryOf } = Pledgemap;
  const around = JSON.parse(document.getElementById("near-map")?.textContent ?? "null");

  Pledgemap.near = around && { ort: around.name, umkreis: String(around.radius_km) };
  Pledgemap.filtered = { gemeinden: chosenIn(location.search)[Pledgemap.areaKey] };

  async function ask() {
    const chosen = chosenIn(new FormData(form));
    if (document.querySelector(".near-search[data-streets]")) await Pledgemap.loadNear();
    const street = await Pledgemap.streetIn?.(chosen.ort);
    const query = queryOf({ ...chosen, ...(street && { ort: street.ort }) });
    location.assign(new URL(form.action).pathname + (query ? `?${query}` : ""));
  }

  /* Browsers restore boxes on the way back to a page; the address is what counts. */
  function restore() {
    const chosen = chosenIn(location.search);
    for (const box of form.querySelectorAll("input[type=checkbox]")) {
      box.checked = chosen[box.name].includes(box.value);
    }
    for (const key of ["q", "kreisweit"]) form.elements[key].value = chosen[key];
    const { ort } = form.elements; // not on a site without a server
    if (ort) ort.value = ort.defaultValue;
  }

  for (const link of document.querySelectorAll(".languages a")) link.search = location.search;
  restore();
  window.addEventListener("pageshow", restore);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  Object.assign(Pledgemap, { applyFilter: ask,
    readAnswer: () => document.getElementById("ergebnis").focus({ preventScroll: true }) });
})();
