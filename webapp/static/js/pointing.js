"use strict";

/* Pointing at the map: a press lists everything that lies there, and a mouse reads its names on the way. */
Pledgemap.pointing = (state, bond, open) => {
  const { map, container } = state;
  const hover = window.matchMedia("(hover: hover)");
  const tip = Pledgemap.element("p", "map-tip");
  const most = 5; // names
  let named = "";
  let waits = false;

  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  container.append(tip);

  /* Open what is at a point: first the places of what was pressed, then all others. */
  function press(event, first = []) {
    const point = map.mouseEventToContainerPoint(event);
    const ids = [...new Set([...first, ...Pledgemap.findHits(state, point)])];
    hide();
    if (Pledgemap.enter?.(state, ids)) return;
    if (ids.length) open(ids.map((id) => state.places.get(id)), map.containerPointToLatLng(point));
  }

  function hide() {
    if (tip.hidden) return;
    tip.hidden = true;
    named = "";
    container.classList.remove("is-pointing");
    bond.mark([], "is-hot");
  }

  function name(point) {
    const ids = Pledgemap.findHits(state, point);
    if (!ids.length) return hide();
    if (ids.join() !== named) {
      named = ids.join();
      bond.mark(ids, "is-hot");
      const names = ids.slice(0, most).map((id) => Pledgemap.element("span", "", state.places.get(id).name));
      if (ids.length > most) names.push(Pledgemap.element("span", "", `+ ${ids.length - most}`));
      tip.replaceChildren(...names);
      tip.hidden = false;
      container.classList.add("is-pointing");
    }
    const isRight = point.x > map.getSize().x / 2;
    tip.style.transform = `translate(${point.x + (isRight ? -16 : 16)}px, ${point.y + 16}px)`
      + ` translateX(${isRight ? -100 : 0}%)`;
  }

  container.addEventListener("mousemove", (event) => {
    if (waits || !hover.matches) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      if (event.target.closest(".leaflet-popup, .leaflet-control") || event.buttons) hide();
      else name(map.mouseEventToContainerPoint(event));
    });
  });
  container.addEventListener("mouseleave", () => requestAnimationFrame(hide));
  map.on("movestart", hide);
  map.on("click", ({ originalEvent }) => press(originalEvent));
  return press;
};
