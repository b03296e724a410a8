"use strict";

/* The grammar of the filter, as in webapp/filters/grammar.py; tests/webapp/agreement/cases.json keeps the
   two in sync. A choice has lists under thema, gemeinde (or ortsteil), status and, with
   several parties, partei; texts under q, ort, umkreis and kreisweit. */
(() => {
  const { areaKey, hasParties } = Pledgemap;
  const repeated = ["thema", areaKey, ...(hasParties ? ["partei"] : []), "status"];
  Pledgemap.listKeys = repeated;
  const single = ["q", "ort", "umkreis", "kreisweit"];

  /* The choice in a query, or in a form with the same keys (as FormData). */
  Pledgemap.chosenIn = (query) => {
    const args = typeof query === "string" ? new URLSearchParams(query) : query;
    const lists = repeated.map((key) => [key, args.getAll(key).filter(Boolean)]);
    const texts = single.map((key) => [key, String(args.get(key) ?? "").trim().replace(/\s+/g, " ")]);
    return Object.fromEntries([...lists, ...texts]);
  };

  /* The keys and values of a choice in their canonical order; "known" has the values of the lists in theirs,
     for a choice that comes from no form. */
  Pledgemap.pairsOf = (chosen, known) => {
    const ordered = (key) => (known ? known[key].filter((value) => chosen[key].includes(value))
      : chosen[key]);
    const lists = repeated.flatMap((key) => (key === areaKey ? [...ordered(key)].sort() : ordered(key))
      .map((value) => [key, value]));
    const texts = single.filter((key) => chosen[key] && (key !== "umkreis" || chosen.ort));
    return [...lists, ...texts.map((key) => [key, chosen[key]])];
  };

  const written = (pairs) => new URLSearchParams(pairs).toString();
  Pledgemap.queryOf = (chosen, known) => written(Pledgemap.pairsOf(chosen, known));

  /* Each chosen value: {key, value, without}, the last being the query without it. A radius goes with its
     place. */
  Pledgemap.choicesOf = (chosen) => {
    const pairs = Pledgemap.pairsOf(chosen);
    const goes = (pair, [key, value]) => (pair[0] === key && pair[1] === value)
      || (key === "ort" && pair[0] === "umkreis");
    return pairs.filter(([key]) => key !== "umkreis")
      .map((one) => ({ key: one[0], value: one[1],
      without: written(pairs.filter((pair) => !goes(pair, one))) }));
  };

  /* A lone Gemeinde, or else a lone topic, goes into the path: {path, rest}, the pairs that remain. */
  Pledgemap.inPath = (chosen) => {
    const pairs = Pledgemap.pairsOf(chosen);
    const key = [areaKey, "thema"].find((name) => chosen[name].length === 1);
    return key ? { path: `/${key}/${chosen[key][0]}`, rest: pairs.filter(([name]) => name !== key) }
      : { path: "", rest: pairs };
  };
})();
