"use strict";

/* Menus are <details>, which open and close without this script. It closes them when the reader turns to
   something else, so that an open one never covers what has the focus. */
(() => {
  const openMenus = () => document.querySelectorAll("details.menu[open]");

  function close(menu) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  // By keyboard only: when a pointer is pressed, what lies below it must not move away.
  document.addEventListener("focusin", (event) => {
    if (!event.target.closest(":focus-visible")) return;
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details.menu[open]");
    if (event.key !== "Escape" || !menu) return;
    event.preventDefault(); // a search field would be emptied
    close(menu);
  });
  // Whoever opens the menu of words wants to type one.
  for (const menu of document.querySelectorAll("details.menu")) {
    menu.addEventListener("toggle", () => {
      if (menu.open) menu.querySelector('input[type="search"]')?.focus();
    });
  }
  // "Suche" leads to the field of the first page, wherever one is.
  const search = document.getElementById("ort");
  for (const link of document.querySelectorAll(".to-search")) {
    link.addEventListener("click", (event) => {
      if (!search || search.form?.id !== "filter") return;
      event.preventDefault();
      window.scrollTo({ top: 0 });
      search.focus();
    });
  }
  if (search && location.hash === "#ort") search.focus();
})();
