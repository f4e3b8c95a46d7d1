"""Finds out what a printer is and can do, without printing anything."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from printer_drivers.answers import Info
from printer_drivers.deadline import Deadline
from printer_drivers.driver.connection import Connection
from printer_drivers.driver.greeting import Greeting
from printer_drivers.encode import INITIALISE, Ask, Identity, Profile, identity_question
from printer_drivers.status import trouble
from reception.domain.printer import PrinterStatus


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

    Args:
        connection: to the printer.
        profile: what it is thought to be able to do.
        names: process ids that no job has borne yet.

    Raises:
        PrinterFault: the connection is broken, or a printer that used to answer is silent.
    """
    if connection.takes_only:
        return Probe(status=connection.status, confirmation=Confirmation.NONE)
    round_trip = _round_trip(connection)
    status = connection.ask_status()
    if trouble(status) is not None:
        return Probe(status=status, round_trip=round_trip)
    Greeting(connection, profile, next(names)).carry_out()
    habits = connection.habits
    confirmation = Confirmation.NONE
    if habits.names_jobs:
        confirmation = Confirmation.STRONG
    elif habits.answers_in_order:
        confirmation = Confirmation.WEAK
    asked = confirmation is not Confirmation.NONE or bool(habits.reports_changes)
    maker, model, firmware = _identity(connection) if asked else (None, None, None)
    return Probe(
        status=connection.status,
        maker=maker,
        model=model,
        firmware=firmware,
        confirmation=confirmation,
        reports_changes=bool(habits.reports_changes),
        round_trip=round_trip,
    )


def _round_trip(connection: Connection) -> timedelta | None:
    begun_s = time.monotonic()
    answered = connection.ask(Ask.PRINTER) is not None
    return timedelta(seconds=time.monotonic() - begun_s) if answered else None


def _identity(connection: Connection) -> list[str | None]:
    """Return maker, model and firmware; one after the other, for the answers bear no names."""
    found: list[str | None] = [None, None, None]
    for place, asked in enumerate((Identity.MAKER, Identity.MODEL, Identity.FIRMWARE)):
        found[place] = _info(connection, identity_question(asked))
        if found[place] is None:
            break
    # What a copy did not understand it keeps as letters, for the next ticket.
    connection.greeted = False
    connection.write(INITIALISE, Deadline.after(connection.answer_time))
    return found


def _info(connection: Connection, question: bytes) -> str | None:
    deadline = Deadline.after(connection.answer_time)
    if connection.write(question, deadline) == len(question):
        while not deadline.passed:
            for event in connection.hear(deadline):
                if isinstance(event, Info):
                    return event.text
    return None
