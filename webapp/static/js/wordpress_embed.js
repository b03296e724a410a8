"use strict";

/* The protocol between a frame and the page around it, that of WordPress embeds: messages "ready", "height"
   and "link" with the secret after the "#". Our own embed.js uses it without a secret: "pledgemap:ask",
   "pledgemap:height". */
(() => {
  const { parent } = window;
  const secret = /[#?&]secret=([A-Za-z0-9]+)/.exec(location.hash)?.[1];
  const blocked = document.querySelector(".blocked");
  const map = document.getElementById("map_karte");
  const list = document.getElementById("liste");
  let sent_px = 0;

  // The height is not a secret, and a frame without an origin can't know that of the page around it.
  const send = (message) => parent.postMessage(message, "*");

  /* The height of the content, with a map height that suits the width: not that of the frame. */
  function content_px() {
    const height = (element) => element?.getBoundingClientRect().height ?? 0;
    const { display } = getComputedStyle(document.querySelector("main"));
    // as in frame.css
    const map_px = map ? Math.round(Math.min(420, Math.max(260, display === "grid" ? window.innerWidth * 0.42
      : map.clientWidth * 0.66))) : 0;
    const free_px = document.body.getBoundingClientRect().height - height(document.querySelector("main"));
    const caption_px = map ? height(map.parentElement) - height(map) : 0;
    const shown_px = map_px + caption_px;
    return Math.ceil(free_px + (display === "grid" ? Math.max(shown_px, height(list)) : shown_px
      + height(list ?? document.querySelector(".nothing"))));
  }

  function sendHeight() {
    if (!window.innerWidth) return; // not laid out yet
    sent_px = content_px();
    send({ type: "pledgemap:height", height: sent_px });
    if (secret) send({ message: "height", value: sent_px, secret });
  }

  if (parent !== window) {
    window.addEventListener("message", ({ data, source }) => {
      if (source === parent && (data?.type === "pledgemap:ask"
        || (data?.message === "ready" && data.secret === secret))) sendHeight();
    });
    const sendChange = () => { if (content_px() !== sent_px) sendHeight(); };
    const watch = new ResizeObserver(sendChange);
    for (const part of [document.querySelector("main"), list,
      map?.parentElement]) if (part) watch.observe(part);
    // For a frame far below the fold Chromium reports only its size, once it has one.
    window.addEventListener("resize", sendChange);
    window.addEventListener("load", sendHeight);
    sendHeight();
  }

  /* A sandbox may forbid new windows. WordPress then navigates its own page there; elsewhere the reader gets
     the address. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target === "_self" || window.origin !== "null" || event.defaultPrevented) return;
    event.preventDefault();
    if (secret && link.host === location.host) { // WordPress ignores links to other hosts
      send({ message: "link", value: link.href, secret });
      return;
    }
    const opened = window.open(link.href, "_blank");
    if (!opened) {
      show(link.href);
      return;
    }
    try {
      opened.opener = null;
    } catch {
      // If the sandbox also applies to the new window, it has another origin and can't reach ours.
    }
  });

  function show(address) {
    const field = Pledgemap.element("input");
    Object.assign(field, { readOnly: true, value: address });
    field.setAttribute("aria-label", blocked.dataset.text);
    const close = Pledgemap.element("button", "", "×");
    close.type = "button";
    close.setAttribute("aria-label", blocked.dataset.close);
    close.addEventListener("click", () => blocked.replaceChildren());
    blocked.replaceChildren(close, blocked.dataset.text, " ", field);
    field.select();
  }
})();
