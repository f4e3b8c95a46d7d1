"""What the core needs for paper: a printer, and the book of what became of every sheet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from reception.domain.expected_wait import ExpectedWait
from reception.domain.fields import ShownAt, shown_at
from reception.domain.language import Language, Texts
from reception.domain.page_key import page_address
from reception.domain.paper import PrintJob, PrintState, TicketFact, TicketPaper
from reception.domain.printer import PrinterState
from reception.domain.tamazight import TamazightRules
from reception.domain.unit import ORDINARY, Service, Unit
from reception.system.clock import unit_zone
from reception.unit.names import names_of
from reception.unit.tamazight import paper_tamazight, with_tamazight


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnLeft:
    """What an earlier run has left in the station's own book."""

    is_clean: bool = True
    """False when a sheet was begun then, and perhaps a piece of it hangs in the printer."""
    wanted: tuple[tuple[PrintJob, TicketPaper], ...] = ()
    """Sheets that were not begun, and whose visitors may still be there."""


class OwnBook(Protocol):
    """A station's book of its own tickets, which needs no server."""

    def holds(self, ticket: UUID) -> bool:
        """Return whether the station has given the ticket by itself."""
        ...

    def begin(self, ticket: UUID) -> bool:
        """Note that the sheet is about to be sent; return whether it may be."""
        ...

    def known(self, ticket: UUID) -> PrintState:
        """Return what is known of the sheet."""
        ...

    def record(self, ticket: UUID, state: PrintState, *, answers: bool) -> None:
        """Note what is known; whoever hands the ticket over tells the server."""
        ...

    def settle_left(self) -> OwnLeft:
        """Settle what an earlier run has begun; return what is left of it."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class UnsurePaper:
    """A waiting visitor who perhaps holds no paper."""

    ticket: UUID
    label: str
    sheet: int
    """The number of the latest sheet, of which this is said."""
    station: str
    state: PrintState
    since: datetime
    print_at: str | None = None
    """The open station that can print it again; None when there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StationPrinter:
    """How the printer of a station is, as the station last said."""

    station: str
    state: PrinterState
    answers: bool
    """False for a printer that says nothing of itself."""
    since: datetime
    heard_at: datetime
    silent: bool
    """Nothing was heard from the station for so long that its last word counts no more."""


def ticket_paper(
    unit: Unit,
    *,
    label: str,
    language: Language,
    service: str,
    issued_at: datetime,
    ahead: int,
    expected_wait: ExpectedWait | None,
    priority: str = ORDINARY,
    page_key: str | None = None,
    duplicate: bool = False,
) -> TicketPaper:
    """Return the paper of a ticket, as the unit's template wants it.

    Without the key of its page, or where no ticket has a page, its code leads to complaints.
    A service or a house rule that the unit no longer knows costs the paper its lines, no more.
    """
    offered = next((one for one in unit.services if one.code == service), None)
    house_rule = next((one for one in unit.priorities if one.code == priority), None)
    site = unit.ticket_page_url
    page = page_address(site, page_key) if site and page_key else ""
    is_tamazight = language is Language.TAMAZIGHT
    return TicketPaper(
        label=label,
        language=language,
        unit_names=unit.names,
        service_names=unit.service_names(service),
        issued_at=issued_at.astimezone(unit_zone(unit.zone)),
        ahead=ahead,
        expected_wait=expected_wait,
        priority_names=house_rule.names if house_rule and priority != ORDINARY else {},
        documents=offered.documents if offered else {},
        facts=_facts_of(offered, unit.tamazight) if offered else (),
        waiting_area=unit.waiting_area,
        qr_text=page or unit.complaints_url,
        qr_follows=bool(page),
        hotline=unit.hotline,
        complaints_site=unit.complaints_site,
        duplicate=duplicate,
        tamazight=paper_tamazight(unit.tamazight) if is_tamazight else {},
        template=unit.ticket,
    )


def _facts_of(service: Service, rules: TamazightRules) -> tuple[TicketFact, ...]:
    return tuple(
        TicketFact(with_tamazight(names_of(Service, one.name), f"fields/{one.name}", rules), value)
        for one in shown_at(Service, ShownAt.TICKET)
        if one.hint is Texts and (value := getattr(service, one.name))
    )
