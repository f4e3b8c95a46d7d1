"""Tickets as JSON and as lines; what scripts and auditors read."""

import json
import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import typer

from nouba.paper import Ending
from reception.domain.language import Language, text_in
from reception.domain.paper import PrintState
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.domain.wait import ExpectedWait
from reception.history.columns import BadLine
from reception.queue.hall import Queue, ServiceOutlook, TicketView
from reception.system.files import CsvWriter, harmless, rfc3339, written_whole

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
