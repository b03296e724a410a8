"use strict";

/* The symbols on the map. Symbols that would lie on each other at this zoom are drawn as one with a count. */
Pledgemap.symbolSize = 28;

/* Join what is closer than a symbol is wide. Takes {place, pledges, point} in a fixed order, gives lists of them. */
Pledgemap.groupByDistance = (sites, distance_px) => {
  const groups = [];
  for (const site of sites) {
    const near = groups.find((group) => group[0].point.distanceTo(site.point) < distance_px);
    if (near) near.push(site);
    else groups.push([site]);
  }
  return groups;
};

/* What a symbol says beside its topic, as webapp/signs.py decides it: {rejected, mark, hollow}. What nobody means to
   build must not look like a plan. tests/browser/test_every_status.py holds the two together. */
Pledgemap.marks = { done: "✓", dropped: "–", demands: "!", could: "?" };

Pledgemap.signOf = (pledges) => {
  const { marks } = Pledgemap;
  const kindOf = ({ dataset: { status, stance } }) => (status in marks ? status : stance in marks || stance === "rejects" ? stance : "");
  const kinds = new Set([...pledges].map(kindOf));
  const rejected = [...kinds].every((kind) => kind === "rejects");
  if (rejected || kinds.has("")) return { rejected, mark: "", hollow: false };
  if (kinds.has("done")) return { rejected, mark: marks.done, hollow: false };
  return { rejected, mark: Object.keys(marks).filter((kind) => kinds.has(kind)).map((kind) => marks[kind]).join(""), hollow: true };
};

Pledgemap.symbol = (group) => {
  const { element } = Pledgemap;
  const pledges = new Set(group.flatMap((site) => site.pledges));
  const topics = new Set([...pledges].map((pledge) => pledge.dataset.topic));
  const [topic] = topics;
  const symbol = element("span", "symbol");
  symbol.classList.add(topics.size === 1 ? `topic-${topic}` : "is-mixed");
  symbol.classList.toggle("is-open", group.every((site) => site.place.open));
  const { rejected, mark, hollow } = Pledgemap.signOf(pledges);
  symbol.classList.toggle("is-rejected", rejected);
  symbol.classList.toggle("is-hollow", hollow);
  if (topics.size === 1) {
    symbol.append(Pledgemap.topicIcon(topic));
    if (pledges.size > 1) symbol.append(element("span", "symbol-count", pledges.size));
  } else {
    symbol.append(String(pledges.size));
  }
  if (mark) symbol.append(element("span", "symbol-mark", mark));
  symbol.dataset.places = group.map((site) => site.place.id).join(" ");
  symbol.title = group.map((site) => site.place.name).join(", ");
  return symbol;
};
