"""What a ticket's paper says, from the unit's description and the facts of the ticket."""

from datetime import datetime
from uuid import UUID

from reception.domain.estimate import ExpectedWait
from reception.domain.fields import ShownAt, shown_at
from reception.domain.language import Language, Texts
from reception.domain.paper import TicketFact, TicketPaper
from reception.domain.unit import ORDINARY, Service, Unit
from reception.unit.names import names_of
from reception.zone import unit_zone


def ticket_paper(
    unit: Unit,
    *,
    ticket: UUID,
    label: str,
    language: Language,
    service: str,
    issued_at: datetime,
    ahead: int,
    expected_wait: ExpectedWait | None,
    priority: str = ORDINARY,
    duplicate: bool = False,
) -> TicketPaper:
    """Return the paper of a ticket, as the unit's template wants it.

    A service or a house rule that the unit no longer knows costs the paper its lines, no more.
    """
    offered = next((one for one in unit.services if one.code == service), None)
    house_rule = next((one for one in unit.priorities if one.code == priority), None)
    page = unit.ticket_page_url
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
        facts=_facts_of(offered) if offered else (),
        waiting_area=unit.waiting_area,
        qr_text=f"{page.rstrip('/')}/{ticket}" if page else unit.complaints_url,
        qr_follows=bool(page),
        hotline=unit.hotline,
        complaints_site=unit.complaints_site,
        duplicate=duplicate,
        template=unit.ticket,
    )


def _facts_of(service: Service) -> tuple[TicketFact, ...]:
    return tuple(
        TicketFact(names_of(Service, one.name), value)
        for one in shown_at(Service, ShownAt.TICKET)
        if one.hint is Texts and (value := getattr(service, one.name))
    )
