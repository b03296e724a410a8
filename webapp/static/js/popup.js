"use strict";

/* What opens at a place: its name, how well it is known, and its pledges, taken from the list in the page. */
Pledgemap.popupContent = (places, pledgesAt) => {
  const { element } = Pledgemap;
  const content = element("div", "place-popup");
  for (const place of places) {
    const heading = element("h2", "", place.name);
    heading.tabIndex = -1;
    const list = element("ul", "popup-pledges");
    for (const pledge of pledgesAt(place)) {
      const item = element("li", `topic-${pledge.dataset.topic}`);
      const badge = element("span", "badge");
      badge.append(Pledgemap.topicIcon(pledge.dataset.topic));
      const link = pledge.querySelector("h4 a")?.cloneNode(true)
        ?? element("strong", "", pledge.querySelector("h1").textContent);
      item.append(badge, link);
      const sender = pledge.querySelector(".sender");
      if (sender) item.append(" ", sender.cloneNode(true));
      // Stance, status or both, whichever the page shows of it (webapp/templates/_pledge.html).
      const marks = pledge.querySelector(".marks");
      if (marks) item.append(" ", marks.cloneNode(true));
      list.append(item);
    }
    content.append(heading, element("p", "popup-where", place.where), list);
  }
  return content;
};

/* Show that there is more below, until the reader has scrolled to the end. */
Pledgemap.hintMore = (popup, text) => {
  const scroller = popup.querySelector(".leaflet-popup-scrolled");
  if (!scroller || popup.querySelector(".popup-more")) return;
  const hint = Pledgemap.element("p", "popup-more", text);
  hint.setAttribute("aria-hidden", "true");
  scroller.after(hint);
  scroller.addEventListener("scroll", () => {
    hint.hidden = scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 8;
  }, { passive: true });
};
