"""What a command says of the paper that it wants printed, and of where it waits for it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from printer_drivers.status import complaint
from reception.app import Reception
from reception.domain.errors import (
    EnvironmentFault,
    PrinterFault,
    StationNotOpenError,
    StorageFault,
)
from reception.domain.paper import PrintJob, PrintState, SlipJob
from reception.paper.model import StationPrinter

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
