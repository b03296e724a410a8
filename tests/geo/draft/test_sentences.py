import pytest

from geo.draft.sentences import MAX_SENTENCE_LENGTH, split


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("Wir bauen. Wir planen.", 2),
        ("Das gilt z.B. für Wege, d.h. für alle. Gut so!", 2),
        ("Die Biologische Station e.V. in Auen bleibt.", 1),
        ("Am 14. September 2025 ist Wahl. Am 3. Gleis auch.", 2),
        ("Bis 2035. Dann nicht mehr.", 2),
        ("Die St. Anna Schule und die Kölner Str. Bergen.", 1),
        ("„Sport im Park.“ Das kennen alle.", 2),
        ("Mehr kostet es 1,5 Mio. Euro. Und du? Ja!", 3),
        ("Straßen.NRW plant einen 30-min.-Takt.", 1),
    ],
)
def test_full_stops_of_abbreviations_and_ordinals_end_no_sentence(paragraph, count):
    sentences = split(paragraph)
    assert len(sentences) == count
    assert " ".join(sentences) == paragraph


def test_what_is_longer_than_any_sentence_is_left_out_and_takes_no_time():
    table = "Zahl " * MAX_SENTENCE_LENGTH
    assert split(f"Wir bauen. {table}. Wir planen.") == ["Wir bauen.", "Wir planen."]
    assert split("wir setzen uns ein für " * 200_000) == []
