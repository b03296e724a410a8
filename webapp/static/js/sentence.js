"use strict";

/* The sentence above the list, as webapp/pages/sentence.py makes it, from the texts in the page. */
(() => {
  const counted = (texts, count) => texts[count === 0 ? "none" : count === 1 ? "one" : "many"]
    .replace("{n}", String(count));

  /* How many pledges are shown at places and for the whole county, around a {place, km} or null. */
  Pledgemap.sentence = (texts, placed, countyWide, near) => {
    const isWideOnly = !near && placed === 0 && countyWide > 0;
    const first = isWideOnly ? "" : counted(near ? texts.near : texts.placed, placed);
    const second = counted(placed ? texts.more : texts.alone, countyWide);
    return [first, second].filter(Boolean).join(" ").replace("{km}", near?.km ?? "")
      .replace("{place}", () => near?.place ?? "");
  };
})();
