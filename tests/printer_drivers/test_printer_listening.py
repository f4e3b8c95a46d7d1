"""The printer says by itself how it is; the driver waits for that, and for little else."""

import random
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers import deadline
from printer_drivers.deadline import Deadline
from printer_drivers.driver.link import Waker
from printer_drivers.encode.profiles import Profile
from printer_drivers.transport.port import Timeouts, Transport
from printer_drivers.worker import TicketPrinter
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from reception.system.backoff import BackingOff
from tests.printer_drivers.printer_trials import (
    WIDTH_PX,
    came_out,
    counted_writes,
    listen_until,
    outcome,
    printer_at,
    small_ticket,
)

_FIRST, _SECOND = (small_ticket(mark) for mark in (0x3C, 0x5A))
_LONG = timedelta(seconds=200)
"""Never waited for: something happens before."""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "paper", width_px=WIDTH_PX) as one:
        yield one


@pytest.fixture
def waker() -> Iterator[Waker]:
    waker = Waker()
    yield waker
    waker.close()


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - jitter that is the same in every run


def test_before_any_contact_it_counts_as_gone(small: Emulator, waker: Waker) -> None:
    printer = printer_at(small)
    assert printer.latest.state is PrinterState.DISCONNECTED
    listen_until(printer, waker, PrinterState.READY)
    printer.close()


@pytest.mark.parametrize(
    ("faults", "state"),
    [
        (PrinterFaults(near_end=True), PrinterState.NEAR_END),
        (PrinterFaults(paper_out=True), PrinterState.PAPER_OUT),
        (PrinterFaults(cover_open=True), PrinterState.COVER_OPEN),
        (PrinterFaults(cutter_error=True), PrinterState.CUTTER_ERROR),
        (PrinterFaults(overheated=True), PrinterState.OVERHEATED),
        (PrinterFaults(fatal=True), PrinterState.FATAL),
        (PrinterFaults(offline=True), PrinterState.OFFLINE),
    ],
)
def test_changes_are_pushed_and_nothing_is_asked_again_and_again(
    small: Emulator, waker: Waker, faults: PrinterFaults, state: PrinterState
) -> None:
    with patch("printer_drivers.driver.link._STILL_THERE", timedelta(hours=1)):
        printer = printer_at(small)
        listen_until(printer, waker, PrinterState.READY)
        with counted_writes() as written:
            small.set_faults(faults)
            listen_until(printer, waker, state)
            small.set_faults(PrinterFaults())
            listen_until(printer, waker, PrinterState.READY)
        printer.close()
    # Each change is looked into once.
    assert len(written) <= 10


def test_a_printer_that_reports_nothing_is_asked_now_and_then(
    small: Emulator, waker: Waker
) -> None:
    small.set_faults(PrinterFaults(no_reports=True))
    with patch("printer_drivers.driver.link._STILL_THERE", timedelta(milliseconds=50)):
        printer = printer_at(small)
        listen_until(printer, waker, PrinterState.READY)
        small.set_faults(PrinterFaults(no_reports=True, paper_out=True))
        listen_until(printer, waker, PrinterState.PAPER_OUT)
        printer.close()


def test_a_ring_wakes_the_listener_from_any_thread(small: Emulator, waker: Waker) -> None:
    printer = printer_at(small)
    listen_until(printer, waker, PrinterState.READY)
    for _ in range(3):
        ringer = threading.Thread(target=waker.ring)
        ringer.start()
        deadline = Deadline.after(_LONG)
        printer.listen(deadline, waker)
        assert not deadline.passed
        ringer.join()
    printer.close()


def test_a_ring_before_listening_is_not_lost_and_counts_once(small: Emulator, waker: Waker) -> None:
    printer = printer_at(small)
    listen_until(printer, waker, PrinterState.READY)
    waker.ring()
    waker.ring()
    first, second = Deadline.after(_LONG), Deadline.after(timedelta(milliseconds=20))
    printer.listen(first, waker)
    assert not first.passed
    printer.listen(second, waker)
    assert second.passed
    printer.close()


def test_a_bell_nobody_hears_any_more_may_be_rung(waker: Waker) -> None:
    waker.close()
    waker.ring()


def test_a_full_bell_still_rings(waker: Waker) -> None:
    for _ in range(100_000):
        waker.ring()
    waker.wait(Deadline.after(_LONG))
    waker.ring()
    deadline = Deadline.after(_LONG)
    waker.wait(deadline)
    assert not deadline.passed


def test_idle_it_sleeps(small: Emulator, waker: Waker) -> None:
    printer = printer_at(small)
    listen_until(printer, waker, PrinterState.READY)
    begun_s = time.thread_time()
    printer.listen(Deadline.after(timedelta(seconds=1)), waker)
    # A loop without rest would take all of the second.
    assert time.thread_time() - begun_s < 0.25
    printer.close()


# Lost and found -----------------------------------------------------------------------------


def test_a_printer_that_goes_and_comes_back_is_found_again(small: Emulator, waker: Waker) -> None:
    printer = printer_at(small)
    listen_until(printer, waker, PrinterState.READY)
    small.stop()
    listen_until(printer, waker, PrinterState.DISCONNECTED)
    small.start()
    listen_until(printer, waker, PrinterState.READY)
    # It reports changes on the new connection too.
    small.set_faults(PrinterFaults(cover_open=True))
    listen_until(printer, waker, PrinterState.COVER_OPEN)
    printer.close()


def test_a_printer_switched_off_and_on_reports_again(small: Emulator, waker: Waker) -> None:
    printer = printer_at(small)
    listen_until(printer, waker, PrinterState.READY)
    assert outcome(printer, _FIRST) is PrintState.CONFIRMED
    small.power_cycle()
    listen_until(printer, waker, PrinterState.DISCONNECTED)
    listen_until(printer, waker, PrinterState.READY)
    assert outcome(printer, _SECOND) is PrintState.CONFIRMED
    small.set_faults(PrinterFaults(paper_out=True))
    listen_until(printer, waker, PrinterState.PAPER_OUT)
    printer.close()


def test_a_silent_printer_is_stalled(small: Emulator, waker: Waker) -> None:
    with patch("printer_drivers.driver.link._STILL_THERE", timedelta(milliseconds=50)):
        printer = printer_at(small)
        listen_until(printer, waker, PrinterState.READY)
        small.set_faults(PrinterFaults(vanished=True))
        listen_until(printer, waker, PrinterState.STALLED)
        small.set_faults(PrinterFaults())
        listen_until(printer, waker, PrinterState.READY)
        printer.close()


def test_a_printer_that_was_asleep_at_first_is_heard_later(small: Emulator, waker: Waker) -> None:
    with patch("printer_drivers.driver.link._STILL_MUTE", timedelta(milliseconds=50)):
        small.set_faults(PrinterFaults(mute=True))
        printer = printer_at(small, timeouts=Timeouts(answer=timedelta(milliseconds=200)))
        printer.listen(Deadline.after(_LONG), waker)
        assert not printer.latest.known
        small.set_faults(PrinterFaults())
        deadline = Deadline.after(_LONG)
        while not printer.latest.known and not deadline.passed:
            printer.listen(deadline, waker)
        assert outcome(printer, _FIRST) is PrintState.CONFIRMED
        printer.close()


def test_the_freed_cutter_goes_on_and_forgets_the_ticket(small: Emulator, waker: Waker) -> None:
    printer = printer_at(small)
    listen_until(printer, waker, PrinterState.READY)
    small.set_faults(PrinterFaults(cutter_jam=True))
    assert outcome(printer, _FIRST) is PrintState.UNCONFIRMED
    assert printer.latest.state is PrinterState.CUTTER_ERROR
    small.change_faults(cutter_jam=False, cover_open=True)
    listen_until(printer, waker, PrinterState.COVER_OPEN)
    small.change_faults(cover_open=False)
    listen_until(printer, waker, PrinterState.READY)
    assert outcome(printer, _SECOND) is PrintState.CONFIRMED
    printer.close()
    assert came_out(small, _SECOND) == 1


def test_a_partial_print_is_cut_off_when_the_paper_is_back(small: Emulator, waker: Waker) -> None:
    printer = printer_at(small)
    listen_until(printer, waker, PrinterState.READY)
    small.set_faults(PrinterFaults(rows_left=5))
    assert outcome(printer, _FIRST) is PrintState.FAILED
    listen_until(printer, waker, PrinterState.PAPER_OUT)
    small.set_faults(PrinterFaults())
    listen_until(printer, waker, PrinterState.READY)
    assert outcome(printer, _SECOND) is PrintState.CONFIRMED
    printer.close()
    assert came_out(small, _FIRST) == 0


def test_nobody_there_is_called_more_and_more_patiently(
    waker: Waker, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[float] = []
    now_s = 0.0
    monkeypatch.setattr(deadline, "time", SimpleNamespace(monotonic=lambda: now_s))

    def connect() -> Transport:
        calls.append(now_s)
        raise PrinterFault("nobody there", "wait", PrinterState.DISCONNECTED)

    pauses_s = BackingOff(drawn=_chance(7).random)
    printer = TicketPrinter(connect, Profile(), timeouts=Timeouts(), pauses=pauses_s)
    for _ in range(12):
        printer.listen(Deadline.after(timedelta(0)), waker)
        now_s = printer._call_due.at_s
    pauses = [later - earlier for earlier, later in pairwise(calls)]
    assert len(pauses) >= 10
    assert all(0.375 <= pause <= 12.5 for pause in pauses)
    assert pauses[:4] == sorted(pauses[:4])
    assert min(pauses[-3:]) >= 7.5
    # No two stations call in step.
    assert len(set(pauses)) > 6


def test_stations_that_lose_a_printer_together_do_not_call_it_together() -> None:
    def pauses(seed: int) -> list[float]:
        backing_off = BackingOff(drawn=_chance(seed).random)
        return [backing_off.next_s() for _ in range(5)]

    assert pauses(1) == pauses(1)
    assert pauses(1) != pauses(2)
