"use strict";

/* Without the script of the map, or without Leaflet, the page says so; filter and list work all the same. */
window.addEventListener("load", () => {
  if (Pledgemap.map) return;
  document.getElementById("karte")?.classList.add("is-missing");
  document.querySelector(".near-here")?.remove(); // it measures to the places of the map
  for (const button of document.querySelectorAll(".view-switch")) button.hidden = true;
});
