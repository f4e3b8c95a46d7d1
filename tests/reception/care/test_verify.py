"""Rows are altered behind Nouba's back, with every constraint and trigger removed before."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reception.app import Reception, open_reception
from reception.care import verify as checks
from reception.database.connection import Database
from reception.database.run import Row, Run, Statement, Value
from reception.queue.model import At
from tests.reception.database.mutations import tampered
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, behind_its_back, database_of, drop_guards, set_up
from tests.support.every_case import every_case
from tests.support.stations import LoneStation

# What is done to F001 (served), F002 (called), F003 (waiting), F004 (cancelled), F005 (given
# back), and who tells.
MUTATIONS: dict[str, tuple[str, str]] = {
    "a number given twice": ("UPDATE ticket SET number = 2 WHERE label = 'F003'", "number-once"),
    "a ticket in the middle removed": (
        "DELETE FROM ticket WHERE label = 'F002'",
        "numbers-without-gap",
    ),
    "a ticket removed without a trace but its events": (
        "DELETE FROM ticket WHERE label = 'F001'; DELETE FROM leg WHERE ticket = {F001}",
        "state-is-fold",
    ),
    "the last ticket removed with all traces": (
        (
            "DELETE FROM ticket WHERE label = 'F004'; DELETE FROM leg WHERE ticket = {F004};"
            " DELETE FROM event WHERE ticket = {F004}"
        ),
        "numbers-without-gap",
    ),
    "the first ticket removed with all traces": (
        (
            "DELETE FROM ticket WHERE label = 'F001'; DELETE FROM leg WHERE ticket = {F001};"
            " DELETE FROM event WHERE ticket = {F001}"
        ),
        "numbers-without-gap",
    ),
    "a number that is void given again": (
        "UPDATE ticket SET series = 'A', number = 1, label = 'A001' WHERE label = 'F003'",
        "void-number-has-no-ticket",
    ),
    "the reason of a gap forgotten": ("DELETE FROM void_number", "numbers-without-gap"),
    "a ticket taken in without a trace": (
        "DELETE FROM event WHERE kind = 'taken_in'",
        "taken-in-once",
    ),
    "a ticket that waits for its paper for ever": (
        "UPDATE leg SET callable_from = waiting_since + 91000000 WHERE ticket = {F003}",
        "called-before-its-paper",
    ),
    "an announced wait turned round": (
        (
            "UPDATE leg SET quoted_low_us = quoted_high_us + 1 WHERE ticket = {F002};"
            " UPDATE event SET quoted_low_us = quoted_high_us + 1 WHERE ticket = {F002} AND seq < 9"
        ),
        "quote-is-a-range",
    ),
    "an announced wait shortened afterwards": (
        "UPDATE leg SET quoted_high_us = quoted_high_us - 60000000 WHERE ticket = {F003}",
        "state-is-fold",
    ),
    "the counter of numbers put back": ("UPDATE day_counter SET last = 2", "number-was-given"),
    "the counter of numbers removed": ("DELETE FROM day_counter", "number-was-given"),
    "the counter of numbers put on": ("UPDATE day_counter SET last = 9", "numbers-without-gap"),
    "a true end struck by nobody": (
        (
            "INSERT INTO event (seq, ticket, kind, at, outcome, operation, step)"
            " VALUES (99, {F004}, 'struck', 0, '1', '00000000-0000-0000-0000-000000000000', 0)"
        ),
        "struck-by-a-repair",
    ),
    "an earlier description brought back": (
        "UPDATE unit SET revision = revision - 1",
        "described-by-the-last",
    ),
    "a class that waits ahead of all others": (
        "UPDATE priority_class SET head_start_us = head_start_us + 1 WHERE code = 'elderly'",
        "rows-as-described",
    ),
    "a class whose waiting counts more": (
        "UPDATE priority_class SET rate = 100 WHERE code = 'ordinary'",
        "rows-as-described",
    ),
    "a class that nobody described": (
        "INSERT INTO priority_class VALUES ('commune', 'mine', 1, 1)",
        "rows-as-described",
    ),
    "a class removed": ("DELETE FROM priority_class WHERE code = 'elderly'", "rows-as-described"),
    "a service that gives fewer tickets": (
        "UPDATE service SET quota = 1 WHERE code = 'signature'",
        "rows-as-described",
    ),
    "a service that numbers otherwise": (
        "UPDATE service SET series_first = 500 WHERE code = 'signature'",
        "rows-as-described",
    ),
    "a service retired by nobody": (
        "UPDATE service SET series = NULL WHERE code = 'planning'",
        "rows-as-described",
    ),
    "a service that nobody described": (
        "INSERT INTO service (unit, code, series) VALUES ('commune', 'mine', 'Z')",
        "rows-as-described",
    ),
    "a rating made better": ("UPDATE rating SET score = 5", "state-as-sealed"),
    "a label changed": ("UPDATE ticket SET label = 'F099' WHERE number = 3", "label-is-number"),
    "a leg removed": ("DELETE FROM leg WHERE ticket = {F003}", "one-open-leg"),
    "a leg put in between": ("UPDATE leg SET leg = 2 WHERE ticket = {F003}", "one-open-leg"),
    "a leg of another day": (
        "UPDATE leg SET service_day = '2026-11-24' WHERE ticket = {F003}",
        "leg-of-its-day",
    ),
    "a visitor who waited sent away as one who gave her number back": (
        "UPDATE leg SET ended_at = ended_at + 421000000 WHERE ticket = {F005}",
        "given-back-at-once",
    ),
    "a number given back by a clerk": (
        "UPDATE event SET clerk = 'clerk3' WHERE ticket = {F005} AND kind = 'given_back'",
        "given-back-at-once",
    ),
    "a number given back that was called": (
        "UPDATE event SET ticket = {F005} WHERE ticket = {F002} AND kind = 'called'",
        "given-back-at-once",
    ),
    "a number given back by whoever had it in hand": (
        "UPDATE leg SET calls = 1, clerk = 'clerk3' WHERE ticket = {F005}",
        "given-back-at-once",
    ),
    "a second ticket for a clerk": (
        (
            "UPDATE leg SET state = 'called', clerk = 'clerk1', counter = 3, calls = 1"
            " WHERE ticket = {F003}"
        ),
        "one-ticket-a-clerk",
    ),
    "a second visitor at a counter": (
        (
            "UPDATE leg SET state = 'called', clerk = 'clerk2', counter = 3, calls = 1"
            " WHERE ticket = {F003}"
        ),
        "one-visitor-a-counter",
    ),
    "a clerk who holds a ticket and has left": (
        "UPDATE counter_session SET closed_at = 1 WHERE closed_at IS NULL",
        "held-at-her-counter",
    ),
    "a ticket called twice": (
        (
            "INSERT INTO event (seq, ticket, kind, at, counter, clerk, operation, step)"
            " VALUES (99, {F002}, 'called', 0, 4, 'clerk2',"
            " '00000000-0000-0000-0000-000000000000', 0)"
        ),
        "state-is-fold",
    ),
    "a ticket called to two counters": (
        (
            "INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state,"
            " waiting_since, ranked_since, calls, counter, clerk)"
            " SELECT ticket, 2, unit, service_day, language, service, priority, state,"
            " waiting_since, ranked_since, calls, 4, 'clerk2' FROM leg WHERE ticket = {F002}"
        ),
        "called-once",
    ),
    "a leg that goes on nowhere": (
        "UPDATE leg SET state = 'continued' WHERE ticket = {F001}",
        "goes-on-in-the-next",
    ),
    "a leg of another language": (
        "UPDATE leg SET language = 'en' WHERE ticket = {F003}",
        "leg-of-its-day",
    ),
    "a break at another counter": ("UPDATE clerk_break SET counter = 3", "break-at-her-counter"),
    "two people at a counter": (
        (
            "INSERT INTO counter_session (id, unit, clerk, counter, opened_at)"
            " VALUES (99, 'commune', 'clerk3', 3, 0)"
        ),
        "one-clerk-a-counter",
    ),
    "a person at two counters": (
        (
            "INSERT INTO counter_session (id, unit, clerk, counter, opened_at)"
            " VALUES (99, 'commune', 'clerk1', 4, 0)"
        ),
        "one-clerk-a-counter",
    ),
    "a paper without a ticket": ("UPDATE print_job SET ticket = 'nobody'", "print-has-ticket"),
    "a place written off": ("UPDATE day_service SET taken = taken - 1", "places-are-tickets"),
    "one more who is said to wait": (
        "UPDATE day_line SET waiting = waiting + 1 WHERE service = 'signature'",
        "lines-are-counted",
    ),
    "a first one who is said to wait longer": (
        "UPDATE day_line SET oldest = oldest - 1 WHERE service = 'signature'",
        "lines-are-counted",
    ),
    "the line of a day removed": ("DELETE FROM day_line", "lines-are-counted"),
    "the line of another service": (
        "UPDATE day_line SET service = 'planning' WHERE service = 'signature'",
        "lines-are-counted",
    ),
    "the places of a day removed": ("DELETE FROM day_service", "places-are-tickets"),
    "places of a service that gave no ticket": (
        "UPDATE day_service SET service = 'planning'",
        "places-are-tickets",
    ),
    "more places than the service has": (
        "UPDATE day_service SET quota = taken - 1",
        "within-quota",
    ),
    "a service paused twice": (
        (
            "INSERT INTO service_pause (id, unit, service, paused_at, paused_by)"
            " SELECT 99, unit, service, 0, 'admin' FROM service_pause WHERE resumed_at IS NULL"
        ),
        "paused-once",
    ),
    "a service resumed by nobody": (
        "UPDATE service_pause SET resumed_at = 1",
        "resumed-by-somebody",
    ),
    "a ticket rated twice": (
        (
            "INSERT INTO rating (operation, unit, service_day, at, score, ticket, service, station)"
            " SELECT 'other', unit, service_day, at, score, ticket, service, station FROM rating"
        ),
        "rated-once",
    ),
    "a touch counted twice": (
        (
            "INSERT INTO rating (operation, unit, service_day, at, score, station)"
            " SELECT operation, unit, service_day, at, score, station FROM rating"
        ),
        "rated-once",
    ),
    "a rating of a ticket that has vanished": (
        "UPDATE rating SET ticket = 'nobody'",
        "rating-of-a-called-ticket",
    ),
    "a rating of a ticket that was not called": (
        "UPDATE rating SET ticket = {F003}",
        "rating-of-a-called-ticket",
    ),
    "a rating of another service": (
        "UPDATE rating SET service = 'planning'",
        "rating-of-a-called-ticket",
    ),
    "a rating of another day": (
        "UPDATE rating SET service_day = '2026-11-24'",
        "rating-of-a-called-ticket",
    ),
    "a score that no face has": ("UPDATE rating SET score = 6", "score-is-a-face"),
    "a rating that hides its service": ("UPDATE rating SET service = NULL", "score-is-a-face"),
    "a state changed": ("UPDATE leg SET state = 'no_show' WHERE ticket = {F001}", "state-is-fold"),
    "a state that does not exist": (
        "UPDATE leg SET state = 'vanished' WHERE ticket = {F001}",
        "state-is-fold",
    ),
    "an instant changed": (
        "UPDATE leg SET waiting_since = waiting_since - 1 WHERE ticket = {F001}",
        "state-is-fold",
    ),
    "an instant out of all time": (
        "UPDATE leg SET ended_at = 9000000000000000000 WHERE ticket = {F001}",
        "state-is-fold",
    ),
    "an outcome changed": (
        "UPDATE leg SET outcome = 'referred' WHERE ticket = {F001}",
        "state-is-fold",
    ),
    "a clerk changed": ("UPDATE leg SET clerk = 'clerk3' WHERE ticket = {F001}", "state-is-fold"),
    "a service changed": (
        "UPDATE leg SET service = 'residence' WHERE ticket = {F003}",
        "state-is-fold",
    ),
    "an event changed": (
        "UPDATE event SET at = at + 1 WHERE ticket = {F001} AND kind = 'started'",
        "state-is-fold",
    ),
    "an event that cannot be": (
        "UPDATE event SET kind = 'vanished' WHERE ticket = {F001} AND kind = 'started'",
        "state-is-fold",
    ),
    "an event removed": (
        "DELETE FROM event WHERE ticket = {F001} AND kind = 'called'",
        "state-is-fold",
    ),
    "a door left open": ("INSERT INTO forgetting (run) VALUES (1)", "nothing-half-forgotten"),
    "every event of a ticket removed": ("DELETE FROM event WHERE ticket = {F003}", "state-is-fold"),
    "a hand that did it changed": (
        (
            "UPDATE event SET clerk = 'clerk3' WHERE ticket = {F001};"
            " UPDATE leg SET clerk = 'clerk3' WHERE ticket = {F001}"
        ),
        "as-it-was-sealed",
    ),
    "a line of the audit log changed": (
        "UPDATE audit SET who = 'clerk3' WHERE id = 1",
        "as-it-was-sealed",
    ),
    "a revision's author changed": (
        "UPDATE unit_revision SET made_by = 'clerk3'",
        "as-it-was-sealed",
    ),
    "the last event removed with its seal": (
        (
            "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event);"
            " DELETE FROM seal WHERE kind = 'event'"
            " AND ref = (SELECT max(ref) FROM seal WHERE kind = 'event')"
        ),
        "chain-is-whole",
    ),
    "a chain removed": (
        (
            "DELETE FROM seal WHERE chain = (SELECT id FROM chain WHERE label = 'office');"
            " DELETE FROM chain WHERE label = 'office'"
        ),
        "chain-is-whole",
    ),
    "an event that nobody sealed": (
        (
            "INSERT INTO event (seq, ticket, kind, at, note, operation, step) VALUES (99, {F003},"
            " 'noted', 0, 'x', '00000000-0000-0000-0000-000000000000', 0)"
        ),
        "everything-sealed",
    ),
    "an event added": (
        (
            "INSERT INTO event (seq, ticket, kind, at, operation, step) VALUES (99, {F003},"
            " 'cancelled', 0, '00000000-0000-0000-0000-000000000000', 0)"
        ),
        "state-is-fold",
    ),
}


class TestCheck:
    @pytest.fixture(autouse=True)
    def four_visitors(self, reception: Reception, clock: FakeClock) -> None:
        desk = reception.desk
        desk.open_counter(At(3, "clerk1"))
        for _ in range(4):
            desk.issue("signature", printer_station="kiosk-1")
            clock.advance(seconds=10)
        clock.advance(minutes=1)
        desk.call_next(At(3, "clerk1"))
        desk.start(At(3, "clerk1"))
        clock.advance(minutes=3)
        desk.call_next(At(3, "clerk1"), finish=True)
        desk.cancel("F004")
        desk.give_back(desk.issue("signature").ticket)
        desk.pause_service("planning", "manager")
        desk.open_counter(At(4, "clerk2"))
        desk.take_break(At(None, "clerk2"), "prayer")
        reception.ratings.rate(4, label="F001", station="kiosk-1")
        touch, ticket = reception.ids.new(), reception.ids.new()
        desk.issue("birth-extract", operation=touch, ticket_id=ticket)
        alone = LoneStation(reception)
        alone.give("birth-extract", touch=touch, ticket=ticket)
        alone.hand_over()

    def broken(self, reception: Reception) -> dict[str, tuple[str, ...]]:
        return {one.code: one.examples for one in reception.verify() if one.broken}

    def test_a_sound_database_is_looked_at_and_found_sound(self, reception: Reception) -> None:
        findings = reception.verify()
        assert not self.broken(reception)
        assert all(one.checked for one in findings)
        assert len({one.code for one in findings}) == len(findings)

    def test_removing_the_guards_alone_breaks_nothing(
        self, reception: Reception, database_url: str
    ) -> None:
        drop_guards(database_url)
        assert not self.broken(reception)

    @pytest.fixture
    def unguarded(self, reception: Reception, database_url: str) -> Database:
        drop_guards(database_url)
        return database_of(reception)

    @every_case("mutation", MUTATIONS)
    def test_what_was_altered_is_found(self, unguarded: Database, mutation: str) -> None:
        sql, code = MUTATIONS[mutation]
        with tampered(unguarded) as run:
            ids = run.rows(Statement("SELECT label, id FROM ticket"))
            named = sql.format_map({label: f"'{one}'" for label, one in ids})
            assert all(run.change(Statement(one)) for one in named.split(";"))
            found = [one.code for one in checks.check_in(run, FakeClock().at) if one.broken]
        assert code in found

    def test_every_finding_is_proved_to_find(self, reception: Reception) -> None:
        # An order that a clock may explain is told, and breaks nothing; of the file itself
        # tests/nouba/test_damaged_database.py tells.
        proved = {code for _, code in MUTATIONS.values()} | {"received-in-order"}
        found = {one.code for one in reception.verify()}
        assert proved == found - {checks.FILE_IS_WHOLE}

    def test_examples_name_the_ticket_and_are_few(
        self, reception: Reception, database_url: str
    ) -> None:
        for _ in range(8):
            reception.desk.issue("residence")
        drop_guards(database_url)
        with behind_its_back(database_url) as connection:
            connection.execute("UPDATE leg SET service = 'planning' WHERE service = 'residence'")
        finding = next(one for one in reception.verify() if one.code == "state-is-fold")
        assert finding.broken == 8
        assert len(finding.examples) == 5
        assert "R001 on 2026-11-25" in finding.examples

    def test_what_is_issued_while_it_checks_is_no_finding(
        self,
        reception: Reception,
        database_url: str,
        clock: FakeClock,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def issue_then_stream(run: Run, statement: Statement, **values: Value) -> Iterator[Row]:
            if statement is checks._ALL[1]:
                with open_reception(database_url, clock=clock) as other:
                    other.desk.issue("signature")
            return stream(run, statement, **values)

        stream = Run.stream
        monkeypatch.setattr(Run, "stream", issue_then_stream)
        assert not self.broken(reception)
        assert reception.hall.ticket("F006").visit.state == "waiting"


@pytest.mark.both
def test_what_is_described_no_more_is_as_it_was_described_last(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    at = [one for one in COMMUNE.counters if one.number == 1]
    fewer = replace(
        COMMUNE,
        counters=tuple(replace(one, services=("signature",)) for one in at),
        services=tuple(one for one in COMMUNE.services if one.code == "signature"),
        priorities=tuple(one for one in COMMUNE.priorities if one.code != "elderly"),
        complaints_service=None,
    )
    assert set_up(database_url, fewer, clock).revision == 2
    assert [one.code for one in reception.verify() if one.broken] == []
    with behind_its_back(database_url) as connection:
        connection.execute("UPDATE priority_class SET rate = 1 WHERE code = 'elderly'")
        connection.execute("UPDATE service SET series = 'L' WHERE code = 'planning'")
    (found,) = [one for one in reception.verify() if one.broken]
    assert found.examples == ("service planning", "priority_class elderly")


def test_the_guards_are_really_removed(reception: Reception, database_url: str) -> None:
    visit = reception.desk.issue("signature")
    drop_guards(database_url)
    with behind_its_back(database_url) as connection:
        assert connection.execute("DELETE FROM event").rowcount == 1
        assert connection.execute("DELETE FROM ticket").rowcount == 1
        assert connection.execute("INSERT INTO leg SELECT * FROM leg").rowcount == 1
    assert reception.hall.view(visit).ahead == 0
