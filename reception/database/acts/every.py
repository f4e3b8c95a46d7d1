"""Every act of the server, in the order in which they are made."""

import hashlib
from typing import Final

from reception.database.acts import (
    audit,
    counters,
    office,
    paper,
    past,
    people,
    reading,
    sessions,
    stations,
    take_in,
    tickets,
    totp,
    tries,
    visits,
    who,
)
from reception.database.acts.act import Act
from reception.database.run import Run, Statement

_MODULES = (
    *(who, reading, audit, totp, tries, people, sessions, tickets, paper),
    *(stations, take_in, visits, counters, office, past),
)
ACTS: Final = tuple(
    one for module in _MODULES for one in vars(module).values() if isinstance(one, Act)
)

_SCHEMA = Statement(
    "SELECT quote_ident(relnamespace::regnamespace::text) FROM pg_class"
    " WHERE oid = 'station_account'::regclass"
)
_MADE = Statement("SELECT obj_description(to_regprocedure('server_now()'), 'pg_proc')")
_SET_MADE = "COMMENT ON FUNCTION server_now() IS '{mark}'"


def acts_statements(schema: str) -> tuple[str, ...]:
    """Return what makes them all; to run it again changes nothing."""
    return tuple(text for act in ACTS for text in act.statements(schema))


def acts_are_made(run: Run) -> bool:
    """Return whether a server knows the acts of this version; a file needs none."""
    return not run.is_postgresql or run.row(_MADE) == (_mark(_made_by(run)),)


def make_acts(run: Run) -> bool:
    """Let a server know the acts of this version; return whether it did not."""
    if acts_are_made(run):
        return False
    statements = _made_by(run)
    for one in (*statements, _SET_MADE.format(mark=_mark(statements))):
        run.change(said(one))
    return True


def _made_by(run: Run) -> tuple[str, ...]:
    row = run.row(_SCHEMA)
    return acts_statements(str(row[0]) if row else "public")


def _mark(statements: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()


def said(text: str) -> Statement:
    """Return a statement whose colons are PostgreSQL's own."""
    return Statement(text.replace(":", "\\:"))
