"""The kiosk's flow: language, service, ticket; what is shown when something is in the way."""

import logging
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import choices
from kiosk.core import Core, Issued, Touch, issue
from kiosk.details import details_of
from kiosk.hall_reader import HallReader
from kiosk.offer import Offer
from kiosk.patience import Pace, Patience
from kiosk.printing import Printing
from kiosk.qr_picture import qr_source
from kiosk.ticket_words import TicketWords, compose
from kiosk.words import second_language, word, words_in
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language, text_in
from reception.domain.paper import PrintState
from reception.ports import Ids
from reception.zone import unit_zone
from ui_kit.background import Background
from ui_kit.minute_clock import MinuteClock
from ui_kit.refusals import sentence
from ui_kit.translations import reads_right_to_left
from ui_kit.wording import time_text

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

_CHOOSING = frozenset({"groups", "services", "details"})
_WITHOUT_PAPER = frozenset({PrintState.FAILED, PrintState.EXPIRED})
_UNVISITED = frozenset({"starting", "unready", "welcome", "closed"})


@QmlElement
class KioskViewModel(QObject):
    """Leads a visitor to a ticket in three touches; says what to do when it cannot."""

    pageChanged = Signal()
    languageChanged = Signal()
    hallChanged = Signal()
    lockedChanged = Signal()
    ticketChanged = Signal()
    messageChanged = Signal()
    idleChanged = Signal()
    contrastChanged = Signal()
    countdownStarted = Signal(int)
    """Milliseconds until the welcome page comes back by itself; 0: it does not now."""
    ticketIssued = Signal(str)
    """The label, for whoever drives the kiosk."""
    paperEnded = Signal(str)
    """What became of the paper, likewise."""

    def __init__(
        self,
        core: Core,
        background: Background,
        clock: MinuteClock,
        ids: Ids,
        *,
        printing: Printing | None = None,
        pace: Pace | None = None,
    ) -> None:
        super().__init__()
        self._core = core
        self._background = background
        self._clock = clock
        self._ids = ids
        self._printing = printing
        self._page = "starting"
        self._language = Language.ARABIC
        self._words = words_in(self._language)
        self._touch: Touch | None = None
        self._locked = False
        self._detailed = ""
        self._listed = "services"
        self._issued: Issued | None = None
        self._qr = ""
        self._ticket = TicketWords()
        self._paper = ""
        self._error: Exception | None = None
        self._contrast = False
        self._offer = Offer(self)
        self._patience = Patience(pace or Pace(), self)
        self._patience.over.connect(self.welcome)
        self._patience.warned.connect(self.idleChanged)
        self._patience.started.connect(self.countdownStarted)
        again_ms = self._patience.pace.again_ms
        self._reader = HallReader(core, background, again_ms=again_ms, parent=self)
        self._reader.read.connect(self._hall_read)
        self._reader.failed.connect(self._hall_not_read)
        clock.setParent(self)
        clock.ticked.connect(self._minute_began)

    # What the hall looks like ----------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Read the hall anew."""
        self._reader.refresh()

    @Slot(bool)
    def set_feed_lost(self, lost: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Hide figures that may be old while changes are not heard."""
        if lost:
            self._reader.distrust_figures()

    @Slot()
    def _hall_read(self) -> None:
        now = self._reader.now
        if now is None:
            return
        self._offer.show_hall(now)
        if self._page in {"starting", "unready"}:
            self._use_language(now.unit.languages[0])
        if self._page in _UNVISITED:
            self._go("welcome" if now.opening.is_open else "closed")
        self._show_choices()
        self._clock.use_zone(unit_zone(now.unit.zone))
        self.hallChanged.emit()

    @Slot(object)
    def _hall_not_read(self, error: Exception) -> None:
        _log(error)
        if self._reader.now is None:
            self._say(error, "unready")

    @Slot()
    def _minute_began(self) -> None:
        self.hallChanged.emit()
        self.refresh()

    # What a visitor touches ------------------------------------------------------------------

    @Slot(str)
    def chooseLanguage(self, code: str) -> None:
        """Speak the touched language; on the welcome page, go on to what is offered."""
        self._use_language(Language(code))
        if self._page == "welcome" and self._reader.now:
            self._offer.open_group()
            self._go("groups" if choices.needs_groups(self._reader.now) else "services")

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open the touched group, or give the ticket of the touched service."""
        if self._locked or self._page not in _CHOOSING:
            return
        kind, _, code = key.partition("-")
        if kind == "group":
            self._offer.open_group(code)
            self._go("services")
        else:
            operation = self._ids.new()
            self._touch = Touch(service=code, language=self._language, operation=operation)
            self._send()

    @Slot(str)
    def showDetails(self, key: str) -> None:
        """Show what to bring for the touched service, before a ticket is taken."""
        if not self._locked and self._page in _CHOOSING:
            self._detailed = key.partition("-")[2]
            self._listed = self._page
            self._go("details")

    @Slot()
    def retry(self) -> None:
        """Send the same touch again: a lost answer never makes a second ticket."""
        if self._page == "fault":
            self._send()

    @Slot()
    def showMore(self) -> None:
        """Show the next page of choices."""
        self._offer.turn_page()
        self._show_choices()
        self.pageChanged.emit()

    @Slot()
    def back(self) -> None:
        """Go one step back."""
        if self._locked or self._page in _UNVISITED:
            return
        if self._page == "details":
            self._go(self._listed)
        elif self._page == "services" and self._offer.group:
            self._offer.open_group()
            self._go("groups")
        else:
            self.welcome()

    @Slot()
    def welcome(self) -> None:
        """Be ready for the next visitor, who may speak another language."""
        self._touch = self._issued = self._error = None
        self._offer.open_group()
        self._set_contrast(strong=False)
        now = self._reader.now
        if now is None:
            self._go("starting")
            self.refresh()
            return
        self._use_language(now.unit.languages[0])
        self._go("welcome" if now.opening.is_open else "closed")

    @Slot()
    def noteTouch(self) -> None:
        """Know that somebody is there."""
        if self._page in _CHOOSING and not self._locked:
            self._patience.wait_for_touch()

    @Slot()
    def changeContrast(self) -> None:
        """Show stronger colours, or the usual ones again."""
        self._set_contrast(strong=not self._contrast)

    @Slot()
    def show_safe_screen(self) -> None:
        """Show the visitor where to go after a bug."""
        self._set_locked(locked=False)
        self._say(RuntimeError("a bug"), "bug")

    # What comes of it ------------------------------------------------------------------------

    def _send(self) -> None:
        touch = self._touch
        if touch is None or self._locked:
            return
        self._set_locked(locked=True)
        self._patience.stop()
        station = self._printing.station if self._printing else None

        def act() -> tuple[Issued, str]:
            issued = issue(self._core, touch, station)
            return issued, qr_source(issued.paper.qr_text)

        self._background.run(act, self._given, self._not_given)

    def _given(self, given: tuple[Issued, str]) -> None:
        self._set_locked(locked=False)
        self._touch = None
        self._issued, self._qr = given
        self._paper = "printing" if self._printing else "none"
        self._show_ticket()
        self._go("ticket")
        ticket = self._issued.visit.ticket
        self.ticketIssued.emit(ticket.label)
        if self._printing:
            self._printing.print_ticket(
                ticket, self._issued.paper, lambda state: self._printed(ticket.label, state)
            )
        self.refresh()

    def _not_given(self, error: Exception) -> None:
        self._set_locked(locked=False)
        _log(error)
        if isinstance(error, Refusal):
            self._say(error, "refused")
            self.refresh()
        else:
            self._say(error, "fault" if isinstance(error, EnvironmentFault) else "bug")

    def _printed(self, label: str, state: PrintState) -> None:
        # The visitor may have gone, and the next one must not be told of her paper.
        if self._issued and self._issued.visit.ticket.label == label:
            self._paper = "failed" if state in _WITHOUT_PAPER else "ready"
            self.ticketChanged.emit()
            self._set_patience()
        self.paperEnded.emit(state)

    # How it is shown -------------------------------------------------------------------------

    def _go(self, page: str) -> None:
        if page == self._page and page in _UNVISITED:
            return
        self._page = page
        self._show_choices()
        self.pageChanged.emit()
        self._set_patience()

    def _set_patience(self) -> None:
        pace = self._patience.pace
        if self._page in _CHOOSING:
            self._patience.wait_for_touch()
        elif self._page in _UNVISITED:
            self._patience.stop()
        elif self._page == "ticket":
            ready = self._paper == "ready"
            self._patience.leave_in(pace.ticket_ms if ready else pace.keep_number_ms)
        else:
            self._patience.leave_in(pace.message_ms)

    def _say(self, error: Exception, page: str) -> None:
        self._error = error
        self.messageChanged.emit()
        self._go(page)

    def _use_language(self, language: Language) -> None:
        self._language = language
        self._words = words_in(language)
        self._show_choices()
        self._show_ticket()
        self.languageChanged.emit()
        self.messageChanged.emit()
        self.pageChanged.emit()

    def _show_choices(self) -> None:
        if self._reader.now and self._page in {"groups", "services"}:
            groups = self._page == "groups"
            self._offer.show_choices(self._reader.now, self._language, groups=groups)

    def _show_ticket(self) -> None:
        if self._issued:
            self._ticket = compose(self._issued, self._language)
            self.ticketChanged.emit()

    def _set_locked(self, *, locked: bool) -> None:
        self._locked = locked
        self.lockedChanged.emit()

    def _set_contrast(self, *, strong: bool) -> None:
        if strong != self._contrast:
            self._contrast = strong
            self.contrastChanged.emit()

    def _message(self, language: Language) -> str:
        if isinstance(self._error, Refusal):
            return sentence(self._error, language)
        return word("goToReception", language) if self._error else ""

    def _unit_name(self) -> str:
        now = self._reader.now
        return text_in(now.unit.names, self._language) if now else ""

    def _time(self) -> str:
        local = self._clock.local()
        return time_text(local) if local else ""

    def _details(self) -> dict[str, Any]:
        services = self._reader.now.unit.services if self._reader.now else ()
        found = next((one for one in services if one.code == self._detailed), None)
        return details_of(found, self._language) if found else {}

    def _group_name(self) -> str:
        return self._offer.group_name(self._reader.now, self._language)

    # What QML reads --------------------------------------------------------------------------

    page = Property(str, lambda self: self._page, notify=pageChanged)
    language = Property(str, lambda self: str(self._language), notify=languageChanged)
    secondLanguage = Property(
        str, lambda self: str(second_language(self._language)), notify=languageChanged
    )
    mirrored = Property(
        bool, lambda self: reads_right_to_left(self._language), notify=languageChanged
    )
    words = Property(
        "QVariantMap",  # type: ignore[arg-type] # Qt's names are taken, the stubs want classes
        lambda self: self._words,
        notify=languageChanged,
    )
    secondWords = Property(
        "QVariantMap",  # type: ignore[arg-type] # likewise
        lambda self: words_in(second_language(self._language)),
        notify=languageChanged,
    )
    unitName = Property(str, _unit_name, notify=hallChanged)
    time = Property(str, _time, notify=hallChanged)
    languages = Property(QObject, lambda self: self._offer.languages, constant=True)
    choices = Property(QObject, lambda self: self._offer.choices, constant=True)
    closedLines = Property(QObject, lambda self: self._offer.closed, constant=True)
    details = Property(
        "QVariantMap",  # type: ignore[arg-type] # likewise
        _details,
        notify=pageChanged,
    )
    groupName = Property(str, _group_name, notify=pageChanged)
    pageNumber = Property(str, lambda self: self._offer.page_number(), notify=pageChanged)
    locked = Property(bool, lambda self: self._locked, notify=lockedChanged)
    idleWarning = Property(bool, lambda self: self._patience.asks, notify=idleChanged)
    stayMs = Property(int, lambda self: self._patience.stay_ms, notify=countdownStarted)
    settleMs = Property(int, lambda self: self._patience.pace.settle_ms, constant=True)
    contrast = Property(bool, lambda self: self._contrast, notify=contrastChanged)

    ticketLabel = Property(str, lambda self: self._ticket.label, notify=ticketChanged)
    ticketService = Property(str, lambda self: self._ticket.service, notify=ticketChanged)
    ticketAhead = Property(str, lambda self: self._ticket.ahead, notify=ticketChanged)
    ticketWait = Property(str, lambda self: self._ticket.wait, notify=ticketChanged)
    ticketPlace = Property(str, lambda self: self._ticket.place, notify=ticketChanged)
    ticketFollows = Property(bool, lambda self: self._ticket.follows, notify=ticketChanged)
    complaints = Property(str, lambda self: self._ticket.complaints, notify=ticketChanged)
    qrSource = Property(str, lambda self: self._qr, notify=ticketChanged)
    paper = Property(str, lambda self: self._paper, notify=ticketChanged)

    message = Property(str, lambda self: self._message(self._language), notify=messageChanged)
    secondMessage = Property(
        str, lambda self: self._message(second_language(self._language)), notify=messageChanged
    )


def _log(error: Exception) -> None:
    if isinstance(error, EnvironmentFault):
        log.warning("%s", error)
    elif not isinstance(error, Refusal):
        log.error("a bug", exc_info=error)
