import pytest

from geo.text.toponym import EntryError, fold, parse, slug, split_entries, split_stop_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gürzenich", "GUERZENICH"),
        ("Gürzenich", "Gu\u0308rzenich"),
        ("Straß", "Strass"),
        ("D'horn", "D’horn"),
        ("D'horn", "Dhorn"),
        ("Lich-Steinstraß", "Lich Steinstraß"),
        ("Drittes Gleis Langerwehe–Düren", "Drittes Gleis Langerwehe-Düren"),
        ("St. Angela Schule", "Sankt Angela Schule"),
        ("Schillerstr.", "Schillerstraße"),
        ("Kölner Str. Nord", "Kölner Straße Nord"),
        ("Düren Bf", "Düren Bahnhof"),
        ("Linnich Bhf", "Linnich Bahnhof"),
        ("  Inden/Altdorf ", "Inden Altdorf"),
    ],
)
def test_spellings_of_one_name_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Neffelbach", "Heimbach"),
        ("Gürzenich", "Gurzenich"),
        ("Rath", "Rat"),
        ("Stetternich", "Sankt Etternich"),
    ],
)
def test_names_that_only_look_alike_stay_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bördebahn", "boerdebahn"),
        ("Radschnellweg Düren–Jülich", "radschnellweg-dueren-juelich"),
        ("D'horn!", "d-horn"),
    ],
)
def test_a_slug_is_plain_ascii(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("raw", "name", "municipality"),
    [
        ("Gürzenich Kirche, Düren", "Gürzenich Kirche", "Düren"),
        ("Bahnhof (Bus), Heimbach (Eifel)", "Bahnhof", "Heimbach (Eifel)"),
        ("Brück (Ort), Nideggen", "Brück", "Nideggen"),
        ("Jülich-Broich", "Jülich-Broich", ""),
    ],
)
def test_a_stop_name_is_stop_and_municipality(raw, name, municipality):
    assert split_stop_name(raw) == (name, municipality)


def test_entries_are_separated_by_semicolons():
    assert split_entries(" Rur; Bahnhof Düren ;; Vettweiß;") == ["Rur", "Bahnhof Düren", "Vettweiß"]
    assert split_entries(" ") == []


def test_an_entry_is_a_toponym_with_an_optional_municipality():
    assert (parse("Rath").toponym, parse("Rath").municipality) == ("Rath", "")
    assert (parse("Rath (Nideggen)").toponym, parse("Rath (Nideggen)").municipality) == ("Rath", "Nideggen")
    assert parse("Rathaus (Stolberg (Rhld.))").municipality == "Stolberg (Rhld.)"


@pytest.mark.parametrize(
    "text", ["Bad @ 50.80950, 6.48250", "Bad @50.8095,6.4825", "Bad (Düren) @ 50.80950 , 6.48250"]
)
def test_coordinates_are_latitude_then_longitude(text):
    entry = parse(text)
    assert (entry.toponym, entry.lat, entry.lon) == ("Bad", 50.8095, 6.4825)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("@ 50.8, 6.4", "bad_entry"),
        ("()", "bad_entry"),
        ("(" + 100_000 * "a", "bad_entry"),
        ("Bad @", "bad_coordinates"),
        ("Bad @ hier", "bad_coordinates"),
        ("Bad @ 50,80950, 6,48250", "bad_coordinates"),
        ("Bad @ 50.8", "bad_coordinates"),
        ("Bad @ 6.4825, 50.8095", "swapped_coordinates"),
        ("Bad @ 48.85, 2.35", "outside_germany"),
        ("Bad @ 0, 0", "outside_germany"),
        ("Bad @ -50.8, 6.4", "outside_germany"),
    ],
)
def test_an_entry_that_cannot_be_read_says_why(text, code):
    with pytest.raises(EntryError) as error:
        parse(text)
    assert error.value.code == code
