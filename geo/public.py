"""The door: what ``webapp`` may use of geo, and all that it may. No other module of geo is imported there.

Names that the web needs are added here, and removed when it does not need them any more: tests/test_door.py
checks both. Nothing here writes data, uses the network or reads the table of pledges.
"""

from __future__ import annotations

from geo import __version__ as VERSION
from geo.config import renderer
from geo.config.country_site import COUNTRY_FILE, CountrySite, load_country_site
from geo.config.parties import Party
from geo.config.party import Called
from geo.config.redirects import todays_slug
from geo.config.renderer import Renderer, renderer_of, renderer_stamp
from geo.config.settings import SETTINGS_FILE, Settings, Topic, load_settings, samples
from geo.config.settings_file import read_toml
from geo.config.tiles import Tiles
from geo.errors import PledgemapError, Problem, ProblemsFound
from geo.failures import exit_code, failure_line
from geo.geometry.geojson import dumps, encode, member_of
from geo.geometry.projection import in_crs, lonlat_of, to_lonlat, to_metric
from geo.geometry.rounding import DECIMALS, on_grid, position, rounded_or_finer
from geo.milestones import PROGRESS_MEMBER, Milestone, as_json
from geo.place.municipalities import BORDER_M
from geo.place.street_index import StreetIndex, StreetName, decoded_street
from geo.publishing import builds
from geo.publishing.areas import DISTRICT, MUNICIPALITY, Area, AreaKind, FeatureCollection, Municipality
from geo.publishing.published import (
    BUILD,
    Attribution,
    BuildUnusable,
    FormerPlace,
    Place,
    Pledge,
    Published,
    Signature,
    Withdrawn,
    read_published,
)
from geo.region.phrases import RegionName, municipality_name, town_part_name
from geo.text.compounds import THING_STEMS, THINGS, Compounds
from geo.text.idioms import told_words
from geo.text.spelling import LOOSE_KINDS, is_town_of, loose_key, loose_keys, understood
from geo.text.stems import SMALL_WORDS, plain, stem, words_to_find, written_words
from geo.text.synonyms import GROUPS, alike, groups_of
from geo.text.toponym import fold, plain_municipality, slug
from geo.vocabulary import (
    NO_PLAN,
    OF_DISTRICTS,
    OF_PARTY,
    PLACE_PROPERTIES,
    PLEDGED,
    PRECISE,
    PRECISIONS,
    SITE_PROPERTIES,
    STANCES,
    STATUSES,
    WITHDRAWN,
    Property,
)
from geo.words.language import Texts
from geo.words.messages import notice, problem, remedy_of_setting
from geo.workspace import abandoned, workspace

# ruff: noqa: RUF022 - grouped by purpose, not sorted
__all__ = [
    # the version of the software
    "VERSION",
    # what a build has published, and which build to serve
    "DISTRICT", "MUNICIPALITY", "Area", "AreaKind", "Attribution", "BuildUnusable", "FeatureCollection",
    "FormerPlace", "Municipality", "Place", "Pledge", "Published", "Signature", "Withdrawn", "BUILD",
    "builds", "read_published",
    # the progress of a pledge
    "Milestone", "PROGRESS_MEMBER", "as_json",
    # the settings of the map
    "Called", "Party", "Renderer", "SETTINGS_FILE", "Settings", "Tiles", "Topic", "load_settings",
    "read_toml",
    "renderer", "renderer_of", "renderer_stamp", "samples", "todays_slug",
    # the settings of the nationwide map
    "COUNTRY_FILE", "CountrySite", "load_country_site",
    # the vocabularies, and what a site has
    "NO_PLAN", "PLACE_PROPERTIES", "PLEDGED", "PRECISE", "OF_DISTRICTS", "OF_PARTY", "PRECISIONS", "Property",
    "SITE_PROPERTIES", "STANCES", "STATUSES", "WITHDRAWN",
    # shapes: GeoJSON, rounding, projection
    "BORDER_M", "DECIMALS", "dumps", "encode", "in_crs", "lonlat_of", "member_of", "on_grid", "position",
    "rounded_or_finer", "to_lonlat", "to_metric",
    # names as people write them
    "LOOSE_KINDS", "fold", "is_town_of", "loose_key", "loose_keys", "RegionName", "municipality_name",
    "plain_municipality", "slug", "town_part_name", "understood",
    # streets and their houses
    "StreetIndex", "StreetName", "decoded_street",
    # words as a search compares them
    "Compounds", "GROUPS", "SMALL_WORDS", "THINGS", "THING_STEMS", "alike", "groups_of", "plain", "stem",
    "told_words", "words_to_find", "written_words",
    # what the command line says, and how it ends
    "PledgemapError", "Problem", "ProblemsFound", "Texts", "exit_code", "failure_line", "notice", "problem",
    "remedy_of_setting",
    # a folder for what is not finished yet
    "abandoned", "workspace",
]  # fmt: skip
