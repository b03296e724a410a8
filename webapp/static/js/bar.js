"use strict";

/* The bar above the list: the chosen values, as links that remove them (webapp/filters/chosen.py makes the
   same), and the count, announced to screen readers once the reader pauses. */
(() => {
  const bar = document.querySelector(".bar");
  const form = document.getElementById("filter");
  if (!bar || !form) return;
  const chips = bar.querySelector(".chosen");
  const reset = chips.querySelector(".reset").parentElement;
  const status = bar.querySelector("[data-announce]");
  const show = document.querySelector(".sheet-show");
  const pause_ms = 700;
  let waiting = 0;

  const words = ({ dataset }, count) => (count === 1 ? dataset.one : dataset.many.replace("{n}", count));

  function labelOf(key, value, chosen) {
    if (key === "q") return chips.dataset.words.replace("{n}", () => value);
    if (key === "ort") return `${value}, ${chosen.umkreis} km`;
    const field = form.querySelector(`[name="${key}"][value="${value}"], [name="${key}"] [value="${value}"]`);
    return field.dataset.chip ?? field.parentElement.querySelector(".choice-label").textContent;
  }

  function chip(label, query) {
    const item = Pledgemap.element("li");
    const link = Pledgemap.element("a", "chip", `${label} `);
    link.href = location.pathname + (query ? `?${query}` : "");
    link.append(Pledgemap.element("span", "for-reader", chips.dataset.remove));
    item.append(link);
    return item;
  }

  function drawChips(query) {
    const chosen = Pledgemap.chosenIn(query);
    const items = Pledgemap.choicesOf(chosen)
      .map(({ key, value, without }) => chip(labelOf(key, value, chosen), without));
    const place = [...chips.children].findIndex((item) => item.contains(document.activeElement));
    chips.replaceChildren(...items, reset);
    chips.hidden = items.length === 0;
    bar.querySelector(".filter-count").hidden = items.length === 0;
    bar.querySelector('[data-count="chosen"]').textContent = String(items.length);
    // After removing one by keyboard the focus goes to the next, or to where the reader can choose again.
    if (place >= 0) (items[Math.min(place, items.length - 1)]?.querySelector("a")
      ?? document.getElementById("liste")).focus({ preventScroll: true });
  }

  function tell() {
    const count = Pledgemap.shownPledges().length;
    show.textContent = words(show, count);
    clearTimeout(waiting);
    waiting = setTimeout(() => { status.textContent = words(status, count); }, pause_ms);
  }

  document.addEventListener("pledgemap:filtered", (event) => {
    drawChips(event.detail.query);
    tell();
  });
  show.textContent = words(show, Pledgemap.shownPledges().length);
})();
