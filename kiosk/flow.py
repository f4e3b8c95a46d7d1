"""Where a visitor is: the page before her, the way she came, and when nobody seems to be there."""

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.access.preferences import Preferences
from kiosk.ticket.page import TicketPage
from kiosk.timeouts import AWAITING, UNVISITED, VISITED, PageTimeouts
from kiosk.words import message_of, second_language
from reception.domain.language import Language
from ui_kit.heartbeat import MinuteClock


class PageWay:
    """The pages a visitor has come through, so that each knows the one before."""

    def __init__(self) -> None:
        self.page = "starting"
        self._before: list[str] = []

    def go(self, page: str) -> None:
        """Go on to a page; one that was passed is gone back to."""
        if page in self._before:
            del self._before[self._before.index(page) :]
        elif page != self.page and self.page in VISITED:
            self._before.append(self.page)
        self.page = page

    def begin(self, page: str) -> None:
        """Begin anew at a page."""
        self._before.clear()
        self.page = page

    def back(self) -> str | None:
        """Return the page before, and be there; None when this is the first."""
        if not self._before:
            return None
        self.page = self._before.pop()
        return self.page


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
        self._timeouts = self._usual_timeouts = timeouts
        self._is_halted = False
        self._language = Language.ARABIC
        self._clock = clock
        self._asks = False
        self._stay_ms = 0
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._ask)
        self._leave = QTimer(self, singleShot=True)
        self._leave.timeout.connect(self._end)
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
        return self._asks

    @Property(int, notify=countdownStarted)
    def stayMs(self) -> int:
        """Return for how long the page stays, if nobody touches it; 0: as long as it takes."""
        return self._stay_ms

    @Property(int, constant=True)
    def settleMs(self) -> int:
        """Return for how long a new page does not hear its first button."""
        return self._timeouts.settle_ms

    @Property(int, constant=True)
    def ticketSettleMs(self) -> int:
        """Return the same for a ticket's page, whose buttons take away what was just given."""
        return self._timeouts.settle_ms * 7 // 5

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
        self._stop()

    def leave_soon(self) -> None:
        """Stay as long as for a ticket that was printed: there is nothing more to do."""
        self._leave_in(self._timeouts.ticket_ms)

    @Slot()
    def attend(self) -> None:
        """Know that somebody is there: the page stays anew."""
        page, timeouts = self.way.page, self._timeouts
        if self._is_halted:
            return
        if page in VISITED or (page in UNVISITED and self._preferences.in_use):
            self._stop()
            self._idle.start(timeouts.idle_ms)
        elif page in UNVISITED and self.met:
            # Her language is not that of the next one; nobody need be asked for it.
            self._leave_in(timeouts.idle_ms)
        elif page in UNVISITED | AWAITING:
            self._stop()
        elif page == "ticket":
            printed = self._ticket.is_printed
            self._leave_in(timeouts.ticket_ms if printed else timeouts.keep_number_ms)
        else:
            self._leave_in(timeouts.message_ms)

    def _show(self) -> None:
        self._is_halted = False
        self.met = self.met or self.way.page not in UNVISITED
        self.pageChanged.emit()
        self.attend()

    @Slot()
    def _on_wishes(self) -> None:
        usual = self._usual_timeouts
        self._timeouts = usual.unhurried() if self._preferences.unhurried else usual
        self.attend()

    @Slot()
    def _attend_ticket(self) -> None:
        if self.way.page == "ticket":
            self.attend()

    def _leave_in(self, stay_ms: int) -> None:
        self._stop()
        self._count_down(stay_ms)

    def _stop(self) -> None:
        """Stay where we are."""
        self._idle.stop()
        self._leave.stop()
        self._count_down(0)
        self._set_asks(asks=False)

    @Slot()
    def _ask(self) -> None:
        """Ask whether somebody is there: nobody has touched for a while."""
        self._set_asks(asks=True)
        self._count_down(self._timeouts.warning_ms)

    @Slot()
    def _end(self) -> None:
        self._stop()
        self.over.emit()

    def _count_down(self, stay_ms: int) -> None:
        self._stay_ms = stay_ms
        if stay_ms:
            self._leave.start(stay_ms)
        self.countdownStarted.emit(stay_ms)

    def _set_asks(self, *, asks: bool) -> None:
        if asks != self._asks:
            self._asks = asks
            self.idleChanged.emit()
