"use strict";

/* The map inside another page: wheel and one finger scroll that page until the reader turns to
   the map. A click captures the wheel, two fingers move the map, and leaving the frame releases it. */
if (window.L && Pledgemap.calm) {
  L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, inertia: false });
}

/* The places that the page contains. */
Pledgemap.placesInPage = () => JSON.parse(document.getElementById("orte").textContent);

Pledgemap.settleMap = (map, refit) => {
  const container = map.getContainer();
  const fingers = window.matchMedia("(any-pointer: coarse)");
  const hint = Pledgemap.element("p", "map-hint");
  const shown_ms = 1600;
  let fading = 0;

  hint.setAttribute("aria-hidden", "true");
  container.append(hint);
  map.scrollWheelZoom.disable();

  function tell(text) {
    hint.textContent = text;
    hint.classList.add("is-shown");
    clearTimeout(fading);
    fading = setTimeout(() => hint.classList.remove("is-shown"), shown_ms);
  }

  function engage() {
    map.scrollWheelZoom.enable();
    hint.classList.remove("is-shown");
  }

  const letGo = () => map.scrollWheelZoom.disable();

  container.addEventListener("click", engage);
  document.documentElement.addEventListener("mouseleave", letGo);
  window.addEventListener("blur", letGo);
  document.addEventListener("click", (event) => {
    if (!container.contains(event.target)) letGo();
  });

  // With Ctrl the wheel zooms what is below the pointer, as everywhere on the web.
  container.addEventListener("wheel", (event) => {
    if (map.scrollWheelZoom.enabled()) return;
    if (!event.ctrlKey && !event.metaKey) {
      tell(container.dataset.hintWheel);
      return;
    }
    map.scrollWheelZoom.enable();
    setTimeout(letGo, 0);
  }, { capture: true, passive: true });

  // A mouse drags the map, one finger never does: on devices with both, the pointer decides.
  const dragBy = (isMouse) => map.dragging[isMouse ? "enable" : "disable"]();
  dragBy(!fingers.matches);
  container.addEventListener("pointerdown", (event) => dragBy(event.pointerType === "mouse"), true);
  for (const type of ["pointerup", "pointercancel"]) {
    window.addEventListener(type, () => { if (fingers.matches) setTimeout(() => dragBy(false)); });
  }
  container.addEventListener("touchmove", (event) => {
    const isInPopup = event.target.closest(".leaflet-popup");
    if (event.touches.length === 1 && !isInPopup) tell(container.dataset.hintTouch);
  }, { passive: true });

  window.matchMedia("print").addEventListener("change", () => {
    map.invalidateSize({ animate: false });
    refit();
  });
  // The frame has its final size only once the page around it has answered.
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    refit();
  }).observe(container);
};
