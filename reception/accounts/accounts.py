"""Accounts of stations on a PostgreSQL server: one for each computer, with what it needs."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reception.accounts.inspection import GrantedRights, Inspection, granted_rights, inspected
from reception.accounts.limits import (
    BY_SUPERUSER,
    MAY_GIVE_ROOM,
    MOST_CONNECTIONS,
    OPEN_FUNCTIONS,
    limit_statements,
    limits,
    server_statements,
)
from reception.accounts.rights import (
    ACTS_ROLE,
    StationKind,
    fingerprint,
    rights_statements,
    role_of,
)
from reception.database.audit import UNITS, add_entry, add_to_every_log
from reception.database.connection import Database
from reception.database.run import Run, Statement, row_in_place
from reception.database.schema.stations import station_account
from reception.domain.errors import NotAllowedFault, Refusal, StorageFault, UnknownCounterError
from reception.domain.rights import AuditAct, AuditEntry, Noting

_LOGIN = re.compile(r"[a-z][a-z0-9_-]{0,39}")
# Whoever is shut out may be quick to come back, until the server has written that he may not.
_TRIES = 10

_MARK = Statement("SELECT obj_description('station_account'::regclass)")
_HANDED = Statement(
    "SELECT 1 FROM pg_proc WHERE proname = 'note_act' AND pronamespace = (SELECT relnamespace"
    " FROM pg_class WHERE oid = 'station_account'::regclass)"
    f" AND pg_get_userbyid(proowner) = '{ACTS_ROLE}'"
)
_SET_MARK = "COMMENT ON TABLE station_account IS '{mark}'"
_SCHEMA = Statement(
    "SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = 'station_account'::regclass"
)
_DATABASE = Statement("SELECT quote_ident(current_database())")
_ACCOUNTS = Statement("SELECT login, kind, unit, counters FROM station_account ORDER BY login")
_COUNTERS = Statement("SELECT number FROM counter WHERE unit = :unit")
_IS_OURS = Statement("SELECT 1 FROM station_account WHERE login = :login")
_KEEP = row_in_place(station_account)
_FORGET = Statement("DELETE FROM station_account WHERE login = :login")
_ROLE = Statement("SELECT oid::bigint FROM pg_roles WHERE rolname = :login")
_END_ALL = Statement(
    "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
    " WHERE usesysid = CAST(CAST(:role AS bigint) AS oid)"
)
_OWNS_IN = Statement("""
    SELECT DISTINCT datname FROM pg_shdepend JOIN pg_database ON pg_database.oid = dbid
    WHERE refclassid = 'pg_authid'::regclass AND refobjid = CAST(CAST(:role AS bigint) AS oid)
        AND datname <> current_database() ORDER BY 1
""")
_OWNER = Statement("""
    SELECT quote_ident(pg_get_userbyid(relowner)), pg_get_userbyid(relowner) = current_user,
        (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
    FROM pg_class WHERE oid = 'station_account'::regclass
""")
_PRESENT = Statement("""
    SELECT login, kind FROM station_account JOIN pg_roles ON rolname = login ORDER BY login
""")


class Applied(StrEnum):
    """Which version's rights the kinds of stations have."""

    NEVER = "never"
    """None yet: whoever connects is the tables' owner, or may do nothing."""
    EARLIER = "earlier"
    CURRENT = "current"


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """A station as the database knows it."""

    login: str
    """The name it connects by, which is the station's own."""
    kind: StationKind
    unit: str
    """The unit whose rows it sees."""
    counters: frozenset[int] = frozenset()
    """At which a desk may act; empty: at every counter of the unit."""


class AccountTakenError(Refusal):
    """The server knows this name as something else."""

    def __init__(self, login: str) -> None:
        super().__init__(f"The server knows '{login}' already; choose another name")


class LoginRefusedError(Refusal):
    """A name that no station can connect by."""

    def __init__(self, login: str) -> None:
        super().__init__(
            f"'{login}' cannot be a station's name here: write a small letter, then small letters,"
            " digits, - and _, 40 at most; names in pg_ and nouba_ are the server's and Nouba's"
        )


class NoAccountError(Refusal):
    """No station has this account."""

    def __init__(self, login: str) -> None:
        super().__init__(f"No station has the account '{login}'")


class UnknownUnitError(Refusal):
    """The unit is not in this database."""

    def __init__(self, unit: str, known: tuple[str, ...]) -> None:
        offer = f"choose one of: {', '.join(known)}" if known else "no unit is set up here yet"
        super().__init__(f"There is no unit '{unit}' here; {offer}")


class NoDeskError(Refusal):
    """Only a clerk's panel acts at counters."""

    def __init__(self, kind: StationKind) -> None:
        super().__init__(f"Counters are for a desk; a station of the kind '{kind}' acts at none")


class RightsNotAppliedError(Refusal):
    """An account without the rights of its kind would be of no use, or of too much."""

    says = "The rights are not those of this version; run: nouba postgres apply"


class Accounts:
    """Lets stations in, each as what it is, and shuts them out; whoever owns the tables may."""

    def __init__(self, database: Database, noting: Noting) -> None:
        """Note each act by ``noting``, in its own transaction as far as there is one."""
        self._database = database
        self._noting = noting

    def statements(self) -> tuple[str, ...]:
        """Return what ``apply`` runs."""
        return rights_statements()

    def server_statements(self) -> tuple[str, ...]:
        """Return what ``apply`` runs as well when the server's superuser runs it."""
        self._require_postgresql()
        with self._database.read() as run:
            return server_statements(_one(run, _OWNER))

    def apply(self) -> bool:
        """Give every kind of station the rights of this version; again, it changes nothing.

        Return whether what only the server's superuser may do is done as well: the account that
        this is done by may be his, once.
        """
        self._require_postgresql()
        entry = self._noted("the rights of every kind are given")
        with _by_the_owner(), self._database.write(patient=True) as run:
            schema = _one(run, _SCHEMA)
            database = _one(run, _DATABASE)
            roles = ", ".join(role_of(kind) for kind in StationKind)
            owner, is_owner, is_superuser = run.row(_OWNER) or ("", True, False)
            if is_superuser:
                for text in server_statements(owner):
                    _run_text(run, text)
                if not is_owner:
                    # Whoever made them: the owner is to let stations in, and to shut them out.
                    stations = "".join(f', "{login}"' for login, _ in run.rows(_PRESENT))
                    _run_text(run, f"GRANT {roles}{stations} TO {owner} WITH ADMIN OPTION")
            self._limit_all(run, database)
            if is_superuser and not is_owner:
                # What he makes is to be the owner's, who lets stations in by it.
                _run_text(run, f"SET LOCAL ROLE {owner}")
            for text in (
                *rights_statements(schema),
                f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
                f"GRANT CONNECT ON DATABASE {database} TO {roles}",
                _SET_MARK.format(mark=_mark(schema)),
            ):
                _run_text(run, text)
            add_to_every_log(run, entry)
            return _one(run, OPEN_FUNCTIONS) == "0"

    def inspected(self) -> Inspection:
        """Return by what stations could still harm the server, and what is none of Nouba's."""
        with self._database.read() as run:
            return inspected(run)

    def granted(self) -> tuple[GrantedRights, ...]:
        """Return what every kind may do with everything on the server, as the server has it."""
        self._require_postgresql()
        with self._database.read(patient=True) as run:
            return granted_rights(run)

    def applied(self) -> Applied:
        """Return which version's rights the kinds have; with SQLite nobody is given any."""
        if not self._database.is_postgresql:
            return Applied.NEVER
        with self._database.read() as run:
            row = run.row(_MARK)
            if row is None or row[0] is None:
                return Applied.NEVER
            # Of a backup that was put back, the acts belong to whoever did it.
            is_current = row[0] == _mark(_one(run, _SCHEMA)) and run.row(_HANDED) is not None
        return Applied.CURRENT if is_current else Applied.EARLIER

    def renew(self) -> bool:
        """Give the rights of this version where those of an earlier one are; return whether so."""
        if self.applied() is not Applied.EARLIER:
            return False
        self.apply()
        return True

    def all(self) -> tuple[Account, ...]:
        """Return every account, by its login."""
        self._require_postgresql()
        with self._database.read() as run:
            return tuple(_account(row) for row in run.rows(_ACCOUNTS))

    def add(
        self,
        login: str,
        kind: StationKind,
        *,
        unit: str | None = None,
        counters: frozenset[int] = frozenset(),
        password: str | None = None,
    ) -> Account:
        """Let a station connect; of one that is known the kind and the counters are changed.

        Args:
            login: the station's name.
            kind: what it is for.
            unit: whose rows it sees; None: of the only unit.
            counters: at which a desk may act; empty: at every one.
            password: kept by the server as a SCRAM verifier; None: by a certificate only.

        Raises:
            LoginRefusedError: the name cannot be one.
            AccountTakenError: the server knows the name as something else.
            UnknownUnitError: there is no such unit, or several and none is named.
            UnknownCounterError: the unit has no such counter.
            NoDeskError: counters are named for what is no desk.
            RightsNotAppliedError: the kinds have no rights yet.
        """
        if not _LOGIN.fullmatch(login) or login.startswith(("pg_", "nouba_")):
            raise LoginRefusedError(login)
        if counters and kind is not StationKind.DESK:
            raise NoDeskError(kind)
        self._require_postgresql()
        with self._database.read() as run:
            units = tuple(str(code) for (code,) in run.rows(UNITS))
            unit = unit if unit or len(units) != 1 else units[0]
            if unit not in units:
                raise UnknownUnitError(unit or "", units)
            if strange := counters - {number for (number,) in run.rows(_COUNTERS, unit=unit)}:
                raise UnknownCounterError(min(strange))
        if self.applied() is not Applied.CURRENT:
            raise RightsNotAppliedError
        account = Account(login=login, kind=kind, unit=unit, counters=counters)
        self._write(account, password)
        return account

    def remove(self, login: str) -> None:
        """Let a station connect no more, and end what it has open.

        Raises:
            NoAccountError: there is no such account.
        """
        account = next((one for one in self.all() if one.login == login), None)
        if account is None:
            raise NoAccountError(login)
        with self._database.read() as run:
            known = run.row(_ROLE, login=login)
        if known is None:
            entry = self._noted(f"{login} removed")
            with self._database.write() as run:
                self._forget(run, account, entry)
            return
        # Whoever holds the log open keeps nobody from being shut out.
        with suppress(StorageFault):
            self._note(account, "is to be removed")
        with _by_the_owner():
            self._shut_out(login, known[0])
        try:
            self._take_away(account, known[0])
        except StorageFault as fault:
            with suppress(StorageFault):
                self._note(account, "is shut out, and what it has made is there still")
            raise StorageFault(
                f"{login} may connect no more, but what it has made is there still: {fault.what}",
                f"{fault.hint}; then remove it again",
            ) from fault

    def _shut_out(self, login: str, role: int) -> None:
        """Let nobody in by an account any more, and end what it has open.

        A thief may hold the very row of his account; so he is ended first, as often as he comes.
        """
        for left in reversed(range(_TRIES)):
            try:
                with self._database.write() as run:
                    # Who may do all that the account may, may end it and drop what it owns.
                    _run_text(run, f'GRANT "{login}" TO CURRENT_USER')
                    run.rows(_END_ALL, role=role)
                    _run_text(run, f'ALTER ROLE "{login}" NOLOGIN CONNECTION LIMIT 0')
                break
            except NotAllowedFault:
                raise
            except StorageFault:
                if not left:
                    raise
        self._end_all(role)

    def _forget(self, run: Run, account: Account, entry: AuditEntry) -> None:
        run.change(_FORGET, login=account.login)
        add_entry(run, account.unit, entry)

    def _note(self, account: Account, how: str) -> None:
        entry = self._noted(f"{account.login} {how}")
        with self._database.write() as run:
            add_entry(run, account.unit, entry)

    def _noted(self, what: str) -> AuditEntry:
        return self._noting(AuditAct.KEEP_STATIONS, what)

    def _take_away(self, account: Account, role: int) -> None:
        """Drop what an account owns, in every database, and the account."""
        login, entry = account.login, self._noted(f"{account.login} removed")
        with self._database.read() as run:
            elsewhere = [str(name) for (name,) in run.rows(_OWNS_IN, role=role)]
        for name in elsewhere:
            url = self._database.url.set(database=name).render_as_string(hide_password=False)
            with closing(Database(url)) as other, other.write() as run:
                _run_text(run, f'DROP OWNED BY "{login}" CASCADE')
        with self._database.write() as run:
            _run_text(run, f'DROP OWNED BY "{login}" CASCADE')
            _run_text(run, f'DROP ROLE "{login}"')
            self._forget(run, account, entry)
        # Who was just coming in when the door was shut.
        self._end_all(role)

    def _end_all(self, role: int) -> None:
        with self._database.read() as run:
            run.rows(_END_ALL, role=role)

    def _limit_all(self, run: Run, database: str) -> None:
        room = _one(run, MAY_GIVE_ROOM) == "True"
        for login, kind in run.rows(_PRESENT):
            for text in limit_statements(login, StationKind(kind), database, room=room):
                _run_text(run, text)

    def _write(self, account: Account, password: str | None) -> None:
        login, role = f'"{account.login}"', role_of(account.kind)
        others = ", ".join(role_of(kind) for kind in StationKind if kind is not account.kind)
        numbers = ",".join(str(one) for one in sorted(account.counters)) or None
        entry = self._noted(f"{account.login} as {account.kind}")
        with _by_the_owner(), self._database.write() as run:
            ours = run.row(_IS_OURS, login=account.login)
            known = run.row(_ROLE, login=account.login)
            if known and not ours:
                raise AccountTakenError(account.login)
            # A database that was put back names stations that this server may not know.
            if not known:
                _run_text(
                    run,
                    f"CREATE ROLE {login} INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE"
                    " NOREPLICATION NOBYPASSRLS",
                )
            # One that was shut out, and not taken away to its end, is let in again.
            _run_text(run, f"ALTER ROLE {login} LOGIN CONNECTION LIMIT {MOST_CONNECTIONS}")
            _run_text(run, f"REVOKE {others} FROM {login}")
            _run_text(run, f"GRANT {role} TO {login}")
            database, room = _one(run, _DATABASE), _one(run, MAY_GIVE_ROOM) == "True"
            for text in limit_statements(account.login, account.kind, database, room=room):
                _run_text(run, text)
            if password is not None:
                verifier = run.scram_verifier(account.login, password)
                _run_text(run, f"ALTER ROLE {login} PASSWORD '{verifier}'")
            run.change(
                _KEEP, login=account.login, unit=account.unit, kind=account.kind, counters=numbers
            )
            add_entry(run, account.unit, entry)

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
            " superuser: ALTER ROLE nouba CREATEROLE; what he made himself he gives it by"
            f" {BY_SUPERUSER}",
        ) from fault


def _account(row: Sequence[Any]) -> Account:
    login, kind, unit, counters = row
    return Account(
        login=login,
        kind=StationKind(kind),
        unit=unit,
        counters=frozenset(int(one) for one in (counters or "").split(",") if one),
    )


def _mark(schema: str) -> str:
    """Return what tells the rights and limits of this version from another's."""
    times = " ".join(limits(StationKind.DESK, room=True).values())
    return f"{fingerprint(schema)} {times}"


def _one(run: Run, statement: Statement) -> str:
    row = run.row(statement)
    return str(row[0]) if row else ""


def _run_text(run: Run, text: str) -> None:
    # Its colons are PostgreSQL's own.
    run.change(Statement(text.replace(":", "\\:")))
