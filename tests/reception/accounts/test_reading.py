"""What a stolen station reads: what its screens show, of the days that they show it of."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from uuid import UUID

import msgspec
import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from reception.database.run import instant
from reception.domain.errors import OperationReusedError
from reception.domain.paper import PrintState
from reception.domain.sign_in import SignInApp, Where
from reception.domain.unit import Unit
from reception.network.network import open_days
from reception.queue.model import At
from reception.reports.question import ReportQuestion
from tests.reception.accounts.accounts import LOGINS, Site
from tests.support.databases import PASSWORD, quick_sign_in
from tests.support.sign_in import PEPPER, let_in

pytestmark = pytest.mark.postgresql

_BEFORE_VISITORS = ("kiosk-1", "board-1")
_AT_COUNTERS = (*_BEFORE_VISITORS, "desk-1")
_CLERK = "clerk1"
_PANEL = Where(app=SignInApp.PANEL, station="desk-1", pepper=PEPPER)
# Who it was, and what somebody wrote in words of her own.
_OF_PEOPLE = {
    *("clerk", "kept_clerk", "login", "who", "os_user", "made_by", "decided_by"),
    *("paused_by", "resumed_by", "acknowledged_by", "note", "reason", "why", "subject"),
}
# These are a visitor's, or a word of ours.
_OF_NOBODY = {("rating", "reason"), ("taken_in", "why")}
_LONG_AGO = timedelta(days=40)


@pytest.fixture
def _past(site: Site) -> Iterator[None]:
    """Let somebody have been served long ago, and another one of that day be served still."""
    day = (site.clock.at - _LONG_AGO).date().isoformat()
    at, over, open_still = instant(site.clock.at - _LONG_AGO), UUID(int=40), UUID(int=41)
    with site.raw("postgres") as owner:
        for number, ticket, ended in ((1, over, at + 5), (2, open_still, None)):
            owner.execute(
                "INSERT INTO ticket VALUES (%s, 'commune', %s, 'Q', %s, %s, 'fr', %s, NULL)",
                (str(ticket), day, number, f"Q00{number}", at),
            )
            owner.execute(
                "INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority,"
                " state, waiting_since, ranked_since, calls, first_called_at, last_called_at,"
                " started_at, ended_at, counter, clerk, note)"
                " SELECT %s, 1, 'commune', %s, 'fr', min(code), 'ordinary', %s, %s, %s, 1, %s,"
                " %s, %s, %s, 4, 'clerk2', 'her words' FROM service WHERE unit = 'commune'",
                (str(ticket), day, "served" if ended else "serving", *[at] * 5, ended),
            )
            if not ended:
                # She came from another line.
                owner.execute(
                    "INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority,"
                    " state, waiting_since, ranked_since, calls, ended_at)"
                    " SELECT ticket, 0, unit, service_day, language, service, priority,"
                    " 'cancelled', waiting_since, ranked_since, 0, waiting_since"
                    " FROM leg WHERE ticket = %s",
                    (str(ticket),),
                )
            owner.execute(
                "INSERT INTO event (ticket, kind, at, operation, step, service, priority)"
                " SELECT %s, 'issued', %s, %s, 0, min(code), 'ordinary' FROM service"
                " WHERE unit = 'commune'",
                (str(ticket), at, str(ticket)),
            )
    yield
    with site.raw("postgres") as owner:
        owner.execute("INSERT INTO forgetting VALUES (1)")
        for table in ("event", "leg"):
            owner.execute(
                f"DELETE FROM {table} WHERE ticket IN (%s, %s)".encode(),  # noqa: S608 - our own names
                (str(over), str(open_still)),
            )
        owner.execute("DELETE FROM ticket WHERE series = 'Q'")
        owner.execute("DELETE FROM forgetting")


def numbers(station: psycopg.Connection, table: str, column: str = "ticket") -> set[int]:
    asked = f"SELECT {column} FROM {table} WHERE {column} < '00000000-0000-0000-0000-1'"  # noqa: S608 - our own names
    return {UUID(one).int for (one,) in station.execute(asked.encode())}


class TestWhoAndWhy:
    @pytest.mark.parametrize("login", _BEFORE_VISITORS)
    def test_no_column_that_names_somebody_or_holds_words_is_read_before_visitors(
        self, site: Site, login: str
    ) -> None:
        with site.raw(login) as station:
            read = station.execute("""
                SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0
                    AND has_column_privilege(pg_class.oid, attnum, 'SELECT')
            """).fetchall()
        assert len(read) > 40
        assert {one for one in read if one[1] in _OF_PEOPLE} <= _OF_NOBODY
        assert not {"person", "audit", "unit_revision", "seal", "alert"} & {one[0] for one in read}

    @pytest.mark.parametrize("login", LOGINS)
    def test_kiosks_and_boards_are_not_told_who_works_here(self, site: Site, login: str) -> None:
        with site.raw(login) as station:
            row = station.execute("SELECT document FROM described_unit()").fetchone()
        assert row
        described = msgspec.json.decode(row[0], type=Unit)
        assert bool(described.people) is (login not in _BEFORE_VISITORS)
        assert described.services
        if login in _BEFORE_VISITORS:
            assert _CLERK not in row[0]
            assert not described.every_person

    @pytest.mark.parametrize("login", _BEFORE_VISITORS)
    def test_the_statement_that_names_them_is_denied_before_visitors(
        self, site: Site, login: str
    ) -> None:
        for asked in (
            "SELECT note FROM leg", "SELECT clerk FROM leg", "SELECT kept_clerk FROM leg",
            "SELECT clerk FROM counter_session", "SELECT reason FROM clerk_break",
            "SELECT clerk FROM clerk_break", "SELECT reason FROM service_pause",
            "SELECT paused_by FROM service_pause", "SELECT note FROM event",
            "SELECT document FROM unit_revision", "SELECT login FROM person",
            # A condition tells as much as an answer.
            "SELECT 1 FROM leg WHERE clerk = 'clerk1'", "SELECT 1 FROM leg ORDER BY note",
        ):  # fmt: skip
            with site.raw(login) as station, pytest.raises(InsufficientPrivilege):
                station.execute(asked.encode())


@pytest.mark.usefixtures("_past")
class TestWhichDays:
    def test_control_a_console_reads_what_was_long_ago(self, site: Site) -> None:
        with site.raw("console-1") as console:
            assert numbers(console, "leg") == {40, 41}
            assert numbers(console, "ticket", "id") == {40, 41}
            assert numbers(console, "event") == {40, 41}

    @pytest.mark.parametrize("login", _AT_COUNTERS)
    def test_of_long_ago_is_seen_who_is_not_done_yet(self, site: Site, login: str) -> None:
        with site.raw(login) as station:
            assert numbers(station, "leg") == {41}
            assert station.execute(
                "SELECT count(*) FROM leg WHERE ticket = %s", (str(UUID(int=41)),)
            ).fetchone() == (2,)
            assert numbers(station, "ticket", "id") == {41}
            if login != "board-1":
                assert numbers(station, "event") == {41}
            # Whatever it says of its own time.
            for setting in ("timezone = '-167:00'", "datestyle = 'SQL'"):
                station.execute(f"SET {setting}".encode())
            assert numbers(station, "leg") == {41}

    @pytest.mark.parametrize("login", _AT_COUNTERS)
    def test_how_long_visits_took_is_told_of_any_day_and_nothing_else(
        self, site: Site, login: str
    ) -> None:
        with site.raw(login) as station:
            told = station.execute(
                "SELECT called_at, ended_at"
                " FROM past_stays('commune', '2000-01-01', '2100-01-01', 9999)"
            ).fetchall()
            at = site.clock.at - _LONG_AGO
            assert (instant(at), instant(at) + 5) in told
            with pytest.raises(InsufficientPrivilege):
                station.execute("SELECT * FROM past_stays('other', '2000-01-01', '2100-01-01', 5)")

    @pytest.mark.parametrize("login", _AT_COUNTERS)
    def test_a_session_a_break_and_a_pause_are_seen_while_they_last(
        self, site: Site, login: str
    ) -> None:
        at = instant(site.clock.at)
        with site.raw("postgres") as owner, site.raw(login) as station:
            owner.execute(
                "INSERT INTO counter_session (unit, clerk, counter, opened_at, closed_at)"
                " VALUES ('commune', 'clerk2', 4, %s, %s)",
                (at, at + 1),
            )
            owner.execute(
                "INSERT INTO clerk_break (unit, clerk, counter, reason, began_at, ended_at)"
                " VALUES ('commune', 'clerk2', 4, 'her words', %s, %s)",
                (at, at + 1),
            )
            owner.execute(
                "INSERT INTO service_pause (unit, service, paused_at, paused_by, resumed_at,"
                " resumed_by) SELECT 'commune', min(code), %s, 'manager', %s, 'manager'"
                " FROM service WHERE unit = 'commune'",
                (at, at + 1),
            )
            for table, over in (
                ("counter_session", "closed_at"),
                ("clerk_break", "ended_at"),
                ("service_pause", "resumed_at"),
            ):
                asked = f"SELECT count(*) FROM {table} WHERE {over} IS NOT NULL"  # noqa: S608 - our own names
                assert station.execute(asked.encode()).fetchone() == (0,), table
                there = owner.execute(asked.encode()).fetchone()
                assert there, table
                assert there[0] > 0, table


def test_a_kiosk_sees_the_printer_the_answers_and_the_life_of_itself_alone(site: Site) -> None:
    at = instant(site.clock.at)
    with site.raw("postgres") as owner:
        owner.execute(
            "INSERT INTO rating VALUES ('of-another', 'commune', '2026-11-25', %s, 5, NULL,"
            " NULL, NULL, 'kiosk-7')",
            (at,),
        )
        owner.execute(
            "INSERT INTO station_printer VALUES ('commune', 'kiosk-7', 'ready', 1, %s, %s)",
            (at, at),
        )
        owner.execute(
            "INSERT INTO station_life VALUES ('commune', 'kiosk-7', 'kiosk', '', 'p', %s, %s, 'x')",
            (at, at),
        )
        owner.execute(
            "INSERT INTO slip_job VALUES ('s', 'commune', 'kiosk-7', 'queued', %s, %s, '{}')",
            (at, at),
        )
    try:
        with site.raw("kiosk-1") as kiosk:
            for asked in (
                "SELECT score FROM rating WHERE operation = 'of-another'",
                "SELECT station FROM station_printer WHERE station = 'kiosk-7'",
                "SELECT station FROM station_life WHERE station = 'kiosk-7'",
                "SELECT document FROM slip_job WHERE station = 'kiosk-7'",
            ):
                assert not kiosk.execute(asked.encode()).fetchall(), asked
    finally:
        with site.raw("postgres") as owner:
            for table in ("station_printer", "station_life", "slip_job"):
                owner.execute(f"DELETE FROM {table} WHERE station = 'kiosk-7'".encode())  # noqa: S608 - our own names


class TestItsWork:
    """What a kiosk's and a board's screens read, by their accounts."""

    def test_a_kiosk_finds_again_what_it_gave_prints_and_asks(self, site: Site) -> None:
        with site.core("kiosk-1") as kiosk, site.core("desk-1") as desk:
            unit = kiosk.hall.unit()
            service = next(one for one in unit.counters if one.number == 3).services[0]
            touch, ticket = kiosk.ids.new(), kiosk.ids.new()
            given = kiosk.desk.issue(
                service, operation=touch, ticket_id=ticket, printer_station="kiosk-1"
            )
            assert kiosk.desk.issue(service, operation=touch, ticket_id=ticket) == given
            (job,) = kiosk.prints.wanted("kiosk-1", starts=True)
            assert kiosk.prints.begin(job, attempt=kiosk.ids.new())
            assert not kiosk.prints.settle_left("kiosk-1", elsewhere=lambda _: True)
            kiosk.prints.record(job, PrintState.CONFIRMED)
            paper = kiosk.hall.paper_of(ticket)
            assert paper
            assert paper.label == given.ticket.label
            last = kiosk.hall.last_ticket("kiosk-1")
            assert last
            assert last.ticket == given.ticket
            assert kiosk.hall.is_of_today(given.ticket.label, ticket)
            kiosk.prints.want_duplicate(ticket, station="kiosk-1")
            let_in(quick_sign_in(desk), _CLERK, PASSWORD, _PANEL)
            desk.desk.open_counter(At(3, _CLERK))
            desk.desk.call_ticket(At(3, _CLERK), given.ticket.label, reason="her words")
            desk.desk.start(At(3, _CLERK))
            (sign,) = (one for one in kiosk.hall.signs() if one.number == 3)
            assert sign.is_open
            kiosk.ratings.rate(4, label=given.ticket.label, station="kiosk-1", operation=touch)
            kiosk.ratings.rate(4, label=given.ticket.label, station="kiosk-1", operation=touch)
            desk.desk.finish(At(3, _CLERK))
            with pytest.raises(OperationReusedError):
                kiosk.desk.issue(unit.services[-1].code, operation=touch)
            desk.desk.close_counter(At(None, _CLERK))

    def test_a_board_shows_signs_lines_and_pauses(self, site: Site) -> None:
        with (
            site.core("kiosk-1") as kiosk,
            site.core("desk-1") as desk,
            site.core("board-1") as board,
        ):
            unit = board.hall.unit()
            service = next(one for one in unit.counters if one.number == 3).services[0]
            for login in (_CLERK, "manager"):
                let_in(quick_sign_in(desk), login, PASSWORD, _PANEL)
            kiosk.desk.issue(service)
            label = kiosk.desk.issue(service).ticket.label
            desk.desk.open_counter(At(3, _CLERK))
            desk.desk.call_ticket(At(3, _CLERK), label, reason="her words")
            (sign,) = (one for one in board.hall.signs() if one.number == 3)
            assert sign.held
            assert (sign.is_open, sign.held.label) == (True, label)
            assert label in {one.label for one in board.hall.calls()}
            desk.desk.start(At(3, _CLERK))
            desk.desk.finish(At(3, _CLERK))
            desk.desk.take_break(At(None, _CLERK), "her words")
            desk.desk.pause_service(service, "manager", reason="her words")
            (sign,) = (one for one in board.hall.signs() if one.number == 3)
            assert (sign.is_staffed, sign.is_open, sign.held) == (True, False, None)
            (line,) = (one for one in board.hall.services() if one.service.code == service)
            assert line.pause
            assert line.waiting
            (noted,) = desk.hall.pauses()
            assert (noted.by, noted.reason) == ("manager", "her words")
            desk.desk.resume_service(service, "manager")
            desk.desk.close_counter(At(None, _CLERK))


def test_a_line_and_a_console_read_of_days_that_are_over_what_the_owner_does(site: Site) -> None:
    with site.core("postgres") as owner:
        owner.desk.open_counter(At(3, _CLERK))
        owner.desk.issue("signature")
        owner.desk.take_break(At(None, _CLERK), "prayer")
        owner.desk.end_break(At(None, _CLERK))
        owner.desk.close_counter(At(None, _CLERK))
    site.clock.at += timedelta(days=1)
    site.tell_server(site.clock.at)
    told = {}
    for login in ("postgres", "jobs-1"):
        with closing(open_days(site.url(login), site.clock)) as days:
            days.look(date(2026, 1, 1))
            told[login] = days.marks, days.description(), [days.read(one) for one in days.marks]
    assert told["jobs-1"] == told["postgres"]
    assert any(one.visits and one.sessions and one.breaks for one in told["jobs-1"][2])
    waits = {}
    for login in ("postgres", "console-1", "jobs-1"):
        with site.core(login) as core:
            today = core.hall.today()
            waits[login] = core.reports.waits(ReportQuestion(first=today - timedelta(days=7))).total
    assert waits["console-1"] == waits["jobs-1"] == waits["postgres"]
    site.clock.at -= timedelta(days=1)
    site.tell_server(site.clock.at)


class TestKeysOfTicketsPages:
    """Who has the key of a day opens the pages of its tickets, if she knows their ids as well."""

    _ASKED = "SELECT * FROM day_keys(NULL, '2031-01-01', '2031-01-02', repeat('0', 64), {key})"
    _KEY = "repeat('1', 64)"

    @pytest.mark.parametrize("login", ["kiosk-1", "jobs-1"])
    def test_who_gives_tickets_or_tells_telephones_reads_those_that_the_server_says_are_of_now(
        self, site: Site, login: str
    ) -> None:
        with site.core(login) as kiosk, site.core("postgres") as owner:
            today = kiosk.hall.today()
            assert {*kiosk.page_keys.ahead()} == {today, today + timedelta(days=1)}
            assert owner.page_keys.ahead() == kiosk.page_keys.ahead()
        with site.raw(login) as station:
            told = station.execute(self._ASKED.format(key=self._KEY).encode()).fetchall()
        assert {day for day, _ in told} == {
            one.isoformat() for one in (today, today + timedelta(days=1))
        }, "whatever day it says it is"
        assert not {"0" * 64, "1" * 64} & {key for _, key in told}, "it replaces none"

    @pytest.mark.parametrize("login", [one for one in LOGINS if one not in {"kiosk-1", "jobs-1"}])
    def test_no_other_station_reads_one(self, site: Site, login: str) -> None:
        with site.core("postgres") as owner:
            assert owner.page_keys.ahead(), "control: there are some"
        for asked in (self._ASKED.format(key=self._KEY), "SELECT key FROM day_key"):
            with site.raw(login) as station, pytest.raises(InsufficientPrivilege):
                station.execute(asked.encode())
        with site.core(login) as core:
            assert core.page_keys.of(core.hall.today()) is None

    @pytest.mark.parametrize("login", ["kiosk-1", "jobs-1"])
    def test_nor_is_the_table_read_or_made_what_is_no_key(self, site: Site, login: str) -> None:
        for asked in (
            "SELECT key FROM day_key",
            self._ASKED.format(key="'short'"),
            self._ASKED.format(key="NULL"),
            self._ASKED.format(key=self._KEY).replace("NULL", "'other'"),
        ):
            with site.raw(login) as station, pytest.raises(InsufficientPrivilege):
                station.execute(asked.encode())
