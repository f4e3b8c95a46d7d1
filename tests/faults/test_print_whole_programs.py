"""A real kiosk is killed between the touch and the paper; the next one prints nothing twice."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.deadline import Deadline
from reception.app import Reception, open_reception
from reception.domain.paper import SETTLED, PrintState
from reception.system.clock import SystemClock
from tests.support.clocks import FakeClock

pytestmark = [pytest.mark.journey, pytest.mark.deep]

STATION = "kiosk-1"
_PATIENCE = timedelta(seconds=300)
_GLANCE_S = 0.2


def _nouba(database_url: str, *words: str, printer: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "nouba", *words],
        env={
            **os.environ,
            "NOUBA_DATABASE": database_url,
            "NOUBA_STATION": STATION,
            "NOUBA_PRINTER": printer,
            "QT_QPA_PLATFORM": "offscreen",
        },
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def _kiosk(database_url: str, printer: Emulator) -> Iterator[subprocess.Popen[str]]:
    with _nouba(database_url, "kiosk", printer=printer.uri) as kiosk:
        try:
            yield kiosk
        finally:
            kiosk.kill()


def _wait_until(reception: Reception, true: Callable[[], bool]) -> None:
    """Look whenever somebody changed something, and now and then."""
    deadline = Deadline.after(_PATIENCE)
    feed = reception.open_feed()
    try:
        while not true():
            assert not deadline.passed, "it does not happen"
            feed.wait(_GLANCE_S)
    finally:
        feed.close()


def _answer(command: subprocess.Popen[str]) -> str:
    said, _ = command.communicate(timeout=_PATIENCE.total_seconds())
    assert command.returncode == 0
    return said


def test_a_kiosk_killed_between_touch_and_paper(database_url: str, tmp_path: Path) -> None:
    with (
        Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "paper") as printer,
        open_reception(database_url) as reception,
    ):

        def state(label: str) -> PrintState | None:
            tickets = {one.visit.ticket.label: one.visit for one in reception.hall.queue().tickets}
            if label not in tickets:
                return None
            sheet = reception.prints.original(tickets[label].ticket.id)
            return sheet.state if sheet else None

        with _kiosk(database_url, printer) as kiosk:
            _wait_until(reception, lambda: bool(reception.prints.printers()))
            # The head rests in the middle of the ticket, and the kiosk waits for it.
            printer.set_faults(PrinterFaults(at_mm={"overheated": 20.0}))
            first = _nouba(database_url, "issue", "signature", "--station", STATION)
            _wait_until(reception, lambda: printer.faults.overheated)
            kiosk.kill()
            kiosk.wait()

        assert state("F001") in {PrintState.SENDING, PrintState.SENT}
        ticket = json.loads(_answer(_nouba(database_url, "ticket", "F001", "--json")))
        assert ticket["printed"] == "unconfirmed"
        late = FakeClock(SystemClock().now() + SETTLED)
        with open_reception(database_url, clock=late) as later:
            assert [one.label for one in later.prints.unsure()] == ["F001"]

        printer.set_faults(PrinterFaults())
        with _kiosk(database_url, printer):
            first.communicate(timeout=_PATIENCE.total_seconds())
            assert first.returncode == 3, "nobody knows whether it came out"
            # On a busy computer who asked for it has given up before the kiosk is there again.
            _wait_until(reception, lambda: state("F001") is PrintState.UNCONFIRMED)
            _answer(_nouba(database_url, "issue", "signature", "--station", STATION))
        assert state("F002") is PrintState.CONFIRMED
        assert len(printer.tickets) == 2, "what may be on paper is not printed again"
        assert not [one for one in reception.verify() if one.broken]
