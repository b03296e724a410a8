"use strict";

/* For the page around a frame: gives each frame of the map the height that it asks for. Load it once, it
   serves all. */
(() => {
  const { origin } = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const least_px = 200;
  const most_px = 1000;

  const frames = () => [...document.querySelectorAll("iframe[data-pledgemap]")]
    .filter((frame) => new URL(frame.src, location.href).origin === origin);

  window.addEventListener("message", ({ data, source, origin: from }) => {
    if (data?.type !== "pledgemap:height" || !Number.isFinite(data.height)) return;
    // A frame in a sandbox belongs to no host and says "null": what counts is that the message is its own.
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame || (from !== origin && from !== "null")) return;
    const most = Number(frame.dataset.maxHeight) || most_px;
    frame.style.height = `${Math.max(least_px, Math.min(most, Math.round(data.height)))}px`;
  });

  // A frame may have spoken before this script was there.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: "pledgemap:ask" }, "*");
})();
