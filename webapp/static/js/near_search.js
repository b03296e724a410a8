"use strict";

/* Suggestions for the place field: an editable combobox with a list, after the ARIA Authoring Practices. What
   is suggested is what webapp/near/nearby.py finds; nothing that is typed leaves the browser until it is
   sent. */

Pledgemap.spellRow = (row) => {
  row.names ??= [row.label, row.label.replace(/ \([^)]*\)$/, ""), ...row.aliases];
  row.keys ??= row.names.map(Pledgemap.searchKey);
};

/* The rows for which a text is another common spelling. */
Pledgemap.otherwiseNamedRows = (rows, text) => {
  for (const row of rows) {
    const { code: kind, label, keys, names, within } = row;
    row.spelled ??= { row, kind, label, keys, loose: Pledgemap.looseKeys({ kind, names }), within: [within] };
  }
  return Pledgemap.otherwiseNamed(rows.map(({ spelled }) => spelled), text).map(({ row }) => row);
};

/* The rows of orte.json that match, most likely first: names as written, then prefixes, then words in any
   order, then other common spellings of a name; "streets" has more that match. */
Pledgemap.suggest = (rows, text, count, streets = []) => {
  const key = Pledgemap.searchKey(text);
  const words = key.split(" ").filter(Boolean);
  if (!words.length) return [];
  const found = [...streets];
  for (const row of rows) {
    Pledgemap.spellRow(row);
    row.words ??= `${row.keys.join(" ")} ${Pledgemap.searchKey(row.within)}`.split(" ");
    if (!words.every((word) => row.words.some((other) => other.startsWith(word)))) continue;
    const step = row.keys.includes(key) ? 0 : row.keys.some((other) => other.startsWith(key)) ? 1 : 2;
    found.push({ row, step });
  }
  if (!found.length) {
    found.push(...Pledgemap.otherwiseNamedRows(rows, text).map((row) => ({ row, step: 0 })));
  }
  // The sort is stable: rows come with the most likely kinds first.
  found.sort((a, b) => a.step - b.step || a.row.rank - b.row.rank);
  return found.slice(0, count).map(({ row }) => row);
};

(() => {
  const box = document.querySelector(".near-search");
  const input = document.getElementById("ort");
  if (!box || !input) return;
  const { element } = Pledgemap;
  const status = box.querySelector(".near-status");
  const maxRows = 8;
  const list = element("ul", "near-list");
  let rows = null;
  let shown = [];
  let active = -1;

  Object.assign(list, { id: "near-list", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.list);
  input.after(list);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

  /* The rows of orte.json, once. */
  let loaded = null;
  Pledgemap.loadRows = () => {
    loaded ??= fetch(box.dataset.index).then((answer) => answer.json()).then(({ kinds, codes, places }) =>
      places.map(([label, kind, rank, within, ...aliases]) =>
        ({ label, kind: kinds[kind], code: codes[kind], rank, within, aliases })));
    loaded.catch(() => { loaded = null; });
    return loaded;
  };

  const isTyping = () => document.activeElement === input && input.value !== input.defaultValue;

  async function load() {
    try {
      rows = await Pledgemap.loadRows();
      if (isTyping()) update();
    } catch {
      status.textContent = box.dataset.missing;
      return;
    }
    // The streets of a county take longer.
    if (await Pledgemap.loadStreets?.() && isTyping()) update();
  }

  if (document.activeElement === input) load();
  else input.addEventListener("focus", load, { once: true });

  const isOpen = () => !list.hidden;

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(index) {
    active = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[index].id);
    return list.children[index].scrollIntoView({ block: "nearest" });
  }

  function option(row, index) {
    const item = element("li");
    item.id = `near-option-${index}`;
    item.setAttribute("role", "option");
    item.append(element("span", "", row.label), " ", element("small", "", row.kind));
    item.addEventListener("click", () => choose(row));
    return item;
  }

  function update() {
    if (!rows) return;
    shown = Pledgemap.suggest(rows, input.value, maxRows, Pledgemap.streetsLike?.(input.value));
    if (!shown.length) shown = (Pledgemap.streetsMeant?.(input.value) ?? []).slice(0, maxRows);
    list.replaceChildren(...shown.map(option));
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(isOpen()));
    activate(-1);
    const words = shown.length === 1 ? box.dataset.one : box.dataset.many.replace("{}", String(shown.length));
    status.textContent = !input.value.trim() ? "" : shown.length ? words : box.dataset.none;
  }

  /* Submit the form, so that the address keeps the rest of the filter. */
  function choose(row) {
    input.value = row.label;
    close();
    status.textContent = "";
    input.form.requestSubmit();
  }

  const keys = {
    ArrowDown: () => (isOpen() ? activate((active + 1) % shown.length) : update()),
    ArrowUp: () => (isOpen() ? activate(active < 0 ? shown.length - 1 : active - 1) : update()),
    Enter: () => (isOpen() && active >= 0 ? choose(shown[active]) : "default"),
    Escape: () => {
      if (!isOpen()) input.value = "";
      status.textContent = "";
      close();
    },
    // They move the cursor in the text, as in any other field.
    Home: () => { activate(-1); return "default"; },
    End: () => { activate(-1); return "default"; },
    Tab: () => { close(); return "default"; },
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (keys[event.key] && keys[event.key]() !== "default") event.preventDefault();
  });
  input.addEventListener("input", update);
  input.addEventListener("blur", close);
  // Pressing an option must not take the focus from the field, because that would close the list first.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  // With a place chosen, another radius is submitted at once.
  document.getElementById("umkreis").addEventListener("change", () => {
    if (Pledgemap.position) Pledgemap.showHere();
    else if (Pledgemap.near) input.form.requestSubmit();
  });
})();
