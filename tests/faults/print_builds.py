"""Stations that are broken on purpose: whoever judges stations must find each of them out."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from printer_drivers.driver import job as job_module
from printer_drivers.driver.link import PrinterLink
from reception.database.run import Statement
from reception.domain.paper import PrintJob, PrintState
from reception.paper.prints import Prints

_REQUEUE = Statement("""
    UPDATE print_job SET state = 'queued'
    WHERE station = :station AND state IN ('sending', 'sent')
""")
_STANDS = Statement("SELECT 1 FROM station_printer WHERE unit = :unit AND station = :station")


def _sound() -> None:
    """Break nothing."""


def _begin_notes_nothing() -> None:
    """Let the first byte leave without a word in the database."""

    def begin(self: Prints, job: PrintJob, *, attempt: UUID) -> bool:
        return True

    Prints.begin = begin  # type: ignore[method-assign]


def _prints_what_was_begun() -> None:
    """Take what an earlier run has begun for what was never begun."""

    def settle_left(self: Prints, station: str, **_: Any) -> bool:
        return False

    def begin(self: Prints, job: PrintJob, *, attempt: UUID) -> bool:
        may_begin(self, job, attempt=attempt)
        return True

    def wanted(self: Prints, station: str, **_: Any) -> tuple[PrintJob, ...]:
        return (*self._begun(station), *(job for job, _ in self._queued(station)))

    may_begin = Prints.begin
    Prints.begin = begin  # type: ignore[method-assign]
    Prints.settle_left = settle_left  # type: ignore[method-assign]
    Prints.wanted = wanted  # type: ignore[method-assign]


def _settling_queues_again() -> None:
    """Queue what an earlier run has begun."""

    def settle_left(self: Prints, station: str, **_: Any) -> bool:
        with self._database.write() as run:
            return bool(run.change(_REQUEUE, station=station))

    Prints.settle_left = settle_left  # type: ignore[method-assign]


def _taken_is_printed() -> None:
    """Believe that what the printer has taken is printed."""
    job_module._confirm = lambda *_: PrintState.CONFIRMED


def _left_is_settled_well() -> None:
    """Hope that what an earlier run has begun came out."""

    def settle_left(self: Prints, station: str, **_: Any) -> bool:
        begun = self._begun(station)
        for job in begun:
            self.record(job, PrintState.CONFIRMED)
        return bool(begun)

    Prints.settle_left = settle_left  # type: ignore[method-assign]


def _settling_opens_nothing() -> None:
    """Print before anybody could know that this station runs."""

    def open_station(self: Prints, station: str) -> bool:
        with self._database.read() as run:
            return run.row(_STANDS, unit=self._unit_code(), station=station) is not None

    Prints._open_station = open_station  # type: ignore[method-assign]


def _never_looks_dirty() -> None:
    """End as if nothing ever hung in a printer."""
    PrinterLink.expects_partial_print = False  # type: ignore[assignment,method-assign]


def _forgets_what_is_queued() -> None:
    """Print only what is given in this run."""

    def wanted(self: Prints, station: str, **_: Any) -> tuple[PrintJob, ...]:
        return ()

    Prints.wanted = wanted  # type: ignore[method-assign]


BUILDS: Mapping[str, Callable[[], None]] = {
    "": _sound,
    "begin notes nothing": _begin_notes_nothing,
    "prints what was begun": _prints_what_was_begun,
    "settling queues again": _settling_queues_again,
    "taken is printed": _taken_is_printed,
    "left is settled well": _left_is_settled_well,
    "settling opens nothing": _settling_opens_nothing,
    "never looks dirty": _never_looks_dirty,
    "forgets what is queued": _forgets_what_is_queued,
}
