"use strict";

/* Suggestions for the place field: an editable combobox with a list, after the ARIA Authoring Practices. What
   is suggested is what webapp/near/nearby.py finds; nothing that is typed leaves the browser until it is
   sent. */

/* The rows of orte.json that match, most likely first: names as written, then prefixes, then words in any
   order, then other common spellings of a name. */
Pledgemap.suggest = (rows, text, count) => {
  const key = Pledgemap.searchKey(text);
  const words = key.split(" ").filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const row of rows) {
    row.names ??= [row.label, row.label.replace(/ \([^)]*\)$/, ""), ...row.aliases];
    row.keys ??= row.names.map(Pledgemap.searchKey);
    row.words ??= `${row.keys.join(" ")} ${Pledgemap.searchKey(row.within)}`.split(" ");
    if (!words.every((word) => row.words.some((other) => other.startsWith(word)))) continue;
    const step = row.keys.includes(key) ? 0 : row.keys.some((other) => other.startsWith(key)) ? 1 : 2;
    found.push({ row, step });
  }
  if (!found.length) {
    for (const row of rows) {
      const { code: kind, label, keys, names, within } = row;
      row.spelled ??= { row, kind, label, keys, loose: Pledgemap.looseKeys({ kind, names }),
        within: [within] };
    }
    found.push(...Pledgemap.otherwiseNamed(rows.map(({ spelled }) => spelled), text)
      .map(({ row }) => ({ row, step: 0 })));
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

  const load = () => fetch(box.dataset.index).then((answer) => answer.json())
    .then(({ kinds, codes, places }) => {
    rows = places.map(([label, kind, rank, within, ...aliases]) =>
      ({ label, kind: kinds[kind], code: codes[kind], rank, within, aliases }));
    if (document.activeElement === input && input.value !== input.defaultValue) update();
  }).catch(() => { status.textContent = box.dataset.missing; });

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
    shown = Pledgemap.suggest(rows, input.value, maxRows);
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
