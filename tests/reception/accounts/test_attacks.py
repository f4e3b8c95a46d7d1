"""What a stolen station's credential, or a curious clerk with a SQL prompt, cannot do."""

import psycopg
import pytest

from reception.accounts.rights import StationKind, role_of
from reception.database.schema.triggers import Alone
from tests.reception.accounts.accounts import LOGINS, Attempt, Site
from tests.support.databases import COMMUNE
from tests.support.every_case import every_case

# A thief knows it from the unit's description.
_SERVICE = COMMUNE.service("birth-extract")
_OF_SERVICE = (
    f"'{_SERVICE.series.prefix}', {_SERVICE.series.first}, {_SERVICE.series.last},"
    f" '{_SERVICE.code}', {_SERVICE.daily_quota or 'NULL'}"
)
_TICKET = "INSERT INTO ticket VALUES ('t', '{unit}', '2026-11-25', 'A', 900, 'A900', 'ar', 1, NULL)"
_LEG = (
    "INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state,"
    " waiting_since, ranked_since, calls{more}) VALUES ('own', {leg}, 'commune', '2026-11-25',"
    " 'ar', 'birth-extract', 'ordinary', '{state}', 1, 1, 0{values})"
)
_EVENT = (
    "INSERT INTO event (ticket, kind, at, operation, step{more})"
    " VALUES ('own', '{kind}', 1, 'op', 0{values})"
)

_LINE = (
    "INSERT INTO audit (unit, at, who, act, subject, refused)"
    " VALUES ('commune', 1, 'admin', 'describe the unit', 'x', 0)"
)

_GIVEN = (
    "SELECT given.* FROM unit, LATERAL give_ticket(gen_random_uuid()::text, unit.code, '{day}',"
    " {service}, 'ordinary',"
    " 'ar', 0, {appointment}, NULL, 0, 0, gen_random_uuid()::text, NULL, NULL, NULL,"
    " unit.revision, NULL, NULL) AS given"
).replace("{service}", _OF_SERVICE)
_HANDED_OVER = (
    "SELECT note_handed_over({ticket}, NULL, gen_random_uuid()::text, 'parked', '{why}', '{day}',"
    " 'ZQ', 1, NULL, 0, '{given}', NULL)"
)
_RATED = "SELECT add_rating({operation}, NULL, '2026-11-25', 0, 5, NULL, {ticket}, {service}, NULL)"

_BY_A_KIOSK = (
    _GIVEN.format(day="2026-11-25", appointment=2**63 - 1),
    _GIVEN.format(day="2026-11-25 ", appointment="NULL"),
    _GIVEN.format(day="2026-12-02", appointment="NULL"),
    f"SET timezone = 'XXX-167'; {_GIVEN.format(day='2026-12-02', appointment='NULL')}",
    f"SET datestyle = 'German'; {_GIVEN.format(day='25.11.2026', appointment='NULL')}",
    ("SELECT add_rating(gen_random_uuid()::text, NULL, 'today', 0, 5, NULL, NULL, NULL, NULL)"),
    _RATED.format(operation="'x'", ticket="NULL", service="NULL"),
    _RATED.format(operation="gen_random_uuid()::text", ticket="'own'", service="'birth-extract'"),
    "SELECT count_missed(NULL, '2026-11-25', 'fr', 'latin', 'my own words', '')",
    "SELECT count_missed(NULL, '2026-11-25', 'fr', 'latin', 'long', 'my own words')",
    "SELECT count_missed(NULL, '2026-11-25', NULL, 'latin', 'long', '')",
    "SELECT count_missed(NULL, '2031-11-25', 'fr', 'latin', 'long', '')",
    "SELECT count_missed('other', '2026-11-25', 'fr', 'latin', 'long', '')",
    "SELECT times FROM missed_search",
    "SELECT give_prefix(NULL, 'QX', 'no uuid', NULL, 0)",
    "SELECT take_places(NULL, '2026-11-25 ', 'birth-extract')",
    "SELECT take_places(NULL, '2027-11-25', 'birth-extract')",
    (
        "SELECT give_prefix(NULL, chr(65 + i / 26) || chr(65 + i % 26), gen_random_uuid()::text,"
        " NULL, 0) FROM generate_series(0, 675) AS i"
    ),
    "SELECT give_prefix(NULL, NULL, gen_random_uuid()::text, NULL, 0)",
    (
        "SELECT relabel_ticket('own', NULL, '2026-11-24', 'A', 901, 1, 'x',"
        " gen_random_uuid()::text, 'x', NULL, 0)"
    ),
    _HANDED_OVER.format(ticket="'x'", why="no_label", day="2026-11-25", given="{}"),
    _HANDED_OVER.format(
        ticket="gen_random_uuid()::text", why="no_label", day="2026-11-25", given="{}"
    ),
    "SELECT tell_outage('x', NULL, NULL, 0, NULL, 0, 0, 0)",
    "SELECT tell_outage(gen_random_uuid()::text, NULL, NULL, 0, NULL, -1, 0, 0)",
    "SELECT tell_outage(gen_random_uuid()::text, NULL, NULL, 0, NULL, 0, NULL, 0)",
    "SELECT kept_day(NULL, 'x')",
    "SELECT password_hash FROM person",
    "SELECT * FROM audit",
    "SELECT * FROM station_account",
    _LINE,
    "SELECT * FROM leg FOR UPDATE",
    "SELECT * FROM day_counter FOR UPDATE",
    "BEGIN; LOCK TABLE void_number IN ACCESS EXCLUSIVE MODE",
    "BEGIN; LOCK TABLE station_life IN ACCESS EXCLUSIVE MODE",
    "UPDATE leg SET callable_from = 9000000000000000",
    "UPDATE day_service SET quota = taken",
    "UPDATE day_counter SET last = last + 1",
    "INSERT INTO day_counter VALUES ('commune', '2026-11-25', 'B', 1, 900)",
    _TICKET.format(unit="commune"),
    _EVENT.format(kind="closed", more="", values=""),
    _EVENT.format(kind="issued", more="", values=""),
    "UPDATE print_job SET state = 'failed'",
    "UPDATE ticket SET label = 'A001'",
    "DELETE FROM void_number",
    "DELETE FROM station_printer",
    "UPDATE leg SET state = 'cancelled'",
    "UPDATE leg SET ranked_since = 0",
    "DELETE FROM ticket",
    "DELETE FROM event",
    "UPDATE event SET at = 0",
    "UPDATE ticket SET number = 1",
    _TICKET.format(unit="other"),
    _LEG.format(leg=2, state="waiting", more="", values=""),
    _LEG.format(leg=1, state="cancelled", more="", values=""),
    _LEG.format(leg=1, state="waiting", more=", kept_counter", values=", 1"),
    _EVENT.format(kind="called", more=", counter, clerk", values=", 1, 'clerk1'"),
    _EVENT.format(kind="cancelled", more="", values=""),
    _EVENT.format(kind="issued", more=", clerk", values=", 'clerk1'"),
    "UPDATE day_counter SET first = 1",
    "UPDATE day_counter SET last = 1",
    "UPDATE day_counter SET last = last + 100",
    "UPDATE day_counter SET service_day = '2026-12-01'",
    "INSERT INTO print_job VALUES ('other-1', 2, 'kiosk-1', 'queued', 1, 1)",
    "INSERT INTO event (ticket, kind, at, operation, step) VALUES ('other-1', 'issued', 1, 'p', 0)",
    "INSERT INTO print_job VALUES ('own', 2, 'kiosk-9', 'queued', 1, 1)",
    "UPDATE print_job SET station = 'kiosk-1'",
    "INSERT INTO station_life VALUES ('commune', 'kiosk-9', 'kiosk', '', 'x', 1, 1, 'x')",
    "INSERT INTO counter_session (unit, clerk, counter, opened_at) VALUES ('commune', 'x', 1, 1)",
    (
        "INSERT INTO service_pause (unit, service, paused_at, paused_by)"
        " VALUES ('commune', 'x', 1, 'x')"
    ),
    "INSERT INTO forgetting VALUES (1)",
    "INSERT INTO unit_revision VALUES ('commune', 99, 1, 'me', '{}', NULL, NULL)",
    "UPDATE unit SET revision = 99",
    "BEGIN; LOCK TABLE leg IN ACCESS EXCLUSIVE MODE",
    "UPDATE alembic_version SET version_num = '0001'",
)
_SESSION = (
    "INSERT INTO sign_in_session (id, unit, login, app, station, token_hash, service_day,"
    " opened_at, seen_at, wrong_pins) VALUES ('no uuid', 'commune', 'admin', 'console', 'desk-1',"
    " 'x', '2026-11-25', 1, 1, 0)"
)
_BY_A_BOARD = (
    _LINE,
    "SELECT note_act('commune', 1, 'admin', 'describe the unit', 'x', 0, NULL)",
    "BEGIN; LOCK TABLE station_life IN ACCESS EXCLUSIVE MODE",
    "SELECT beat('commune', 'kiosk-1', 'kiosk', '', 'p', 'c', 1, 1)",
    "SELECT beat('other', 'board-1', 'board', '', 'p', 'c', 1, 1)",
    _TICKET.format(unit="commune"),
    "UPDATE leg SET calls = 1",
    "UPDATE day_counter SET last = last + 1",
    "SELECT subject FROM audit",
    (
        "INSERT INTO rating (operation, unit, service_day, at, score, station)"
        " VALUES ('r', 'commune', '2026-11-25', 1, 5, 'board-1')"
    ),
    "INSERT INTO station_life VALUES ('commune', 'kiosk-1', 'kiosk', '', 'x', 1, 1, 'x')",
)
_HAPPENS = (
    "SELECT happen('own', '{kind}', 0, {counter}, {clerk}, NULL, NULL, NULL, NULL, NULL, NULL,"
    " NULL, gen_random_uuid()::text, 0)"
)
_BY_A_DESK = (
    *(
        _HAPPENS.format(kind=kind, counter="NULL", clerk="NULL")
        for kind in ("cancelled", "finished", "missed", "called", "noted", "closed")
    ),
    "SELECT take_back('own', 'undone', 0, NULL, NULL, gen_random_uuid()::text, 0)",
    "SELECT change_session('commune', 'x', 1, 1, 1, 'odd')",
    "SELECT * FROM audit",
    _LINE,
    "SELECT note_act('commune', 1, 'clerk2', 'see figures by clerk', 'x', 0, NULL)",
    "SELECT note_act('commune', 1, NULL, 'describe the unit', 'x', 0, NULL)",
    "SELECT login FROM person",
    "SELECT must_change FROM credential",
    "SELECT pin_hash FROM unlock_pin",
    "SELECT token_hash FROM sign_in_session",
    "SELECT * FROM sign_in_try FOR UPDATE",
    "UPDATE sign_in_try SET wrong = 0",
    "DELETE FROM sign_in_try",
    "SELECT proof FROM sign_in_attempt",
    "SELECT key FROM decoy_key",
    _SESSION,
    "UPDATE sign_in_session SET ended = 'odd', ended_at = 1",
    "UPDATE person SET password_hash = 'x'",
    "SELECT right_try('commune', 'desk-1', 'x', 1)",
    "SELECT begin_try(NULL, 'clerk1', NULL, '00', repeat('1', 10001), 1)",
    "SELECT succeed('commune', 'x')",
    "SELECT renew_password('commune', 'desk-1', 'clerk1', 'x', 'admin', 1)",
    "SELECT close_panels('commune', '2026-11-25', 'the day was closed', 1)",
    "SELECT hold_visit('other-1')",
    "SELECT hold_day('commune', '2026-11-25')",
    "SELECT begin_pause('commune', (SELECT min(code) FROM service), 1, 'manager', NULL, NULL)",
    "SELECT change_pause('commune', (SELECT min(code) FROM service), 1, NULL, NULL, NULL, NULL)",
    "SELECT end_pause('commune', (SELECT min(code) FROM service), 1, 1, 'manager', NULL, NULL)",
    "UPDATE leg SET calls = 0",
    "SELECT * FROM leg FOR UPDATE",
    "INSERT INTO counter_session (unit, clerk, counter, opened_at) VALUES ('commune', 'x', 1, 1)",
    "DELETE FROM leg",
    "INSERT INTO day_counter VALUES ('commune', '2026-11-25', 'B', 1, 900)",
    "INSERT INTO person VALUES ('other', 'me', 'x')",
    (
        "INSERT INTO person VALUES ('commune', 'admin', 'x') ON CONFLICT (unit, login)"
        " DO UPDATE SET password_hash = excluded.password_hash"
    ),
    (
        "INSERT INTO person VALUES ('commune', 'manager', 'x') ON CONFLICT (unit, login)"
        " DO UPDATE SET password_hash = excluded.password_hash"
    ),
    "UPDATE person SET login = 'me'",
    "INSERT INTO credential (unit, login, must_change) VALUES ('commune', 'admin', 1)",
    "INSERT INTO credential (unit, login, must_change) VALUES ('commune', 'manager', 0)",
    (
        "INSERT INTO credential (unit, login, must_change, factor_secret, factor_since)"
        " VALUES ('commune', 'manager', 0, 'AAAA', 1)"
    ),
    "UPDATE counter SET number = 99",
    "DELETE FROM event",
    "UPDATE event SET clerk = 'me'",
    "DELETE FROM ticket",
    "UPDATE unit SET revision = 99",
    "INSERT INTO forgetting VALUES (1)",
    "UPDATE priority_class SET rate = 100",
    "DELETE FROM audit",
    "UPDATE rating SET score = 5",
)
_BY_A_DESK_OF_ONE_COUNTER = (
    "SELECT open_counter('commune', 'clerk1', 1, 1, NULL)",
    "SELECT begin_break('commune', 'clerk1', 1, 'x', 1)",
    (
        "SELECT happen('own', 'called', 1, 1, 'clerk1', NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
        " 'x', 0)"
    ),
    _EVENT.format(kind="called", more=", counter, clerk", values=", 1, 'clerk1'"),
    (
        "INSERT INTO counter_session (unit, clerk, counter, opened_at)"
        " VALUES ('commune', 'clerk1', 1, 1)"
    ),
    (
        "INSERT INTO clerk_break (unit, clerk, counter, reason, began_at)"
        " VALUES ('commune', 'clerk1', 1, 'x', 1)"
    ),
)
_BY_A_CONSOLE = (
    _LINE,
    _SESSION,
    "SELECT password_hash FROM person",
    "UPDATE person SET password_hash = 'x'",
    "SELECT factor_secret FROM credential",
    "SELECT code_hash FROM recovery_code",
    "SELECT token_hash FROM sign_in_session",
    "SELECT renew_password('commune', NULL, 'clerk1', 'x', 'admin', 1)",
    "SELECT first_password('commune', 'clerk1', 'x', 1, 'admin')",
    "SELECT drop_factor('commune', NULL, NULL, NULL, 'admin', 'admin', 1)",
    "SELECT lift_pause('commune', NULL, 'clerk1', NULL, 'admin', 1)",
    "SELECT end_one_session('commune', NULL, 'x', 'left', 'admin', 1)",
    "SELECT note_act('commune', 1, 'manager', 'describe the unit', 'x', 0, NULL)",
    "DELETE FROM audit",
    "UPDATE audit SET who = 'x'",
    "DELETE FROM unit_revision",
    "UPDATE event SET at = 0",
    "DELETE FROM event",
    "INSERT INTO forgetting VALUES (1)",
    "UPDATE station_account SET unit = 'other'",
    "INSERT INTO station_account VALUES ('me', 'other', 'console', NULL)",
    _TICKET.format(unit="other"),
    "INSERT INTO person VALUES ('other', 'me', 'x')",
)
_BY_ANYBODY = (
    "CREATE TABLE mine (a int)",
    "CREATE TEMP TABLE unit (code text)",
    "CREATE FUNCTION nouba_own_unit(x int) RETURNS text LANGUAGE sql AS $$ SELECT 'other' $$",
    "CREATE OR REPLACE FUNCTION nouba_own_unit() RETURNS text LANGUAGE sql AS $$ SELECT 'other' $$",
    "ALTER FUNCTION nouba_own_unit() SECURITY INVOKER",
    "CREATE SCHEMA mine",
    "CREATE ROLE friend LOGIN",
    "ALTER TABLE leg DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE event DISABLE TRIGGER ALL",
    "DROP TRIGGER event_append_only ON event",
    "DROP POLICY nouba_kiosk_read ON leg",
    "CREATE POLICY mine ON leg USING (true)",
    "TRUNCATE event",
    "COPY unit TO PROGRAM 'id'",
    "COPY unit FROM '/etc/passwd'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT * FROM pg_authid",
    "SELECT lo_import('/etc/passwd')",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION postgres",
    "SET session_replication_role = replica",
    "ALTER SYSTEM SET fsync = off",
    "GRANT nouba_console TO CURRENT_USER",
    "SELECT setval('event_seq_seq', 1)",
    "SELECT refuse_change()",
    "SELECT lo_create(0)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT pg_logical_emit_message(false, 'x', repeat('x', 1000))",
    "SELECT pg_advisory_lock(1)",
    f"SELECT pg_advisory_xact_lock({Alone.TAKE_IN:d})",
    "SELECT pg_try_advisory_lock_shared(g) FROM generate_series(1, 9) AS g",
    "SELECT stand_alone(7)",
    "SELECT pg_sleep(0)",
    "SELECT pg_export_snapshot()",
    "SELECT * FROM pg_create_logical_replication_slot('spy', 'test_decoding')",
    "SELECT pg_drop_replication_slot('spy')",
    "CREATE TEMP TABLE mine AS SELECT 1",
    "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$",
    "DO $$ BEGIN END $$",
    "SET temp_file_limit = -1",
    "SET log_min_messages = error",
    "SELECT beat(NULL, NULL, 'odd', '', 'p', 'c', 1, 1)",
    "SELECT beat(NULL, NULL, 'board', 'hall:2', 'p', 'c', 1, 1)",
    "SELECT beat(NULL, NULL, 'board', '', 'p', repeat('c', 10001), 1, 1)",
    "SELECT beat(NULL, NULL, 'board', '', g::text, 'c', 1, 1) FROM generate_series(1, 60) AS g",
    "SELECT report_printer(NULL, NULL, 'odd', 1, 1)",
)


@pytest.fixture(autouse=True)
def ticket_of_the_unit(site: Site) -> None:
    """Have something there to be spoiled: an update of no rows would be denied to nobody."""
    with site.raw("postgres") as owner:
        for statement in (
            (
                "INSERT INTO ticket VALUES"
                " ('own', 'commune', '2026-11-25', 'A', 901, 'A901', 'ar', 1, NULL)"
            ),
            "INSERT INTO day_counter VALUES ('commune', '2026-11-25', 'A', 1, 901)",
        ):
            owner.execute(f"{statement} ON CONFLICT DO NOTHING".encode())


@every_case("statement", _BY_A_KIOSK)
def test_a_kiosk_can_only_issue_and_mark_printed(denied: Attempt, statement: str) -> None:
    denied("kiosk-1", statement)


@every_case("statement", _BY_A_BOARD)
def test_a_board_only_looks(denied: Attempt, statement: str) -> None:
    denied("board-1", statement)


@every_case("statement", _BY_A_DESK)
def test_a_desk_only_calls(denied: Attempt, statement: str) -> None:
    denied("desk-1", statement)


@every_case("statement", _BY_A_DESK_OF_ONE_COUNTER)
def test_a_desk_of_one_counter_acts_at_no_other(denied: Attempt, statement: str) -> None:
    denied("desk-2", statement)


@every_case("statement", _BY_A_CONSOLE)
def test_a_console_changes_no_past(denied: Attempt, statement: str) -> None:
    denied("console-1", statement)


@every_case("statement", _BY_ANYBODY)
def test_nobody_takes_the_house_apart(denied: Attempt, statement: str) -> None:
    for login in LOGINS:
        denied(login, statement)


@pytest.mark.parametrize("login", LOGINS)
def test_what_a_station_says_of_itself_changes_nothing(site: Site, login: str) -> None:
    other = next(kind for kind in StationKind if kind is not LOGINS[login])
    with site.raw(login) as station:
        for words in ("SET nouba.unit = 'other'", "SET search_path = pg_temp, public"):
            station.execute(words.encode())
        assert station.execute("SELECT nouba_own_unit()").fetchone() == ("commune",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            station.execute(f"SET ROLE {role_of(other)}".encode())
        # As the role that all of its kind share, it is still who it was.
        station.execute(f"SET ROLE {role_of(LOGINS[login])}".encode())
        assert station.execute("SELECT nouba_own_station()").fetchone() == (login,)


def test_who_has_no_account_sees_nothing(site: Site) -> None:
    with site.raw("postgres") as owner:
        owner.execute("CREATE ROLE stranger LOGIN IN ROLE nouba_console")
        try:
            with site.raw("stranger") as station:
                for table in ("unit", "ticket", "leg", "event", "person", "audit"):
                    rows = station.execute(f"SELECT count(*) FROM {table}".encode())  # noqa: S608 - our own table names
                    assert rows.fetchone() == (0,), table
        finally:
            owner.execute("DROP ROLE stranger")
