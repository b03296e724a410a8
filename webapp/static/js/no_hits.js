"use strict";

/* Why a filter shows no pledge, and what may help, as webapp/filters/no_hits.py and the template
   _nothing.html say it. */
(() => {
  const nearestTopics = 3;

  /* {reason, words, ways: {text, query, count}, topics}: "pledges" are those of the page (readPledges),
     "topics" the keys of all topics in the order of the site. */
  Pledgemap.noHits = (index, pledges, topics, q) => {
    const having = (text) => pledges.filter(({ pledge }) => index.find(text)?.has(pledge));
    const way = (text) => ({ text, query: String(new URLSearchParams([["q", text]])),
      count: having(text).length });
    const typed = Pledgemap.writtenWords(q);
    const unknown = index.unknown(q);
    if (unknown.length) {
      const suggested = unknown.flatMap((word) => index.similar(word).map((other) => [word, other]));
      const counts = new Map();
      for (const [, other] of suggested) {
        for (const { topic } of having(other)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
      }
      const ranked = topics.filter((key) => counts.has(key))
        .sort((a, b) => counts.get(b) - counts.get(a)).slice(0, nearestTopics);
      return { reason: "unknown", words: unknown,
        ways: suggested.map(([word, other]) =>
          way(typed.map((one) => (one === word ? other : one)).join(" "))),
        topics: topics.filter((key) => !ranked.length || ranked.includes(key)) };
    }
    const words = Pledgemap.wordsToFind(q)
      .map((word) => typed.find((other) => Pledgemap.fold(other) === word));
    if (!words.length) return { reason: "empty", words, ways: [], topics: [] };
    if (!index.find(q)?.size) return { reason: "apart", words, ways: words.map(way), topics: [] };
    return { reason: "elsewhere", words, ways: [way(q)], topics: [] };
  };

  const quoted = (block, words) => words.map((word) => block.dataset.quoted.replace("{}", () => word));

  function link(block, { text, query, count }) {
    const item = Pledgemap.element("li");
    const anchor = Pledgemap.element("a", "", quoted(block, [text])[0]);
    anchor.href = `${block.dataset.root}/?${query}`;
    item.append(anchor, " ", Pledgemap.element("span", "count", count));
    return item;
  }

  /* Write it into the page. */
  Pledgemap.tellNothing = (pledges, q) => {
    const block = document.querySelector(".nothing");
    const topics = [...block.querySelectorAll("[data-topic]")];
    const { words: index } = Pledgemap;
    const found = q && index ? Pledgemap.noHits(index, pledges, topics.map(({ dataset }) => dataset.topic), q)
      : { reason: "empty", words: [], ways: [], topics: [] };
    const { reason, words, ways } = found;
    const many = reason === "unknown" && words.length > 1 ? "-many" : "";
    const text = block.querySelector(`[data-reason="${reason}${many}"]`).content.textContent.trim();
    block.querySelector(".nothing-why").textContent = text
      .replace("{}", () => quoted(block, words).join(", "));
    block.querySelector(".nothing-ask").hidden = reason !== "unknown" || ways.length === 0;
    const list = block.querySelector(".nothing-ways");
    list.replaceChildren(...ways.map((one) => link(block, one)));
    list.hidden = ways.length === 0;
    block.querySelector(".nothing-topics").hidden = found.topics.length === 0;
    for (const topic of topics) topic.hidden = !found.topics.includes(topic.dataset.topic);
  };
})();
