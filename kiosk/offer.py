"""What a visitor may choose from now, and which part of it she looks at."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.choices import (
    BOTH,
    MOST_SERVICES,
    ROLES,
    SHOWN,
    ChoiceRow,
    direct_choices,
    group_choices,
    needs_groups,
    service_choices,
    shows_first,
    stands_direct,
    texts_of,
    why_no_ticket,
)
from kiosk.section import Pager
from kiosk.tickets import HallNow, HallReader
from kiosk.words import said_in, waiting_text
from reception.domain.calendar import ClosedReason
from reception.domain.language import Language, Texts
from reception.domain.unit import Service
from reception.system.clock import unit_zone
from reception.unit.names import names_of
from reception.unit.tamazight import offered_languages, with_tamazight
from ui_kit.heartbeat import MinuteClock
from ui_kit.refusals import whom_to_ask, why_closed
from ui_kit.rows_model import RowsModel
from ui_kit.translations import (
    language_for,
    marked,
    see_tamazight,
    speech,
    tamazight_seen,
    text_for,
)
from ui_kit.words import again_text, language_name, opens_text, time_text, wait_bound_text

_FACTS = tuple(one for one in SHOWN if one.hint is Texts)


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
            {
                "icon": one.limits.icon,
                "label": _name(one.name, language),
                "minor": one.name == "legal_basis",
                "value": value,
            }
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
        wait = wait_bound_text(known.expected_wait, language, is_headed=False)
        return said | {"waiting": waiting_text(known.waiting, language), "wait": wait}
    if known.again_at:
        local = known.again_at.astimezone(unit_zone(now.unit.zone))
        again = again_text(local, language, today=at.date() if at else None)
        return said | {"again": again, "againIcon": "clock"}
    # Before the doors open there is nobody to ask.
    asks = whom_to_ask(language) if now.opening.is_open else ""
    return said | {"again": asks, "againIcon": "person"}


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
    measured = Signal()
    """The rows of all pages say something else."""
    turned = Signal()
    """Another page of the same choices is shown."""

    def __init__(self, reader: HallReader, clock: MinuteClock, parent: QObject) -> None:
        super().__init__(parent)
        self._choices = RowsModel(*ROLES, parent=self)
        self._languages = RowsModel("key", "name", parent=self)
        self._closed = RowsModel(*CLOSED_ROLES, parent=self)
        self._group = ""
        self._page = ""
        self._language = Language.ARABIC
        self._direct = RowsModel("key", "iconName", "look", "detailed", "ar", "fr", parent=self)
        self._texts: list[dict[str, Any]] = []
        self._acts = self._goes = False
        self._pager = Pager(MOST_SERVICES)
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

    @Slot(int)
    def showAtOnce(self, rows: int) -> None:
        """Show as many on one page as the screen has room for."""
        if self._pager.resize(rows):
            self.show_choices(self._page)

    @Slot()
    def showMore(self) -> None:
        """Look at the next page of choices."""
        self._turn(1)

    @Slot()
    def showFormer(self) -> None:
        """Look at the page before."""
        self._turn(-1)

    def _turn(self, pages: int) -> None:
        self._pager.turn(pages)
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
        if self.now and page == "welcome" and stands_direct(self.now):
            offered = direct_choices(self.now, at)
            self._direct.show(offered)
            halves = [one[str(language)] for one in offered for language in BOTH]
            self._tell(halves, halved=True)
        elif self.now and page in {"groups", "services"}:
            choices = group_choices if page == "groups" else self._services
            offered = choices(self.now, self._language, at)
            self._choices.show(self._pager.part(offered))
            self._tell(offered)
        self.listed.emit()

    def _services(self, now: HallNow, language: Language, at: datetime | None) -> list[ChoiceRow]:
        return service_choices(now, language, self._group, at)

    def _tell(self, offered: Sequence[ChoiceRow], *, halved: bool = False) -> None:
        texts = [texts_of(one, halved=halved) for one in offered]
        acts = any(one["detailed"] for one in offered)
        if (texts, acts) != (self._texts, self._acts):
            self._texts, self._acts = texts, acts
            self._goes = any(one["goes"] for one in offered)
            self.measured.emit()

    def shows_first(self, service: str) -> bool:
        """Return whether what to bring for a service is told before its ticket is given."""
        grouped = self._page in {"groups", "welcome"}
        return grouped and self.now is not None and shows_first(self.now, service)

    def gives(self, service: str) -> bool:
        """Return whether a service gives tickets now, as far as is known."""
        return self.now is None or not why_no_ticket(self.now, service, self.first_language)

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """Return the choices of the page."""
        return self._choices

    @Property(QObject, constant=True)
    def directChoices(self) -> QObject:
        """Return what stands on the first page itself, in two languages."""
        return self._direct

    @Property(list, notify=measured)
    def texts(self) -> list[dict[str, Any]]:
        """Return what all rows say, those of the other pages too."""
        return self._texts

    @Property(bool, notify=measured)
    def acts(self) -> bool:
        """Return whether any of the rows has documents to look at."""
        return self._acts

    @Property(bool, notify=measured)
    def goes(self) -> bool:
        """Return whether any of the rows leads on to others."""
        return self._goes

    @Property(bool, notify=measured)
    def waits(self) -> bool:
        """Return whether anything is known of waiting."""
        return any(one["state"] for one in self._texts)

    @Property(bool, notify=changed)
    def direct(self) -> bool:
        """Return whether the first page is useful at once, not a choice of languages."""
        return self.now is not None and stands_direct(self.now)

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

    @Property(dict, notify=changed)
    def unitNames(self) -> dict[str, str]:
        """Return the same in both languages of the house, by language."""
        names = self.now.unit.names if self.now else {}
        return {str(one): text_for(names, one) for one in BOTH}

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
        languages = offered_languages(now.unit)
        self._languages.show([{"key": str(one), "name": language_name(one)} for one in languages])
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
