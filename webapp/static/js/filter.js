"use strict";

/* The filter of webapp/filters.py, in the browser. It shows and hides what the server has put into the page, and
   keeps counts and address in step. tests/browser/test_filter.py holds the two together. */
(() => {
  const form = document.getElementById("filter");
  if (!form) return;

  const fold = (text) =>
    text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "")
      .replaceAll("ae", "a").replaceAll("oe", "o").replaceAll("ue", "u");

  const texts = (element, selector) => [...element.querySelectorAll(selector)].map((part) => part.textContent);

  const pledges = [...document.querySelectorAll("article[data-pledge]")].map((article) => {
    const gemeinden = article.dataset.gemeinden ? article.dataset.gemeinden.split(" ") : [];
    const names = gemeinden.map((slug) => form.querySelector(`input[name=gemeinde][value="${slug}"] ~ .choice-label`)?.textContent ?? "");
    const text = [...texts(article, "h4, .summary"), ...texts(article, ".place"), ...names].join(" ");
    return { item: article.parentElement, ...article.dataset, gemeinden, placed: "places" in article.dataset, text: fold(text) };
  });

  const chosenBoxes = (key) => [...form.querySelectorAll(`input[name=${key}]:checked`)].map((box) => box.value);

  function read() {
    return {
      thema: chosenBoxes("thema"),
      gemeinde: chosenBoxes("gemeinde"),
      status: chosenBoxes("status"),
      q: form.elements.q.value.trim().replace(/\s+/g, " "),
      kreisweit: form.elements.kreisweit.value,
    };
  }

  function write(query) {
    const args = new URLSearchParams(query);
    for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = args.getAll(box.name).includes(box.value);
    form.elements.q.value = args.get("q") ?? "";
    form.elements.kreisweit.value = args.get("kreisweit") ?? "";
  }

  /* The boxes stand in the canonical order, so the query comes out canonical. */
  function queryOf(chosen) {
    const args = new URLSearchParams();
    for (const key of ["thema", "gemeinde", "status"]) for (const value of chosen[key]) args.append(key, value);
    if (chosen.q) args.set("q", chosen.q);
    if (chosen.kreisweit) args.set("kreisweit", chosen.kreisweit);
    return args.toString();
  }

  const some = (wanted, has) => wanted.length === 0 || has.some((value) => wanted.includes(value));
  const showsCountyWide = (chosen) => (chosen.kreisweit ? chosen.kreisweit === "1" : chosen.gemeinde.length === 0);

  function fits(pledge, chosen, words) {
    const there = pledge.placed ? some(chosen.gemeinde, pledge.gemeinden) : showsCountyWide(chosen);
    return there && some(chosen.thema, [pledge.topic]) && some(chosen.status, [pledge.status])
      && words.every((word) => pledge.text.includes(word));
  }

  function setCount(name, value) {
    for (const element of document.querySelectorAll(`[data-count="${name}"]`)) element.textContent = value;
  }

  function apply() {
    const chosen = read();
    const words = fold(chosen.q).split(/\s+/).filter(Boolean);
    const shown = pledges.filter((pledge) => fits(pledge, chosen, words));
    const visible = new Set(shown);
    for (const pledge of pledges) pledge.item.hidden = !visible.has(pledge);

    for (const group of document.querySelectorAll(".group")) {
      const count = group.querySelectorAll("li:not([hidden]) > article").length;
      group.hidden = count === 0;
      group.querySelector("h3 .count").textContent = count;
    }
    const placed = shown.filter((pledge) => pledge.placed).length;
    setCount("shown", shown.length);
    setCount("placed", placed);
    setCount("county-wide", shown.length - placed);
    document.querySelector('[data-part="placed"]').hidden = placed === 0;
    document.querySelector('[data-part="county-wide"]').hidden = shown.length === placed;
    document.querySelector(".nothing").hidden = shown.length > 0;

    // The count behind a value is what choosing it alone, beside the other keys, would show.
    for (const counter of form.querySelectorAll("[data-count-of]")) {
      const [key, value] = counter.dataset.countOf.split(":");
      const other = { ...chosen, [key]: [value] };
      const count = pledges.filter((pledge) => fits(pledge, other, words)).length;
      counter.textContent = count;
      counter.closest(".choice").classList.toggle("is-empty", count === 0);
    }

    for (const names of form.querySelectorAll("[data-chosen]")) {
      const labels = form.querySelectorAll(`input[name=${names.dataset.chosen}]:checked ~ .choice-label`);
      names.textContent = [...labels].map((label) => label.textContent).join(", ") || names.dataset.none;
    }

    const also = document.querySelector(".also");
    const withCountyWide = { ...chosen, kreisweit: "1" };
    const more = pledges.filter((pledge) => !pledge.placed && fits(pledge, withCountyWide, words)).length;
    also.hidden = showsCountyWide(chosen) || more === 0;
    also.querySelector("a").search = queryOf(withCountyWide);
    setCount("also", more);

    const query = queryOf(chosen);
    document.querySelector(".reset").hidden = query === "";
    for (const link of document.querySelectorAll(".languages a, .download")) link.search = query;
    document.dispatchEvent(new CustomEvent("pledgemap:filtered", { detail: { gemeinden: chosen.gemeinde } }));
    return query;
  }

  const address = (query) => location.pathname + (query ? `?${query}` : "");

  function change({ replace = false } = {}) {
    const query = apply();
    if (`?${query}` === location.search || (!query && !location.search)) return;
    history[replace ? "replaceState" : "pushState"](null, "", address(query));
  }

  function show(query) {
    write(query);
    change();
  }

  form.addEventListener("change", (event) => {
    if (event.target.name !== "q") change();
  });
  let typing = false;
  form.elements.q.addEventListener("input", () => {
    // One step back undoes a whole search, not a letter.
    change({ replace: typing });
    typing = true;
  });
  form.elements.q.addEventListener("blur", () => { typing = false; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change();
  });
  for (const link of document.querySelectorAll(".reset, .nothing a, .also a")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(link.search);
      document.querySelector(".result").scrollIntoView({ block: "nearest" });
    });
  }
  window.addEventListener("popstate", () => {
    write(location.search);
    apply();
  });

  const toggle = form.querySelector(".filter-toggle");
  toggle.addEventListener("click", () => {
    const open = form.classList.toggle("is-open");
    toggle.setAttribute("aria-expanded", open);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !form.classList.contains("is-open")) return;
    form.classList.remove("is-open");
    toggle.setAttribute("aria-expanded", "false");
    toggle.focus();
  });

  // Browsers restore boxes when one comes back to a page; the address is what counts.
  write(location.search);
  Pledgemap.filtered = { gemeinden: read().gemeinde };
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    write(location.search);
    apply();
  });
})();
