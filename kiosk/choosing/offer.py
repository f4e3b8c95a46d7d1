"""What a visitor may choose from now, and which part of it she looks at."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.choosing import choices, hours
from kiosk.choosing.details import details_of
from kiosk.choosing.refusal import when_again, why_no_ticket
from kiosk.choosing.waiting import waiting_now
from kiosk.core import HallNow
from kiosk.hall_reader import HallReader
from kiosk.pager import Pager
from kiosk.words import word
from reception.domain.language import Language, text_in
from reception.zone import unit_zone
from ui_kit.minute_clock import MinuteClock
from ui_kit.rows_model import RowsModel
from ui_kit.wording import language_name, time_text

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Offer(QObject):
    """The hall as it was read last: its languages, its services, its hours and the time."""

    read = Signal()
    """The hall was read, or the time is another."""
    changed = Signal()
    """Something else is to be said of it, or of the service looked at."""
    listed = Signal()
    """Other choices are shown."""
    turned = Signal()
    """The next page of the same choices is shown."""

    def __init__(self, reader: HallReader, clock: MinuteClock, parent: QObject) -> None:
        super().__init__(parent)
        self._choices = RowsModel(*choices.ROLES, parent=self)
        self._languages = RowsModel("key", "name", "invitation", parent=self)
        self._closed = RowsModel(*hours.ROLES, parent=self)
        self._group = ""
        self._page = ""
        self._language = Language.ARABIC
        self._pager = Pager(choices.MOST_CHOICES)
        self._detailed = ""
        self._reader = reader
        self._clock = clock
        reader.read.connect(self._show_hall)
        clock.ticked.connect(self._minute_began)

    @property
    def now(self) -> HallNow | None:
        """Return the hall as it was read last; None before."""
        return self._reader.now

    @property
    def first_page(self) -> str:
        """Return where a visitor begins."""
        if self.now is None:
            return "starting"
        return "welcome" if self.now.opening.is_open else "closed"

    @property
    def first_language(self) -> Language:
        """Return the language in which visitors are greeted."""
        return self.now.unit.languages[0] if self.now else Language.ARABIC

    @property
    def choosing_page(self) -> str:
        """Return where the choice begins: with groups, where one screen does not hold it all."""
        return "groups" if self.now and choices.needs_groups(self.now) else "services"

    def open_group(self, group: str = "") -> None:
        """Look at the first page of a group, or of all."""
        self._group = group
        self._pager.begin()

    def make_room(self, *, larger: bool, low: bool) -> None:
        """Show fewer choices where text is larger or all stands low, or as many as usual again."""
        most = choices.MOST_LOW_CHOICES if low else choices.MOST_CHOICES
        most = choices.MOST_LARGER_CHOICES if larger else most
        if self._pager.resize(most):
            self._pager.begin()

    @Slot()
    def showMore(self) -> None:
        """Look at the next page of choices, after the last at the first."""
        self._pager.turn()
        self.show_choices(self._page)
        self.turned.emit()

    def speak(self, language: Language) -> None:
        """Say everything in another language."""
        self._language = language
        self.show_choices(self._page)
        self.changed.emit()

    def look_at(self, service: str) -> None:
        """Look at what a service asks for."""
        self._detailed = service
        self.changed.emit()

    def is_gone(self, page: str) -> bool:
        """Return whether the unit offers no more what a page looks at."""
        if self.now is None:
            return False
        services = self.now.unit.services
        if page == "services":
            return bool(self._group) and all(one.group != self._group for one in services)
        return page == "details" and all(one.code != self._detailed for one in services)

    def show_choices(self, page: str) -> None:
        """Show the groups, or the services of the group looked at, on the page that lists them."""
        self._page = page
        at = self._clock.local()
        if self.now and page == "groups":
            offered = choices.group_choices(self.now, self._language, at)
            self._choices.show(self._pager.part(offered))
        elif self.now and page == "services":
            offered = choices.service_choices(self.now, self._language, self._group, at)
            self._choices.show(self._pager.part(offered))
        self.listed.emit()

    def gives(self, service: str) -> bool:
        """Return whether a service gives tickets now, as far as is known."""
        return self.now is None or not why_no_ticket(self.now, service, self.first_language)

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """Return the choices of the page."""
        return self._choices

    @Property(QObject, constant=True)
    def languages(self) -> QObject:
        """Return the unit's languages."""
        return self._languages

    @Property(QObject, constant=True)
    def closedLines(self) -> QObject:
        """Return why no ticket is given, in every language."""
        return self._closed

    @Property(dict, notify=changed)
    def details(self) -> dict[str, Any]:
        """Return what the service looked at asks for, and who waits; empty without one."""
        services = self.now.unit.services if self.now else ()
        found = next((one for one in services if one.code == self._detailed), None)
        if self.now is None or found is None:
            return {}
        return {
            **details_of(found, self._language),
            **waiting_now(self.now, found.code, self._language),
            "refusal": why_no_ticket(self.now, found.code, self._language),
            **when_again(self.now, found.code, self._language, self._clock.local()),
        }

    @Property(str, notify=changed)
    def unitName(self) -> str:
        """Return the office's name."""
        return text_in(self.now.unit.names, self._language) if self.now else ""

    @Property(str, notify=listed)
    def groupName(self) -> str:
        """Return the heading of the group looked at; empty without one."""
        groups = self.now.unit.groups if self.now else ()
        found = next((one for one in groups if one.code == self._group), None)
        return text_in(found.names, self._language) if found else ""

    @Property(str, notify=listed)
    def pageNumber(self) -> str:
        """Return which page is looked at; empty when there is only one."""
        return self._pager.number

    @Property(str, notify=changed)
    def lastTicket(self) -> str:
        """Return until when tickets are given today; empty where nobody knows."""
        return hours.last_ticket_text(self.now, self._language) if self.now else ""

    @Property(str, notify=changed)
    def time(self) -> str:
        """Return the time of day; empty before the unit's zone is known."""
        local = self._clock.local()
        return time_text(local) if local else ""

    @Slot()
    def _show_hall(self) -> None:
        now = self.now
        if now is None:
            return
        self._languages.show([_language_row(language) for language in now.unit.languages])
        self._closed.show(hours.closed_rows(now, self._clock.local()))
        self.read.emit()
        self.changed.emit()
        self._clock.use_zone(unit_zone(now.unit.zone))

    @Slot()
    def _minute_began(self) -> None:
        if self.now:
            self._closed.show(hours.closed_rows(self.now, self._clock.local()))
        self.read.emit()
        self.changed.emit()
        self._reader.refresh()


def _language_row(language: Language) -> dict[str, str]:
    return {
        "key": str(language),
        "name": language_name(language),
        "invitation": word("chooseLanguage", language),
    }
