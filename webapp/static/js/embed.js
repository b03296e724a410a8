"use strict";

/* For the page around a frame: gives each frame of the map the height that it requests. Load it once, it
   serves all. */
(() => {
  const { origin } = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const min_px = 200;
  const max_px = 1000;

  const frames = () => [...document.querySelectorAll("iframe[data-pledgemap]")]
    .filter((frame) => new URL(frame.src, location.href).origin === origin);

  window.addEventListener("message", ({ data, source, origin: from }) => {
    if (data?.type !== "pledgemap:height" || !Number.isFinite(data.height)) return;
    // The origin of a sandboxed frame is "null": what counts is that the message comes from the frame.
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame || (from !== origin && from !== "null")) return;
    const limit_px = Number(frame.dataset.maxHeight) || max_px;
    frame.style.height = `${Math.max(min_px, Math.min(limit_px, Math.round(data.height)))}px`;
  });

  // A frame may have sent its message before this script was loaded.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: "pledgemap:ask" }, "*");
})();
