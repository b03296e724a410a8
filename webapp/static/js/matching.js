"use strict";

/* Which pledges of the page a filter matches, as in webapp/filters/index.py; tests/webapp/agreement
   keeps the two in sync. It does not need a form, so that any page with pledges can use it. */
(() => {
  /* The pledges of the page, in its order: {item, pledge, topic, status, stance, party, gemeinden, placed};
     item is the <li>, pledge the id. */
  Pledgemap.readPledges = () => [...document.querySelectorAll("article[data-pledge]")].map((article) => ({
    item: article.parentElement, ...article.dataset, placed: "places" in article.dataset,
    gemeinden: article.dataset.gemeinden ? article.dataset.gemeinden.split(" ") : [],
  }));

  const some = (values, has) => values.length === 0 || has.some((value) => values.includes(value));
  Pledgemap.showsCountyWide = (chosen) => (chosen.kreisweit ? chosen.kreisweit === "1"
    : chosen[Pledgemap.areaKey].length === 0);

  /* Near a place only what lies within the radius counts: there each item says where
     (webapp/templates/_near.html). */
  function isThere(pledge, chosen, isNear) {
    if (!pledge.placed) return Pledgemap.showsCountyWide(chosen);
    if (isNear) {
      const { within, gemeinden } = pledge.item.dataset;
      return Boolean(within) && some(chosen[Pledgemap.areaKey], gemeinden.split(" "));
    }
    return some(chosen[Pledgemap.areaKey], pledge.gemeinden);
  }

  /* "found" has the ids of the pledges with the words of the choice, null without words. */
  const isAbout = (pledge, chosen, found) => some(chosen.thema, [pledge.topic])
    && some(chosen.status, [pledge.status])
    && some(chosen.partei ?? [], [pledge.party])
    && (found === null || found.has(pledge.pledge));

  /* Words are looked up once word_loader.js has them. */
  const idsWith = (text) => (text ? Pledgemap.words.find(text) : null);

  /* Those of some pledges (from readPledges) that a choice (from chosenIn) matches. */
  Pledgemap.matching = (pledges, chosen) => {
    const [found, isNear] = [idsWith(chosen.q), Boolean(document.querySelector(".near"))];
    return pledges.filter((pledge) => isThere(pledge, chosen, isNear) && isAbout(pledge, chosen, found));
  };

  /* What a single value of a key would show, with the other keys unchanged: the count of that value. */
  Pledgemap.countOf = (pledges, chosen, key, value) =>
    Pledgemap.matching(pledges, { ...chosen, [key]: [value] }).length;

  /* The pledges for the whole county that a choice would show with "kreisweit=1". */
  Pledgemap.countyWide = (pledges, chosen) =>
    Pledgemap.matching(pledges, { ...chosen, kreisweit: "1" }).filter((pledge) => !pledge.placed);
})();
