"use strict";

/* Which pledges of the page a filter matches, as in webapp/filters/index.py; tests/webapp/agreement
   keeps the two in sync. It does not need a form, so that any page with pledges can use it. */
(() => {
  Pledgemap.fold = (text) =>
    text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "")
      .replaceAll("ae", "a").replaceAll("oe", "o").replaceAll("ue", "u");

  const texts = (element, selector) => [...element.querySelectorAll(selector)]
    .map((part) => part.textContent);
  const words = (text) => Pledgemap.fold(text).split(/\s+/).filter(Boolean);

  /* The pledges of the page, in its order: {item, topic, status, stance, gemeinden, placed, text}; item is
     the <li>. */
  Pledgemap.readPledges = () => [...document.querySelectorAll("article[data-pledge]")].map((article) => {
    let text;
    return {
      item: article.parentElement, ...article.dataset, placed: "places" in article.dataset,
      gemeinden: article.dataset.gemeinden ? article.dataset.gemeinden.split(" ") : [],
      // Only a search needs it, and folding all of it is slow on a phone. A place with the name of
      // its Gemeinde is not followed by it again.
      get text() {
        const within = texts(article, ".within").map((names) => names.replaceAll(",", " "));
        return text ??= Pledgemap.fold([...texts(article, "h4, .summary, .place"), ...within].join(" "));
      },
    };
  });

  const some = (values, has) => values.length === 0 || has.some((value) => values.includes(value));
  Pledgemap.showsCountyWide = (chosen) => (chosen.kreisweit ? chosen.kreisweit === "1"
    : chosen.gemeinde.length === 0);

  /* Near a place only what lies within the radius counts: there each item says where
     (webapp/templates/_near.html). */
  function isThere(pledge, chosen) {
    if (!pledge.placed) return Pledgemap.showsCountyWide(chosen);
    const { within, gemeinden } = pledge.item.dataset;
    if (document.querySelector(".near")) return Boolean(within)
      && some(chosen.gemeinde, gemeinden.split(" "));
    return some(chosen.gemeinde, pledge.gemeinden);
  }

  const isAbout = (pledge, chosen, needles) => some(chosen.thema, [pledge.topic])
    && some(chosen.status, [pledge.status])
    && needles.every((word) => pledge.text.includes(word));

  /* Those of some pledges (from readPledges) that a choice (from chosenIn) matches. */
  Pledgemap.matching = (pledges, chosen) => {
    const needles = words(chosen.q);
    return pledges.filter((pledge) => isThere(pledge, chosen) && isAbout(pledge, chosen, needles));
  };

  /* What a single value of a key would show, with the other keys unchanged: the count of that value. */
  Pledgemap.countOf = (pledges, chosen, key, value) =>
    Pledgemap.matching(pledges, { ...chosen, [key]: [value] }).length;

  /* The pledges for the whole county that a choice would show with "kreisweit=1". */
  Pledgemap.countyWide = (pledges, chosen) =>
    Pledgemap.matching(pledges, { ...chosen, kreisweit: "1" }).filter((pledge) => !pledge.placed);
})();
