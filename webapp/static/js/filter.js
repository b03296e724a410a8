"use strict";

/* The filter of webapp/filters/, in the browser. It shows and hides what the server has put into the page,
   and keeps form, counts and address in sync; matching.js decides, query.js has the grammar. */
(() => {
  const form = document.getElementById("filter");
  if (!form) return;

  const pledges = Pledgemap.readPledges();
  const notice = document.querySelector(".notice"); // a question, or on a static site (address.js)
  /* What is asked about a typed place, in the sentence; below are all pledges. */
  const isQuestion = () => Boolean(notice?.matches(".is-question:not([hidden])"));
  const { areaKey, chosenIn, queryOf, matching, showsCountyWide } = Pledgemap;

  /* The boxes are in the canonical order. The place is that of the lists, whatever is being typed. */
  const read = () => ({ ...chosenIn(new FormData(form)), ort: "", umkreis: "", ...Pledgemap.near });

  function write(query) {
    const chosen = chosenIn(query);
    for (const box of form.querySelectorAll("input[type=checkbox]")) {
      box.checked = chosen[box.name].includes(box.value);
    }
    for (const key of ["q", "kreisweit"]) form.elements[key].value = chosen[key];
  }

  /* The place that the page was made for: the lists by distance are made once, so another place is another
     page. */
  const around = JSON.parse(document.getElementById("near-map")?.textContent ?? "null");
  Pledgemap.near = around && { ort: around.name, umkreis: String(around.radius_km) };
  const texts = JSON.parse(document.getElementById("list-words").textContent);
  Pledgemap.around = around && { place: around.called, km: String(around.radius_km) };
  const isElsewhere = (query) => chosenIn(query).ort !== (Pledgemap.near?.ort ?? "");

  function setCount(name, value) {
    for (const element of document.querySelectorAll(`[data-count="${name}"]`)) {
      element.textContent = String(value);
    }
  }

  const shownIn = (part) => part.querySelectorAll("li:not([hidden]) > article").length;

  /* Whoever searches for a word or chooses a topic wants to read at once what is found. */
  const isUnfolded = (chosen) => Boolean(chosen.q) || chosen.thema.length > 0;
  let wasUnfolded = isUnfolded(chosenIn(location.search));

  /* What a card folds away; a line that says "one more" would take the room of that one. */
  function fold(rest, number) {
    if (!rest) return;
    rest.hidden = number < 2;
    rest.querySelector("summary").textContent = texts.folded.replace("{n}", String(number));
  }

  /* Count what is shown, in the sentence and in each part. */
  function count(shown, chosen) {
    for (const group of document.querySelectorAll(".group")) {
      const number = shownIn(group);
      group.hidden = number === 0;
      group.querySelector("h3 .count").textContent = String(number);
    }
    for (const card of document.querySelectorAll(".near-card")) {
      const number = shownIn(card);
      const told = card.querySelector(".card-head .count");
      card.hidden = number === 0;
      told.hidden = number < 2;
      told.textContent = texts.pledges.replace("{n}", String(number));
      fold(card.querySelector(".card-rest"), number - texts.folded_after);
    }
    for (const part of document.querySelectorAll(".part")) {
      const number = shownIn(part);
      const [nothing, told] = [part.querySelector(".near-nothing"), part.querySelector("h2 .count")];
      if (told) told.textContent = String(number);
      part.hidden = number === 0 && !nothing;
      if (nothing) nothing.hidden = number > 0;
    }
    const isOpen = isUnfolded(chosen);
    if (isOpen !== wasUnfolded) {
      for (const group of document.querySelectorAll("details.group")) group.open = isOpen;
    }
    wasUnfolded = isOpen;
    const list = document.getElementById("liste");
    if (list.classList.contains("has-words") !== Boolean(chosen.q)) {
      list.classList.toggle("has-words");
      for (const rest of list.querySelectorAll(".card-rest")) rest.open = Boolean(chosen.q);
    }
    const placed = shown.filter((pledge) => pledge.placed).length;
    const near = Pledgemap.near || Pledgemap.position ? Pledgemap.around : null;
    for (const element of document.querySelectorAll("[data-sentence]")) {
      element.dataset.shown = String(shown.length);
      const text = isQuestion() ? notice.dataset.text
        : Pledgemap.sentence(texts.sentence, placed, shown.length - placed, near);
      if (element.textContent !== text) element.textContent = text; // it is read out when it changes
    }
  }

  function markWords(q) {
    Pledgemap.mark?.(Pledgemap.shownPledges(), q ? Pledgemap.words.formsOf(q) : new Set());
  }

  function tellNothing(isNone, q) {
    document.querySelector(".nothing").hidden = !isNone;
    if (isNone) Pledgemap.loadWords().then(() => Pledgemap.tellNothing?.(pledges, q));
  }

  function apply() {
    const chosen = read();
    // Meanwhile the list stays as it is; if they can't be loaded, the form is still sent.
    if (chosen.q && !Pledgemap.words) {
      Pledgemap.loadWords().then(() => { if (Pledgemap.words) apply(); });
      return queryOf(chosen);
    }
    // Values that this map does not have match no pledges.
    const isRefused = notice !== null && !notice.hidden && !isQuestion();
    const shown = isRefused ? [] : matching(pledges, chosen);
    const visible = new Set(shown);
    for (const pledge of pledges) pledge.item.hidden = !visible.has(pledge);
    count(shown, chosen);
    tellNothing(shown.length === 0 && !isRefused, chosen.q);
    markWords(chosen.q);

    for (const counter of form.querySelectorAll("[data-count-of]")) {
      const [key, value] = counter.dataset.countOf.split(":");
      const number = Pledgemap.countOf(pledges, chosen, key, value);
      counter.textContent = String(number);
      counter.closest(".choice").classList.toggle("is-empty", number === 0);
    }

    const also = document.querySelector(".also");
    const more = Pledgemap.countyWide(pledges, chosen).length;
    also.hidden = showsCountyWide(chosen) || more === 0;
    also.querySelector("a").search = queryOf({ ...chosen, kreisweit: "1" });
    setCount("also", more);

    const query = queryOf(chosen);
    for (const link of document.querySelectorAll(".reset")) link.hidden = query === "";
    for (const link of document.querySelectorAll(".languages a, .download, .embed-this")) link.search = query;
    document.dispatchEvent(new CustomEvent("pledgemap:filtered",
      { detail: { gemeinden: chosen[areaKey], query } }));
    return query;
  }

  const address = (query) => location.pathname + (query ? `?${query}` : "");

  function change({ replace = false } = {}) {
    if (notice) notice.hidden = true;
    const query = apply();
    if (`?${query}` === location.search || (!query && !location.search)) return;
    history[replace ? "replaceState" : "pushState"](history.state, "", address(query));
  }

  function show(query) {
    write(query);
    change();
  }

  form.addEventListener("change", (event) => {
    if (event.target.name !== "q") change();
  });
  /* The sentence gets the focus, so that whoever listens hears the answer. */
  const readAnswer = () => {
    document.documentElement.classList.remove("is-answering"); // what is hidden can't get it
    document.getElementById("ergebnis").focus({ preventScroll: true });
  };

  let typing = false;
  form.elements.q.addEventListener("input", () => {
    // One step back undoes a whole search, not a single letter.
    change({ replace: typing });
    typing = true;
  });
  form.elements.q.addEventListener("blur", () => { typing = false; });
  form.elements.q.addEventListener("focus", () => Pledgemap.loadWords(), { once: true });
  /* Another place is another page. Its address names a street, but never a house (near_houses.js). */
  async function goTo(near) {
    if (document.querySelector(".near-search[data-streets]")) await Pledgemap.loadNear();
    const street = await Pledgemap.streetIn?.(near.ort);
    const query = queryOf({ ...read(), ...near, ...(street && { ort: street.ort }) });
    location.assign(address(query) + (street?.hash ?? ""));
  }

  form.addEventListener("submit", (event) => {
    if (form.elements.q.value && !Pledgemap.words) return; // a server looks the words up
    event.preventDefault();
    const near = { ort: form.elements.ort.value.trim(), umkreis: form.elements.umkreis.value };
    const { ort = "", umkreis = near.umkreis } = Pledgemap.near ?? {};
    if (near.ort === ort && near.umkreis === umkreis) {
      change();
      readAnswer();
    } else goTo(near);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".reset, .chip, .nothing a, .also a");
    if (!link || isElsewhere(link.search) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.search);
    document.querySelector(".bar").scrollIntoView({ block: "nearest" });
    if (document.activeElement === document.body) readAnswer();
  });
  /* Apply the query of the address. */
  function follow() {
    Pledgemap.checkAddress?.();
    write(location.search);
    apply();
  }

  // Another place is another page, and so is a question about one.
  window.addEventListener("popstate", () => {
    if (isElsewhere(location.search)) location.reload();
    else follow();
  });

  // Browsers restore boxes on the way back to a page; the address is what counts.
  function restore() {
    write(location.search);
    form.elements.ort.value = Pledgemap.near?.ort ?? form.elements.ort.defaultValue;
    if (Pledgemap.near) form.elements.umkreis.value = Pledgemap.near.umkreis;
  }

  restore();
  if (read().q) Pledgemap.loadWords().then(() => { if (Pledgemap.words) markWords(read().q); });
  /* After a search, unless the reader is elsewhere by now. */
  function focusAnswer() {
    const isAsked = Boolean(Pledgemap.near) || isQuestion();
    if (isAsked && !location.hash && document.activeElement === document.body) readAnswer();
  }

  focusAnswer();
  Object.assign(Pledgemap, { readAnswer, focusAnswer, applyFilter: change, followAddress: follow,
    showFiltered: apply, filtered: { gemeinden: read()[areaKey] } });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    restore();
    apply();
  });
})();
