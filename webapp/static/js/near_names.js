"use strict";

/* The keys that spellings of a name share, as geo/text/toponym.py and geo/text/spelling.py make them:
   "Düren" and "Dueren"; "Hennef (Sieg)", "Hennef a.d. Sieg" and "Hennef an der Sieg"; "OT Gürzenich".
   tests/browser/test_near.py keeps them in sync. */
(() => {
  const small = new Set("am an a auf im in i bei beim b ob o vor vorm v unter u der dem den d".split(" "));
  const long = Object.fromEntries((
    "bay bayern,ob oberbayern,oberbay oberbayern,nb niederbayern,niederbay niederbayern,opf oberpfalz,"
    + "oberpf oberpfalz,pf pfalz,ofr oberfranken,oberfr oberfranken,ufr unterfranken,"
    + "unterfr unterfranken,mfr mittelfranken,mittelfr mittelfranken,schw schwaben,allg allgaeu,"
    + "sa sachsen,sachs sachsen,ol oberlausitz,nl niederlausitz,anh anhalt,erzgeb erzgebirge,"
    + "vogtl vogtland,thuer thueringen,oldb oldenburg,oldenb oldenburg,ostfriesl ostfriesland,"
    + "holst holstein,meckl mecklenburg,hann hannoversch,rbge ruebenberge,westf westfalen,rhld rheinland,"
    + "rheinl rheinland,hess hessen,westerw westerwald,ww westerwald,hunsr hunsrueck,odw odenwald,"
    + "odenw odenwald,ts taunus,taun taunus,wuertt wuerttemberg,schwarzw schwarzwald,schwaeb schwaebisch,"
    + "hl heilig,heiligen heilig,brsg breisgau,fichtelgeb fichtelgebirge,gr gross,kl klein"
  ).split(",").map((pair) => pair.split(" ")));
  const phrases = [[/\bo l$/, "oberlausitz"], [/\bsaechs schw(?:eiz)?$/, "saechsische schweiz"],
    [/\bthuer(?= wald$)/, "thueringer"],
    [/^b (?=[^ ]{3})/, "bad "]];
  const town = "gemeinde|ortsgemeinde|einheitsgemeinde|stadt|kreisstadt|(?:grosse )?kreisstadt"
    + "|kreisfreie stadt|(?:freie und )?hansestadt|landeshauptstadt|bundesstadt"
    + "|universitaetsstadt|lutherstadt|markt|marktgemeinde|flecken";
  const village = "ot|ortsteil|stadtteil|ortschaft|stadtbezirk|gemeindeteil|ortslage";
  const title = new RegExp(`^(?:(${town})|(?:${village})(?: von)?) (.+)$`);
  const inner = new RegExp(`^(.+?) (?:${village}) (.+)$`);
  const behind =
    /\s*,\s*(?:(?:Kreis|Hanse|Landeshaupt|Universitäts)?stadt|Gemeinde|Flecken|Markt|GKSt|St|M)\.?$/i;
  const tail = new RegExp(String.raw`\s*\([^]*|/[^]*|\s+[-–]\s+[^]*`
    + String.raw`|\s+(?:(?:am|an|auf|bei|im|in|ob|unter|vor|vorm)\s+|[abiouv]\.(?:\s?d\.)?\s*)\S[^]*`);
  const maxInitialLength = 4;
  const looseKinds = ["municipality", "locality", "station"];

  const fold = (text) => {
    const plain = text.normalize("NFC").toLowerCase()
      .replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss")
      .normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’‘`´ʼ]/g, "")
      .replace(/\b(?:bf|bhf)\b\.?/g, "bahnhof").replace(/\bhbf\b\.?/g, "hauptbahnhof")
      .replace(/str(?:\.|(?=[ /)-]|$))/g, "strasse ").replace(/\b(?:sankt|skt|st)(?:\.|(?=[ -]))/g, "sankt ");
    return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
  };
  const collapsed = (key) => key.replaceAll("ae", "a").replaceAll("oe", "o").replaceAll("ue", "u");

  const loose = (folded) => {
    const replaced = phrases.reduce((key, [phrase, other]) => key.replace(phrase, other), folded);
    const [first, ...rest] = replaced.split(" ");
    return [first, ...rest.slice(0, -1).filter((part) => !small.has(part)), ...rest.slice(-1)]
      .map((part) => (Object.hasOwn(long, part) ? long[part] : part)).join(" ");
  };

  function looseKeys(name, kind) {
    const key = loose(fold(name));
    const keys = [key];
    const short = name.replace(tail, "") || name;
    if (short !== name) {
      const [, before = "", last] = key.match(/^(?:(.*) )?([^ ]*)$/);
      const maxLength = Math.min(last.length - 1, maxInitialLength);
      for (let count = 1; count <= maxLength; count++) keys.push(`${before} ${last.slice(0, count)}`);
    }
    if (kind === "municipality") keys.push(...[short, ...name.split(/\s+[-–]\s+/)]
      .map((part) => loose(fold(part))));
    if (kind === "station") keys.push(`bahnhof ${key}`, `${key} bahnhof`);
    return keys;
  }

  /* The key that spellings share, as search_key() in webapp/near/search_places.py makes it. */
  Pledgemap.searchKey = (text) => collapsed(fold(text));
  /* The key that the common spellings of a name share. */
  Pledgemap.looseKey = (text) => collapsed(loose(fold(text)));

  /* The keys under which a place {kind, names} is found; empty for other kinds of places. */
  Pledgemap.looseKeys = ({ kind, names }) =>
    (looseKinds.includes(kind) ? [...new Set(names.flatMap((name) => looseKeys(name, kind)).map(collapsed))]
      : []);

  /* A parsed text: {name, within, kind}; "name" and "within" are folded, "kind" comes from a word in front
     of it. */
  Pledgemap.understood = (text) => {
    const key = fold(text.replace(behind, ""));
    const titled = key.match(title);
    if (titled) return { name: titled[2], within: "", kind: titled[1] ? "municipality" : "locality" };
    const part = key.match(inner);
    return part ? { name: part[2], within: part[1], kind: "locality" } : { name: key, within: "", kind: "" };
  };

  /* Those of some places {keys, loose, kind, within} for which a text is another common spelling, as in
     webapp/near/nearby.py. */
  Pledgemap.otherwiseNamed = (places, text) => {
    const query = Pledgemap.understood(text);
    const [key, looseKey] = [collapsed(query.name), collapsed(loose(query.name))];
    let found = places.filter(({ keys }) => keys.includes(key));
    if (!found.length) found = places.filter((place) => place.loose.includes(looseKey));
    if (query.within) {
      const [within, looseWithin] = [collapsed(query.within), collapsed(loose(query.within))];
      const around = places.filter((place) => place.keys.includes(within)
        || place.loose.includes(looseWithin)).map(({ label }) => label);
      found = found.filter((place) => place.within.some((name) => around.includes(name)));
    }
    if (query.kind === "municipality") return found.filter(({ kind }) => kind === "municipality");
    if (query.kind !== "locality") return found;
    const localities = found.filter(({ kind }) => kind === "locality");
    return localities.length ? localities : found.filter(({ kind }) => kind !== "municipality");
  };

  /* The municipalities of places found by exact name that the text may mean as well. */
  Pledgemap.townsOf = (places, found, text) => {
    if (found.some(({ kind }) => kind === "municipality")) return [];
    const key = Pledgemap.looseKey(text);
    const around = new Set(found.flatMap(({ within }) => within));
    return places.filter((place) => place.kind === "municipality" && place.loose.includes(key)
      && place.within.some((name) => around.has(name)));
  };
})();
