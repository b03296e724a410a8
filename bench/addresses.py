"""Whether the search field finds what people type: ``python -m bench.addresses HOME [--count N]``.

Takes N houses of a map with streets at random, writes each address in five ways, and asks the server and the
script of the pages for it; then the weight and time of the files for browsers. HOME needs a build.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import brotli

from geo.public import decoded_street
from webapp import create_app
from webapp.near.nearby import Near, Nearby, NoSuchPlace
from webapp.near.search_places import index_json, positions_json
from webapp.snapshot import STREETS_ASSET, Snapshot

SCRIPTS = (
    "pledgemap",
    "near_names",
    "near_address",
    "near_find",
    "near_street_text",
    "near_street_typos",
    "near_streets",
)


class RealAddress(NamedTuple):
    """A real address."""

    label: str
    street: str
    number: str
    municipality: str
    at: tuple[float, float]


SPELLINGS: dict[str, Callable[[RealAddress], str]] = {
    "Oberstraße 12, Düren": lambda one: f"{one.street} {one.number}, {one.municipality}",
    "Oberstr. 12 Düren": lambda one: f"{_short(one.street)} {one.number} {one.municipality}",
    "DÜREN OBERSTRASSE 12": lambda one: f"{one.municipality} {one.street} {one.number}".upper(),
    "oberstr.12": lambda one: f"{_short(one.street)}{one.number}".lower(),
    "Ober Strasse 12": lambda one: f"{_split(one.street)} {one.number}",
}


def _short(street: str) -> str:
    for whole, short in (("straße", "str."), ("Straße", "Str."), ("platz", "pl.")):
        street = street.replace(whole, short)
    return street


def _split(street: str) -> str:
    return street.replace("straße", " strasse").replace("ß", "ss").replace("-", " ").strip()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.addresses", description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    snapshot: Snapshot = create_app({"HOME": str(options.home)}).extensions["pledgemap"].snapshot
    houses = random.Random(options.count).sample(list(_houses(snapshot.nearby)), options.count)
    page = _page(snapshot)
    for name, spelling in SPELLINGS.items():
        texts = [spelling(house) for house in houses]
        on_server = [_on_server(snapshot.nearby, text) for text in texts]
        in_browser = _in_browser(page, texts)
        print(f"{name}: {_rate(houses, on_server)} on the server, {_rate(houses, in_browser)} in the browser")
        for text, house, one, other in zip(texts, houses, on_server, in_browser, strict=True):
            if one != other or one[1:] != (house.label, "exact"):
                print(f"    {text}: {one}, {other}")
    _print_weights(snapshot)


def _houses(nearby: Nearby) -> Iterator[RealAddress]:
    streets = nearby.streets
    for label, street in streets.by_label.items():
        _shape, houses = decoded_street(streets.entry(label))
        for number, at in houses.items():
            yield RealAddress(label, street.name, number, streets.names[street.ags], at)


def _on_server(nearby: Nearby, text: str) -> tuple[str, str, str]:
    try:
        found = nearby.read(text)
    except NoSuchPlace as error:
        return text, f"{len(error.choices)} choices", ""
    house = nearby.house(Near(found.place.label, house=found.house))
    return text, found.place.label, house.how if house else ""


def _page(snapshot: Snapshot) -> Any:
    from tests.webapp.agreement.conftest import Page

    data = {
        "index": json.loads(index_json(snapshot.nearby.places)),
        "positions": json.loads(positions_json(snapshot.nearby.places, snapshot.published)),
        "names": json.loads(snapshot.assets.named[STREETS_ASSET].content),
        "files": {
            snapshot.assets.named[f"strassen-{letter}.json"].name: json.loads(text)
            for letter, text in (
                snapshot.published.streets.letters if snapshot.published.streets else {}
            ).items()
        },
    }
    page = Page("pledgemap", before=f"const data = {json.dumps(data, ensure_ascii=False)};")
    page.load(*SCRIPTS[1:])
    started = time.perf_counter()
    page.load(before=MAKE)
    print(f"script, streets made ready: {(time.perf_counter() - started) * 1000:.0f} ms")
    return page


MAKE = """
const places = data.index.places.map(([label, kind, rank], at) => ({ label, rank, ...data.positions[at] }));
const made = Pledgemap.streetsOf(data.names, places);
for (const _ of made.steps);
const known = made.known;
const answer = (text) => {
  const found = Pledgemap.findPlace(places, text, known);
  if (!found.street) return [text, found.place?.label ?? `${found.choices.length} choices`, ""];
  const { houses } = Pledgemap.decodedStreet(data.files[found.street.file][found.street.at]);
  const how = found.number ? Pledgemap.findNumber(found.number, [...houses.keys()]).how : "";
  return [text, found.street.label, how];
};
"""


def _in_browser(page: Any, texts: list[str]) -> list[tuple[str, str, str]]:
    return [tuple(one) for one in page.run("$0.map(answer)", texts)]


def _rate(houses: list[RealAddress], answers: list[tuple[str, str, str]]) -> str:
    pairs = list(zip(houses, answers, strict=True))
    streets = sum(answer[1] == house.label for house, answer in pairs)
    exact = sum(answer[1:] == (house.label, "exact") for house, answer in pairs)
    return f"{streets} of {len(houses)} streets, {exact} with their house"


def _print_weights(snapshot: Snapshot) -> None:
    named = snapshot.assets.named
    names = named[STREETS_ASSET]
    letters = [one for name, one in named.items() if name.startswith("strassen-")]
    largest = max(letters, key=lambda one: len(one.content))
    print(f"{len(snapshot.nearby.streets.by_label)} streets: {_weight(names.content)}")
    print(f"{len(letters)} files by letter, the largest: {largest.name}, {_weight(largest.content)}")
    print(f"all of them: {sum(len(brotli.compress(one.content)) for one in letters) / 1000:.1f} kB")


def _weight(content: bytes) -> str:
    started = time.perf_counter()
    packed = len(brotli.compress(content))
    time_ms = (time.perf_counter() - started) * 1000
    return f"{packed / 1000:.1f} kB compressed (in {time_ms:.0f} ms) of {len(content) / 1000:.1f} kB"


if __name__ == "__main__":
    main()
