"""What a visitor touches on her way to a ticket: language, service, ticket."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.access.preferences import Preferences
from kiosk.choices import BOTH
from kiosk.feedback.complaint import Complaint
from kiosk.feedback.rating import RatingSection
from kiosk.find.guide import Guide
from kiosk.flow import KioskFlow
from kiosk.offer import Offer
from kiosk.priority import Priority
from kiosk.section import Section
from kiosk.service.menu import ServiceMenu
from kiosk.ticket.give_back import GiveBack
from kiosk.ticket.issuing import KioskIssuing
from kiosk.ticket.page import TicketPage
from kiosk.ticket.slips import Slips
from kiosk.tickets import HallReader, Issued
from kiosk.timeouts import ASKING, CHOOSING, SECOND, UNVISITED, VISITED
from kiosk.words import note, page_of, second_language, word, words_in
from reception.domain.language import Language
from ui_kit.translations import reads_right_to_left, see_tamazight, tamazight_seen
from ui_kit.words import language_name


@dataclass(frozen=True, kw_only=True, slots=True)
class KioskSections:
    """One of each."""

    flow: KioskFlow
    offer: Offer
    issuing: KioskIssuing
    give_back: GiveBack
    service: ServiceMenu
    preferences: Preferences
    priority: Priority
    guide: Guide
    complaint: Complaint
    slips: Slips
    rating: RatingSection

    def __iter__(self) -> Iterator[Section]:
        """Yield every section with a subject of its own."""
        sections = (getattr(self, field.name) for field in fields(self))
        return (one for one in sections if isinstance(one, Section))

    def set_language(self, language: Language) -> None:
        """Use another language."""
        self.offer.set_language(language)
        self.issuing.set_language(language)
        for section in self:
            section.set_language(language)

    def reset(self, *but_for: Section) -> None:
        """Forget what the visitor has begun, or looked at, in every section but for these."""
        for section in self:
            if section not in but_for:
                section.reset()


QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskViewModel(QObject):
    """Leads a visitor to a ticket in three touches; says what to do when it cannot."""

    languageChanged = Signal()

    def __init__(self, reader: HallReader, sections: KioskSections) -> None:
        super().__init__()
        self.sections = sections
        self._reader = reader
        self._offer, self._flow, self._issuing = sections.offer, sections.flow, sections.issuing
        self._language = Language.ARABIC
        self._knows_second = False
        for section in sections:
            section.setParent(self)
        reader.failed.connect(self._hall_not_read)
        sections.offer.read.connect(self._show_hall)
        sections.flow.pageChanged.connect(self._show_page)
        sections.flow.over.connect(self.welcome)
        sections.issuing.held.connect(partial(sections.flow.go, "moment"))
        sections.issuing.slow.connect(partial(sections.flow.go, "making"))
        sections.issuing.given.connect(self._show_ticket)
        sections.give_back.asked.connect(sections.flow.halt)
        sections.give_back.done.connect(self._on_given_back)
        sections.give_back.failed.connect(partial(sections.flow.go, "ticket"))
        sections.issuing.issued.connect(self._count)
        sections.issuing.failed.connect(self._not_given)
        sections.rating.rated.connect(self._leave_soon)

    # What its pages read ----------------------------------------------------------------------

    @Property(KioskFlow, constant=True)
    def flow(self) -> KioskFlow:
        """Return where the visitor is."""
        return self.sections.flow

    @Property(Offer, constant=True)
    def offer(self) -> Offer:
        """Return what she may choose from."""
        return self.sections.offer

    @Property(KioskIssuing, constant=True)
    def issuing(self) -> KioskIssuing:
        """Return whether her ticket is on its way."""
        return self.sections.issuing

    @Property(TicketPage, constant=True)
    def ticket(self) -> TicketPage:
        """Return the ticket she was given."""
        return self.sections.issuing.page

    @Property(GiveBack, constant=True)
    def giveBack(self) -> GiveBack:
        """Return how she gives the number back."""
        return self.sections.give_back

    @Property(ServiceMenu, constant=True)
    def service(self) -> ServiceMenu:
        """Return what those who look after the kiosk may do."""
        return self.sections.service

    @Property(Preferences, constant=True)
    def preferences(self) -> Preferences:
        """Return how she sees, hears and reaches the screen."""
        return self.sections.preferences

    @Property(Priority, constant=True)
    def priority(self) -> Priority:
        """Return the priority classes she may ask for."""
        return self.sections.priority

    @Property(Guide, constant=True)
    def guide(self) -> Guide:
        """Return where to go and whom to call."""
        return self.sections.guide

    @Property(Complaint, constant=True)
    def complaint(self) -> Complaint:
        """Return where she is heard."""
        return self.sections.complaint

    @Property(Slips, constant=True)
    def slips(self) -> Slips:
        """Return the sheets she may take along."""
        return self.sections.slips

    @Property(RatingSection, constant=True)
    def rating(self) -> RatingSection:
        """Return how content she is."""
        return self.sections.rating

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        """Return her language."""
        return str(self._language)

    @Property(str, notify=languageChanged)
    def secondLanguage(self) -> str:
        """Return the language of the second line."""
        return str(second_language(self._language))

    @Property(bool, notify=languageChanged)
    def mirrored(self) -> bool:
        """Return whether her language is read from the right."""
        return reads_right_to_left(self._language)

    @Property(dict, notify=languageChanged)
    def words(self) -> dict[str, str]:
        """Return every fixed sentence of the pages, by name."""
        return words_in(self._language)

    @Property(dict, notify=languageChanged)
    def secondWords(self) -> dict[str, str]:
        """Return the same in the language of the second line."""
        return words_in(second_language(self._language))

    @Property(dict, constant=True)
    def houseWords(self) -> dict[str, dict[str, str]]:
        """Return the same in both languages of the house, by language."""
        return {str(one): words_in(one) for one in BOTH}

    @Property(list, constant=True)
    def seconds(self) -> list[dict[str, str]]:
        """Return the languages in which a reader of Tamazight may read what is missing."""
        return [
            {"key": str(one), "name": language_name(one), "invitation": word("shownInIt", one)}
            for one in (Language.ARABIC, Language.FRENCH)
        ]

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
        if self._offer.now and self._flow.way.page in UNVISITED:
            if not self._flow.met and self._flow.way.page != self._offer.first_page:
                self._use_language(self._offer.first_language)
            self._flow.go(self._offer.first_page)
        if not self._issuing.is_locked:
            self._leave_what_is_gone()
        self._offer.show_choices(self._flow.way.page)

    @Slot(object)
    def _hall_not_read(self, error: Exception) -> None:
        note(error)
        if self._offer.now is None:
            self._flow.show_error(error, "unready")

    # What a visitor touches ------------------------------------------------------------------

    @Slot(str)
    def chooseLanguage(self, code: str) -> None:
        """Speak the touched language; on the welcome page, go on to what is offered."""
        language, page = Language(code), self._flow.way.page
        self._use_language(language)
        self._flow.meet()
        if page == SECOND:
            self._go_on()
        elif self._asks_second(language) and page in VISITED | {"welcome"}:
            self._flow.go(SECOND)
        elif page == "welcome" and self._offer.now:
            self._choose_anew()

    @Slot(str)
    def chooseSecond(self, code: str) -> None:
        """Show what is missing in Tamazight in this language, for this visit."""
        self._knows_second = True
        see_tamazight(tamazight_seen().rules, Language(code))
        self._use_language(self._language)
        self._go_on()

    def _asks_second(self, language: Language) -> bool:
        return language is Language.TAMAZIGHT and not self._knows_second and bool(self._offer.now)

    def _go_on(self) -> None:
        """Go on from the question for the second language, as though it had not been asked."""
        if not self._flow.back():
            self._offer.open_group()
            self._flow.go_home(self._offer.choosing_page)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open the touched group, or give the ticket of the touched service."""
        if not self._issuing.is_locked and self._flow.way.page in CHOOSING | {"voice"}:
            self._choose(key)

    def _choose(self, key: str) -> None:
        kind, _, code = key.partition("-")
        if kind == "group":
            self._offer.open_group(code)
            self._flow.go("services")
        elif self._flow.way.page != "details" and (
            self._offer.shows_first(code) or not self._offer.gives(code)
        ):
            # What to bring is told all the same, and why there is no ticket.
            self.showDetails(key)
        else:
            self._flow.halt()
            self._issuing.ask(code, self.sections.priority.code)

    @Slot(str, str)
    def chooseIn(self, code: str, key: str) -> None:
        """Speak the language in which the first page was touched, and choose what was touched."""
        if not self._issuing.is_locked and self._flow.way.page == "welcome":
            self._use_language(Language(code))
            self._flow.meet()
            self._choose(key)

    @Slot(str, str)
    def showDetailsIn(self, code: str, key: str) -> None:
        """Speak the language in which the first page was touched, and show what to bring."""
        if not self._issuing.is_locked and self._flow.way.page == "welcome":
            self._use_language(Language(code))
            self._flow.meet()
            self.showDetails(key)

    @Slot(str)
    def showDetails(self, key: str) -> None:
        """Show what to bring for the touched service, before a ticket is taken."""
        if not self._issuing.is_locked and self._flow.way.page in VISITED | {"welcome"}:
            self._offer.select(key.partition("-")[2])
            self._flow.go("details")

    @Slot(str)
    def ask(self, page: str) -> None:
        """Open a page on which a visitor finds her way or has her say."""
        opens = page in ASKING and self._flow.way.page in VISITED | {"closed", "welcome"}
        if opens and not self._issuing.is_locked:
            self._flow.go(page)

    @Slot(str)
    def choosePriority(self, code: str) -> None:
        """Ask for a priority class, and go back to what is chosen from."""
        self.sections.priority.choose(code)
        self.back()

    @Slot(str)
    def scan(self, scanned: str) -> None:
        """Take what a scanner read: the ticket of which a visitor speaks."""
        if self._flow.way.page == "rating":
            self.sections.rating.scan(scanned)

    @Slot()
    def retry(self) -> None:
        """Ask again for the ticket that did not come."""
        if self._flow.way.page == "fault":
            self._issuing.retry()

    @Slot()
    def chooseAnother(self) -> None:
        """Choose again after the number was given back."""
        if self._flow.way.page == "returned":
            self._choose_another()

    @Slot()
    def back(self) -> None:
        """Go one step back."""
        page = self._flow.way.page
        if self.sections.preferences.property("open"):
            self.sections.preferences.closePanel()
            return
        if self._issuing.is_held:
            self._issuing.reset()
        if self._issuing.is_locked or page in UNVISITED or self.sections.give_back.asking:
            return
        if page == "rating" and self.sections.rating.step_back():
            return
        if page in {"refused", "returned"}:
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
        self.sections.reset(self.sections.preferences)
        self._flow.go_home(self._offer.first_page)

    @Slot()
    def welcome(self) -> None:
        """Be ready for the next visitor, who may speak another language."""
        self._issuing.reset()
        self._offer.open_group()
        self.sections.reset()
        self._knows_second = False
        see_tamazight(tamazight_seen().rules)
        self._use_language(self._offer.first_language)
        self._flow.welcome(self._offer.first_page)
        if self._offer.now is None:
            self.refresh()

    @Slot()
    def show_safe_screen(self) -> None:
        """Show the visitor where to go after a bug."""
        self._issuing.unlock()
        self._flow.show_error(RuntimeError("a bug"), "bug")

    # What comes of it ------------------------------------------------------------------------

    @Slot(object)
    def _count(self, issued: Issued) -> None:
        self.sections.service.note_ticket(issued.visit.ticket)
        self.refresh()

    @Slot()
    def _show_ticket(self) -> None:
        if issued := self._issuing.page.issued:
            self.sections.give_back.offer(issued)
        self._flow.go("ticket")

    @Slot()
    def _on_given_back(self) -> None:
        if issued := self._issuing.page.issued:
            self.sections.service.forget_ticket(issued.visit.ticket)
        self._flow.go("returned")
        self.refresh()

    @Slot(object)
    def _not_given(self, error: Exception) -> None:
        note(error)
        self._flow.show_error(error, page_of(error))
        if self._flow.way.page == "refused":
            self.refresh()

    @Slot()
    def _leave_soon(self) -> None:
        if self._flow.way.page == "rating":
            self._flow.leave_soon()

    # How it is shown -------------------------------------------------------------------------

    def _leave_what_is_gone(self) -> None:
        """Go back to where there is something to choose, if the office withdrew what is shown."""
        if self._flow.way.page == "details" and self._offer.is_gone("details"):
            self._flow.back()
        if self._offer.is_gone(self._flow.way.page):
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
        if self._flow.way.page == "groups":
            self._offer.open_group()
        self._offer.show_choices(self._flow.way.page)
        self.sections.guide.show_page(self._flow.way.page)

    def _use_language(self, language: Language) -> None:
        self._language = language
        self.sections.set_language(language)
        self.languageChanged.emit()
        self._flow.set_language(language)
