import json
from datetime import timedelta

import pytest

from nouba.main import run
from printer_drivers.discovery import Discovery, FoundPrinter
from reception.domain.errors import PrinterFault

KIOSK = FoundPrinter(address="usb://04b8:0e28?serial=X3B4", name="EPSON TM-T20III")
HALL = FoundPrinter(address="tcp://10.0.0.7:9100", name="Hall")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> "Here":
    made = Here()
    monkeypatch.setattr("nouba.devices.discover", made.discover)
    return made


class Here:
    """The printers of this computer, as a test says."""

    def __init__(self) -> None:
        self.printers: list[FoundPrinter] = []
        self.troubles: list[PrinterFault] = []
        self.patience: list[timedelta] = []

    def discover(self, patience: timedelta) -> Discovery:
        self.patience.append(patience)
        return Discovery(printers=self.printers, troubles=self.troubles)


def test_a_table_to_copy_an_address_from(here: Here, capsys: pytest.CaptureFixture[str]) -> None:
    here.printers = [KIOSK, HALL]
    assert run(["printer", "list"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "usb://04b8:0e28?serial=X3B4  EPSON TM-T20III",
        "tcp://10.0.0.7:9100          Hall",
    ]
    assert said.err == ""


def test_nothing_says_what_to_check(here: Here, capsys: pytest.CaptureFixture[str]) -> None:
    here.troubles = [PrinterFault("No libusb here", "install it")]
    assert run(["printer", "list"]) == 0
    said = capsys.readouterr()
    assert "switched on" in said.out
    assert "tcp://" in said.out
    assert said.err == "No libusb here: install it\n"


def test_json_is_one_value(here: Here, capsys: pytest.CaptureFixture[str]) -> None:
    here.printers = [HALL]
    here.troubles = [PrinterFault("No libusb here", "install it")]
    assert run(["printer", "list", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {
        "printers": [{"address": "tcp://10.0.0.7:9100", "name": "Hall"}],
        "troubles": ["No libusb here: install it"],
    }
    assert said.err == ""


@pytest.mark.parametrize(("words", "seconds"), [((), 3), (("--seconds", "0.5"), 0.5)])
def test_the_time_to_listen_is_given(here: Here, words: tuple[str, ...], seconds: float) -> None:
    assert run(["printer", "list", *words]) == 0
    assert here.patience == [timedelta(seconds=seconds)]


@pytest.mark.parametrize("seconds", ["-1", "61", "soon"])
def test_a_time_that_is_none_is_wrong_usage(here: Here, seconds: str) -> None:
    assert run(["printer", "list", "--seconds", seconds]) == 2
    assert here.patience == []
