"""The kiosk's journal: its file is taken at once, and opened by the first who needs it."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from kiosk.core import HallNow, Issued, Touch
from kiosk.outage.source import ServerOnly
from kiosk.outage.standing import Standing
from reception.domain.link import LinkState
from reception.domain.paper import PrintState
from reception.journal.faults import JournalFault, JournalHeldError
from reception.journal.lock import JournalLock
from reception.ports import Clock, Ids
from reception.ports.own_paper import OwnLeft

if TYPE_CHECKING:
    from kiosk.outage.opened import Opened, OpenedCore

log = logging.getLogger(__name__)

_CLOSE_PATIENCE_S = 2.0


class Tells(Protocol):
    """Hears how the line is."""

    def __call__(self, *, away: bool) -> None:
        """Know whether the server is away."""
        ...


def _to_nobody(*, away: bool) -> None:
    """Tell nobody."""


class OwnJournal:
    """Answers what the kiosk asks, with or without the server; no libraries are loaded before.

    A journal that is of no use leaves the kiosk as it would be without one: the server alone
    gives tickets, and those who look after the kiosk are told.
    """

    def __init__(
        self,
        path: Path,
        core: "Callable[[], OpenedCore]",
        clock: Clock,
        ids: Ids,
        *,
        station: str,
        load: Callable[[], None] | None = None,
        changed: Tells = _to_nobody,
    ) -> None:
        """Take the file.

        Args:
            path: where it lies.
            core: returns the server's desk.
            clock: the kiosk's.
            ids: makes the installation's name.
            station: the kiosk's name.
            load: loads what the core needs, before its deadline begins to run.
            changed: told in any thread that the line is another, and whether the server is away.

        Raises:
            JournalHeldError: another kiosk works with it.
        """
        self._path = path
        self._core = core
        self._clock = clock
        self._ids = ids
        self._station = station
        self._load = load
        self._changed = changed
        self._server = ServerOnly(core)
        self._opening = threading.Lock()
        self._opened: Opened | None = None
        self._fault: JournalFault | None = None
        self._lock: JournalLock | None = None
        try:
            self._lock = JournalLock(path)
        except JournalHeldError:
            raise
        except JournalFault as fault:
            self._note(fault)

    def read_hall(self) -> HallNow:
        """Return what a visitor may choose from."""
        opened = self._open()
        return opened.read_hall() if opened else self._server.read_hall()

    def issue(self, touch: Touch, printer_station: str | None) -> Issued:
        """Give the ticket that a touch asks for; the same touch again gives the same ticket."""
        return (self._open() or self._server).issue(touch, printer_station)

    def standing(self) -> Standing:
        """Return how the kiosk stands to the server."""
        opened = self._open()
        try:
            if opened:
                return opened.standing()
        except JournalFault as fault:
            self._note(fault)
        return Standing(fault=str(self._fault or ""))

    def retry(self, operation: UUID) -> None:
        """Hand over after all what was put aside."""
        if opened := self._open():
            opened.retry(operation)

    def void(self, operation: UUID, reason: str) -> None:
        """Give up what was put aside."""
        if opened := self._open():
            opened.void(operation, reason)

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """Give the file back."""
        with self._opening:
            opened, self._opened = self._opened, None
            lock, self._lock = self._lock, None
        if opened:
            opened.close(patience_s)
        if lock:
            lock.close()

    # What the spool asks ----------------------------------------------------------------------

    def ask_for_print[T](self, act: Callable[[], T]) -> T:
        """Return what the server answers to the spool."""
        opened = self._open()
        return opened.ask_for_print(act) if opened else act()

    def holds(self, ticket: UUID) -> bool:
        """Return whether the kiosk has given the ticket by itself."""
        opened = self._open()
        return opened.sheets.holds(ticket) if opened else False

    def begin(self, ticket: UUID) -> bool:
        """Note that the sheet of such a ticket is about to be sent; return whether it may be."""
        opened = self._open()
        return opened.sheets.begin(ticket) if opened else False

    def known(self, ticket: UUID) -> PrintState:
        """Return what is known of such a sheet."""
        opened = self._open()
        return opened.sheets.known(ticket) if opened else PrintState.UNCONFIRMED

    def record(self, ticket: UUID, state: PrintState, *, answers: bool) -> None:
        """Note what is known; the server is told with the ticket, or after it."""
        if opened := self._open():
            opened.sheets.record(ticket, state, answers=answers)

    def settle_left(self) -> OwnLeft:
        """Settle what an earlier run has begun; return what is left of it."""
        opened = self._open()
        return opened.sheets.settle_left() if opened else OwnLeft()

    # ------------------------------------------------------------------------------------------

    def _open(self) -> "Opened | None":
        """Return the journal, opened; None when it is of no use."""
        with self._opening:
            if self._opened or self._lock is None:
                return self._opened
            if self._fault:
                return None  # not at every touch: a kiosk that is started again tries again
            from kiosk.outage.opened import Opened  # noqa: PLC0415 - in the worker

            try:
                self._opened = Opened(
                    self._path,
                    self._core,
                    self._clock,
                    self._ids,
                    station=self._station,
                    load=self._load,
                    changed=self._hear,
                    failed=self._note,
                )
            except JournalFault as fault:
                self._note(fault)
            return self._opened

    def _hear(self, state: LinkState) -> None:
        self._changed(away=state in {LinkState.OFFLINE, LinkState.DRAINING})

    def _note(self, fault: JournalFault) -> None:
        """Tell once what is wrong; those who look after the kiosk see it as long as it runs."""
        if self._fault is None or str(self._fault) != str(fault):
            log.warning("%s", fault)
        self._fault = fault
