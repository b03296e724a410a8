"use strict";

/* Which pledges of the page a filter takes, as webapp/filters/ decides it. It needs no form, so that any page that
   holds pledges can ask. tests/browser/test_filter.py holds the two together. */
(() => {
  Pledgemap.fold = (text) =>
    text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "")
      .replaceAll("ae", "a").replaceAll("oe", "o").replaceAll("ue", "u");

  const texts = (element, selector) => [...element.querySelectorAll(selector)].map((part) => part.textContent);
  const words = (text) => Pledgemap.fold(text).split(/\s+/).filter(Boolean);

  /* The pledges of the page, in its order: {item, topic, status, stance, gemeinden, placed, text}; item is the <li>. */
  Pledgemap.readPledges = () => [...document.querySelectorAll("article[data-pledge]")].map((article) => {
    let text;
    return {
      item: article.parentElement, ...article.dataset, placed: "places" in article.dataset,
      gemeinden: article.dataset.gemeinden ? article.dataset.gemeinden.split(" ") : [],
      // Only who searches needs it, and folding all of it takes a phone long. A place that bears the name of its
      // Gemeinde is not followed by it again.
      get text() {
        const within = texts(article, ".within").map((names) => names.replaceAll(",", " "));
        return text ??= Pledgemap.fold([...texts(article, "h4, .summary, .place"), ...within].join(" "));
      },
    };
  });

  /* What a query chooses: lists under thema, gemeinde and status; texts under q, ort, umkreis and kreisweit. */
  Pledgemap.chosenIn = (query) => {
    const args = new URLSearchParams(query);
    const lists = ["thema", "gemeinde", "status"].map((key) => [key, args.getAll(key).filter(Boolean)]);
    const single = ["q", "ort", "umkreis", "kreisweit"].map((key) => [key, (args.get(key) ?? "").trim().replace(/\s+/g, " ")]);
    return Object.fromEntries([...lists, ...single]);
  };

  const some = (wanted, has) => wanted.length === 0 || has.some((value) => wanted.includes(value));
  Pledgemap.showsCountyWide = (chosen) => (chosen.kreisweit ? chosen.kreisweit === "1" : chosen.gemeinde.length === 0);

  /* Near a place only what lies within the radius counts: there each item says where (webapp/templates/_near.html). */
  function isThere(pledge, chosen) {
    if (!pledge.placed) return Pledgemap.showsCountyWide(chosen);
    const { within, gemeinden } = pledge.item.dataset;
    if (document.querySelector(".near")) return Boolean(within) && some(chosen.gemeinde, gemeinden.split(" "));
    return some(chosen.gemeinde, pledge.gemeinden);
  }

  const isAbout = (pledge, chosen, wanted) => some(chosen.thema, [pledge.topic]) && some(chosen.status, [pledge.status])
    && wanted.every((word) => pledge.text.includes(word));

  /* Those of some pledges (from readPledges) that a choice (from chosenIn) takes. */
  Pledgemap.matching = (pledges, chosen) => {
    const wanted = words(chosen.q);
    return pledges.filter((pledge) => isThere(pledge, chosen) && isAbout(pledge, chosen, wanted));
  };

  /* What a list around a place shows of its Gemeinde beyond the radius. */
  Pledgemap.matchingFurther = (pledges, chosen) => {
    const wanted = words(chosen.q);
    return pledges.filter((pledge) => "further" in pledge.item.dataset
      && some(chosen.gemeinde, [pledge.item.dataset.gemeinden]) && isAbout(pledge, chosen, wanted));
  };
})();
