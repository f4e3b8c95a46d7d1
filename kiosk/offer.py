"""What a visitor may choose from now, and which part of it she looks at."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.section import Pager
from kiosk.tickets import HallNow, HallReader
from kiosk.words import said_in, waiting_text, word
from reception.domain.calendar import ClosedReason
from reception.domain.fields import ShownAt, shown_at
from reception.domain.language import Language, Texts, companion
from reception.domain.unit import Service, ServiceGroup
from reception.system.clock import unit_zone
from reception.unit.names import names_of
from reception.unit.tamazight import offered_languages, with_tamazight
from ui_kit.heartbeat import MinuteClock
from ui_kit.refusals import not_now, whom_to_ask, why_closed, why_in_short
from ui_kit.rows_model import RowsModel
from ui_kit.translations import (
    language_for,
    marked,
    see_tamazight,
    speech,
    tamazight_seen,
    text_for,
)
from ui_kit.words import again_text, language_name, opens_text, time_text, wait_text

_SHOWN = shown_at(Service, ShownAt.KIOSK)
_FACTS = tuple(one for one in _SHOWN if one.hint is Texts)


def has_details(service: Service) -> bool:
    """Return whether there is anything to tell."""
    return any(getattr(service, one.name) for one in _SHOWN)


def details_of(service: Service, language: Language) -> dict[str, Any]:
    """Return a service's documents, and the facts to know, for readers of ``language``."""
    written = language_for(service.documents, language)
    facts = [(one, text_for(getattr(service, one.name), language)) for one in _FACTS]
    return {
        "documentsLabel": _name("documents", language),
        "key": f"service-{service.code}",
        **said_in(service.names, language),
        "documents": list(service.documents[written]) if written else [],
        "documentsLanguage": str(written or language),
        "facts": [
            {"icon": one.limits.icon, "label": _name(one.name, language), "value": value}
            for one, value in facts
            if value
        ],
        "icon": service.icon,
    }


def _name(field: str, language: Language) -> str:
    names = with_tamazight(names_of(Service, field), f"fields/{field}", tamazight_seen().rules)
    return text_for(names, language)


CLOSED_ROLES = ("key", "sentence", "opens", "remark")

_CONTEXT = "Hours"
_SERVED = marked("Hours", "Everybody who holds a ticket is still served.")
_LAST = marked("Hours", "Last ticket today at %1")


def closed_rows(now: HallNow, at: datetime | None) -> list[dict[str, str]]:
    """Return what is said of the hours, a row a language; none is said twice.

    Args:
        now: the hall as it was read last.
        at: the present instant in the unit's zone, if it is known.
    """
    opening = now.opening
    is_last = opening.reason is ClosedReason.LAST_TICKET
    rows: dict[str, dict[str, str]] = {}
    for language in offered_languages(now.unit):
        row = {
            "key": str(language),
            "sentence": _joined(
                why_closed(opening.reason, language), text_for(opening.closure_names, language)
            ),
            "opens": _opens(now, at, language),
            "remark": _joined(
                speech(language).say(_CONTEXT, _SERVED) if is_last else "",
                text_for(opening.season_names, language),
            ),
        }
        # A language whose words are not known would only say the French ones again.
        if row["sentence"] not in rows or language is Language.FRENCH:
            rows[row["sentence"]] = row
    return list(rows.values())


def last_ticket_text(now: HallNow, language: Language) -> str:
    """Return until when tickets are given today; empty where nobody knows."""
    closes_at = now.opening.closes_at
    if closes_at is None:
        return ""
    local = closes_at.astimezone(unit_zone(now.unit.zone))
    return speech(language).say(_CONTEXT, _LAST).replace("%1", time_text(local))


def _opens(now: HallNow, at: datetime | None, language: Language) -> str:
    opens_at = now.opening.opens_at
    if opens_at is None:
        return ""
    local = opens_at.astimezone(unit_zone(now.unit.zone))
    return opens_text(
        local,
        language,
        today=at.date() if at else None,
        after_break=now.opening.reason is ClosedReason.BREAK,
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def why_no_ticket(now: HallNow, service: str, language: Language) -> str:
    """Return why a service gives no ticket now; empty when it gives one, or nobody knows."""
    if not now.opening.is_open:
        return not_now(language)
    known = now.status_of(service)
    return why_in_short(known.availability, language) if known else ""


def state_of(now: HallNow, service: str, language: Language, at: datetime | None) -> dict[str, str]:
    """Return how many wait and how long, or why no ticket is given now, and when again.

    What nobody knows is empty.

    Args:
        now: the hall as it was read last.
        service: its code.
        language: of the reader.
        at: the present instant in the unit's zone, if it is known.
    """
    said = dict.fromkeys(("waiting", "wait", "again", "againIcon"), "")
    said["refusal"] = why_no_ticket(now, service, language)
    known = now.status_of(service)
    if known is None:
        return said
    if not said["refusal"]:
        wait = wait_text(known.expected_wait, language) if known.waiting else ""
        return said | {"waiting": waiting_text(known.waiting, language), "wait": wait}
    if known.again_at:
        local = known.again_at.astimezone(unit_zone(now.unit.zone))
        again = again_text(local, language, today=at.date() if at else None)
        return said | {"again": again, "againIcon": "clock"}
    # Before the doors open there is nobody to ask.
    asks = whom_to_ask(language) if now.opening.is_open else ""
    return said | {"again": asks, "againIcon": "person"}


# More than eight choices on one screen are read, not chosen from.
MOST_CHOICES = 8
# Where all stands low there is less height, and larger text takes more room.
MOST_LOW_CHOICES = 6
MOST_LARGER_CHOICES = 4
ROLES = (
    *("key", "iconName", "name", "nameLanguage", "second", "secondLanguage"),
    *("waiting", "wait", "detailed", "refusal", "again", "againIcon"),
)

type Choice = Mapping[str, Any]


def needs_groups(now: HallNow) -> bool:
    """Return whether the services are too many for one screen, and headings part them."""
    headings = {one.group for one in now.unit.services}
    return len(now.unit.services) > MOST_CHOICES and len(headings) > 1


def group_choices(now: HallNow, language: Language, at: datetime | None = None) -> list[Choice]:
    """Return the groups; one that holds a single service is that service, to save a touch.

    Args:
        now: the hall as it was read last.
        language: of the reader.
        at: the present instant in the unit's zone, if it is known.
    """
    choices = []
    for group in now.unit.groups:
        services = [one for one in now.unit.services if one.group == group.code]
        if len(services) == 1:
            choices.append(_service_choice(services[0], now, language, at))
        elif services:
            choices.append(_group_choice(group, services, now, language))
    return choices


def service_choices(
    now: HallNow, language: Language, group: str = "", at: datetime | None = None
) -> list[Choice]:
    """Return the services of a group, or all."""
    return [
        _service_choice(service, now, language, at)
        for service in now.unit.services
        if group in {"", service.group}
    ]


def name_and_second(names: Texts, language: Language) -> Choice:
    """Return a name and its companion, each with the language it is written in."""
    second = companion(language_for(names, language) or language)
    return {
        **said_in(names, language),
        "second": names.get(second, ""),
        "secondLanguage": second,
    }


def _service_choice(
    service: Service, now: HallNow, language: Language, at: datetime | None
) -> Choice:
    return {
        "key": f"service-{service.code}",
        **name_and_second(service.names, language),
        "iconName": service.icon,
        "detailed": has_details(service),
        **state_of(now, service.code, language, at),
    }


def _group_choice(
    group: ServiceGroup, services: list[Service], now: HallNow, language: Language
) -> Choice:
    waiting = [
        known.waiting
        for one in services
        if (known := now.status_of(one.code)) and not why_no_ticket(now, one.code, language)
    ]
    return {
        **dict.fromkeys(ROLES, ""),
        "key": f"group-{group.code}",
        "detailed": False,
        **name_and_second(group.names, language),
        "iconName": group.icon,
        "waiting": waiting_text(sum(waiting), language) if waiting else "",
    }


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
        self._choices = RowsModel(*ROLES, parent=self)
        self._languages = RowsModel("key", "name", "invitation", parent=self)
        self._closed = RowsModel(*CLOSED_ROLES, parent=self)
        self._group = ""
        self._page = ""
        self._language = Language.ARABIC
        self._pager = Pager(MOST_CHOICES)
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
        return offered_languages(self.now.unit)[0] if self.now else Language.ARABIC

    @property
    def choosing_page(self) -> str:
        """Return where the choice begins: with groups, where one screen does not hold it all."""
        return "groups" if self.now and needs_groups(self.now) else "services"

    def open_group(self, group: str = "") -> None:
        """Look at the first page of a group, or of all."""
        self._group = group
        self._pager.begin()

    def make_room(self, *, larger: bool, low: bool) -> None:
        """Show fewer choices where text is larger or all stands low, or as many as usual again."""
        most = MOST_LOW_CHOICES if low else MOST_CHOICES
        most = MOST_LARGER_CHOICES if larger else most
        if self._pager.resize(most):
            self._pager.begin()

    @Slot()
    def showMore(self) -> None:
        """Look at the next page of choices, after the last at the first."""
        self._pager.turn()
        self.show_choices(self._page)
        self.turned.emit()

    def set_language(self, language: Language) -> None:
        """Use another language."""
        self._language = language
        self.show_choices(self._page)
        self.changed.emit()

    def select(self, service: str) -> None:
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
            offered = group_choices(self.now, self._language, at)
            self._choices.show(self._pager.part(offered))
        elif self.now and page == "services":
            offered = service_choices(self.now, self._language, self._group, at)
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
            **state_of(self.now, found.code, self._language, self._clock.local()),
        }

    @Property(str, notify=changed)
    def unitName(self) -> str:
        """Return the office's name."""
        return text_for(self.now.unit.names, self._language) if self.now else ""

    @Property(str, notify=listed)
    def groupName(self) -> str:
        """Return the heading of the group looked at; empty without one."""
        groups = self.now.unit.groups if self.now else ()
        found = next((one for one in groups if one.code == self._group), None)
        return text_for(found.names, self._language) if found else ""

    @Property(str, notify=listed)
    def pageNumber(self) -> str:
        """Return which page is looked at; empty when there is only one."""
        return self._pager.number

    @Property(str, notify=changed)
    def lastTicket(self) -> str:
        """Return until when tickets are given today; empty where nobody knows."""
        return last_ticket_text(self.now, self._language) if self.now else ""

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
        see_tamazight(now.unit.tamazight, tamazight_seen().second)
        self._languages.show([_language_row(one) for one in offered_languages(now.unit)])
        self._closed.show(closed_rows(now, self._clock.local()))
        self.read.emit()
        self.changed.emit()
        self._clock.use_zone(unit_zone(now.unit.zone))

    @Slot()
    def _minute_began(self) -> None:
        if self.now:
            self._closed.show(closed_rows(self.now, self._clock.local()))
        self.read.emit()
        self.changed.emit()
        self._reader.refresh()


def _language_row(language: Language) -> dict[str, str]:
    return {
        "key": str(language),
        "name": language_name(language),
        "invitation": word("chooseLanguage", language),
    }
