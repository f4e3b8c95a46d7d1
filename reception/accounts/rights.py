"""Which kind of station may do what with which table: all that is not written here is denied.

A right is ``read``, of whole rows, or ``read login`` of the columns it names: what is written, acts
of the server write. Behind the table stand the rows that are seen, and the SQL by which every kind
of station gets its rights, and no others.
"""

import hashlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from reception.accounts.reading import READ, rows_read
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
    """What runs by the clock: alerts, reports, forgetting."""


_KIOSK, _BOARD, _DESK = StationKind.KIOSK, StationKind.BOARD, StationKind.DESK
_CONSOLE, _JOBS = StationKind.CONSOLE, StationKind.JOBS

type Rights = Mapping[StationKind, tuple[str, ...]]


def _rights(table: str) -> Rights:
    return {
        kind: (f"read {' '.join(columns.split())}".strip(),)
        for kind in StationKind
        if (columns := READ[kind].get(table)) is not None
    }


TABLES: Final[Mapping[str, Rights]] = {
    table: _rights(table) for table in ("alembic_version", *sorted(metadata.tables))
}
"""What is no station's, such as what is kept of passwords, stands here with no right."""

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
_OFFICE = (
    *("publish_revision", "begin_import", "keep_named", "bring_in_visits", "end_import"),
    *("acknowledge_alert", "want_slip", "declare_void"),
)
_FORGETTING = ("begin_retention", "forget_day", "forget_attendance", "end_retention")
CALLED: Final[Mapping[str, tuple[StationKind, ...]]] = {
    **dict.fromkeys(("nouba_own_unit", "nouba_own_station", "nouba_own_counter"), (*StationKind,)),
    **dict.fromkeys(("nouba_first_day", "nouba_left_open"), (_KIOSK, _BOARD, _DESK)),
    **dict.fromkeys(("past_stays", "described_unit"), (*StationKind,)),
    "note_act": (_KIOSK, _DESK, _CONSOLE, _JOBS),
    **dict.fromkeys(_SIGN_IN, (_DESK, _CONSOLE)),
    **dict.fromkeys(_PEOPLE, (_CONSOLE,)),
    "close_panels": (_DESK, _CONSOLE, _JOBS),
    **dict.fromkeys(_OFFICE, (_CONSOLE,)),
    **dict.fromkeys(("begin_alert", "move_alert", "end_alert"), (_CONSOLE, _JOBS)),
    **dict.fromkeys(_FORGETTING, (_JOBS,)),
    **dict.fromkeys(_PAPER, (_KIOSK, _DESK, _CONSOLE)),
    **dict.fromkeys(("take_slip", "record_slip", "settle_begun_slips"), (_KIOSK,)),
    **dict.fromkeys(("beat", "begin_anew", "leave"), (*StationKind,)),
    **dict.fromkeys(_DESKS, (_DESK, _CONSOLE)),
    **dict.fromkeys(_CLOSING, (_DESK, _CONSOLE, _JOBS)),
    # What visitors' telephones are told, and say, goes over the line: one of the jobs.
    **dict.fromkeys(("add_rating", "day_keys"), (_KIOSK, _JOBS)),
    **dict.fromkeys(("count_missed", "tell_outage"), (_KIOSK,)),
    **dict.fromkeys(_TAKE_IN, (_KIOSK, _CONSOLE)),
    "events_are_written": (_CONSOLE, _JOBS),
    "give_back": (_KIOSK,),
    "alone": (_KIOSK, _DESK, _CONSOLE),
    "hold_visit": (_KIOSK, _DESK, _CONSOLE, _JOBS),
}
"""Which acts of the server a kind of station may call; the others are called by these alone."""

WRITTEN: Final[Mapping[str, str]] = {
    "station_account": "SELECT",
    **dict.fromkeys(("audit", "past_change"), "INSERT"),
    **dict.fromkeys(("unit_revision", "decoy_key"), "SELECT, INSERT"),
    **dict.fromkeys(
        (
            *("unit", "service", "counter", "priority_class", "person", "credential"),
            *("station_letters", "station_outage", "visit_import", "retention_run"),
            *("alert", "missed_search"),
        ),
        "SELECT, INSERT, UPDATE",
    ),
    "chain": "SELECT, UPDATE",
    "seal": "SELECT, UPDATE, DELETE",
    **dict.fromkeys(
        ("void_number", "forgotten_day", "forgetting", "day_key"), "SELECT, INSERT, DELETE"
    ),
    "number_skip": "SELECT, DELETE",
    **dict.fromkeys(
        (
            *("ticket", "leg", "event", "rating", "day_counter", "day_service", "day_line"),
            *("print_job", "taken_in", "slip_job", "counter_session", "clerk_break"),
            "service_pause",
            *("station_printer", "station_life", "recovery_code", "unlock_pin", "sign_in_try"),
            *("sign_in_attempt", "sign_in_session"),
        ),
        "SELECT, INSERT, UPDATE, DELETE",
    ),
}
"""What the acts themselves may do with tables."""

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
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {{schema}} TO {ACTS_ROLE}"
    yield _drop_policies()
    for table, rights in TABLES.items():
        yield f"ALTER TABLE {{schema}}.{table} ENABLE ROW LEVEL SECURITY"
        if table in WRITTEN:
            yield f"GRANT {WRITTEN[table]} ON {{schema}}.{table} TO {ACTS_ROLE}"
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


def _drop_policies() -> str:
    return (
        "DO $$ DECLARE one record; BEGIN"
        " FOR one IN SELECT policyname, tablename FROM pg_policies"
        " WHERE schemaname = '{schema}' AND policyname LIKE 'nouba\\_%' LOOP"
        " EXECUTE format('DROP POLICY %I ON {schema}.%I', one.policyname, one.tablename);"
        " END LOOP; END $$"
    )


def _right(table: str, kind: StationKind, right: str) -> Iterator[str]:
    _, _, columns = right.partition(" ")
    role = role_of(kind)
    where = f" ({columns})" if columns else ""
    yield f"GRANT SELECT{where} ON {{schema}}.{table} TO {role}"
    yield (
        f"CREATE POLICY {role}_read ON {{schema}}.{table} FOR SELECT TO {role}"
        f" USING ({rows_read(kind, table)})"
    )
