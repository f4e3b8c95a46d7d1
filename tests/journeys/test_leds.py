"""The displays over the counters, by whole programs: calls, ends, kills, cables."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lab.led.emulator import LedEmulator
from reception.app import Reception, open_reception
from reception.queue.model import At
from tests.support.databases import COMMUNE

pytestmark = [pytest.mark.journey, pytest.mark.deep]

_PATIENCE_S = 300
_CLERK, _COLLEAGUE = "clerk1", "clerk2"


@contextmanager
def _leds(database_url: str, emulator: LedEmulator) -> Iterator[subprocess.Popen[str]]:
    how = f"protocol={emulator.protocol}&displays=1:01,2:02,hall:0A"
    with subprocess.Popen(
        [sys.executable, "-m", "nouba", "led"],
        env={
            **os.environ,
            "NOUBA_DATABASE": database_url,
            "NOUBA_LED": f"serial://{emulator.serial_path}?{how}",
            # No screen is needed, and none is there.
            "QT_QPA_PLATFORM": "no-such-platform",
        },
        stderr=subprocess.PIPE,
        text=True,
    ) as leds:
        try:
            yield leds
        finally:
            leds.kill()


@pytest.fixture
def real_reception(database_url: str) -> Iterator[Reception]:
    """The processes have the system's clock; so has who calls."""
    with open_reception(database_url) as opened:
        yield opened
        assert not [one for one in opened.verify() if one.broken]


def _ended(leds: subprocess.Popen[str]) -> str:
    _, said = leds.communicate(timeout=_PATIENCE_S)
    assert "Traceback" not in said
    return said


def _shows(emulator: LedEmulator, address: str, text: str) -> None:
    assert emulator.wait_for(address, text, patience_s=_PATIENCE_S), emulator.sign(address)


def test_a_day_of_displays(database_url: str, real_reception: Reception, tmp_path: Path) -> None:
    desk = real_reception.desk
    service = COMMUNE.counters[0].services[0]
    first, second, third = (desk.issue(service).ticket.label for _ in range(3))
    with LedEmulator(["01", "02", "0A"], serial_path=tmp_path / "line") as emulator:
        with _leds(database_url, emulator) as leds:
            _shows(emulator, "01", "-")
            desk.open_counter(At(1, _CLERK))
            _shows(emulator, "01", "1")
            desk.call_next(At(1, _CLERK))
            _shows(emulator, "01", first)
            _shows(emulator, "0A", f"{first}  1")
            assert emulator.sign("01").blinking

            # Two calls while the cable is out: neither is lost.
            emulator.pull_out()
            emulator.lose_current()
            desk.start(At(1, _CLERK))
            desk.call_next(At(1, _CLERK), finish=True)
            desk.open_counter(At(2, _COLLEAGUE))
            desk.call_next(At(2, _COLLEAGUE))
            emulator.plug_in()
            _shows(emulator, "01", second)
            _shows(emulator, "02", third)

            # Killed, it leaves what it showed; started again, it shows what is.
            leds.send_signal(signal.SIGKILL)
            leds.wait(_PATIENCE_S)
            desk.undo(At(2, _COLLEAGUE))
        assert emulator.sign("02").text == third
        with _leds(database_url, emulator) as leds:
            _shows(emulator, "02", "2")
            assert emulator.sign("01").text == second
            leds.terminate()
            said = _ended(leds)
            assert leds.returncode == 0, said
        # Asked to end, it leaves no number behind.
        for address in ("01", "02", "0A"):
            _shows(emulator, address, "")
        assert not emulator.complaints


def test_it_is_told_what_is_wrong_with_its_setting(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "nouba", "led", "--db", f"sqlite:///{tmp_path / 'x.db'}"],
        env={**os.environ, "NOUBA_LED": "serial:///dev/ttyUSB0?protocol=alpha&displays=1"},
        stderr=subprocess.PIPE,
        text=True,
    ) as leds:
        said = _ended(leds)
    assert leds.returncode == 3
    assert said == (
        "'1' in 'displays=' is no display: write each like 3:0A: a counter's number or 'hall',"
        " then its address\n"
    )
