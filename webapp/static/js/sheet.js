"use strict";

/* On a small screen the filter opens as a sheet: a dialog of the browser, which keeps the focus inside,
   closes with Escape and gives the focus back. The fields of the page move into it and back; without
   JavaScript they stay. */
(() => {
  const sheet = document.getElementById("filter-sheet");
  const toggle = document.querySelector(".filter-toggle");
  if (!sheet?.showModal || !toggle) return;
  const fields = document.getElementById("filter-more");
  const wide = window.matchMedia("(min-width: 60rem)");

  toggle.addEventListener("click", () => {
    sheet.querySelector(".sheet-body").append(fields);
    fields.querySelector("details").open = true;
    sheet.showModal();
    sheet.querySelector(".sheet-body").scrollTop = 0;
  });
  sheet.addEventListener("close", () => {
    sheet.before(fields);
    toggle.focus({ preventScroll: true });
  });
  for (const button of sheet.querySelectorAll(".sheet-close, .sheet-show")) {
    button.addEventListener("click", () => sheet.close());
  }
  // A press outside of the sheet hits the dialog itself, one inside hits its content.
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
  wide.addEventListener("change", () => {
    if (sheet.open) sheet.close();
  });
})();
