"use strict";

/* Keeps preview, snippets and address in sync with the form on /einbetten. The server does the same for those
   without JavaScript; query.js has the grammar. */
(() => {
  const form = document.getElementById("chooser");
  const preview = document.getElementById("vorschau");
  const prefixOf = (language) => (language === "de" ? "" : `/${language}`);
  const usual = { liste: "1", farben: "auto", titel: "1" };

  const read = () => Pledgemap.chosenIn(new FormData(form));

  const look = () => Object.entries(usual).map(([key]) => [key, form.elements[key].value])
    .filter(([key, value]) => value !== usual[key]);

  /* On a static site a page has its own folder, and nobody else can fill in the form. */
  const { slash = "" } = form.dataset;
  const withQuery = (path, query) => (query.length ? `${path}?${new URLSearchParams(query)}` : path);

  function paths() {
    const chosen = read();
    const prefix = prefixOf(form.elements.sprache.value);
    const { path, rest } = Pledgemap.inPath(chosen);
    const frame = prefix + withQuery(`/embed${path}${slash}`, [...rest, ...look()]);
    const page = prefix + (path && !rest.length ? path : withQuery("/", Pledgemap.pairsOf(chosen)));
    return { frame, link: look().length ? frame : page };
  }

  /* Until the site knows its address, use that of this page, as the reader sees it. */
  const base = form.dataset.address || location.origin + form.dataset.frame;

  function size() {
    const { breite, hoehe } = form.elements;
    const width = breite.validity.valid && breite.value ? breite.value : "100%";
    return { width, height: hoehe.validity.valid ? hoehe.value : "600" };
  }

  function rewrite({ frame, link }, title) {
    for (const field of document.querySelectorAll("[data-snippet]")) {
      if (field.dataset.snippet === "link") {
        field.value = base + link;
        continue;
      }
      const { body } = new DOMParser().parseFromString(field.value, "text/html");
      const element = body.querySelector("iframe");
      const attributes = { src: base + frame, ...size(), ...(title ? { title } : {}) };
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      const script = body.querySelector("script");
      if (script) script.setAttribute("src", `${base}/embed.js`);
      field.value = body.innerHTML.trim().replace(/(data-pledgemap|allowfullscreen|async)=""/g, "$1");
    }
  }

  let shown = "";
  function update() {
    const { frame, link } = paths();
    const { width, height } = size();
    Object.assign(preview, { width, height });
    if (frame !== shown) preview.contentWindow.location.replace(form.dataset.frame + frame);
    shown = frame;
    rewrite({ frame, link });
    history.replaceState(history.state, "",
      withQuery(location.pathname, [...Pledgemap.pairsOf(read()), ...look(), ...own()]));
  }

  /* Values of the form that belong to neither filter nor look and are not defaults. */
  function own() {
    const { sprache } = form.elements;
    const language = document.documentElement.lang;
    const { width, height } = size();
    return [["sprache", sprache.value, language], ["breite", width, "100%"], ["hoehe", height, "600"]]
      .filter(([, value, as_usual]) => value !== as_usual).map(([key, value]) => [key, value]);
  }

  /* The title comes from the frame itself. */
  preview.addEventListener("load", () => {
    const { title } = preview.contentDocument ?? {};
    if (!title) return;
    preview.title = form.dataset.title.replace("{}", () => title);
    rewrite(paths(), preview.title);
  });

  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (event.target.name === "ort") return; // only the server knows the places: this needs the button
    clearTimeout(waiting);
    waiting = setTimeout(update, /** @type {Element} */ (event.target).matches("[type=search], [type=number]")
      ? 400 : 0);
  });

  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.querySelector(`[data-snippet="${button.dataset.copy}"]`);
    const status = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        status.textContent = status.dataset.done;
      } catch {
        field.select();
        status.textContent = status.dataset.failed;
      }
    });
  }
  function fillIn(query) {
    for (const field of form.elements) {
      const values = query.getAll(field.name);
      if (!field.name || !values.length) continue;
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
      else [field.value] = values;
    }
  }

  shown = paths().frame;
  if (slash && location.search) {
    fillIn(new URLSearchParams(location.search));
    update();
  } else {
    rewrite(paths());
  }
})();
