/* What the scripts of static/js share, for `make lint` (tsc): each file adds its part to the one Pledgemap.
   Coordinates
   are EPSG:4326 as in GeoJSON: lon, lat. */

type Position = [lon: number, lat: number];
type Geometry = Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>;

/** A place that the map draws; "in" has the position of its symbol by Gemeinde (slug), null if it has
   only one. */
type Place = {
  id: string; name: string; where: string; kind: string; at: Position; open: boolean; whole?: boolean;
  planned: boolean;
  in: Record<string, Position | null>; shape?: Geometry;
  beside?: Record<string, number>;
};

/** Shapes in few bytes (packing.js), and a place with such a shape. */
type PackedShape = { type: Geometry["type"]; per: number; at: string };
type PackedPlace = Omit<Place, "shape"> & { shape?: PackedShape };
type PackedLayer = { types: Geometry["type"][]; per: number; at: string; properties?: Record<string, any>[] };

/** A place with its pledges; "point" is its position in the frame of the map. */
type Site = { place: Place; pledges: PageElement[]; at: Position; point?: L.Point };

/** A name on the map: of a Gemeinde if it has a bbox and a slug, else of what is shown from some zoom on. */
type MapName = { name: string; at: Position; slug?: string; bbox?: [number, number, number, number];
  id?: string; zoom?: number; stop?: boolean; searched?: boolean; badge?: HTMLElement; ids?: string[] };

type Box = { x: number; y: number; width: number; height: number };

/** Where a symbol or badge is (its middle), and the places that it stands for. */
type Pressed = Box & { ids: string[] };
type Press = (event: MouseEvent, first?: string[]) => void;

/** What a filter chooses (query.js): current values, in the order of the query. */
type Choice = {
  thema: string[]; gemeinde?: string[]; ortsteil?: string[]; status: string[];
  q: string; ort: string; umkreis: string;
    kreisweit: string;
};
type Pair = [key: string, value: string];
type Values = Record<string, string[]>;

/** A pledge of the page (matching.js); "item" is its <li>. */
type Pledge = {
  item: HTMLElement; topic?: string; status?: string; stance?: string; gemeinden: string[]; placed: boolean;
    pledge?: string;
};

/** What a filter with files reads (webapp/static_site/filter_files.py): signs by position, and steps. */
type Facets = { topic: string; status: string; party: string; topics: string[]; statuses: string[];
  parties: string[];
  areas: [key: string, slug: string, ...steps: number[]][]; everywhere: number[] };
type ListRow = { id: string; number: number; topic: string; title: string; href: string; stance: string;
  label: string; status: string; sign: string; lang: string;
  places: [id: string, name: string, within: string][] };

/** The words of all pledges (words.js), as webapp/filters/word_index.py has published them. */
type PublishedWords = { ids: string[]; words: [written: string, terms: string, ...steps: number[]][];
  names: string[]; things: string[]; alike: [words: string, narrower: string][];
  topics: [name: string, ...steps: number[]][]; inNames: [name: string, silent: string][]; party: string[];
  unmarked: [form: string, position: number, ...times: number[]][] };
type WordIndex = {
  find(text: string): Set<string> | null; formsOf(text: string): Set<string>; unknown(text: string): string[];
  similar(word: string): string[]; secondHalves(word: string): string[];
  marker(forms: Set<string>, id?: string): (text: string) => RegExpExecArray[];
};
type Way = { text: string; query: string; count: number };
type NoHits = { reason: string; words: string[]; ways: Way[]; topics: string[] };

/** A place to search for: its row in the index, and the keys to find it by. */
type SearchPlace = {
  label: string; kind: string; kindName?: string; rank: number; names: string[]; within: string[];
    keys: string[];
  loose: string[]; at: Position; in: string[]; shape?: Geometry;
};
type Spelled = { kind: string; label: string; keys: string[]; loose: string[]; within: string[];
  row?: SearchRow };
type SearchRow = {
  label: string; kind: string; code: string; rank: number; within: string; aliases: string[];
    names?: string[];
  keys?: string[]; words?: string[]; spelled?: Spelled;
};

/** A street to search for (near_streets.js), and where it is in the file of its letter. */
type Street = { label: string; name: string; names: string[]; within: string; district: string; file: string;
  at: number; key?: string; words?: string[] };
type Town = { kind: string; written: string; key: string; within: string[] };
type TypedPiece = { written: string; words: string[]; start: number; end: number; part: number };
type TypedNumber = { number: string; start: number; end: number };
type TypedText = { text: string; pieces: TypedPiece[]; spans(): Generator<number[]>;
  numberAt(place: number): TypedNumber | null };
type StreetRow = [name: string, where: (number | [number, string])[], ...aliases: string[]];
type StreetNames = { in: string[]; letters: [letter: string, file: string, count: number][];
  streets: StreetRow[] };
type Streets = { streets: Map<string, Street>; keys: Map<string, Street[]>[]; towns: Map<string, Town[]>;
  letters: Map<string, number> };
type FoundStreets = { streets: Street[]; number: string; withoutNumber: string; missing: string;
  isSure: boolean };
type Suggestion = { row: SearchRow; step: number };

type Municipality = { id: string; name: string; slug: string; shape: Geometry; distance_m?: number };
type Outlines = { municipalities: Municipality[]; shapes: Record<string, Geometry> };
/** A pledge on a card: its places within the radius, and their Gemeinden. */
type ListEntry = { article: HTMLElement; within: string[]; gemeinden: string[] };
type Card = { place: Place; distance: string; entries: ListEntry[] };
/** Texts with a count, as webapp/pages/sentence.py has them. */
type Counted = { none: string; one: string; many: string };
type Problem = { heading: string; text: string };

/** What the parts of the map share (places.js). */
type MapState = {
  map: L.Map; container: HTMLElement; region: L.LatLngBounds; municipalities: MapName[]; names: MapName[];
  places: Map<string, Place>; near: Record<string, Position>; gemeinden: () => string[]; isOfPledge: boolean;
  sites: Site[];
  drawn: Map<string, Element[]>; symbols: Pressed[]; shapes: Map<string, any>;
};
type Open = (places: Place[], latlng: L.LatLng, from?: HTMLElement | null) => void;
type ListBond = {
  placesIn(pledge: HTMLElement): string[]; mark(ids: string[], className: string): HTMLElement[];
  follow(items: HTMLElement[]): void; goBack(): void;
};

/** paint.json: how vector tiles are drawn. */
type Stops = number | [zoom: number, pixels: number][];
type PaintRule = {
  id: string; layer: string; draw?: string; kinds?: string[]; details?: string[];
  except?: Record<string, unknown[]>; from?: number; to?: number; fill?: string; stroke?: string;
  width?: Stops; dash?: number[]; along?: boolean; points?: boolean; text?: string; colour?: string;
  size?: Stops; weight?: number; italic?: boolean;
};
type Paint = { colours: Record<string, [string, string]>; paint: PaintRule[]; labels: PaintRule[] };
type TileFeature = {
  props: Record<string, any>; geomType: number; geom: L.Point[][];
  bbox: Record<string, number>;
};
type VectorTile = Map<string, TileFeature[]>;
type TileReader = { get(...of: unknown[]): Promise<VectorTile> };
type TileGround = L.GridLayer & { setShade(isDark: boolean): void };

interface PledgemapShared {
  areaKey: "gemeinde" | "ortsteil";
  hasParties: boolean;
  /** The keys of the filter that take several values, in their canonical order. */
  listKeys: string[];
  calm: boolean;
  placesOf(pledge: HTMLElement): string[];
  shownPledges(): PageElement[];
  element<K extends keyof HTMLElementTagNameMap>(
    name: K, className?: string, text?: string | number
  ): HTMLElementTagNameMap[K];
  icon(name: string): SVGElement;
  topicIcon(topic: string): SVGElement;

  // The map.
  map: L.Map;
  places: Map<string, Place>;
  placesInPage(): PackedPlace[];
  unpackedLayer(layer: PackedLayer): any;
  unpackedPlace(place: PackedPlace): Place;
  drawPlaces(
    map: L.Map,
    drawn: { bbox: [number, number, number, number]; municipalities: MapName[]; names: MapName[];
      places?: PackedPlace[] }
  ): void;
  drawTiles?(map: L.Map, ground: L.GeoJSON[]): void;
  tileBorders(map: L.Map, ground: L.GeoJSON[], more?: string[]): L.LayerGroup;
  tileGround(of: {
    url: string; minZoom: number; maxZoom: number; bounds: [number, number, number, number] | null;
    zoom: number; onFailure: () => void;
  }): TileGround;
  /* the nationwide map */
  withLabels(tile: VectorTile): VectorTile;
  atlasPaint(renderer: any, container: HTMLElement): { paintRules: object[]; labelRules: object[] };
  tileSource(url: string, onFailure: () => void): {
    getZxy(z: number, x: number, y: number, signal?: AbortSignal): Promise<{ data: ArrayBuffer } | undefined>;
    guard(source: TileReader, prepared: (tile: VectorTile) => VectorTile): void;
  };
  paint: Paint;
  paintApplies(rule: PaintRule, attributes: Record<string, any>): boolean;
  paintPixels(stops: Stops, zoom: number): number;
  paintRules(renderer: any, shade: number): { paintRules: unknown[]; labelRules: unknown[] };
  joinedLines(lines: L.Point[][]): L.Point[][];
  namesLayer(layer: string): string;
  addNames(tile: VectorTile, layers: string[]): VectorTile;
  mapResized?(): void;
  covered_px?(): number;
  showMap?(): boolean;
  settleMap(map: L.Map, refit: () => void): void;
  homeControl(title: string, showRegion: () => void): L.Control;
  mapView(state: MapState): { fit(): void; refit(): void; limit(): void };
  outlineLayer(state: MapState, ground: L.GeoJSON[]): (slugs: string[]) => void;
  legend(container: HTMLElement): (how?: { afresh?: boolean }) => void;
  limitZoom(): void;
  /** The mark of what was searched for. */
  searched?: { name: string; latlng: L.LatLng; bounds: L.LatLngBounds } | null;
  listBond(state: MapState): ListBond;
  popups(state: MapState, bond: ListBond): { open: Open; close(): void };
  placeSheet(container: HTMLElement, onClose: () => void): {
    isFor(): boolean; show(content: HTMLElement): void; close(): void;
  };
  pointing(state: MapState, bond: ListBond, open: Open): Press;
  lanesOf(ids: string[], beside: Record<string, Record<string, number>>): Record<string, number>;
  laneWidth(zoom: number): number;
  shifted(points: { x: number; y: number }[], distance: number): { x: number; y: number }[];
  laneLine(map: L.Map, shape: any, lane: number, options: L.PolylineOptions): L.Polyline;
  isInside(shape: any, point: { lat: number; lng: number }): boolean;
  findHits(state: MapState, point: L.Point): string[];
  reach_px: number;
  thumb_px: number;
  popupContent(places: Place[], pledgesAt: (place: Place) => HTMLElement[]): HTMLElement;
  hintMore(popup: HTMLElement, text: string): void;
  shapeLayer(state: MapState): () => void;
  symbolLayer(state: MapState, press: Press): () => void;
  placeLabels(map: L.Map, layer: L.LayerGroup, names: MapName[], taken: Box[], press: Press,
    between: (taken: Box[]) => void): Pressed[];
  placeLineNames(state: MapState, layer: L.LayerGroup, boxes: Box[]): void;
  findSites(state: MapState, only: string[]): Site[];
  sitesOf(state: MapState, at: Map<string, PageElement[]>, only: string[]): Site[];
  /** Where a page has only some of the pledges (in_view.js). */
  followView?(state: MapState, redraw: () => void): void;
  countBadge?(state: MapState, id: string): HTMLElement | null;
  enter?(state: MapState, ids: string[]): boolean;
  symbolSize: number;
  symbol(group: Site[]): HTMLElement;
  badge(site: Site): HTMLElement;
  byRank(a: Site, b: Site): number;
  isArea(place: Pick<Place, "shape">): boolean;
  levelOf(place: Place): number;
  groupByDistance(sites: Site[], distance_px: number): Site[][];
  signOf(pledges: Iterable<HTMLElement>): string;
  isHollow(sign: string): boolean;
  topicOf(pledges: Iterable<HTMLElement>): string;
  topicClass(topic: string): string;

  // The filter.
  sentence(
    texts: Record<"near" | "placed" | "more" | "alone", Counted>, placed: number, countyWide: number,
    near: { place: string; km: string } | null
  ): string;
  filtered?: { gemeinden: string[]; query?: string };
  chosenIn(query: string | FormData | URLSearchParams): Choice;
  pairsOf(chosen: Choice, known?: Values): Pair[];
  queryOf(chosen: Choice, known?: Values): string;
  choicesOf(chosen: Choice): { key: string; value: string; without: string }[];
  inPath(chosen: Choice): { path: string; rest: Pair[] };
  fold(text: string): string;
  writtenWords(text: string): string[];
  wordsToFind(text: string): string[];
  stem(word: string, names?: Set<string>): string;
  likeness(a: string, b: string): number;
  wordIndex(published: PublishedWords): WordIndex;
  takeWords(published: PublishedWords): void;
  loadWords(): Promise<void>;
  wordFiles: { beginnings: string; address: string };
  takeWordFile(beginning: string, data: Omit<PublishedWords, "ids">): void;
  wordsOrFiles(text: string, ids: string[]): { index?: WordIndex; needed?: string[] };
  loadWordsFor?(text: string, ids: string[]): Promise<void>;
  words?: WordIndex;
  takeEntries(topic: string, rows: string[][]): void;
  showEntries(part: HTMLElement): void;
  markEntries?(): void;
  clearArea(): void;
  noHits(index: WordIndex, pledges: Pledge[], topics: string[], q: string): NoHits;
  tellNothing?(pledges: Pledge[], q: string): void;
  mark?(pledges: Iterable<HTMLElement>, forms: Set<string>): void;
  readPledges(): Pledge[];
  showsCountyWide(chosen: Choice): boolean;
  matching(pledges: Pledge[], chosen: Choice): Pledge[];
  countOf(pledges: Pledge[], chosen: Choice, key: string, value: string): number;
  countyWide(pledges: Pledge[], chosen: Choice): Pledge[];
  applyFilter(how?: { replace?: boolean }): void;
  followAddress(): void;
  showFiltered(): string;
  focusAnswer(): void;
  readAnswer(): void;

  // A long list that the browser filters with files.
  pledgesOfFacets(facets: Facets): Pledge[];
  inListOrder(pledges: Pledge[], topics: string[]): Pledge[];
  countsOfAreas(shown: Pledge[], areas: Facets["areas"], chosen: string[]): Record<string, number>;
  writePart(name: string, pledges: ListRow[], counts: Map<string, number>, texts: Record<string, any>): void;
  writePages(here: number, count: number, address: (number: number) => string,
    texts: Record<string, any>): void;
  showNumbers(numbers: Set<number>, counts: Record<string, number>): void;

  // The address of a page of a static site.
  defaultRadius_km: number;
  checkedQuery(query: string): { chosen: Choice; hasMoved: boolean; problem: Problem | null };
  queryOfChoice(chosen: Choice): string;
  checkAddress?(): void;
  tellOfAddress(
    heading: string, text: string,
    links?: { query: string | URLSearchParams; label: string; kind: string; hash?: string }[]
  ): void;

  // Near a place.
  near: { ort: string; umkreis: string } | null;
  around: { place: string; km: string } | null; // in the words of the sentence
  linkPlaces?(list: ParentNode): void;
  nearWords: Record<string, any> | null; // of webapp/pages/near_words.py
  position?: Position;
  loadNear(): Promise<unknown>;
  here?(): Promise<void>;
  showHere(): Promise<void>;
  showPlace(chosen: Choice): Promise<void>;
  searchKey(text: string): string;
  looseKey(text: string): string;
  looseKeys(place: { kind: string; names: string[] }): string[];
  understood(text: string): { name: string; within: string; kind: string };
  otherwiseNamed<P extends Spelled | SearchPlace>(places: P[], text: string): P[];
  townsOf(places: SearchPlace[], found: SearchPlace[], text: string): SearchPlace[];
  suggest(rows: SearchRow[], text: string, count: number, streets?: Suggestion[]): SearchRow[];
  spellRow(row: SearchRow): void;
  otherwiseNamedRows(rows: SearchRow[], text: string): SearchRow[];
  loadRows(): Promise<SearchRow[]>;
  readAddress(text: string): {
    words: string[]; codes: string[]; hasMore: boolean; names: string[]; without(known: string[]): string;
  };
  findPlace(places: SearchPlace[], text: string, streets?: Streets | null): {
    place?: SearchPlace; street?: Street; number?: string; missing?: string;
    choices?: { label: string; kindName?: string }[]; isMistyped?: boolean;
  };
  inTowns(places: SearchPlace[], text: string): { text: string; town: SearchPlace }[];

  // Streets and house numbers, where an extract of OpenStreetMap was read.
  spellings(pieces: TypedPiece[]): [words: string, joined: string, short: string];
  readText(written: string): TypedText;
  findNumber(typed: string, numbers: string[]): { how: string; number: string };
  streetsOf(
    data: StreetNames, places: { label: string; kind: string; names: string[]; within: string[] }[]
  ): { known: Streets; steps: Generator<undefined> };
  readStreet(known: Streets, text: string): FoundStreets | null;
  readMistyped(known: Streets, text: string): FoundStreets | null;
  namesMeant(names: Iterable<string>, known: Map<string, number>, typed: string): string[];
  suggestStreets(known: Streets, text: string, kind: string): Suggestion[];
  addressOf(label: string, number: string): string;
  decodedStreet(entry: [kind: number, parts: number[][], numbers: string, offsets: number[]]):
    { shape: any; houses: Map<string, any> };
  loadStreets?(): Promise<Streets | null>;
  streetsLike?(text: string): Suggestion[];
  streetsMeant?(text: string): { label: string; kind: string }[];
  streetIn?(text: string): Promise<{ ort: string; hash: string } | null>;
  hashOf?(number?: string): string;
  houseNumber?: string;
  showStreet(street: Street, typed?: string): Promise<void>;
  showHouse?(): Promise<void>;
  loadOutlines(): Promise<Outlines>;
  distance(from: Position | Geometry, geometry: Geometry): number;
  distanceText(distance_m: number, atLeast?: boolean, isLine?: boolean): string;
  distancesFrom(from: Position | Geometry): Promise<Map<string, number>>;
  municipalitiesFrom(from: Position | Geometry): Municipality[];
  nearOrder(
    place: { name: string; isWhole: boolean; isPoint: boolean; isOwn: boolean }, distance_m: number,
    locality: string
  ): [rank: number, steps: number];
  listAround(lists: {
    distances: Map<string, number>; km: number; home: Municipality | null; own: string[]; locality?: string;
    note?: string; isMeasured?: boolean;
  }): void;
  showLists(lists: {
    note?: string; cards: Card[]; gemeinde: Municipality | null; gemeinden: Municipality[];
  }): void;
  clearLists(): void;
  drawCircle(at: Position, radius_m: number, name: string, beside?: Geometry): void;
  drawReach(shape: Geometry, at: Position, radius_m: number, name: string, beside?: Geometry): void;
}

/** What a selector or an id finds. The templates decide which kind of element that is: here are the members
   we use. */
type PageElement = HTMLElement
  & Pick<HTMLAnchorElement, "hash" | "href" | "host" | "search" | "target">
  & Pick<HTMLInputElement, "name" | "type" | "checked" | "value" | "defaultValue" | "validity" | "form"
    | "select">
  & Pick<HTMLSelectElement, "options" | "add">
  & Pick<HTMLDialogElement, "showModal" | "close">
  & Pick<HTMLDetailsElement, "open">
  & Pick<HTMLIFrameElement, "src" | "contentWindow" | "contentDocument">
  & Pick<HTMLTemplateElement, "content">;

/** A form, whose fields are found by name. */
type PageForm = HTMLFormElement & { elements: Iterable<PageElement> & Record<string, PageElement> };

interface Window {
  /** The renderer of vector tiles; only tile_ground.js and tile_paint.js know what it has. */
  protomapsL: any;
}
interface ParentNode {
  querySelector(selectors: string): PageElement | null;
  querySelectorAll(selectors: string): NodeListOf<PageElement>;
}
interface Element {
  closest(selectors: string): PageElement | null;
}
interface Document {
  getElementById(id: "filter" | "chooser"): PageForm | null;
  getElementById(id: string): PageElement | null;
}
interface DocumentFragment {
  cloneNode(deep?: boolean): DocumentFragment;
}
/** What a listener is called for: an element, the document or the window. */
interface EventTarget {
  readonly name?: string;
  closest?(selectors: string): PageElement | null;
}
interface Node {
  contains(other: EventTarget | null): boolean;
}
interface DocumentEventMap {
  "pledgemap:filtered": CustomEvent<{ gemeinden: string[]; query: string }>;
}
