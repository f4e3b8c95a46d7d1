"""What a visitor touches on her way to a ticket: language, service, ticket."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement

from kiosk.care.service_menu import ServiceMenu
from kiosk.choosing.offer import Offer
from kiosk.core import Issued
from kiosk.flow import Flow
from kiosk.hall_reader import HallReader
from kiosk.pages import ASKING, CHOOSING, UNVISITED, VISITED
from kiosk.parts import Parts
from kiosk.shown import Shown
from kiosk.ticket.issuing import Issuing
from kiosk.trouble import note, page_of
from kiosk.words import second_language, words_in
from reception.domain.language import Language

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskViewModel(Shown):
    """Leads a visitor to a ticket in three touches; says what to do when it cannot."""

    def __init__(
        self, reader: HallReader, offer: Offer, flow: Flow, issuing: Issuing, parts: Parts
    ) -> None:
        super().__init__()
        self._reader = reader
        self._offer = offer
        self._flow = flow
        self._issuing = issuing
        self._parts = parts
        self._language = Language.ARABIC
        self._words = words_in(self._language)
        for part in parts:
            part.setParent(self)
        self._make_room()
        self.pageChanged.connect(self.pageNumberChanged)
        self.turned.connect(self.pageNumberChanged)
        reader.failed.connect(self._hall_not_read)
        offer.changed.connect(self._show_hall)
        flow.pageChanged.connect(self._show_page)
        flow.messageChanged.connect(self.messageChanged)
        flow.idleChanged.connect(self.idleChanged)
        flow.countdownStarted.connect(self.countdownStarted)
        flow.over.connect(self.welcome)
        issuing.lockedChanged.connect(self.lockedChanged)
        issuing.held.connect(partial(flow.go, "moment"))
        issuing.slow.connect(partial(flow.go, "making"))
        issuing.given.connect(partial(flow.go, "ticket"))
        issuing.issued.connect(self._count)
        issuing.failed.connect(self._not_given)
        issuing.page.changed.connect(self.ticketChanged)
        issuing.page.paperlessChanged.connect(self.paperlessChanged)
        issuing.page.paperEnded.connect(self.paperEnded)
        parts.preferences.changed.connect(self._heed_wishes)
        parts.rating.rated.connect(self._leave_soon)

    @property
    def service_menu(self) -> ServiceMenu:
        """Return what those who look after the kiosk may do."""
        return self._parts.service

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
        if self._offer.now and self._flow.page in UNVISITED:
            if not self._flow.met and self._flow.page != self._offer.first_page:
                self._use_language(self._offer.first_language)
            self._flow.go(self._offer.first_page)
        if not self._issuing.locked:
            self._leave_what_is_gone()
        self._offer.show_choices(self._flow.page, self._language)
        self.hallChanged.emit()

    @Slot(object)
    def _hall_not_read(self, error: Exception) -> None:
        note(error)
        if self._offer.now is None:
            self._flow.say(error, "unready")

    # What a visitor touches ------------------------------------------------------------------

    @Slot(str)
    def chooseLanguage(self, code: str) -> None:
        """Speak the touched language; on the welcome page, go on to what is offered."""
        self._use_language(Language(code))
        self._flow.meet()
        if self._flow.page == "welcome" and self._offer.now:
            self._choose_anew()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open the touched group, or give the ticket of the touched service."""
        if self._issuing.locked or self._flow.page not in CHOOSING | {"voice"}:
            return
        kind, _, code = key.partition("-")
        if kind == "group":
            self._offer.open_group(code)
            self._flow.go("services")
        elif not self._offer.gives(code) and self._flow.page != "details":
            # What to bring is told all the same, and why there is no ticket.
            self.showDetails(key)
        else:
            self._flow.halt()
            self._issuing.ask(code, self._parts.priority.code)

    @Slot(str)
    def showDetails(self, key: str) -> None:
        """Show what to bring for the touched service, before a ticket is taken."""
        if not self._issuing.locked and self._flow.page in VISITED:
            self._offer.look_at(key.partition("-")[2])
            self._flow.go("details")

    @Slot(str)
    def ask(self, page: str) -> None:
        """Open a page on which a visitor finds her way or has her say."""
        opens = page in ASKING and self._flow.page in VISITED | {"closed"}
        if opens and not self._issuing.locked:
            self._flow.go(page)

    @Slot(str)
    def choosePriority(self, code: str) -> None:
        """Ask for a priority class, and go back to what is chosen from."""
        self._parts.priority.choose(code)
        self.back()

    @Slot(str)
    def scan(self, scanned: str) -> None:
        """Take what a scanner read: the ticket of which a visitor speaks."""
        if self._flow.page == "rating":
            self._parts.rating.scan(scanned)

    @Slot()
    def retry(self) -> None:
        """Ask again for the ticket that did not come."""
        if self._flow.page == "fault":
            self._issuing.retry()

    @Slot()
    def showMore(self) -> None:
        """Show the next page of choices."""
        self._offer.turn_page()
        self._offer.show_choices(self._flow.page, self._language)
        self.turned.emit()

    @Slot()
    def back(self) -> None:
        """Go one step back."""
        page = self._flow.page
        if self._parts.preferences.property("open"):
            self._parts.preferences.closePanel()
            return
        if self._issuing.is_held:
            self._issuing.forget()
        if self._issuing.locked or page in UNVISITED:
            return
        if page == "rating" and self._parts.rating.step_back():
            return
        if page == "refused":
            self._choose_another()
        elif page not in VISITED | {"moment"}:
            self.welcome()
        elif self._flow.back():
            self._leave_what_is_gone()
        else:
            self.go_home()

    @Slot()
    def go_home(self) -> None:
        """Begin anew with the visitor who is there: in her language, and as she wishes it."""
        self._offer.open_group()
        self._parts.begin_anew()
        self._flow.go_home(self._offer.first_page)

    @Slot()
    def welcome(self) -> None:
        """Be ready for the next visitor, who may speak another language."""
        self._issuing.forget()
        self._offer.open_group()
        self._parts.forget()
        self._use_language(self._offer.first_language)
        self._flow.welcome(self._offer.first_page)
        if self._offer.now is None:
            self.refresh()

    @Slot()
    def hearNumber(self) -> None:
        """Say the number of the ticket aloud."""
        self._issuing.page.hear()

    @Slot()
    def noteTouch(self) -> None:
        """Know that somebody is there: the page stays anew."""
        self._flow.attend()

    @Slot()
    def show_safe_screen(self) -> None:
        """Show the visitor where to go after a bug."""
        self._issuing.unlock()
        self._flow.say(RuntimeError("a bug"), "bug")

    # What comes of it ------------------------------------------------------------------------

    @Slot(object)
    def _count(self, issued: Issued) -> None:
        ticket = issued.visit.ticket
        self.service_menu.note_ticket(ticket)
        self.ticketIssued.emit(ticket.label)
        self.refresh()

    @Slot(object)
    def _not_given(self, error: Exception) -> None:
        note(error)
        self._flow.say(error, page_of(error))
        if self._flow.page == "refused":
            self.refresh()

    @Slot()
    def _leave_soon(self) -> None:
        if self._flow.page == "rating":
            self._flow.leave_soon()

    # How it is shown -------------------------------------------------------------------------

    def _leave_what_is_gone(self) -> None:
        """Go back to where there is something to choose, if the office withdrew what is shown."""
        if self._flow.page == "details" and self._offer.is_gone("details"):
            self._flow.back()
        if self._offer.is_gone(self._flow.page):
            self._choose_anew()

    def _choose_another(self) -> None:
        if self._offer.first_page == "welcome":
            self._choose_anew()
        else:
            self.go_home()

    def _choose_anew(self) -> None:
        self._offer.open_group()
        self._flow.go(self._offer.choosing_page)

    @Slot()
    def _show_page(self) -> None:
        if self._flow.page == "groups":
            self._offer.open_group()
        self._offer.show_choices(self._flow.page, self._language)
        self.pageChanged.emit()

    @Slot()
    def _heed_wishes(self) -> None:
        self._make_room()
        self._offer.show_choices(self._flow.page, self._language)
        self.pageNumberChanged.emit()

    def _make_room(self) -> None:
        wishes = self._parts.preferences.wishes
        self._offer.make_room(larger=wishes.larger, low=wishes.low)

    def _use_language(self, language: Language) -> None:
        self._language = language
        self._words = words_in(language)
        self._offer.show_choices(self._flow.page, self._language)
        self._issuing.speak(language)
        self._parts.speak(language)
        self.languageChanged.emit()
        self.messageChanged.emit()
        self.pageChanged.emit()

    @property
    def _second(self) -> Language:
        return second_language(self._language)
