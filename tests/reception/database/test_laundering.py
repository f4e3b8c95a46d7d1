"""The past cannot be laundered: what another program does is found, and stays found."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date

import psycopg
import pytest

from reception.app import Reception
from reception.care.chains import check_chains
from reception.database.connection import Database
from reception.database.run import Run, Statement
from reception.database.seals import EVENT, seal_rows
from reception.database.upgrade import prepare_database
from reception.domain.care_errors import SealsLostError
from reception.queue.model import At
from tests.reception.database.mutations import tampered
from tests.reception.database.test_seals import salted
from tests.support.clocks import FakeClock
from tests.support.databases import (
    behind_its_back,
    database_of,
    drop_guards,
    quick_office,
    quick_sign_in,
)
from tests.support.sign_in import let_in

pytestmark = pytest.mark.both

DAY = date(2026, 11, 25)
NOW = FakeClock().at
# A visitor who waits is made one who left five seconds after her number was given.
LEAVING = """
    INSERT INTO event (ticket, kind, at, operation, step, is_late)
    SELECT id, 'cancelled', issued_at + 5000000, '00000000-0000-0000-0000-000000000001', 0, {says}
    FROM ticket WHERE label = 'F001'
"""
BACK_DATED = (
    LEAVING.format(says=1),
    """
    UPDATE leg SET state = 'cancelled', outcome = 'cancelled', ended_at = waiting_since + 5000000
    WHERE ticket = (SELECT id FROM ticket WHERE label = 'F001')
    """,
    "UPDATE day_service SET taken = taken - 1 WHERE service = 'signature'",
)
# What takes it away, and puts it back where something else hangs on it.
GUARD = {
    sqlite3.Connection: ("DROP TRIGGER event_in_order", "SELECT 1"),
    psycopg.Connection: (
        "ALTER TABLE event DISABLE TRIGGER event_sealed",
        "ALTER TABLE event ENABLE TRIGGER event_sealed",
    ),
}
FORGED_LINE = """
    INSERT INTO audit (unit, at, who, act, subject, refused)
    VALUES ('commune', 1, 'admin', 'describe the unit', '', 0)
"""
# What was done to sessions, breaks, pauses, ratings, passwords and second factors.
STATES = {
    "another password": "UPDATE person SET password_hash = 'mine' WHERE login = 'admin'",
    "a person who never was": (
        "INSERT INTO person (unit, login, password_hash) VALUES ('commune', 'ghost', 'mine')"
    ),
    "a password that need not be changed": "UPDATE credential SET must_change = 0",
    "a second factor put in": (
        "UPDATE credential SET factor_secret = 'mine', factor_since = 1 WHERE login = 'clerk2'"
    ),
    "what is known of a person removed": "DELETE FROM credential WHERE login = 'clerk2'",
    "a session begun": (
        "INSERT INTO sign_in_session (id, unit, login, app, station, token_hash, service_day,"
        " opened_at, seen_at, wrong_pins) VALUES ('1', 'commune', 'admin', 'console', 'office',"
        " 'mine', '2026-11-25', 1, 1, 0)"
    ),
    "a session of somebody else": "UPDATE sign_in_session SET login = 'admin'",
    "a session removed": "DELETE FROM sign_in_session",
    "a counter given to another clerk": (
        "UPDATE counter_session SET clerk = 'manager' WHERE clerk = 'clerk1'"
    ),
    "a counter opened earlier": "UPDATE counter_session SET opened_at = opened_at - 1",
    "a counter's time removed": "DELETE FROM counter_session WHERE clerk = 'clerk1'",
    "a break made shorter": "UPDATE clerk_break SET began_at = began_at + 1",
    "a pause of a service removed": "DELETE FROM service_pause",
    "a rating made better": "UPDATE rating SET score = 5",
    "a rating stuffed": (
        "INSERT INTO rating (operation, unit, service_day, at, score, station)"
        " VALUES ('mine', 'commune', '2026-11-25', 1, 5, 'kiosk-1')"
    ),
    "the last seal of a rating removed": (
        "DELETE FROM seal WHERE kind = 'rating';"
        " UPDATE chain SET length = length - 1 WHERE label = 'office'"
    ),
    "a salt removed": "UPDATE seal SET salt = NULL WHERE kind = 'person'",
}

# Whose names, or whose visits, were to be forgotten; years before they are due.
FORGED_RUN = """
    INSERT INTO retention_run (unit, made_by, began_at, ended_at, people_before, tickets_before,
        people_days, ticket_days, tickets, sessions, left_open)
    VALUES ('commune', 'nobody', 1, 1, '2099-01-01', '2099-01-01', 1, 1, 1, 1, 0)
"""
FORGED_RUNS = {
    "who served": (
        "UPDATE seal SET salt = NULL WHERE kind = 'event'",
        "UPDATE event SET clerk = '~' WHERE clerk IS NOT NULL",
    ),
    "what happened": (
        "UPDATE chain SET base = seal, base_length = length WHERE label <> 'office'",
        "DELETE FROM seal WHERE kind = 'event'",
        "UPDATE event SET at = at + 1 WHERE kind = 'finished'",
    ),
}


@pytest.fixture
def hall(reception: Reception, clock: FakeClock) -> Reception:
    """Let a visitor wait, another one rate, and people come in, pause and be given passwords."""
    desk = reception.desk
    desk.issue("signature")
    clock.advance(minutes=10)
    desk.issue("residence")
    desk.open_counter(At(3, "clerk1"))
    desk.open_counter(At(4, "clerk2"))
    desk.call_ticket(At(4, "clerk2"), "R001", reason="she asked")
    desk.start(At(4, "clerk2"))
    desk.finish(At(4, "clerk2"))
    desk.take_break(At(4, "clerk2"), "prayer")
    desk.pause_service("planning", "manager")
    let_in(quick_sign_in(reception))
    quick_office(reception).renew_password("clerk2", asking=None)
    reception.ratings.rate(4, label="R001", station="kiosk-1")
    assert broken(reception) == []
    return reception


def broken(reception: Reception) -> list[str]:
    return [one.code for one in reception.verify() if one.broken]


def noted(reception: Reception) -> list[str]:
    return [one.code for one in reception.verify() if one.noted]


class TestInAnotherProgram:
    def test_a_back_dated_event_that_does_not_say_so_is_refused(
        self, hall: Reception, database_url: str
    ) -> None:
        with behind_its_back(database_url) as connection:
            with pytest.raises((sqlite3.Error, psycopg.Error), match="an earlier time says so"):
                connection.execute(LEAVING.format(says="NULL"))
            # What another program writes of the present is none of it.
            connection.execute(LEAVING.format(says="NULL").replace("+ 5000000", "+ 600000000"))
        assert noted(hall) == []

    def test_without_the_guard_it_is_found(self, hall: Reception, database_url: str) -> None:
        with behind_its_back(database_url) as connection:
            off, on = GUARD[connection.__class__]
            for statement in (off, LEAVING.format(says="NULL"), on):
                connection.execute(statement)
        hall.desk.issue("signature")
        assert "everything-sealed" in broken(hall)
        # Once it is sealed, with an author and a reason, it is told ever after.
        admin = hall.hall.unit().person("admin")
        done = hall.repair.repair(asking=admin, reason="a joke")
        assert "received-in-order" in {one.code for one in done}
        assert (broken(hall), noted(hall)) == ([], ["received-in-order"])

    def test_a_back_dated_event_stays_found_after_the_next_ticket(
        self, hall: Reception, database_url: str
    ) -> None:
        with behind_its_back(database_url) as connection:
            for statement in BACK_DATED:
                assert connection.execute(statement).rowcount == 1
        for _ in range(2):
            if "postgresql" in database_url:
                # A server seals it where it was received, and so its time is seen to be untrue.
                assert (broken(hall), noted(hall)) == ([], ["received-in-order"])
            else:
                assert broken(hall) == ["everything-sealed"]
            hall.desk.issue("signature")

    def test_a_forged_line_of_the_audit_log_stays_found_after_the_next_act(
        self, hall: Reception, database_url: str
    ) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute(FORGED_LINE)
        quick_office(hall).renew_password("clerk1", asking=None)
        left = [] if "postgresql" in database_url else ["everything-sealed"]
        assert broken(hall) == left

    def test_setting_up_again_seals_nothing_anew(self, hall: Reception, database_url: str) -> None:
        hall.close()
        drop_guards(database_url)
        with behind_its_back(database_url) as connection:
            connection.execute("UPDATE event SET clerk = 'clerk2' WHERE clerk = 'clerk1'")
            connection.execute("DELETE FROM seal")
            connection.execute("DELETE FROM chain")
        with pytest.raises(SealsLostError, match="nothing is sealed anew"):
            prepare_database(database_url)
        with behind_its_back(database_url) as connection:
            assert connection.execute("SELECT count(*) FROM seal").fetchone()[0] == 0

    @pytest.mark.parametrize("what", STATES)
    def test_a_changed_state_is_found(self, hall: Reception, what: str) -> None:
        with tampered(database_of(hall)) as run:
            for statement in STATES[what].split(";"):
                assert run.change(Statement(statement)) > 0, statement
            assert "state-as-sealed" in found_in(run)
        assert broken(hall) == []

    @pytest.mark.parametrize("what", FORGED_RUNS)
    def test_a_run_of_retention_that_nobody_made_excuses_nothing(
        self, hall: Reception, what: str
    ) -> None:
        with tampered(database_of(hall)) as run:
            for statement in (FORGED_RUN, *FORGED_RUNS[what]):
                assert run.change(Statement(statement)) > 0, statement
            if "base" in FORGED_RUNS[what][0]:
                # Resealed from there on, as the days of a real run are.
                every = f"SELECT {EVENT.columns} FROM event {EVENT.joined} ORDER BY seq"  # noqa: S608 - our own names
                seal_rows(run, EVENT, salted(run, every))
            assert {"as-it-was-sealed", "chain-is-whole"} & {*found_in(run)}


def found_in(run: Run) -> Iterator[str]:
    return (one.code for one in check_chains(run, NOW) if one.broken)


class TestHonestly:
    def test_a_clock_that_is_set_back_stops_nobody_and_is_told(
        self, hall: Reception, clock: FakeClock
    ) -> None:
        clock.advance(hours=-2)
        label = hall.desk.issue("signature").ticket.label
        hall.desk.cancel(label)
        assert broken(hall) == []
        assert noted(hall) == ["received-in-order"]
        with database_of(hall).read() as run:
            asked = "SELECT kind FROM event WHERE is_late = 1 ORDER BY seq"
            assert run.rows(Statement(asked)) == [("issued",), ("cancelled",)]

    def test_how_a_row_stood_before_can_be_tried_out_no_more(
        self, hall: Reception, database_url: str
    ) -> None:
        for _ in range(3):
            quick_office(hall).renew_password("clerk2", asking=None)
        with behind_its_back(database_url) as connection:
            ((seals, salts),) = connection.execute(
                "SELECT count(*), count(salt) FROM seal WHERE kind = 'person' AND key = 'clerk2'"
            ).fetchall()
        assert (seals > 3, salts) == (True, 1)

    def test_a_ticket_writes_no_state(self, hall: Reception, database_url: str) -> None:
        def states() -> int:
            with behind_its_back(database_url) as connection:
                row = connection.execute("SELECT count(*) FROM seal WHERE key IS NOT NULL")
                return int(row.fetchone()[0])

        before = states()
        hall.desk.issue("signature")
        assert states() == before

    def test_an_act_that_fails_leaves_nothing_to_seal_to_the_next_one(
        self, hall: Reception, database_url: str
    ) -> None:
        with closing(Database(database_url)) as database:
            with suppress(ZeroDivisionError), database.write() as run:
                run.change(Statement("UPDATE person SET password_hash = 'mine'"))
                raise ZeroDivisionError
            with database.write():
                pass
        assert broken(hall) == []
