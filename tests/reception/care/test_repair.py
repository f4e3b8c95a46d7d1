"""What a station got wrong, or lied about, is corrected by adding to the log."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.app import Reception
from reception.care.repair import _missing
from reception.domain.errors import NoReasonError, NotAllowedError
from reception.domain.rights import AuditAct
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back, drop_guards

WHY = "kiosk 2 was stolen"
# Of F001, which waits; F002 is called by clerk1.
LIES = {
    "numbers burned": ("UPDATE day_counter SET last = 500 WHERE series = 'F'",),
    "a counter of numbers put back": ("UPDATE day_counter SET last = 1 WHERE series = 'F'",),
    "places taken by nobody": (
        "UPDATE day_service SET taken = taken + 7, quota = NULL WHERE service = 'signature'",
    ),
    "a line that nobody stands in": ("UPDATE day_line SET waiting = 40",),
    "a line that is counted as another one": ("UPDATE day_line SET service = 'residence'",),
    "a false end of a visit": (
        (
            "INSERT INTO event (ticket, kind, at, operation, step, is_late) SELECT id, 'closed',"
            " issued_at + 60000000, '00000000-0000-0000-0000-000000000001', 0, 1"
            " FROM ticket WHERE label = 'F001'"
        ),
    ),
    "a false end of a visit that goes on": (
        (
            "INSERT INTO event (ticket, kind, at, operation, step, is_late) SELECT id, 'closed',"
            " issued_at + 60000000, '00000000-0000-0000-0000-000000000001', 0, 1"
            " FROM ticket WHERE label = 'F002'"
        ),
    ),
    "a ticket that is never called": (
        (
            "UPDATE leg SET callable_from = waiting_since + 31536000000000"
            " WHERE ticket = (SELECT id FROM ticket WHERE label = 'F001')"
        ),
    ),
    "a visit that its events do not lead to": (
        (
            "UPDATE leg SET service = 'residence', note = 'lies'"
            " WHERE ticket = (SELECT id FROM ticket WHERE label = 'F001')"
        ),
        (
            "INSERT INTO day_service (unit, service_day, service, taken)"
            " VALUES ('commune', '2026-11-25', 'residence', 1)"
        ),
        "UPDATE day_service SET taken = taken - 1 WHERE service = 'signature'",
    ),
    "a class that waits ahead of all others": (
        "UPDATE priority_class SET head_start_us = 9000000000, rate = 99 WHERE code = 'elderly'",
    ),
    "a service that gives no more tickets": (
        "UPDATE service SET quota = 1, series_last = 2 WHERE code = 'signature'",
    ),
    "another password": ("UPDATE person SET password_hash = 'mine' WHERE login = 'clerk1'",),
    "a counter's time removed": ("DELETE FROM counter_session WHERE closed_at IS NOT NULL",),
}


@pytest.fixture
def hall(reception: Reception, clock: FakeClock) -> Reception:
    desk = reception.desk
    desk.issue("signature")
    desk.issue("signature")
    clock.advance(minutes=5)
    for clerk, counter in (("clerk2", 4), ("clerk1", 3)):
        desk.open_counter(At(counter, clerk))
    clock.advance(minutes=5)
    desk.close_counter(At(None, "clerk2"))
    desk.call_ticket(At(3, "clerk1"), "F002", reason="she asked")
    return reception


def broken(reception: Reception) -> list[str]:
    return [one.code for one in reception.verify() if one.broken]


def told(reception: Reception) -> list[str]:
    return [one.subject for one in reception.repair.done()]


def correct(reception: Reception, by: str = "admin", reason: str = WHY) -> list[str]:
    person = reception.hall.unit().person(by)
    return [one.what for one in reception.repair.repair(asking=person, reason=reason)]


@pytest.mark.both
class TestRepair:
    @pytest.mark.parametrize("lie", LIES)
    def test_a_lie_of_the_past_is_corrected_and_told(
        self, hall: Reception, database_url: str, lie: str
    ) -> None:
        events = self.events(database_url)
        with behind_its_back(database_url) as connection:
            for statement in LIES[lie]:
                assert connection.execute(statement).rowcount == 1
        is_sealed_by_the_server = "postgresql" in database_url and "UPDATE person" in LIES[lie][0]
        is_sealed_by_the_server |= "postgresql" in database_url and "DELETE" in LIES[lie][0]
        assert bool(broken(hall)) != is_sealed_by_the_server
        done = correct(hall)
        assert bool(done) != is_sealed_by_the_server
        assert broken(hall) == []
        assert len(told(hall)) == len(done)
        assert all(one.endswith(f"({WHY})") for one in told(hall))
        # Nothing is erased, and the visitors are where they were.
        assert self.events(database_url) >= events
        assert hall.hall.ticket("F001").visit.state == "waiting"
        assert hall.hall.ticket("F001").visit.leg.service == "signature"
        assert hall.hall.ticket("F002").visit.state == "called"
        assert correct(hall) == []
        hall.desk.start(At(3, "clerk1"))
        hall.desk.finish(At(3, "clerk1"))
        assert hall.desk.call_next(At(3, "clerk1")).ticket.label == "F001"
        hall.desk.issue("signature")
        assert broken(hall) == []

    @staticmethod
    def events(database_url: str) -> set[int]:
        with behind_its_back(database_url) as connection:
            return {row[0] for row in connection.execute("SELECT seq FROM event").fetchall()}

    def test_no_burned_number_is_given_again(self, hall: Reception, database_url: str) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute(LIES["numbers burned"][0])
        assert correct(hall) == ["F003 to F500 on 2026-11-25 were given to nobody"]
        assert hall.desk.issue("signature").ticket.label == "F501"

    def test_what_was_altered_behind_the_seals_stays_found(
        self, hall: Reception, database_url: str
    ) -> None:
        drop_guards(database_url)
        with behind_its_back(database_url) as connection:
            connection.execute("UPDATE event SET note = 'lies' WHERE seq = 1")
        correct(hall)
        assert "as-it-was-sealed" in broken(hall)

    def test_only_an_administrator_corrects_and_says_why(self, hall: Reception) -> None:
        with pytest.raises(NotAllowedError):
            correct(hall, by="manager")
        entries = hall.office.audit.entries(asking=None, act=AuditAct.REPAIR, refused=True)
        assert [one.who for one in entries] == ["manager"]
        with pytest.raises(NoReasonError):
            correct(hall, reason=" ")


@given(
    known=some.sets(some.integers(1, 40)).map(sorted),
    first=some.integers(1, 5),
    last=some.integers(5, 45),
)
def test_the_stretches_are_what_nobody_was_given(known: list[int], first: int, last: int) -> None:
    stretches = _missing([(one, one) for one in known], first, last)
    found = [number for start, end in stretches for number in range(start, end + 1)]
    assert found == [one for one in range(first, last + 1) if one not in known]
