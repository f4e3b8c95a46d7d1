"""Which kind of station may do what with which table: all that is not written here is denied.

A right is ``read``, ``add``, ``change`` or ``remove``; ``change state, at`` names the columns that
may be changed, ``read login`` those that may be read. Behind the table stand the rows it may be
done with, and the SQL by which every kind of station gets its rights, and no others.
"""

import hashlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from reception.domain.unit import Role


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

_READ: Final = ("read",)
_ALL_READ: Final[Rights] = dict.fromkeys(StationKind, _READ)
_OFFICE_READS: Final[Rights] = {_CONSOLE: _READ, _JOBS: _READ}


def _each(kinds: str, *rights: str) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(kinds.split(), rights)


def _also(rights: Rights, **more: tuple[str, ...]) -> Rights:
    return {**rights, **{StationKind(kind): (*_READ, *also) for kind, also in more.items()}}


TABLES: Final[Mapping[str, Rights]] = {
    "alembic_version": _ALL_READ,
    # A first revision and the next ones are written by one statement.
    "unit": _also(_ALL_READ, console=("add", "change revision")),
    "unit_revision": _also(_ALL_READ, console=("add",)),
    # Only who owns the tables puts a backup back, or lets an older client work.
    "number_skip": _also(_ALL_READ, jobs=("remove",)),
    "allowed_client": _ALL_READ,
    "service": _also(_ALL_READ, console=("add",)),
    # A clerk's panel locks the row of the counter where somebody sits down; it changes none.
    "counter": _also(
        _ALL_READ,
        desk=("change number",),
        console=("add", "change number"),
        jobs=("change number",),
    ),
    "counter_service": _also(_ALL_READ, console=("add", "remove")),
    "priority_class": _also(
        _ALL_READ, console=("add", "change head_start_us, rate"), jobs=("add",)
    ),
    "person": {
        # One statement keeps a new hash of one's own, whether or not there was one.
        _DESK: ("read", "add", "change password_hash"),
        _CONSOLE: ("read", "add", "change password_hash"),
        _JOBS: ("read unit, login", "add"),
    },
    "audit": {**dict.fromkeys((_DESK, _JOBS, _KIOSK, _BOARD), ("add",)), _CONSOLE: ("read", "add")},
    "day_counter": _also(
        _ALL_READ, **_each("kiosk desk console", "add", "change last"), jobs=("remove",)
    ),
    "day_service": _also(
        _ALL_READ, **_each("kiosk desk console", "add", "change taken, quota"), jobs=("remove",)
    ),
    # A ticket takes the label of its paper, once its former number is void.
    "ticket": _also(
        _ALL_READ,
        kiosk=("add", "change series, number, label"),
        desk=("add",),
        console=("add", "change series, number, label"),
        jobs=("remove",),
    ),
    "station_letters": _also(
        _ALL_READ, **_each("kiosk console", "add", "change install, station, given_at")
    ),
    "void_number": _also(
        _ALL_READ, kiosk=("add", "remove"), console=("add", "remove"), jobs=("remove",)
    ),
    "taken_in": _also(
        _ALL_READ,
        **_each("kiosk console", "add", "change outcome, why, service_day, void_label, decided_by"),
        jobs=("remove",),
    ),
    "leg": _also(
        _ALL_READ,
        kiosk=("add", "change callable_from"),
        desk=("add", "change", "remove"),
        console=("add", "change"),
        jobs=("change", "remove"),
    ),
    "event": _also(
        _ALL_READ,
        **_each("kiosk desk console", "add"),
        jobs=("add", "change clerk, kept_clerk, note", "remove"),
    ),
    # Events are sealed by the server itself; the seals of a reduced day begin anew.
    "chain": _also(_OFFICE_READS, jobs=("change base, base_length",)),
    "seal": _also(_OFFICE_READS, jobs=("change salt", "remove")),
    "past_change": {_CONSOLE: ("read", "add"), _JOBS: ("read", "add")},
    "print_job": _also(
        {_DESK: _READ, _KIOSK: _READ, _CONSOLE: _READ, _JOBS: _READ},
        **_each("kiosk desk console", "add", "change state, changed_at, attempt, answers"),
        jobs=("remove",),
    ),
    "slip_job": {_KIOSK: ("read", "change state, changed_at"), _CONSOLE: ("read", "add", "remove")},
    "station_printer": _also(
        dict.fromkeys((_KIOSK, _DESK, _CONSOLE, _JOBS), _READ),
        **_each("kiosk desk console", "add", "change state, answers, since, heard_at", "remove"),
    ),
    "counter_session": _also(
        _ALL_READ,
        **_each("desk console", "add", "change closed_at, profile"),
        jobs=("change closed_at, profile, clerk", "remove"),
    ),
    "clerk_break": _also(
        _ALL_READ,
        **_each("desk console", "add", "change ended_at"),
        jobs=("change ended_at, reason, clerk", "remove"),
    ),
    "service_pause": _also(
        _ALL_READ,
        **_each("desk console", "add", "change reason, resumed_at, resumed_by, until"),
        jobs=("change paused_by, resumed_by, reason", "remove"),
    ),
    "rating": _also(
        {_KIOSK: _READ, _CONSOLE: _READ, _JOBS: _READ},
        kiosk=("add",),
        jobs=("change operation, ticket, at",),
    ),
    "visit_import": _also(_OFFICE_READS, console=("add", "change")),
    "retention_run": _also(_OFFICE_READS, jobs=("add", "change")),
    "forgotten_day": _also(_OFFICE_READS, console=("remove",), jobs=("add",)),
    # Events are changed or removed by those alone who may open this door.
    "forgetting": {_JOBS: ("read", "add", "remove")},
    "estimate_model": _also(_ALL_READ, console=("add", "change"), jobs=("add", "change")),
    "alert": _also(
        {_BOARD: (), _DESK: _READ, _CONSOLE: _READ, _JOBS: _READ},
        **_each("console jobs", "add", "change"),
    ),
    "station_life": dict.fromkeys(StationKind, ("read", "add", "change since, heard_at", "remove")),
    # A panel asks for no second factor, and so need not see what makes its codes.
    "credential": {
        _DESK: ("read unit, login, must_change", "add", "change must_change"),
        _CONSOLE: ("read", "add", "change"),
    },
    "recovery_code": {_CONSOLE: ("read", "add", "change used_at", "remove")},
    "unlock_pin": {
        _DESK: ("read", "add", "change pin_hash, pepper_mark, set_at"),
        _CONSOLE: ("read", "add", "change pin_hash, pepper_mark, set_at", "remove"),
    },
    "sign_in_try": dict.fromkeys(
        (_DESK, _CONSOLE), ("read", "add", "change wrong, wrong_at", "remove")
    ),
    # Whoever closes the day signs the panels out.
    "sign_in_session": {
        **dict.fromkeys(
            (_DESK, _CONSOLE),
            ("read", "add", "change seen_at, locked_at, wrong_pins, ended_at, ended", "remove"),
        ),
        _JOBS: ("read", "change ended_at, ended"),
    },
    "station_outage": {
        _KIOSK: ("read", "add", "change ended_at, tickets, waiting, aside"),
        _CONSOLE: _READ,
        _JOBS: _READ,
    },
    # Who each station is, the server alone says: by functions that look at the login.
    "station_account": {},
}

OWN_UNIT: Final = "unit = (SELECT nouba_own_unit())"
_OWN_STATION: Final = "station = (SELECT nouba_own_station())"
_OWN_COUNTER: Final = "(counter IS NULL OR nouba_own_counter(counter))"

SEEN: Final[Mapping[str, str]] = {
    "alembic_version": "true",
    "allowed_client": "true",
    "unit": "code = (SELECT nouba_own_unit())",
    # These know their unit by the ticket, which is seen by the same rule.
    "event": "EXISTS (SELECT 1 FROM ticket WHERE ticket.id = event.ticket)",
    "print_job": "EXISTS (SELECT 1 FROM ticket WHERE ticket.id = print_job.ticket)",
    "seal": "EXISTS (SELECT 1 FROM chain WHERE chain.id = seal.chain)",
    "forgetting": "true",
    "station_account": "false",
}
"""Which rows a station sees; those of every other table, by ``OWN_UNIT``."""

OF_TICKETS: Final = ("event", "print_job")
"""Rows of these are added together with their ticket by one statement, which does not see it yet:
whose ticket it is, a trigger asks at the statement's end."""

_PEOPLE: Final = (
    "(SELECT one ->> 'login' FROM unit"
    " JOIN unit_revision ON unit_revision.unit = unit.code"
    " AND unit_revision.revision = unit.revision"
    " CROSS JOIN json_array_elements(document::json -> 'people') AS one"
    " WHERE one ->> 'role' = '{role}')"
)
# Administrators serve nobody, and so never come in at a panel: what they are recognised by is not
# read from there. Managers do come in, and choose their password at the console.
_NO_ADMINISTRATOR: Final = f"login NOT IN {_PEOPLE.format(role=Role.ADMINISTRATOR)}"
_CLERK: Final = f"login IN {_PEOPLE.format(role=Role.CLERK)}"

READ: Final[Mapping[tuple[StationKind, str], str]] = {(_DESK, "person"): _NO_ADMINISTRATOR}
"""What a row must fulfil as well to be read by a kind."""

ADDED: Final[Mapping[tuple[StationKind, str], str]] = {
    # A kiosk gives tickets that wait, and nothing ever happened to; those that it gave alone it
    # hands over on a later day as well, and lets wait again who was called by another number.
    (_KIOSK, "leg"): "state IN ('waiting', 'unserved') AND calls = 0 AND clerk IS NULL"
    " AND kept_counter IS NULL AND kept_clerk IS NULL AND (leg = 1 OR EXISTS ("
    "SELECT 1 FROM void_number WHERE void_number.ticket = leg.ticket))",
    (_KIOSK, "event"): "kind IN ('issued', 'taken_in', 'closed', 'readmitted')"
    " AND clerk IS NULL AND counter IS NULL",
    (_KIOSK, "taken_in"): "decided_by IS NULL",
    (_KIOSK, "void_number"): "made_by IS NULL AND ticket IS NOT NULL",
    **{(_KIOSK, one): _OWN_STATION for one in ("print_job", "rating", "station_outage")},
    (_DESK, "leg"): _OWN_COUNTER,
    (_DESK, "person"): _CLERK,
    # Who has no second factor gets none from a panel: nobody but its maker would know the codes.
    (_DESK, "credential"): f"factor_secret IS NULL AND {_CLERK}",
    (_DESK, "event"): _OWN_COUNTER,
    (_DESK, "counter_session"): "nouba_own_counter(counter)",
    (_DESK, "clerk_break"): "nouba_own_counter(counter)",
    # Nobody comes in, or has a PIN, at a station that she does not sit at.
    (_DESK, "sign_in_session"): _OWN_STATION,
    (_DESK, "unlock_pin"): _OWN_STATION,
    **{(kind, "station_printer"): _OWN_STATION for kind in (_KIOSK, _DESK)},
    **{(kind, "station_life"): _OWN_STATION for kind in (_KIOSK, _BOARD, _DESK)},
}
"""What a row that is added must fulfil as well."""

CHANGED: Final[Mapping[tuple[StationKind, str], str]] = {
    **{(_KIOSK, one): _OWN_STATION for one in ("slip_job", "print_job", "station_outage")},
    # What was called to another counter is that one's.
    (_DESK, "leg"): _OWN_COUNTER,
    (_DESK, "person"): _CLERK,
    (_DESK, "credential"): _CLERK,
    (_DESK, "counter_session"): "nouba_own_counter(counter)",
    (_DESK, "clerk_break"): "nouba_own_counter(counter)",
    (_DESK, "unlock_pin"): _OWN_STATION,
    **{(kind, "station_printer"): _OWN_STATION for kind in (_KIOSK, _DESK)},
    **{(kind, "station_life"): _OWN_STATION for kind in (_KIOSK, _BOARD, _DESK)},
}
"""Which rows may be changed or removed, and what they must fulfil afterwards."""

LOCKED: Final = frozenset({(kind, "counter") for kind in (_DESK, _CONSOLE, _JOBS)})
"""Rows that are locked by who may not change them."""

_FUNCTIONS = (
    """CREATE OR REPLACE FUNCTION nouba_own_unit() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
    $$ SELECT unit FROM {schema}.station_account WHERE login = session_user $$""",
    """CREATE OR REPLACE FUNCTION nouba_own_station() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
    $$ SELECT login FROM {schema}.station_account WHERE login = session_user $$""",
    """CREATE OR REPLACE FUNCTION nouba_own_counter(number integer) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
    $$ SELECT coalesce((
        SELECT counters IS NULL OR number::text = ANY (string_to_array(counters, ','))
        FROM {schema}.station_account WHERE login = session_user
    ), false) $$""",
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
_CALLED_BY_STATIONS = ("nouba_own_unit()", "nouba_own_station()", "nouba_own_counter(integer)")
_VERBS = {"read": "SELECT", "add": "INSERT", "change": "UPDATE", "remove": "DELETE"}


SERVER_ROLE: Final = "nouba_server"
"""May call what of the server's own functions is taken from everybody; the tables' owner is one."""


def role_of(kind: StationKind) -> str:
    """Return the role that every station of a kind is a member of."""
    return f"nouba_{kind}"


def rights_statements(schema: str = "public") -> tuple[str, ...]:
    """Return the statements in their order; to run them again changes nothing."""
    return tuple(one.replace("{schema}", schema) for one in _statements())


def fingerprint(schema: str = "public") -> str:
    """Return what tells these rights from those of another version."""
    return hashlib.sha256("\n".join(rights_statements(schema)).encode()).hexdigest()


def _statements() -> Iterator[str]:
    roles = ", ".join(role_of(kind) for kind in StationKind)
    yield from kind_statements()
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
    for function in _CALLED_BY_STATIONS:
        yield f"GRANT EXECUTE ON FUNCTION {{schema}}.{function} TO {roles}"
    alone = ", ".join(role_of(kind) for kind in (_KIOSK, _CONSOLE, _JOBS))
    yield f"GRANT EXECUTE ON FUNCTION {{schema}}.stand_alone(integer) TO {alone}"
    yield _drop_policies()
    for table, rights in TABLES.items():
        yield f"ALTER TABLE {{schema}}.{table} ENABLE ROW LEVEL SECURITY"
        for kind, allowed in rights.items():
            for right in allowed:
                yield from _right(table, kind, right)


def kind_statements() -> tuple[str, ...]:
    """Return what lets the server know every role an archive names, as far as it does not."""
    return tuple(
        "DO $$ BEGIN"
        f" CREATE ROLE {role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
        " NOBYPASSRLS;"
        " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        for role in (*map(role_of, StationKind), SERVER_ROLE)
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
        f" {_rule(table, kind, word)}"
    )


def _rule(table: str, kind: StationKind, word: str) -> str:
    own = SEEN.get(table, OWN_UNIT)
    if word == "add":
        own = "true" if table in OF_TICKETS else own
        return f"WITH CHECK ({_both(own, ADDED.get((kind, table)))})"
    if word == "read":
        return f"USING ({_both(own, READ.get((kind, table)))})"
    changed = _both(own, CHANGED.get((kind, table)))
    if word == "remove":
        return f"USING ({changed})"
    return f"USING ({changed}) WITH CHECK ({'false' if (kind, table) in LOCKED else changed})"


def _both(own: str, also: str | None) -> str:
    return f"{own} AND ({also})" if also else own


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
