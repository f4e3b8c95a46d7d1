"""How long each page of the console holds up its window when it is first opened, and again.

``python -m bench.console_pages URL`` opens all pages of an administrator at a database, and prints
what each took: the processor time of the window's thread, until what was read is painted. What is
asked of the database is read elsewhere, and is not counted.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QPushButton

from admin_console.main import load_pages
from admin_console.pages import places_of
from bench.live_hall import fill, office
from bench.stores import sqlite_url
from bench.table import Measured, median
from reception.app import open_reception
from reception.domain.language import Language
from reception.system.clock import SystemClock
from tests.support.console_hall import Console, desk_look
from ui_kit.background import Pool
from ui_kit.translations import Translations

_RUNS = 5
_WAITING, _SERVED = 200, 4_000
# An answer may ask for another one.
_ANSWERS = 3


def measure() -> Iterator[Measured]:
    """Yield the page that takes longest, of windows that have just been opened."""
    first: dict[str, list[float]] = {}
    again: dict[str, list[float]] = {}
    with sqlite_url(office()) as url:
        fill(url, waiting=_WAITING, served=_SERVED)
        for _ in range(_RUNS):
            walked = subprocess.run(
                [sys.executable, "-m", "bench.console_pages", url],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                stdout=subprocess.PIPE,
                text=True,
                check=True,
                timeout=180,
            )
            for line in walked.stdout.splitlines():
                name, *took = line.split()
                for times, ms in zip((first, again), took, strict=True):
                    times.setdefault(name, []).append(float(ms))
    slowest = max(first, key=lambda name: median(first[name]))
    yield Measured(
        name="a console's page, first opened",
        value=median(first[slowest]),
        unit="ms",
        baseline=median(again[slowest]),
        limit=300.0,
        note=f"{slowest}, the slowest of {len(first)}; {min(first[slowest]):.0f} at best;"
        " against the same again",
    )


def walk(url: str) -> None:
    """Open every page twice, and print what both took."""
    app = QApplication([])
    with (
        desk_look(app),
        open_reception(url, clock=SystemClock()) as reception,
        closing(Pool("work")) as work,
        closing(Pool("long")) as long_work,
    ):
        translations = Translations(app)
        translations.use(Language.FRENCH)
        console = Console(reception, translations, background=work, long_work=long_work)
        settle = partial(_settle, app, (work, long_work))
        console.window.show()
        console.window.open_database()
        settle()
        console.sign_in("admin")
        settle()
        person = console.window.person
        if person is None:
            raise RuntimeError("nobody has come in")
        load_pages(person)
        # The first of them is there already.
        names = [one.name for one in places_of(person)][1:]
        buttons = [console.part(QPushButton, f"page-{name}") for name in names]
        rounds = [[_took(one, settle) for one in buttons] for _ in range(2)]
        for name, *took in zip(names, *rounds, strict=True):
            print(name, *took, flush=True)
        console.close()


def _took(page: QPushButton, settle: partial[None]) -> float:
    began_s = time.thread_time()
    page.click()
    settle()
    return (time.thread_time() - began_s) * 1000


def _settle(app: QApplication, pools: tuple[Pool, ...]) -> None:
    """Go on until what was asked is answered, and painted."""
    for pool in pools * _ANSWERS:
        app.processEvents()
        answers: list[object] = []
        pool.run(lambda: None, answers.append, answers.append)
        while not answers:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    app.processEvents()


if __name__ == "__main__":
    walk(sys.argv[1])
