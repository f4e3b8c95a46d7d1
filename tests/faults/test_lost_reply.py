"""An error at the end does not mean that nothing was done: the same operation asks again."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest

from reception.app import Reception
from reception.database.connection import Database
from reception.domain.errors import StorageFault
from reception.domain.ticket import Visit
from reception.queue.desk import Desk
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import dump

pytestmark = pytest.mark.both

ACT = UUID("019a0000-0000-7000-8000-0000000000ff")


class LosesTheReply:
    """A connection that breaks right after the database has committed."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, sql: str, *values: Any, **how: Any) -> Any:
        answer = self._connection.execute(sql, *values, **how)
        # Outside a transaction PostgreSQL commits with the statement that issues a ticket.
        if sql == "COMMIT" or "give_ticket(" in sql:
            if isinstance(self._connection, sqlite3.Connection):
                raise sqlite3.OperationalError("disk I/O error")
            raise psycopg.OperationalError("server closed the connection unexpectedly")
        return answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@contextmanager
def losing_replies() -> Iterator[None]:
    @contextmanager
    def losing(self: Database, *, patient: bool = False) -> Iterator[Any]:
        with connection_of(self, patient=patient) as connection:
            yield LosesTheReply(connection)

    connection_of = Database._connection
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "_connection", losing)
        yield


VERBS: dict[str, Callable[[Desk], Visit]] = {
    "issue": lambda desk: desk.issue("signature", printer_station="kiosk-1", operation=ACT),
    "call": lambda desk: desk.call_next(At(1, "clerk1"), operation=ACT),
    "call and finish": lambda desk: desk.call_next(At(2, "clerk2"), finish=True, operation=ACT),
    "recall": lambda desk: desk.recall(At(4, "clerk3"), operation=ACT),
    "start": lambda desk: desk.start(At(4, "clerk3"), operation=ACT),
    "finish": lambda desk: desk.finish(At(2, "clerk2"), operation=ACT),
    "no-show": lambda desk: desk.no_show(At(4, "clerk3"), operation=ACT),
    "cancel": lambda desk: desk.cancel("A002", operation=ACT),
    "call a number": lambda desk: desk.call_ticket(
        At(1, "clerk1"), "A003", reason="medical", operation=ACT
    ),
    "put back": lambda desk: desk.put_back(At(4, "clerk3"), operation=ACT),
    "park": lambda desk: desk.park(At(2, "clerk2"), operation=ACT),
    "park for anyone": lambda desk: desk.park(At(4, "clerk3"), anyone=True, operation=ACT),
    "resume": lambda desk: desk.resume(At(None, "clerk2"), "R001", operation=ACT),
    "readmit": lambda desk: desk.readmit(At(None, "clerk2"), "R002", operation=ACT),
    "follow": lambda desk: desk.follow(At(2, "clerk2"), "residence", operation=ACT),
    "to a service": lambda desk: desk.transfer(
        At(2, "clerk2"), to_service="residence", outcome="served", operation=ACT
    ),
    "to a counter": lambda desk: desk.transfer(At(4, "clerk3"), to_counter=1, operation=ACT),
    "to a person": lambda desk: desk.transfer(At(2, "clerk2"), to_clerk="clerk1", operation=ACT),
    "undo": lambda desk: desk.undo(At(4, "clerk3"), operation=ACT),
}


class TestLostReply:
    @pytest.fixture(autouse=True)
    def busy_hall(self, reception: Reception, clock: FakeClock) -> None:
        """A001 is served at counter 2, L001 called to counter 4; A002 and A003 wait.

        R001 is parked, and R002 did not come.
        """
        desk = reception.desk
        for _ in range(2):
            desk.issue("residence")
        desk.call_next(At(3, "clerk1"))
        desk.park(At(3, "clerk1"), anyone=True)
        desk.call_next(At(3, "clerk1"))
        desk.no_show(At(3, "clerk1"))
        for service in ("birth-extract", "birth-extract", "birth-extract", "planning"):
            desk.issue(service)
            clock.advance(seconds=20)
        desk.call_next(At(2, "clerk2"))
        desk.start(At(2, "clerk2"))
        desk.call_next(At(4, "clerk3"))

    @pytest.mark.one_case(2)
    @pytest.mark.parametrize("verb", VERBS)
    def test_the_same_operation_finds_what_was_done(
        self, reception: Reception, database_url: str, clock: FakeClock, verb: str
    ) -> None:
        before = dump(database_url)
        with losing_replies(), pytest.raises(StorageFault):
            VERBS[verb](reception.desk)
        done = dump(database_url)
        assert done != before
        clock.advance(seconds=3)
        answer = VERBS[verb](reception.desk)
        assert dump(database_url) == done
        assert reception.hall.ticket(answer.ticket.label).visit == answer
        assert not [one for one in reception.verify() if one.broken]

    def test_the_next_visitor_has_the_next_number(self, reception: Reception) -> None:
        with losing_replies(), pytest.raises(StorageFault):
            VERBS["issue"](reception.desk)
        assert VERBS["issue"](reception.desk).ticket.label == "F001"
        assert reception.desk.issue("signature").ticket.label == "F002"

    def test_a_rating_is_counted_once(self, reception: Reception) -> None:
        def rate() -> None:
            reception.ratings.rate(5, label="A001", station="kiosk-1", operation=ACT)

        with losing_replies(), pytest.raises(StorageFault):
            rate()
        rate()
        assert reception.ratings.summary().total.rated == 1

    def test_a_service_is_paused_once(self, reception: Reception, database_url: str) -> None:
        with losing_replies(), pytest.raises(StorageFault):
            reception.desk.pause_service("signature", "manager")
        done = dump(database_url)
        reception.desk.pause_service("signature", "manager")
        assert dump(database_url) == done
