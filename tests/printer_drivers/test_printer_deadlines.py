"""No call outlasts its deadline, whatever the printer does or does not."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.bitmap import Bitmap
from printer_drivers.deadline import Deadline
from printer_drivers.driver.capabilities import PrintPace
from printer_drivers.encode.profiles import Profile
from printer_drivers.encode.status_commands import ASK_PAPER, REPORT_CHANGES
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Timeouts
from printer_drivers.worker import TicketPrinter
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from tests.printer_drivers.printer_trials import (
    WIDTH_PX,
    FixedPace,
    lie,
    outcome,
    printer_at,
    small_ticket,
)
from tests.support.every_case import every_case
from tests.support.papers import dots
from tests.support.sockets import deaf_peer

_TICKET = small_ticket(0x3C)
_ANSWER, _JOB = timedelta(seconds=1), timedelta(seconds=5)
# A call is questions, clearing away, a handshake and a job: so many answers are waited for at most.
_MOST_S = (_JOB + 20 * _ANSWER).total_seconds()
_BYTE_S = 0.001

type Speech = Callable[[bytes], bytes]
"""What a printer says when it is sent something."""


class _Clock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def monotonic(self) -> float:
        return self.now_s

    def wait(self, deadline: Deadline) -> None:
        self.now_s = max(self.now_s, deadline.at_s)


class _Simulated:
    """A printer that takes so many bytes, and says what it is told to say."""

    def __init__(self, clock: _Clock, room: int, speech: Speech) -> None:
        self.answers = True
        self.line_bytes_s: float | None = None
        self._clock = clock
        self._room = room
        self._speech = speech
        self._said = b""

    def fileno(self) -> None:
        return None

    def write(self, data: bytes, deadline: Deadline) -> int:
        taken = data[: self._room]
        self._room -= len(taken)
        if len(taken) < len(data):
            self._clock.wait(deadline)
        self._said += self._speech(taken)
        return len(taken)

    def flush(self, deadline: Deadline) -> bool:  # noqa: ARG002
        return True

    def read(self, deadline: Deadline) -> bytes:
        said, self._said = self._said[:1], self._said[1:]
        if said:
            self._clock.now_s += _BYTE_S
        else:
            self._clock.wait(deadline)
        return said

    def close(self) -> None:
        pass


def _mute(_: bytes) -> bytes:
    return b""


def _answers_questions_only(sent: bytes) -> bytes:
    return b"\x12" * sent.count(b"\x10\x04")


def _answers_in_halves(sent: bytes) -> bytes:
    return _answers_questions_only(sent) + b"\x10\x00" * (REPORT_CHANGES in sent)


def _mute_in_the_job(sent: bytes) -> bytes:
    if b"\x1dv0" in sent:
        return b""
    return _answers_in_halves(sent) + b"\x00\x00" + b"\x00" * sent.count(ASK_PAPER)


def _garbage(sent: bytes) -> bytes:
    return random.Random(len(sent)).randbytes(len(sent) * 9)  # noqa: S311 - noise


def _never_stops_talking(_: bytes) -> bytes:
    return b"\x12" * 30_000


def _longest_call_s(
    room: int, speech: Speech, job_time: timedelta = _JOB, sure: frozenset[PrintState] = frozenset()
) -> float:
    """Print three tickets; return how long the longest call took.

    Args:
        room: how many bytes the printer takes.
        speech: what it says.
        job_time: how long a job may take.
        sure: what may be said of a ticket besides that it failed or is unconfirmed.
    """
    clock = _Clock()
    profile = Profile(width_px=WIDTH_PX)
    printer = TicketPrinter(
        lambda: _Simulated(clock, room, speech),
        profile,
        timeouts=Timeouts(answer=_ANSWER),
        pace=FixedPace(profile, job_time),
    )
    took_s = []
    with (
        patch("printer_drivers.deadline.time", clock),
        patch("printer_drivers.driver.connection.time", clock),
        patch("printer_drivers.worker.time", clock),
    ):
        for _ in range(3):
            begun_s = clock.now_s
            assert outcome(printer, _TICKET) in {PrintState.UNCONFIRMED, PrintState.FAILED, *sure}
            took_s.append(clock.now_s - begun_s)
    return max(took_s)


@contextmanager
def _emulator(out_dir: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=out_dir, width_px=WIDTH_PX) as emulator:
        yield emulator


@every_case("room", [0, 1, 30, 70, 130, 10**9])
@every_case(
    "speech",
    [
        _mute,
        _answers_questions_only,
        _answers_in_halves,
        _mute_in_the_job,
        _garbage,
        _never_stops_talking,
    ],
)
def test_no_call_outlasts_its_deadline(room: int, speech: Speech) -> None:
    assert _longest_call_s(room, speech) <= _MOST_S


@given(
    st.lists(st.binary(max_size=12), min_size=1, max_size=30),
    st.sampled_from([0, 20, 70, 130, 10**9]),
)
def test_whatever_a_printer_says_no_ticket_is_named_that_it_did_not_name(
    said: list[bytes], room: int
) -> None:
    """Only the answer in order may be hit by chance; no other error comes of any of it."""
    speech = chain(said, repeat(b""))
    weakly = frozenset({PrintState.CONFIRMED_WEAKLY})
    assert _longest_call_s(room, lambda _: next(speech), sure=weakly) <= _MOST_S


@pytest.mark.parametrize("speech", [_mute_in_the_job])
def test_a_driver_that_waits_for_ever_is_found_out(speech: Speech) -> None:
    assert _longest_call_s(10**9, speech, timedelta(hours=1)) > _MOST_S


def test_a_printer_that_accepts_and_never_reads() -> None:
    """The same with a real line, whose buffers are full before the picture is."""
    huge = Bitmap(WIDTH_PX, 200_000, bytes([255]) * (WIDTH_PX // 8) * 200_000)
    profile = Profile(width_px=WIDTH_PX)
    timeouts = Timeouts(answer=timedelta(milliseconds=200))
    with deaf_peer() as port:
        printer = TicketPrinter(
            partial(open_transport, f"tcp://127.0.0.1:{port}", timeouts),
            profile,
            timeouts=timeouts,
            pace=FixedPace(profile, timedelta(milliseconds=300)),
        )
        sent: list[bool] = []
        with pytest.raises(PrinterFault) as found:
            printer.print_bitmap(huge, sent=lambda: sent.append(True))
        assert not sent
        assert found.value.state is PrinterState.STALLED
        assert printer.latest.state is PrinterState.STALLED
        printer.close()


def test_a_printer_that_vanishes_while_it_is_waited_for(tmp_path: Path) -> None:
    """Every byte is taken, then nothing comes: nobody knows, and it is called stalled."""
    with _emulator(tmp_path) as emulator:
        printer = printer_at(emulator, pace=FixedPace(Profile(), timedelta(milliseconds=300)))
        assert printer.status().state is PrinterState.READY

        def vanish() -> None:
            emulator.set_faults(PrinterFaults(vanished=True))

        emulator.set_faults(PrinterFaults(no_process_ids=True))
        assert printer.print_bitmap(_TICKET) is PrintState.CONFIRMED_WEAKLY
        said = printer.print_bitmap(small_ticket(0x5A), sent=vanish)
        assert not lie(said, sum(small_ticket(0x5A).rows in dots(one) for one in emulator.tickets))
        printer.close()


# How long a job may take --------------------------------------------------------------------


def test_the_line_and_the_paper_decide() -> None:
    profile = Profile(dpi=254, paper_mm_s=100.0, line_bytes_s=1000.0)
    pace = PrintPace(profile)
    # 5 s for the bytes, 2 s for 200 mm of paper, half a second for the cut, two of grace.
    assert pace.time_for(5000, 2000) == timedelta(seconds=9.5)
    # The line of this connection is faster than the model's usual one.
    assert PrintPace(profile, 10_000.0).time_for(5000, 2000) == timedelta(seconds=5)


def test_a_slower_printer_is_learnt_within_bounds() -> None:
    pace = PrintPace(Profile())
    usual = pace.time_for(10_000, 800)
    pace.learn(10_000, 800, timedelta(seconds=0.1))
    assert pace.time_for(10_000, 800) == usual
    pace.learn(10_000, 800, timedelta(seconds=4))
    assert pace.time_for(10_000, 800) == timedelta(seconds=6)
    pace.learn(10_000, 800, timedelta(hours=1))
    assert pace.time_for(10_000, 800) < 11 * usual
    # One slow job among many does not count for ever.
    for _ in range(8):
        pace.learn(10_000, 800, timedelta(seconds=1))
    assert pace.time_for(10_000, 800) == usual


def test_a_slow_printer_is_waited_for_once_it_is_known(tmp_path: Path) -> None:
    """Its line, as the address names it, allows for a job that takes its time."""
    with _emulator(tmp_path) as emulator:
        timed: list[timedelta] = []
        learn = PrintPace.learn

        def noting(self: PrintPace, byte_count: int, rows: int, took: timedelta) -> None:
            timed.append(took)
            learn(self, byte_count, rows, took)

        with patch.object(PrintPace, "learn", noting):
            printer = printer_at(emulator)
            assert outcome(printer, _TICKET) is PrintState.CONFIRMED
            printer.close()
        assert len(timed) == 1
