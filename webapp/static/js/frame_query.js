"use strict";

/* A frame of a static site contains everything for its path. It applies its query, which may filter that and
   change the look, before the map is drawn: webapp/embed does the same on a server. */
(() => {
  const data = document.getElementById("static-site");
  if (!data || !location.search) return;
  const { areaKey } = Pledgemap;
  const { frame } = JSON.parse(data.textContent);
  const { labels, look, path, styles, texts, positions, folded, everything, full_page } = frame;
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

  /* The pledges that the page has, and those that it loads by topic (frame_entries.js): these are known by
     their row. */
  const inPage = () => Pledgemap.readPledges().filter(({ item }) => !item.closest("[data-entries]"));
  const positionsOf = (steps) => {
    let at = 0;
    return steps.map((step) => { at += step; return at; });
  };
  const toLoad = Object.entries(folded)
    .flatMap(([topic, { at, status, party }]) => positionsOf(at).map((position, row) => ({
      topic, position, row, pledge: `${topic}/${row}`, status: status[row] ?? "pledged", placed: false,
      party: party?.[row],
      gemeinden: [], item: null,
    })));

  function showToLoad(shown) {
    for (const topic of Object.keys(folded)) {
      const part = document.querySelector(`.topic-${topic}[data-entries]`);
      part.dataset.shown = toLoad.filter((pledge) => pledge.topic === topic && shown.has(pledge))
        .map(({ row }) => row).join(" ");
      part.querySelector("li > a").href = `${full_page}?${query}`;
      if (part.querySelector("article")) Pledgemap.showEntries(part);
    }
  }

  function countIn(part) {
    const isInPage = (article) => !article.closest("[data-entries]");
    const loaded = part.matches("[data-entries]") ? [part] : [...part.querySelectorAll("[data-entries]")];
    return [...part.querySelectorAll("li:not([hidden]) > article")].filter(isInPage).length
      + loaded.flatMap(({ dataset }) => dataset.shown.match(/\d+/g) ?? []).length;
  }

  function showChosen() {
    const pledges = inPage();
    const shown = new Set(Pledgemap.matching([...pledges, ...toLoad], chosen));
    for (const pledge of pledges) pledge.item.hidden = !shown.has(pledge);
    showToLoad(shown);
    for (const part of document.querySelectorAll(".group, .part")) {
      const count = countIn(part);
      part.hidden = count === 0;
      const own = ":scope > :is(h2, h3, summary) .count";
      for (const counter of part.querySelectorAll(own)) {
        counter.textContent = String(count);
      }
    }
    if (chosen.q || chosen.thema.length) {
      for (const group of document.querySelectorAll("details.group:not([data-entries])")) group.open = true;
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
    const lists = Pledgemap.listKeys
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
    const foldable = Pledgemap.element("details", "embed-list");
    foldable.id = list.id;
    foldable.append(Pledgemap.element("summary", "", counted(texts.list, count)), ...list.childNodes);
    list.replaceWith(foldable);
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
    Pledgemap.markEntries = () => Pledgemap.mark(Pledgemap.shownPledges(),
      Pledgemap.words.formsOf(chosen.q));
    Pledgemap.markEntries();
    return document.dispatchEvent(new CustomEvent("pledgemap:filtered",
      { detail: { gemeinden: chosen[areaKey], query } }));
  }

  /* The ids of the pledges here, each at its position in the build. */
  function idsHere() {
    /** @type {string[]} */
    const placed = [];
    const at = positionsOf(positions);
    for (const [index, { pledge }] of inPage().entries()) placed[at[index]] = pledge;
    for (const { position, pledge } of toLoad) placed[position] = pledge;
    return placed;
  }

  if (chosen.q) {
    Pledgemap.loadWords()
      .then(() => Pledgemap.loadWordsFor?.(chosen.q, idsHere())).then(showWords);
  }
  if (!chosen.q) show();
})();
