"""How many files are entered on a few usual trips through the product."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reception.app import open_reception
from reception.database.upgrade import prepare_database
from reception.queue.model import At
from reception.system.clock import SystemClock
from tests.house.entered import entered
from tests.house.product import ROOT
from tests.support.databases import COMMUNE, set_up

_SERVICE = "signature"
_CLERK, _COUNTER = "clerk1", 3
_DEADLINE_S = 600
# Who plays the visitor and the printer is no part of the trip.
_PLAYERS = ("lab/",)


def touch_to_paper() -> set[str]:
    """Return the files that a whole kiosk enters until one visitor has her ticket on paper."""
    with _database() as (url, folder):
        settings = {
            "NOUBA_JOURNAL": str(folder / "state"),
            "NOUBA_PRINTER": f"emu://?out={folder / 'paper'}",
            "NOUBA_STATION": "kiosk-1",
        }
        return _told_by(folder, url, "tests.house.visitor", **settings)


def report_to_workbook() -> set[str]:
    """Return the files that ``nouba report waits --format xlsx`` enters."""
    with _database() as (url, folder):
        words = ("report", "waits", "--format", "xlsx", "--out", str(folder / "waits.xlsx"))
        return _told_by(folder, url, "tests.house.entered", "nouba.main", *words)


def call_next() -> set[str]:
    """Return the files that a clerk's call enters."""
    with _database() as (url, _), open_reception(url, clock=SystemClock()) as reception:
        reception.desk.issue(_SERVICE)
        with entered() as files:
            assert reception.desk.call_next(At(_COUNTER, _CLERK))
        return files


def read_a_board() -> set[str]:
    """Return the files that the calls of a board enter."""
    with _database() as (url, _), open_reception(url, clock=SystemClock()) as reception:
        reception.desk.issue(_SERVICE)
        reception.desk.call_next(At(_COUNTER, _CLERK))
        with entered() as files:
            assert reception.hall.calls()
        return files


TRIPS: dict[str, Callable[[], set[str]]] = {
    "files entered from touch to paper": touch_to_paper,
    "files entered by a report as a workbook": report_to_workbook,
    "files entered by a call of the next visitor": call_next,
    "files entered by reading a board": read_a_board,
}
"""What is done, by the name of its count."""


@contextmanager
def _database() -> Iterator[tuple[str, Path]]:
    with TemporaryDirectory() as name:
        url = f"sqlite:///{name}/nouba.db"
        prepare_database(url)
        set_up(url, COMMUNE, SystemClock())
        yield url, Path(name)


def _told_by(folder: Path, url: str, program: str, *words: str, **settings: str) -> set[str]:
    """Return what a program of the house writes into the file that it is given."""
    told = folder / "entered.txt"
    subprocess.run(
        [sys.executable, "-m", program, str(told), *words],
        cwd=ROOT,
        env={
            **os.environ,
            "NOUBA_DATABASE": url,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "XDG_STATE_HOME": str(folder / "state"),
            **settings,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        timeout=_DEADLINE_S,
        check=True,
    )
    files = told.read_text("utf-8").splitlines()
    return {file for file in files if not file.startswith(_PLAYERS)}
