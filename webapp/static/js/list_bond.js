"use strict";

/* The link between map and list: what is opened or hovered in one of them is marked in both. */
Pledgemap.listBond = (state) => {
  const behavior = Pledgemap.calm ? "auto" : "smooth";
  let before_px = null; // where the page stood before it followed the map

  const placesIn = (pledge) => (pledge.dataset.places ?? "").split(" ");

  /* Mark places on the map, and their entries in the list; return the entries. */
  function mark(ids, className) {
    for (const element of document.querySelectorAll(`.${className}`)) element.classList.remove(className);
    for (const id of ids) for (const element of state.drawn.get(id) ?? []) element?.classList.add(className);
    const items = Pledgemap.shownPledges().filter((pledge) => placesIn(pledge)
      .some((id) => ids.includes(id)));
    for (const item of items) item.classList.add(className);
    return items;
  }

  /* Next to the map the list can follow; below it, that would scroll the map out of sight. */
  function follow([item]) {
    if (!item || !window.matchMedia("(min-width: 60rem)").matches) return;
    before_px ??= window.scrollY;
    const rest = item.closest(".near-card")?.querySelector(".card-rest");
    if (rest && !item.getClientRects().length) rest.open = true;
    item.scrollIntoView({ block: "nearest", behavior });
  }

  function goBack() {
    if (before_px !== null) window.scrollTo({ top: before_px, behavior });
    before_px = null;
  }

  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, (event) => {
      const item = event.target.closest?.("[data-pledge]");
      mark(item ? placesIn(item) : [], "is-hot");
    });
  }
  // After the reader has scrolled, the page stays where it is.
  for (const type of ["wheel", "touchmove"]) {
    window.addEventListener(type, (event) => {
      if (!state.container.contains(event.target)) before_px = null;
    }, { passive: true });
  }
  return { placesIn, mark, follow, goBack };
};
