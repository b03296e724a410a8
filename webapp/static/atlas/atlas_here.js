"use strict";

/* What is planned near me: the position is rounded to a kilometre or so before it is sent, and stands in no
   address, so that no log has it. */
(() => {
  const button = document.querySelector("button.here");
  if (!button || !navigator.geolocation) return;
  const status = document.querySelector(".here-status");
  const { near } = JSON.parse(document.getElementById("map_land").dataset.map);
  const { address, failed, looking, query } = near;
  const decimals = 2;

  function send({ coords }) {
    const form = /** @type {HTMLFormElement} */ (Pledgemap.element("form"));
    form.method = "post";
    form.action = address + (query ? `?${query}` : "");
    for (const [name, value] of [["lon", coords.longitude], ["lat", coords.latitude]]) {
      const field = /** @type {HTMLInputElement} */ (Pledgemap.element("input"));
      field.type = "hidden";
      field.name = name;
      field.value = value.toFixed(decimals);
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    status.textContent = looking;
    navigator.geolocation.getCurrentPosition(send, () => { status.textContent = failed; },
      { maximumAge: 600_000, timeout: 15_000 });
  });
})();
