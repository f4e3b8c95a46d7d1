"""What commands say: of tickets, of lines of a file, and of the paper that they want printed."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import typer

from printer_drivers.status import complaint
from reception.app import Reception
from reception.domain.errors import (
    EnvironmentFault,
    PrinterFault,
    StationNotOpenError,
    StorageFault,
)
from reception.domain.language import Language, text_in
from reception.domain.paper import PrintJob, PrintState, SlipJob
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.domain.wait import ExpectedWait
from reception.history.columns import BadLine
from reception.paper.model import StationPrinter
from reception.queue.hall import Queue, ServiceOutlook, TicketView
from reception.system.files import CsvWriter, harmless, rfc3339, written_whole

_PATIENCE = timedelta(seconds=15)
_LISTEN_S = 0.5
AGAIN = "'nouba printer reprint' prints it again"

SLIP_AGAIN = "'nouba day slip' prints it again"

type _Sheet = PrintJob | SlipJob


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """What is known of a sheet when the command ends."""

    state: PrintState
    printer_answers: bool = True
    """False for a printer that never says whether it prints."""
    fault: EnvironmentFault | None = None
    """Why there is no paper, or why nobody knows."""
    again: str = AGAIN

    def tell(self, label: str) -> None:
        """Say nothing of paper that came out.

        Raises:
            EnvironmentFault: it did not, or perhaps did not.
        """
        if self.state in {PrintState.CONFIRMED, PrintState.CONFIRMED_WEAKLY}:
            return
        if self.state in {PrintState.FAILED, PrintState.EXPIRED}:
            fault = self.fault or EnvironmentFault("It failed at an earlier attempt", self.again)
            raise EnvironmentFault(f"{label} is not printed. {fault.what}", fault.hint)
        if self.fault or self.printer_answers:
            fault = self.fault or EnvironmentFault(
                "The printer did not confirm it", f"look whether it came out; {self.again}"
            )
            raise EnvironmentFault(f"{label} is perhaps not printed. {fault.what}", fault.hint)


def refuse_closed_station(reception: Reception, station: str) -> None:
    """Do nothing when a station is open and has a printer.

    Raises:
        StationNotOpenError: it is not; nobody would print there.
    """
    open_now = tuple(one.station for one in reception.prints.printers() if not one.silent)
    if station not in open_now:
        raise StationNotOpenError(station, open_now)


def wait_for_station(
    reception: Reception, sheet: _Sheet, look: Callable[[], _Sheet | None]
) -> Ending:
    """Wait until a station has printed a sheet, as ``look`` finds it."""
    give_up_at_s = time.monotonic() + _PATIENCE.total_seconds()
    known = sheet
    feed = reception.open_feed()
    try:
        while True:
            known = look() or known
            if known.state.final or time.monotonic() >= give_up_at_s:
                break
            feed.wait(_LISTEN_S)
        printer = next(
            (one for one in reception.prints.printers() if one.station == sheet.station), None
        )
    except StorageFault as fault:
        return Ending(state=known.state, fault=fault)
    finally:
        feed.close()
    return Ending(
        state=known.state,
        printer_answers=printer is None or printer.answers,
        fault=_why_not(known, printer),
        again=_again(sheet),
    )


def _again(sheet: _Sheet) -> str:
    return AGAIN if isinstance(sheet, PrintJob) else SLIP_AGAIN


def _why_not(sheet: _Sheet, printer: StationPrinter | None) -> PrinterFault | None:
    if sheet.state in {PrintState.CONFIRMED, PrintState.CONFIRMED_WEAKLY, PrintState.UNCONFIRMED}:
        return None
    found = complaint(printer.state) if printer and not printer.silent else None
    if found:
        return PrinterFault(f"The station '{sheet.station}' says: {found.what}", found.hint)
    if sheet.state is PrintState.EXPIRED:
        return PrinterFault(f"The station '{sheet.station}' came to it too late", _again(sheet))
    if sheet.state is PrintState.FAILED:
        return PrinterFault(
            f"The station '{sheet.station}' could not print it",
            f"look at its printer; {_again(sheet)}",
        )
    if sheet.state is PrintState.QUEUED:
        return PrinterFault(
            f"The station '{sheet.station}' has not begun it yet",
            "check that its kiosk runs; it prints what was asked for in the last minute",
        )
    return PrinterFault(
        f"The station '{sheet.station}' has begun it and has not come to its end",
        "look at its printer",
    )


MOST_SAID = 20


class RejectedLines:
    """Says the first lines and their reasons; all of them stand beside the file when many."""

    def __init__(self, file: Path) -> None:
        self.path = file.with_name(f"{file.stem}-refused.csv")
        """Where they stand when there are many."""
        self.written = False
        self.first: list[BadLine] = []
        self._failed: str | None = None
        self._writer: CsvWriter | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the file in its place, also after a failure: what it says is true."""
        try:
            self._open.close()
        except OSError as fault:
            self._failed = fault.strerror or str(fault)
        self.written = self._writer is not None and self._failed is None

    def add(self, line: BadLine) -> None:
        """Take note of one."""
        if len(self.first) < MOST_SAID:
            self.first.append(line)
        elif self._failed is None:
            self._write(line)

    def say(self) -> None:
        """Say on the error stream which lines they were, or where they stand."""
        for one in self.first:
            sys.stderr.write(f"line {one.line}: {harmless(one.reason)}\n")
        if self.written:
            sys.stderr.write(f"all of them stand in {self.path}\n")
        elif self._failed is not None:
            sys.stderr.write(f"there are more; {self.path} cannot be written ({self._failed})\n")

    def _write(self, line: BadLine) -> None:
        try:
            if self._writer is None:
                stream = self._open.enter_context(written_whole(self.path))
                self._writer = CsvWriter(stream, ("line", "reason"))
                for one in self.first:
                    self._writer.write((one.line, one.reason))
            self._writer.write((line.line, line.reason))
        except OSError as fault:
            self._failed = fault.strerror or str(fault)


# What the public contract says of each state of the paper.
_PRINTED = {
    None: "none",
    PrintState.QUEUED: "unconfirmed",
    PrintState.SENDING: "unconfirmed",
    PrintState.SENT: "unconfirmed",
    PrintState.UNCONFIRMED: "unconfirmed",
    PrintState.CONFIRMED: "confirmed",
    PrintState.CONFIRMED_WEAKLY: "confirmed",
    PrintState.FAILED: "failed",
    PrintState.EXPIRED: "failed",
}


def print_json(value: object) -> None:
    """Print one JSON value."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def ticket_json(view: TicketView) -> dict[str, Any]:
    """Return a ticket as the contract has it."""
    ticket, leg = view.visit.ticket, view.visit.leg
    return {
        "id": str(ticket.id),
        "label": ticket.label,
        "service": leg.service,
        "state": view.visit.state,
        "language": ticket.language,
        "priority": leg.priority,
        "service_day": ticket.service_day.isoformat(),
        "issued_at": rfc3339(ticket.issued_at),
        "ahead": view.ahead,
        "expected_wait_s": _wait_json(view.expected_wait),
        "counter": leg.counter,
        "clerk": leg.clerk,
        "printed": _PRINTED[view.printed],
    }


def queue_json(queue: Queue) -> dict[str, Any]:
    """Return the queue as the contract has it."""
    return {
        "services": [
            {
                "code": one.service.code,
                "name": _name(one),
                "waiting": one.waiting,
                "longest_wait_s": one.longest_wait.total_seconds(),
            }
            for one in queue.services
        ],
        "tickets": [ticket_json(view) for view in queue.tickets],
    }


def show_ticket(view: TicketView, unit: Unit) -> None:
    """Print a ticket in one line."""
    ticket, leg = view.visit.ticket, view.visit.leg
    parts = [
        f"{ticket.label}  {text_in(unit.service_names(leg.service), Language.ENGLISH)}",
        view.visit.state.replace("_", " "),
    ]
    if leg.counter is not None and leg.ended_at is None:
        parts.append(f"counter {leg.counter}")
    if leg.ended_at is None and not leg.calls:
        parts.append(f"{view.ahead} ahead")
        if view.expected_wait:
            parts.append(_wait_line(view.expected_wait))
    if view.printed:
        parts.append(f"print {_PRINTED[view.printed]}")
    typer.echo("  ".join(parts))


def show_with_paper(view: TicketView, unit: Unit, paper: Ending | None, *, as_json: bool) -> None:
    """Print a ticket, and say of its paper what there is to say.

    Raises:
        EnvironmentFault: it is not printed, or perhaps not.
    """
    if paper:
        view = replace(view, printed=paper.state)
    if as_json:
        print_json(ticket_json(view))
    else:
        show_ticket(view, unit)
    if paper:
        paper.tell(view.visit.ticket.label)


def show_label(visit: Visit, *, as_json: bool) -> None:
    """Print no more of a ticket than its number, while the rest cannot be read."""
    ticket = visit.ticket
    if as_json:
        print_json({"id": str(ticket.id), "label": ticket.label})
    else:
        typer.echo(ticket.label)


def show_queue(queue: Queue, unit: Unit) -> None:
    """Print the queue: services, then tickets in the order of the calling rule."""
    for one in queue.services:
        longest = f", longest {_minutes(one.longest_wait)} min" if one.waiting else ""
        typer.echo(f"{one.service.code}: {one.waiting} waiting{longest}  ({_name(one)})")
    for view in queue.tickets:
        show_ticket(view, unit)


def _wait_json(wait: ExpectedWait | None) -> dict[str, float] | None:
    if wait is None:
        return None
    return {"low": wait.low.total_seconds(), "high": wait.high.total_seconds()}


def _wait_line(wait: ExpectedWait) -> str:
    if not wait.low:
        return f"less than {_minutes(wait.high)} min"
    return f"{_minutes(wait.low)}-{_minutes(wait.high)} min"


def _minutes(duration: timedelta) -> int:
    return round(duration.total_seconds() / 60)


def _name(outlook: ServiceOutlook) -> str:
    return text_in(outlook.service.names, Language.ENGLISH)
