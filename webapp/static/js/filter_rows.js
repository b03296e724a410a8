"use strict";

/* A page of a long list that the browser has filtered, as the templates _groups.html, _pledge.html and
   _pages.html write it on a server. */
(() => {
  const { element } = Pledgemap;

  function marks({ stance, label, status }) {
    const found = element("span", "marks");
    if (label) found.append(element("span", `stance stance-${stance}`, label));
    if (status) found.append(" ", element("span", "status", status));
    return found;
  }

  function place([id, name, within]) {
    const item = element("li");
    const named = element("span", "place", name);
    named.dataset.place = id;
    item.append(Pledgemap.icon("pin"), named);
    if (within) item.append(" ", element("span", "within", within));
    return item;
  }

  function row(pledge, { also }) {
    const { id, topic, title, href, stance, sign, lang, places } = pledge;
    const [item, heading] = [element("li"), element("h4")];
    const article = element("article", `pledge topic-${topic}`);
    const link = element("a", "", title);
    link.href = href;
    heading.append(link);
    Object.assign(article.dataset, { pledge: id, topic, stance, ...(sign && { sign }),
      ...(places.length && { places: places.map(([one]) => one).join(" ") }) });
    if (lang) article.lang = lang;
    const about = element("p");
    about.append(marks(pledge));
    const list = element("ul", "places");
    if (places.length > 1) list.append(element("li", "elsewhere", also));
    list.append(...places.map(place));
    article.append(heading, ...(about.textContent ? [about] : []), ...(places.length ? [list] : []));
    item.append(article);
    return item;
  }

  function group(topic, count, pledges, texts) {
    const label = document.querySelector(`#filter [name="thema"][value="${topic}"]`).closest(".choice")
      .querySelector(".choice-label").textContent;
    const [section, heading, badge] = [element("section", `group topic-${topic}`), element("h3"),
      element("span", "badge")];
    const [link, items] = [element("a", "", label), element("ul", "items")];
    badge.append(Pledgemap.topicIcon(topic));
    link.href = `${texts.root}/thema/${topic}`;
    heading.append(badge, link, " ", element("span", "count", count));
    items.append(...pledges.map((pledge) => row(pledge, texts)));
    section.append(heading, items);
    return section;
  }

  /* Write a part of the list: the pledges of a page by topic, with the counts of all. */
  Pledgemap.writePart = (name, pledges, counts, texts) => {
    const part = document.querySelector(`[data-part="${name}"]`);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const old of part.querySelectorAll(".group")) old.remove();
    for (const [topic, count] of counts) {
      const here = pledges.filter((pledge) => pledge.topic === topic);
      if (here.length) part.append(group(topic, count, here, texts));
    }
    part.querySelector("[data-count]").textContent = String(total);
    part.hidden = pledges.length === 0;
  };

  function pageLink(number, here, address, texts) {
    const item = element("li");
    const shown = number === here ? element("span") : element("a");
    if (number === here) shown.setAttribute("aria-current", "page");
    else shown.setAttribute("href", address(number));
    shown.append(element("span", "for-reader", `${texts.page} `), String(number));
    item.append(shown);
    return item;
  }

  function step(rel, number, address, texts) {
    const link = element("a", "", rel === "prev" ? texts.previous : texts.next);
    Object.assign(link, { rel, href: address(number) });
    return link;
  }

  /* Write the links to the other pages. */
  Pledgemap.writePages = (here, count, address, texts) => {
    document.querySelector(".pages")?.remove();
    if (count < 2) return;
    const [nav, list] = [element("nav", "pages"), element("ol")];
    nav.setAttribute("aria-label", texts.pages);
    const near = [...new Set([1, here - 1, here, here + 1, count])].filter((one) => one >= 1 && one <= count);
    for (const [at, number] of near.entries()) {
      const item = pageLink(number, here, address, texts);
      item.classList.toggle("is-apart", at > 0 && number !== near[at - 1] + 1);
      list.append(item);
    }
    if (here > 1) nav.append(step("prev", here - 1, address, texts));
    if (here < count) nav.append(step("next", here + 1, address, texts));
    nav.append(list);
    document.querySelector(".list-links").before(nav);
  };
})();
