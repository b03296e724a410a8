"use strict";

/* "Mein Standort": the position is requested only on a click, and it stays in this file's
   memory. It is not in any request, address or storage. */
(() => {
  const box = document.querySelector(".near-search");
  const button = box?.querySelector(".near-here");
  const words = Pledgemap.nearWords;
  if (!button || !words) return;
  const status = box.querySelector(".near-status");

  const errors = { 1: words.denied, 2: words.unavailable, 3: words.timeout };

  const ask = () => new Promise((done, failed) => {
    if (!navigator.geolocation || !window.isSecureContext) failed({ text: words.unsupported });
    else navigator.geolocation.getCurrentPosition(done, ({ code }) => failed({ text: errors[code] }),
      { timeout: 15000, maximumAge: 60000 });
  });

  Pledgemap.showHere = async () => {
    const { position } = Pledgemap;
    // First remove lists that the server made: their order is that of another place.
    Pledgemap.clearLists();
    const distances = await Pledgemap.distancesFrom(position);
    const [nearest] = Pledgemap.municipalitiesFrom(position);
    const home = nearest.distance_m > 0 ? null : nearest;
    const km = Number(document.getElementById("umkreis").value);
    Pledgemap.around = { place: words.name, km: String(km) };
    Pledgemap.listAround({ distances, km, home, own: home ? [home.slug] : [] });
    Pledgemap.applyFilter();
    Pledgemap.drawCircle(position, km * 1000, words.sign);
    status.textContent = home ? words.found : words.outside.replace("{}", nearest.name);
    leaveButton.hidden = false;
    document.documentElement.classList.add("has-place");
    Pledgemap.mapResized?.();
    Pledgemap.readAnswer();
  };

  const leaveButton = Pledgemap.element("button", "near-leave", words.leave);
  Object.assign(leaveButton, { type: "button", hidden: true });
  leaveButton.addEventListener("click", () => location.reload());
  status.after(leaveButton);

  Pledgemap.here = async () => {
    status.textContent = words.busy;
    try {
      const [{ coords }] = await Promise.all([ask(), Pledgemap.loadOutlines()]);
      enter([coords.longitude, coords.latitude]);
    } catch (error) {
      status.textContent = error.text ?? words.unavailable;
    }
  };

  /* A separate history entry, so that the back button leaves it again. */
  function enter(position) {
    const isFirst = !Pledgemap.position;
    Pledgemap.position = position;
    Pledgemap.near = null;
    document.getElementById("ort").value = "";
    if (isFirst) {
      const args = new URLSearchParams(location.search);
      for (const key of ["ort", "umkreis"]) args.delete(key);
      history.pushState({ here: true }, "", location.pathname + (args.size ? `?${args}` : ""));
    }
    Pledgemap.showHere();
  }

  window.addEventListener("popstate", (event) => {
    if (Pledgemap.position && !event.state?.here) location.reload();
  });
})();
