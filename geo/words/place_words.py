"""What places are called in the answers of ``locate`` and ``--online``, in German: `gettext` has the rest."""

from __future__ import annotations

from geo.words.language import N_

# Results of looking an entry up, by `geo.place.geocode.Outcome`.
OUTCOMES = {
    "found": N_("gefunden"),
    "not found": N_("nicht gefunden"),
    "ambiguous": N_("mehrdeutig"),
    "service failed": N_("Dienst hat versagt"),
}

KINDS = {
    "municipality": N_("Gemeinde"),
    "locality": N_("Ort"),
    "station": N_("Bahnhof"),
    "stop": N_("Haltestelle"),
    "lake": N_("See"),
    "river": N_("Fluss"),
    "forest": N_("Wald"),
    "bog": N_("Moor"),
    "hill": N_("Berg"),
    "mine": N_("Tagebau"),
    "corridor": N_("Grünzug"),
    "park": N_("Park"),
    "campus": N_("Forschungsgelände"),
    "business_park": N_("Gewerbegebiet"),
    "building": N_("Gebäude"),
    "school": N_("Schule"),
    "railway": N_("Bahnstrecke"),
    "cycleway": N_("Radweg"),
    "street": N_("Straße"),
}

PRECISIONS = {
    "exact": N_("genau"),
    "site": N_("Gelände oder Strecke"),
    "street": N_("Straße oder Viertel"),
    "locality": N_("Ort"),
    "municipality": N_("Gemeinde"),
}

SHAPES = {
    "Point": N_("Punkt"),
    "MultiPoint": N_("Punkte"),
    "LineString": N_("Linie"),
    "MultiLineString": N_("Linien"),
    "Polygon": N_("Fläche"),
    "MultiPolygon": N_("Flächen"),
}
