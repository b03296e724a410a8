"""The peer: what a competent newcomer would write with Flask and Folium, from the same data.

What it does well, so that the comparison is fair:

- the data are read once, when the app starts, and the features of each layer chosen by then
- it filters with the site's own filter, so both apps find the same pledges with the same counts
- one ``folium.GeoJson`` per base layer, the same layers as ours, and one layer or marker with popup per place
- its template is compiled once, lists only the pledges that match, and escapes what comes from the data
- Flask-Compress has the settings of ``webapp/delivery``: same algorithms, and the level of a filtered page

What makes it naive: each request composes and renders its Folium map and its list anew. It has no cache of
its own, and Flask-Compress has none by default. It does less than ours where a newcomer would not think of
it: no security headers, no ETag, no rounded coordinates, no names of municipalities, and its map shows
neither stance nor precision.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
from flask import Flask, render_template, request
from flask_compress import Compress
from markupsafe import Markup, escape

from bench.questions import load
from geo.publishing.published import Place
from webapp.delivery import compression

# Layer file, which of its features, and how they look; from the bottom up, as on our map.
BASE_LAYERS: tuple[tuple[str, Callable[[dict[str, Any]], bool], dict[str, Any]], ...] = (
    ("boundaries", lambda p: p["layer"] == "neighbour", {"color": "#bbb", "weight": 1, "fillOpacity": 0.3}),
    ("boundaries", lambda p: p["layer"] == "municipality", {"color": "#888", "weight": 1, "fillOpacity": 0}),
    ("landmarks", lambda p: p["kind"] == "forest", {"stroke": False, "fillColor": "#8bb87d"}),
    ("landmarks", lambda p: p["kind"] == "mine", {"stroke": False, "fillColor": "#b9a88a"}),
    ("settlement", lambda p: True, {"stroke": False, "fillColor": "#ccc", "fillOpacity": 0.5}),
    ("landmarks", lambda p: p["kind"] == "lake" and not p["planned"], {"stroke": False, "fillColor": "#7ab"}),
    ("landmarks", lambda p: p["kind"] == "river", {"color": "#7ab", "weight": 2}),
    ("landmarks", lambda p: p["kind"] == "railway" and not p["planned"], {"color": "#666", "weight": 2}),
    ("stops", lambda p: p["kind"] == "station", {"color": "#666", "weight": 1}),
)


def create_app() -> Flask:
    """Make the app; the folder with the data is found as by the site."""
    home = Path(os.environ.get("PLEDGEMAP_HOME", "."))
    site = load(home)
    published, settings = site.published, site.settings
    pledges = {pledge.id: pledge for pledge in published.pledges}
    base = [
        (_collection([f for f in published.layers[file]["features"] if belongs(f["properties"])]), style)
        for file, belongs, style in BASE_LAYERS
    ]
    wests, souths, easts, norths = zip(*(m.bbox for m in published.municipalities), strict=True)
    bounds = [[min(souths), min(wests)], [max(norths), max(easts)]]

    app = Flask(__name__)
    app.config.update(_compression_of_the_site())
    Compress(app)

    @app.get("/")
    def index() -> str:
        chosen = site.grammar.parse(request.args)
        result = site.index.apply(chosen)
        the_map = folium.Map(location=[bounds[0][0], bounds[0][1]], zoom_start=10)
        for layer, style in base:
            marker = folium.CircleMarker(radius=3)
            folium.GeoJson(layer, style_function=lambda _, style=style: style, marker=marker).add_to(the_map)
        shown = set(result.shown)
        for place_id in result.place_ids:
            place = published.places[place_id]
            titles = [pledges[i].title for i in place.pledge_ids if i in shown]
            topic = settings.topics[pledges[place.pledge_ids[0]].topic]
            _layer(place, topic.colour, _popup(place, titles)).add_to(the_map)
        the_map.fit_bounds(bounds)
        root: Any = the_map.get_root()
        root.render()
        return render_template(
            "naive.html",
            # Folium's parts are markup of its own; what comes from the data was escaped above.
            header=Markup(root.header.render()),
            body=Markup(root.html.render()),
            script=Markup(root.script.render()),
            settings=settings,
            municipalities=published.municipalities,
            places=published.places,
            pledges=[pledges[pledge_id] for pledge_id in result.shown],
            chosen=chosen,
            result=result,
        )

    @app.get("/healthz")
    def health() -> str:
        return "ok"

    return app


def _compression_of_the_site() -> dict[str, Any]:
    site = Flask("site")
    compression.init_app(site)
    settings = {name: site.config[name] for name in ("COMPRESS_ALGORITHM", "COMPRESS_STREAMS")}
    return {**settings, "COMPRESS_BR_LEVEL": compression.LEVEL_ONCE}


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def _popup(place: Place, titles: list[str]) -> folium.Popup:
    items = "".join(f"<li>{escape(title)}</li>" for title in titles)
    return folium.Popup(f"<b>{escape(place.name)}</b><ul>{items}</ul>", max_width=300)


def _layer(place: Place, colour: str, popup: folium.Popup) -> folium.GeoJson | folium.Marker:
    tooltip = str(escape(place.name))
    if place.geometry["type"] in ("Point", "MultiPoint") or place.precision == "municipality":
        lon, lat = place.label_point
        return folium.Marker([lat, lon], popup=popup, tooltip=tooltip)
    style = {"color": colour, "weight": 4, "fillOpacity": 0.3}
    texts: dict[str, Any] = {"popup": popup, "tooltip": tooltip}  # wider than Folium's types say
    return folium.GeoJson(place.geometry, style_function=lambda _: style, **texts)
