"use strict";

/* On a small screen what is at a place opens as a sheet from below: a dialog of the browser, which keeps the
   focus inside, closes with Escape and gives the focus back. In a frame it rises from the foot of the map,
   which is in sight when somebody has just pressed there. Returns {isFor, show, close}. */
Pledgemap.placeSheet = (container, onClose) => {
  const small = window.matchMedia("(max-width: 30rem), (max-height: 26rem)");
  const sheet = Pledgemap.element("dialog", "place-sheet");
  const close = Pledgemap.element("button", "sheet-close", "×");
  const body = Pledgemap.element("div", "place-sheet-body");

  close.type = "button";
  close.setAttribute("aria-label", container.dataset.close);
  close.addEventListener("click", () => sheet.close());
  sheet.append(close, body);
  container.closest(".map").append(sheet);
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close(); // beside the sheet, which is itself the dialog's only content
  });
  sheet.addEventListener("close", onClose);
  small.addEventListener("change", () => sheet.close());

  function show(content) {
    body.replaceChildren(content);
    const below_px = window.innerHeight - container.getBoundingClientRect().bottom;
    sheet.style.setProperty("--below", `${document.body.matches(".embed") ? Math.max(0, below_px) : 0}px`);
    const heading = content.querySelector("h2");
    sheet.setAttribute("aria-label", heading.textContent);
    if (!sheet.open) sheet.showModal();
    body.scrollTop = 0;
    heading.focus({ preventScroll: true });
  }

  return { isFor: () => small.matches && Boolean(sheet.showModal), show,
    close: () => { if (sheet.open) sheet.close(); } };
};
