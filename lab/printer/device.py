"""The printer itself: what came over its lines goes through one buffer onto one paper."""

from collections.abc import Callable
from pathlib import Path

from lab.printer.decoder import Decoder
from lab.printer.engine import PrintEngine, RealTimeCommand
from lab.printer.model import Hardware, PrinterFaults
from lab.printer.paper import PaperRoll
from lab.printer.session import EmulatedSession

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
        self._decoder = Decoder(
            self, unknown, dpi=hardware.dpi, width_px=hardware.width_px, say=self._answer
        )
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

    def _answer(self, command: str, question: int) -> None:
        """Answer GS I, and GS r about the drawer."""
        if self._turn is None:
            return
        question -= 48 * (49 <= question <= 51)  # noqa: PLR2004 - the digits mean the same
        if command == "r":
            self._say(self._turn, b"\x00")
        elif question in _TYPES:
            self._say(self._turn, _TYPES[question])
        elif (text := self.hardware.identity.get(question)) is not None:
            self._say(self._turn, b"\x5f" + text.encode("ascii", "replace") + b"\x00")

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

    def say_paper(self) -> None:
        """Answer GS r 1."""
        if self._turn is not None:
            self._say(self._turn, self.faults.paper())

    def say_printed(self, job: bytes) -> None:
        """Answer that a job is printed, once it is."""
        session = self._turn
        if session is not None and not self.faults.no_process_ids:
            self.engine.do(lambda: self._say(session, b"\x37\x22" + job + b"\x00"))
