"""What a visitor may choose from now, and which part of it she looks at."""

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

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


class Offer(QObject):
    """The hall as it was read last: its languages, its services, its hours and the time."""

    changed = Signal()
    """The hall was read, or the time is another."""

    def __init__(self, reader: HallReader, clock: MinuteClock, parent: QObject) -> None:
        super().__init__(parent)
        self.choices = RowsModel(*choices.ROLES, parent=self)
        self.languages = RowsModel("key", "name", "invitation", parent=self)
        self.closed = RowsModel(*hours.ROLES, parent=self)
        self.group = ""
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
        self.group = group
        self._pager.begin()

    def make_room(self, *, larger: bool, low: bool) -> None:
        """Show fewer choices where text is larger or all stands low, or as many as usual again."""
        most = choices.MOST_LOW_CHOICES if low else choices.MOST_CHOICES
        most = choices.MOST_LARGER_CHOICES if larger else most
        if self._pager.resize(most):
            self._pager.begin()

    def turn_page(self) -> None:
        """Look at the next page, after the last at the first."""
        self._pager.turn()

    def look_at(self, service: str) -> None:
        """Look at what a service asks for."""
        self._detailed = service

    def is_gone(self, page: str) -> bool:
        """Return whether the unit offers no more what a page looks at."""
        if self.now is None:
            return False
        services = self.now.unit.services
        if page == "services":
            return bool(self.group) and all(one.group != self.group for one in services)
        return page == "details" and all(one.code != self._detailed for one in services)

    def show_choices(self, page: str, language: Language) -> None:
        """Show the groups, or the services of the group looked at, on the page that lists them."""
        if self.now is None or page not in {"groups", "services"}:
            return
        at = self._clock.local()
        if page == "groups":
            offered = choices.group_choices(self.now, language, at)
        else:
            offered = choices.service_choices(self.now, language, self.group, at)
        self.choices.show(self._pager.part(offered))

    def details(self, language: Language) -> dict[str, Any]:
        """Return what the service looked at asks for, and who waits; empty without one."""
        services = self.now.unit.services if self.now else ()
        found = next((one for one in services if one.code == self._detailed), None)
        if self.now is None or found is None:
            return {}
        return {
            **details_of(found, language),
            **waiting_now(self.now, found.code, language),
            "refusal": why_no_ticket(self.now, found.code, language),
            **when_again(self.now, found.code, language, self._clock.local()),
        }

    def gives(self, service: str) -> bool:
        """Return whether a service gives tickets now, as far as is known."""
        return self.now is None or not why_no_ticket(self.now, service, self.first_language)

    def unit_name(self, language: Language) -> str:
        """Return the office's name."""
        return text_in(self.now.unit.names, language) if self.now else ""

    def group_name(self, language: Language) -> str:
        """Return the heading of the group looked at; empty without one."""
        groups = self.now.unit.groups if self.now else ()
        found = next((one for one in groups if one.code == self.group), None)
        return text_in(found.names, language) if found else ""

    def page_number(self) -> str:
        """Return which page is looked at; empty when there is only one."""
        return self._pager.number

    def last_ticket(self, language: Language) -> str:
        """Return until when tickets are given today; empty where nobody knows."""
        return hours.last_ticket_text(self.now, language) if self.now else ""

    def time(self) -> str:
        """Return the time of day; empty before the unit's zone is known."""
        local = self._clock.local()
        return time_text(local) if local else ""

    def today(self) -> date | None:
        """Return the day it is; None before the unit's zone is known."""
        local = self._clock.local()
        return local.date() if local else None

    @Slot()
    def _show_hall(self) -> None:
        now = self.now
        if now is None:
            return
        self.languages.show([_language_row(language) for language in now.unit.languages])
        self.closed.show(hours.closed_rows(now, self._clock.local()))
        self.changed.emit()
        self._clock.use_zone(unit_zone(now.unit.zone))

    @Slot()
    def _minute_began(self) -> None:
        if self.now:
            self.closed.show(hours.closed_rows(self.now, self._clock.local()))
        self.changed.emit()
        self._reader.refresh()


def _language_row(language: Language) -> dict[str, str]:
    return {
        "key": str(language),
        "name": language_name(language),
        "invitation": word("chooseLanguage", language),
    }
