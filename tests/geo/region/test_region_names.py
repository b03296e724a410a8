"""A region is called as people call it, with the right article and case."""

import pytest

from geo.region.phrases import STATES, county_name, municipality_name, state_name, together
from geo.region.region_names import NamesByAgs, region_name

COUNTIES = {
    "03152": ("Göttingen", "Landkreis"),
    "03156": ("Osterode am Harz", "Landkreis"),
    "05334": ("Städteregion Aachen", "Kreis"),
    "05358": ("Düren", "Kreis"),
    "11000": ("Berlin", "Kreisfreie Stadt"),
    "12060": ("Barnim", "Landkreis"),
}
TOWNS = {
    "05358004": ("Aldenhoven", "Gemeinde"),
    "05358008": ("Düren", "Stadt"),
    "05358012": ("Heimbach", "Stadt"),
    "05358016": ("Hürtgenwald", "Gemeinde"),
    "05358020": ("Inden", "Gemeinde"),
    "11000000": ("Berlin", "Stadt"),
}
NAMES = NamesByAgs(COUNTIES, TOWNS)


@pytest.mark.parametrize(
    ("name", "designation", "inside", "everywhere"),
    [
        ("Düren", "Kreis", "im Kreis Düren", "im ganzen Kreis Düren"),
        ("Göttingen", "Landkreis", "im Landkreis Göttingen", "im ganzen Landkreis Göttingen"),
        ("Münster", "Kreisfreie Stadt", "in Münster", "in ganz Münster"),
        ("Ulm", "Stadtkreis", "in Ulm", "in ganz Ulm"),
        ("Bodenseekreis", "Landkreis", "im Bodenseekreis", "im ganzen Bodenseekreis"),
        ("Rhein-Kreis Neuss", "Kreis", "im Rhein-Kreis Neuss", "im ganzen Rhein-Kreis Neuss"),
        ("Oberbergischer Kreis", "Kreis", "im Oberbergischen Kreis", "im ganzen Oberbergischen Kreis"),
        (
            "Rheinisch-Bergischer Kreis",
            "Kreis",
            "im Rheinisch-Bergischen Kreis",
            "im ganzen Rheinisch-Bergischen Kreis",
        ),
        ("Städteregion Aachen", "Kreis", "in der Städteregion Aachen", "in der ganzen Städteregion Aachen"),
        ("Region Hannover", "Landkreis", "in der Region Hannover", "in der ganzen Region Hannover"),
        (
            "Regionalverband Saarbrücken",
            "Landkreis",
            "im Regionalverband Saarbrücken",
            "im ganzen Regionalverband Saarbrücken",
        ),
    ],
)
def test_a_county(name, designation, inside, everywhere):
    called = county_name(name, designation)
    assert (called.inside, called.everywhere) == (inside, everywhere)


@pytest.mark.parametrize(
    ("code", "inside", "everywhere", "everywhere_en"),
    [
        ("11", "in Berlin", "in ganz Berlin", "throughout Berlin"),
        ("02", "in Hamburg", "in ganz Hamburg", "throughout Hamburg"),
        ("04", "im Land Bremen", "im ganzen Land Bremen", "throughout the state of Bremen"),
        ("10", "im Saarland", "im ganzen Saarland", "throughout Saarland"),
        ("09", "in Bayern", "in ganz Bayern", "throughout Bavaria"),
        (
            "13",
            "in Mecklenburg-Vorpommern",
            "in ganz Mecklenburg-Vorpommern",
            "throughout Mecklenburg-Vorpommern",
        ),
    ],
)
def test_a_state(code, inside, everywhere, everywhere_en):
    called = region_name([code], NAMES)
    assert (called.inside, called.everywhere, called.everywhere_en) == (inside, everywhere, everywhere_en)


def test_every_state_has_a_name():
    assert len(STATES) == 16
    assert not any(sign.isdigit() for code in STATES for sign in state_name(code).everywhere)


@pytest.mark.parametrize(
    ("name", "designation", "inside", "everywhere"),
    [
        ("Düren", "Stadt", "in Düren", "in ganz Düren"),
        ("Neustadt an der Weinstraße", "Stadt", "in Neustadt an der Weinstraße", None),
        ("Stadt Wehlen", "Stadt", "in Stadt Wehlen", None),
        ("Lutherstadt Eisleben", "Stadt", "in der Lutherstadt Eisleben",
        "in der ganzen Lutherstadt Eisleben"),
        ("Sylt", "Gemeinde", "auf Sylt", "auf ganz Sylt"),
        ("Insel Poel", "Gemeinde", "auf der Insel Poel", "auf der ganzen Insel Poel"),
        ("Am Mellensee", "Gemeinde", "in der Gemeinde Am Mellensee", "in der ganzen Gemeinde Am Mellensee"),
        ("Südliches Anhalt", "Stadt", "in der Stadt Südliches Anhalt", None),
        ("Bad Honnef", "Stadt", "in Bad Honnef", "in ganz Bad Honnef"),
        ("Ebersberger Forst", "Gemeindefreies Gebiet", "im gemeindefreien Gebiet Ebersberger Forst", None),
    ],
)  # fmt: skip
def test_a_municipality(name, designation, inside, everywhere):
    called = municipality_name(name, designation)
    assert called.inside == inside
    assert everywhere in (None, called.everywhere)


@pytest.mark.parametrize(
    ("prefixes", "name", "inside", "everywhere"),
    [
        (["05358008"], "Düren", "in Düren", "in ganz Düren"),
        (["11000"], "Berlin", "in Berlin", "in ganz Berlin"),
        (["053"], "Regierungsbezirk Köln", "im Regierungsbezirk Köln", "im ganzen Regierungsbezirk Köln"),
        (["0535"], "Kreis Düren", "im Kreis Düren", "im ganzen Kreis Düren"),
        (["05358", "05358008"], "Kreis Düren", "im Kreis Düren", "im ganzen Kreis Düren"),
        (["03159"], "Landkreis Göttingen", "im Landkreis Göttingen", "im ganzen Landkreis Göttingen"),
        (
            ["03152", "03156"],
            "Landkreise Göttingen und Osterode am Harz",
            "in den Landkreisen Göttingen und Osterode am Harz",
            "überall in den Landkreisen Göttingen und Osterode am Harz",
        ),
        (
            ["05358", "05334"],
            "Kreis Düren und Städteregion Aachen",
            "im Kreis Düren und in der Städteregion Aachen",
            "im ganzen Kreis Düren und in der ganzen Städteregion Aachen",
        ),
        (
            ["11", "12060"],
            "Berlin und Landkreis Barnim",
            "in Berlin und im Landkreis Barnim",
            "in ganz Berlin und im ganzen Landkreis Barnim",
        ),
        (
            ["05358008", "05358012"],
            "Düren und Heimbach",
            "in Düren und in Heimbach",
            "in ganz Düren und in ganz Heimbach",
        ),
        (
            ["053580"],
            "Aldenhoven, Düren, Heimbach, Hürtgenwald und Inden",
            "in der Region",
            "in der ganzen Region",
        ),
    ],
)
def test_a_region_of_one_or_more_parts(prefixes, name, inside, everywhere):
    called = region_name(prefixes, NAMES)
    assert (called.name, called.inside, called.everywhere) == (name, inside, everywhere)


def test_four_parts_are_given_in_full_and_five_are_not():
    parts = [municipality_name(name, "Stadt") for name in ("Alt", "Bad", "Calw", "Daun", "Elze")]
    assert together(parts[:4]).inside == "in Alt, in Bad, in Calw und in Daun"
    assert together(parts).inside == "in der Region"
    assert together(parts).name == "Alt, Bad, Calw, Daun und Elze"


def test_english_says_it_in_english():
    called = region_name(["05358", "05334"], NAMES)
    assert called.inside_en == "in Kreis Düren and in the Städteregion Aachen"
    assert called.everywhere_en == "throughout Kreis Düren and throughout the Städteregion Aachen"
