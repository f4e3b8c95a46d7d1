"""Writing visits that are over, many at once, with everything that led to them."""

from collections.abc import Sequence

from reception.ports.history import PastVisit
from reception.storage import schema
from reception.storage.chain.sealing import seal_new
from reception.storage.engine import Run, Value
from reception.storage.statement import Statement, row_of
from reception.storage.values import instant, instant_or_none
from reception.storage.visit_steps import INSERT_EVENT, INSERT_LEG, event_values, leg_values

_INSERT_TICKET = Statement(row_of(schema.ticket))
# More than there are: whatever has no seal gets one.
_ALL = 2**32


def write_visits(run: Run, visits: Sequence[PastVisit]) -> None:
    """Write these visits; none of them may be there."""
    run.change_many(_INSERT_TICKET, [_ticket_values(one) for one in visits])
    run.change_many(
        INSERT_LEG, [leg_values(one.visit, leg) for one in visits for leg in one.visit.legs]
    )
    run.change_many(
        INSERT_EVENT,
        [
            event_values(one.visit, event, one.operation, step)
            for one in visits
            for step, event in enumerate(one.events)
        ],
    )
    seal_new(run, wrote=_ALL)


def _ticket_values(past: PastVisit) -> dict[str, Value]:
    ticket = past.visit.ticket
    return {
        "id": str(ticket.id),
        "unit": ticket.unit,
        "service_day": ticket.service_day.isoformat(),
        "series": ticket.series,
        "number": ticket.number,
        "label": ticket.label,
        "language": ticket.language,
        "issued_at": instant(ticket.issued_at),
        "appointment_at": instant_or_none(ticket.appointment_at),
    }
