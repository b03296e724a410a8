"use strict";

/* Marks what was searched for in the pledges that are shown. Only text becomes marked, piece by piece. */
(() => {
  const parts = "h4, .summary, .place, .within";
  const topics = ".group:not([hidden]) h3, .items > li:not([hidden]) .near-topic";

  function unmark() {
    for (const mark of document.querySelectorAll(".group mark, .items mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(mark.textContent);
      parent.normalize();
    }
  }

  function pieces(text, marked) {
    const found = [];
    let end = 0;
    for (const match of marked(text)) {
      found.push(text.slice(end, match.index), Pledgemap.element("mark", "", match[0]));
      end = match.index + match[0].length;
    }
    return found.length ? [...found, text.slice(end)] : null;
  }

  function markIn(element, marked) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const found = pieces(text.data, marked);
      if (found) text.replaceWith(...found);
    }
  }

  /* Mark these folded words in some pledges, and nothing else. */
  Pledgemap.mark = (pledges, forms) => {
    unmark();
    if (!forms.size) return;
    for (const pledge of pledges) {
      const marked = Pledgemap.words.marker(forms, pledge.dataset.pledge);
      for (const part of pledge.querySelectorAll(parts)) markIn(part, marked);
    }
    // The name of a topic counts as well.
    for (const topic of document.querySelectorAll(topics)) markIn(topic, Pledgemap.words.marker(forms));
  };
})();
