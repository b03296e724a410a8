"use strict";

/* The rules for symbols and shapes, as in webapp/pledge_map/symbols.py and webapp/signs.py for pictures:
   tests/webapp/agreement/cases.json keeps them in sync. */
Pledgemap.symbolSize = 28;

/* Sorts sites {place, pledges}: the symbol with most pledges stays in place, and others join it. */
Pledgemap.byRank = (a, b) => b.pledges.length - a.pledges.length || (a.place.id < b.place.id ? -1 : 1);

Pledgemap.isArea = (place) => place.shape.type.endsWith("Polygon");

/* Shapes are drawn from the lowest level up: areas, rivers, planned lines, existing lines. */
Pledgemap.levelOf = (place) => (Pledgemap.isArea(place) ? 0 : 4) + (place.kind === "river" ? 0 : 2)
  + (place.planned ? 0 : 1);

/* Join each site to the first group whose first site is near enough: what would overlap becomes one
   symbol. Only the groups in the squares around it can be: comparing it with all grows with the square. */
Pledgemap.groupByDistance = (sites, distance_px) => {
  const groups = [];
  const numbers = new Map(); // of the groups by square
  for (const site of sites) {
    const [column, row] = [site.point.x, site.point.y].map((at) => Math.floor(at / distance_px));
    const around = [-1, 0, 1].flatMap((right) => [-1, 0, 1]
      .flatMap((down) => numbers.get(`${column + right} ${row + down}`) ?? []));
    const near = around.filter((at) => groups[at][0].point.distanceTo(site.point) < distance_px);
    if (near.length) groups[Math.min(...near)].push(site);
    else {
      const square = `${column} ${row}`;
      if (!numbers.has(square)) numbers.set(square, []);
      numbers.get(square).push(groups.push([site]) - 1);
    }
  }
  return groups;
};

/* What a symbol says besides its topic: "" if something is planned, "✕" if all is rejected, else marks.
   */
Pledgemap.signOf = (pledges) => {
  const signs = [...pledges].map((pledge) => pledge.dataset.sign);
  const marks = [..."✓–!?"].filter((mark) => signs.includes(mark));
  if (!signs.every(Boolean)) return "";
  return marks[0] === "✓" ? "✓" : marks.join("") || "✕";
};
Pledgemap.isHollow = (sign) => /[–!?]/.test(sign);

/* The only topic of some pledges, "" if they have several. */
Pledgemap.topicOf = (pledges) => {
  const [topic, ...others] = new Set([...pledges].map((pledge) => pledge.dataset.topic));
  return others.length ? "" : topic;
};
Pledgemap.topicClass = (topic) => (topic ? `topic-${topic}` : "is-mixed");

/* "Somewhere in the Gemeinde" is no point: it is a badge with a count, behind the name of the Gemeinde. */
Pledgemap.badge = (site) => {
  const badge = Pledgemap.symbol([site]);
  const mark = badge.querySelector(".symbol-mark");
  badge.replaceChildren(String(site.pledges.length), ...(mark ? [mark] : []));
  badge.classList.add("is-badge");
  return badge;
};

Pledgemap.symbol = (group) => {
  const { element } = Pledgemap;
  const pledges = new Set(group.flatMap((site) => site.pledges));
  const topic = Pledgemap.topicOf(pledges);
  const symbol = element("span", `symbol ${Pledgemap.topicClass(topic)}`);
  symbol.classList.toggle("is-open", group.every((site) => site.place.open));
  const sign = Pledgemap.signOf(pledges);
  symbol.classList.toggle("is-rejected", sign === "✕");
  symbol.classList.toggle("is-hollow", Pledgemap.isHollow(sign));
  if (topic) {
    symbol.append(Pledgemap.topicIcon(topic));
    if (pledges.size > 1) symbol.append(element("span", "symbol-count", pledges.size));
  } else {
    symbol.append(String(pledges.size));
  }
  if (sign && sign !== "✕") symbol.append(element("span", "symbol-mark", sign));
  symbol.dataset.sign = sign;
  symbol.dataset.places = group.map((site) => site.place.id).join(" ");
  symbol.setAttribute("role", "img");
  symbol.setAttribute("aria-label", group.map((site) => site.place.name).join(", "));
  return symbol;
};
