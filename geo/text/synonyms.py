"""Words that mean the same to those who search: "Fahrrad" and "Rad", "Flüchtlinge" and "Geflüchtete".

A party adds its own in ``pledgemap.toml``, section ``search``. Irregular plurals are here too.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo.text.stems import plain, stem, written_words

Group = tuple[list[str], list[str]]

GROUPS = (
    # on the way
    "Fahrrad, Fahrräder, Rad, Räder, Velo, Pedelec, bike, bikes, bicycle, cycle, cycling, cyclist",
    "Auto, PKW, Kfz, Wagen, car",
    "LKW, Laster, Lastwagen, lorry, truck",
    "Bus, Busse, Omnibus, Linienbus, bus, buses",
    "Bahn, Eisenbahn, Zug, Züge, rail, railway, train",
    "ÖPNV, Nahverkehr: Bus, Bahn, Zug",
    "transit, transport: Bus, Bahn, Zug",
    "Parkplatz, Stellplatz, Parken, parking",
    "Fußgänger, Fußgängerin, Fußweg, Gehweg, Bürgersteig, pedestrian, pavement",
    "Straße, street, road",
    "Ladesäule, Ladestation, Ladepunkt, Wallbox",
    # people
    "Flüchtling, Flüchtlinge, Geflüchtete, Geflüchteter, Asyl, Asylbewerber, refugee, refugees, asylum",
    "Migration, Migrant, Migrantin, Zugewanderte, Zuwanderung, Einwanderung, migrants, immigrants",
    "gründen, Gründung",
    "Senioren, Seniorin, Seniorinnen, Rentner, Rentnerin, Ältere, seniors, elderly",
    "Jugend, Jugendliche, Jugendlicher, Teenager, youth, young",
    "Kind, Kinder, child, children, kids",
    "Behinderung, Behinderte, Behinderter, Handicap, disability, disabled",
    "Barrierefrei, Barrierefreiheit, behindertengerecht, rollstuhlgerecht, Rollstuhl, accessible",
    "Frau, Frauen, women, woman",
    "Obdachlos, Obdachlose, Wohnungslose, homeless",
    # children and schools
    "Kita, Kindergarten, Kindertagesstätte, Krippe, Kindertageseinrichtung, daycare, kindergarten, nursery",
    "Tagesmutter, Tagesvater, Kindertagespflege, childminder, childminders",
    "Schule, school, schools",
    "Schüler, Schülerin, pupil, pupils",
    "Lehrer, Lehrerin, Lehrkraft, Lehrkräfte, teacher, teachers",
    "OGS, Ganztag, Ganztagsschule",
    "Student, Studentin, Studierende, student, students",
    "Ausbildung, Azubi, Azubis, Lehrling, Auszubildende, Lehrstelle, apprenticeship, apprentice, trainee",
    # health
    "Arzt, Ärzte, Ärztin, Ärztinnen, Doktor, Hausarzt, Arztpraxis, Arztpraxen, doctor, doctors",
    "Krankenhaus, Krankenhäuser, Klinik, Kliniken, Hospital, hospital, hospitals, clinic, clinics",
    "Praxis, Praxen",
    "Altenheim, Pflegeheim, Seniorenheim, Senioreneinrichtung, Pflegeeinrichtung",
    "Pflege, care, nursing",
    "Drogen, Sucht, Drogenberatung, addiction, drugs",
    "Psychisch, seelisch, Psyche, mental",
    "Gesundheit, health",
    # houses
    "Wohnung, Wohnungen, Wohnraum, Mietwohnung, flat, flats, apartment, housing",
    "Miete, Mieter, Mieterin, rent, tenant",
    "Haus, Häuser, house, houses",
    "Baugebiet, Neubaugebiet, Bauland",
    "Leerstand, leerstehend, Schrottimmobilie, Schrottimmobilien, vacancy, vacant",
    # nature and climate
    "Hochwasser, Überschwemmung, Überflutung, Flut, Starkregen, flood, floods, flooding",
    "Baum, Bäume, tree, trees",
    "Wald, Wälder, Forst, forest, forests, woods",
    "Müll, Abfall, Biomüll, waste, rubbish, garbage",
    "Solar, Photovoltaik, PV, Sonnenenergie, Solaranlage, Balkonkraftwerk, solar, photovoltaics",
    "Windkraft, Windrad, Windräder, Windenergie, Windpark, Windkraftanlage",
    "Strom, Elektrizität, electricity",
    "Kohle, Braunkohle, Tagebau, lignite, coal",
    "Atomkraft, Kernkraft, Atommüll, Atomenergie, Reaktor, nuclear",
    "Naturschutzgebiet, Schutzgebiet",
    "Klima, Klimaschutz, Klimawandel, climate",
    "Heizung, Wärme, Nahwärme, Fernwärme, Erdwärme, heating, heat",
    "Insekten, Bienen, insects, bees",
    "Tier, Tiere, animal, animals",
    "Bauer, Bauern, Bäuerin, Landwirt, Landwirtin, Landwirtschaft, farmer, farming, agriculture",
    # leisure and public life
    "Schwimmbad, Hallenbad, Freibad, Freizeitbad, Bad, Bäder, Schwimmhalle, pool",
    "Bücherei, Bibliothek, library, libraries",
    "Museum, Museen, museums",
    "Zentrum, Zentren, centre, centres",
    "Verein, Vereine, club, clubs",
    "Ehrenamt, Freiwillige, Freiwilliger, volunteer, volunteers, volunteering",
    "Feuerwehr, Katastrophenschutz, Bevölkerungsschutz",
    "Handy, Mobilfunk",
    "Internet, Breitband, Glasfaser, WLAN, DSL, broadband",
    "Digitalisierung, digital, online",
    "Firma, Firmen, Unternehmen, Betrieb, Betriebe, company, companies, business, businesses",
    "Arbeitsplatz, Arbeitsplätze, Job, Jobs, jobs",
    "Rechtsextremismus, Rechtsradikalismus, Rechtsextrem, Nazis, Neonazis, extremism",
    "Bürgerbeteiligung, Mitsprache, Beteiligung, Mitbestimmung, participation",
    "Bürgerrat, Bürgerforum",
    "Steuer, Steuern, tax, taxes",
    "See, Seen, lake, lakes",
    "Gymnasium, Gymnasien",
    "Atom, Nuklear",
    "Park, Parks, Grünanlage",
    "City, cities, town, towns",
)  # fmt: skip


def groups_of(lines: Iterable[str]) -> list[Group]:
    """Return the words of each group, as they are written: a line with commas between them.

    After a colon come words that those before it stand for, but not the other way round: a second list.
    """
    return [(written_words(alike), written_words(narrower)) for alike, _, narrower in map(_halves, lines)]


def alike(groups: Iterable[Group]) -> dict[str, frozenset[str]]:
    """Return what each stem of some groups stands for besides itself."""
    found: dict[str, set[str]] = {}
    for words, narrower in groups:
        stems = {stem(plain(word)) for word in words}
        for one in stems:
            found.setdefault(one, set()).update(stems | {stem(plain(word)) for word in narrower})
    return {one: frozenset(others - {one}) for one, others in found.items()}


def _halves(line: str) -> tuple[str, str, str]:
    return line.partition(":")
