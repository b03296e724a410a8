"use strict";

/* The lists around a position that only the browser knows. */
(() => {
  if (!Pledgemap.map) return; // a page with only the field
  const { element } = Pledgemap;

  /* Where items were before they were moved onto cards, last first. */
  let moved = [];

  function strip(item) {
    item.querySelector(":scope > .badge").remove();
    for (const place of item.querySelectorAll("[data-at][hidden]")) place.hidden = false;
    for (const key of ["within", "gemeinden"]) delete item.dataset[key];
    item.className = "";
  }

  function clear() {
    for (const { item, parent, next } of moved) {
      strip(item);
      parent.insertBefore(item, next);
    }
    moved = [];
    // Items that the server has put onto cards around another place go back to their topic.
    for (const item of document.querySelectorAll(".near li[data-within]")) {
      const { topic } = item.querySelector("article").dataset;
      strip(item);
      document.querySelector(`[data-part="placed"] .group.topic-${topic} ul`).append(item);
    }
    for (const part of document.querySelectorAll(".near, .near-outside, .near-origin")) part.remove();
    Pledgemap.clearArea();
  }

  function move({ article, within, gemeinden }, place, list) {
    const item = article.parentElement;
    const { topic } = article.dataset;
    moved.unshift({ item, parent: item.parentElement, next: item.nextElementSibling });
    const badge = element("span", "badge");
    badge.append(Pledgemap.topicIcon(topic));
    badge.title = document.querySelector(`input[name=thema][value="${topic}"] ~ .choice-label`).textContent;
    item.prepend(badge);
    item.classList.add(`topic-${topic}`);
    Object.assign(item.dataset, { within: within.join(" "), gemeinden: gemeinden.join(" ") });
    article.querySelector(`[data-at="${place.id}"]`).hidden = true;
    list.append(item);
  }

  function linksTo(gemeinden) {
    return gemeinden.flatMap(({ name, slug }, at) => {
      const link = element("a", "", name);
      link.href = `${document.querySelector("#near-pattern").dataset.root}/${Pledgemap.areaKey}/${slug}`;
      return at ? [", ", link] : [link];
    });
  }

  function cardOf({ place, distance, entries }, gemeinden) {
    const card = element("li", "near-card");
    const [head, title, line] = [element("div", "card-head"), element("h3"), element("p", "near-line")];
    const name = element("span", "place", place.name);
    card.dataset.card = name.dataset.place = place.id;
    title.append(name);
    const within = element("span", "within");
    const around = gemeinden.filter(({ slug }) => slug in place.in);
    if (around.length < 3 && around.map((one) => one.name).join() !== place.name) {
      within.append(...linksTo(around));
    }
    const open = distance !== Pledgemap.nearWords.open
      && entries[0].article.querySelector(`[data-at="${place.id}"] em`);
    line.append(within, " ", element("span", "distance", distance), " ",
      ...(open ? [open.cloneNode(true), " "] : []), element("span", "count"));
    head.append(title, line);
    const list = element("ul", "items");
    for (const entry of entries) move(entry, place, list);
    card.append(head, list);
    // Whether it is needed depends on the filter.
    const rest = element("details", "card-rest");
    rest.append(element("summary"));
    rest.hidden = true;
    rest.open = document.querySelector(".has-words") !== null;
    card.append(rest);
    return card;
  }

  /* Put the cards into the page: {place, distance, entries: [{article, within, gemeinden}]}. */
  Pledgemap.showLists = ({ note, cards, gemeinde, gemeinden }) => {
    clear();
    const pattern = document.getElementById("near-pattern");
    const parts = pattern.content.cloneNode(true);
    if (note) parts.querySelector(".part-note").textContent = note;
    parts.querySelector(".cards").append(...cards.map((one) => cardOf(one, gemeinden)));
    if (gemeinde) {
      const more = parts.querySelector(".near-gemeinde");
      const link = more.querySelector("a");
      link.textContent = link.textContent.replace("{}", gemeinde.name);
      link.href += gemeinde.slug;
      more.hidden = false;
    }
    pattern.before(parts);
    Pledgemap.linkPlaces?.(document.querySelector(".near"));
  };

  Pledgemap.clearLists = clear;
})();
