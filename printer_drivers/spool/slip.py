"""A sheet that is no ticket: printed once or not at all, and written down nowhere."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from printer_drivers.spool.printer import ListeningPrinter
from reception.domain.errors import PrinterFault
from reception.domain.paper import FRESH, PrintState
from reception.domain.slip import SlipPaper

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SlipTask:
    """A slip, and who hears what became of it."""

    slip: SlipPaper
    told: Callable[[PrintState], None]
    added_at_s: float


def carry_out_slip(printer: ListeningPrinter, task: SlipTask, age: timedelta) -> None:
    """Print a slip unless its visitor has gone or its printer has; say what became of it."""
    if age > FRESH:
        log.warning("a slip is not printed: its visitor has gone")
        task.told(PrintState.EXPIRED)
    elif printer.out_of_reach:
        task.told(PrintState.FAILED)
    else:
        task.told(_printed(printer, task))


def _printed(printer: ListeningPrinter, task: SlipTask) -> PrintState:
    try:
        return printer.print_slip(task.slip)
    except PrinterFault as fault:
        log.warning("a slip is not on paper: %s", fault)
        return PrintState.FAILED
    except Exception:
        task.told(PrintState.UNCONFIRMED)
        raise
