"use strict";

/* A large frame loads the pledges for the whole county when one opens their topic
   (webapp/snapshot/entries.py). A script does it, because a frame without an origin can fetch nothing. */
(() => {
  const { element } = Pledgemap;
  const partOf = (topic) => document.querySelector(`.topic-${topic}[data-entries]`);

  /** As in webapp/templates/_party.html.
   *  @param {string[]} party */
  function senderOf([key, sign, name]) {
    const [line, mark] = [element("p", "sender"), element("span", `party-sign party-${key}`, sign)];
    mark.setAttribute("aria-hidden", "true");
    line.append(mark, " ", element("span", "", name));
    return line;
  }

  /** @param {string} topic
   *  @param {string[]} row */
  function entry(topic, [href, title, summary, label, stance, status, lang,
    ...sender]) {
    const item = element("li");
    const pledge = element("article", `pledge topic-${topic}`);
    const [heading, link, text, marks] = [element("h4"), element("a", "", title), element("p"),
      element("span", "marks")];
    pledge.dataset.pledge = href.split("/").pop();
    link.href = href;
    if (lang) pledge.lang = lang;
    if (label) marks.append(element("span", `stance stance-${stance}`, label));
    if (status) marks.append(" ", element("span", "status", status));
    heading.append(link);
    text.append(...(label || status ? [marks, " "] : []), element("span", "summary", summary));
    pledge.append(heading, ...(sender.length ? [senderOf(sender)] : []), text);
    item.append(pledge);
    return item;
  }

  /* Without numbers of rows the filter shows all of them. */
  Pledgemap.showEntries = (part) => {
    const shown = part.dataset.shown?.split(" ");
    for (const [at, item] of part.querySelectorAll("li").entries()) {
      item.hidden = shown && !shown.includes(String(at));
    }
    Pledgemap.markEntries?.();
  };

  Pledgemap.takeEntries = (topic, rows) => {
    const part = partOf(topic);
    part.querySelector("ul").replaceChildren(...rows.map((row) => entry(topic, row)));
    Pledgemap.showEntries(part);
  };

  document.addEventListener("toggle", ({ target }) => {
    const part = /** @type {HTMLDetailsElement} */ (target);
    if (!part.open || !part.dataset.entries || part.querySelector("article, script")) return;
    const script = element("script");
    script.src = part.dataset.entries;
    script.addEventListener("error", () => script.remove()); // the next opening tries again
    part.append(script);
  }, true);
})();
