"""What is wrong with a shape: each goes on with a sentence that its name begins. English, German."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "shape_unreadable": (
        "has a geometry that can't be read",
        "hat eine Geometrie, die sich nicht lesen lässt",
    ),
    "shape_empty": (
        "has a geometry that is empty or not valid: no position",
        "hat eine leere Geometrie, ohne jede Position",
    ),
    "shape_no_number": (
        "has a position that is no pair of numbers, but NaN or infinite",
        "hat eine Position, die kein Paar von Zahlen ist, sondern NaN oder unendlich",
    ),
    "shape_collection": (
        "is a GeometryCollection, a mix of shapes",
        "ist eine GeometryCollection, ein Gemisch von Formen",
    ),
    # not valid, as GEOS finds out
    "shape_crosses": (
        "is not valid: its outline crosses or touches itself{at}",
        "ist nicht gültig: Der Umriss kreuzt oder berührt sich selbst{at}",
    ),
    "shape_hole_outside": (
        "is not valid: a hole lies outside of the area{at}",
        "ist nicht gültig: Ein Loch liegt außerhalb der Fläche{at}",
    ),
    "shape_holes_nested": (
        "is not valid: a hole lies within another{at}",
        "ist nicht gültig: Ein Loch liegt in einem anderen{at}",
    ),
    "shape_shells_nested": (
        "is not valid: one of its parts lies within another{at}",
        "ist nicht gültig: Ein Teil liegt in einem anderen{at}",
    ),
    "shape_disconnected": (
        "is not valid: its holes cut it into pieces{at}",
        "ist nicht gültig: Die Löcher zerschneiden die Fläche{at}",
    ),
    "shape_twice": (
        "is not valid: the same outline is there twice{at}",
        "ist nicht gültig: Derselbe Umriss kommt zweimal vor{at}",
    ),
    "shape_too_few": (
        "is not valid: a line or outline has too few different positions{at}",
        "ist nicht gültig: Eine Linie oder ein Umriss hat zu wenige verschiedene Positionen{at}",
    ),
    "shape_open": (
        "is not valid: an outline does not end where it begins{at}",
        "ist nicht gültig: Ein Umriss endet nicht dort, wo er beginnt{at}",
    ),
    "shape_invalid": ("is not valid: {reason}", "ist nicht gültig: {reason}"),
    "shape_at": (
        " at longitude {lon}, latitude {lat}",
        ", und zwar bei Länge {lon}, Breite {lat}",
    ),
    # against RFC 7946 and what is usual here
    "shape_out_of_range": (
        "leaves the range of lon, lat: -180 to 180, -90 to 90",
        "verlässt den Bereich von Länge und Breite: -180 bis 180, -90 bis 90",
    ),
    "shape_decimals": ("has more than {decimals} decimals", "hat mehr als {decimals} Nachkommastellen"),
    "shape_clockwise": ("an exterior ring is clockwise", "ein äußerer Ring läuft im Uhrzeigersinn"),
    "shape_counter_clockwise": (
        "an interior ring is counter-clockwise",
        "ein innerer Ring läuft gegen den Uhrzeigersinn",
    ),
}
