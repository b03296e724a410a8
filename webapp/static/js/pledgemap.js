"use strict";

/* What the other files share: the pledges in the page, and small helpers. */
const Pledgemap = /** @type {PledgemapShared} */ (/** @type {unknown} */ ({
  /* The key of the filter that has the areas: districts in a town, else Gemeinden. */
  areaKey: document.documentElement.dataset.areas ?? "gemeinde",
  /* Whether the map shows several parties, and so has the key "partei". */
  hasParties: "parties" in document.documentElement.dataset,
  calm: window.matchMedia("(prefers-reduced-motion: reduce)").matches,

  /* Which of a pledge's places the page is about: near a place only those within the radius. */
  placesOf(pledge) {
    const { within } = pledge.parentElement.dataset;
    return (within ?? pledge.dataset.places ?? "").split(" ").filter(Boolean);
  },

  /* The pledges of the page that are not hidden, as elements with data-pledge, data-topic, data-stance,
     data-places. */
  shownPledges() {
    return [...document.querySelectorAll("[data-pledge]")]
      .filter((element) => !element.closest("[hidden]"));
  },

  element(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = /** @type {string} */ (text); // a number becomes one
    return element;
  },

  icon(name) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(space, "use");
    use.setAttribute("href", `#i-${name}`);
    svg.append(use);
    return svg;
  },

  /* The symbol of a topic is in the page already: in the filter or next to a heading. */
  topicIcon(topic) {
    const use = document.querySelector(`.topic-${topic} .badge use`);
    return Pledgemap.icon(use ? use.getAttribute("href").slice(3) : "pin");
  },
}));
