"use strict";

/* A button beside the zoom buttons that shows the whole region again. */
Pledgemap.homeControl = (title, showRegion) => {
  const control = new L.Control({ position: "bottomright" });
  control.onAdd = () => {
    const bar = Pledgemap.element("div", "leaflet-bar home-control");
    const button = Pledgemap.element("button", "", "⤢");
    button.type = "button";
    button.title = title;
    button.setAttribute("aria-label", title);
    L.DomEvent.disableClickPropagation(bar);
    button.addEventListener("click", showRegion);
    bar.append(button);
    return bar;
  };
  return control;
};
