"""The guide docs/eigene-karte.md, followed to the letter: each of its commands is run, in its order."""

from __future__ import annotations

import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import openpyxl
import pytest
from fpdf import FPDF

from tests.browser.conftest import OpenPage
from tests.conftest import REPOSITORY

GUIDE = (REPOSITORY / "docs" / "eigene-karte.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (.+)$", GUIDE, re.MULTILINE)
ACTIVATE = "source .venv/bin/activate"
SETUP = COMMANDS[: COMMANDS.index(ACTIVATE)]
SERVERS = [command for command in COMMANDS if command.startswith("PLEDGEMAP_HOME=")]
# Invented for this test; it stands for the programme of a volunteer.
PROGRAMME = [
    ("Verkehr", "Wir wollen den Bahnhof Aachen Hbf barrierefrei umbauen. Die Altstadt ist schön."),
    ("Natur", "Wir setzen uns dafür ein, dass in Monschau mehr Bäume gepflanzt werden."),
    ("Soziales", "Wir lehnen Kürzungen bei der Schuldnerberatung ab."),
]


@pytest.fixture(scope="module")
def desk(packages: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside the software, with a programme as PDF, and npm's answer at hand as after a download."""
    folder = tmp_path_factory.mktemp("desk")
    write_programme(folder / "programm.pdf")
    # tests/system/conftest.py fetches from the registry, once for all tests.
    npm = folder / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text(
        f'#!/bin/sh\ncp {Path(packages[0]).parent}/"$(echo "$2" | tr @ -)".tgz "$5"/\n', encoding="utf-8"
    )
    npm.chmod(0o755)
    # The guide's commands are called in the folder of the software, where gunicorn finds it.
    shutil.copy(REPOSITORY / "gunicorn.conf.py", folder)
    return folder


def write_programme(path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for heading, text in PROGRAMME:
        pdf.add_page()
        pdf.set_font(style="B", size=18)
        pdf.multi_cell(0, 10, heading, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font(style="", size=12)
        pdf.multi_cell(0, 7, text)
    pdf.output(str(path))


def environment(desk: Path) -> dict[str, str]:
    paths = [str(desk / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    own = {"PLEDGEMAP_CACHE": str(desk / "cache")}  # not that of whoever runs the tests
    return os.environ | own | {"PATH": os.pathsep.join(paths), "PYTHONPATH": str(REPOSITORY)}


def run(command: str, desk: Path) -> str:
    done = subprocess.run(
        command, shell=True, cwd=desk, env=environment(desk), capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def command_with(word: str) -> str:
    (command,) = [command for command in COMMANDS if f" {word} " in f" {command} " and command not in SERVERS]
    return command


def test_the_software_is_set_up_as_the_guide_says(tmp_path: Path) -> None:
    clone = tmp_path / "pledgemap"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in listed.splitlines():
        if not name.startswith(("tests/", "data/")) and (REPOSITORY / name).exists():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, clone / name)
    for command in SETUP:
        run(command, clone)
    assert "draft" in run(f". {ACTIVATE.removeprefix('source ')} && python -m geo --help", clone)


def test_the_guide_leads_from_the_programme_to_the_map(desk: Path, open_page: OpenPage) -> None:
    assert "10 of them in the region" in run(command_with("init"), desk)
    table = desk / "meine-karte" / "pledges.xlsx"
    assert "pledges.xlsx" in run(command_with("template"), desk)
    run(command_with("draft"), desk)
    drafted = desk / "meine-karte" / re.search(r"Tabelle `([\w.-]+)`", GUIDE)[1]
    finish(drafted, table)
    assert "3 ids filled in" in run(command_with("check"), desk)
    assert "Monschau" in run(command_with("locate"), desk)
    assert "3 pledges: 2 placed" in run("python -m geo build --home meine-karte", desk)
    for command in SERVERS:
        with serving(command, desk) as address:
            page = open_page(address)
            page.locator(".symbol").first.wait_for()
            assert page.locator("li:not([hidden]) > article[data-pledge]").count() == 3


# Where the columns of the draft go, as the guide says.
COPIED = dict(re.findall(r"`(\w+)`\s+unter\s+`(\w+)`", GUIDE))


def finish(drafted: Path, table: Path) -> None:
    """Do what the person does in the spreadsheet: copy the proposals below the examples, and give them
    titles."""
    with drafted.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["quote"].split()[0] for row in rows] == ["Wir"] * 3
    assert len(COPIED) == 6
    book = openpyxl.load_workbook(table)
    sheet = book["Zusagen"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=1):
        written = {german: row[name] for name, german in COPIED.items()}
        written |= {
            "Titel": f"Zusage {number}",
            "Kurztext": "Eigene Worte.",
            "Thema": row["topic"] or "natur",
        }
        for name, text in written.items():
            sheet.cell(4 + number, at[name]).value = text or None
    book.save(table)


@contextmanager
def serving(command: str, desk: Path) -> Iterator[str]:
    address = "http://127.0.0.1:5000" if "flask" in command else "http://127.0.0.1:8000"
    server = subprocess.Popen(
        ["sh", "-c", f"{command}"], cwd=desk, env=environment(desk), start_new_session=True
    )
    try:
        for _ in range(100):
            with suppress(URLError, ConnectionError), urlopen(f"{address}/healthz"):
                break
            assert server.poll() is None, f"{command} ended; see its message above"
            time.sleep(0.2)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def test_every_command_of_the_guide_is_run_here() -> None:
    tested = {command_with(word) for word in ("init", "template", "draft", "check", "locate")}
    tested |= {"python -m geo build --home meine-karte", *SERVERS, *SETUP, ACTIVATE}
    assert set(COMMANDS) == tested
