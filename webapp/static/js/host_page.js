"use strict";

/* What a frame and the page around it tell each other: how tall the frame would like to be, and where a link leads.
   It speaks as WordPress does (the secret stands behind the "#"), and as our own embed.js does. */
(() => {
  const { parent } = window;
  const secret = /[#?&]secret=([A-Za-z0-9]+)/.exec(location.hash)?.[1];
  const blocked = document.querySelector(".blocked");
  const map = document.getElementById("map_karte");
  const list = document.getElementById("liste");
  let told_px = 0;

  // The height is no secret, and a frame that belongs to no host can't name the one around it.
  const tell = (message) => parent.postMessage(message, "*");

  /* As tall as all of it, with the map as tall as suits its width: not as tall as the frame happens to be. */
  function wanted_px() {
    const height = (element) => element?.getBoundingClientRect().height ?? 0;
    const { display } = getComputedStyle(document.querySelector("main"));
    const map_px = map ? Math.round(Math.min(420, Math.max(260, display === "grid" ? window.innerWidth * 0.42 : map.clientWidth * 0.66))) : 0; // as in frame.css
    const free_px = document.body.getBoundingClientRect().height - height(document.querySelector("main"));
    const caption_px = map ? height(map.parentElement) - height(map) : 0;
    const shown_px = map_px + caption_px;
    return Math.ceil(free_px + (display === "grid" ? Math.max(shown_px, height(list)) : shown_px + height(list ?? document.querySelector(".nothing"))));
  }

  function tellHeight() {
    if (!window.innerWidth) return; // not laid out yet
    told_px = wanted_px();
    tell({ type: "pledgemap:height", height: told_px });
    if (secret) tell({ message: "height", value: told_px, secret });
  }

  if (parent !== window) {
    window.addEventListener("message", ({ data, source }) => {
      if (source === parent && (data?.type === "pledgemap:ask" || (data?.message === "ready" && data.secret === secret))) tellHeight();
    });
    const tellChange = () => { if (wanted_px() !== told_px) tellHeight(); };
    const watch = new ResizeObserver(tellChange);
    for (const part of [document.querySelector("main"), list, map?.parentElement]) if (part) watch.observe(part);
    // Of a frame far below the fold Chromium tells nothing but its size, once it has one.
    window.addEventListener("resize", tellChange);
    window.addEventListener("load", tellHeight);
    tellHeight();
  }

  /* A sandbox may forbid new windows. WordPress then leads its own page there; elsewhere the reader gets the address. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target === "_self" || window.origin !== "null" || event.defaultPrevented) return;
    event.preventDefault();
    if (secret && link.host === location.host) { // links to other hosts WordPress ignores
      tell({ message: "link", value: link.href, secret });
      return;
    }
    const opened = window.open(link.href, "_blank");
    if (opened) letGoOf(opened);
    else show(link.href);
  });

  function letGoOf(opened) {
    try {
      opened.opener = null;
    } catch {
      // Where the sandbox holds the new window too, it has an origin of its own, and reaches nothing of ours.
    }
  }

  function show(address) {
    const field = document.createElement("input");
    Object.assign(field, { readOnly: true, value: address });
    field.setAttribute("aria-label", blocked.dataset.text);
    const close = document.createElement("button");
    Object.assign(close, { type: "button", textContent: "×" });
    close.setAttribute("aria-label", blocked.dataset.close);
    close.addEventListener("click", () => blocked.replaceChildren());
    blocked.replaceChildren(close, blocked.dataset.text, " ", field);
    field.select();
  }
})();
