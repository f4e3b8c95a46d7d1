"""How much of the server a station may take: time, room, and which of the server's own functions.

The time limits are what a station's sessions begin with: a thief sets them off, and is ended by the
guard. The room on the disk is the superuser's to give, and so are the functions; who owns the
tables keeps what is taken from everybody.
"""

from collections.abc import Iterator
from typing import Final

from reception.accounts.rights import ACTS_ROLE, SERVER_ROLE, StationKind, kind_statements
from reception.database.run import Statement

MOST_CONNECTIONS: Final = 12
"""A station has a pool of four, what it listens on, and what it lost and the server still keeps."""

BY_SUPERUSER: Final = "nouba postgres apply --db postgresql+psycopg://postgres@/nouba"
"""What the server's superuser types, once in each database."""

_TIMES: Final = {
    "statement_timeout": "10s",
    "lock_timeout": "3s",
    "idle_in_transaction_session_timeout": "5s",
}
_ROOM: Final = "temp_file_limit"
# The server's log has each mistake of a statement in it, however long the statement is.
_LOG: Final = "log_min_messages"
# Whoever leads the office sorts a year for a report; at a counter nobody sorts anything.
_MUCH_ROOM: Final = frozenset({StationKind.CONSOLE, StationKind.JOBS})

_HARMLESS: Final = (
    "array_sample", "array_shuffle", "clock_timestamp", "current_query", "currval",
    "gen_random_uuid", "lastval", "nextval", "pg_control_checkpoint", "pg_control_system",
    "pg_current_wal_lsn", "pg_drop_replication_slot", "pg_is_in_recovery", "pg_notify",
    "random", "random_normal",
    "set_config", "setseed", "timeofday", "uuidv4", "uuidv7",
)  # fmt: skip
"""Volatile functions of the server's that write nothing of weight and wait for nobody.

A slot is dropped by those alone who may replicate, which no station may.
"""

# What writes or waits is volatile; a trigger's or a handler's function is called by no statement.
_DANGEROUS: Final = f"""
    FROM pg_catalog.pg_proc AS found
        JOIN pg_catalog.pg_type AS answer ON answer.oid = found.prorettype
    WHERE found.pronamespace = 'pg_catalog'::regnamespace AND found.provolatile = 'v'
        AND answer.typname !~ '(trigger|_handler)$'
        AND found.proname <> ALL ('{{{",".join(_HARMLESS)}}}')
        AND has_function_privilege('public', found.oid, 'EXECUTE')
"""
_CLOSE_FUNCTIONS: Final = (
    "DO $$ DECLARE one regprocedure; BEGIN"
    f" FOR one IN SELECT found.oid {_DANGEROUS} LOOP"
    " EXECUTE format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC', one);"
    f" EXECUTE format('GRANT EXECUTE ON ROUTINE %s TO {SERVER_ROLE}', one);"
    " END LOOP; END $$"
)
OPEN_FUNCTIONS: Final = Statement(f"SELECT count(*) {_DANGEROUS}")
"""How many functions of the server that write or wait everybody may call."""

MAY_GIVE_ROOM: Final = Statement(
    f"SELECT rolsuper OR has_parameter_privilege('{_ROOM}', 'SET')"
    f" AND has_parameter_privilege('{_LOG}', 'SET')"
    " FROM pg_roles WHERE rolname = current_user"
)


def limits(kind: StationKind, *, room: bool) -> dict[str, str]:
    """Return what the sessions of a kind begin with; ``room``: it may be limited on the disk."""
    given = {_ROOM: "1GB" if kind in _MUCH_ROOM else "64MB", _LOG: "fatal"} if room else {}
    return {**_TIMES, **given}


def limit_statements(login: str, kind: StationKind, database: str, *, room: bool) -> Iterator[str]:
    """Yield what gives a station its limits, whatever it has set for itself."""
    yield f'ALTER ROLE "{login}" RESET ALL'
    yield f'ALTER ROLE "{login}" IN DATABASE {database} RESET ALL'
    for name, value in limits(kind, room=room).items():
        yield f"ALTER ROLE \"{login}\" SET {name} = '{value}'"


def server_statements(owner: str) -> tuple[str, ...]:
    """Return what only the server's superuser may do, once in each database."""
    return (
        *kind_statements(),
        _CLOSE_FUNCTIONS,
        f"GRANT EXECUTE ON FUNCTION pg_catalog.pg_lock_status() TO {ACTS_ROLE}",
        "REVOKE USAGE ON LANGUAGE sql, plpgsql FROM PUBLIC",
        f"GRANT USAGE ON LANGUAGE sql, plpgsql TO {SERVER_ROLE}",
        "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE postgres TO {SERVER_ROLE}",
        f"GRANT SET ON PARAMETER {_ROOM}, {_LOG} TO {owner}",
        # Who has made a role may give it on, and has not what it has: he is made a plain member.
        f"REVOKE {SERVER_ROLE} FROM {owner} CASCADE",
        f"GRANT {SERVER_ROLE}, pg_signal_backend, pg_read_all_stats TO {owner}",
    )
