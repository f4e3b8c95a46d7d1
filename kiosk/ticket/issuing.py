"""From a touch to its ticket: one touch asks for one ticket, however often it is sent."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.rate_limit import RateLimit, TouchWait
from kiosk.section import qr_source
from kiosk.ticket.page import TicketPage
from kiosk.tickets import Issued, TicketSource
from kiosk.timeouts import PageTimeouts
from kiosk.words import note
from reception.domain.errors import StorageFault
from reception.domain.language import Language
from reception.offline.model import WantedTicket
from reception.system.clock import TRIPS, Ids
from ui_kit.background import Background

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

type _Given = tuple[Issued, str]
"""A ticket, and its code as a picture."""


@dataclass(slots=True)
class _Asked:
    """A touch, and how far it is."""

    wanted: WantedTicket
    times: int = 0
    """How often it was sent, or given up: only the last failure is told."""
    is_printed: bool = False
    is_answered: bool = False
    is_wanted: bool = True
    """Until its visitor leaves; what has not been begun by then is not done any more."""


@QmlElement
class KioskIssuing(QObject):
    """Keeps a touch until it is answered; while it is on its way nothing else is asked.

    A ticket whose visitor has left meanwhile is printed and counted, and not shown to the next. A
    touch that a core which hangs has not begun with by then makes none: nobody would come.
    """

    issued = Signal(object)
    """The Issued of any visitor, the one who is there or one who has left."""
    given = Signal()
    """The ticket of the visitor who is there: its page is ready."""
    failed = Signal(object)
    """The error."""
    lockedChanged = Signal()
    held = Signal()
    """Tickets were asked for in quick succession: this one is asked for in some seconds."""
    slow = Signal()
    """The ticket is on its way, and takes longer than usual."""

    def __init__(
        self,
        source: TicketSource,
        background: Background,
        page: TicketPage,
        ids: Ids,
        parent: QObject,
        *,
        rate_limit: RateLimit,
        timeouts: PageTimeouts,
    ) -> None:
        super().__init__(parent)
        self.is_locked = False
        """Whether a ticket is on its way, so that nothing else is asked."""
        self.page = page
        self._source = source
        self._background = background
        self._ids = ids
        self._language = Language.ARABIC
        self._asked: _Asked | None = None
        self._wait = TouchWait(rate_limit, self)
        self._wait.came.connect(self._send_at_last)
        self._slow = QTimer(self, singleShot=True, interval=timeouts.slow_ms)
        self._slow.timeout.connect(self.slow)
        self._limit = QTimer(self, singleShot=True, interval=timeouts.answer_ms)
        self._limit.timeout.connect(self._give_up)

    @Property(bool, notify=lockedChanged)
    def locked(self) -> bool:
        """Return whether a ticket is on its way."""
        return self.is_locked

    @property
    def is_held(self) -> bool:
        """Return whether the ticket still waits to be asked for."""
        return self._wait.is_awaited

    def set_language(self, language: Language) -> None:
        """Say and print everything in another language."""
        self._language = language
        self.page.set_language(language)

    def ask(self, service: str, priority: str) -> None:
        """Ask for a ticket, as soon as the rate limit lets it through."""
        self._asked = _Asked(
            WantedTicket(
                service=service,
                language=self._language,
                priority=priority,
                operation=self._ids.new(),
                ticket=self._ids.new(),
            )
        )
        if self._wait.has_come():
            self._slow.start()
            self._send()
        else:
            self._lock(locked=True)
            self.held.emit()

    def retry(self) -> None:
        """Ask for the ticket of the last touch again: a lost answer never makes a second one."""
        if self._asked and not self.is_locked:
            self._lock(locked=True)
            self._send_at_last()

    def reset(self) -> None:
        """Reset once the visitor has left, or does not want the ticket she waits for."""
        self.unlock()
        if self._asked:
            self._asked.is_wanted = False
        self._asked = None
        self.page.reset()

    def unlock(self) -> None:
        """Let others ask, whatever becomes of what is on its way."""
        if self._asked:
            self._asked.times += 1
        self._rest()

    @Slot()
    def _send_at_last(self) -> None:
        # She has waited already.
        self.slow.emit()
        self._send()

    def _send(self) -> None:
        asked = self._asked
        if asked is None:
            return
        asked.times += 1
        times = asked.times
        self._lock(locked=True)
        self._limit.start()

        def act() -> _Given | None:
            if not asked.is_wanted:
                return None
            TRIPS.debug("act begun")
            issued = self._source.issue(asked.wanted, self.page.station)
            if not asked.is_printed:
                # Before the screen is told, which has a page to draw first.
                asked.is_printed = True
                self.page.put_on_paper(issued)
            return issued, qr_source(issued.paper.qr_text)

        self._background.run(
            act,
            lambda given: self._done(asked, given),
            lambda error: self._not_done(asked, times, error),
        )

    @Slot()
    def _give_up(self) -> None:
        self.unlock()
        waited_s = self._limit.interval() / 1000
        self.failed.emit(
            StorageFault(
                f"No ticket came for {waited_s:g} s", "look at the database, its disk, the network"
            )
        )

    def _done(self, asked: _Asked, given: _Given | None) -> None:
        if given is None or asked.is_answered:
            # Not wanted any more; or sent twice, and answered twice with the same ticket.
            return
        asked.is_answered = True
        self._wait.take()
        issued, qr = given
        if asked is self._asked:
            self._rest()
            self._asked = None
            self.page.show(issued, qr, self._language)
            self.given.emit()
        self.issued.emit(issued)

    def _not_done(self, asked: _Asked, times: int, error: Exception) -> None:
        if asked is self._asked and times == asked.times:
            self._rest()
            self.failed.emit(error)
        else:
            note(error)

    def _rest(self) -> None:
        self._wait.give_up()
        self._slow.stop()
        self._limit.stop()
        self._lock(locked=False)

    def _lock(self, *, locked: bool) -> None:
        self.is_locked = locked
        self.lockedChanged.emit()
