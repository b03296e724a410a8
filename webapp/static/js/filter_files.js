"use strict";

/* The filter of a long list on a site without a server: the page of an address loads what its filter needs
   (webapp/static_site/filter_files.py), and shows what a server would (webapp/pages/paged_list.py). */
(() => {
  const firstSign = 0x30;

  function positions(steps) {
    let at = 0;
    return steps.map((step) => { at += step; return at; });
  }

  /* The pledges of a build, in its order, as matching.js reads them; "pledge" is the position, as text. */
  Pledgemap.pledgesOfFacets = ({ topic, status, party, topics, statuses, parties, areas, everywhere }) => {
    const keyAt = (keys, signs, at) => keys[signs.charCodeAt(at) - firstSign];
    const pledges = Array.from(topic, (_, at) => ({ item: null, pledge: String(at), placed: true,
      topic: keyAt(topics, topic, at), status: keyAt(statuses, status, at),
      party: keyAt(parties, party, at), gemeinden: [] }));
    for (const [, slug, ...steps] of areas) {
      for (const at of positions(steps)) pledges[at].gemeinden.push(slug);
    }
    for (const at of positions(everywhere)) pledges[at].placed = false;
    return pledges;
  };

  /* As the list has them: by topic, those that hold everywhere at the end. */
  Pledgemap.inListOrder = (pledges, topics) => {
    const rank = new Map(topics.map((key, at) => [key, at]));
    return [...pledges].sort((a, b) => Number(b.placed) - Number(a.placed)
      || rank.get(a.topic) - rank.get(b.topic));
  };

  /* How many pledges each area has on the map: of chosen ones only these, as their places are drawn. */
  Pledgemap.countsOfAreas = (shown, areas, chosen) => {
    const isCounted = (slug) => !chosen.length || chosen.includes(slug);
    const found = areas.filter(([, slug]) => isCounted(slug))
      .map(([key, slug]) => [key, shown.filter(({ gemeinden }) => gemeinden.includes(slug)).length]);
    return Object.fromEntries(found.filter(([, count]) => count));
  };

  const files = JSON.parse(document.getElementById("filter-files")?.textContent ?? "null");
  const form = document.getElementById("filter");
  if (!files || !form || !location.search) return;
  const notice = document.querySelector(".notice");
  const root = new URL(form.action).pathname.replace(/\/$/, "");
  const texts = { ...files, root };

  function tell({ heading, text }) {
    notice.querySelector("h2").textContent = heading;
    notice.querySelector("p").textContent = text;
    notice.hidden = false;
  }

  async function load(name) {
    const got = await fetch(`${files.folder}/${name}.json`);
    if (!got.ok) throw new Error(`${got.status} ${name}`);
    return got.json();
  }

  async function loadWords(text, ids) {
    const script = element("script");
    script.src = files.words;
    await new Promise((/** @type {(value?: unknown) => void} */ done, fail) => {
      script.addEventListener("load", done);
      script.addEventListener("error", fail);
      document.head.append(script);
    });
    await Pledgemap.loadWordsFor(text, ids);
    if (!Pledgemap.words) throw new Error("words");
  }

  const { element } = Pledgemap;
  const pageInAddress = () => Number(/\/seite\/(\d+)\/?$/.exec(location.pathname)?.[1] ?? 1);

  /* What is chosen, written into the form under today's names. */
  function restore(chosen) {
    for (const box of form.querySelectorAll("input[type=checkbox]")) {
      box.checked = chosen[box.name].includes(box.value);
    }
    for (const key of ["q", "kreisweit"]) form.elements[key].value = chosen[key];
  }

  function writeCounts(pledges, chosen, shown) {
    for (const counter of form.querySelectorAll("[data-count-of]")) {
      const [key, value] = counter.dataset.countOf.split(":");
      const count = Pledgemap.countOf(pledges, chosen, key, value);
      counter.textContent = String(count);
      counter.closest(".choice").classList.toggle("is-empty", count === 0);
    }
    const { sentence } = JSON.parse(document.getElementById("list-words").textContent);
    const placed = shown.filter((pledge) => pledge.placed).length;
    const result = document.getElementById("ergebnis");
    result.dataset.shown = String(shown.length);
    result.textContent = Pledgemap.sentence(sentence, placed, shown.length - placed, null);
    for (const link of document.querySelectorAll(".reset")) link.hidden = false;
  }

  function byTopic(pledges, topics) {
    const counts = new Map();
    for (const key of topics) {
      const count = pledges.filter(({ topic }) => topic === key).length;
      if (count) counts.set(key, count);
    }
    return counts;
  }

  async function rowsOf(numbers) {
    const fileOf = (number) => Math.floor(number / files.per_file);
    const loaded = new Map();
    await Promise.all([...new Set(numbers.map(fileOf))].map(async (name) => {
      loaded.set(name, await load(name));
    }));
    return numbers.map((number) => loaded.get(fileOf(number))[number % files.per_file]);
  }

  async function writeList(ordered, shown, topics, query) {
    const isShown = new Set(shown);
    const numbers = ordered.flatMap((pledge, number) => (isShown.has(pledge) ? [number] : []));
    const count = Math.max(1, Math.ceil(numbers.length / files.per_page));
    const here = Math.min(pageInAddress(), count);
    const onPage = numbers.slice((here - 1) * files.per_page, here * files.per_page);
    const rows = await rowsOf(onPage);
    const write = (name, isPlaced) => Pledgemap.writePart(name,
      rows.filter((_, at) => ordered[onPage[at]].placed === isPlaced),
      byTopic(shown.filter(({ placed }) => placed === isPlaced), topics), texts);
    write("placed", true);
    write("county-wide", false);
    Pledgemap.writePages(here, count,
      (number) => `${root}/${number === 1 ? "" : `seite/${number}/`}?${query}`, texts);
  }

  async function answer() {
    const { chosen, hasMoved, problem } = Pledgemap.checkedQuery(location.search);
    if (problem) tell(problem);
    else if (chosen.ort) tell(files.no_place);
    const asked = { ...chosen, ort: "", umkreis: "" };
    const query = Pledgemap.queryOfChoice(asked);
    if (hasMoved) history.replaceState(history.state, "", `${location.pathname}?${query}`);
    const facets = await load(files.facets);
    const pledges = Pledgemap.pledgesOfFacets(facets);
    if (asked.q && !problem) await loadWords(asked.q, pledges.map(({ pledge }) => pledge));
    const shown = problem ? [] : Pledgemap.matching(pledges, asked);
    await writeList(Pledgemap.inListOrder(pledges, facets.topics), shown, facets.topics, query);
    if (!problem) restore(asked);
    writeCounts(pledges, problem ? { ...asked, q: "" } : asked, shown);
    Pledgemap.showNumbers(new Set(shown.map(({ pledge }) => Number(pledge))),
      Pledgemap.countsOfAreas(shown, facets.areas, asked[Pledgemap.areaKey]));
    document.dispatchEvent(new CustomEvent("pledgemap:filtered",
      { detail: { gemeinden: problem ? [] : asked[Pledgemap.areaKey], query: problem ? "" : query } }));
  }

  answer().catch(() => tell(files.failed))
    .finally(() => document.documentElement.classList.remove("is-answering"));
})();
