"""The kiosk's flow: language, service, ticket; what is shown when something is in the way."""

import logging
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import choices
from kiosk.core import Core, Touch
from kiosk.details import details_of
from kiosk.hall_reader import HallReader
from kiosk.offer import Offer
from kiosk.patience import Pace, Patience
from kiosk.printing import Printing
from kiosk.request import Given, Request
from kiosk.ticket_page import TicketPage
from kiosk.words import second_language, word, words_in
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language, text_in
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
_UNVISITED = frozenset({"starting", "unready", "welcome", "closed"})


@QmlElement
class KioskViewModel(QObject):
    """Leads a visitor to a ticket in three touches; says what to do when it cannot."""

    pageChanged = Signal()
    languageChanged = Signal()
    hallChanged = Signal()
    lockedChanged = Signal()
    ticketChanged = Signal()
    paperlessChanged = Signal()
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
        self._clock = clock
        self._ids = ids
        self._page = "starting"
        self._language = Language.ARABIC
        self._words = words_in(self._language)
        self._detailed = ""
        self._listed = "services"
        self._error: Exception | None = None
        self._contrast = False
        self._offer = Offer(self)
        self._ticket = TicketPage(printing, self)
        self._ticket.changed.connect(self._ticket_changed)
        self._ticket.paperlessChanged.connect(self.paperlessChanged)
        self._ticket.paperEnded.connect(self.paperEnded)
        self._request = Request(core, background, self._ticket.station, self)
        self._request.lockedChanged.connect(self.lockedChanged)
        self._request.given.connect(self._given)
        self._request.failed.connect(self._not_given)
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
            self._patience.stop()
            self._request.ask(Touch(service=code, language=self._language, operation=operation))

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
        if self._page == "fault" and not self._locked:
            self._patience.stop()
            self._request.send()

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
        self._request.forget()
        self._ticket.forget()
        self._error = None
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
        """Know that somebody is there: the page stays anew."""
        if self._page == "ticket" or (self._page in _CHOOSING and not self._locked):
            self._set_patience()

    @Slot()
    def changeContrast(self) -> None:
        """Show stronger colours, or the usual ones again."""
        self._set_contrast(strong=not self._contrast)

    @Slot()
    def show_safe_screen(self) -> None:
        """Show the visitor where to go after a bug."""
        self._request.unlock()
        self._say(RuntimeError("a bug"), "bug")

    # What comes of it ------------------------------------------------------------------------

    @Slot(object)
    def _given(self, given: Given) -> None:
        issued, qr = given
        self._ticket.show(issued, qr, self._language)
        self._go("ticket")
        self.ticketIssued.emit(issued.visit.ticket.label)
        self.refresh()

    @Slot(object)
    def _not_given(self, error: Exception) -> None:
        _log(error)
        if isinstance(error, Refusal):
            self._say(error, "refused")
            self.refresh()
        else:
            self._say(error, "fault" if isinstance(error, EnvironmentFault) else "bug")

    @Slot()
    def _ticket_changed(self) -> None:
        self.ticketChanged.emit()
        if self._page == "ticket":
            self._set_patience()

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
            self._patience.leave_in(self._ticket.stay_ms(pace))
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
        self._ticket.speak(language)
        self.languageChanged.emit()
        self.messageChanged.emit()
        self.pageChanged.emit()

    def _show_choices(self) -> None:
        if self._reader.now and self._page in {"groups", "services"}:
            groups = self._page == "groups"
            self._offer.show_choices(self._reader.now, self._language, groups=groups)

    @property
    def _locked(self) -> bool:
        return self._request.locked

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

    ticket = Property(
        "QVariantMap",  # type: ignore[arg-type] # likewise
        lambda self: self._ticket.shown,
        notify=ticketChanged,
    )
    paperless = Property(bool, lambda self: self._ticket.paperless, notify=paperlessChanged)

    message = Property(str, lambda self: self._message(self._language), notify=messageChanged)
    secondMessage = Property(
        str, lambda self: self._message(second_language(self._language)), notify=messageChanged
    )


def _log(error: Exception) -> None:
    if isinstance(error, EnvironmentFault):
        log.warning("%s", error)
    elif not isinstance(error, Refusal):
        log.error("a bug", exc_info=error)
