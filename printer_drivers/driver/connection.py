"""One open connection: questions, bytes, and every answer taken note of."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from printer_drivers.deadline import Deadline
from printer_drivers.driver.capabilities import Capabilities, Leftovers
from printer_drivers.encode.status_commands import StatusAsk, status_question
from printer_drivers.status import (
    UNKNOWN,
    AnswerParser,
    Asb,
    Cleared,
    FullStatus,
    InOrder,
    ProcessId,
    RealTime,
    StatusEvent,
    advice,
    status_from_answers,
    status_from_asb,
    with_full_status,
)
from printer_drivers.transport.port import Timeouts, Transport
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState, PrinterStatus

_QUESTIONS = (StatusAsk.PRINTER, StatusAsk.OFFLINE_CAUSE, StatusAsk.ERROR_CAUSE, StatusAsk.PAPER)
_OFFLINE = 0x08
_AT_ONCE = timedelta(0)
# The parts of a block arrive together; after this the rest of one is not coming.
_SILENCE_S = 0.5


class Connection:
    """Owns everything that comes back; ``status`` is what the printer said last."""

    def __init__(
        self,
        transport: Transport,
        capabilities: Capabilities,
        left: Leftovers,
        timeouts: Timeouts,
        *,
        full_status: bool = False,
    ) -> None:
        """Take over an open transport; full status is what only Custom's kiosk printers know."""
        self.status: PrinterStatus = UNKNOWN
        self.greeted = False
        """It was set up on this connection, and reports changes if it can."""
        self.capabilities = capabilities
        self.left = left
        self.broken = False
        self.heard_in_order = 0
        """Answers to GS r so far."""
        self.named_last = b""
        """The job whose printing was reported last."""
        self.answer_time = timeouts.answer
        self._transport = transport
        self._parser = AnswerParser(full_status=full_status)
        self._full_status = full_status
        self._heard_at_s = time.monotonic()
        self._contradiction: object = None
        """How reports and answers on paper differed at the last look: some printers stay so."""
        self.takes_only = not transport.answers
        """Nothing can ever come back, so nobody waits for it."""
        if self.takes_only:
            capabilities.answers = False
        else:
            capabilities.forgive()

    @property
    def is_ready(self) -> bool:
        """Return whether nothing has to be done before the next job."""
        capabilities, left = self.capabilities, self.left
        if not self.greeted or left.hangs:
            return False
        by_count = capabilities.answers_in_order and not capabilities.names_jobs
        return not by_count or (left.in_step and not left.owed)

    @property
    def is_mute(self) -> bool:
        """Return whether it was asked and never answered."""
        return self.capabilities.answers is False

    def try_again(self) -> None:
        """Ask a mute printer once more whether it is there.

        Raises:
            PrinterFault: the connection is broken.
        """
        if self.takes_only:
            return
        self.capabilities.forgive()
        if self.ask(StatusAsk.PRINTER) is None:
            self.capabilities.answers = False
        else:
            self.greeted = False

    @property
    def line_bytes_s(self) -> float | None:
        """Return how many bytes a second the line carries, where the transport knows."""
        return self._transport.line_bytes_s

    def fileno(self) -> int | None:
        """Return what becomes readable when the printer says something."""
        return self._transport.fileno()

    def close(self) -> None:
        """Give back the connection."""
        self._transport.close()

    def write(self, data: bytes, deadline: Deadline) -> int:
        """Send bytes; return how many were taken.

        Raises:
            PrinterFault: the connection is broken.
        """
        with self._noting_breaks():
            return self._transport.write(data, deadline)

    def flush(self, deadline: Deadline) -> bool:
        """Hand over what was written; return False when nobody can tell whether it was taken.

        Raises:
            PrinterFault: it was not taken and never will be.
        """
        with self._noting_breaks():
            return self._transport.flush(deadline)

    def hear(self, deadline: Deadline) -> list[StatusEvent]:
        """Return what the printer says next, noted; empty when it said nothing in time.

        Raises:
            PrinterFault: the connection is broken.
        """
        with self._noting_breaks():
            data = self._transport.read(deadline)
        if data:
            self._heard_at_s = time.monotonic()
            events = self._parser.feed(data)
        elif self._parser.holds_some and time.monotonic() - self._heard_at_s > _SILENCE_S:
            events = self._parser.settle()
        else:
            events = []
        for event in events:
            self._note(event)
        return events

    def catch_up(self) -> None:
        """Hear all that came meanwhile.

        Raises:
            PrinterFault: the connection is broken.
        """
        # A printer that never stops talking must not keep anybody from printing.
        end = Deadline.after(self.answer_time)
        while self.hear(Deadline.after(_AT_ONCE)) and not end.passed:
            pass

    def ask_status(self) -> PrinterStatus:
        """Ask the printer how it is, with questions it answers even when it cannot print.

        One that reports its changes is only asked whether that still holds: whether it prints,
        and how its paper is.

        Raises:
            PrinterFault: the connection is broken, or a printer that used to answer is silent.
        """
        self.catch_up()
        if self.capabilities.answers is False:
            return self.status
        first = self.ask(_QUESTIONS[0])
        if first is None:
            return self.status
        if self.greeted and self.capabilities.reports_changes:
            if self._is_as_reported(first):
                self._look_into_the_mouth()
                return self.status
            # It was switched off and on, or reports no longer for another reason.
            self.greeted = False
        # One after the other: an answer does not say which question it belongs to.
        answers = [first, *(self.ask(question) for question in _QUESTIONS[1:])]
        self.status = status_from_answers(answers)
        if answer := self._full_answer():
            self.status = with_full_status(self.status, answer.flags)
        return self.status

    def ask(self, question: int) -> int | None:
        """Return the answer to DLE EOT ``question``; None where this printer has none.

        Raises:
            PrinterFault: the connection is broken, or a printer that used to answer is silent.
        """
        capabilities = self.capabilities
        if question in capabilities.strange_questions:
            return None
        if answer := self.answer(status_question(question), RealTime):
            capabilities.known_questions.add(question)
            return answer.byte
        if question in capabilities.known_questions:
            raise PrinterFault(
                "The printer no longer answers", advice(PrinterState.STALLED), PrinterState.STALLED
            )
        capabilities.strange_questions.add(question)
        return None

    def answer[Kind](self, question: bytes, kind: type[Kind]) -> Kind | None:
        """Ask something; return the first answer of a kind, None when none came in time.

        Raises:
            PrinterFault: the connection is broken.
        """
        deadline = Deadline.after(self.answer_time)
        if self.write(question, deadline) == len(question):
            while not deadline.passed:
                for event in self.hear(deadline):
                    if isinstance(event, kind):
                        return event
        return None

    def _is_as_reported(self, first: int) -> bool:
        """Return whether the answer to the first question, and paper, agree with the reports.

        One at a line that survives it may have been switched off and on: it reports no longer.
        """
        if bool(first & _OFFLINE) == self.status.online:
            return False
        answer = self.ask(StatusAsk.PAPER)
        if answer is None:
            return True
        asked = status_from_answers((None, None, None, answer))
        told, answered = ((one.paper_out, one.paper_near_end) for one in (self.status, asked))
        known, self._contradiction = self._contradiction, None
        if told != answered:
            self._contradiction = told, answered
        return self._contradiction == known or told == answered

    def _look_into_the_mouth(self) -> None:
        """Ask whether the last sheet was taken, of which no report is made."""
        if answer := self._full_answer():
            in_mouth = with_full_status(self.status, answer.flags).ticket_in_mouth
            self.status = replace(self.status, ticket_in_mouth=in_mouth)

    def _full_answer(self) -> FullStatus | None:
        if not self._full_status:
            return None
        answer = self.answer(status_question(StatusAsk.CUSTOM_FULL_STATUS), FullStatus)
        self._full_status = answer is not None
        return answer

    @contextlib.contextmanager
    def _noting_breaks(self) -> Iterator[None]:
        try:
            yield
        except PrinterFault:
            self.broken = True
            raise

    def _note(self, event: StatusEvent) -> None:
        capabilities, left = self.capabilities, self.left
        if isinstance(event, RealTime | Asb | InOrder | ProcessId | Cleared):
            capabilities.answers = True
        if isinstance(event, Asb):
            capabilities.reports_changes = True
            # What reports do not tell of is as it was when it was asked.
            in_mouth = self.status.ticket_in_mouth
            self.status = replace(status_from_asb(event.block), ticket_in_mouth=in_mouth)
        elif isinstance(event, ProcessId):
            capabilities.names_jobs = True
            self.named_last = event.job
        elif isinstance(event, Cleared):
            left.forgotten()
        elif isinstance(event, InOrder) and event.tells_paper:
            capabilities.answers_in_order = True
            self.heard_in_order += 1
            if left.owed:
                left.owed -= 1
            else:
                # Left by somebody else, or noise: which answer is whose is no longer known.
                left.in_step = False
