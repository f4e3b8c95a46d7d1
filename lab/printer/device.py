"""The printer itself: what came over its lines goes through one buffer onto one paper."""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lab.printer.decoder import Decoder
from lab.printer.engine import PrintEngine, RealTimeCommand, RealTimeScanner
from lab.printer.model import Hardware, PrinterFaults
from lab.printer.paper import PaperRoll

_READ_BYTES = 16 * 1024
_QUANTUM_S = 0.01
"""A slow line hands over its bytes in groups of so much time."""
_BETWEEN_PIECES_S = 0.05
_MOST_UNSENT = 1000
_ONLINE, _ERROR, _PAPER = 0x02, 0x04, 0x08
_XON, _XOFF = b"\x11", b"\x13"


@dataclass(slots=True, eq=False)
class EmulatedSession:
    """What came and is not worked through, and what is to be said."""

    hardware: Hardware
    hung_up: bool = False
    received: int = 0
    waiting: bytearray = field(default_factory=bytearray)
    scanner: RealTimeScanner = field(default_factory=RealTimeScanner)
    wanted_reports: int = 0
    """The parts of GS a whose changes are reported."""
    said: deque[tuple[float, bytes]] = field(default_factory=deque)
    """What is to be sent, each not before its time."""
    _line_free_at: float = 0.0
    _reported: bytes = b""
    _held_back: bool = False
    _noise: random.Random | None = None

    def room(self, faults: PrinterFaults, now: float) -> int:
        """Return how many bytes can be taken now."""
        if self.hung_up or faults.stalled or faults.vanished or self._line_free_at > now:
            return 0
        most = min(_READ_BYTES, self.hardware.buffer_bytes - len(self.waiting))
        if self.hardware.line_bytes_s:
            most = min(most, max(1, int(self.hardware.line_bytes_s * _QUANTUM_S)))
        if faults.close_after_bytes is not None:
            most = min(most, faults.close_after_bytes - self.received)
        return max(0, most)

    def line_due(self, now: float) -> float | None:
        """Return when its line can carry the next byte, if that is what it waits for."""
        return self._line_free_at if self._line_free_at > now and not self.hung_up else None

    def took(self, data: bytes, faults: PrinterFaults, now: float) -> None:
        """Keep bytes that came."""
        self.received += len(data)
        self.waiting += data
        if self.hardware.line_bytes_s:
            started = max(self._line_free_at, now - _QUANTUM_S)
            self._line_free_at = started + faults.slow * len(data) / self.hardware.line_bytes_s

    def say(self, answer: bytes, faults: PrinterFaults, now: float) -> None:
        """Have an answer sent, as well or badly as the printer speaks now."""
        if (
            self.hung_up
            or faults.mute
            or faults.vanished
            or not answer
            or len(self.said) > _MOST_UNSENT
        ):
            return
        if faults.garbage_seed is not None:
            self._noise = self._noise or random.Random(faults.garbage_seed)  # noqa: S311 - noise
            answer = self._noise.randbytes(len(answer))
        if not faults.split_answers:
            self.said.append((now, answer))
            return
        half = (len(answer) + 1) // 2
        start = max(now, self.said[-1][0] if self.said else 0.0)
        for at, piece in enumerate((answer[:half], answer[half:])):
            if piece:
                self.said.append((start + (at + 1) * _BETWEEN_PIECES_S, piece))

    def report(self, faults: PrinterFaults, now: float) -> None:
        """Report how the printer is."""
        self._reported = self._selected(faults)
        self.say(faults.report(), faults, now)

    def report_changes(self, faults: PrinterFaults, now: float) -> None:
        """Report how the printer is if something changed that was asked for."""
        if self.wanted_reports and self._selected(faults) != self._reported:
            self.report(faults, now)

    def control_flow(self, faults: PrinterFaults, now: float) -> None:
        """Say XOFF when the buffer is nearly full, and XON when most of it is free again."""
        if not self.hardware.xon_xoff:
            return
        filled = len(self.waiting) / self.hardware.buffer_bytes
        # Some way apart: else it would change its mind with every byte.
        if (not self._held_back and filled > 0.75) or (self._held_back and filled < 0.25):  # noqa: PLR2004
            self._held_back = not self._held_back
            self.say(_XOFF if self._held_back else _XON, faults, now)

    def forget(self) -> None:
        """Forget everything, as without current."""
        self.waiting.clear()
        self.said.clear()
        self.scanner = RealTimeScanner()
        self.wanted_reports = 0
        self._held_back = False

    def _selected(self, faults: PrinterFaults) -> bytes:
        first, second, third, _ = faults.report()
        wanted = self.wanted_reports
        return bytes(
            (
                first if wanted & _ONLINE else 0,
                second if wanted & _ERROR else 0,
                third if wanted & _PAPER else 0,
            )
        )


_TYPES = {1: b"\x20", 2: b"\x02", 3: b"\x01"}
"""GS I: model, type (has a cutter), version."""
_CLEARED = b"\x37\x25\x00"


class Device:
    """Knows nothing of sockets and threads; whoever drives it tells it the time."""

    def __init__(
        self,
        hardware: Hardware,
        roll: PaperRoll,
        faults: PrinterFaults,
        unknown: list[bytes],
        handed_over: Callable[[Path], None],
    ) -> None:
        self.hardware = hardware
        self.engine = PrintEngine(hardware, roll, faults, handed_over)
        self.sessions: list[EmulatedSession] = []
        self._roll = roll
        self._decoder = Decoder(self, unknown, dpi=hardware.dpi, width_px=hardware.width_px)
        self._turn: EmulatedSession | None = None
        self._now = 0.0

    @property
    def faults(self) -> PrinterFaults:
        """Return what is wrong now."""
        return self.engine.faults

    def open_session(self, now: float) -> EmulatedSession:
        """Let somebody connect."""
        session = EmulatedSession(self.hardware)
        self.sessions.append(session)
        self._say_stale(session, now)
        return session

    def receive(self, session: EmulatedSession, data: bytes, now: float) -> None:
        """Take bytes that came, and obey those that do not wait."""
        self._now = now
        session.took(data, self.faults, now)
        for command in session.scanner.scan(data):
            self._obey(session, command)
        session.control_flow(self.faults, now)

    def work(self, now: float) -> None:
        """Work through what is waiting until something stops the printer; report changes."""
        self._now = now
        # What a person did is told before what follows from it.
        self._report_changes()
        self.engine.run(now)
        while self.engine.takes_more(now) and (session := self._next()) is not None:
            taken = self._decoder.step(session.waiting)
            del session.waiting[:taken]
            self.engine.run(now)
        self._report_changes()
        for session in self.sessions:
            session.control_flow(self.faults, now)
            limit = self.faults.close_after_bytes
            if limit is not None and session.received >= limit:
                session.hung_up = True
        self.sessions = [one for one in self.sessions if not one.hung_up or one.waiting]

    def due(self, now: float) -> float | None:
        """Return when there is something to do even if nothing comes; None for never."""
        moments = [session.line_due(now) for session in self.sessions]
        moments += [session.said[0][0] for session in self.sessions if session.said]
        if self.engine.busy or any(session.waiting for session in self.sessions):
            moments.append(self.engine.due())
        return min((one for one in moments if one is not None and one > now), default=None)

    def lose_power(self) -> None:
        """Forget everything but the paper; a technician's fault stays one."""
        for session in self.sessions:
            session.forget()
        self._forget_buffers()
        self.engine.change(cutter_error=False, recoverable=False, overheated=False)

    def _report_changes(self) -> None:
        for session in self.sessions:
            session.report_changes(self.faults, self._now)

    def _next(self) -> EmulatedSession | None:
        """Return who is served: nobody else's bytes come between those of one ticket."""
        turn = self._turn
        if turn is not None and not turn.hung_up and not turn.waiting and self._in_the_middle:
            return None
        if turn is None or not turn.waiting:
            self._turn = next((one for one in self.sessions if one.waiting), None)
        return self._turn

    @property
    def _in_the_middle(self) -> bool:
        return bool(self._roll.hanging_rows) or not self._decoder.at_rest

    def _obey(self, session: EmulatedSession, command: RealTimeCommand) -> None:
        if command.question is not None:
            self._say(session, self.faults.answer(command.question))
        elif command.recovery is not None:
            if command.recovery == 2:  # noqa: PLR2004 - with empty buffers
                self._clear(session, command.later_bytes)
            self.engine.change(cutter_error=False, recoverable=False)
        elif not self.faults.no_clear:
            self._clear(session, command.later_bytes)
            self._say(session, _CLEARED)

    def _clear(self, session: EmulatedSession, later_bytes: int) -> None:
        for other in self.sessions:
            if other is not session:
                other.waiting.clear()
        del session.waiting[: max(0, len(session.waiting) - later_bytes)]
        self._forget_buffers()

    def _forget_buffers(self) -> None:
        self.engine.forget()
        self._decoder.break_off()

    def _say(self, session: EmulatedSession, answer: bytes) -> None:
        self._say_stale(session, self._now)
        session.say(answer, self.faults, self._now)

    def _say_stale(self, session: EmulatedSession, now: float) -> None:
        if stale := self.faults.stale:
            self.engine.change(stale=b"")
            session.say(stale, self.faults, now)

    def feed(self, rows: int) -> None:
        """Move the paper."""
        self.engine.do(rows)

    def burn(self, row: bytes) -> None:
        """Print one row of dots."""
        self.engine.do(row)

    def cut(self) -> None:
        """Cut the paper."""
        self.engine.cut()

    def reset(self) -> None:
        """Report changes no more."""
        if self._turn is not None:
            self._turn.wanted_reports = 0

    def report_changes(self, wanted: int) -> None:
        """Begin or end to report changes; the first report comes at once."""
        if self._turn is not None and not self.faults.no_reports:
            self._turn.wanted_reports = wanted
            if wanted:
                self._turn.report(self.faults, self._now)

    def answer(self, command: str, question: int) -> None:
        """Answer GS r about paper and drawer, and GS I about what it is."""
        if self._turn is None:
            return
        question -= 48 * (49 <= question <= 51)  # noqa: PLR2004 - the digits mean the same
        if command == "r":
            self._say(self._turn, self.faults.paper() if question == 1 else b"\x00")
        elif question in _TYPES:
            self._say(self._turn, _TYPES[question])
        elif (text := self.hardware.identity.get(question)) is not None:
            self._say(self._turn, b"\x5f" + text.encode("ascii", "replace") + b"\x00")

    def say_printed(self, job: bytes) -> None:
        """Answer that a job is printed, once it is."""
        session = self._turn
        if session is not None and not self.faults.no_process_ids:
            self.engine.do(lambda: self._say(session, b"\x37\x22" + job + b"\x00"))
