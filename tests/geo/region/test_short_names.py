import pytest

from geo.region.short_names import short_name, short_names


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Immenstaad am Bodensee", "Immenstaad"),
        ("Roth an der Our", "Roth"),
        ("Stolberg (Rhld.)", "Stolberg"),
        ("Falkenberg/Elster", "Falkenberg"),
        ("Gars a. Inn", "Gars"),
        ("Bruck i.d. OPf.", "Bruck"),
        ("Bad Homburg v.d. Höhe", "Bad Homburg"),
        ("Rothenburg ob der Tauber", "Rothenburg"),
        ("Bad Münstereifel", "Bad Münstereifel"),
        ("Uhldingen-Mühlhofen", "Uhldingen-Mühlhofen"),
        ("Weil der Stadt", "Weil der Stadt"),
        ("Amrum", "Amrum"),
    ],
)
def test_what_says_where_a_municipality_lies_is_left_out(name, short):
    assert short_name(name) == short


def test_a_short_name_is_given_only_where_one_municipality_of_the_map_is_meant():
    names = {
        "1": "Hagnau am Bodensee",
        "2": "Neuhausen ob Eck",
        "3": "Neuhausen auf den Fildern",
        "4": "Salem",
    }
    assert short_names(names) == {"1": "Hagnau"}
    assert short_names({"1": "Wald (Hohenz)", "2": "Wald"}) == {}
