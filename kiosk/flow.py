"""Where a visitor is: the page before her, the way she came, and how long she is waited for."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.access.preferences import Preferences
from kiosk.messages import message_of
from kiosk.ticket.page import TicketPage
from kiosk.timeouts import UNVISITED, PageTimeouts, PageTimer, PageWay
from kiosk.words import second_language
from reception.domain.language import Language
from ui_kit.heartbeat import MinuteClock

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskFlow(QObject):
    """Leads from page to page, and says when nobody seems to be there any more."""

    pageChanged = Signal()
    messageChanged = Signal()
    idleChanged = Signal()
    countdownStarted = Signal(int)
    """Milliseconds until the welcome page comes back by itself; 0: it does not now."""
    over = Signal()
    """The visitor has gone."""

    def __init__(
        self,
        preferences: Preferences,
        ticket: TicketPage,
        timeouts: PageTimeouts,
        clock: MinuteClock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.error: Exception | None = None
        """What a page says that tells of something in the way."""
        self.way = PageWay()
        """Which page is shown, and by which she came."""
        self.met = False
        """Whether somebody was here since the last visitor was known to be gone."""
        self._preferences = preferences
        self._ticket = ticket
        self._is_halted = False
        self._language = Language.ARABIC
        self._clock = clock
        self._timer = PageTimer(timeouts, self)
        self._timer.over.connect(self.over)
        self._timer.warned.connect(self.idleChanged)
        self._timer.started.connect(self.countdownStarted)
        preferences.changed.connect(self._on_wishes)
        preferences.openChanged.connect(self.attend)
        ticket.changed.connect(self._attend_ticket)

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        """Return which page is shown."""
        return self.way.page

    @Property(bool, notify=idleChanged)
    def idleWarning(self) -> bool:
        """Return whether it is asked if somebody is still there."""
        return self._timer.asks

    @Property(int, notify=countdownStarted)
    def stayMs(self) -> int:
        """Return for how long the page stays, if nobody touches it; 0: as long as it takes."""
        return self._timer.stay_ms

    @Property(int, constant=True)
    def settleMs(self) -> int:
        """Return for how long a new page does not hear its first button."""
        return self._timer.timeouts.settle_ms

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        """Return what is in the way; empty while nothing is."""
        return self._message_in(self._language)

    @Property(str, notify=messageChanged)
    def secondMessage(self) -> str:
        """Return the same in the language of the second line."""
        return self._message_in(second_language(self._language))

    def _message_in(self, language: Language) -> str:
        local = self._clock.local()
        return message_of(self.error, language, today=local.date() if local else None)

    def set_language(self, language: Language) -> None:
        """Use another language; to whoever listens it is another page."""
        self._language = language
        self.messageChanged.emit()
        self.pageChanged.emit()

    def go(self, page: str) -> None:
        """Go on to a page, or back to one that was passed."""
        if page == self.way.page and page in UNVISITED:
            return
        self.way.go(page)
        self._show()

    def back(self) -> bool:
        """Go back to the page before; return whether there was one."""
        if self.way.back() is None:
            return False
        self._show()
        return True

    def go_home(self, page: str) -> None:
        """Go back to the first page with the visitor who is there."""
        self.way.begin(page)
        self._show()

    def welcome(self, page: str) -> None:
        """Await the next visitor at the first page."""
        self.error = None
        self.met = False
        self.go_home(page)

    def show_error(self, error: Exception, page: str) -> None:
        """Show what is in the way."""
        self.error = error
        self.messageChanged.emit()
        self.go(page)

    def meet(self) -> None:
        """Know that somebody has come, though she is on a page that nobody need stay at."""
        self.met = True
        self.attend()

    def halt(self) -> None:
        """Send nobody away before the next page, which comes by itself."""
        self._is_halted = True
        self._timer.stop()

    def leave_soon(self) -> None:
        """Stay as long as for a ticket that was printed: there is nothing more to do."""
        self._timer.leave_in(self._timer.timeouts.ticket_ms)

    @Slot()
    def attend(self) -> None:
        """Know that somebody is there: the page stays anew."""
        if self._is_halted:
            return
        timeouts = self._timer.timeouts
        if self.way.page not in UNVISITED:
            self._timer.attend(self.way.page, self._ticket.stay_ms(timeouts))
        elif self._preferences.in_use:
            self._timer.wait_for_touch()
        elif self.met:
            # Her language is not that of the next one; nobody need be asked for it.
            self._timer.leave_in(timeouts.idle_ms)
        else:
            self._timer.stop()

    def _show(self) -> None:
        self._is_halted = False
        self.met = self.met or self.way.page not in UNVISITED
        self.pageChanged.emit()
        self.attend()

    @Slot()
    def _on_wishes(self) -> None:
        self._timer.take_time(unhurried=self._preferences.unhurried)
        self.attend()

    @Slot()
    def _attend_ticket(self) -> None:
        if self.way.page == "ticket":
            self.attend()
