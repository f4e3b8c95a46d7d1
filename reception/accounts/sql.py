"""Accounts of stations: roles of the server that may log in, and whose they are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reception.accounts.model import Account, AccountTakenError, Applied, StationKind
from reception.accounts.statements import fingerprint, rights_statements, role_of
from reception.database.connection import Database
from reception.database.run import Run, Statement, row_in_place
from reception.database.schema.stations import station_account
from reception.domain.errors import NotAllowedFault, StorageFault

# A station has a pool of four, what it listens on, and what it lost and the server still keeps.
_MOST_CONNECTIONS = 12

_MARK = Statement("SELECT obj_description('station_account'::regclass)")
_SET_MARK = "COMMENT ON TABLE station_account IS '{mark}'"
_SCHEMA = Statement(
    "SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = 'station_account'::regclass"
)
_DATABASE = Statement("SELECT quote_ident(current_database())")
_ACCOUNTS = Statement("SELECT login, kind, unit, counters FROM station_account ORDER BY login")
_UNITS = Statement("SELECT code FROM unit ORDER BY code")
_COUNTERS = Statement("SELECT number FROM counter WHERE unit = :unit")
_IS_KNOWN = Statement("SELECT 1 FROM pg_roles WHERE rolname = :login")
_IS_OURS = Statement("SELECT 1 FROM station_account WHERE login = :login")
_KEEP = row_in_place(station_account)
_FORGET = Statement("DELETE FROM station_account WHERE login = :login")
_END_ALL = Statement(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :login"
)


class SqlAccounts:
    """Keeps accounts in PostgreSQL; whoever owns its tables may do so."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def statements(self) -> tuple[str, ...]:
        """Return what gives every kind its rights, as SQL."""
        return rights_statements()

    def apply(self) -> None:
        """Give every kind the rights of this version, and no others, all at once."""
        self._require_postgresql()
        with _by_the_owner(), self._database.write() as run:
            schema = _one(run, _SCHEMA)
            database = _one(run, _DATABASE)
            roles = ", ".join(role_of(kind) for kind in StationKind)
            for text in (
                *rights_statements(schema),
                f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
                f"GRANT CONNECT ON DATABASE {database} TO {roles}",
                _SET_MARK.format(mark=fingerprint(schema)),
            ):
                _run_text(run, text)

    def applied(self) -> Applied:
        """Return which version's rights the kinds have; with SQLite nobody is given any."""
        if not self._database.is_postgresql:
            return Applied.NEVER
        with self._database.read() as run:
            row = run.row(_MARK)
            if row is None or row[0] is None:
                return Applied.NEVER
            is_current = row[0] == fingerprint(_one(run, _SCHEMA))
        return Applied.CURRENT if is_current else Applied.EARLIER

    def accounts(self) -> tuple[Account, ...]:
        """Return every account, by its login."""
        self._require_postgresql()
        with self._database.read() as run:
            return tuple(_account(row) for row in run.rows(_ACCOUNTS))

    def units(self) -> tuple[str, ...]:
        """Return the units of the database."""
        self._require_postgresql()
        with self._database.read() as run:
            return tuple(row[0] for row in run.rows(_UNITS))

    def counters(self, unit: str) -> tuple[int, ...]:
        """Return the numbers of a unit's counters."""
        with self._database.read() as run:
            return tuple(row[0] for row in run.rows(_COUNTERS, unit=unit))

    def add(self, account: Account, password: str | None) -> None:
        """Let a station connect, or change what it may do; its name is checked by the caller."""
        login, role = f'"{account.login}"', role_of(account.kind)
        others = ", ".join(role_of(kind) for kind in StationKind if kind is not account.kind)
        numbers = ",".join(str(one) for one in sorted(account.counters)) or None
        with _by_the_owner(), self._database.write() as run:
            ours = run.row(_IS_OURS, login=account.login)
            known = run.row(_IS_KNOWN, login=account.login)
            if known and not ours:
                raise AccountTakenError(account.login)
            # A database that was put back names stations that this server may not know.
            if not known:
                _run_text(
                    run,
                    f"CREATE ROLE {login} LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE"
                    f" NOREPLICATION NOBYPASSRLS CONNECTION LIMIT {_MOST_CONNECTIONS}",
                )
            _run_text(run, f"REVOKE {others} FROM {login}")
            _run_text(run, f"GRANT {role} TO {login}")
            if password is not None:
                verifier = run.scram_verifier(account.login, password)
                _run_text(run, f"ALTER ROLE {login} PASSWORD '{verifier}'")
            run.change(
                _KEEP,
                login=account.login,
                unit=account.unit,
                kind=account.kind,
                counters=numbers,
            )

    def remove(self, login: str) -> None:
        """Let a station connect no more, and end what it has open."""
        with _by_the_owner(), self._database.write() as run:
            run.change(_FORGET, login=login)
            if run.row(_IS_KNOWN, login=login):
                _run_text(run, f'ALTER ROLE "{login}" NOLOGIN')
                run.rows(_END_ALL, login=login)
                _run_text(run, f'DROP ROLE "{login}"')

    def _require_postgresql(self) -> None:
        if not self._database.is_postgresql:
            raise StorageFault(
                f"{self._database} knows no accounts: whoever may open its file may do everything",
                "guard the file by the system's own users, or use PostgreSQL",
            )


@contextmanager
def _by_the_owner() -> Iterator[None]:
    """Say what an account needs that lets stations in, where it lacks it."""
    try:
        yield
    except NotAllowedFault as fault:
        raise NotAllowedFault(
            fault.what,
            "connect as the owner of the tables, and let it make roles, as the server's"
            " superuser: ALTER ROLE nouba CREATEROLE",
        ) from fault


def _account(row: Sequence[Any]) -> Account:
    login, kind, unit, counters = row
    return Account(
        login=login,
        kind=StationKind(kind),
        unit=unit,
        counters=frozenset(int(one) for one in (counters or "").split(",") if one),
    )


def _one(run: Run, statement: Statement) -> str:
    row = run.row(statement)
    return str(row[0]) if row else ""


def _run_text(run: Run, text: str) -> None:
    # Its colons are PostgreSQL's own.
    run.change(Statement(text.replace(":", "\\:")))
