"""How ``locate`` speaks of places: why one was taken, its kind and how well it is known. English, German."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # why an answer came out as it did
    "why_coordinates": (
        "coordinates in the entry overrule the gazetteer",
        "Koordinaten im Eintrag gehen dem Ortsverzeichnis vor",
    ),
    "why_landmark": (
        "a landmark goes before all other places of its name",
        "eine Landmarke geht allen anderen Orten ihres Namens vor",
    ),
    "why_several": ("several places bear this name", "mehrere Orte heißen so"),
    "why_only": ("the only place of this name", "der einzige Ort dieses Namens"),
    "why_unknown": ("no place has this name or alias", "kein Ort heißt so, auch nicht mit anderem Namen"),
    "why_not_there": ("no such place in that Gemeinde", "kein solcher Ort in dieser Gemeinde"),
    "why_exact": ("an exact name or alias", "genau dieser Name oder ein anderer Name des Ortes"),
    "why_municipality": (
        "a municipality's bare name goes before its main village and before stops",
        "der bloße Name einer Gemeinde meint die Gemeinde, nicht ihren Hauptort oder eine Haltestelle",
    ),
    "why_one": (
        "places of one name in one municipality, less than 1 km apart, are one",
        "gleichnamige Orte einer Gemeinde, die weniger als 1 km auseinanderliegen, sind einer",
    ),
    "why_server": ("the answer of {server}", "die Antwort von {server}"),
    "why_server_several": (
        "{server} knows several places of this name",
        "{server} kennt mehrere Orte dieses Namens",
    ),
    # the lines about a place
    "locate_place": (
        "{place} [{kind}] in {where}, from {file} ({id})",
        "{place} [{kind}] in {where}, aus {file} ({id})",
    ),
    "locate_also": ("also {line}", "auch {line}"),
    "locate_nowhere": ("no known municipality", "keiner bekannten Gemeinde"),
    "locate_known": (
        "precision {precision}, within {accuracy_m} m, source: {source}",
        "Genauigkeit: {precision}, auf {accuracy_m} m, Quelle: {source}",
    ),
    "locate_shape": (
        "{shape} at {lat:.5f}, {lon:.5f} (lat, lon)",
        "{shape} bei {lat:.5f}, {lon:.5f} (Breite, Länge)",
    ),
    "locate_planned": ("planned, not there yet", "geplant, noch nicht da"),
    "locate_counts": ("counts for {names}", "zählt zu {names}"),
    "locate_border": (
        "counts for {names} because a border is less than 150 m away",
        "zählt zu {names}, weil eine Grenze keine 150 m entfernt ist",
    ),
    # kinds, precisions and shapes
    "kind_municipality": ("municipality", "Gemeinde"),
    "kind_locality": ("locality", "Ort"),
    "kind_station": ("station", "Bahnhof"),
    "kind_stop": ("stop", "Haltestelle"),
    "kind_lake": ("lake", "See"),
    "kind_river": ("river", "Fluss"),
    "kind_forest": ("forest", "Wald"),
    "kind_bog": ("bog", "Moor"),
    "kind_hill": ("hill", "Berg"),
    "kind_mine": ("mine", "Tagebau"),
    "kind_corridor": ("corridor", "Grünzug"),
    "kind_park": ("park", "Park"),
    "kind_campus": ("campus", "Forschungsgelände"),
    "kind_business_park": ("business park", "Gewerbegebiet"),
    "kind_building": ("building", "Gebäude"),
    "kind_school": ("school", "Schule"),
    "kind_railway": ("railway", "Bahnstrecke"),
    "kind_cycleway": ("cycleway", "Radweg"),
    "kind_street": ("street", "Straße"),
    "precision_exact": ("exact", "genau"),
    "precision_site": ("site", "Gelände oder Strecke"),
    "precision_street": ("street", "Straße oder Viertel"),
    "precision_locality": ("locality", "Ort"),
    "precision_municipality": ("municipality", "Gemeinde"),
    "shape_Point": ("Point", "Punkt"),
    "shape_MultiPoint": ("MultiPoint", "Punkte"),
    "shape_LineString": ("LineString", "Linie"),
    "shape_MultiLineString": ("MultiLineString", "Linien"),
    "shape_Polygon": ("Polygon", "Fläche"),
    "shape_MultiPolygon": ("MultiPolygon", "Flächen"),
}
