"""Sets a printer up and asks it in order: what it answers, it will answer after a ticket too.

Answers to GS r bear no name. One that belongs to a job that stopped comes when the paper is back,
and would confirm the next visitor's ticket. So every question is counted, and a job may be
confirmed so only when none was owed before it began.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from printer_drivers.deadline import Deadline
from printer_drivers.driver.connection import Connection
from printer_drivers.encode.bands import BAND_ROWS
from printer_drivers.encode.profiles import Confirm, Profile
from printer_drivers.encode.status_commands import (
    ASK_PAPER,
    CLEAR_BUFFERS,
    END_ERROR,
    INITIALISE,
    REPORT_CHANGES,
    Identity,
    StatusAsk,
    identity_question,
    printed_question,
)
from printer_drivers.encode.ticket_bytes import recovery
from printer_drivers.status import Asb, Cleared, Info, ProcessId, trouble
from reception.domain.printer import PrinterStatus

# Of two answers that a printer owed to an earlier program, the first would pass for the answer
# to a single question; of three questions the last two answers are then still to come.
_STRANGERS = 3
_QUIET_PART = 0.2
"""How much of the time an answer may take the printer must then have said nothing more."""


class Handshake:
    """Switches the reports of changes on, and the questions on which confirmation rests."""

    def __init__(self, connection: Connection, profile: Profile, name: bytes) -> None:
        """Prepare it for a printer that can print, else it answers nothing in order."""
        capabilities = connection.capabilities
        self._connection = connection
        self._profile = profile
        self._name = name
        self._by_name = (
            profile.confirm is Confirm.PROCESS_ID and capabilities.names_jobs is not False
        )
        self._by_count = profile.confirm is not Confirm.NOT and not capabilities.names_jobs
        self._strangers = self._by_count and not connection.left.in_step
        self._named = self._reported = False

    def carry_out(self) -> bool:
        """Send it and wait; return whether all was answered, and by nobody else's answers.

        Raises:
            PrinterFault: the connection is broken.
        """
        connection, left = self._connection, self._connection.left
        data = self._data()
        left.in_step = True
        connection.greeted = True
        deadline = Deadline.after(connection.answer_time + self._busy)
        if connection.write(data, deadline) < len(data):
            return False
        while not deadline.passed and not self._answered:
            self._hear(deadline)
        if self._answered and not self._named and (self._by_name or self._strangers):
            # A name may still come, and so may answers that an earlier program did not wait for.
            quiet = Deadline.after(connection.answer_time * _QUIET_PART)
            while not quiet.passed and not self._named:
                self._hear(quiet)
        self._learn()
        return self._answered and left.in_step

    def _data(self) -> bytes:
        left = self._connection.left
        data = INITIALISE + REPORT_CHANGES * self._profile.asb
        if self._by_name:
            data += printed_question(self._name)
        if self._by_count:
            times = _STRANGERS if self._strangers else 1
            data += ASK_PAPER * times
            left.owed += times
        return data

    @property
    def _busy(self) -> timedelta:
        """Return how long an earlier job comes first, where the printer is known to answer."""
        capabilities, left = self._connection.capabilities, self._connection.left
        known = capabilities.answers_in_order or capabilities.names_jobs
        return timedelta(seconds=left.time_s if known else 0)

    @property
    def _answered(self) -> bool:
        if self._by_name or self._by_count:
            return self._named or (self._by_count and not self._connection.left.owed)
        return self._reported or not self._profile.asb

    def _hear(self, until: Deadline) -> None:
        events = self._connection.hear(until)
        self._named = self._named or ProcessId(self._name) in events
        self._reported = self._reported or any(isinstance(event, Asb) for event in events)

    def _learn(self) -> None:
        """Note what it does and what it does not."""
        capabilities = self._connection.capabilities
        if self._by_name:
            capabilities.names_jobs = self._named or bool(capabilities.names_jobs)
        if self._by_count and not capabilities.names_jobs:
            capabilities.answers_in_order = bool(capabilities.answers_in_order)
        if self._answered:
            capabilities.reports_changes = self._reported
        elif not capabilities.known_questions:
            capabilities.answers = False


class Confirmation(StrEnum):
    """How sure it can ever be that a ticket came out."""

    STRONG = "strong"
    """It names the ticket whose printing is completed."""
    WEAK = "weak"
    """It answers a question behind the ticket."""
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Probe:
    """What a printer is, how it is and what it can say; None where that is not known."""

    status: PrinterStatus
    maker: str | None = None
    model: str | None = None
    firmware: str | None = None
    confirmation: Confirmation | None = None
    """None while it cannot print: then it answers nothing in order."""
    reports_changes: bool | None = None
    round_trip: timedelta | None = None
    """From a question to its answer."""


def probe(connection: Connection, profile: Profile, names: Iterator[bytes]) -> Probe:
    """Ask a printer all that it can be asked.

    Raises:
        PrinterFault: the connection is broken, or a printer that used to answer is silent.
    """
    if connection.takes_only:
        return Probe(status=connection.status, confirmation=Confirmation.NONE)
    round_trip = _round_trip(connection)
    status = connection.ask_status()
    if trouble(status) is not None:
        return Probe(status=status, round_trip=round_trip)
    Handshake(connection, profile, next(names)).carry_out()
    capabilities = connection.capabilities
    confirmation = Confirmation.NONE
    if capabilities.names_jobs:
        confirmation = Confirmation.STRONG
    elif capabilities.answers_in_order:
        confirmation = Confirmation.WEAK
    asked = confirmation is not Confirmation.NONE or bool(capabilities.reports_changes)
    maker, model, firmware = _identity(connection) if asked else (None, None, None)
    return Probe(
        status=connection.status,
        maker=maker,
        model=model,
        firmware=firmware,
        confirmation=confirmation,
        reports_changes=bool(capabilities.reports_changes),
        round_trip=round_trip,
    )


def _round_trip(connection: Connection) -> timedelta | None:
    begun_s = time.monotonic()
    answered = connection.ask(StatusAsk.PRINTER) is not None
    return timedelta(seconds=time.monotonic() - begun_s) if answered else None


def _identity(connection: Connection) -> list[str | None]:
    """Return maker, model and firmware; one after the other, for the answers bear no names."""
    found: list[str | None] = [None, None, None]
    for place, asked in enumerate((Identity.MAKER, Identity.MODEL, Identity.FIRMWARE)):
        answer = connection.answer(identity_question(asked), Info)
        if answer is None:
            break
        found[place] = answer.text
    # What a copy did not understand it keeps as letters, for the next ticket.
    connection.greeted = False
    connection.write(INITIALISE, Deadline.after(connection.answer_time))
    return found


def clear_buffers(connection: Connection) -> bool:
    """Make the printer forget what it has not printed; return whether it says it has.

    A ticket that stopped for want of paper would come out when the roll is changed, for
    whoever stands there then.

    Raises:
        PrinterFault: the connection is broken.
    """
    capabilities = connection.capabilities
    if capabilities.answers is False or capabilities.clears is False:
        return False
    cleared = connection.answer(CLEAR_BUFFERS, Cleared) is not None
    capabilities.clears = cleared or bool(capabilities.clears)
    return cleared


def end_error(connection: Connection) -> None:
    """Tell a printer whose cutter was freed to go on, and to forget what it had in hand.

    Raises:
        PrinterFault: the connection is broken.
    """
    connection.write(END_ERROR, Deadline.after(connection.answer_time))


def make_ready(connection: Connection, profile: Profile, names: Iterator[bytes]) -> None:
    """Clear what is left, switch the reports of changes on, come into step.

    Call it when the printer can print: what it is asked here it answers in order.

    Raises:
        PrinterFault: the connection is broken.
    """
    left = connection.left
    if connection.takes_only:
        return
    hung, unfinished_bytes = left.hangs, 0
    if hung:
        if left.unfinished_bytes:
            clear_buffers(connection)
        unfinished_bytes = left.unfinished_bytes
        _part(connection, profile)
    carried_out = False
    try:
        carried_out = _come_into_step(connection, profile, names)
    finally:
        # What was to cut it off was lost with the connection, or its own cut jammed.
        if hung and not carried_out:
            left.partial_print, left.unfinished_bytes = True, unfinished_bytes


def _come_into_step(connection: Connection, profile: Profile, names: Iterator[bytes]) -> bool:
    """Return whether the printer did all it was sent, so far as it says anything."""
    answered = Handshake(connection, profile, next(names)).carry_out()
    if answered or not connection.capabilities.known_questions:
        return True
    if trouble(connection.ask_status()) is not None:
        return False
    # It answers at once but not in order: it waits for the rest of somebody's picture, perhaps.
    if not clear_buffers(connection) and not connection.capabilities.answers_in_order:
        connection.left.unfinished_bytes = longest_picture(profile)
    _part(connection, profile)
    if not Handshake(connection, profile, next(names)).carry_out():
        # What it owed for longer than any job takes was lost when it was switched off.
        connection.left.owed = 0
    return True


def longest_picture(profile: Profile) -> int:
    """Return how many bytes a printer waits for at most when a picture was broken off."""
    return profile.width_px // 8 * BAND_ROWS


def _part(connection: Connection, profile: Profile) -> None:
    """End a picture that was broken off and cut it off."""
    left = connection.left
    data = b"".join(chunk.data for chunk in recovery(profile, left.unfinished_bytes))
    line_time = timedelta(seconds=len(data) / (connection.line_bytes_s or profile.line_bytes_s))
    if connection.write(data, Deadline.after(line_time + connection.answer_time)) == len(data):
        left.unfinished_bytes = 0
        left.partial_print = False
