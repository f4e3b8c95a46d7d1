"""What a verb finds when it had to wait for another process: PostgreSQL reads some rows before.

SQLite has one writer at a time, so none of this can happen there.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reception.bootstrap import Reception, open_reception
from reception.domain.errors import NoTicketHeldError
from reception.domain.ticket import Event, EventKind, TicketState, apply
from reception.storage.desk_store import SqlDeskStore
from tests.support.clocks import FakeClock
from tests.support.databases import PostgresDatabases, behind_its_back, database_of
from tests.support.locks import until_somebody_waits

pytestmark = pytest.mark.postgresql


@pytest.fixture
def database_url(postgres_databases: PostgresDatabases, tmp_path: Path) -> Iterator[str]:
    with postgres_databases.commune(tmp_path) as url:
        yield url


@pytest.fixture
def other(database_url: str, clock: FakeClock) -> Iterator[Reception]:
    """Return the reception of another station."""
    with open_reception(database_url, clock=clock) as opened:
        yield opened


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as opened:
        yield opened


def sound(reception: Reception) -> bool:
    return not [finding for finding in reception.verify() if finding.broken]


def test_a_counter_that_two_take_at_once_goes_to_the_later(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    with behind_its_back(database_url) as first, first.transaction():
        first.execute(
            "INSERT INTO counter_session (unit, clerk, counter, opened_at)"
            " VALUES ('commune', 'clerk2', 1, 0)"
        )
        taking = pool.submit(reception.desk.open_counter, 1, "clerk1")
        until_somebody_waits(database_url)
    taking.result()
    assert [one.clerk for one in reception.hall.counters()] == ["clerk1", None, None, None]


def test_a_call_from_a_counter_that_is_taken_at_that_moment_succeeds(
    reception: Reception, database_url: str, pool: ThreadPoolExecutor
) -> None:
    reception.desk.issue("birth-extract")
    with behind_its_back(database_url) as first, first.transaction():
        first.execute(
            "INSERT INTO counter_session (unit, clerk, counter, opened_at)"
            " VALUES ('commune', 'clerk2', 1, 0)"
        )
        calling = pool.submit(reception.desk.call_next, 1, "clerk1")
        until_somebody_waits(database_url)
    assert calling.result().ticket.label == "A001"
    assert sound(reception)


@pytest.mark.parametrize(
    ("meanwhile", "unserved", "state"),
    [
        (EventKind.CANCELLED, 0, TicketState.CANCELLED),
        (EventKind.CALLED, 1, TicketState.UNSERVED),
        (EventKind.STARTED, 0, TicketState.SERVING),
        (EventKind.MISSED, 0, TicketState.NO_SHOW),
    ],
)
def test_closing_the_day_finds_what_happened_while_it_waited(
    reception: Reception,
    other: Reception,
    pool: ThreadPoolExecutor,
    meanwhile: EventKind,
    *,
    unserved: int,
    state: TicketState,
) -> None:
    today = reception.desk.issue("birth-extract").ticket.service_day
    if meanwhile in {EventKind.STARTED, EventKind.MISSED}:
        reception.desk.call_next(1, "clerk1")
    with SqlDeskStore(database_of(other)).begin() as work:
        visit = work.labelled("commune", today, "A001")
        assert visit is not None
        event = Event(kind=meanwhile, at=other.clock.now(), counter=1, clerk="clerk1")
        work.record(apply(visit, event), event, other.ids.new(), 0)
        closing = pool.submit(reception.desk.close_day)
        until_somebody_waits(str(database_of(other).url))
    assert closing.result().unserved == unserved
    assert reception.hall.ticket("A001").visit.state is state
    assert sound(reception)


def test_a_ticket_that_her_other_station_ended_is_no_longer_held(
    reception: Reception, other: Reception, pool: ThreadPoolExecutor
) -> None:
    today = reception.desk.issue("birth-extract").ticket.service_day
    reception.desk.call_next(1, "clerk1")
    with SqlDeskStore(database_of(other)).begin() as work:
        visit = work.labelled("commune", today, "A001")
        assert visit is not None
        event = Event(kind=EventKind.MISSED, at=other.clock.now())
        work.record(apply(visit, event), event, other.ids.new(), 0)
        starting = pool.submit(reception.desk.start, 1, "clerk1")
        until_somebody_waits(str(database_of(other).url))
    with pytest.raises(NoTicketHeldError):
        starting.result()
    assert sound(reception)
