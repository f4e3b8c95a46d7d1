"""One open connection: questions, bytes and answers in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from printer_drivers.deadline import Deadline
from printer_drivers.encode import CLEAR_BUFFERS, Chunk
from printer_drivers.status import (
    Asb,
    Cleared,
    Event,
    Paper,
    ProcessId,
    RealTime,
    StatusParser,
    status_from_answers,
    status_from_asb,
    trouble,
)
from printer_drivers.transport import Timeouts, Transport
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus

_QUESTIONS = (1, 2, 3, 4)
"""DLE EOT: how it is, why it is off line, which error, which paper."""
_NO_WAIT = timedelta(0)


@dataclass(slots=True)
class Habits:
    """What a printer has shown it does; kept when the connection is not."""

    answers: bool | None = None
    """None until it had a chance."""
    known_questions: set[int] = field(default_factory=set)
    strange_questions: set[int] = field(default_factory=set)
    """Asked once and never answered: copies of printers leave some out."""
    reports_jobs: bool = False
    broken_off: bool = False
    """A job was begun and not seen to end."""
    unfinished_bytes: int = 0
    """How much of that job's picture the printer may still be waiting for."""


class Conversation:
    """Speaks with one printer over one connection."""

    def __init__(self, transport: Transport, habits: Habits, timeouts: Timeouts) -> None:
        self._answer_time = timeouts.answer
        self._transport = transport
        self._parser = StatusParser()
        self._habits = habits
        if not transport.answers:
            habits.answers = False

    def close(self) -> None:
        """Give back the connection."""
        self._transport.close()

    def catch_up(self) -> PrinterStatus | None:
        """Hear what came since the last job; return the latest report of changes.

        Raises:
            PrinterFault: the printer has closed the connection meanwhile.
        """
        latest = None
        deadline = Deadline.after(self._answer_time)
        while (events := self._hear(Deadline.after(_NO_WAIT))) and not deadline.passed:
            for event in events:
                if isinstance(event, Asb):
                    latest = status_from_asb(event.block)
        return latest

    def ask_status(self) -> PrinterStatus:
        """Ask the printer how it is, with questions it answers even when it cannot print.

        Raises:
            PrinterFault: the connection is broken, or a printer that used to answer is silent.
        """
        if self._habits.answers is False:
            return PrinterStatus(known=False, online=True)
        # One after the other: an answer does not say which question it belongs to.
        first = self._ask(_QUESTIONS[0])
        if first is None:
            return PrinterStatus(known=False, online=True)
        answers = [first, *(self._ask(question) for question in _QUESTIONS[1:])]
        return status_from_answers(answers)

    def _ask(self, question: int) -> int | None:
        """Return the answer to one question; None where this printer has none."""
        habits = self._habits
        if question in habits.strange_questions:
            return None
        deadline = Deadline.after(self._answer_time)
        asked = bytes((0x10, 0x04, question))
        if self._transport.write(asked, deadline) == len(asked):
            while not deadline.passed:
                for event in self._hear(deadline):
                    if isinstance(event, RealTime):
                        habits.known_questions.add(question)
                        return event.byte
        if question in habits.known_questions:
            raise PrinterFault(
                "The printer no longer answers", "switch it off and on, and check its cable"
            )
        if habits.known_questions:
            habits.strange_questions.add(question)
        else:
            habits.answers = False
        return None

    def send(self, chunks: Sequence[Chunk], deadline: Deadline) -> None:
        """Send a job.

        Raises:
            PrinterFault: the printer did not take all of it in time.
        """
        self._habits.broken_off = True
        # Nobody knows how much of a broken job arrived: the printer waits for one chunk at most.
        self._habits.unfinished_bytes = max(len(chunk.data) for chunk in chunks)
        # In one piece: many small packets are slow in a printer's network card.
        data = b"".join(chunk.data for chunk in chunks)
        if self._transport.write(data, deadline) < len(data):
            raise self._why_stalled()
        self._habits.unfinished_bytes = 0

    def confirm(self, job: bytes, deadline: Deadline, *, asked: bool) -> PrintState:
        """Wait until the printer says that a job is printed; CONFIRMED or UNCONFIRMED.

        Args:
            job: its process id.
            deadline: when to give up.
            asked: whether the job ended with a question at all.

        Raises:
            PrinterFault: the printer says why it could not print, or hung up.
        """
        worked_through = False
        while asked and self._habits.answers is not False and not deadline.passed:
            events = self._hear(deadline)
            if ProcessId(job) in events:
                worked_through = True
                break
            for event in events:
                if isinstance(event, Paper) and not event.out:
                    worked_through = True
                if isinstance(event, Asb) and (fault := trouble(status_from_asb(event.block))):
                    raise fault
            # In its order after the cut: as good an answer as some printers ever give.
            if worked_through and not self._habits.reports_jobs:
                break
        self._habits.broken_off = False
        return PrintState.CONFIRMED if worked_through else PrintState.UNCONFIRMED

    def abandon_job(self) -> None:
        """Make the printer forget what it has not printed yet, where it is known to listen.

        A ticket that stopped for want of paper would come out when the roll is changed, for
        whoever stands there then.
        """
        if not (self._habits.broken_off and self._habits.reports_jobs):
            return
        deadline = Deadline.after(self._answer_time)
        if self._transport.write(CLEAR_BUFFERS, deadline) < len(CLEAR_BUFFERS):
            return
        while not deadline.passed:
            if Cleared() in self._hear(deadline):
                self._habits.unfinished_bytes = 0
                return

    def _hear(self, deadline: Deadline) -> list[Event]:
        data = self._transport.read(deadline)
        events = self._parser.feed(data) if data else self._parser.settle()
        if any(isinstance(event, RealTime | Asb | Paper | ProcessId) for event in events):
            self._habits.answers = True
        if any(isinstance(event, ProcessId) for event in events):
            self._habits.reports_jobs = True
        return events

    def _why_stalled(self) -> PrinterFault:
        status = self.catch_up()
        return (status and trouble(status)) or PrinterFault(
            "The printer stopped taking the ticket",
            "check its paper and cover, switch it off and on",
        )
