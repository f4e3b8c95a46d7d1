"""Tickets of the commune, one after the other, for tests of rules that need no database."""

from datetime import date, datetime
from uuid import UUID

from reception.domain.language import Language
from reception.domain.ticket import Event, EventKind, Ticket, Visit, begin


def arrived(
    number: int, at: datetime, *, service: str, priority: str, language: Language = Language.ARABIC
) -> Visit:
    """Return the visit of who touched then."""
    ticket = Ticket(
        id=UUID(int=number),
        unit="commune",
        service_day=date(2026, 11, 25),
        series="F",
        number=number,
        label=f"F{number:03d}",
        language=language,
        issued_at=at,
    )
    return begin(ticket, Event(kind=EventKind.ISSUED, at=at, service=service, priority=priority))
