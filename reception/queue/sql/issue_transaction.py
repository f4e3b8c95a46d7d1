"""Giving a number, with everything that a ticket is."""

from reception.database.acts.tickets import GIVE_TICKET
from reception.database.run import Row, Run, Value, instant, instant_or_none, moment_or_none
from reception.database.server import PaperTime
from reception.database.tickets import ALLOWED, NUMBER, ROWS
from reception.database.visits import quoted_values
from reception.domain.errors import SeriesExhaustedError, ServicePausedError
from reception.domain.paper import PAPER_GRACE
from reception.queue.model import NewTicket, RevisionChangedError


def issue_ticket(run: Run, time: PaperTime, new: NewTicket) -> int:
    """Give the next number of the series and write the ticket."""
    values: dict[str, Value] = {
        "id": str(new.id),
        "unit": new.unit,
        "service_day": new.service_day.isoformat(),
        "series": new.series.prefix,
        "series_first": new.series.first,
        "series_last": new.series.last,
        "service": new.service,
        "quota": new.quota,
        "priority": new.priority,
        "language": new.language,
        "issued_at": instant(new.issued_at),
        "appointment_at": instant_or_none(new.appointment_at),
        "own_rank": instant_or_none(new.ranked_since),
        "ranked_since": instant(new.ranked_since or new.issued_at),
        "now": time.now(),
        "operation": str(new.operation),
        "station": new.printer_station,
        "callable_from": instant(new.issued_at + PAPER_GRACE) if new.printer_station else None,
        "request": str(new.print_request) if new.print_request else None,
        "revision": new.revision,
        # A server knows itself who asks; whoever has the file is alone with it.
        "kiosk": None,
        **quoted_values(new.quoted),
    }
    return (_issue_at_once if run.is_postgresql else _issue_by_steps)(run, new, values)


def _issue_by_steps(run: Run, new: NewTicket, values: dict[str, Value]) -> int:
    numbered = run.row(NUMBER, **values)
    if numbered is None:
        _refuse_if_not(run.row(ALLOWED, **values), new)
        raise SeriesExhaustedError(new.series.prefix, new.series.last)
    number: int = numbered[0]
    for row in ROWS:
        run.change(row, **values, number=number)
    return number


def _issue_at_once(run: Run, new: NewTicket, values: dict[str, Value]) -> int:
    answer = run.row(GIVE_TICKET, **values)
    _refuse_if_not(answer and answer[:4], new)
    number: int | None = answer[4] if answer else None
    if number is None:
        raise SeriesExhaustedError(new.series.prefix, new.series.last)
    return number


def _refuse_if_not(present: Row | None, new: NewTicket) -> None:
    """Refuse a ticket that may not be given, by a row of ``ALLOWED``."""
    if present is None or not present[1]:
        raise RevisionChangedError
    if present[2]:
        raise ServicePausedError(new.service, moment_or_none(present[3]))
