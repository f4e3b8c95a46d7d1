"""A ticket of the kiosk's own: what is shown and printed of it, and what nobody can know."""

from dataclasses import replace

from reception.domain.paper import TicketPaper
from reception.domain.ticket import Event, EventKind, Ticket, Visit, begin
from reception.domain.ticket_template import TicketLine
from reception.domain.unit import Unit
from reception.journal.rows import Given
from reception.ticket_paper import ticket_paper

_UNKNOWN = frozenset({TicketLine.AHEAD, TicketLine.EXPECTED_WAIT})


def visit_of(given: Given) -> Visit:
    """Return the visit that begins with the number."""
    wanted = given.wanted
    ticket = Ticket(
        id=wanted.ticket,
        unit=given.unit,
        service_day=given.service_day,
        series=given.series,
        number=given.number,
        label=given.label,
        language=wanted.language,
        issued_at=given.given_at,
    )
    return begin(
        ticket,
        Event(
            kind=EventKind.ISSUED,
            at=given.given_at,
            service=wanted.service,
            priority=wanted.priority,
        ),
    )


def paper_of(given: Given, unit: Unit) -> TicketPaper:
    """Return what the paper says: that the place is kept, and not who stands before."""
    paper = ticket_paper(
        unit,
        ticket=given.wanted.ticket,
        label=given.label,
        language=given.wanted.language,
        service=given.wanted.service,
        priority=given.wanted.priority,
        issued_at=given.given_at,
        ahead=0,
        expected_wait=None,
    )
    lines = tuple(line for line in paper.template.lines if line not in _UNKNOWN)
    return replace(paper, given_alone=True, template=replace(paper.template, lines=lines))
