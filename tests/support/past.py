"""Past visits written straight into a database, with an event each, as no desk would in a day."""

from collections.abc import Iterable

from reception.database.connection import Database
from reception.database.run import Run, Statement, instant
from reception.database.visits import INSERT_LEG, leg_values
from reception.domain.ticket import HELD_STATES, TicketState, Visit

_TICKET = Statement("""
    INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at)
    VALUES (:id, :unit, :day, :series, :number, :label, :language, :issued_at)
""")
_EVENT = Statement("""
    INSERT INTO event (ticket, kind, at, service, priority, operation, step, is_late)
    VALUES (:ticket, 'issued', :at, :service, :priority, :operation, 0, 1)
""")
_NAMES = (
    Statement("INSERT INTO service (unit, code) VALUES (:unit, :name) ON CONFLICT DO NOTHING"),
    Statement("""
        INSERT INTO person (unit, login, password_hash) VALUES (:unit, :name, '')
        ON CONFLICT DO NOTHING
    """),
)


def write_past(database: Database, visits: Iterable[Visit]) -> list[Visit]:
    """Write visits that can stand in a database together; return those."""
    written = []
    held: set[object] = set()
    known: set[tuple[str, str]] = set()
    with database.write() as run:
        for visit in visits:
            if not _fits(visit, held):
                continue
            _name(run, visit, known)
            _write(run, visit, str(visit.ticket.id))
            written.append(visit)
    return written


def _fits(visit: Visit, held: set[object]) -> bool:
    """Return whether nobody else has the clerk or the counter of a visit that is held."""
    taken = {
        one for leg in visit.legs if leg.state in HELD_STATES for one in (leg.clerk, leg.counter)
    }
    if taken & held or any(_ended_before(visit, number) for number in range(len(visit.legs))):
        return False
    held |= taken
    return True


def _ended_before(visit: Visit, number: int) -> bool:
    leg = visit.legs[number]
    return leg.state is TicketState.CALLED and leg.ended_at is not None


def _name(run: Run, visit: Visit, known: set[tuple[str, str]]) -> None:
    for leg in visit.legs:
        for statement, name in zip(_NAMES, (leg.service, leg.clerk), strict=True):
            if name is not None and (statement.sqlite, name) not in known:
                known.add((statement.sqlite, name))
                run.change(statement, unit=visit.ticket.unit, name=name)


def _write(run: Run, visit: Visit, operation: str) -> None:
    ticket = visit.ticket
    run.change(
        _TICKET,
        id=str(ticket.id),
        unit=ticket.unit,
        day=ticket.service_day.isoformat(),
        series=ticket.series,
        number=ticket.number,
        label=ticket.label,
        language=ticket.language,
        issued_at=instant(ticket.issued_at),
    )
    for leg in visit.legs:
        run.change(INSERT_LEG, **leg_values(visit, leg))
    run.change(
        _EVENT,
        ticket=str(ticket.id),
        at=instant(ticket.issued_at),
        service=visit.legs[0].service,
        priority=visit.legs[0].priority,
        operation=operation,
    )
