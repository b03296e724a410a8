"use strict";

/* Opens places: from the map, and from their names in the list. Returns the function for it. */
Pledgemap.popups = (state, { placesIn, mark, follow, goBack }) => {
  const { map, container, places } = state;
  let opener = null; // the button in the list that opened the popup

  // A place that the filter leaves out of the map can still be opened from the list.
  const listedAt = (place) => [...document.querySelectorAll("li:not([hidden]) > [data-pledge]")]
    .filter((pledge) => placesIn(pledge).includes(place.id));
  const pledgesAt = (place) => state.sites.find((site) => site.place === place)?.pledges ?? listedAt(place);

  function open(members, latlng, from = null) {
    opener = from;
    const { x, y } = map.getSize();
    const popup = L.popup({
      maxWidth: Math.min(340, x - 80), minWidth: Math.min(240, x - 80), maxHeight: Math.max(120, y * 0.6),
      autoPanPadding: [12, 12], offset: [0, -6], className: "pledgemap-popup",
    });
    popup.setLatLng(latlng).setContent(Pledgemap.popupContent(members, pledgesAt)).openOn(map);
    const element = popup.getElement();
    element.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", container.dataset.close);
    Pledgemap.hintMore(element, container.dataset.more);
    const items = mark(members.map((place) => place.id), "is-chosen");
    if (from) element.querySelector("h2").focus({ preventScroll: true });
    else follow(items);
  }

  function openFromList(button) {
    const place = places.get(button.dataset.place);
    const latlng = L.latLng(place.at[1], place.at[0]);
    if (place.shape) map.fitBounds(L.geoJSON(place.shape).getBounds(), { padding: [30, 30], maxZoom: 13,
      animate: false });
    else map.setView(latlng, Math.max(map.getZoom(), place.open ? 11.5 : 13), { animate: false });
    open([place], latlng, button);
    // From far down the list smooth scrolling would take seconds.
    const isFar = Math.abs(container.getBoundingClientRect().top) > 2 * window.innerHeight;
    container.scrollIntoView({ block: "center", behavior: Pledgemap.calm || isFar ? "instant" : "smooth" });
  }

  /* Names of places in the list become buttons: without this script they would do nothing. */
  Pledgemap.linkPlaces = (list) => {
    for (const name of list.querySelectorAll("span.place[data-place]")) {
      if (!places.has(name.dataset.place)) continue;
      const button = Pledgemap.element("button", "place", name.textContent);
      button.type = "button";
      button.dataset.place = name.dataset.place;
      button.title = container.dataset.show;
      button.addEventListener("click", () => openFromList(button));
      name.replaceWith(button);
    }
  };
  Pledgemap.linkPlaces(document);
  container.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup();
  });
  map.on("popupclose", () => {
    mark([], "is-chosen");
    // Without animation the popup is gone already, and the focus with it.
    if (opener && (document.activeElement === document.body
      || container.contains(document.activeElement))) opener.focus();
    opener = null;
    goBack();
  });
  return open;
};
