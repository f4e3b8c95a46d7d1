"""The kiosk's flow: language, service, ticket; what is shown when something is in the way."""

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement

from kiosk.access.preferences import Preferences
from kiosk.care.service_menu import ServiceMenu
from kiosk.choosing.offer import Offer
from kiosk.choosing.priority import Priority
from kiosk.core import Core, Touch
from kiosk.hall_reader import HallReader
from kiosk.orientation.guide import Guide
from kiosk.pages import ASKING, CHOOSING, UNVISITED, VISITED, Way
from kiosk.part import Part
from kiosk.patience import Pace, Patience
from kiosk.shown import Shown
from kiosk.ticket.printing import Printing
from kiosk.ticket.request import Given, Request
from kiosk.ticket.slips import Slips
from kiosk.ticket.ticket_page import TicketPage
from kiosk.trouble import note, page_of
from kiosk.turnstile import Turnstiles
from kiosk.voice.rating import Rating
from kiosk.voice.voice import Voice
from kiosk.words import second_language, words_in
from reception.domain.language import Language
from reception.ports import Ids
from ui_kit.background import Background
from ui_kit.minute_clock import MinuteClock

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskViewModel(Shown):
    """Leads a visitor to a ticket in three touches; says what to do when it cannot."""

    def __init__(
        self,
        core: Core,
        background: Background,
        clock: MinuteClock,
        ids: Ids,
        preferences: Preferences,
        *,
        service: ServiceMenu,
        printing: Printing | None = None,
        pace: Pace | None = None,
        turnstiles: Turnstiles | None = None,
        station: str = "",
    ) -> None:
        super().__init__()
        self.pageChanged.connect(self.pageNumberChanged)
        self.turned.connect(self.pageNumberChanged)
        self._ids = ids
        self._way = Way()
        self._language = Language.ARABIC
        self._words = words_in(self._language)
        self._error: Exception | None = None
        self._ticket = TicketPage(printing, self)
        self._ticket.changed.connect(self._ticket_changed)
        self._ticket.paperlessChanged.connect(self.paperlessChanged)
        self._ticket.paperEnded.connect(self.paperEnded)
        turnstiles = turnstiles or Turnstiles()
        self._request = Request(
            core, background, self._ticket.station, self, turnstile=turnstiles.tickets
        )
        self._request.held.connect(self._hold)
        self.service_menu = service
        service.setParent(self)
        self._request.lockedChanged.connect(self.lockedChanged)
        self._request.given.connect(self._given)
        self._request.failed.connect(self._not_given)
        self._patience = Patience(pace or Pace(), self)
        self._patience.over.connect(self.welcome)
        self._patience.warned.connect(self.idleChanged)
        self._patience.started.connect(self.countdownStarted)
        pace = self._patience.pace
        self._reader = HallReader(core, background, again_ms=pace.again_ms, parent=self)
        self._reader.failed.connect(self._hall_not_read)
        self._offer = Offer(self._reader, clock, self)
        self._offer.changed.connect(self._show_hall)
        self._preferences = preferences
        preferences.setParent(self)
        self._make_room()
        preferences.changed.connect(self._heed_wishes)
        preferences.openChanged.connect(self.noteTouch)
        self._priority = Priority(self._reader, self)
        self._guide = Guide(self._reader, background, self)
        self._voice = Voice(self._reader, background, self)
        self._slips = Slips(
            self._reader, clock, printing, self._ticket, self, turnstile=turnstiles.slips
        )
        self._rating = Rating(
            self._reader,
            core,
            background,
            self,
            ids=ids,
            turnstile=turnstiles.ratings,
            station=station or self._ticket.station or "",
        )
        self._rating.rated.connect(self._leave_soon)
        self._parts: tuple[Part, ...] = (
            self.service_menu,
            self._preferences,
            self._priority,
            self._guide,
            self._voice,
            self._slips,
            self._rating,
        )
        clock.setParent(self)

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
    def _show_hall(self) -> None:
        if self._offer.now and self._page in UNVISITED and self._page != self._offer.first_page:
            # Whoever chose a language on a page that nobody stays at has gone.
            self._use_language(self._offer.first_language)
        if self._offer.now and self._page in UNVISITED:
            self._go(self._offer.first_page)
        self._offer.show_choices(self._page, self._language)
        self.hallChanged.emit()

    @Slot(object)
    def _hall_not_read(self, error: Exception) -> None:
        note(error)
        if self._offer.now is None:
            self._say(error, "unready")

    # What a visitor touches ------------------------------------------------------------------

    @Slot(str)
    def chooseLanguage(self, code: str) -> None:
        """Speak the touched language; on the welcome page, go on to what is offered."""
        self._use_language(Language(code))
        if self._page == "welcome" and self._offer.now:
            self._offer.open_group()
            self._go(self._offer.choosing_page)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open the touched group, or give the ticket of the touched service."""
        if self._request.locked or self._page not in CHOOSING | {"voice"}:
            return
        kind, _, code = key.partition("-")
        if kind == "group":
            self._offer.open_group(code)
            self._go("services")
        elif not self._offer.gives(code) and self._page != "details":
            # What to bring is told all the same, and why there is no ticket.
            self.showDetails(key)
        else:
            operation = self._ids.new()
            self._patience.stop()
            self._request.ask(
                Touch(
                    service=code,
                    language=self._language,
                    priority=self._priority.code,
                    operation=operation,
                )
            )

    @Slot(str)
    def showDetails(self, key: str) -> None:
        """Show what to bring for the touched service, before a ticket is taken."""
        if not self._request.locked and self._page in VISITED:
            self._offer.look_at(key.partition("-")[2])
            self._go("details")

    @Slot(str)
    def ask(self, page: str) -> None:
        """Open a page on which a visitor finds her way or has her say."""
        if page in ASKING and not self._request.locked and self._page in VISITED | {"closed"}:
            self._go(page)

    @Slot(str)
    def choosePriority(self, code: str) -> None:
        """Ask for a priority class, and go back to what is chosen from."""
        self._priority.choose(code)
        self.back()

    @Slot(str)
    def scan(self, scanned: str) -> None:
        """Take what a scanner read: the ticket of which a visitor speaks."""
        if self._page == "rating":
            self._rating.scan(scanned)

    @Slot()
    def retry(self) -> None:
        """Send the same touch again: a lost answer never makes a second ticket."""
        if self._page == "fault" and not self._request.locked:
            self._patience.stop()
            self._request.send()

    @Slot()
    def showMore(self) -> None:
        """Show the next page of choices."""
        self._offer.turn_page()
        self._offer.show_choices(self._page, self._language)
        self.turned.emit()

    @Slot()
    def back(self) -> None:
        """Go one step back."""
        if self._preferences.property("open"):
            self._preferences.closePanel()
            return
        if self._page == "moment":
            self._request.forget()
        if self._request.locked or self._page in UNVISITED:
            return
        if self._page == "rating" and self._rating.step_back():
            return
        before = self._way.back() if self._page in VISITED | {"moment"} else None
        if before is None:
            self.welcome()
            return
        if before == "groups":
            self._offer.open_group()
        self._show_page()

    @Slot()
    def welcome(self) -> None:
        """Be ready for the next visitor, who may speak another language."""
        self._request.forget()
        self._ticket.forget()
        self._error = None
        self._offer.open_group()
        for part in self._parts:
            part.forget()
        self._use_language(self._offer.first_language)
        self._way.begin(self._offer.first_page)
        self._show_page()
        if self._offer.now is None:
            self.refresh()

    @Slot()
    def noteTouch(self) -> None:
        """Know that somebody is there: the page stays anew."""
        if not self._request.locked:
            self._set_patience()

    @Slot()
    def show_safe_screen(self) -> None:
        """Show the visitor where to go after a bug."""
        self._request.unlock()
        self._say(RuntimeError("a bug"), "bug")

    @Slot()
    def _hold(self) -> None:
        self._go("moment")
        self._patience.stop()

    # What comes of it ------------------------------------------------------------------------

    @Slot(object)
    def _given(self, given: Given) -> None:
        issued, qr = given
        self._ticket.show(issued, qr, self._language)
        self._go("ticket")
        self.service_menu.note_ticket(issued.visit.ticket)
        self.ticketIssued.emit(issued.visit.ticket.label)
        self.refresh()

    @Slot(object)
    def _not_given(self, error: Exception) -> None:
        note(error)
        self._say(error, page_of(error))
        if self._page == "refused":
            self.refresh()

    @Slot()
    def _leave_soon(self) -> None:
        if self._page == "rating":
            self._patience.leave_in(self._patience.pace.ticket_ms)

    @Slot()
    def _ticket_changed(self) -> None:
        self.ticketChanged.emit()
        if self._page == "ticket":
            self._set_patience()

    # How it is shown -------------------------------------------------------------------------

    def _go(self, page: str) -> None:
        if page == self._page and page in UNVISITED:
            return
        self._way.go(page)
        self._show_page()

    def _show_page(self) -> None:
        self._offer.show_choices(self._page, self._language)
        self.pageChanged.emit()
        self._set_patience()

    @Slot()
    def _heed_wishes(self) -> None:
        self._patience.take_time(unhurried=self._preferences.unhurried)
        self._make_room()
        self._offer.show_choices(self._page, self._language)
        self.pageNumberChanged.emit()
        self.noteTouch()

    def _make_room(self) -> None:
        wishes = self._preferences.wishes
        self._offer.make_room(larger=wishes.larger, low=wishes.low)

    def _set_patience(self) -> None:
        if self._page in UNVISITED and self._preferences.in_use:
            self._patience.wait_for_touch()
            return
        self._patience.attend(self._page, self._ticket.stay_ms(self._patience.pace))

    def _say(self, error: Exception, page: str) -> None:
        self._error = error
        self.messageChanged.emit()
        self._go(page)

    def _use_language(self, language: Language) -> None:
        self._language = language
        self._words = words_in(language)
        self._offer.show_choices(self._page, self._language)
        self._ticket.speak(language)
        for part in self._parts:
            part.speak(language)
        self.languageChanged.emit()
        self.messageChanged.emit()
        self.pageChanged.emit()

    @property
    def _page(self) -> str:
        return self._way.page

    @property
    def _second(self) -> Language:
        return second_language(self._language)
