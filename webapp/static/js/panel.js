"use strict";

/* On a small screen the list is a sheet over the map: it rises as the page scrolls. Two buttons do the same,
   and a third size has the map on the whole screen, with only the sentence below it. */
(() => {
  const panel = document.querySelector(".panel");
  const figure = document.querySelector(".map");
  if (!panel || !figure) return;
  const [up, down] = [panel.querySelector(".panel-up"), panel.querySelector(".panel-down")];
  const small = window.matchMedia("(max-width: 59.99rem)");
  const behavior = Pledgemap.calm ? "instant" : "smooth";
  const slack_px = 24;

  const isLarge = () => figure.classList.contains("is-large");
  const panelTop = () => panel.getBoundingClientRect().top + window.scrollY;
  const isRisen = () => window.scrollY > panelTop() - slack_px;

  function show() {
    // Not "disabled": while it has the focus that would be lost.
    up.setAttribute("aria-disabled", String(isRisen()));
    down.setAttribute("aria-disabled", String(isLarge() && !isRisen()));
  }

  function setLarge(large) {
    figure.classList.toggle("is-large", large);
    Pledgemap.mapResized?.();
    scrollTo(0);
  }

  function scrollTo(top) {
    window.scrollTo({ top, behavior });
    show();
  }

  /* Show the map, which the list may lie over. */
  Pledgemap.showMap = () => {
    if (!small.matches) return false;
    if (isRisen() || window.scrollY > 0) window.scrollTo({ top: 0, behavior: "instant" });
    return true;
  };

  up.addEventListener("click", () => {
    if (isLarge()) setLarge(false);
    else scrollTo(panelTop());
  });
  down.addEventListener("click", () => {
    if (window.scrollY > 0) scrollTo(0);
    else setLarge(true);
  });
  // Who goes back by keyboard wants to see where they are.
  figure.addEventListener("focusin", (event) => {
    if (event.target.closest(":focus-visible")) Pledgemap.showMap();
  });
  // What gets the focus must not lie below the bar, whose height depends on what is chosen.
  const bar = panel.querySelector(".bar");
  new ResizeObserver(() => {
    const isSticky = getComputedStyle(bar).position === "sticky";
    const top_px = isSticky ? (parseFloat(getComputedStyle(bar).top) || 0) + bar.offsetHeight : 0;
    document.documentElement.style.scrollPaddingTop = `${top_px + 16}px`;
  }).observe(bar);
  window.addEventListener("scroll", show, { passive: true });
  panel.querySelector(".panel-buttons").classList.add("is-ready");
  show();
})();
