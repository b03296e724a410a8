"use strict";

/* Opens places: from the map, and from their names in the list. Returns {open, close}. */
Pledgemap.popups = (state, { placesIn, mark, follow, goBack }) => {
  const { map, container, places } = state;
  let opener = null; // the button in the list that opened the popup

  // A place that the filter leaves out of the map can still be opened from the list.
  const listedAt = (place) => [...document.querySelectorAll("li:not([hidden]) > [data-pledge]")]
    .filter((pledge) => placesIn(pledge).includes(place.id));
  const pledgesAt = (place) => state.sites.find((site) => site.place === place)?.pledges ?? listedAt(place);

  const sheet = Pledgemap.placeSheet(container, closed);

  function closed() {
    mark([], "is-chosen");
    // Without animation the popup is gone already, and the focus with it.
    if (opener && (document.activeElement === document.body
      || container.contains(document.activeElement))) opener.focus();
    opener = null;
    goBack();
  }

  /* A button that zooms in to places that would part. */
  function nearer(members) {
    const latlngs = members.filter((place) => !place.whole && !place.shape)
      .map(({ at: [lon, lat] }) => L.latLng(lat, lon));
    const bounds = L.latLngBounds(latlngs);
    const farthest = map.getMaxZoom();
    if (latlngs.length < 2 || map.project(bounds.getNorthWest(), farthest)
      .distanceTo(map.project(bounds.getSouthEast(), farthest)) < 2 * Pledgemap.symbolSize) return null;
    const button = Pledgemap.element("button", "popup-nearer", container.dataset.nearer);
    button.type = "button";
    button.addEventListener("click", () => {
      close();
      map.fitBounds(bounds, { padding: [40, 40], maxZoom: farthest, animate: !Pledgemap.calm });
    });
    return map.getZoom() < farthest ? button : null;
  }

  function close() {
    map.closePopup();
    sheet.close();
  }

  function open(members, latlng, from = null) {
    close();
    opener = from;
    const content = Pledgemap.popupContent(members, pledgesAt);
    const button = members.length > 1 && nearer(members);
    if (button) content.append(button);
    if (sheet.isFor()) {
      sheet.show(content);
      mark(members.map((place) => place.id), "is-chosen");
      return;
    }
    // A new entry of the key may just have made the map lower.
    map.invalidateSize({ animate: false });
    const { x, y } = map.getSize();
    const top = Pledgemap.covered_px?.() ?? 0;
    const popup = L.popup({
      maxWidth: Math.min(340, x - 80), minWidth: Math.min(240, x - 80),
      maxHeight: Math.max(100, (y - top) * 0.6), autoPanPaddingTopLeft: [12, 12 + top],
      autoPanPaddingBottomRight: [12, 12], offset: [0, -6], className: "pledgemap-popup",
    });
    popup.setLatLng(latlng).setContent(content).openOn(map);
    const element = popup.getElement();
    element.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", container.dataset.close);
    Pledgemap.hintMore(element, container.dataset.more);
    const stayInView = () => {
      const { offsetWidth: width, offsetHeight: height } = element;
      map.panInside(latlng, { paddingTopLeft: [width / 2 + 12, height + 24 + top],
        paddingBottomRight: [width / 2 + 12, 12], animate: false });
    };
    // Its pledges are loaded, and places farther on: they may lengthen the key and so make the map lower.
    content.addEventListener("pledgemap:filled", () => {
      popup.options.autoPan = false; // of two ways to pan, one would stop the other
      popup.update();
      Pledgemap.hintMore(element, container.dataset.more);
      stayInView();
      map.off("resize", stayInView).on("resize", stayInView);
    });
    popup.once("remove", () => map.off("resize", stayInView));
    const items = mark(members.map((place) => place.id), "is-chosen");
    if (from) element.querySelector("h2").focus({ preventScroll: true });
    else follow(items.filter((item) => placesIn(item).includes(members[0].id)));
  }

  function openFromList(button) {
    const place = places.get(button.dataset.place);
    const [lon, lat] = state.municipalities.find(({ id }) => id === place.id)?.at ?? place.at;
    const latlng = L.latLng(lat, lon);
    const whole = place.whole && state.municipalities.find(({ id }) => id === place.id);
    if (whole) {
      const [west, south, east, north] = whole.bbox;
      map.fitBounds([[south, west], [north, east]], { animate: false });
    } else if (place.shape) {
      const bounds = L.geoJSON(place.shape).getBounds();
      map.fitBounds(bounds, { padding: [30, 30], maxZoom: 13, animate: false });
    } else map.setView(latlng, Math.max(map.getZoom(), place.open ? 11.5 : 13), { animate: false });
    open([place], latlng, button);
    if (sheet.isFor() || Pledgemap.showMap?.()) return;
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
  map.on("popupclose", closed);
  return { open, close };
};
