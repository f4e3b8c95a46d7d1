"""Sends one job and finds out what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from printer_drivers.deadline import Deadline
from printer_drivers.driver.connection import Connection
from printer_drivers.driver.handshake import clear_buffers
from printer_drivers.encode.status_commands import ASK_PAPER
from printer_drivers.encode.ticket_bytes import Chunk
from printer_drivers.status import STALLED, trouble
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from reception.system.clock import TRIPS

_STEP = timedelta(milliseconds=250)
"""How long nobody listens while the printer takes nothing."""
_ASK_AGAIN = timedelta(seconds=1)
"""How often a printer that does not report its changes is asked while it is waited for."""
_LONGEST_S = 20.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A ticket's bytes, parted where it begins to be a whole ticket."""

    name: bytes
    head: bytes
    """All but the last piece of the picture and what follows: without that, no whole ticket."""
    tail: bytes
    rows: int
    asks_name: bool
    head_questions: int
    """How many are answered in order, without a name, before the last piece is printed."""
    tail_questions: int
    """How many are so answered behind the cut."""
    longest_bytes: int

    @classmethod
    def of(cls, chunks: Sequence[Chunk], name: bytes) -> "Job":
        """Return the job made of the pieces that the encoder gives for the process id ``name``."""
        inked = [place for place, chunk in enumerate(chunks) if chunk.inked]
        cut = inked[-1] if inked else 0
        return cls(
            name=name,
            head=b"".join(chunk.data for chunk in chunks[:cut]),
            tail=b"".join(chunk.data for chunk in chunks[cut:]),
            rows=sum(chunk.rows for chunk in chunks),
            asks_name=any(name in chunk.data[-len(name) :] for chunk in chunks[cut:]),
            head_questions=sum(chunk.data == ASK_PAPER for chunk in chunks[:cut]),
            tail_questions=sum(chunk.data == ASK_PAPER for chunk in chunks[cut:]),
            longest_bytes=max(len(chunk.data) for chunk in chunks),
        )

    @property
    def byte_count(self) -> int:
        """Return how many bytes it has."""
        return len(self.head) + len(self.tail)


def run_job(
    connection: Connection, job: Job, deadline: Deadline, sent: Callable[[], None]
) -> PrintState:
    """Send a job to a printer that is ready; CONFIRMED, CONFIRMED_WEAKLY or UNCONFIRMED.

    Raises:
        PrinterFault: certainly no whole ticket came out, and none will.
    """
    left = connection.left
    in_step = left.in_step and not left.owed
    left.unseen = left.partial_print = True
    # Nobody knows how much of a broken job arrived: the printer waits for one piece at most.
    left.unfinished_bytes = job.longest_bytes
    left.time_s = min(left.time_s + deadline.left_s, _LONGEST_S)
    left.owed += job.head_questions
    TRIPS.debug("first byte")
    if why := _push(connection, job.head, deadline):
        # The rest is never sent, so that it cannot come out.
        _forget(connection)
        raise why
    left.owed += job.tail_questions
    questions = _Questions(connection, job, trusted=in_step)
    try:
        why = _push(connection, job.tail, deadline)
    except PrinterFault:
        return PrintState.UNCONFIRMED
    if why:
        return _stopped(connection, questions, why)
    if not connection.flush(deadline):
        return PrintState.UNCONFIRMED
    TRIPS.debug("last byte")
    sent()
    try:
        return _confirm(connection, questions, deadline)
    except PrinterFault:
        if not connection.broken:
            raise
        # What was still on its way is lost, and the printer waits for it, perhaps.
        return PrintState.UNCONFIRMED


class _Questions:
    """What was asked at the end of a job, and whether it is answered."""

    def __init__(self, connection: Connection, job: Job, *, trusted: bool) -> None:
        capabilities = connection.capabilities
        self._may_be_answered = capabilities.answers is not False and (
            (job.asks_name and capabilities.names_jobs is not False)
            or (bool(job.tail_questions) and capabilities.answers_in_order is not False)
        )
        self._connection = connection
        self._job = job
        self._trusted = trusted
        self._last_answer = connection.heard_in_order + connection.left.owed

    @property
    def answer(self) -> PrintState:
        """Return what the answers so far amount to."""
        connection = self._connection
        if connection.named_last == self._job.name:
            return PrintState.CONFIRMED
        # Without a name, only the count tells whose answer it is; it must be beyond doubt.
        if (
            self._counts
            and self._job.tail_questions
            and connection.heard_in_order >= self._last_answer
        ):
            return PrintState.CONFIRMED_WEAKLY
        return PrintState.UNCONFIRMED

    @property
    def reached_the_end(self) -> bool:
        """Return whether the last piece may be printed, though perhaps not cut off."""
        connection = self._connection
        if not (
            self._counts and self._job.head_questions and connection.capabilities.answers_in_order
        ):
            return True
        return connection.heard_in_order >= self._last_answer - self._job.tail_questions

    @property
    def _counts(self) -> bool:
        """Return whether it is beyond doubt which answer in order belongs to which question."""
        return self._trusted and self._connection.left.in_step

    def awaited(self) -> bool:
        """Return whether a better answer is to be expected."""
        answer = self.answer
        weakly = (
            answer is PrintState.CONFIRMED_WEAKLY and not self._connection.capabilities.names_jobs
        )
        return self._may_be_answered and answer is not PrintState.CONFIRMED and not weakly


def _push(connection: Connection, data: bytes, deadline: Deadline) -> PrinterFault | None:
    """Send bytes and listen meanwhile; return why not all of them were taken, if so."""
    rest = memoryview(data)
    while rest:
        taken = connection.write(bytes(rest), deadline.or_after(_STEP))
        rest = rest[taken:]
        connection.catch_up()
        if why := _stop(connection):
            return why
        if rest and deadline.passed:
            heard = trouble(connection.status)
            if heard is None:
                connection.status = STALLED
            return heard or trouble(STALLED)
    return None


def _confirm(connection: Connection, questions: _Questions, deadline: Deadline) -> PrintState:
    """Wait until the printer says that the job is printed, or why it is not."""
    capabilities = connection.capabilities
    while questions.awaited() and not deadline.passed:
        heard = connection.hear(deadline.or_after(_ASK_AGAIN))
        if not heard and capabilities.known_questions and not capabilities.reports_changes:
            _ask(connection)
        if questions.awaited() and (why := _stop(connection)):
            return _stopped(connection, questions, why)
    if questions.answer is not PrintState.UNCONFIRMED:
        connection.left.printed()
    elif why := trouble(connection.status):
        return _stopped(connection, questions, why)
    else:
        # Nothing speaks against it: the printer has all of it, the cut included.
        connection.left.unfinished_bytes = 0
        connection.left.partial_print = False
    return questions.answer


def _ask(connection: Connection) -> None:
    """Ask a printer that reports nothing by itself how it is; it may be silent for good."""
    try:
        connection.ask_status()
    except PrinterFault:
        if connection.broken:
            raise
        connection.status = STALLED


def _stop(connection: Connection) -> PrinterFault | None:
    """Return why the printer has stopped; a hot head only pauses."""
    why = trouble(connection.status)
    return None if why and why.state is PrinterState.OVERHEATED else why


def _stopped(connection: Connection, questions: _Questions, why: PrinterFault) -> PrintState:
    """Make the printer forget the job; it failed for certain only if the printer says so.

    Raises:
        PrinterFault: it has forgotten the job, and had not come to its last piece.
    """
    # The printer forgets its answers with the job: what was reached is heard before.
    connection.catch_up()
    reached_the_end = questions.reached_the_end
    forgotten = _forget(connection)
    # The answer may have been on its way when the paper ended behind the ticket.
    if questions.answer is not PrintState.UNCONFIRMED:
        connection.left.partial_print = False
    elif forgotten and not reached_the_end:
        raise why
    return questions.answer


def _forget(connection: Connection) -> bool:
    try:
        return clear_buffers(connection)
    except PrinterFault:
        return False
