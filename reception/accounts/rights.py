"""Which kind of station may do what with which table: all that is not written here is denied.

A right is ``read``, ``add``, ``change`` or ``remove``; ``change state, at`` names the columns that
may be changed, ``read login`` those that may be read. Behind the table stand the rows it may be
done with, and the SQL by which every kind of station gets its rights, and no others.
"""

import hashlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from reception.accounts.reading import OWN_UNIT, READ, SEEN, rows_read
from reception.database.acts.every import ACTS, acts_statements
from reception.database.schema import metadata


class StationKind(StrEnum):
    """What a station is for: its rights follow from it."""

    KIOSK = "kiosk"
    """Gives tickets and prints them."""
    BOARD = "board"
    """Shows calls: boards, signs over counters, LED displays."""
    DESK = "desk"
    """A clerk's panel."""
    CONSOLE = "console"
    """The office of managers and administrators."""
    JOBS = "jobs"
    """What runs by the clock: alerts, reports, learning, forgetting."""


_KIOSK, _BOARD, _DESK = StationKind.KIOSK, StationKind.BOARD, StationKind.DESK
_CONSOLE, _JOBS = StationKind.CONSOLE, StationKind.JOBS

type Rights = Mapping[StationKind, tuple[str, ...]]


def _each(kinds: str, *rights: str) -> Rights:
    return {StationKind(kind): rights for kind in kinds.split()}


_CHANGE: Final[Mapping[str, Rights]] = {
    # A first revision and the next ones are written by one statement.
    "unit": {_CONSOLE: ("add", "change revision")},
    "unit_revision": {_CONSOLE: ("add",)},
    # Only who owns the tables puts a backup back, or lets an older client work.
    "number_skip": {_JOBS: ("remove",)},
    "service": {_CONSOLE: ("add", "change series, series_first, series_last, quota")},
    "counter": {_CONSOLE: ("add",)},
    "counter_service": {_CONSOLE: ("add", "remove")},
    "priority_class": {_CONSOLE: ("add", "change head_start_us, rate"), _JOBS: ("add",)},
    # Tickets are given and taken in by acts of the server alone; a console brings in the past, and
    # says which numbers are void.
    "day_counter": {_CONSOLE: ("add", "change last"), _JOBS: ("remove",)},
    "day_service": {_JOBS: ("remove",)},
    "ticket": {_CONSOLE: ("add",), _JOBS: ("remove",)},
    "void_number": {_CONSOLE: ("add",), _JOBS: ("remove",)},
    "taken_in": {_JOBS: ("remove",)},
    "leg": {_CONSOLE: ("add",), _JOBS: ("change", "remove")},
    "event": {_CONSOLE: ("add",), _JOBS: ("change clerk, kept_clerk, note", "remove")},
    # Events are sealed by the server itself; the seals of a reduced day begin anew.
    "chain": {_JOBS: ("change base, base_length",)},
    "seal": {_JOBS: ("change salt", "remove")},
    "past_change": _each("console jobs", "add"),
    "print_job": {_JOBS: ("remove",)},
    "slip_job": {_CONSOLE: ("add", "remove")},
    "counter_session": {_JOBS: ("change profile, clerk", "remove")},
    "clerk_break": {_JOBS: ("change reason, clerk", "remove")},
    "service_pause": {_JOBS: ("change paused_by, resumed_by, reason", "remove")},
    "rating": {_JOBS: ("change operation, ticket, at",)},
    "visit_import": {_CONSOLE: ("add", "change visits, legs, ended_at")},
    "retention_run": {_JOBS: ("add", "change")},
    "forgotten_day": {_CONSOLE: ("remove",), _JOBS: ("add",)},
    # Events are changed or removed by those alone who may open this door.
    "forgetting": {_JOBS: ("add", "remove")},
    "estimate_model": _each(
        "console jobs",
        "add",
        "change made_at, version, trained_from, trained_to, waits, is_used, mae_s,"
        " formula_mae_s, coverage_pct, content",
    ),
    "alert": _each(
        "console jobs",
        "add",
        "change level, worst, level_since, measured, detail, easing_since, changes, ended_at,"
        " acknowledged_by, acknowledged_at, acknowledged_level",
    ),
}


def _rights(table: str) -> Rights:
    return {kind: tuple(_of(kind, table)) for kind in StationKind}


def _of(kind: StationKind, table: str) -> Iterator[str]:
    columns = READ[kind].get(table)
    if columns is not None:
        yield f"read {' '.join(columns.split())}".strip()
    yield from _CHANGE.get(table, {}).get(kind, ())


TABLES: Final[Mapping[str, Rights]] = {
    table: _rights(table) for table in ("alembic_version", *sorted(metadata.tables))
}
"""What is no station's, such as what is kept of passwords, stands here with no right."""

OF_TICKETS: Final = ("event",)
"""Whose ticket it is that rows of these are added of, a trigger asks at the statement's end."""

ACTS_ROLE: Final = "nouba_acts"
"""Owns the acts of the server, and nothing else; nobody signs in as it."""

_SIGN_IN = (
    *("password_hint", "begin_try", "try_was_right", "give_try_back", "facts_of_try", "rehash"),
    *("let_in", "session_by_token", "change_session", "unlock", "change_password"),
    *("pin_hint", "begin_pin_try", "unlock_by_pin", "choose_pin"),
)
_PEOPLE = (
    *("code_looks_right", "factor_of", "take_factor", "drop_factor", "end_one_session"),
    *("lift_pause", "renew_password", "first_password", "has_password"),
)
_PAPER = (
    *("give_ticket", "want_sheet", "begin_sheet", "record_sheet", "open_station"),
    *("report_printer", "forget_printer"),
)
_DESKS = (
    *("take_back", "claim", "open_counter", "set_profile", "begin_break"),
    *("begin_pause", "change_pause", "end_pause", "end_pause_by_itself"),
)
_CLOSING = ("happen", "hold_day", "lock_counters", "close_counter", "end_break")
_TAKE_IN = (
    *("give_prefix", "join_ticket", "relabel_ticket", "know_paper", "note_handed_over"),
    "take_places",
)
CALLED: Final[Mapping[str, tuple[StationKind, ...]]] = {
    **dict.fromkeys(("nouba_own_unit", "nouba_own_station", "nouba_own_counter"), (*StationKind,)),
    **dict.fromkeys(("nouba_first_day", "nouba_left_open"), (_KIOSK, _BOARD, _DESK)),
    **dict.fromkeys(("service_times", "described_unit"), (*StationKind,)),
    "note_act": (_KIOSK, _DESK, _CONSOLE, _JOBS),
    **dict.fromkeys(_SIGN_IN, (_DESK, _CONSOLE)),
    **dict.fromkeys(_PEOPLE, (_CONSOLE,)),
    "close_panels": (_DESK, _CONSOLE, _JOBS),
    "name_person": (_CONSOLE, _JOBS),
    **dict.fromkeys(_PAPER, (_KIOSK, _DESK, _CONSOLE)),
    **dict.fromkeys(("take_slip", "record_slip", "settle_begun_slips"), (_KIOSK,)),
    **dict.fromkeys(("beat", "begin_anew", "leave"), (*StationKind,)),
    **dict.fromkeys(_DESKS, (_DESK, _CONSOLE)),
    **dict.fromkeys(_CLOSING, (_DESK, _CONSOLE, _JOBS)),
    **dict.fromkeys(("add_rating", "tell_outage"), (_KIOSK,)),
    **dict.fromkeys(_TAKE_IN, (_KIOSK, _CONSOLE)),
    "alone": (_KIOSK, _DESK, _CONSOLE),
    "hold_visit": (_KIOSK, _DESK, _CONSOLE, _JOBS),
}
"""Which acts of the server a kind of station may call; the others are called by these alone."""

WRITTEN: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            *("station_account", "unit", "unit_revision", "service", "number_skip"),
            *("priority_class", "chain"),
        ),
        "SELECT",
    ),
    "audit": "INSERT",
    **dict.fromkeys(("event", "rating", "decoy_key"), "SELECT, INSERT"),
    **dict.fromkeys(
        (
            *("ticket", "day_counter", "day_service", "print_job", "station_letters"),
            *("taken_in", "station_outage", "counter_session", "clerk_break", "service_pause"),
            *("person", "credential"),
        ),
        "SELECT, INSERT, UPDATE",
    ),
    **dict.fromkeys(("slip_job", "counter"), "SELECT, UPDATE"),
    "leg": "SELECT, INSERT, UPDATE, DELETE",
    "void_number": "SELECT, INSERT, DELETE",
    **dict.fromkeys(("station_printer", "station_life"), "SELECT, INSERT, UPDATE, DELETE"),
    **dict.fromkeys(
        (*("recovery_code", "unlock_pin", "sign_in_try", "sign_in_attempt", "sign_in_session"),),
        "SELECT, INSERT, UPDATE, DELETE",
    ),
}
"""What the acts themselves may do with tables."""

_FUNCTIONS = (
    # A series goes on by one number at a time, or to that of a ticket which a station had given
    # alone, and never back.
    """CREATE OR REPLACE FUNCTION nouba_next_number_only() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
    $$ BEGIN
        IF {schema}.nouba_own_station() IS NOT NULL AND NEW.last <> OLD.last + 1
            AND (NEW.last < OLD.last OR NOT EXISTS (
                SELECT 1 FROM {schema}.ticket WHERE ticket.unit = NEW.unit
                    AND ticket.service_day = NEW.service_day AND ticket.series = NEW.series
                    AND ticket.number = NEW.last
            )) THEN
            RAISE EXCEPTION 'a number follows the one before' USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
    END $$""",
    # It sees what the station sees: the tickets of its unit.
    """CREATE OR REPLACE FUNCTION nouba_own_ticket_only() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
    $$ BEGIN
        IF {schema}.nouba_own_station() IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM {schema}.ticket WHERE ticket.id = NEW.ticket) THEN
            RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501';
        END IF;
        RETURN NULL;
    END $$""",
)
_VERBS = {"read": "SELECT", "add": "INSERT", "change": "UPDATE", "remove": "DELETE"}


SERVER_ROLE: Final = "nouba_server"
"""May call what of the server's own functions is taken from everybody; the tables' owner is one."""


def role_of(kind: StationKind) -> str:
    """Return the role that every station of a kind is a member of."""
    return f"nouba_{kind}"


def rights_statements(schema: str = "public") -> tuple[str, ...]:
    """Return the statements in their order; to run them again changes nothing."""
    rights = (one.replace("{schema}", schema) for one in _statements())
    return (*kind_statements(), *_of_acts(schema), *rights)


def fingerprint(schema: str = "public") -> str:
    """Return what tells these rights from those of another version."""
    return hashlib.sha256("\n".join(rights_statements(schema)).encode()).hexdigest()


def _statements() -> Iterator[str]:
    roles = ", ".join(role_of(kind) for kind in StationKind)
    yield "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC"
    yield from _FUNCTIONS
    yield from _trigger("day_counter", "BEFORE UPDATE", "nouba_next_number_only")
    for table in OF_TICKETS:
        yield from _trigger(table, "AFTER INSERT", "nouba_own_ticket_only")
    yield "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {{schema}} FROM {roles}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {{schema}} FROM PUBLIC, {roles}"
    yield f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {{schema}} FROM PUBLIC, {roles}"
    yield f"GRANT USAGE ON SCHEMA {{schema}} TO {roles}"
    for act in ACTS:
        for kind in CALLED.get(act.name, ()):
            yield f"GRANT EXECUTE ON FUNCTION {{schema}}.{act.signature} TO {role_of(kind)}"
    alone = ", ".join(role_of(kind) for kind in (_CONSOLE, _JOBS))
    yield f"GRANT EXECUTE ON FUNCTION {{schema}}.stand_alone(integer) TO {alone}"
    yield _drop_policies()
    for table, rights in TABLES.items():
        yield f"ALTER TABLE {{schema}}.{table} ENABLE ROW LEVEL SECURITY"
        if table in WRITTEN:
            yield f"GRANT {WRITTEN[table]} ON {{schema}}.{table} TO {ACTS_ROLE}"
            yield _sequence_grant(table, ACTS_ROLE)
            yield (
                f"CREATE POLICY {ACTS_ROLE}_all ON {{schema}}.{table} FOR ALL TO {ACTS_ROLE}"
                " USING (true) WITH CHECK (true)"
            )
        for kind, allowed in rights.items():
            for right in allowed:
                yield from _right(table, kind, right)


def _of_acts(schema: str) -> Iterator[str]:
    """Yield what makes the acts, and gives them to the role that may do what they do."""
    tables = [f"{schema}.{table}" for table in TABLES]
    yield f"GRANT {ACTS_ROLE} TO CURRENT_USER"
    yield f"REVOKE ALL ON {', '.join(tables)} FROM {ACTS_ROLE}"
    yield f"GRANT USAGE, CREATE ON SCHEMA {schema} TO {ACTS_ROLE}"
    yield f"GRANT EXECUTE ON FUNCTION {schema}.stand_alone(integer) TO {ACTS_ROLE}"
    yield from acts_statements(schema)
    for act in ACTS:
        yield f"ALTER FUNCTION {schema}.{act.signature} OWNER TO {ACTS_ROLE}"
    yield f"REVOKE CREATE ON SCHEMA {schema} FROM {ACTS_ROLE}"


def kind_statements() -> tuple[str, ...]:
    """Return what lets the server know every role an archive names, as far as it does not."""
    return tuple(
        "DO $$ BEGIN"
        f" CREATE ROLE {role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
        " NOBYPASSRLS;"
        " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        for role in (*map(role_of, StationKind), ACTS_ROLE, SERVER_ROLE)
    )


def _trigger(table: str, when: str, function: str) -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS {function} ON {{schema}}.{table}"
    yield (
        f"CREATE TRIGGER {function} {when} ON {{schema}}.{table}"
        f" FOR EACH ROW EXECUTE FUNCTION {{schema}}.{function}()"
    )


def _drop_policies() -> str:
    return (
        "DO $$ DECLARE one record; BEGIN"
        " FOR one IN SELECT policyname, tablename FROM pg_policies"
        " WHERE schemaname = '{schema}' AND policyname LIKE 'nouba\\_%' LOOP"
        " EXECUTE format('DROP POLICY %I ON {schema}.%I', one.policyname, one.tablename);"
        " END LOOP; END $$"
    )


def _right(table: str, kind: StationKind, right: str) -> Iterator[str]:
    word, _, columns = right.partition(" ")
    verb, role = _VERBS[word], role_of(kind)
    where = f" ({columns})" if columns else ""
    yield f"GRANT {verb}{where} ON {{schema}}.{table} TO {role}"
    if word == "add":
        yield _sequence_grant(table, role)
    yield (
        f"CREATE POLICY {role}_{word} ON {{schema}}.{table} FOR {verb} TO {role}"
        f" {_rule(table, word, kind)}"
    )


def _rule(table: str, word: str, kind: StationKind) -> str:
    if word == "read":
        return f"USING ({rows_read(kind, table)})"
    own = SEEN.get(table, OWN_UNIT)
    if word == "add":
        return f"WITH CHECK ({'true' if table in OF_TICKETS else own})"
    return f"USING ({own}) WITH CHECK ({own})" if word == "change" else f"USING ({own})"


def _sequence_grant(table: str, role: str) -> str:
    """Let who adds rows take the next number of the table's own sequence, where it has one."""
    return (
        "DO $$ DECLARE one text; BEGIN"
        " FOR one IN SELECT pg_get_serial_sequence('{schema}." + table + "', attname)"
        " FROM pg_attribute WHERE attrelid = '{schema}." + table + "'::regclass"
        " AND attnum > 0 AND NOT attisdropped LOOP"
        " IF one IS NOT NULL THEN EXECUTE 'GRANT USAGE ON SEQUENCE ' || one || ' TO "
        f"{role}'; END IF; END LOOP; END $$"
    )
