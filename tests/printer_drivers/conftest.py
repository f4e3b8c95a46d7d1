"""Printers that tests can use: our own emulator, one that Nouba did not make, a station's own."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from lab.printer.server import Emulator
from reception.app import Reception
from tests.printer_drivers.emupos import EmuPos, running_emupos
from tests.printer_drivers.spool_station import PATIENCE_S, READY, Station

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "tickets") as running:
        yield running


@pytest.fixture(scope="session")
def emupos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmuPos]:
    if find_spec("emupos") is None:
        pytest.skip("emupos needs Python 3.13")
    with running_emupos(tmp_path_factory.mktemp("emupos")) as running:
        yield running


@pytest.fixture
def station(reception: Reception) -> Iterator[Station]:
    made = Station(reception)
    yield made
    made.away.clear()
    made.spool.close()


@pytest.fixture
def running(station: Station) -> Station:
    station.spool.start()
    assert station.printer_news.get(timeout=PATIENCE_S) == READY
    return station
