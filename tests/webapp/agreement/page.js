"use strict";

/* As much of a page as the scripts ask for that are tested without a browser. */
const page = { byId: {}, bySelector: {}, all: {} };
const window = { matchMedia: () => ({ matches: false, addEventListener() {} }), addEventListener() {} };

class ClassList {
  constructor() { this.names = new Set(); }
  add(name) { this.names.add(name); }
  toggle(name, on) { if (on) this.names.add(name); else this.names.delete(name); }
  contains(name) { return this.names.has(name); }
}

class Element {
  constructor(name) { Object.assign(this, { name, classList: new ClassList(), dataset: {}, children: [],
    attributes: {} }); }
  set className(names) { for (const name of names.split(" ")) this.classList.add(name); }
  get className() { return [...this.classList.names].join(" "); }
  append(...children) { this.children.push(...children); }
  setAttribute(name, value) { this.attributes[name] = value; }
  addEventListener() {}
}

const document = {
  documentElement: { lang: "de", dataset: {} },
  createElement: (name) => new Element(name),
  createElementNS: (space, name) => new Element(name),
  getElementById: (id) => page.byId[id] ?? null,
  querySelector: (selector) => page.bySelector[selector] ?? null,
  querySelectorAll: (selector) => page.all[selector] ?? [],
  addEventListener() {},
};

/* The engine has no addresses of its own. */
class URLSearchParams {
  constructor(query = "") {
    const read = (text) => decodeURIComponent(text.replaceAll("+", " "));
    this.pairs = typeof query === "string"
      ? query.replace(/^\?/, "").split("&").filter(Boolean)
      .map((pair) => [read(pair.split("=")[0]), read(pair.split("=").slice(1).join("="))])
      : [...query];
  }
  get(key) { return this.pairs.find(([name]) => name === key)?.[1] ?? null; }
  getAll(key) { return this.pairs.filter(([name]) => name === key).map(([, value]) => value); }
  append(key, value) { this.pairs.push([key, String(value)]); }
  set(key, value) { this.pairs = [...this.pairs.filter(([name]) => name !== key), [key, String(value)]]; }
  toString() { return this.pairs.map((pair) => pair.map(URLSearchParams.written).join("=")).join("&"); }
  static written(text) {
    return encodeURIComponent(text)
      .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll("%20", "+");
  }
  [Symbol.iterator]() { return this.pairs[Symbol.iterator](); }
}
