"""What commands say: of tickets, of the paper that they want printed, and in which form."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID

import typer

from printer_drivers.status import complaint
from reception.domain.errors import (
    EnvironmentFault,
    PrinterFault,
    StationNotOpenError,
    StorageFault,
)
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language, text_in
from reception.domain.paper import PrintJob, PrintState, SlipJob
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.front_office import FrontOffice
from reception.paper.model import StationPrinter
from reception.queue.hall import Queue, ServiceStatus, TicketView
from reception.system.csv_text import rfc3339

_PATIENCE = timedelta(seconds=15)
_LISTEN_S = 0.5
_MINUTE = timedelta(minutes=1)
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


def refuse_closed_station(reception: FrontOffice, station: str) -> None:
    """Do nothing when a station is open and has a printer.

    Raises:
        StationNotOpenError: it is not; nobody would print there.
    """
    open_now = tuple(one.station for one in reception.prints.printers() if not one.silent)
    if station not in open_now:
        raise StationNotOpenError(station, open_now)


def wait_for_station(
    reception: FrontOffice, sheet: _Sheet, look: Callable[[], _Sheet | None]
) -> Ending:
    """Wait until a station has printed a sheet, as ``look`` finds it."""
    give_up_at_s = monotonic() + _PATIENCE.total_seconds()
    known = sheet
    with closing(reception.open_feed()) as feed:
        try:
            while True:
                known = look() or known
                if known.state.final or monotonic() >= give_up_at_s:
                    break
                feed.wait(_LISTEN_S)
            printer = next(
                (one for one in reception.prints.printers() if one.station == sheet.station), None
            )
        except StorageFault as fault:
            return Ending(state=known.state, fault=fault)
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


# What the public contract says of each state of the paper.
_PRINTED = {
    None: "none",
    PrintState.CONFIRMED: "confirmed",
    PrintState.CONFIRMED_WEAKLY: "confirmed",
    PrintState.FAILED: "failed",
    PrintState.EXPIRED: "failed",
}
_NOT_KNOWN = "unconfirmed"


def json_text(value: object) -> str:
    """Return one JSON value; what JSON has no form for is written as the contract has it."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def rounded(value: object, decimals: int) -> object:
    """Return what is about to become JSON with every figure rounded."""
    match value:
        case float():
            return round(value, decimals)
        case dict():
            return {key: rounded(one, decimals) for key, one in value.items()}
        case list() | tuple():
            return [rounded(one, decimals) for one in value]
    return value


def _plain(value: object) -> str | float:
    match value:
        case datetime():
            return rfc3339(value)
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return value.total_seconds()
        case UUID() | Path():
            return str(value)
    raise TypeError(f"JSON has no form for {value!r}")


@contextmanager
def writing(place: Path, hint: str = "name another file or make room") -> Iterator[None]:
    """Say it in one sentence where a file or folder cannot be written.

    Raises:
        EnvironmentFault: it cannot.
    """
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise EnvironmentFault(f"{place} cannot be written ({reason})", hint) from error


def show(answer: object, lines: Iterable[str], *, as_json: bool, nothing: str = "") -> None:
    """Print one JSON value, or lines for a person: ``nothing`` where there are none."""
    if as_json:
        typer.echo(json_text(answer))
        return
    for line in list(lines) or ([nothing] if nothing else []):
        typer.echo(line)


def show_ticket(view: TicketView, unit: Unit, *, as_json: bool) -> None:
    """Print a ticket in one line, or as the contract has it."""
    show(_ticket_json(view), [_ticket_line(view, unit)], as_json=as_json)


def show_with_paper(view: TicketView, unit: Unit, paper: Ending | None, *, as_json: bool) -> None:
    """Print a ticket, and say of its paper what there is to say.

    Raises:
        EnvironmentFault: it is not printed, or perhaps not.
    """
    if paper:
        view = replace(view, printed=paper.state)
    show_ticket(view, unit, as_json=as_json)
    if paper:
        paper.tell(view.visit.ticket.label)


def show_label(visit: Visit, *, as_json: bool) -> None:
    """Print no more of a ticket than its number, while the rest cannot be read."""
    label = visit.ticket.label
    show({"id": visit.ticket.id, "label": label}, [label], as_json=as_json)


def show_queue(queue: Queue, unit: Unit, *, as_json: bool) -> None:
    """Print the queue: services, then tickets in the order of the calling rule."""
    lines = [_service_line(one) for one in queue.services]
    lines += [_ticket_line(view, unit) for view in queue.tickets]
    services = [
        {
            "code": one.service.code,
            "name": service_name(one),
            "waiting": one.waiting,
            "longest_wait_s": one.longest_wait,
        }
        for one in queue.services
    ]
    tickets = [_ticket_json(view) for view in queue.tickets]
    show({"services": services, "tickets": tickets}, lines, as_json=as_json)


def service_name(status: ServiceStatus) -> str:
    """Return what a service is called in English."""
    return text_in(status.service.names, Language.ENGLISH)


def _ticket_json(view: TicketView) -> dict[str, Any]:
    ticket, leg, wait = view.visit.ticket, view.visit.leg, view.expected_wait
    return {
        "id": ticket.id,
        "label": ticket.label,
        "service": leg.service,
        "state": view.visit.state,
        "language": ticket.language,
        "priority": leg.priority,
        "service_day": ticket.service_day,
        "issued_at": ticket.issued_at,
        "ahead": view.ahead,
        "expected_wait_s": wait and {"low": wait.low, "high": wait.high},
        "counter": leg.counter,
        "clerk": leg.clerk,
        "printed": _PRINTED.get(view.printed, _NOT_KNOWN),
    }


def _ticket_line(view: TicketView, unit: Unit) -> str:
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
        parts.append(f"print {_PRINTED.get(view.printed, _NOT_KNOWN)}")
    return "  ".join(parts)


def _service_line(one: ServiceStatus) -> str:
    longest = f", longest {_minutes(one.longest_wait)} min" if one.waiting else ""
    return f"{one.service.code}: {one.waiting} waiting{longest}  ({service_name(one)})"


def _wait_line(wait: ExpectedWait) -> str:
    low, high = wait.low // _MINUTE, -(-wait.high // _MINUTE)
    return f"{low}-{high} min" if low else f"less than {high} min"


def _minutes(duration: timedelta) -> int:
    return round(duration.total_seconds() / 60)
