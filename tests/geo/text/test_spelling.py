"""The usual ways to write one name meet; a name that then means several places stays a question."""

import pytest

from geo.locate import explain
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Outcome, geocode
from geo.place.place import place_of
from geo.text.spelling import is_town_of, loose_keys, short_name, understood
from geo.text.toponym import fold, parse
from tests.geo.conftest import place, square


def town(ags, name, west, designation="Gemeinde"):
    shape = square(west, 50.80, round(west + 0.05, 2), 50.84)
    return place(ags, name, "municipality", [ags], shape, designation=designation)


# AGS to name as the boundaries have it; all of them in one region.
TOWNS = {
    "09001001": "Pfaffenhofen a.d. Ilm",
    "09001002": "Sankt Augustin",
    "09001003": "Frankfurt am Main",
    "09001004": "Hennef (Sieg)",
    "09001005": "Cottbus - Chóśebuz",
    "09001006": "Bad Homburg v.d. Höhe",
    "09001007": "Rothenburg ob der Tauber",
    "09001008": "Weißenburg i. Bay.",
    "09001009": "Weiden i.d. OPf.",
    "09001010": "Weilheim i. OB",
    "09001011": "Oldenburg (Oldb)",
    "09001012": "Frankenberg/Sa.",
    "09001013": "Weißwasser/O.L.",
    "09001014": "Tabarz/Thür. Wald",
    "09001015": "Kirchheim unter Teck",
    "09001016": "Wyk auf Föhr",
    "09001017": "Bad Münstereifel",
    "09001018": "Gerolstein (Eifel)",
    "09001019": "Hann. Münden",
    "09001020": "Roth an der Our",
    "09001021": "Roth bei Prüm",
    "09001022": "Au",
    "09001023": "Au a. Inn",
    "09001024": "Haar",
    "09001025": "Neustadt a. Rübenberge",
}


@pytest.fixture(scope="module")
def gazetteer():
    wests = {ags: round(6 + 0.05 * number, 2) for number, ags in enumerate(sorted(TOWNS))}
    features = [("municipalities.geojson", town(ags, TOWNS[ags], wests[ags])) for ags in TOWNS]
    ilm, sieg, haar = wests["09001001"], wests["09001004"], wests["09001024"]
    in_ilm, in_sieg, in_haar = ["09001001"], ["09001004"], ["09001024"]
    features += [
        ("localities.geojson", place("g-1", "Pfaffenhofen an der Ilm", "locality", in_ilm,
        (ilm + 0.01, 50.81))),
        ("stops.geojson", place("s-1", "Pfaffenhofen(Ilm)", "station", in_ilm, (ilm + 0.02, 50.81))),
        ("stops.geojson", place("s-2", "Bahnhof", "stop", in_ilm, (ilm + 0.021, 50.81))),
        ("localities.geojson", place("g-2", "Uckerath", "locality", in_sieg, (sieg + 0.01, 50.81))),
        ("localities.geojson", place("g-3", "Ottendichl", "locality", in_haar, (haar + 0.01, 50.81))),
        ("stops.geojson", place("s-3", "Ottendichl", "stop", in_haar, (haar + 0.04, 50.83))),
        ("stops.geojson", place("s-4", "Mühle am Wald", "stop", in_haar, (haar + 0.03, 50.83))),
        ("stops.geojson", place("s-5", "Gronsdorf", "stop", in_haar, (haar + 0.02, 50.82))),
    ]  # fmt: skip
    return Gazetteer((place_of(item, file) for file, item in features), ("09001",))


def found(text, gazetteer):
    answer = geocode(parse(text), gazetteer)
    return answer.place.id if answer.place else answer.outcome


@pytest.mark.parametrize(
    ("spellings", "identifier"),
    [
        (
            "Pfaffenhofen an der Ilm|Pfaffenhofen a. d. Ilm|Pfaffenhofen a.d.Ilm|Pfaffenhofen "
                "(Ilm)|Pfaffenhofen"
            "|Pfaffenhofen/Ilm|PFAFFENHOFEN A.D.ILM|Stadt Pfaffenhofen a. d. Ilm|Pfaffenhofen a.d. Ilm, St",
            "09001001",
        ),
        ("St.Augustin|St. Augustin|St Augustin|Skt. Augustin|Sankt-Augustin|St.-Augustin", "09001002"),
        ("Frankfurt (Main)|Frankfurt a.M.|Frankfurt a. M.|Frankfurt/Main|Frankfurt a. "
            "Main|Frankfurt", "09001003"),
        ("Hennef a.d. Sieg|Hennef an der Sieg|Hennef/Sieg|Hennef (Sieg)|Hennef(Sieg)|Hennef, "
            "Stadt", "09001004"),
        ("Cottbus|Cottbus/Chóśebuz|Chóśebuz|Chosebuz|Cottbus - Chóśebuz|Stadt Cottbus", "09001005"),
        ("Bad Homburg v.d.H.|Bad Homburg v. d. Höhe|Bad Homburg vor der Höhe|B. Homburg", "09001006"),
        ("Rothenburg o.d.T.|Rothenburg o. d. Tauber|Rothenburg (Tauber)|Große Kreisstadt "
            "Rothenburg", "09001007"),
        ("Weißenburg in Bayern|Weissenburg i.Bay.|Weißenburg i. B.|Weißenburg (Bayern)", "09001008"),
        ("Weiden i. d. OPf.|Weiden in der Oberpfalz|Weiden (Oberpf)|Weiden i.d.OPf.", "09001009"),
        ("Weilheim in Oberbayern|Weilheim i.OB|Weilheim (Oberbay)", "09001010"),
        ("Oldenburg (Oldb)|Oldenburg (Oldenburg)|Oldenburg i. O.|Oldenburg in Oldenburg", "09001011"),
        ("Frankenberg (Sachsen)|Frankenberg i. Sa.|Frankenberg/Sachsen", "09001012"),
        ("Weißwasser/OL|Weißwasser (Oberlausitz)|Weißwasser O.L.", "09001013"),
        ("Tabarz (Thüringer Wald)|Tabarz am Thüringer Wald", "09001014"),
        ("Kirchheim u. Teck|Kirchheim (Teck)|Kirchheim/Teck|Kirchheim u.T.", "09001015"),
        ("Wyk a. Föhr|Wyk (Föhr)|Wyk", "09001016"),
        ("B. Münstereifel", "09001017"),
        ("Gerolstein/Eifel|Gerolstein in der Eifel|Gerolstein", "09001018"),
        ("Hannoversch Münden", "09001019"),
        ("Roth (Our)|Roth a.d. Our", "09001020"),
        ("Gemeinde Haar|Haar, Gemeinde|Markt Haar", "09001024"),
        ("Neustadt am Rübenberge|Neustadt a. Rbge.|Neustadt a.R.", "09001025"),
        ("Bahnhof (Pfaffenhofen an der Ilm)|Bahnhof (Pfaffenhofen/Ilm)|Bahnhof (Stadt Pfaffenhofen "
            "a.d.Ilm)", "s-2"),
        ("Bahnhof Pfaffenhofen an der Ilm", "s-1"),
        ("OT Uckerath|Ortsteil Uckerath|Stadtteil Uckerath|Hennef OT Uckerath|Hennef (Sieg), OT "
            "Uckerath", "g-2"),
        ("Uckerath (Hennef a.d. Sieg)|Ortsteil von Uckerath|Ortschaft Uckerath", "g-2"),
        ("OT Ottendichl", "g-3"),
        ("OT Gronsdorf", "s-5"),
    ],
)  # fmt: skip
def test_each_usual_spelling_means_the_place(spellings, identifier, gazetteer):
    assert {text: found(text, gazetteer) for text in spellings.split("|")} == dict.fromkeys(
        spellings.split("|"), identifier
    )


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Roth", Outcome.AMBIGUOUS),  # an der Our or bei Prüm
        ("Gemeinde Roth", Outcome.AMBIGUOUS),
        ("Gemeinde Uckerath", Outcome.NOT_FOUND),  # no Gemeinde, a village
        ("OT Haar", Outcome.NOT_FOUND),  # the Gemeinde is not an Ortsteil
        ("Haar OT Uckerath", Outcome.NOT_FOUND),  # in another Gemeinde
        ("Mühle Wald", Outcome.NOT_FOUND),  # of stops nothing is forgiven
        ("Pfaffenhofen a.d. Glonn", Outcome.NOT_FOUND),
        ("Hennef (Ruhr)", Outcome.NOT_FOUND),
        ("Bahnhof (Hennef a.d. Ruhr)", Outcome.NOT_FOUND),
    ],
)
def test_no_spelling_is_an_answer_where_it_means_several_places_or_another(text, outcome, gazetteer):
    assert found(text, gazetteer) == outcome


def test_the_name_as_written_goes_before_its_other_spellings(gazetteer):
    assert found("Au", gazetteer) == "09001022"
    assert found("Au (Inn)", gazetteer) == "09001023"


def test_a_question_names_an_entry_for_each_place_that_is_meant(gazetteer):
    _, lines = explain("Roth", gazetteer)
    assert "Roth an der Our  =>" in lines
    assert "Roth bei Prüm  =>" in lines


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Cottbus - Chóśebuz", "Cottbus"),
        ("Bautzen – Budyšin", "Bautzen"),
        ("Garching a.d.Alz", "Garching"),
        ("Waging a.See", "Waging"),
        ("Oder-Spree", "Oder-Spree"),
        ("Aurich", "Aurich"),
    ],
)
def test_short_names_of_two_languages_and_of_names_without_spaces(name, short):
    assert short_name(name) == short


def test_a_town_is_distinguished_from_a_village_of_its_municipality():
    assert is_town_of("Pfaffenhofen an der Ilm", "Pfaffenhofen a.d. Ilm")
    assert is_town_of("Cramm", "Cramm (Sieg)")
    assert not is_town_of("Affalterbach", "Pfaffenhofen a.d. Ilm")


def test_a_word_in_front_says_the_kind():
    assert vars(understood("Düren, OT Gürzenich")) == {
        "name": "guerzenich",
        "within": "dueren",
        "kind": "locality",
    }
    assert understood("Altstadt Düren").kind == ""


def test_only_the_last_word_is_cut_short():
    assert "bad homburg h" in loose_keys("Bad Homburg v.d. Höhe", "municipality")
    assert "frankfurt m" not in loose_keys("Frankfurt-Main", "municipality")


def test_what_visitors_type_is_kept_within_bounds():
    for number in range(40_000):
        fold(f"ort {number}")
    fold("x" * 50_000)
    kept = fold.__globals__["_folded_once"].cache_info()
    assert kept.maxsize is not None
    assert kept.currsize <= kept.maxsize <= 20_000
    before = kept.currsize, kept.misses
    fold("y" * 50_000)
    after = fold.__globals__["_folded_once"].cache_info()
    assert (after.currsize, after.misses) == before
