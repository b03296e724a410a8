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

/* What a symbol says beside its topic, as webapp/signs.py decides it: "" where something is planned, "✕" where all is
   rejected, else a mark. tests/browser/test_every_status.py holds the two together. */
Pledgemap.signOf = (pledges) => {
  const signs = [...pledges].map((pledge) => pledge.dataset.sign);
  const marks = [..."✓–!?"].filter((mark) => signs.includes(mark));
  if (!signs.every(Boolean)) return "";
  return marks[0] === "✓" ? "✓" : marks.join("") || "✕";
};
Pledgemap.isHollow = (sign) => /[–!?]/.test(sign);

Pledgemap.symbol = (group) => {
  const { element } = Pledgemap;
  const pledges = new Set(group.flatMap((site) => site.pledges));
  const topics = new Set([...pledges].map((pledge) => pledge.dataset.topic));
  const [topic] = topics;
  const symbol = element("span", "symbol");
  symbol.classList.add(topics.size === 1 ? `topic-${topic}` : "is-mixed");
  symbol.classList.toggle("is-open", group.every((site) => site.place.open));
  const sign = Pledgemap.signOf(pledges);
  symbol.classList.toggle("is-rejected", sign === "✕");
  symbol.classList.toggle("is-hollow", Pledgemap.isHollow(sign));
  if (topics.size === 1) {
    symbol.append(Pledgemap.topicIcon(topic));
    if (pledges.size > 1) symbol.append(element("span", "symbol-count", pledges.size));
  } else {
    symbol.append(String(pledges.size));
  }
  if (sign && sign !== "✕") symbol.append(element("span", "symbol-mark", sign));
  symbol.dataset.places = group.map((site) => site.place.id).join(" ");
  symbol.title = group.map((site) => site.place.name).join(", ");
  return symbol;
};
