"""Days of the single line as the database would have recorded them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import ORDINARY, Counter
from reception.reports.model import Window
from tests.support.arrivals import arrived
from tests.support.report_data import UNIT
from tests.support.single_line import Office, Served

OPENED = datetime(2026, 11, 25, 8, tzinfo=UTC)
SINGLE_LINE = replace(
    UNIT, counters=tuple(Counter(number=one, services=("copies",)) for one in range(1, 5))
)
_AFTER_CLOSING = timedelta(hours=1)


def after(us: int) -> datetime:
    """Return an instant so many microseconds after the doors opened."""
    return OPENED + timedelta(microseconds=us)


def windows_of(office: Office) -> list[Window]:
    """Return while somebody was at each counter: always."""
    closes = after(office.closes_us)
    return [
        Window(counter=one.number, clerk=None, opens=OPENED, closes=closes)
        for one in SINGLE_LINE.counters
    ]


def visits_of(day: Iterable[Served], office: Office, first: int = 1) -> list[Visit]:
    """Return the visitors of a day, numbered from the first one on."""
    return [_visit(number, one, office) for number, one in enumerate(day, start=first)]


def _visit(number: int, one: Served, office: Office) -> Visit:
    visit = arrived(number, after(one.came), service="copies", priority=ORDINARY)
    if one.called is None:
        over = after(office.closes_us) + _AFTER_CLOSING
        leg = replace(visit.leg, state=TicketState.UNSERVED, ended_at=over)
    else:
        called = after(one.called)
        leg = replace(
            visit.leg,
            state=TicketState.SERVED,
            calls=1,
            first_called_at=called,
            last_called_at=called,
            started_at=called,
            ended_at=called + timedelta(microseconds=one.takes),
            counter=one.counter,
        )
    return replace(visit, legs=(leg,))
