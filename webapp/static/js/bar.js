"use strict";

/* The row of filters: the chosen values, as links that remove them (webapp/filters/chosen.py makes the same),
   and which menus something is chosen in. The place is in the line to search in. Screen readers hear the
   sentence once the reader pauses. */
(() => {
  const bar = document.querySelector(".bar");
  const form = document.getElementById("filter");
  if (!bar || !form) return;
  const chips = bar.querySelector(".chosen");
  const [status, sentence] = [bar.querySelector("[data-announce]"), bar.querySelector("[data-sentence]")];
  const pause_ms = 700;
  let waiting = 0;

  const menuOf = (key) => (key === "kreisweit" ? Pledgemap.areaKey : key);

  function labelOf(key, value) {
    if (key === "q") return chips.dataset.words.replace("{n}", () => value);
    const field = form.querySelector(`[name="${key}"][value="${value}"], [name="${key}"] [value="${value}"]`);
    return field.dataset.chip ?? field.parentElement.querySelector(".choice-label").textContent;
  }

  function chip(label, query) {
    const item = Pledgemap.element("li");
    const link = Pledgemap.element("a", "chip", `${label} `);
    link.href = new URL(form.action).pathname + (query ? `?${query}` : "");
    link.append(Pledgemap.element("span", "for-reader", chips.dataset.remove));
    item.append(link);
    return item;
  }

  function drawChips(query) {
    const choices = Pledgemap.choicesOf(Pledgemap.chosenIn(query)).filter(({ key }) => key !== "ort");
    const items = choices.map(({ key, value, without }) => chip(labelOf(key, value), without));
    const place = [...chips.children].findIndex((item) => item.contains(document.activeElement));
    chips.replaceChildren(...items);
    chips.hidden = items.length === 0;
    for (const menu of form.querySelectorAll("[data-menu]")) {
      const isSet = choices.some(({ key }) => menuOf(key) === menu.dataset.menu);
      menu.querySelector("summary").classList.toggle("is-set", isSet);
    }
    // After removing one by keyboard the focus goes to the next, or to where the reader can choose again.
    if (place >= 0) (items[Math.min(place, items.length - 1)]?.querySelector("a")
      ?? document.getElementById("ergebnis")).focus({ preventScroll: true });
  }

  document.addEventListener("pledgemap:filtered", (event) => {
    drawChips(event.detail.query);
    clearTimeout(waiting);
    waiting = setTimeout(() => { status.textContent = sentence.textContent; }, pause_ms);
  });
})();
