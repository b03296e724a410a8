"use strict";

/* A frame of a static site contains everything for its path. It applies its query, which may filter that and
   change the look, before the map is drawn: webapp/embed does the same on a server. */
(() => {
  const data = document.getElementById("static-site");
  if (!data || !location.search) return;
  const { areaKey } = Pledgemap;
  const { frame } = JSON.parse(data.textContent);
  const { labels, look, path, styles, texts, positions, everything, full_page } = frame;
  const { chosen, problem } = Pledgemap.checkedQuery(location.search);
  const args = new URLSearchParams(location.search);
  const [main, heading] = [document.querySelector("main"), document.querySelector("h1")];
  const counted = ({ one, many }, count) => (count === 1 ? one : many.replace("{n}", count));

  /* The values of the look, or the first invalid one as {problem}. */
  function lookOf() {
    /** @type {Record<string, any>} */
    const chosenLook = {};
    for (const [key, { values, told: message }] of Object.entries(look)) {
      chosenLook[key] = args.get(key) || values[0];
      if (!values.includes(chosenLook[key])) {
        const text = message.text.replace("{}", () => args.get(key).slice(0, 100));
        return { problem: { ...message, text } };
      }
    }
    return chosenLook;
  }

  function refuse({ heading: title, text }) {
    heading.textContent = title;
    document.title = title;
    // The map will still be drawn, but invisibly.
    const away = Pledgemap.element("div", "for-reader");
    away.inert = true;
    away.append(...main.childNodes);
    main.append(Pledgemap.element("p", "nothing", text), away);
    document.querySelector(".embed-claim").remove();
  }

  /* A Gemeinde in the path is one of several that may be chosen, and what holds everywhere is not in its
     frame. */
  const needsMore = () => path[areaKey] && (chosen[areaKey].some((slug) => slug !== path[areaKey])
    || chosen.kreisweit === "1");

  function showChosen() {
    const pledges = Pledgemap.readPledges();
    const shown = new Set(Pledgemap.matching(pledges, chosen));
    for (const pledge of pledges) pledge.item.hidden = !shown.has(pledge);
    for (const part of document.querySelectorAll(".group, .part")) {
      const count = part.querySelectorAll("li:not([hidden]) > article").length;
      part.hidden = count === 0;
      const own = ":scope > :is(h2, h3, summary) .count";
      for (const counter of part.querySelectorAll(own)) {
        counter.textContent = String(count);
      }
    }
    if (chosen.q || chosen.thema.length) {
      for (const group of document.querySelectorAll("details.group")) group.open = true;
    }
    document.querySelector(".nothing").hidden = shown.size > 0;
    document.querySelector("[data-counted]").textContent = counted(texts.shown, shown.size);
    const everywhere = [...shown].filter((pledge) => !pledge.placed).length;
    document.querySelector("[data-county-wide]").textContent = everywhere && everywhere < shown.size
      ? texts.county_wide.replace("{n}", everywhere) : "";
    Pledgemap.filtered = { gemeinden: chosen[areaKey] };
    return shown.size;
  }

  function subtitleOf() {
    const lists = ["thema", areaKey, "status"]
      .map((key) => chosen[key].filter((value) => value !== path[key]).map((value) => labels[key][value])
      .join(", "));
    return [...lists, chosen.q && texts.search.replace("{}", () => chosen.q)].filter(Boolean).join(" · ");
  }

  function name(subtitle) {
    if (!subtitle) return;
    document.title = `${heading.textContent} · ${subtitle}`;
    document.querySelector(".embed-subtitle")?.remove();
    heading.after(Pledgemap.element("p", "embed-subtitle", subtitle));
  }

  /** @param {Record<string, any>} look
   *  @param {number} count */
  function dress({ farben, liste, titel }, count) {
    if (farben !== "auto") document.querySelector('link[rel="stylesheet"]').href = styles[farben];
    if (titel === "0") {
      heading.classList.add("for-reader");
      document.querySelector(".embed-subtitle")?.remove();
    }
    const list = document.getElementById("liste");
    if (liste === "1" || !list || !document.getElementById("map_karte")) return;
    const folded = Pledgemap.element("details", "embed-list");
    folded.id = list.id;
    folded.append(Pledgemap.element("summary", "", counted(texts.list, count)), ...list.childNodes);
    list.replaceWith(folded);
    document.body.classList.add("is-map");
  }

  const chosenLook = lookOf();
  const wrong = problem ?? chosenLook.problem ?? (chosen.ort ? texts.no_place : null);
  for (const [key, value] of Object.entries(path)) if (!chosen[key].includes(value)) chosen[key].push(value);
  const query = Pledgemap.queryOfChoice(chosen);
  if (wrong) {
    refuse(wrong);
    return;
  }
  if (needsMore()) {
    const more = new URLSearchParams(query);
    for (const key of Object.keys(look)) if (args.get(key)) more.set(key, args.get(key));
    location.replace(`${everything}?${more}${location.hash}`);
    return;
  }

  function show() {
    const count = showChosen();
    name(subtitleOf());
    dress(chosenLook, count);
    if (subtitleOf() || chosen.kreisweit) {
      document.querySelector(".embed-full a").href = `${full_page}?${query}`;
    }
  }

  /* The map may be drawn by then: it follows. */
  function showWords() {
    if (!Pledgemap.words) return refuse(texts.no_words);
    show();
    Pledgemap.mark(Pledgemap.shownPledges(), Pledgemap.words.formsOf(chosen.q));
    return document.dispatchEvent(new CustomEvent("pledgemap:filtered",
      { detail: { gemeinden: chosen[areaKey], query } }));
  }

  /* The ids of the pledges here, each at its position in the build. */
  function idsHere() {
    const ids = Pledgemap.readPledges().map(({ pledge }) => pledge);
    /** @type {string[]} */
    const placed = [];
    for (const [index, id] of [...new Set(ids)].sort().entries()) placed[positions[index]] = id;
    return placed;
  }

  if (chosen.q) {
    Pledgemap.loadWords()
      .then(() => Pledgemap.loadWordsFor?.(chosen.q, idsHere())).then(showWords);
  }
  if (!chosen.q) show();
})();
