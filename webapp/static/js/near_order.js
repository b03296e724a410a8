"use strict";

/* In which order the places around a visitor come, as webapp/near/order.py; tests/webapp/agreement keeps
   the two in sync. */
(() => {
  const nearPoint_m = 2000;
  const step_m = 10;
  const [namedPoint, named, nearPoint, crossing, open, further] = [0, 1, 2, 3, 4, 5];

  /* Whether a name has the name of an Ortsteil in it: "Haltepunkt Gürzenich", "Gürzenicher Wald". */
  function names(placeName, locality) {
    const key = Pledgemap.searchKey(locality);
    const words = ` ${Pledgemap.searchKey(placeName)} `;
    return key !== "" && ["", "er"].some((ending) => words.includes(` ${key}${ending} `));
  }

  /* How much a place {name, isWhole, isPoint, isOwn} concerns somebody in that Ortsteil; 0 the most. */
  function rank({ name, isWhole, isPoint, isOwn }, distance_m, locality) {
    if (isWhole) return isOwn ? open : further;
    if (names(name, locality)) return isPoint ? namedPoint : named;
    if (isPoint) return isOwn || distance_m <= nearPoint_m ? nearPoint : further;
    return isOwn ? crossing : further;
  }

  Pledgemap.nearOrder = (place, distance_m, locality) =>
    [rank(place, distance_m, locality), Math.floor(distance_m / step_m + 0.5)];
})();
