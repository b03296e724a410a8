/* What make lint asks of webapp/static/css. */
export default {
  extends: "stylelint-config-standard",
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  rules: {
    // Rules stand by the part of the page that they are about, not by how specific they are.
    "no-descending-specificity": null,
    // Folium makes the id of the map: "map_karte".
    "selector-id-pattern": "^[a-z]+([-_][a-z]+)*$",
    // Browsers of 2022 and before don't know (width >= 60rem).
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4"] }],
    "media-feature-range-notation": "prefix",
    // Safari on iPhones knows only the one with a prefix.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["/text-size-adjust/"] }],
    // Blank lines part groups of rules, as in code.
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "rule-empty-line-before": null,
  },
};
